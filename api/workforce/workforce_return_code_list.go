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
			{Code: "no_census", Meaning: "No census of its region, for which the network was there, has been imported."},
		}},
		{Name: "count_difference", Description: "How an official return differs from the posts that were filled on its day.", Codes: []vocabulary.CodeMeaning{
			{Code: "agrees", Meaning: "By no more than 0.01 FTE."},
			{Code: "return_higher", Meaning: "It counts more."},
			{Code: "return_lower", Meaning: "It counts less."},
			{Code: "no_return", Meaning: "There is no return to compare."},
			{Code: "no_posts", Meaning: "No posts are kept here to compare."},
			{Code: "no_census", Meaning: "No census of its region, for which the network was there, has been imported."},
		}},
		{Name: "claim_difference", Description: "How the claim of a month differs from the part of the posts filled that the scheme pays, or from the official return.", Codes: []vocabulary.CodeMeaning{
			{Code: "agrees", Meaning: "By no more than 0.01 WTE."},
			{Code: "claim_higher", Meaning: "More was claimed."},
			{Code: "claim_lower", Meaning: "Less was claimed."},
			{Code: "no_claim", Meaning: "No claim of the month is recorded here."},
			{Code: "no_posts", Meaning: "No posts were kept here to compare."},
			{Code: "no_return", Meaning: "There is no return to compare."},
			{Code: "no_census", Meaning: "No census of its region, for which the network was there, has been imported."},
		}},
		{Name: "caseload_status", Description: "Whether it is known how many people were first contacted for each WTE in a year, and if not why.", Codes: []vocabulary.CodeMeaning{
			{Code: "known", Meaning: "All twelve months are known, and somebody was in post."},
			{Code: "incomplete", Meaning: "Not all of the twelve months are written down."},
			{Code: "suppressed", Meaning: "A month's count of 1 to 4 people is hidden, or may be."},
			{Code: "not_recorded", Meaning: "None of the twelve months is written down."},
			{Code: "posts_not_kept_all_year", Meaning: "Posts are kept here for a part of the twelve months only: who was in post before is not known."},
			{Code: "nobody_in_post", Meaning: "Nobody was in a post for the role in the twelve months."},
		}},
		{Name: "spread_by", Description: "How networks are grouped to see how their workforce is spread.", Codes: []vocabulary.CodeMeaning{
			{Code: byICB, Meaning: "By integrated care board."},
			{Code: byBorough, Meaning: "By borough."},
			{Code: byDeprivation, Meaning: "In fifths of the networks shown, those of the region or of the board, by the deprivation of the people registered."},
		}},
		{Name: "spread_source", Description: "What is counted to see how a workforce is spread.", Codes: []vocabulary.CodeMeaning{
			{Code: countPosts, Meaning: "WTE in post of the posts kept here."},
			{Code: countReturn, Meaning: "FTE of the newest official return."},
		}},
	}
}
