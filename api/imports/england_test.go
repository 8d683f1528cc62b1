package imports_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// heapLimit is how much more memory an import of all England may take, at its highest.
const heapLimit = 200 << 20

// pause is what somebody who reads does between two answers: hundreds of reads tell as much as tens of thousands, and
// leave the machine to what is tested.
const pause = 20 * time.Millisecond

// reading is somebody who reads while a file is applied.
type reading struct {
	answered []time.Time
	longest  time.Duration
	wrong    []string
}

// read asks for boards and PCNs on one day after another, so that no answer is kept ready, until stop is closed.
func (r *reading) read(s *site, from time.Time, stop <-chan struct{}) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		path := fmt.Sprintf("/api/v1/icbs?as_of=%s", from.AddDate(0, 0, n).Format(time.DateOnly))
		if n%2 == 1 {
			path = fmt.Sprintf("/api/v1/pcns?limit=50&as_of=%s", from.AddDate(0, 0, n).Format(time.DateOnly))
		}
		began := time.Now()
		request, err := s.Request(http.MethodGet, path, nil, nil)
		if err == nil {
			var answer *contract.Response
			answer, err = s.Send(request)
			if err == nil && answer.Status == http.StatusServiceUnavailable {
				// On a machine with other work besides, one read of thousands runs into its three seconds. It is asked again, as
				// it says; who waits for the end of what is applied fails twice.
				answer, err = s.Send(request.Clone(request.Context()))
			}
			if err == nil && answer.Status != http.StatusOK {
				err = fmt.Errorf("answered %d %.200s", answer.Status, answer.Body)
			}
		}
		if err != nil {
			r.wrong = append(r.wrong, path+": "+err.Error())
			return
		}
		r.answered = append(r.answered, time.Now())
		r.longest = max(r.longest, time.Since(began))
		time.Sleep(pause)
	}
}

// All England is read, planned, applied and undone in bounded memory, and nobody who reads waits for it.
func TestFilesOfAllEnglandAreAppliedWhileOthersRead(t *testing.T) {
	s := open(t)
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
		i, more := s.whileOthersRead(t, "apply", i)
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
	_, more := s.whileOthersRead(t, "undo", done[0])
	t.Logf("%s undone: %s", done[0].Kind, more)
}

// whileOthersRead carries a transition out while two go on reading.
func (s *site) whileOthersRead(t *testing.T, verb string, i imports.Import) (after imports.Import, told string) {
	t.Helper()
	stop := make(chan struct{})
	readers := []*reading{{}, {}}
	var all sync.WaitGroup
	for n, r := range readers {
		all.Go(func() { r.read(s, now.AddDate(-20*(n+1), 0, 0), stop) })
	}
	began := time.Now()
	var answer *contract.Response
	grown := growth(func() { answer = s.Transition(i, verb, `{}`) })
	ended := time.Now()
	close(stop)
	all.Wait()
	if answer.Status != http.StatusOK {
		t.Fatalf("%s is answered %d %.500s", verb, answer.Status, answer.Body)
	}
	answer.Into(t, &after)
	reads, longest := 0, time.Duration(0)
	for _, r := range readers {
		for _, wrong := range r.wrong {
			t.Errorf("during %s a read fails: %s", verb, wrong)
		}
		for _, at := range r.answered {
			if at.After(began) && at.Before(ended) {
				reads++
			}
		}
		longest = max(longest, r.longest)
	}
	// Whoever had to wait for the end of it would have been answered once or twice.
	if reads < 4*len(readers) {
		t.Errorf("during %s of %s only %d reads were answered", verb, ended.Sub(began), reads)
	}
	if grown > heapLimit {
		t.Errorf("%s takes %d MiB", verb, grown>>20)
	}
	return after, fmt.Sprintf("%s in %s, +%d MiB, meanwhile %d reads, the longest %s", verb, ended.Sub(began).Round(time.Millisecond), grown>>20, reads, longest.Round(time.Millisecond))
}
