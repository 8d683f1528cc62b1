package imports

import (
	"context"
	"slices"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// LeftOutRows are the rows of a file of which nothing is used, as they stand in it, to be mended and sent again.
type LeftOutRows struct {
	// Headings are those of the file, of the columns that Trellis knows.
	Headings []string     `json:"headings" example:"pcn_code,reference,wte_funded"`
	Items    []LeftOutRow `json:"items"`
}

// LeftOutRow is one of them.
type LeftOutRow struct {
	// Sheet is null in a CSV file; Row counts from 1, the header included.
	Sheet *string `json:"sheet" example:"posts 2026-11-26"`
	Row   int64   `json:"row" example:"14"`
	// Cells are under the headings.
	Cells []string `json:"cells" example:"UD0001,SPLW-1,one"`
	// Problem says what is wrong with it.
	Problem string `json:"problem" example:"“one” is no number. Write it in figures, such as 0.8."`
}

// LeftOut reads the rows that an import leaves out.
func (s *Imports) LeftOut(ctx context.Context, actor vocabulary.Actor, id string) (left LeftOutRows, of Import, err error) {
	scope, err := policy.Allow(actor, "imports.read_left_out")
	if err != nil {
		return left, of, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		if of, err = s.store.read(ctx, scope, id); err != nil {
			return err
		}
		kind, err := s.kind(of.Kind)
		if err != nil {
			return err
		}
		if !kind.KeepsRows {
			return vocabulary.Errorf(vocabulary.CodeConflict, "Of this kind of file no rows are kept. GET /api/v1/imports/%s/problems says where in the file they stand.", id)
		}
		rows, err := s.store.leftOut(ctx, id)
		left = LeftOutRows{Headings: slices.Concat([]string{}, of.headings), Items: make([]LeftOutRow, len(rows))}
		for i, row := range rows {
			left.Items[i] = LeftOutRow(row)
		}
		return err
	})
	return left, of, err
}

// asFile is the rows under their headings, each with what is wrong with it.
func (l LeftOutRows) asFile() (headings []string, rows [][]string) {
	for _, row := range l.Items {
		rows = append(rows, append(slices.Clone(row.Cells), row.Problem))
	}
	return append(slices.Clone(l.Headings), "problem"), rows
}
