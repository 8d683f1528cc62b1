package organisations_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

const rename = "UPDATE icbs SET short_name = 'Unseen', version = version + 1 WHERE ods_code = 'QMF'"

// A login of one's own database may create temporary tables; they come first in an ordinary search path.
func TestATemporaryTableCannotStandInForTheAudit(t *testing.T) {
	s := open(t)
	exec := func(conn *pgx.Conn, sql string) {
		t.Helper()
		_, err := conn.Exec(t.Context(), sql)
		must(t, err)
	}
	exec(s.admin, "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$")
	app := connect(t, s.Database.AppURL)
	exec(app, `CREATE TEMPORARY TABLE audit_changes (id bigserial, event_id uuid, table_name text, record_key text, action text, before jsonb, after jsonb)`)
	exec(app, `GRANT ALL ON audit_changes TO PUBLIC`)
	before := look(t, s.admin, "QMF")
	tx, err := app.Begin(t.Context())
	must(t, err)
	_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)")
	must(t, err)
	_, err = tx.Exec(t.Context(), rename)
	must(t, err)
	if err := tx.Commit(t.Context()); err == nil {
		t.Error("a write whose change row went elsewhere was saved")
	}
	unchanged(t, s.admin, "QMF", before, "a write past the audit")
}

func TestAClosedEventTakesNoFurtherChange(t *testing.T) {
	s := open(t)
	app := connect(t, s.Database.AppURL)
	before := look(t, s.admin, "QMF")
	tx, err := app.Begin(t.Context())
	must(t, err)
	_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', (SELECT id::text FROM audit_events LIMIT 1), true)")
	must(t, err)
	if _, err = tx.Exec(t.Context(), rename); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("a change under an old event gives %v", err)
	}
	must(t, tx.Rollback(t.Context()))

	tx, err = app.Begin(t.Context())
	must(t, err)
	for _, sql := range []string{
		"SELECT set_config('trellis.event_id', '01a20000-0000-7000-8000-000000000001', true)",
		"SELECT close_event('01a20000-0000-7000-8000-000000000001', now(), 'x', 'system', 'x', NULL, NULL)",
	} {
		_, err = tx.Exec(t.Context(), sql)
		must(t, err)
	}
	if _, err = tx.Exec(t.Context(), rename); err == nil || !strings.Contains(err.Error(), outsideUseCase) {
		t.Errorf("a change after the event was closed gives %v", err)
	}
	must(t, tx.Rollback(t.Context()))
	unchanged(t, s.admin, "QMF", before, "a change without an open event")
}

func TestATableIsNotEmptiedPastTheAudit(t *testing.T) {
	s := open(t)
	for _, table := range []string{"icb_successions", "icbs CASCADE", "regions CASCADE", "installation", "audit_changes", "audit_events CASCADE"} {
		if _, err := s.admin.Exec(t.Context(), "TRUNCATE "+table); err == nil || !strings.Contains(err.Error(), "is audited") {
			t.Errorf("TRUNCATE %s gives %v", table, err)
		}
	}
}

func TestOneBoardHasOneAddressHoweverItIsWritten(t *testing.T) {
	s := open(t)
	want := string(s.read(t, "/api/v1/icbs/QMF").body)
	for _, path := range []string{"/api/v1/icbs/QM%46", "/api/v1/icbs/%51MF", "/api/v1/icbs/qmf", "/api/v1/icbs/qm%66"} {
		if got := string(s.read(t, path).body); got != want {
			t.Errorf("%s answers %s", path, got)
		}
	}
	refused(t, s.get(t, "/api/v1/icbs/QM%2546"), 404, "not_found")
	refused(t, s.get(t, "/api/v1/icbs/QMF%2Fsuccession"), 404, "not_found")
	// An ending that is escaped comes off as it is written.
	if a := s.get(t, "/api/v1/icbs%2Ecsv"); a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), "text/csv") {
		t.Errorf("with an escaped ending it answers %d %s", a.status, a.header.Get("Content-Type"))
	}
	if a := s.get(t, "/api/v1/icbs/QM%46/pcns%2e%63sv"); a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), "text/csv") {
		t.Errorf("with every part escaped it answers %d %s", a.status, a.header.Get("Content-Type"))
	}
	for _, path := range []string{"/api/v1/icbs/QMF%2Fpcns.csv", "/api/v1/icbs/QMF%2Fpcns%2Ecsv", "/api/v1/icbs/QMF%2fpcns%2E%63%73%76"} {
		refused(t, s.get(t, path), 406, "not_acceptable") // a board is no file, and the list of its networks is not asked for
	}
	// An ending does not make two parts of it either: there is such an address, and it has no POST.
	refused(t, s.do(t, http.MethodPost, "/api/v1/icbs/QMF%2Fx.csv", ""), 405, "method_not_allowed")
}

// Readers of one board at once, some by an escaped address, on answers that have not been kept yet.
func TestAnEscapedAddressNeverSpoilsAnothersRead(t *testing.T) {
	s := open(t)
	var readers sync.WaitGroup
	for _, day := range []string{"2022-07-01", "2023-01-01", "2024-02-29", "2025-06-30", "2026-03-31", "2026-04-01"} {
		for _, code := range []string{"QMF", "QM%46", "QMF", "q%4Df"} {
			readers.Go(func() {
				if a := s.get(t, "/api/v1/icbs/"+code+"?as_of="+day); a.status != http.StatusOK {
					t.Errorf("%s on %s answers %d", code, day, a.status)
				}
			})
		}
	}
	readers.Wait()
}

func TestAKeyHoldsForABoardHoweverItsAddressIsWritten(t *testing.T) {
	s := open(t)
	tag, key := "If-Match: "+s.etag(t, "QMF"), "Idempotency-Key: once"
	first := s.rename(t, "QMF", "North East", tag, key)
	for _, code := range []string{"qmf", "QM%46"} {
		again := s.rename(t, code, "North East", tag, key)
		if again.status != http.StatusOK || again.header.Get("Idempotency-Replayed") != "true" || string(again.body) != string(first.body) {
			t.Errorf("as %s the retry answers %d %s", code, again.status, again.body)
		}
	}
}

func TestAParameterGivenTwiceIsRefusedAndChangesNothing(t *testing.T) {
	s := open(t)
	before, tag := look(t, s.admin, "QMF"), "If-Match: "+s.etag(t, "QMF")
	refused(t, s.do(t, http.MethodPatch, "/api/v1/icbs/QMF?dry_run=false&dry_run=true", `{"short_name":"Twice"}`, tag), 400, "bad_request")
	refused(t, s.get(t, "/api/v1/icbs/QMF?as_of=2026-01-01&as_of=2026-05-01"), 400, "bad_request")
	refused(t, s.get(t, "/api/v1/icbs?limit=1&limit=2"), 400, "bad_request")
	refused(t, s.do(t, http.MethodPatch, "/api/v1/icbs/QMF", "{\"short_name\":\"North \xff London\"}", tag), 400, "bad_request")
	unchanged(t, s.admin, "QMF", before, "a refused change")
}
