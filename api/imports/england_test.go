package imports_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// heapLimit is how much more memory an import of all England may take, at its highest.
const heapLimit = 200 << 20

// reader reads while a file is applied: before each statement of the transaction it asks for boards or PCNs on a day
// nobody has asked about, so that no answer is kept ready. What it is answered, the transaction that stands still
// meanwhile cannot have let it wait for.
type reader struct {
	t       *testing.T
	s       *site
	on      atomic.Bool
	reads   int
	longest time.Duration
	ended   bool     // the transaction was about to be committed
	shut    []string // tables that nobody could read at the end
}

// hear is told of every statement.
func (r *reader) hear(ctx context.Context, sql string, _ []any) {
	if vocabulary.RequestIDFrom(ctx) == "" || !r.on.CompareAndSwap(true, false) { // nothing is applied, or a read's own is heard
		return
	}
	defer r.on.Store(true)
	day := now.AddDate(-20, 0, r.reads).Format(time.DateOnly)
	path := "/api/v1/icbs?as_of=" + day
	if r.reads%2 == 1 {
		path = "/api/v1/pcns?limit=50&as_of=" + day
	}
	began := time.Now()
	if answer := r.s.Get(path); answer.Status != http.StatusOK {
		r.t.Errorf("before %.60s a read is answered %d %.200s", sql, answer.Status, answer.Body)
	}
	r.reads++
	r.longest = max(r.longest, time.Since(began))
	if strings.EqualFold(sql, "commit") {
		r.ended = true
		r.shut = append(r.shut, ask[[]string](r.t, r.s.admin, `SELECT coalesce(array_agg(relation::regclass::text), '{}') FROM pg_locks
			WHERE mode = 'AccessExclusiveLock' AND locktype = 'relation' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)...)
	}
}

// All England is read, planned, applied and undone in bounded memory, and nobody who reads waits for it.
func TestFilesOfAllEnglandAreAppliedWhileOthersRead(t *testing.T) {
	r := &reader{t: t}
	s := open(t, contract.WithTracer(testkit.Hearing(r.hear)))
	r.s = s
	var boards struct {
		Items []struct {
			Code string `json:"ods_code"`
		}
	}
	s.Get("/api/v1/icbs?limit=200&as_of=2026-07-01").Into(t, &boards)
	var codes []string
	for _, b := range boards.Items {
		codes = append(codes, b.Code)
	}
	if len(codes) != 36 {
		t.Fatalf("there are %d boards", len(codes))
	}
	england := england.New(england.All(codes), "2026-07-01")
	var done []imports.Import
	for _, f := range []struct {
		kind, asAt string
		content    []byte
	}{
		{"ods_practice_map", "2026-07-01", england.Map}, {"ods_epcn", "2026-06-01", england.EPCN},
		{"list_sizes", "2026-07-01", england.Counts}, {"imd_practice", "2025-10-30", england.Scores},
	} {
		var i imports.Import
		var planned time.Duration
		began := time.Now()
		grown := growth(func() { i = s.Plan(f.kind, f.asAt, f.content); planned = time.Since(began) })
		i, more := r.whileOthersRead("apply", i)
		t.Logf("%s of %d KiB: %d rows and %d changes planned in %s, +%d MiB; %s", f.kind, len(f.content)>>10, i.RowsRead, i.Changes, planned.Round(time.Millisecond), grown>>20, more)
		if grown > heapLimit {
			t.Errorf("planning %s takes %d MiB", f.kind, grown>>20)
		}
		if i.LeftOut != 0 || i.Changes == 0 {
			t.Errorf("%s is %+v", f.kind, i)
		}
		done = append(done, i)
	}
	got := ask[string](t, s.admin, `SELECT concat_ws(' ', (SELECT count(*) FROM pcns), (SELECT count(*) FROM practices), (SELECT count(DISTINCT sub_icb_location_code) FROM pcn_sub_icb_locations), (SELECT count(*) FROM practice_list_sizes))`)
	if want := fmt.Sprintf("%d %d %d %d", england.PCNs, england.Practices, england.Locations, england.Practices); got != want {
		t.Errorf("there are %s PCNs, practices, locations and list sizes, not %s", got, want)
	}
	_, more := r.whileOthersRead("undo", done[0])
	t.Logf("%s undone: %s", done[0].Kind, more)
}

// whileOthersRead carries a transition out, between whose statements others read.
func (r *reader) whileOthersRead(verb string, i imports.Import) (after imports.Import, told string) {
	r.t.Helper()
	r.longest, r.shut, r.ended = 0, nil, false
	before, began := r.reads, time.Now()
	var answer *contract.Response
	r.on.Store(true)
	grown := growth(func() { answer = r.s.Transition(i, verb, `{}`) })
	r.on.Store(false)
	took := time.Since(began).Round(time.Millisecond)
	if answer.Status != http.StatusOK {
		r.t.Fatalf("%s is answered %d %.500s", verb, answer.Status, answer.Body)
	}
	answer.Into(r.t, &after)
	if len(r.shut) > 0 {
		r.t.Errorf("until the end of %s nobody can read %v", verb, r.shut)
	}
	if r.reads-before < 10 || !r.ended {
		r.t.Errorf("during %s %d reads were answered; that one was before its end is %v", verb, r.reads-before, r.ended)
	}
	if grown > heapLimit {
		r.t.Errorf("%s takes %d MiB", verb, grown>>20)
	}
	return after, fmt.Sprintf("%s in %s, +%d MiB, meanwhile %d reads, the longest %s", verb, took, grown>>20, r.reads-before, r.longest.Round(time.Millisecond))
}
