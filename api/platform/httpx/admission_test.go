package httpx_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
)

// workshop is a server whose requests work until they are told to finish.
type workshop struct {
	http.Handler
	began, finish chan struct{}
}

func newWorkshop(t *testing.T, atWork int) *workshop {
	t.Helper()
	w := &workshop{began: make(chan struct{}, 1000), finish: make(chan struct{})}
	e := httpx.New(httpx.NewGuard(httpx.Options{AtWork: atWork}))
	if err := httpx.Mount(e, anyone, []httpx.Route{{Method: "GET", Path: "/api/v1/thing", Operation: "thing.read", Handler: func(c echo.Context) error {
		w.began <- struct{}{}
		<-w.finish
		return c.NoContent(http.StatusNoContent)
	}}}); err != nil {
		t.Fatal(err)
	}
	httpx.MountHealth(e, nil)
	w.Handler = e
	return w
}

// answered is an answer and how long it took.
type answered struct {
	*httptest.ResponseRecorder
	took time.Duration
}

// send sends requests, each from another address unless from says otherwise, and hands out their answers as they come.
func (w *workshop) send(requests int, from string) <-chan answered {
	answers := make(chan answered, requests)
	for n := range requests {
		address := from
		if address == "" {
			address = fmt.Sprintf("192.0.2.%d:1000", n%200)
		}
		go func() {
			request := httptest.NewRequest(http.MethodGet, "/api/v1/thing", nil)
			request.Host, request.RemoteAddr = "localhost", address
			sent, answer := time.Now(), httptest.NewRecorder()
			w.ServeHTTP(answer, request)
			answers <- answered{answer, time.Since(sent)}
		}()
	}
	return answers
}

// at waits until so many requests are at work.
func (w *workshop) at(t *testing.T, work int) {
	t.Helper()
	for n := range work {
		select {
		case <-w.began:
		case <-time.After(5 * time.Second):
			t.Fatalf("%d requests are at work, not %d", n, work)
		}
	}
}

func TestBeyondWhatCanBeAtWorkOneWaitsAndTheRestAreRefused(t *testing.T) {
	w := newWorkshop(t, 4)
	first := w.send(4, "")
	w.at(t, 4)

	late := w.send(1, "192.0.2.250:1000")
	select {
	case <-w.began:
		t.Fatal("a fifth request is at work")
	case <-time.After(50 * time.Millisecond):
	}
	w.finish <- struct{}{}
	w.at(t, 1) // the one that waited has the place
	for range 4 {
		w.finish <- struct{}{}
	}
	for range 4 {
		if a := <-first; a.Code != http.StatusNoContent {
			t.Errorf("one at work is answered %d", a.Code)
		}
	}
	if a := <-late; a.Code != http.StatusNoContent {
		t.Errorf("the one that waited is answered %d", a.Code)
	}
}

// Time passes here only while everybody waits, and a goroutine that never ends fails the test.
func TestAtFiveTimesWhatCanBeDoneTheRestIsRefusedQuickly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorkshop(t, 4)
		busy := w.send(4, "")
		w.at(t, 4)
		refused := w.send(100, "")
		waited := 0
		for range 100 {
			a := <-refused
			if a.Code != http.StatusServiceUnavailable || a.Header().Get("Retry-After") != "2" || a.took != 0 && a.took != 500*time.Millisecond {
				t.Errorf("one too many is answered %d after %s, Retry-After %q", a.Code, a.took, a.Header().Get("Retry-After"))
			}
			if a.took > 0 {
				waited++
			}
		}
		if waited != 16 {
			t.Errorf("%d of the refused have waited, not four for each place", waited)
		}
		probe := httptest.NewRequest(http.MethodGet, "/healthz", nil)
		probe.Host = "localhost"
		health := httptest.NewRecorder()
		w.ServeHTTP(health, probe)
		if health.Code != http.StatusOK {
			t.Errorf("a busy program is said to be ill: %d", health.Code)
		}
		close(w.finish)
		for range 4 {
			if a := <-busy; a.Code != http.StatusNoContent {
				t.Errorf("one at work is answered %d", a.Code)
			}
		}
		if a := <-w.send(1, ""); a.Code != http.StatusNoContent {
			t.Errorf("afterwards a request is answered %d", a.Code)
		}
	})
}

func TestOneAddressDoesNotCrowdOthersOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorkshop(t, 4)
		const crowd = "198.51.100.7:1000"
		first := w.send(2, crowd) // half of the places
		w.at(t, 2)
		if a := <-w.send(1, crowd); a.Code != http.StatusTooManyRequests || a.Header().Get("Retry-After") != "1" || a.took > 0 {
			t.Errorf("a third request of the address is answered %d after %s", a.Code, a.took)
		}
		others := w.send(2, "")
		w.at(t, 2)
		close(w.finish)
		var all sync.WaitGroup
		for _, answers := range []<-chan answered{first, others} {
			all.Go(func() {
				for range 2 {
					if a := <-answers; a.Code != http.StatusNoContent {
						t.Errorf("one at work is answered %d", a.Code)
					}
				}
			})
		}
		all.Wait()
		if a := <-w.send(1, crowd); a.Code != http.StatusNoContent {
			t.Errorf("afterwards the address is answered %d", a.Code)
		}
	})
}
