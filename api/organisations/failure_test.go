package organisations_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// saboteur counts the statements of requests and lets one of them fail.
type saboteur struct {
	fail func(ctx context.Context, conn *pgx.Conn) context.Context

	mu   sync.Mutex
	at   int // which statement fails; 0 for none
	seen []string
}

func (s *saboteur) TraceQueryStart(ctx context.Context, conn *pgx.Conn, data pgx.TraceQueryStartData) context.Context {
	if vocabulary.RequestIDFrom(ctx) == "" {
		return ctx // the server's own background work
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, data.SQL)
	if s.at == 0 || len(s.seen) != s.at {
		return ctx
	}
	return s.fail(ctx, conn)
}

func (s *saboteur) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// strike makes the n-th statement from now on fail, and forgets those seen before.
func (s *saboteur) strike(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at, s.seen = n, nil
}

func (s *saboteur) statements() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

// Ways for a statement to fail.
var failures = map[string]func(ctx context.Context, conn *pgx.Conn) context.Context{
	"is cancelled": func(ctx context.Context, _ *pgx.Conn) context.Context {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		return ctx
	},
	"loses its connection": func(ctx context.Context, conn *pgx.Conn) context.Context {
		_ = conn.PgConn().Conn().Close()
		return ctx
	},
}

// What one write with an Idempotency-Key asks of the database, in order.
var writeStatements = []string{
	"begin", "INSERT INTO idempotency_keys", "SELECT version FROM icbs", "SELECT set_config", "SELECT * FROM icbs_on", `UPDATE "icbs"`,
	"SELECT * FROM icbs_on", "SELECT s.predecessor_code", "SELECT s.successor_code", "SELECT touched, now_at FROM close_event",
	"UPDATE idempotency_keys", "commit",
}

func TestAFailureAtAnyStatementOfAWriteLeavesNothingHalfDone(t *testing.T) {
	for how, fail := range failures {
		t.Run(how, func(t *testing.T) {
			tracer := &saboteur{fail: fail}
			s := open(t, contract.WithTracer(tracer))
			n := 1
			for ; n < 50; n++ {
				before, tag := look(t, s.admin, "QMF"), "If-Match: "+s.etag(t, "QMF")
				name, key := fmt.Sprintf("Try %d", n), fmt.Sprintf("Idempotency-Key: try-%d", n)
				tracer.strike(n)
				a := s.rename(t, "QMF", name, tag, key)
				if a.status == http.StatusOK {
					oneWrite(t, s.admin, "QMF", before, 1)
					break
				}
				failed := tracer.statements()[n-1]
				tracer.strike(0)
				if a.status < 500 || decode[problem](t, a).Code == "" || strings.Contains(string(a.body), "SELECT") {
					t.Errorf("statement %d (%s) failed and the answer is %d %s", n, failed, a.status, a.body)
				}
				unchanged(t, s.admin, "QMF", before, fmt.Sprintf("the failure of statement %d (%s)", n, failed))
				if a := s.rename(t, "QMF", name, tag, key); a.status != http.StatusOK || a.header.Get("Idempotency-Replayed") != "" {
					t.Fatalf("after statement %d failed, the retry answers %d %s", n, a.status, a.body)
				}
				oneWrite(t, s.admin, "QMF", before, 1)
			}
			ran := tracer.statements()
			if n-1 != len(ran) || len(ran) != len(writeStatements) {
				t.Fatalf("%d statements failed in turn, %d ran in the write, %d are expected:\n%s", n-1, len(ran), len(writeStatements), strings.Join(ran, "\n"))
			}
			for i, want := range writeStatements {
				if !strings.HasPrefix(ran[i], want) {
					t.Errorf("statement %d is %q, not %q", i+1, ran[i], want)
				}
			}
		})
	}
}

func TestAFailureAtAnyStatementOfADryRunLeavesNothing(t *testing.T) {
	tracer := &saboteur{fail: failures["loses its connection"]}
	s := open(t, contract.WithTracer(tracer))
	tag := "If-Match: " + s.etag(t, "QMF")
	before := look(t, s.admin, "QMF")
	for n := 1; ; n++ {
		tracer.strike(n)
		a := s.do(t, http.MethodPatch, "/api/v1/icbs/QMF?dry_run=true", `{"short_name":"Dry"}`, tag)
		ran := len(tracer.statements())
		tracer.strike(0)
		unchanged(t, s.admin, "QMF", before, fmt.Sprintf("the failure of statement %d of a dry run", n))
		if n > ran {
			if n < 9 {
				t.Errorf("a dry run runs %d statements only", ran)
			}
			if a.status != http.StatusOK {
				t.Errorf("the undisturbed dry run answers %d %s", a.status, a.body)
			}
			return
		}
	}
}

// database/sql repeats a read on another connection where the first was lost before it was sent, so
// a read may succeed all the same; but then it must be the right answer.
func TestAFailedReadIsNeverHalfAnAnswer(t *testing.T) {
	for how, fail := range failures {
		t.Run(how, func(t *testing.T) {
			tracer := &saboteur{fail: fail}
			s := open(t, contract.WithTracer(tracer))
			whole := open(t)
			for _, path := range []string{"/api/v1/icbs?include=successors&include_total=true", "/api/v1/icbs/QMJ", "/api/v1/icbs/QMJ/succession", "/api/v1/icbs.csv"} {
				want := whole.read(t, path).body
				for struck, n := true, 1; struck; n++ {
					tracer.strike(n)
					a := s.get(t, path)
					struck = len(tracer.statements()) >= n
					tracer.strike(0)
					if a.status < 500 && string(a.body) != string(want) {
						t.Errorf("%s: statement %d failed and the answer is %d %s", path, n, a.status, a.body)
					}
				}
				if got := s.read(t, path); string(got.body) != string(want) {
					t.Errorf("%s: after the failures the answer is %s", path, got.body)
				}
			}
		})
	}
}
