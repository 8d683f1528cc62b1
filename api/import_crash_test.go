package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// read is an answer that must have a status; another one is told as it came.
func read(answer *http.Response, want int, into any) error {
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != want {
		return fmt.Errorf("it is answered %d %s", answer.StatusCode, body)
	}
	return json.Unmarshal(body, into)
}

// plan sends the file.
func (p *program) plan(t *testing.T, contentType string, body []byte) (i imports.Import) {
	t.Helper()
	answer, err := http.Post(p.url+"/api/v1/imports", contentType, bytes.NewReader(body))
	must(t, err)
	must(t, read(answer, http.StatusCreated, &i))
	return i
}

// insist asks until it is answered. A program that was killed may have left its transaction to PostgreSQL, which goes on
// with it for a moment: until then a twin is in progress, or the place is taken, and the answer says when to ask again.
func (p *program) insist(i imports.Import, verb string) (status int, after imports.Import, err error) {
	for began := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		status, after, err = p.transition(i, verb)
		if later := status == http.StatusServiceUnavailable || status == http.StatusConflict && strings.Contains(err.Error(), `"code":"in_progress"`); !later || time.Since(began) > 20*time.Second {
			return status, after, err
		}
	}
}

// transition asks for one and reports when it is answered, if it is.
func (p *program) transition(i imports.Import, verb string) (status int, after imports.Import, err error) {
	request, err := http.NewRequest(http.MethodPost, p.url+"/api/v1/imports/"+i.ID+"/"+verb, strings.NewReader("{}"))
	if err != nil {
		return 0, after, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("If-Match", fmt.Sprintf(`"v%d.x"`, i.Version))
	request.Header.Set("Idempotency-Key", fmt.Sprintf("%s-%d", verb, i.Version))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, after, err
	}
	return answer.StatusCode, after, read(answer, http.StatusOK, &after)
}

// kept is what is saved: everything known of organisations, what became of an import, and its trail.
type kept struct {
	organisations   string
	imported        imports.Import
	events, changes int
}

func (p *program) kept(t *testing.T, state, id string) (k kept) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), postgres(t, state).OwnerURL)
	must(t, err)
	defer conn.Close(context.Background())
	k.organisations, err = contract.Organisations(t.Context(), conn)
	must(t, err)
	must(t, conn.QueryRow(t.Context(), `SELECT (SELECT count(*) FROM audit_events WHERE operation LIKE 'imports.%'), (SELECT count(*) FROM audit_changes c JOIN audit_events e ON e.id = c.event_id)`).Scan(&k.events, &k.changes))
	if status := p.get(t, "/api/v1/imports/"+id, &k.imported); status != http.StatusOK {
		t.Fatalf("the import is answered %d", status)
	}
	return k
}

// whole holds what is saved after a crash against before: all of the transition is there with one event, or nothing.
func (k kept) whole(t *testing.T, before kept, verb, other string) (done bool) {
	t.Helper()
	switch {
	case k.imported.Version == before.imported.Version:
		if k.organisations != before.organisations || k.events != before.events || k.changes != before.changes {
			t.Errorf("%s was not done, and yet %d events and %d changes became %d and %d", verb, before.events, before.changes, k.events, k.changes)
		}
	case k.imported.Version == before.imported.Version+1:
		done = true
		if k.organisations == before.organisations || other != "" && k.organisations != other || k.events != before.events+1 || k.changes <= before.changes+1 {
			t.Errorf("%s was done, and yet %d events and %d changes became %d and %d", verb, before.events, before.changes, k.events, k.changes)
		}
	default:
		t.Errorf("%s: %+v became %+v", verb, before.imported, k.imported)
	}
	return done
}

func TestAnImportIsWholeOrNotThereHoweverTheCrashCame(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	some := england.New(england.Size{Boards: []string{"QHL", "QE1", "QKK"}, Locations: 12, PCNs: 200, Practices: 1200}, "2026-07-01")
	contentType, body := contract.Form(contract.FileForm("ods_practice_map", "", "map.csv", some.Map)...)
	i := up.plan(t, contentType, body)
	// Undisturbed, to see how long it takes and what it makes.
	sides := map[string]string{"undo": up.kept(t, state, i.ID).organisations}
	lasts := map[string]time.Duration{}
	again := i
	for _, verb := range []string{"apply", "undo"} {
		began := time.Now()
		_, after, err := up.transition(again, verb)
		must(t, err)
		lasts[verb], again = time.Since(began), after
		if verb == "apply" {
			sides[verb] = up.kept(t, state, i.ID).organisations
		}
	}
	t.Logf("apply takes %s, undo %s", lasts["apply"].Round(time.Millisecond), lasts["undo"].Round(time.Millisecond))
	i = up.plan(t, contentType, body)
	for _, victim := range []string{"the program", "PostgreSQL"} {
		for _, verb := range []string{"apply", "undo"} {
			outcome := ""
			for _, part := range []float64{0.3, 0.7, 0.95, 2} {
				before := up.kept(t, state, i.ID)
				if (before.imported.Status == imports.Applied) != (verb == "undo") {
					break // it was done in spite of the crash
				}
				var acknowledged int
				ended := make(chan struct{})
				go func() {
					defer close(ended)
					acknowledged, _, _ = up.transition(before.imported, verb)
				}()
				time.Sleep(time.Duration(part * float64(lasts[verb])))
				if victim == "PostgreSQL" {
					pid := postgres(t, state).PostgresPID
					must(t, syscall.Kill(pid, syscall.SIGKILL))
					for began := time.Now(); postgres(t, state).PostgresPID == pid; time.Sleep(20 * time.Millisecond) {
						if time.Since(began) > 20*time.Second {
							t.Fatalf("PostgreSQL is not started again:\n%s", up.out)
						}
					}
					<-ended
					ready(t, up)
				} else {
					_ = up.stop(t, syscall.SIGKILL)
					<-ended
					up = startUp(t, state)
				}
				after := up.kept(t, state, i.ID)
				done := after.whole(t, before, verb, sides[verb])
				if acknowledged == http.StatusOK && !done {
					t.Errorf("%s was acknowledged and is lost", verb)
				}
				outcome += fmt.Sprintf(" %.0f %%: acknowledged %d, done %v;", part*100, acknowledged, done)
			}
			t.Logf("%s killed during %s:%s", victim, verb, outcome)
			// Asked again it is done, once.
			before := up.kept(t, state, i.ID)
			if (before.imported.Status == imports.Applied) != (verb == "apply") {
				status, _, err := up.insist(before.imported, verb)
				must(t, err)
				if after := up.kept(t, state, i.ID); !after.whole(t, before, verb, sides[verb]) {
					t.Errorf("asked again, %s is answered %d", verb, status)
				}
			}
		}
		// An undone import is done with: the file is sent again.
		i = up.plan(t, contentType, body)
	}
}

// ready waits until the server has its database again.
func ready(t *testing.T, p *program) {
	t.Helper()
	for began := time.Now(); p.get(t, "/readyz", nil) != http.StatusOK; time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("the server is not ready again:\n%s", p.out)
		}
	}
}
