package workforce

import (
	"context"
	"fmt"
	"strings"

	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// nwrsTotals are the FTE of a file by role, as people write them.
type nwrsTotals struct{ SPLW, CC, HWBC, MentalHealth, Other string }

// notes are what a reader of the plan should know of a file as a whole: what it adds up to, which networks would read "no
// return", and which of its own nobody knows.
func (m *NWRSImporter) notes(ctx context.Context, tx *database.Tx, census vocabulary.Date, importID string) ([]table.Problem, error) {
	totals, err := m.store.totals(ctx, tx, importID)
	if err != nil {
		return nil, err
	}
	notes := []table.Problem{{Code: "totals", Result: table.Noted, Message: fmt.Sprintf(
		"FTE of the file, all PCNs together: link workers %s, care co-ordinators %s, coaches %s, link workers counted as mental health practitioners %s, other roles %s.",
		totals.SPLW, totals.CC, totals.HWBC, totals.MentalHealth, totals.Other)}}
	silent, asked, err := m.store.silent(ctx, tx, census, importID)
	if err != nil {
		return nil, err
	}
	if silent > 0 {
		notes = append(notes, table.Problem{Column: "pcn_code", Code: "no_return", Result: table.Noted, Message: fmt.Sprintf(
			"%d of %d PCNs are not in this file, nor in another of its census that is applied: they will read “no return”, which is not 0.", silent, asked)})
	}
	unknown, err := m.store.unknown(ctx, tx, importID)
	if err != nil {
		return nil, err
	}
	return append(notes, unknownNote(unknown)...), nil
}

// mostNamed is how many codes a note names.
const mostNamed = 10

// unknownNote names the networks that no applied file names, in one note for all of them.
func unknownNote(codes []string) []table.Problem {
	note := table.Problem{Column: "pcn_code", Code: "unknown_pcn", Result: table.Noted}
	switch n := len(codes); {
	case n == 0:
		return nil
	case n == 1:
		note.Value, note.Message = codes[0], "No file that is applied names this network. Its return is kept, and is shown once one does."
	default:
		named := strings.Join(codes[:min(n, mostNamed)], ", ")
		if n > mostNamed {
			named += fmt.Sprintf(" and %d more", n-mostNamed)
		}
		note.Message = fmt.Sprintf("No file that is applied names %d networks of this one: %s. Their returns are kept, and each is shown once a file does.", n, named)
	}
	return []table.Problem{note}
}
