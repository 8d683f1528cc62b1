package organisations

import (
	"slices"

	"trellis/api/vocabulary"
)

// Evidence is how near to a day the files are that its figures rest on.
type Evidence struct {
	// EvidenceBefore is the last day, up to the one that is counted, that an applied file with networks or practices of the region describes; null where there is none. What no file has told since then is counted as it was that day.
	EvidenceBefore *vocabulary.Date `json:"evidence_before" list:"" example:"2023-01-27"`
	// EvidenceAfter is the first day after the one that is counted that such a file describes; null where there is none. What it shows changed may have changed on any day in between.
	EvidenceAfter *vocabulary.Date `json:"evidence_after" list:"" example:"2026-07-01"`
}

// around finds the days next to one among the days that files describe, the earliest first.
func around(day vocabulary.Date, described []vocabulary.Date) (e Evidence) {
	after, _ := slices.BinarySearchFunc(described, day, func(d, day vocabulary.Date) int {
		if d.After(day) {
			return 1
		}
		return -1
	})
	if after > 0 {
		e.EvidenceBefore = &described[after-1]
	}
	if after < len(described) {
		e.EvidenceAfter = &described[after]
	}
	return e
}
