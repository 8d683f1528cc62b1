package imports_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// waitingImports counts the imports that wait for the lock which the test holds.
const waitingImports = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'"

// leave sends a request while other imports are held up, and goes away once it is at work.
func (s *site) leave(t *testing.T, request *http.Request) {
	t.Helper()
	ctx, goAway := context.WithCancel(t.Context())
	defer goAway()
	left := make(chan error, 1)
	go func() {
		_, err := s.Send(request.WithContext(ctx))
		left <- err
	}()
	eventually(t, "the request is at work", func() bool { return ask[int](t, s.admin, waitingImports) == 1 })
	goAway()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Fatalf("the caller was answered, or failed: %v", err)
	}
}

// hold keeps everything that imports from going on until it is let.
func (s *site) hold(t *testing.T) (let func()) {
	t.Helper()
	const lock = 7_265_736_502
	ask[string](t, s.admin, "SELECT pg_advisory_lock($1)::text", lock)
	return func() { t.Helper(); ask[bool](t, s.admin, "SELECT pg_advisory_unlock($1)", lock) }
}

func (s *site) transition(t *testing.T, i imports.Import, verb string) *http.Request {
	t.Helper()
	request, err := s.Request(http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, i.Version)}, `{}`)
	must(t, err)
	return request
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 8*time.Second {
			t.Fatalf("eight seconds on, this does not hold: %s", what)
		}
	}
}

// Whoever closes the page while a plan is applied finds it applied, and so with undoing and planning anew.
func TestWhatWasBegunIsFinishedThoughItsCallerLeaves(t *testing.T) {
	s := open(t)
	i := s.Plan(mapKind, "", july)
	for _, step := range []struct{ verb, status string }{{"replan", imports.Planned}, {"apply", imports.Applied}, {"undo", imports.Undone}} {
		let := s.hold(t)
		s.leave(t, s.transition(t, i, step.verb))
		for range 30 { // long enough for the server to notice that nobody listens any more
			if ask[int](t, s.admin, waitingImports) != 1 {
				t.Fatalf("%s ended when its caller left", step.verb)
			}
			time.Sleep(10 * time.Millisecond)
		}
		let()
		version := i.Version
		eventually(t, step.verb+" is done", func() bool { i = s.read(t, i.ID); return i.Version == version+1 })
		if i.Status != step.status {
			t.Errorf("after %s the import is %s", step.verb, i.Status)
		}
	}
}

// A file that nobody waits for any more is not read to its end.
func TestAnUploadEndsWithItsCaller(t *testing.T) {
	s := open(t)
	let := s.hold(t)
	before := s.look(t)
	contentType, form := contract.Form(contract.FileForm(mapKind, "", "map.csv", july)...)
	request, err := s.Request(http.MethodPost, "/api/v1/imports", map[string]string{"Content-Type": contentType}, form)
	must(t, err)
	s.leave(t, request)
	eventually(t, "nothing waits", func() bool { return ask[int](t, s.admin, waitingImports) == 0 })
	let()
	s.unchanged(t, before, "an upload whose caller left")
}
