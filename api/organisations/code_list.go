package organisations

import (
	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// CodeLists explains the words of organisations.
func CodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "organisation_type", Description: "The kinds of organisation that search finds.", Codes: []vocabulary.CodeMeaning{
			{Code: "icb", Meaning: "An integrated care board."},
			{Code: string(history.SubICBLocation), Meaning: "A sub-ICB location, the area of a former clinical commissioning group."},
			{Code: "borough", Meaning: "A London borough."},
			{Code: string(history.PCN), Meaning: "A primary care network."},
			{Code: string(history.Practice), Meaning: "A general practice."},
		}},
		{Name: "organisation_status", Description: "Whether an organisation stands on the day asked about.", Codes: []vocabulary.CodeMeaning{
			{Code: "open", Meaning: "It stands on that day."},
			{Code: "closed", Meaning: "It ended on or before that day."},
			{Code: "not_yet_open", Meaning: "It begins after that day."},
		}},
		{Name: "succession_kind", Description: "How one board follows another.", Codes: []vocabulary.CodeMeaning{
			{Code: "merger", Meaning: "All of several areas goes into one board."},
			{Code: "split", Meaning: "One board's area goes to several."},
			{Code: "acquisition", Meaning: "Part of an area goes to a board that already stood."},
		}},
		{Name: "data_origin", Description: "Whose organisations a region shows.", Codes: []vocabulary.CodeMeaning{
			{Code: "real", Meaning: "Those of applied files."},
			{Code: "demo", Meaning: "Invented ones, until a file brings real ones."},
		}},
		{Name: "boundaries", Description: "On whose map a total is drawn.", Codes: []vocabulary.CodeMeaning{
			{Code: "then", Meaning: "The map of the day asked about."},
			{Code: "now", Meaning: "Today's map: each location counts in the board it belongs to today."},
		}},
		{Name: "pcn_fact", Description: "What a line of a network's history tells.", Codes: []vocabulary.CodeMeaning{
			{Code: "opened", Meaning: "It began."},
			{Code: "name", Meaning: "It was called otherwise from then on."},
			{Code: "sub_icb_location", Meaning: "Another sub-ICB location commissioned it from then on."},
			{Code: "icb", Meaning: "It belonged to another board from then on."},
			{Code: "borough", Meaning: "It lay mostly in another borough from then on."},
			{Code: "practice_joined", Meaning: "A practice joined it."},
			{Code: "practice_left", Meaning: "A practice left it."},
			{Code: "closed", Meaning: "It ended."},
		}},
		{Name: "planned_action", Description: "What a line of an import's plan does.", Codes: []vocabulary.CodeMeaning{
			{Code: string(history.Create), Meaning: "An organisation is made."},
			{Code: string(history.Rename), Meaning: "It is called otherwise from a day on."},
			{Code: string(history.Move), Meaning: "It belongs elsewhere from a day on."},
			{Code: string(history.Close), Meaning: "It ends."},
			{Code: string(history.Reopen), Meaning: "It does not end after all."},
			{Code: string(history.Redate), Meaning: "The same holds on other days, or is better known."},
			{Code: string(history.Update), Meaning: "A figure is another from a day on."},
			{Code: string(history.Remove), Meaning: "It goes, as if it had never been."},
		}},
	}
}
