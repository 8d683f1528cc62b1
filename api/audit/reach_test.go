package audit_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/imports"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// follower follows the feed over HTTP, as somebody.
type follower struct {
	site
	id string
	*replica
	again int // how often they had to begin anew
}

func (f *follower) follow(t *testing.T, random *rand.Rand) {
	t.Helper()
	for {
		query := url.Values{"limit": {fmt.Sprint(1 + random.IntN(80))}}
		if f.cursor != "" {
			query.Set("cursor", f.cursor)
		}
		answer := f.Get("/api/v1/changes?" + query.Encode())
		if answer.Status == http.StatusGone {
			f.replica = newReplica()
			f.again++
			continue
		}
		if answer.Status != http.StatusOK {
			t.Fatalf("the feed answers %d %s", answer.Status, answer.Body)
		}
		var page audit.Changes
		answer.Into(t, &page)
		must(t, f.take(page))
		if page.IsCaughtUp {
			return
		}
	}
}

// seen is what the database holds for a person: everything public, and of the notes what their roles of today reach. It is
// worked out from the tables alone.
func (f *follower) seen(t *testing.T, public []string) []string {
	t.Helper()
	lines := f.source(t, public)
	rows, err := f.admin.Query(t.Context(), `SELECT (to_jsonb(n) - 'token')::text FROM notes n WHERE n.scopes && ARRAY(SELECT unnest(reach_of(m.scope_kind::text, m.scope_keys))
		FROM memberships m WHERE m.user_id = $1::text::uuid AND m.valid_from <= $2::text::date AND (m.valid_to IS NULL OR m.valid_to > $2::text::date))`, f.id, f.App.Clock.Today().String())
	must(t, err)
	notes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(t, err)
	for _, note := range notes {
		var values map[string]json.RawMessage
		must(t, json.Unmarshal([]byte(note), &values))
		lines = append(lines, "notes "+object(values))
	}
	slices.Sort(lines)
	return lines
}

// Whatever is written, imported, undone and held open, and whatever roles somebody is given and loses meanwhile: who follows
// the feed over HTTP has exactly what they may see.
func TestACopyMadeOverHTTPIsWhatItsFollowerMaySee(t *testing.T) {
	seeds := seeded(t)
	for n := range 3 {
		random := rand.New(rand.NewPCG(seeds.Uint64(), 4))
		t.Run(fmt.Sprint("seed ", n+1), func(t *testing.T) { followedOverHTTP(t, random) })
	}
}

func followedOverHTTP(t *testing.T, random *rand.Rand) {
	public := fed()
	s := openSite(t, func(o *server.Options) { o.AlsoFed = []audit.FedTable{fedNotes} })
	_, err := s.admin.Exec(t.Context(), notes)
	must(t, err)
	lead := s.Settle(access.NewPerson{Name: "Ida Lead", Email: "ida@trellis.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QKK"}})
	limited := &follower{site: site{s.As(lead), s.admin}, id: lead, replica: newReplica()}
	wide := &follower{site: s, id: contract.AdministratorID, replica: newReplica()}
	followers := map[string]*follower{"a board's lead": limited, "an administrator": wide}

	var stop atomic.Bool
	var others sync.WaitGroup
	defer func() { stop.Store(true); others.Wait() }() // a failure ends the test before it says so
	holds := rand.New(rand.NewPCG(random.Uint64(), 5))
	others.Go(func() { // holds transactions open across the commits of others
		for n := 0; !stop.Load(); n++ {
			must(t, s.App.Log.Record(t.Context(), vocabulary.System(), "icbs.update", noted(
				fmt.Sprintf("UPDATE icbs SET short_name = 'Held %d', version = version + 1 WHERE ods_code = 'QUA'", n),
				fmt.Sprintf("UPDATE notes SET body = 'Held %d', version = version + 1 WHERE id = 'n%d'", n, holds.IntN(12)),
				fmt.Sprintf("SELECT pg_sleep(%f)", 0.02+holds.Float64()/5),
				fmt.Sprintf(`INSERT INTO notes VALUES ('held', 'text', 'Person %[1]d', NULL, NULL, '{icb:QMF}') ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = notes.version + 1`, n))))
		}
	})
	owners := []string{"icb:QKK", "icb:QMF", "icb:QWE", "icb:QHL", "pcn:U10001", "pcn:U10003"}
	roles := map[string]string{} // memberships by board
	var applied []imports.Import
	counts := map[string]int{}
	for n := range 60 {
		switch random.IntN(8) {
		case 0:
			if m := maps3[random.IntN(len(maps3))]; len(applied) < 4 {
				applied = append(applied, s.Import("ods_practice_map", m.day, m.content))
				counts["imports"]++
			}
		case 1:
			if len(applied) > 0 {
				at := random.IntN(len(applied))
				s.Undo(applied[at])
				applied = slices.Delete(applied, at, at+1)
				counts["undos"]++
			}
		case 2, 3:
			board := []string{"QMF", "QWE", "Z9B2Z"}[random.IntN(3)]
			if roles[board] == "" {
				var made struct{ ID string }
				answer := s.Do(http.MethodPost, "/api/v1/users/"+lead+"/memberships", nil, map[string]any{"role": policy.ICBLead, "scope_kind": "icb", "scope_keys": []string{board}})
				if answer.Into(t, &made); answer.Status != http.StatusCreated {
					t.Fatalf("a role is not given: %d %s", answer.Status, answer.Body)
				}
				roles[board] = made.ID
				counts["roles given"]++
			} else {
				if answer := s.Do(http.MethodPost, "/api/v1/memberships/"+roles[board]+"/end", map[string]string{"If-Match": `"v1.x"`}, map[string]any{}); answer.Status != http.StatusOK {
					t.Fatalf("a role is not ended: %d %s", answer.Status, answer.Body)
				}
				delete(roles, board)
				counts["roles ended"]++
			}
		case 4:
			s.rename(t, []string{"QMF", "QWE", "QKK"}[random.IntN(3)], fmt.Sprint("Board ", n), "")
		default:
			steps := []string{}
			for range 1 + random.IntN(5) {
				steps = append(steps, stepOf(random, owners))
			}
			// One record at a time: who holds another waits for nobody who waits for them.
			for _, step := range steps {
				must(t, s.App.Log.Record(t.Context(), vocabulary.System(), "icbs.update", noted(step)))
			}
			counts["notes written"] += len(steps)
		}
		if random.IntN(3) == 0 { // in the middle of it all, with transactions open
			followers[[]string{"a board's lead", "an administrator"}[random.IntN(2)]].follow(t, random)
		}
	}
	if counts["undos"] == 0 && len(applied) > 0 { // chance took none back
		s.Undo(applied[0])
		counts["undos"]++
	}
	stop.Store(true)
	others.Wait()
	s.numbered(t)
	for who, f := range followers {
		f.follow(t, random)
		same(t, who, f.withoutKeys(), f.seen(t, public))
		late := &follower{site: f.site, id: f.id, replica: newReplica()}
		late.follow(t, random)
		same(t, who+" who came late", late.withoutKeys(), f.seen(t, public))
	}
	t.Logf("%v; the lead began %d times anew; %d and %d records copied", counts, limited.again, len(limited.records), len(wide.records))
	if counts["roles given"] == 0 || counts["roles ended"] == 0 || counts["imports"] == 0 || counts["undos"] == 0 || limited.again == 0 {
		t.Errorf("the test is too tame")
	}
}
