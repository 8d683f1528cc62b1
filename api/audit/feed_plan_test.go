package audit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
)

// scan is part of a plan, as it was carried out.
type scan struct {
	Relation string  `json:"Relation Name"`
	Rows     float64 `json:"Actual Rows"`
	Removed  float64 `json:"Rows Removed by Filter"`
	Loops    float64 `json:"Actual Loops"`
	Plans    []scan  `json:"Plans"`
}

// read is how many rows of a table were looked at.
func (s scan) read(table string) (rows float64) {
	if s.Relation == table {
		rows = (s.Rows + s.Removed) * s.Loops
	}
	for _, part := range s.Plans {
		rows += part.read(table)
	}
	return rows
}

// An import of many records lies in the chain before and after single changes. Whoever follows those does not read it again for each.
func TestAPageOfTheFeedReadsTheChangesBehindItsPlaceAndNoOthers(t *testing.T) {
	const imported, single = 40_000, 300
	c := openChained(t)
	// PostgreSQL's statistics are of the import, and lag behind what came after it.
	for _, events := range []struct{ n, changes int }{{1, imported}, {single, 1}} {
		_, err := c.admin.Exec(t.Context(), fmt.Sprintf(`BEGIN; SET LOCAL session_replication_role = replica;
			CREATE TEMP TABLE made ON COMMIT DROP AS SELECT gen_random_uuid() AS id FROM generate_series(1, %d);
			INSERT INTO audit_events SELECT id, now(), 'system', 'system', 'icbs.update', NULL, NULL FROM made;
			INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after) SELECT id, 'icbs', 'QWE', 'update', '{"version": 1}', '{"version": 2}' FROM made, generate_series(1, %d);
			INSERT INTO outbox SELECT id FROM made; COMMIT`, events.n, events.changes))
		must(t, err)
		must(t, c.sequencer.CatchUp(t.Context()))
		if events.changes == imported {
			_, err = c.admin.Exec(t.Context(), "ANALYZE audit_changes")
			must(t, err)
		}
	}
	var sequence, last int64
	must(t, c.admin.QueryRow(t.Context(), "SELECT o.sequence, max(c.id) FROM outbox o JOIN audit_changes c USING (event_id) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").Scan(&sequence, &last))

	var plan string
	must(t, pgx.BeginFunc(t.Context(), c.db.Pool, func(tx pgx.Tx) error {
		if err := audit.PrepareFeed(context.Background(), tx, []string{"*"}); err != nil {
			return err
		}
		// A place ten changes before the import's end, and a table of which nothing changed: nothing fills the page.
		return tx.QueryRow(t.Context(), "EXPLAIN (ANALYZE, FORMAT JSON) "+audit.PageOfFeed, sequence, last-10, 2000, []string{"*"}, []string{"regions"}, 200, []string{"*"}).Scan(&plan)
	}))
	var told []struct{ Plan scan }
	must(t, json.Unmarshal([]byte(plan), &told))
	if rows := told[0].Plan.read("audit_changes"); rows < single || rows > 2*single {
		t.Errorf("behind a place with %d changes it read %.0f, of an import of %d before it too:\n%s", single+10, rows, imported, plan)
	}
}
