package server_test

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/server"
	"trellis/api/server/contract"
)

// unavailable reads an address and checks that it is refused in plain words. Its code says which limit ended the wait:
// unavailable is refused as soon as that is known, timeout when the three seconds of a request are over.
func unavailable(t *testing.T, s *contract.Server, path, code string) {
	t.Helper()
	began := time.Now()
	answer := s.Get(path)
	t.Logf("%s answered %d after %s", path, answer.Status, time.Since(began).Round(time.Millisecond))
	p := refused(t, answer, 503, code)
	if answer.Header.Get("Retry-After") == "" || strings.Contains(p.Detail, "pgx") || strings.Contains(p.Detail, "127.0.0.1") {
		t.Errorf("%s says %q with Retry-After %q", path, p.Detail, answer.Header.Get("Retry-After"))
	}
}

func TestADatabaseThatIsAwayIsSaidSoAtOnceAndNeedsNoRestart(t *testing.T) {
	t.Parallel()
	var w wall
	s := contract.NewServer(t, behindAWall(t, &w))
	for range 3 {
		s.Get("/api/v1/icbs/QMF")
	}
	for round := range 3 {
		w.fall()
		for _, path := range []string{"/api/v1/about", "/api/v1/icbs?limit=7", "/api/v1/icbs/QKK", "/api/v1/icbs.csv"} {
			unavailable(t, s, path, "unavailable")
		}
		eventually(t, "the probe knows", func() bool { return s.Get("/readyz").Status != http.StatusOK }) // it remembers for a second
		unavailable(t, s, "/readyz", "unavailable")
		if answer := s.Get("/healthz"); answer.Status != http.StatusOK {
			t.Errorf("the program itself is said to be ill: %d", answer.Status)
		}
		answer := s.Do(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"If-Match": `"v1.x"`}, map[string]string{"short_name": "Lost"})
		refused(t, answer, 503, "unavailable")
		w.rise(t)
		began := time.Now()
		eventually(t, "the server has found the database again", func() bool { return s.Get("/readyz").Status == http.StatusOK })
		t.Logf("round %d: back after %s", round, time.Since(began).Round(time.Millisecond))
		for _, path := range []string{"/api/v1/about", "/api/v1/icbs?limit=7", "/api/v1/icbs/QKK", "/api/v1/icbs.csv"} {
			if answer := s.Get(path); answer.Status != http.StatusOK {
				t.Errorf("with the database back %s answers %d %s", path, answer.Status, answer.Body)
			}
		}
	}
	rename(t, s, "QMF", "Kept")
}

func TestAServerStartsWithoutItsDatabase(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	listener.Close() // nobody listens there now
	nowhere := func(o *server.Options) {
		o.DatabaseURL = "postgres://trellis_app@" + listener.Addr().String() + "/trellis?sslmode=disable"
	}
	s := contract.NewServer(t, nowhere).Anonymously()
	unavailable(t, s, "/readyz", "unavailable")
	unavailable(t, s, "/api/v1/icbs", "unavailable")
}

func TestADatabaseThatNeverAnswersIsNotWaitedForForLong(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer listener.Close() // connections are taken by the kernel and never read
	blackHole := func(o *server.Options) {
		o.DatabaseURL = "postgres://trellis_app@" + listener.Addr().String() + "/trellis"
	}
	s := contract.NewServer(t, blackHole).Anonymously()
	var waiting sync.WaitGroup
	for _, path := range []string{"/readyz", "/api/v1/about", "/api/v1/icbs", "/api/v1/icbs/QMF"} {
		waiting.Go(func() {
			began := time.Now()
			answer := s.Get(path)
			t.Logf("%s answered %d after %s", path, answer.Status, time.Since(began).Round(time.Millisecond))
			if answer.Status != http.StatusServiceUnavailable {
				t.Errorf("%s answered %d %s", path, answer.Status, answer.Body)
			}
		})
	}
	waiting.Wait()
}

func TestADatabaseThatFallsSilentIsNotWaitedForForLong(t *testing.T) {
	t.Parallel()
	var w wall
	s := contract.NewServer(t, behindAWall(t, &w))
	before := s.Get("/api/v1/icbs/QMF")
	etag := before.Header.Get("ETag")
	w.swallow()
	var waiting sync.WaitGroup
	waiting.Go(func() { unavailable(t, s, "/api/v1/about", "timeout") })
	waiting.Go(func() {
		began := time.Now()
		answer := s.Do(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Idempotency-Key": "silent"}, map[string]string{"short_name": "Patient"})
		t.Logf("the write answered %d after %s", answer.Status, time.Since(began).Round(time.Millisecond))
		if answer.Status != http.StatusServiceUnavailable {
			t.Errorf("the write answered %d %s", answer.Status, answer.Body)
		}
	})
	waiting.Wait()
	w.speak()
	eventually(t, "the server answers again", func() bool { return s.Get("/readyz").Status == http.StatusOK })
	answer := s.Do(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Idempotency-Key": "silent"}, map[string]string{"short_name": "Patient"})
	if answer.Status != http.StatusOK || nameOf(t, s, "QMF") != "Patient" {
		t.Errorf("the write sent again answers %d %s", answer.Status, answer.Body)
	}
}
