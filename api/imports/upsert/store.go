package upsert

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// keepRows keeps what the rows of a file say.
func keepRows(ctx context.Context, tx *database.Tx, importID string, rows []Row) error {
	cells, sheets, lines := make([]string, len(rows)), make([]string, len(rows)), make([]int64, len(rows))
	for i, row := range rows {
		text, err := json.Marshal(row.Cells)
		if err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
		cells[i], sheets[i], lines[i] = string(text), row.Sheet, row.Line
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO import_rows (import_id, number, key, cells, sheet, row)
		SELECT $1::text::uuid, r.n, r.key, r.cells::jsonb, nullif(r.sheet, ''), r.line
		  FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY AS r (key, cells, sheet, line, n)`, importID, keysOf(rows), cells, sheets, lines)
	if err != nil {
		return fmt.Errorf("keep the rows of a file: %w", err)
	}
	return nil
}

func readRows(ctx context.Context, tx *database.Tx, importID string) (rows []Row, err error) {
	found, err := tx.PGX.Query(ctx, "SELECT key, cells, coalesce(sheet, ''), row FROM import_rows WHERE import_id = $1::text::uuid ORDER BY number", importID)
	if err == nil {
		rows, err = pgx.CollectRows(found, pgx.RowToStructByPos[Row])
	}
	if err != nil {
		return nil, fmt.Errorf("read the rows of a file: %w", err)
	}
	return rows, nil
}

// keepEffects keeps what applying an import did. An import is applied once.
func keepEffects(ctx context.Context, tx *database.Tx, importID string, effects []effect) error {
	keys, before, after := make([]string, len(effects)), make([]*string, len(effects)), make([]string, len(effects))
	for i, e := range effects {
		keys[i], before[i], after[i] = e.key, e.before, e.after
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO import_effects (import_id, number, record_key, before, after)
		SELECT $1::text::uuid, e.n, e.key, e.before, e.after FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS e (key, before, after, n)`, importID, keys, before, after)
	if err != nil {
		return fmt.Errorf("keep what an import did: %w", err)
	}
	return nil
}

func readEffects(ctx context.Context, tx *database.Tx, importID string) (effects []effect, err error) {
	found, err := tx.PGX.Query(ctx, "SELECT record_key, before, after FROM import_effects WHERE import_id = $1::text::uuid ORDER BY number", importID)
	if err != nil {
		return nil, fmt.Errorf("read what an import did: %w", err)
	}
	var e effect
	_, err = pgx.ForEachRow(found, []any{&e.key, &e.before, &e.after}, func() error {
		done := effect{key: e.key, after: e.after}
		if e.before != nil {
			before := *e.before
			done.before = &before
		}
		effects = append(effects, done)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what an import did: %w", err)
	}
	return effects, nil
}

// networks tells which of some networks are there for anyone to see.
func networks(ctx context.Context, tx *database.Tx, codes []string) (known []string, err error) {
	err = tx.PGX.QueryRow(ctx, "SELECT coalesce(array_agg(ods_code::text), '{}') FROM shown_pcns WHERE ods_code::text = ANY ($1)", codes).Scan(&known)
	if err != nil {
		return nil, fmt.Errorf("look for networks: %w", err)
	}
	return known, nil
}
