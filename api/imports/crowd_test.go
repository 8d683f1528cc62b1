package imports_test

import (
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// Many who import at once wait in line without a connection each, and nobody else is kept from the database.
func TestACrowdOfImportsLeavesConnectionsToOthers(t *testing.T) {
	s := open(t)
	some := england.New(england.Size{Boards: []string{"QHL", "QE1", "QKK"}, Locations: 12, PCNs: 100, Practices: 600}, "2026-07-01")
	plan := s.Plan(mapKind, "", some.Map)
	var answered [600]atomic.Int64
	var crowd sync.WaitGroup
	for n := range 40 {
		crowd.Go(func() {
			var answer *contract.Response
			switch {
			case n%2 == 0:
				answer = s.PostForm("/api/v1/imports", nil, contract.FileForm(mapKind, "", "map.csv", some.Map)...)
			case n%4 == 1:
				answer = s.Transition(plan, "apply", `{}`)
			default:
				answer = s.Transition(plan, "replan", ``)
			}
			answered[answer.Status].Add(1)
		})
	}
	ended := make(chan struct{})
	go func() { crowd.Wait(); close(ended) }()
	most, reads := 0, 0
	for working := true; working; {
		select {
		case <-ended:
			working = false
		case <-time.After(time.Millisecond):
		}
		most = max(most, ask[int](t, s.admin, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'trellis_app' AND xact_start IS NOT NULL"))
		if answer := s.Get("/api/v1/icbs?as_of=" + now.AddDate(0, 0, -reads).Format(time.DateOnly)); answer.Status != http.StatusOK {
			t.Fatalf("meanwhile a read is answered %d %s", answer.Status, answer.Body)
		}
		reads++
	}
	t.Logf("at most %d transactions at once; %d reads meanwhile; %d plans, %d transitions done, %d stale", most, reads, answered[201].Load(), answered[200].Load(), answered[412].Load())
	if most > 8 {
		t.Errorf("%d transactions were open at once", most)
	}
	if answered[201].Load() != 20 || answered[200].Load() != 1 || answered[412].Load() != 19 {
		t.Error("not everyone was answered as if alone")
	}
	if i := s.read(t, plan.ID); i.Version != 2 || i.Status != imports.Applied && i.Status != imports.Planned {
		t.Errorf("the plan is %+v", i)
	}
}
