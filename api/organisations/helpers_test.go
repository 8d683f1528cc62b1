package organisations_test

import (
	"context"
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// The clock of these tests stands still on a Monday morning in London.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// site is the product on a database of its own. Every answer is held against openapi.yaml.
type site struct {
	*contract.Server
	admin *pgx.Conn // the superuser: it sees what the application may not change
}

// open starts the product; change may set further options.
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

// ask reads one value from the database.
func ask[T any](t *testing.T, conn *pgx.Conn, sql string, args ...any) (value T) {
	t.Helper()
	must(t, conn.QueryRow(t.Context(), sql, args...).Scan(&value))
	return value
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// decode reads a JSON answer into a value of the test's own shape.
func decode[T any](t *testing.T, a answer) (value T) {
	t.Helper()
	if err := json.Unmarshal(a.body, &value); err != nil {
		t.Fatalf("%v in %d %s", err, a.status, a.body)
	}
	return value
}
