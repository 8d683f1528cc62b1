package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// writer renames one board again and again; the n-th name says n, so that any of them that is lost,
// half done or done twice shows.
type writer struct {
	code    string
	version int64         // the last one that was acknowledged
	longest time.Duration // between two acknowledgements
}

func newWriter(code string) *writer { return &writer{code: code, version: 1} }

func (w *writer) name(version int64) string { return fmt.Sprintf("%s at version %d", w.code, version) }

// write makes the next change, sending it again under the same key until it is acknowledged or the deadline has passed.
func (w *writer) write(t *testing.T, url string, deadline time.Time) bool {
	t.Helper()
	began := time.Now()
	for time.Now().Before(deadline) {
		body, _ := json.Marshal(map[string]string{"short_name": w.name(w.version + 1)})
		request, err := http.NewRequest(http.MethodPatch, url+"/api/v1/icbs/"+w.code, strings.NewReader(string(body)))
		must(t, err)
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("If-Match", fmt.Sprintf(`"v%d.x"`, w.version))
		request.Header.Set("Idempotency-Key", w.name(w.version+1))
		answer, err := http.DefaultClient.Do(request)
		if err == nil {
			answer.Body.Close()
			switch {
			case answer.StatusCode == http.StatusOK:
				w.version++
				w.longest = max(w.longest, time.Since(began))
				return true
			case answer.StatusCode < 500 && answer.StatusCode != http.StatusConflict:
				t.Errorf("%s: version %d is answered %d", w.code, w.version+1, answer.StatusCode)
				return false
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

// check compares what is saved with what was acknowledged.
func (w *writer) check(t *testing.T, url string) {
	t.Helper()
	answer, err := http.Get(url + "/api/v1/icbs/" + w.code)
	must(t, err)
	defer answer.Body.Close()
	var board struct {
		ShortName string `json:"short_name"`
		Version   int64
	}
	must(t, json.NewDecoder(answer.Body).Decode(&board))
	if board.Version != w.version || (w.version > 1 && board.ShortName != w.name(w.version)) {
		t.Errorf("%s is saved as %+v; acknowledged was version %d", w.code, board, w.version)
	}
}

// trailOf compares the audit with the acknowledged writes: each has one event with one change.
func trailOf(t *testing.T, ownerURL string, writers []*writer) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), ownerURL)
	must(t, err)
	defer conn.Close(context.Background())
	want := int64(0)
	for _, w := range writers {
		want += w.version - 1
	}
	var events, changes, outbox, keys, revision int64
	must(t, conn.QueryRow(t.Context(), `SELECT
		(SELECT count(*) FROM audit_events WHERE operation = 'icbs.update'),
		(SELECT count(*) FROM audit_changes c JOIN audit_events e ON e.id = c.event_id WHERE operation = 'icbs.update'),
		(SELECT count(*) FROM outbox o JOIN audit_events e ON e.id = o.event_id WHERE operation = 'icbs.update'),
		(SELECT count(*) FROM idempotency_keys WHERE status = 200),
		(SELECT revision - 1 FROM revisions WHERE table_name = 'icbs')`).Scan(&events, &changes, &outbox, &keys, &revision))
	if events != want || changes != want || outbox != want || keys != want || revision != want {
		t.Errorf("%d writes have %d events, %d changes, %d outbox rows, %d answers kept and revision %d", want, events, changes, outbox, keys, revision)
	}
}

// writeAll lets every writer write until the deadline or until stop is closed.
func writeAll(t *testing.T, url string, writers []*writer, stop <-chan struct{}, patience time.Duration) *sync.WaitGroup {
	var wait sync.WaitGroup
	for _, w := range writers {
		wait.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if !w.write(t, url, time.Now().Add(patience)) {
					return
				}
			}
		})
	}
	return &wait
}

func writersOn(codes ...string) (writers []*writer) {
	for _, code := range codes {
		writers = append(writers, newWriter(code))
	}
	return writers
}

func TestWhatWasAcknowledgedSurvivesTheProgramBeingKilled(t *testing.T) {
	state := t.TempDir()
	writers := writersOn("QMF", "QWE", "QKK", "QMJ")
	up := startUp(t, state, "--empty")
	for round := range 3 {
		wait := writeAll(t, up.url, writers, nil, 100*time.Millisecond)
		time.Sleep(time.Duration(400+150*round) * time.Millisecond)
		info := postgres(t, state)
		_ = up.stop(t, syscall.SIGKILL)
		wait.Wait()
		acknowledged := int64(0)
		for _, w := range writers {
			acknowledged += w.version - 1
		}
		up = startUp(t, state)
		t.Logf("round %d: killed after %d acknowledged writes; up again after %s", round, acknowledged, time.Since(up.began).Round(time.Millisecond))
		if now := postgres(t, state); now.PostgresPID == info.PostgresPID {
			t.Error("the PostgreSQL of the killed program was taken over")
		}
		if acknowledged == 0 {
			t.Fatal("nothing was acknowledged before the kill")
		}
		// What was under way when the program died may be saved or not; sent again under its key it is, once.
		for _, w := range writers {
			if !w.write(t, up.url, time.Now().Add(5*time.Second)) {
				t.Fatalf("%s cannot go on after version %d", w.code, w.version)
			}
			w.check(t, up.url)
		}
		trailOf(t, postgres(t, state).OwnerURL, writers)
	}
}

func TestWhatWasAcknowledgedSurvivesPostgreSQLBeingKilled(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	writers := writersOn("QMF", "QWE", "QKK", "QMJ")
	stop := make(chan struct{})
	wait := writeAll(t, up.url, writers, stop, 15*time.Second)
	for range 2 {
		time.Sleep(500 * time.Millisecond)
		before := postgres(t, state).PostgresPID
		must(t, syscall.Kill(before, syscall.SIGKILL))
		for began := time.Now(); postgres(t, state).PostgresPID == before; time.Sleep(20 * time.Millisecond) {
			if time.Since(began) > 15*time.Second {
				t.Fatalf("PostgreSQL is not started again:\n%s", up.out)
			}
		}
	}
	time.Sleep(500 * time.Millisecond)
	close(stop)
	wait.Wait()
	for _, w := range writers {
		w.check(t, up.url)
		t.Logf("%s: %d writes, the longest took %s", w.code, w.version-1, w.longest.Round(time.Millisecond))
		if w.version < 10 {
			t.Errorf("%s made %d writes", w.code, w.version-1)
		}
	}
	trailOf(t, postgres(t, state).OwnerURL, writers)
	select {
	case <-up.ended:
		t.Errorf("the program ended with PostgreSQL:\n%s", up.out)
	default:
	}
}
