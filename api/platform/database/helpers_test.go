package database_test

import (
	"context"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	must(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func open(t *testing.T, url string) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), database.Options{URL: url})
	must(t, err)
	t.Cleanup(db.Close)
	return db
}

func column[T any](t *testing.T, conn *pgx.Conn, sql string, args ...any) []T {
	t.Helper()
	rows, err := conn.Query(t.Context(), sql, args...)
	must(t, err)
	values, err := pgx.CollectRows(rows, pgx.RowTo[T])
	must(t, err)
	return values
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
