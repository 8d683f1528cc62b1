package imports_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// The clock of these tests stands still on a Monday morning in London.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// site is the product on a database of its own. Every answer is held against openapi.yaml.
type site struct {
	*contract.Server
	admin *pgx.Conn // the superuser: it sees what the application may not change
}

func open(t *testing.T, change ...contract.Option) *site {
	t.Helper()
	clock := contract.WithClock(func() time.Time { return now })
	s := contract.NewServer(t, append([]contract.Option{clock}, change...)...)
	return &site{s, connect(t, s.Database.AdminURL)}
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	must(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ask reads one value from the database.
func ask[T any](t *testing.T, conn *pgx.Conn, sql string, args ...any) (value T) {
	t.Helper()
	must(t, conn.QueryRow(t.Context(), sql, args...).Scan(&value))
	return value
}

// state is everything that an import may change: what is known of organisations, the imports and the audit.
type state struct{ organisations, imports, trail string }

func (s *site) look(t *testing.T) (seen state) {
	t.Helper()
	var err error
	seen.organisations, err = contract.Organisations(t.Context(), s.admin)
	must(t, err)
	seen.imports = ask[string](t, s.admin, "SELECT coalesce(string_agg(i::text, E'\n' ORDER BY id), '') FROM imports i")
	seen.trail = ask[string](t, s.admin, `SELECT concat_ws(' ', (SELECT count(*) FROM audit_events), (SELECT count(*) FROM audit_changes), (SELECT count(*) FROM outbox),
		(SELECT count(*) FROM organisation_statements), (SELECT count(*) FROM import_changes), (SELECT count(*) FROM import_problems), (SELECT count(*) FROM idempotency_keys))`)
	return seen
}

// unchanged fails where anything at all was written.
func (s *site) unchanged(t *testing.T, before state, by string) {
	t.Helper()
	if after := s.look(t); after != before {
		t.Errorf("%s changed something:\n%s", by, firstDifference(before, after))
	}
}

func firstDifference(a, b state) string {
	for _, pair := range [][2]string{{a.trail, b.trail}, {a.imports, b.imports}, {a.organisations, b.organisations}} {
		left, right := strings.Split(pair[0], "\n"), strings.Split(pair[1], "\n")
		for i := range max(len(left), len(right)) {
			if i >= len(left) || i >= len(right) || left[i] != right[i] {
				return strings.Join(left[min(i, len(left)):min(i+3, len(left))], "\n") + "\n—\n" + strings.Join(right[min(i, len(right)):min(i+3, len(right))], "\n")
			}
		}
	}
	return ""
}

type problem struct {
	Status         int
	Code           vocabulary.Code
	Detail         string
	RequestID      string `json:"request_id"`
	Errors         []vocabulary.Fault
	CurrentVersion int64 `json:"current_version"`
}

// refused checks that an answer is the named problem and returns it.
func refused(t *testing.T, a *contract.Response, status int, code vocabulary.Code) (p problem) {
	t.Helper()
	if a.Status != status || a.Header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("answered %d %s, not a problem with %d %s: %s", a.Status, a.Header.Get("Content-Type"), status, code, a.Body)
	}
	a.Into(t, &p)
	if p.Code != code || p.Status != status || p.Detail == "" || p.RequestID == "" {
		t.Fatalf("the problem is %+v, not %s with a detail and a request id", p, code)
	}
	return p
}

func (p problem) has(pointer, code string) bool {
	return slices.ContainsFunc(p.Errors, func(f vocabulary.Fault) bool { return f.Pointer == pointer && f.Code == code && f.Message != "" })
}

// read reads an import.
func (s *site) read(t *testing.T, id string) (i imports.Import) {
	t.Helper()
	answer := s.Get("/api/v1/imports/" + id)
	if answer.Status != 200 {
		t.Fatalf("import %s is answered %d %s", id, answer.Status, answer.Body)
	}
	answer.Into(t, &i)
	return i
}

func items[T any](t *testing.T, answer *contract.Response) []T {
	t.Helper()
	var list struct{ Items []T }
	if answer.Status != 200 {
		t.Fatalf("the list is answered %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &list)
	return list.Items
}

// Two small practice maps: in the second a practice has moved, another has gone and a PCN has another name.
var (
	mapKind = "ods_practice_map"
	july    = england.Map("2026-07-01",
		england.Practice{Code: "A10001", PCN: "U10001", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10002", PCN: "U10001", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10003", PCN: "U10002", Location: "72Q", ICB: "QKK"},
		england.Practice{Code: "A10004", Location: "72Q", ICB: "QKK"})
	october = england.Map("2026-10-01",
		england.Practice{Code: "A10001", PCN: "U10001", PCNName: "RENAMED PCN", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10002", PCN: "U10003", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10003", PCN: "U10002", Location: "72Q", ICB: "QKK"})
	// faulty leaves out one row.
	faulty = []byte(strings.Replace(string(july), ",A10003,", ",A1000X,", 1))
)
