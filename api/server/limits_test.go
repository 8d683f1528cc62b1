package server_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"trellis/api/platform/httpx"
	"trellis/api/server/contract"
)

// standing is a clock that stands still, so that no limit refills while a busy machine takes its time.
func standing() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// exhaust asks until the limit is reached.
func exhaust(t *testing.T, caller *contract.Server, most int) {
	t.Helper()
	for range most {
		if caller.Get("/api/v1/icbs/QMF").Status == http.StatusTooManyRequests {
			return
		}
	}
	t.Fatalf("after %d requests there is no limit", most)
}

func TestACallerOverTheLimitCostsNoQuery(t *testing.T) {
	s, during := counted(t, contract.WithGuard(httpx.Options{PerMinute: 500, Now: standing}))
	listening(t, s, during)
	for name, caller := range map[string]*contract.Server{"who has signed in": s, "who has not": s.Anonymously()} {
		exhaust(t, caller, 600)
		for _, path := range []string{"/api/v1/icbs/QMF", "/api/v1/icbs/QKK", "/api/v1/icbs?limit=9", "/api/v1/icbs.csv", "/api/v1/about", "/api/v1/imports"} {
			if n := during(func() { refused(t, caller.Get(path), 429, "too_many_requests") }); n != 0 {
				t.Errorf("%s is refused %s at the cost of %d statements", name, path, n)
			}
		}
	}
	if answer := s.Get("/healthz"); answer.Status != http.StatusOK {
		t.Errorf("the program itself is said to be ill: %d", answer.Status)
	}
}

// A cookie that opens nothing is nobody's; finding that out must not be free to whoever makes cookies up.
func TestCookiesThatOpenNothingRunIntoTheLimit(t *testing.T) {
	s, during := counted(t, contract.WithGuard(httpx.Options{PerMinute: 30}))
	listening(t, s, during)
	nobody := s.Anonymously()
	shown := func(secret string) (status int) {
		return nobody.Do(http.MethodGet, "/api/v1/me", map[string]string{"Cookie": "__Host-trellis=" + secret}, nil).Status
	}
	first := during(func() { shown("made-up") })
	if again := during(func() { shown("made-up") }); first == 0 || again != 0 {
		t.Errorf("a made-up cookie costs %d statements, and again %d", first, again)
	}
	tries := 0
	for ; tries < 40 && during(func() { shown(fmt.Sprint("made-up-", tries)) }) > 0; tries++ {
	}
	if tries < 20 || tries > 29 { // ten callers' worth of requests, ten for each
		t.Errorf("%d made-up cookies were looked up", tries)
	}
	refused := 0
	for i := range 100 { // meanwhile some become due again
		answered := 0
		if n := during(func() { answered = shown(fmt.Sprint("another-", i)) }); n == 0 && answered == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused < 60 {
		t.Errorf("past the limit only %d of 100 are refused at the cost of no statement", refused)
	}
}

func TestTheLimitOfOneCallerIsNotAnothers(t *testing.T) {
	s := contract.NewServer(t, contract.WithGuard(httpx.Options{PerMinute: 30, Now: standing}))
	exhaust(t, s, 40)
	refused(t, s.Get("/api/v1/me"), 429, "too_many_requests")
	refused(t, s.As(contract.AdministratorID).Get("/api/v1/me"), 429, "too_many_requests") // the same person, in another browser
	if answer := s.Anonymously().Get("/api/v1/me"); answer.Status != http.StatusOK {
		t.Errorf("who has not signed in is answered %d", answer.Status)
	}
}

func TestManyProbesAtOnceCostAFewQueries(t *testing.T) {
	s, during := counted(t)
	n := during(func() {
		var asking sync.WaitGroup
		for range 200 {
			asking.Go(func() {
				if answer := s.Anonymously().Get("/readyz"); answer.Status != http.StatusOK {
					t.Errorf("a probe is answered %d", answer.Status)
				}
			})
		}
		asking.Wait()
	})
	if n == 0 || n > 20 {
		t.Errorf("200 probes cost %d statements", n)
	}
}
