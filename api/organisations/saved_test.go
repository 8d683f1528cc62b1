package organisations_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
)

// saved is everything a write may leave behind.
type saved struct {
	Row                             string
	Revision                        int64
	Events, Changes, Outbox, Answer int
}

// look reads what stands in the database about an ICB and about writes as a whole.
func look(t *testing.T, conn *pgx.Conn, code string) saved {
	t.Helper()
	rows, err := conn.Query(t.Context(), `SELECT
		(SELECT to_jsonb(i)::text FROM icbs i WHERE ods_code = $1) AS row,
		(SELECT revision FROM revisions WHERE table_name = 'icbs') AS revision,
		(SELECT count(*) FROM audit_events) AS events, (SELECT count(*) FROM audit_changes) AS changes,
		(SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM idempotency_keys) AS answer`, code)
	must(t, err)
	found, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[saved])
	must(t, err)
	return found
}

// unchanged fails the test when anything differs from before.
func unchanged(t *testing.T, conn *pgx.Conn, code string, before saved, what string) {
	t.Helper()
	if after := look(t, conn, code); after != before {
		t.Errorf("%s left something behind:\n%+v\nbefore\n%+v", what, after, before)
	}
}

// oneWrite fails the test unless exactly one audited change, and its answers kept, came since before.
func oneWrite(t *testing.T, conn *pgx.Conn, code string, before saved, answers int) {
	t.Helper()
	after := look(t, conn, code)
	before.Row, before.Revision, before.Answer = after.Row, before.Revision+1, before.Answer+answers
	before.Events, before.Changes, before.Outbox = before.Events+1, before.Changes+1, before.Outbox+1
	if after != before {
		t.Errorf("one write left %+v, not %+v", after, before)
	}
}
