package imports

import (
	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// CodeLists explains the words of imports.
func (s *Imports) CodeLists() []vocabulary.CodeList {
	kinds := vocabulary.CodeList{Name: "import_kind", Description: "The kinds of file that can be imported; GET /api/v1/import_kinds describes each."}
	for _, kind := range s.Kinds {
		kinds.Codes = append(kinds.Codes, vocabulary.CodeMeaning{Code: kind.Name, Meaning: kind.Title})
	}
	return []vocabulary.CodeList{kinds,
		{Name: "import_status", Description: "What became of an import.", Codes: []vocabulary.CodeMeaning{
			{Code: Planned, Meaning: "Read, and not applied yet."},
			{Code: Applied, Meaning: "Applied: what it says counts."},
			{Code: Undone, Meaning: "Applied and taken back: everything is as it would be without it."},
			{Code: Discarded, Meaning: "Read and put aside; it can no longer be applied."},
		}},
		{Name: "import_day", Description: "Where the day that a file describes comes from.", Codes: []vocabulary.CodeMeaning{
			{Code: "file", Meaning: "The file carries it."},
			{Code: "form", Meaning: "Whoever sends the file says it."},
			{Code: "today", Meaning: "It is the day the file is sent: each row says since when it holds."},
		}},
		{Name: "import_result", Description: "What became of a row of a file.", Codes: []vocabulary.CodeMeaning{
			{Code: string(table.LeftOut), Meaning: "Nothing of the row is used."},
			{Code: string(table.PutRight), Meaning: "The row is used, with a value corrected."},
			{Code: string(table.Waiting), Meaning: "The row is kept until another file names what it is about."},
			{Code: string(table.Noted), Meaning: "The row is used as it is; something about it is worth knowing."},
		}},
	}
}
