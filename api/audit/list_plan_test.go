package audit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// heardList keeps the last list of events that was asked of the database.
type heardList struct {
	sql  string
	args []any
}

func (h *heardList) hear(_ context.Context, sql string, args []any) {
	if strings.HasPrefix(sql, "SELECT sequence, id") {
		h.sql, h.args = sql, args
	}
}

// read asks once more by the plan that is kept for this form of a question, whatever is asked for, and counts the change rows it reads.
func (h *heardList) read(t *testing.T, s site) (changes float64, told string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.Database.AppURL)
	must(t, err)
	defer conn.Close(context.Background())
	must(t, pgx.BeginFunc(t.Context(), conn, func(tx pgx.Tx) error {
		if err := database.SetReachOfList(t.Context(), tx, h.args[1].([]string)); err != nil {
			return err
		}
		if _, err := tx.Exec(t.Context(), "PREPARE list AS "+h.sql); err != nil {
			return err
		}
		var given []string
		for _, arg := range h.args {
			given = append(given, literal(arg))
		}
		return tx.QueryRow(t.Context(), "EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE list ("+strings.Join(given, ", ")+")").Scan(&told)
	}))
	var plans []struct{ Plan scan }
	must(t, json.Unmarshal([]byte(told), &plans))
	return plans[0].Plan.read("audit_changes"), told
}

// literal writes an argument into SQL, which takes none for EXECUTE.
func literal(arg any) string {
	text := fmt.Sprint(arg)
	switch arg := arg.(type) {
	case []string:
		text = "{" + strings.Join(arg, ",") + "}"
	case time.Time:
		text = arg.Format(time.RFC3339)
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// A page of the audit is as much work however long the audit has become, and the story of a record as much as the record has. Of ten
// events nine are a network's own, which an administrator of another region does not see.
func TestAPageOfTheAuditReadsThatPageAndNotTheAudit(t *testing.T) {
	const events, aRecord = 20_000, 40
	h := &heardList{}
	s := openSite(t, contract.WithTracer(testkit.Hearing(h.hear)))
	elsewhere := s.As(s.Settle(access.NewPerson{Name: "Elsewhere", Email: "elsewhere@trellis.invalid", Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: []string{"Y58"}, From: vocabulary.NewDate(2020, 1, 1)}))
	_, err := s.admin.Exec(t.Context(), fmt.Sprintf(`BEGIN; SET LOCAL session_replication_role = replica;
		CREATE TEMP TABLE made ON COMMIT DROP AS SELECT n, gen_random_uuid() AS id, n %% 10 = 0 AS is_public FROM generate_series(1, %d) n;
		INSERT INTO audit_events SELECT id, now(), 'system', 'system', CASE WHEN is_public THEN 'icbs.update' ELSE 'posts.update' END, NULL, NULL FROM made ORDER BY n;
		INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after, scopes_before, scopes_after)
			SELECT id, CASE WHEN is_public THEN 'icbs' ELSE 'posts' END, 'of ' || n %% %d, 'update', '{"version": 1}', '{"version": 2}', scopes, scopes
			  FROM made CROSS JOIN LATERAL (SELECT CASE WHEN NOT is_public THEN ARRAY['icb:QKK'] END AS scopes) s ORDER BY n;
		INSERT INTO outbox SELECT id FROM made ORDER BY n; COMMIT`, events, events/aRecord))
	must(t, err)
	must(t, s.App.Sequencer.CatchUp(t.Context()))
	_, err = s.admin.Exec(t.Context(), "ANALYZE audit_changes, audit_events, outbox")
	must(t, err)

	for _, asked := range []struct {
		query string
		found int
		most  float64 // change rows that are read for 50 events by who sees them all; who sees one in ten looks past the others
	}{
		{"", 50, 150}, {"?from=2026-01-01", 50, 150}, {"?cursor=next", 50, 150}, {"?operation=icbs.update", 50, 150},
		{"?table_name=icbs&record_key=of+10", aRecord, 2 * aRecord},
	} {
		for who, by := range map[string]*contract.Server{"everything": s.Server, "one in ten": elsewhere} {
			var page audit.AuditEventList
			path := "/api/v1/audit_events" + asked.query
			if asked.query == "?cursor=next" {
				by.Get("/api/v1/audit_events").Into(t, &page)
				path = "/api/v1/audit_events?cursor=" + *page.Next
			}
			by.Get(path).Into(t, &page)
			read, told := h.read(t, s)
			t.Logf("who reaches %s asks %q and is shown %d events, of %.0f change rows", who, asked.query, len(page.Items), read)
			most := asked.most
			if who == "one in ten" {
				most *= 10
			}
			if len(page.Items) != asked.found || read > most {
				t.Errorf("who reaches %s asks %q and is shown %d events; %.0f change rows are read:\n%s", who, asked.query, len(page.Items), read, told)
			}
		}
	}
}
