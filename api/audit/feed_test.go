package audit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// Three small practice maps: practices move, go and come, and networks are renamed.
var maps3 = []struct {
	day     string
	content []byte
}{
	{"2026-01-01", england.Map("2026-01-01", england.Practice{Code: "A10001", PCN: "U10001", Location: "93C", ICB: "QMJ"},
		england.Practice{Code: "A10002", PCN: "U10001", Location: "93C", ICB: "QMJ"}, england.Practice{Code: "A10003", PCN: "U10002", Location: "72Q", ICB: "QKK"})},
	{"2026-07-01", england.Map("2026-07-01", england.Practice{Code: "A10001", PCN: "U10001", PCNName: "RENAMED PCN", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10002", PCN: "U10003", Location: "93C", ICB: "Z9B2Z"}, england.Practice{Code: "A10004", Location: "72Q", ICB: "QKK"})},
	{"2026-10-01", england.Map("2026-10-01", england.Practice{Code: "A10001", PCN: "U10002", Location: "72Q", ICB: "QKK"},
		england.Practice{Code: "A10005", PCN: "U10003", Location: "93C", ICB: "Z9B2Z"})},
}

// site is the product on a database of its own.
type site struct {
	*contract.Server
	admin *pgx.Conn
}

func openSite(t *testing.T, options ...contract.Option) site {
	t.Helper()
	s := contract.NewServer(t, append([]contract.Option{contract.WithClock(autumn)}, options...)...)
	admin, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	must(t, err)
	t.Cleanup(func() { admin.Close(context.Background()) })
	_, err = admin.Exec(t.Context(), "SET timezone = 'UTC'")
	must(t, err)
	return site{s, admin}
}

// rename renames a board and tells whether it was taken.
func (s site) rename(t *testing.T, code, name, query string) bool {
	t.Helper()
	etag := s.Get("/api/v1/icbs/" + code).Header.Get("ETag")
	return s.Do(http.MethodPatch, "/api/v1/icbs/"+code+query, map[string]string{"If-Match": etag}, map[string]string{"short_name": name}).Status == http.StatusOK
}

// page reads a page of the feed.
func (s site) page(t *testing.T, query url.Values) (page audit.Changes) {
	t.Helper()
	page, anew := s.pageOrAnew(t, query)
	if anew {
		t.Fatal("the feed is to be begun again")
	}
	return page
}

// pageOrAnew reads a page of the feed, unless it is to be begun again: what the follower reaches has changed.
func (s site) pageOrAnew(t *testing.T, query url.Values) (page audit.Changes, anew bool) {
	t.Helper()
	answer := s.Get("/api/v1/changes?" + query.Encode())
	if query.Get("cursor") != "" && answer.Status == http.StatusGone {
		return page, true
	}
	if answer.Status != http.StatusOK {
		t.Fatalf("the feed answers %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &page)
	return page, false
}

// follow reads the feed as far as it goes. A file can bring networks within the follower's reach: then they begin again.
func (s site) follow(t *testing.T, r *replica, resources []string, random *rand.Rand) {
	t.Helper()
	for {
		query := url.Values{"limit": {fmt.Sprint(1 + random.IntN(60))}, "resource": resources}
		if r.cursor != "" {
			query.Set("cursor", r.cursor)
		}
		page, anew := s.pageOrAnew(t, query)
		if anew {
			*r = *newReplica()
			continue
		}
		must(t, r.take(page))
		if page.IsCaughtUp {
			return
		}
	}
}

// numbered waits until every committed event has its number.
func (s site) numbered(t *testing.T) {
	t.Helper()
	for began := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		var waiting int
		must(t, s.admin.QueryRow(t.Context(), "SELECT count(*) FROM outbox WHERE sequence IS NULL").Scan(&waiting))
		if waiting == 0 {
			return
		}
		if time.Since(began) > 20*time.Second {
			t.Fatalf("twenty seconds on, %d events wait for their numbers", waiting)
		}
	}
}

// source is every record of the tables, as the database has it.
func (s site) source(t *testing.T, tables []string) []string {
	t.Helper()
	lines := []string{}
	for _, table := range tables {
		rows, err := s.admin.Query(t.Context(), "SELECT to_jsonb(t)::text FROM "+table+" t")
		must(t, err)
		records, err := pgx.CollectRows(rows, pgx.RowTo[string])
		must(t, err)
		for _, record := range records {
			var values map[string]json.RawMessage
			must(t, json.Unmarshal([]byte(record), &values))
			lines = append(lines, table+" "+object(values))
		}
	}
	slices.Sort(lines)
	return lines
}

// withoutKeys writes a copy down as source does.
func (r *replica) withoutKeys() []string {
	lines := []string{}
	for _, line := range r.lines() {
		resource, rest, _ := strings.Cut(line, " ")
		lines = append(lines, resource+" "+rest[strings.Index(rest, "{"):])
	}
	slices.Sort(lines)
	return lines
}

// Whatever is written, imported and undone, and in whatever order transactions end: who follows the feed has the database.
func TestACopyMadeFromTheFeedIsTheDatabase(t *testing.T) {
	s := openSite(t)
	random := seeded(t)
	var stop atomic.Bool
	var others sync.WaitGroup
	r := newReplica()
	followers := rand.New(rand.NewPCG(random.Uint64(), 2))
	others.Go(func() { // follows all the while
		for !stop.Load() {
			s.follow(t, r, nil, followers)
		}
	})
	holds := rand.New(rand.NewPCG(random.Uint64(), 3))
	others.Go(func() { // holds transactions open across the commits of others
		for n := 0; !stop.Load(); n++ {
			must(t, s.App.Log.Record(t.Context(), vocabulary.System(), "icbs.update", noted(
				fmt.Sprintf("UPDATE icbs SET short_name = 'Held %d', version = version + 1 WHERE ods_code = 'QOP'", n),
				fmt.Sprintf("SELECT pg_sleep(%f)", 0.05+holds.Float64()/3),
				fmt.Sprintf("UPDATE icbs SET short_name = 'Held twice %d', version = version + 1 WHERE ods_code = 'QUA'", n))))
		}
	})
	var applied []imports.Import
	writes := map[string]int{}
	for n := range 60 {
		switch random.IntN(6) {
		case 0, 1:
			if m := maps3[random.IntN(len(maps3))]; len(applied) < 4 {
				applied = append(applied, s.Import("ods_practice_map", m.day, m.content))
				writes["imports"]++
			}
		case 2, 3:
			if len(applied) > 0 {
				at := random.IntN(len(applied))
				s.Undo(applied[at])
				applied = slices.Delete(applied, at, at+1)
				writes["undos"]++
			}
		case 4:
			s.rename(t, "QWE", fmt.Sprint("Tried ", n), "?dry_run=true")
		default:
			if s.rename(t, []string{"QMF", "QWE", "QKK"}[random.IntN(3)], fmt.Sprint("Board ", n), "") {
				writes["renames"]++
			}
		}
	}
	stop.Store(true)
	others.Wait()
	s.numbered(t)
	s.follow(t, r, nil, random)
	same(t, "who followed all the while", r.withoutKeys(), s.source(t, fed()))
	late := newReplica()
	s.follow(t, late, nil, random)
	same(t, "who came late", late.withoutKeys(), s.source(t, fed()))
	some := []string{"icbs", "practice_memberships"}
	partly := newReplica()
	s.follow(t, partly, some, random)
	same(t, "who follows two resources", partly.withoutKeys(), s.source(t, some))
	t.Logf("%v, %d changes followed, %d records", writes, r.taken, len(r.records))
	if writes["imports"] == 0 || writes["undos"] == 0 || writes["renames"] == 0 {
		t.Error("the test is too tame")
	}
	var found audit.Verification
	s.Get("/api/v1/audit_events/verification").Into(t, &found)
	if found.Status != audit.Intact || found.CheckedEvents < 60 {
		t.Errorf("after all that the audit is verified as %+v", found)
	}
}

// fed lists the tables that can be followed.
func fed() (names []string) {
	for _, table := range audit.FedTables() {
		names = append(names, table.Name)
	}
	return names
}

func TestEveryAuditedTableIsInTheFeedOrPrivate(t *testing.T) {
	admin, err := pgx.Connect(t.Context(), testkit.NewDatabase(t).AdminURL)
	must(t, err)
	defer admin.Close(context.Background())
	tables := func(which string) (names []string) {
		rows, err := admin.Query(t.Context(), "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = 'record_change'::regproc AND "+which+" ORDER BY 1")
		must(t, err)
		names, err = pgx.CollectRows(rows, pgx.RowTo[string])
		must(t, err)
		return names
	}
	said := slices.Sorted(slices.Values(slices.Concat(fed(), audit.Private)))
	if audited := tables("true"); !slices.Equal(audited, said) {
		t.Errorf("audited are\n%v\nand in the feed or private\n%v", audited, said)
	}
	owned := slices.DeleteFunc(tables("EXISTS (SELECT FROM pg_attribute WHERE attrelid = tgrelid AND attname = 'scopes')"), func(name string) bool { return slices.Contains(audit.Private, name) })
	scoped := []string{}
	for _, table := range audit.FedTables() {
		if table.IsScoped {
			scoped = append(scoped, table.Name)
		}
		if !policy.Known(table.Operation) {
			t.Errorf("%s is read by %s, which is no operation", table.Name, table.Operation)
		}
	}
	if said := slices.Sorted(slices.Values(scoped)); !slices.Equal(owned, said) {
		t.Errorf("of the feed %v belong to somebody, and %v are said to", owned, said)
	}
}
