package imports

import (
	"context"
	"fmt"

	"trellis/api/imports/table"
	"trellis/api/platform/database"
)

// What belongs to an import is written with one statement for many rows: COPY does not know row-level security.

func (s store) keepChanges(ctx context.Context, tx *database.Tx, id string, changes []PlannedChange) error {
	if _, err := tx.PGX.Exec(ctx, "DELETE FROM import_changes WHERE import_id = $1", id); err != nil {
		return fmt.Errorf("clear a plan: %w", err)
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO import_changes (import_id, number, action, record_type, record_code, name, column_name, before, after, effective_on, certainty, sheet, row)
		SELECT $1::text::uuid, c.n, c.action, c.type, c.code, c.name, c.column_name, c.before, c.after, c.effective_on::date, c.certainty::certainty, c.sheet, c.row
		  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[])
		  WITH ORDINALITY AS c (action, type, code, name, column_name, before, after, effective_on, certainty, sheet, row, n)`,
		id, each(changes, func(c *PlannedChange) string { return c.Action }), each(changes, func(c *PlannedChange) string { return c.RecordType }),
		each(changes, func(c *PlannedChange) string { return c.RecordCode }), each(changes, func(c *PlannedChange) *string { return c.Name }),
		each(changes, func(c *PlannedChange) *string { return c.ColumnName }), each(changes, func(c *PlannedChange) *string { return c.Before }),
		each(changes, func(c *PlannedChange) *string { return c.After }), each(changes, func(c *PlannedChange) *string { return dayOf(c) }),
		each(changes, func(c *PlannedChange) *string { return c.Certainty }), each(changes, func(c *PlannedChange) *string { return c.Sheet }),
		each(changes, func(c *PlannedChange) *int64 { return c.Row }))
	if err != nil {
		return fmt.Errorf("write a plan: %w", err)
	}
	return nil
}

func dayOf(c *PlannedChange) *string {
	if c.EffectiveOn == nil {
		return nil
	}
	day := c.EffectiveOn.String()
	return &day
}

// each takes one value of every row.
func each[Row, Value any](rows []Row, value func(*Row) Value) []Value {
	values := make([]Value, len(rows))
	for i := range rows {
		values[i] = value(&rows[i])
	}
	return values
}

// keepFound lists what a plan found beside other files, behind the file's own problems, in place of what the plan
// before it found.
func (s store) keepFound(ctx context.Context, tx *database.Tx, id string, found []table.Problem) error {
	var own int
	err := tx.PGX.QueryRow(ctx, `WITH gone AS (DELETE FROM import_problems WHERE import_id = $1 AND is_found RETURNING 1)
		SELECT count(*) FROM import_problems WHERE import_id = $1 AND NOT is_found`, id).Scan(&own)
	if err != nil {
		return fmt.Errorf("clear what a plan found: %w", err)
	}
	return s.keepProblems(ctx, tx, id, own, true, found[:min(len(found), table.MostProblems-min(own, table.MostProblems))])
}

// keepProblems lists problems behind those there are already.
func (s store) keepProblems(ctx context.Context, tx *database.Tx, id string, others int, found bool, problems []table.Problem) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO import_problems (import_id, number, sheet, row, column_name, value, code, message, result, is_found)
		SELECT $1::text::uuid, $2 + p.n, nullif(p.sheet, ''), nullif(p.row, 0), nullif(p.column_name, ''), nullif(p.value, ''), p.code, p.message, p.result, $3
		  FROM unnest($4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
		  WITH ORDINALITY AS p (sheet, row, column_name, value, code, message, result, n)`,
		id, others, found, each(problems, func(p *table.Problem) string { return p.Sheet }), each(problems, func(p *table.Problem) int64 { return p.Row }),
		each(problems, func(p *table.Problem) string { return p.Column }), each(problems, func(p *table.Problem) string { return p.Value }),
		each(problems, func(p *table.Problem) string { return p.Code }), each(problems, func(p *table.Problem) string { return p.Message }),
		each(problems, func(p *table.Problem) string { return string(p.Result) }))
	if err != nil {
		return fmt.Errorf("write the problems of a plan: %w", err)
	}
	return nil
}

// keepLeftOut keeps rows that were left out as they stood in the file.
func (s store) keepLeftOut(ctx context.Context, tx *database.Tx, id string, rows []table.KeptRow) error {
	if len(rows) == 0 {
		return nil
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO import_left_out_rows (import_id, number, sheet, row, cells, problem)
		SELECT $1::text::uuid, r.n, nullif(r.sheet, ''), r.row, ARRAY(SELECT jsonb_array_elements_text(r.cells::jsonb)), r.problem
		  FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) WITH ORDINALITY AS r (sheet, row, cells, problem, n)`,
		id, each(rows, func(r *table.KeptRow) string { return r.Sheet }), each(rows, func(r *table.KeptRow) int64 { return r.Row }),
		each(rows, func(r *table.KeptRow) string { return r.JSON() }), each(rows, func(r *table.KeptRow) string { return r.Problem }))
	if err != nil {
		return fmt.Errorf("keep the rows that were left out: %w", err)
	}
	return nil
}

// leftOutRow is one of them as it is kept.
type leftOutRow struct {
	Sheet   *string
	Row     int64
	Cells   []string
	Problem string
}

func (s store) leftOut(ctx context.Context, id string) ([]leftOutRow, error) {
	return database.Many[leftOutRow](ctx, s.db.Querier(ctx), "SELECT sheet, row, cells, problem FROM import_left_out_rows WHERE import_id = $1::text::uuid ORDER BY number", id)
}
