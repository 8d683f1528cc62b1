package demo_test

import (
	"os"
	"sync"
	"testing"

	"trellis/api/demo"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func isDemo(s *contract.Server) bool {
	about, _ := s.Get("/api/v1/about").JSON.(map[string]any)
	return about["is_demo"] == true
}

func TestAnInstallationBeginsOnce(t *testing.T) {
	for _, tt := range []struct {
		empty  bool
		began  string
		isDemo bool
	}{{false, "demo", true}, {true, "empty", false}} {
		s := contract.NewServer(t)
		if isDemo(s) {
			t.Error("an installation that has not begun calls itself a demonstration")
		}
		began, first, err := demo.FirstStart(t.Context(), s.App.DB, s.App.Log, s.App.Clock, tt.empty)
		if err != nil || began != tt.began || !first || isDemo(s) != tt.isDemo {
			t.Errorf("with empty=%v it begins as %s (first: %v, %v) and is a demonstration: %v", tt.empty, began, first, err, isDemo(s))
		}
		for _, empty := range []bool{false, true} {
			began, first, err := demo.FirstStart(t.Context(), s.App.DB, s.App.Log, s.App.Clock, empty)
			if err != nil || began != tt.began || first {
				t.Errorf("begun as %s, a start with empty=%v says %s (first: %v, %v)", tt.began, empty, began, first, err)
			}
		}
		var events int
		err = s.App.DB.Pool.QueryRow(t.Context(), "SELECT count(*) FROM audit_events WHERE operation = 'installation.begin' AND actor_id = 'system'").Scan(&events)
		if err != nil || events != 1 {
			t.Errorf("the audit holds %d beginnings (%v)", events, err)
		}
	}
}

func TestOfTwoFirstStartsAtOnceOneIsFirst(t *testing.T) {
	s := contract.NewServer(t)
	began := make([]string, 2)
	var wait sync.WaitGroup
	for i := range began {
		wait.Go(func() {
			var err error
			if began[i], _, err = demo.FirstStart(t.Context(), s.App.DB, s.App.Log, s.App.Clock, i == 1); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	var events int
	if err := s.App.DB.Pool.QueryRow(t.Context(), "SELECT count(*) FROM audit_events WHERE operation = 'installation.begin'").Scan(&events); err != nil || events != 1 {
		t.Errorf("the audit holds %d beginnings (%v)", events, err)
	}
	if began[0] != began[1] {
		t.Errorf("the two were told %s and %s", began[0], began[1])
	}
}
