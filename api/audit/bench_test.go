package audit_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/demo/england"
	"trellis/api/server/contract"
)

// How many events of one change row are numbered in a second: go test ./api/audit -run - -bench Numbering
func BenchmarkNumbering(b *testing.B) {
	c := openChained(b)
	must(b, c.sequencer.CatchUp(b.Context()))
	numbered := 0
	for b.Loop() {
		b.StopTimer()
		_, err := c.admin.Exec(b.Context(), `WITH made AS (INSERT INTO audit_events SELECT gen_random_uuid(), now(), 'system', 'system', 'icbs.update', NULL, NULL FROM generate_series(1, 10000) RETURNING id),
			changed AS (INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after)
				SELECT id, 'icbs', 'QWE', 'update', '{"short_name": "West", "version": 1, "updated_at": "2026-04-01T08:00:00+00:00"}', '{"short_name": "South", "version": 2, "updated_at": "2026-04-02T08:00:00+00:00"}' FROM made)
			INSERT INTO outbox SELECT id FROM made`)
		must(b, err)
		b.StartTimer()
		must(b, c.sequencer.CatchUp(b.Context()))
		numbered += 10_000
	}
	b.ReportMetric(float64(numbered)/b.Elapsed().Seconds(), "events/s")
}

// Verifying a hundred thousand events fits the limit of its route: go test ./api/audit -run - -bench Verifying -benchtime 1x -v
func BenchmarkVerifying(b *testing.B) {
	const events = 100_000
	c := openChained(b)
	_, err := c.admin.Exec(b.Context(), `BEGIN; SET LOCAL session_replication_role = replica;
		CREATE TEMP TABLE made ON COMMIT DROP AS SELECT n, gen_random_uuid() AS id FROM generate_series(1, 100000) n;
		INSERT INTO audit_events SELECT id, now(), 'system', 'system', 'icbs.update', NULL, NULL FROM made ORDER BY n;
		INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after)
			SELECT id, 'icbs', 'QWE', 'update', jsonb_build_object('version', i.version + n - 1), jsonb_build_object('version', i.version + n) FROM made, icbs i WHERE i.ods_code = 'QWE' ORDER BY n;
		INSERT INTO outbox SELECT id FROM made;
		UPDATE icbs SET version = version + 100000 WHERE ods_code = 'QWE'; COMMIT; ANALYZE audit_changes, audit_events, outbox`)
	must(b, err)
	must(b, c.sequencer.CatchUp(b.Context()))
	must(b, c.sequencer.Anchor(b.Context()))
	verifier, err := audit.NewVerifier(clock, c.anchors)
	must(b, err)
	for b.Loop() {
		began := time.Now()
		found, err := verifier.Verify(b.Context(), c.db.Pool)
		must(b, err)
		took := time.Since(began)
		if found.Status != audit.Intact || found.CheckedEvents < events || took > audit.VerifyLimit {
			b.Fatalf("%d events are %s in %s:\n%s", found.CheckedEvents, found.Status, took, told(found))
		}
		b.Logf("%d events, %d changes and %d records verified in %s of %s", found.CheckedEvents, found.CheckedChanges, found.CheckedRecords, took.Round(time.Millisecond), audit.VerifyLimit)
	}
}

// What the audit of all England takes: go test ./api/audit -run - -bench AllEngland -benchtime 1x -v
func BenchmarkAllEngland(b *testing.B) {
	s := contract.NewServer(b, contract.WithClock(func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }))
	var boards struct {
		Items []struct {
			Code string `json:"ods_code"`
		}
	}
	s.Get("/api/v1/icbs?limit=200&as_of=2026-07-01").Into(b, &boards)
	var codes []string
	for _, board := range boards.Items {
		codes = append(codes, board.Code)
	}
	files := england.New(england.All(codes), "2026-07-01")
	admin, err := pgx.Connect(b.Context(), s.Database.AdminURL)
	must(b, err)
	defer admin.Close(b.Context())
	for _, f := range []struct {
		kind, day string
		content   []byte
	}{{"ods_practice_map", "2026-07-01", files.Map}, {"ods_epcn", "2026-06-01", files.EPCN}, {"list_sizes", "2026-07-01", files.Counts}, {"imd_practice", "2025-10-30", files.Scores}} {
		s.Import(f.kind, f.day, f.content)
		began := time.Now()
		for waiting := 1; waiting > 0; time.Sleep(time.Millisecond) {
			must(b, admin.QueryRow(b.Context(), "SELECT count(*) FROM outbox WHERE sequence IS NULL").Scan(&waiting))
		}
		b.Logf("%s was numbered %s after it was applied", f.kind, time.Since(began).Round(time.Millisecond))
	}
	verifier, err := audit.NewVerifier(clock, audit.Anchors{})
	must(b, err)
	began := time.Now()
	found, err := verifier.Verify(b.Context(), s.App.DB.Pool)
	must(b, err)
	b.Logf("%s: %d events, %d changes and %d records verified in %s", found.Status, found.CheckedEvents, found.CheckedChanges, found.CheckedRecords, time.Since(began).Round(time.Millisecond))
	r, pages, slowest := newReplica(), 0, time.Duration(0)
	began = time.Now()
	for {
		query := url.Values{"limit": {"1000"}}
		if r.cursor != "" {
			query.Set("cursor", r.cursor)
		}
		var page audit.Changes
		from := time.Now()
		s.Get("/api/v1/changes?"+query.Encode()).Into(b, &page)
		slowest = max(slowest, time.Since(from))
		must(b, r.take(page))
		if pages++; page.IsCaughtUp {
			break
		}
	}
	b.Logf("%d changes followed in %d pages and %s, the slowest in %s", r.taken, pages, time.Since(began).Round(time.Millisecond), slowest.Round(time.Millisecond))
	plan(b, s)
}

// plan prints how PostgreSQL reads a page from the middle of an import.
func plan(b *testing.B, s *contract.Server) {
	conn, err := s.App.DB.Pool.Acquire(b.Context())
	must(b, err)
	defer conn.Release()
	tx, err := conn.Begin(b.Context())
	must(b, err)
	defer func() { must(b, tx.Rollback(b.Context())) }()
	must(b, audit.PrepareFeed(b.Context(), tx, []string{"*"}))
	rows, err := tx.Query(b.Context(), "EXPLAIN (ANALYZE, BUFFERS) "+audit.PageOfFeed, 7, 30_000, 2000, []string{"*"}, fed(), 200, []string{"*"})
	must(b, err)
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(b, err)
	b.Log(strings.Join(lines, "\n"))
}
