package testkit

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func uniqueHash() string { return strings.ToLower(rand.Text()[:16]) }

func dropTemplateAfter(t *testing.T, m migration) {
	t.Helper()
	admin, err := adminURL(t.Context())
	must(t, err)
	t.Cleanup(func() { must(t, drop(context.Background(), admin, templatePrefix+m.hash)) })
}

func execute(ctx context.Context, url, sql string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

func run(t *testing.T, url, sql string) {
	t.Helper()
	must(t, execute(t.Context(), url, sql))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func ask[T any](t *testing.T, url, sql string) (value T) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err == nil {
		defer conn.Close(context.WithoutCancel(t.Context()))
		err = conn.QueryRow(t.Context(), sql).Scan(&value)
	}
	if err != nil {
		t.Error(err)
	}
	return value
}
