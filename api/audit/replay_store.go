package audit

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// replayTable holds the records of one table against their change rows.
func replayTable(ctx context.Context, tx pgx.Tx, t auditedTable, lenient bool) (*replay, error) {
	r := &replay{table: t.name, lenient: lenient}
	name := pgx.Identifier{t.name}.Sanitize()
	err := tx.QueryRow(ctx, `SELECT coalesce(array_agg(a.attname::text), '{}') FROM pg_attribute a
		WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND a.atttypid = 'timestamptz'::regtype`, name).Scan(&r.instants)
	if err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", t.name, err)
	}
	keys := make([]string, len(t.keys))
	for i, key := range t.keys {
		keys[i] = "to_jsonb(t) ->> '" + key + "'"
	}
	rows, err := tx.Query(ctx, fmt.Sprintf(`SELECT key, sequence, event_id, action, before, after, personal FROM (
			SELECT c.record_key COLLATE "C" AS key, c.id, o.sequence, c.event_id::text, c.action, c.before::text, c.after::text, c.personal::text
			  FROM audit_changes c LEFT JOIN outbox o ON o.event_id = c.event_id WHERE c.table_name = $1
			UNION ALL
			SELECT concat_ws('/', %s) COLLATE "C", NULL, NULL, NULL, 'now', NULL, to_jsonb(t)::text, NULL FROM %s t
		) r ORDER BY key, id NULLS LAST`, strings.Join(keys, ", "), name), t.name)
	if err != nil {
		return nil, fmt.Errorf("read %s and its change rows: %w", t.name, err)
	}
	var next row
	_, err = pgx.ForEachRow(rows, []any{&next.key, &next.sequence, &next.eventID, &next.action, &next.before, &next.after, &next.personal}, func() error {
		return r.take(next)
	})
	if err != nil {
		return nil, fmt.Errorf("read %s and its change rows: %w", t.name, err)
	}
	r.end()
	return r, nil
}

// readable tells whether this session may read every row of a table.
func readable(ctx context.Context, tx pgx.Tx, t auditedTable) (may bool, err error) {
	if err = tx.QueryRow(ctx, "SELECT coalesce(has_table_privilege(to_regclass($1), 'SELECT'), false)", pgx.Identifier{t.name}.Sanitize()).Scan(&may); err != nil {
		err = fmt.Errorf("read who may read %s: %w", t.name, err)
	}
	return may, err
}
