package organisations

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
	"trellis/api/organisations/history"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// waiting are the rows of a file about a practice or PCN that no file names: they count once one does.
func (historyStore) waiting(ctx context.Context, tx *database.Tx, importID string, state *history.State) (rows []table.Problem, err error) {
	found, err := tx.PGX.Query(ctx, `SELECT fact, code, coalesce(sheet, ''), row FROM organisation_statements
		WHERE import_id = $1 AND fact = ANY($2) ORDER BY number`, importID, []string{string(evidence.ListSize), string(evidence.Deprivation), string(evidence.Borough)})
	if err != nil {
		return nil, fmt.Errorf("read what waits: %w", err)
	}
	var s evidence.Statement
	_, err = pgx.ForEachRow(found, []any{&s.Fact, &s.Code, &s.Sheet, &s.Row}, func() error {
		about, what := history.Practice, "practice"
		if s.Fact == evidence.Borough {
			about, what = history.PCN, "PCN"
		}
		if _, known := state.Lives[about][s.Code]; !known {
			rows = append(rows, table.Problem{Sheet: s.Sheet, Row: s.Row, Value: s.Code, Code: "waiting", Result: table.Waiting,
				Message: fmt.Sprintf("No file that counts names the %s %s. The row is kept, and counts as soon as one does.", what, s.Code)})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what waits: %w", err)
	}
	return rows, nil
}

// otherwise are the rows of a file that name an ICB nobody knows, or put one of the reference locations into another
// ICB than Trellis does: their sub-ICB location is used, their ICB is not.
func (historyStore) otherwise(ctx context.Context, tx *database.Tx, importID string) (rows []table.Problem, err error) {
	found, err := tx.PGX.Query(ctx, `SELECT coalesce(s.sheet, ''), s.row, s.code, s.icb_code, coalesce(r.icb_code, ''), n.as_at
		FROM organisation_statements s
		JOIN imports n ON n.id = s.import_id
		LEFT JOIN icbs i ON i.ods_code = s.icb_code
		LEFT JOIN sub_icb_locations l ON l.ods_code = s.code AND l.is_reference
		LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = l.ods_code AND r.valid_from <= n.as_at AND (r.valid_to IS NULL OR r.valid_to > n.as_at)
		WHERE s.import_id = $1 AND s.fact = 'sub_icb_location' AND s.icb_code IS NOT NULL AND (i.ods_code IS NULL OR r.icb_code <> s.icb_code) ORDER BY s.number`, importID)
	if err != nil {
		return nil, fmt.Errorf("read which ICBs a file names: %w", err)
	}
	p := table.Problem{Result: table.Noted}
	var location, icb, ours string
	var asAt vocabulary.Date
	_, err = pgx.ForEachRow(found, []any{&p.Sheet, &p.Row, &location, &icb, &ours, &asAt}, func() error {
		p.Value, p.Code = icb, "unknown_icb"
		p.Message = fmt.Sprintf("Trellis knows no ICB %s. The sub-ICB location %s is used without one.", icb, location)
		if ours != "" {
			p.Code = "differs_from_reference"
			p.Message = fmt.Sprintf("The file puts %s into the ICB %s; by the reference data of Trellis it belonged to %s on %s, and that stays.", location, icb, ours, asAt.Words())
		}
		rows = append(rows, p)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read which ICBs a file names: %w", err)
	}
	return rows, nil
}
