package httpx

import (
	"cmp"
	"fmt"
	"slices"

	"trellis/api/vocabulary"
)

// CodeLists explains the codes of problems.
func CodeLists() []vocabulary.CodeList {
	problems := vocabulary.CodeList{Name: "problem", Description: "What kind of error a problem is; docs/errors.md says what to do about each."}
	for code, kind := range kinds {
		problems.Codes = append(problems.Codes, vocabulary.CodeMeaning{Code: string(code), Meaning: fmt.Sprintf("%d: %s.", kind.status, kind.title)})
	}
	slices.SortFunc(problems.Codes, func(a, b vocabulary.CodeMeaning) int {
		return cmp.Or(cmp.Compare(a.Meaning[:3], b.Meaning[:3]), cmp.Compare(a.Code, b.Code))
	})
	return []vocabulary.CodeList{problems}
}
