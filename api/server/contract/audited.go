package contract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// unaudited are the writes that change nothing of anybody's records: they leave no event.
var unaudited = []string{"/oauth/token", "/api/v1/invitations/open", "/api/v1/sign_in/oidc"}

// signInElsewhere comes back from an issuer as a GET, and signs in or proves who it is; the first time an account elsewhere
// is used, that it is theirs is an event of its own.
const signInElsewhere = "/api/v1/sign_in/oidc/callback"

// sandboxReset carries out several use cases, and its answer counts them.
const sandboxReset = "/api/v1/sandbox/reset"

// errAway says that a test has taken the database away.
var errAway = errors.New("the database is away")

// tally is how many events requests should have left whose events are counted when the test ends: those that share an id
// their callers chose, and those that failed, whose write may be saved a moment later.
type tally struct {
	mu    sync.Mutex
	least map[string]int // how many events there must be, by request id
	most  map[string]int // how many there may be
}

// audited fails on an answer that has left another number of audit events than it should have: a write one; none where it
// was refused, only tried, answered from what was kept, or changed nothing; a read none. Of a write that failed within
// nobody knows whether it was saved, and there is one event or none.
func (s *Server) audited(request *http.Request, response *http.Response, body []byte) error {
	least, most := expected(request, response, body)
	id := response.Header.Get("X-Request-ID")
	if id == "" { // answered before it had one, by what stands before the server; others say so
		return nil
	}
	if failed := response.StatusCode >= 500; failed && most == 0 {
		return nil // the database may be away
	} else if failed || request.Header.Get("X-Request-ID") == id {
		s.later.mu.Lock()
		defer s.later.mu.Unlock()
		s.later.least[id] += least
		s.later.most[id] += most
		return nil
	}
	events, err := s.events(id)
	if errors.Is(err, errAway) {
		return nil
	}
	if err != nil {
		return err
	}
	return judge(events[id], least, most)
}

// expected is how many events an answer should have left.
func expected(request *http.Request, response *http.Response, body []byte) (least, most int) {
	header := response.Header
	isRead := slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodOptions}, request.Method)
	switch {
	case request.URL.Path == signInElsewhere && response.StatusCode >= 500:
		return 0, 3
	case request.URL.Path == signInElsewhere:
		if to := header.Get("Location"); response.StatusCode != http.StatusSeeOther || strings.HasPrefix(to, "/sign-in?problem=") {
			return 0, 0
		}
		return 1, 3 // the session; before it, with the first sign-in, the invitation taken up and the account linked
	case isRead || slices.Contains(unaudited, request.URL.Path):
		return 0, 0
	case response.StatusCode >= 500:
		return 0, 1
	case response.StatusCode >= 300 || header.Get("Dry-Run") != "" || header.Get("Idempotency-Replayed") != "":
		return 0, 0
	case unchanged(request, response): // what it asks for may have been so before
		return 0, 1
	case request.URL.Path == sandboxReset:
		var done map[string]int
		_ = json.Unmarshal(body, &done)                                  // what is no such answer has been found wrong against openapi.yaml
		together := done["workforces_restored"] + done["rates_restored"] // which go back in one use case, or two
		for _, n := range done {
			most += n
		}
		return most - together + min(together, 1), most
	}
	return 1, 1
}

// events counts the audit events of requests, without the lock of an account, which is written by the product itself beside a
// sign-in that it refuses. Where a test has taken the database away there is nothing to count.
func (s *Server) events(ids ...string) (counts map[string]int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	rows, err := s.App.DB.Pool.Query(ctx, "SELECT request_id, count(*) FROM audit_events WHERE request_id = ANY ($1) AND operation <> 'sessions.lock' GROUP BY 1", ids)
	counts = map[string]int{}
	if err == nil {
		var id string
		var n int
		_, err = pgx.ForEachRow(rows, []any{&id, &n}, func() error {
			counts[id] = n
			return nil
		})
	}
	if known := (*vocabulary.Error)(nil); errors.As(database.Failure(err), &known) {
		return nil, errAway
	}
	if err != nil {
		return nil, fmt.Errorf("count the audit events of a request: %w", err)
	}
	return counts, nil
}

// countLater holds the events of the requests that were put off against how many there should be.
func (s *Server) countLater(t testing.TB) {
	ids := slices.Sorted(maps.Keys(s.later.most))
	if len(ids) == 0 {
		return
	}
	counts, err := s.events(ids...)
	if errors.Is(err, errAway) {
		return
	}
	if err != nil {
		t.Error(err)
	}
	for _, id := range ids {
		if err := judge(counts[id], s.later.least[id], s.later.most[id]); err != nil {
			t.Errorf("requests with the id %s: %v", id, err)
		}
	}
}

func judge(events, least, most int) error {
	if events < least || events > most {
		return fmt.Errorf("it left %d audit events, not %s", events, between(least, most))
	}
	return nil
}

func between(least, most int) string {
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// unchanged tells of a change to a record that left it at the version it had. Other writes may be sent with an If-Match that
// they do not ask for.
func unchanged(request *http.Request, response *http.Response) bool {
	if request.Method != http.MethodPatch && request.Method != http.MethodPut {
		return false
	}
	version := func(etag string) string {
		text, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(etag, "W/"), `"v`), ".")
		return strings.Trim(text, `"`)
	}
	before := request.Header.Get("If-Match")
	return before != "" && version(before) == version(response.Header.Get("ETag"))
}
