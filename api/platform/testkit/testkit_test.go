package testkit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/embeddedpg"
)

func TestEveryTestHasAMigratedDatabaseOfItsOwn(t *testing.T) {
	one, two := NewDatabase(t), NewDatabase(t)
	run(t, one.AdminURL, "CREATE TABLE only_here (n int)")
	if tables := ask[int](t, two.AdminURL, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"); tables != 0 {
		t.Error("the second database sees the first one's table")
	}
	if tables := ask[int](t, two.AppURL, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = 'trellis_owner'"); tables < 2 {
		t.Errorf("it is not migrated: %d tables", tables)
	}
	if got := ask[string](t, one.OwnerURL, "SELECT current_user"); got != "trellis_owner" {
		t.Error(got)
	}
	if got := ask[bool](t, one.AppURL, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"); got {
		t.Error("the application role is above row-level security")
	}
}

func TestADatabaseIsGoneAfterItsTest(t *testing.T) {
	var db Database
	t.Run("with a connection left open", func(t *testing.T) {
		db = NewDatabase(t)
		if _, err := pgx.Connect(t.Context(), db.AppURL); err != nil {
			t.Fatal(err)
		}
	})
	if conn, err := pgx.Connect(t.Context(), db.OwnerURL); err == nil {
		conn.Close(t.Context())
		t.Error("it is still there")
	}
}

func TestATemplateIsMadeOnceHoweverManyAsk(t *testing.T) {
	var runs atomic.Int32
	m := migration{hash: uniqueHash(), run: func(ctx context.Context, db Database) error {
		runs.Add(1)
		return execute(ctx, db.OwnerURL, "CREATE TABLE marked AS SELECT 7 AS n")
	}}
	dropTemplateAfter(t, m)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got := ask[int](t, newDatabase(t, m).OwnerURL, "SELECT n FROM marked"); got != 7 {
				t.Error(got)
			}
		})
	}
	all.Wait()
	if runs.Load() != 1 {
		t.Errorf("migrated %d times", runs.Load())
	}
}

func TestWhatIsPutIntoADatabaseIsPutThereOnceAndIsInEveryCopy(t *testing.T) {
	var fillings atomic.Int32
	fill := func(ctx context.Context, db Database) error {
		fillings.Add(1)
		return execute(ctx, db.OwnerURL, "CREATE TABLE filled_with AS SELECT count(*) AS tables FROM pg_tables WHERE schemaname = 'public'")
	}
	name := uniqueHash()
	one, two := NewFilledDatabase(t, name, fill), NewFilledDatabase(t, name, fill)
	run(t, one.OwnerURL, "UPDATE filled_with SET tables = 0")
	if tables := ask[int](t, two.OwnerURL, "SELECT tables FROM filled_with"); tables < 2 {
		t.Errorf("the copy holds %d: it was filled before it was migrated, or is shared", tables)
	}
	if fillings.Load() != 1 {
		t.Errorf("filled %d times", fillings.Load())
	}
	must(t, dropFilled())
	if left := ask[int](t, one.AdminURL, "SELECT count(*) FROM pg_database WHERE datname LIKE '%"+name+"'"); left != 0 {
		t.Error("what a process has filled outlives it")
	}
}

func TestAMigrationThatFailsLeavesNoTemplate(t *testing.T) {
	admin, err := adminURL(t.Context())
	must(t, err)
	m := migration{hash: uniqueHash()}
	dropTemplateAfter(t, m)
	m.run = func(ctx context.Context, db Database) error {
		return errors.Join(execute(ctx, db.OwnerURL, "CREATE TABLE half (n int)"), errors.New("the second step failed"))
	}
	if _, err := clone(t.Context(), admin, m); err == nil || !strings.Contains(err.Error(), "the second step failed") {
		t.Fatal(err)
	}
	m.run = func(ctx context.Context, db Database) error {
		return execute(ctx, db.OwnerURL, "CREATE TABLE half (n int)") // fails if the first one is still there
	}
	newDatabase(t, m)
}

func TestTheSharedServerEndsWhenNobodyUsesIt(t *testing.T) {
	own, err := sharedServer()
	must(t, err)
	s := shared{Dir: t.TempDir(), Binaries: own.Binaries, Idle: 300 * time.Millisecond}
	first, err := s.join(t.Context())
	must(t, err)
	second, err := s.join(t.Context())
	must(t, err)
	info, ok := embeddedpg.Running(s.path("pg"))
	if !ok || info.PID == os.Getpid() || first.admin != second.admin {
		t.Fatalf("%v %+v", ok, info)
	}
	must(t, first.users.Close())
	time.Sleep(2 * s.Idle)
	if got := ask[int](t, second.admin, "SELECT 1"); got != 1 {
		t.Error("it ended although somebody used it")
	}
	must(t, second.users.Close())
	awaitEnd(t, s, info)

	again, err := s.join(t.Context())
	must(t, err)
	if got := ask[int](t, again.admin, "SELECT 1"); got != 1 {
		t.Error("it does not come back for the next user")
	}
	info, _ = embeddedpg.Running(s.path("pg"))
	must(t, again.users.Close())
	awaitEnd(t, s, info)
}

func TestAKilledWatchdogIsReplaced(t *testing.T) {
	own, err := sharedServer()
	must(t, err)
	s := shared{Dir: t.TempDir(), Binaries: own.Binaries, Idle: 300 * time.Millisecond}
	first, err := s.join(t.Context())
	must(t, err)
	run(t, first.admin, "CREATE DATABASE "+testPrefix+"left_behind")
	before, _ := embeddedpg.Running(s.path("pg"))
	must(t, syscall.Kill(before.PID, syscall.SIGKILL))
	for syscall.Kill(before.PID, 0) == nil { // until it has been reaped, it looks alive
		time.Sleep(time.Millisecond)
	}
	must(t, first.users.Close())

	second, err := s.join(t.Context())
	must(t, err)
	after, ok := embeddedpg.Running(s.path("pg"))
	if !ok || after.PID == before.PID {
		t.Errorf("%v %d %d", ok, before.PID, after.PID)
	}
	if left := ask[int](t, second.admin, "SELECT count(*) FROM pg_database WHERE datname = 'test_left_behind'"); left != 0 {
		t.Error("the databases of the killed run are still there")
	}
	must(t, second.users.Close())
	awaitEnd(t, s, after)
}

// awaitEnd waits until the watchdog has left and its server does not answer.
func awaitEnd(t *testing.T, s shared, info embeddedpg.Info) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(s.path("url")); errors.Is(err, fs.ErrNotExist) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the watchdog does not leave")
		}
	}
	ended, err := s.lock("users", syscall.LOCK_EX) // the watchdog holds it to its end
	must(t, err)
	must(t, ended.Close())
	if conn, err := pgx.Connect(t.Context(), info.AdminURL); err == nil {
		conn.Close(t.Context())
		t.Error("the server still answers")
	}
}

func TestAFolderThatOthersCanEnterIsRefused(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o777))
	if err := privateDir(dir); err == nil {
		t.Error("it was taken")
	}
}

func TestAPrivateServerIsNotTheSharedOne(t *testing.T) {
	s := PrivateServer(t)
	must(t, ours().run(t.Context(), Database{OwnerURL: s.OwnerURL()}))
	if s.AdminURL() == current.admin {
		t.Error("it is")
	}
}
