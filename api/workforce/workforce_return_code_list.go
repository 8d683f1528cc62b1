package workforce

import "trellis/api/vocabulary"

// returnCodeLists explains the words of returns and of what is counted.
func returnCodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "returned_role", Description: "What is counted by: a role of the official returns, or all three that posts are kept for.", Codes: []vocabulary.CodeMeaning{
			{Code: "splw", Meaning: "Social prescribing link worker."},
			{Code: "cc", Meaning: "Care co-ordinator."},
			{Code: "hwbc", Meaning: "Health and wellbeing coach."},
			{Code: mentalHealth, Meaning: "Social prescribing link worker whom the returns count as a mental health practitioner; never among the others."},
			{Code: "all", Meaning: "Link workers, care co-ordinators and coaches together."},
		}},
		{Name: "return_status", Description: "Whether a network made an official return at a census.", Codes: []vocabulary.CodeMeaning{
			{Code: "returned", Meaning: "It did; nobody of a role is 0."},
			{Code: "no_return", Meaning: "It is missing from the published file: nothing is known, which is not 0."},
			{Code: "no_census", Meaning: "No census of its region has been imported."},
		}},
		{Name: "count_difference", Description: "How an official return differs from the posts that were filled on its day.", Codes: []vocabulary.CodeMeaning{
			{Code: "agrees", Meaning: "By no more than 0.01 FTE."},
			{Code: "return_higher", Meaning: "It counts more."},
			{Code: "return_lower", Meaning: "It counts less."},
			{Code: "no_return", Meaning: "There is no return to compare."},
			{Code: "no_posts", Meaning: "No posts are kept here to compare."},
			{Code: "no_census", Meaning: "No census of its region has been imported."},
		}},
		{Name: "spread_by", Description: "How networks are grouped to see how their workforce is spread.", Codes: []vocabulary.CodeMeaning{
			{Code: byICB, Meaning: "By integrated care board."},
			{Code: byBorough, Meaning: "By borough."},
			{Code: byDeprivation, Meaning: "In fifths of the region's networks, by the deprivation of the people registered."},
		}},
		{Name: "spread_source", Description: "What is counted to see how a workforce is spread.", Codes: []vocabulary.CodeMeaning{
			{Code: countPosts, Meaning: "WTE in post of the posts kept here."},
			{Code: countReturn, Meaning: "FTE of the newest official return."},
		}},
	}
}
