// Package testkit gives tests real PostgreSQL databases: each one a fresh clone
// of a migrated template on a server that all test processes share.
package testkit

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"trellis/api/platform/database"
	"trellis/api/platform/embeddedpg"
)

// Database is a migrated database that belongs to one test.
type Database struct {
	OwnerURL string // the role that owns and migrates it
	AppURL   string // the role the application works with
	AdminURL string // the superuser, who is above row-level security
}

// migration is what the template databases are made by.
type migration struct {
	hash string // changes whenever the outcome does
	run  func(ctx context.Context, db Database) error
}

func ours() migration {
	return migration{hash: database.MigrationsHash(), run: func(ctx context.Context, db Database) error {
		_, err := database.Migrate(ctx, db.OwnerURL)
		return err
	}}
}

// Main is for a TestMain whose tests should not wait for the server: it sees to
// the server and the template first, then runs the tests.
func Main(m *testing.M) int {
	if err := prepare(); err != nil {
		fmt.Fprintln(os.Stderr, "the test database server:", err)
		return 1
	}
	code := m.Run()
	if err := dropFilled(); err != nil {
		fmt.Fprintln(os.Stderr, "a filled template database:", err)
		return 1
	}
	return code
}

func prepare() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	admin, err := adminURL(ctx)
	if err != nil {
		return err
	}
	_, err = ensureTemplate(ctx, admin, ours())
	return err
}

// NewDatabase makes a migrated database that nobody else uses. It is dropped
// when the test ends.
func NewDatabase(t testing.TB) Database {
	t.Helper()
	return newDatabase(t, ours())
}

// NewEmptyDatabase makes a database with the roles but without any migration.
// It is dropped when the test ends.
func NewEmptyDatabase(t testing.TB) Database {
	t.Helper()
	return newDatabase(t, migration{hash: "empty", run: func(context.Context, Database) error { return nil }})
}

func newDatabase(t testing.TB, m migration) Database {
	t.Helper()
	admin, err := adminURL(t.Context())
	if err != nil {
		t.Fatal("the test database server:", err)
	}
	name, err := clone(t.Context(), admin, m)
	if err != nil {
		t.Fatal("a test database:", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := drop(ctx, admin, name); err != nil {
			t.Error("a test database cannot be dropped:", err)
		}
	})
	return at(admin, name)
}

// PrivateServer starts a PostgreSQL for one test, to be killed or filled as that
// test likes. Its database is empty: migrate it with OwnerURL.
func PrivateServer(t testing.TB) *embeddedpg.Server {
	t.Helper()
	s, err := embeddedpg.Start(t.Context(), embeddedpg.Options{
		State: t.TempDir(), Logger: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	if err != nil {
		t.Fatal("a private PostgreSQL:", err)
	}
	t.Cleanup(func() {
		if err := s.Stop(context.Background()); err != nil {
			t.Error("a private PostgreSQL cannot be stopped:", err)
		}
	})
	return s
}
