package embeddedpg

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestPostgreSQLThatIsKilledComesBack(t *testing.T) {
	s := start(t, Options{State: t.TempDir()})
	exec1(t, s.OwnerURL(), "CREATE TABLE kept AS SELECT 1 AS n")
	busy, err := pgx.Connect(t.Context(), s.OwnerURL())
	must(t, err)
	answered := make(chan error, 1)
	go func() { // a worker that would outlive its postmaster
		_, err := busy.Exec(t.Context(), "SELECT count(*) FROM generate_series(1, 2000000000)")
		answered <- err
	}()
	time.Sleep(100 * time.Millisecond)

	before := s.Info().PostgresPID
	must(t, syscall.Kill(before, syscall.SIGKILL))
	killed := time.Now()
	if got := eventually[int](t, s.OwnerURL(), "SELECT n FROM kept"); got != 1 {
		t.Error(got)
	}
	t.Logf("answered %v after the kill", time.Since(killed).Round(time.Millisecond))
	if err := <-answered; err == nil {
		t.Error("the worker of the killed server went on")
	}
	deadline := time.Now().Add(2 * time.Second)
	for info, _ := readInfo(s.options.State); info.PostgresPID == before; info, _ = readInfo(s.options.State) {
		if time.Now().After(deadline) {
			t.Fatal("server.json names the killed server")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestAStopDuringCrashesLeavesNothingBehind(t *testing.T) {
	var log bytes.Buffer
	s := start(t, Options{State: t.TempDir(), Logger: slog.New(slog.NewTextHandler(&log, nil))})
	for range 3 {
		pid := s.Info().PostgresPID
		must(t, syscall.Kill(pid, syscall.SIGKILL))
		for deadline := time.Now().Add(5 * time.Second); s.Info().PostgresPID == pid; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("it is not started again")
			}
		}
	}
	stop(t, s)
	if left := postgresOn(s.place.data); len(left) > 0 {
		t.Errorf("left running: %v", left)
	}
	if !strings.Contains(log.String(), "times=3") {
		t.Errorf("the repeated crash is not reported:\n%s", &log)
	}
}

func TestTheWaitBetweenCrashesGrowsAndStaysWithinTheTenSeconds(t *testing.T) {
	for crashes, want := range map[int]time.Duration{
		1: 0, 2: 100 * time.Millisecond, 3: 200 * time.Millisecond, 5: 800 * time.Millisecond, 9: 4 * time.Second, 1000: 4 * time.Second,
	} {
		if got := pauseAfter(crashes); got != want {
			t.Errorf("after %d crashes: %v, want %v", crashes, got, want)
		}
	}
}

func TestAKilledOwnerLeavesNoServerBehindAndLosesNothing(t *testing.T) {
	state := t.TempDir()
	owner := startHelper(t, os.Args[0], state, binariesHome(state), nil)
	info, ok := Running(state)
	if !ok {
		t.Fatal("the helper's server does not run")
	}
	exec1(t, info.OwnerURL, "CREATE TABLE kept AS SELECT 2 AS n")
	must(t, owner.cmd.Process.Kill())
	_ = owner.cmd.Wait()

	s := start(t, Options{State: state}) // at once, while the old server is dying
	if got := query1[int](t, s.OwnerURL(), "SELECT n FROM kept"); got != 2 {
		t.Error(got)
	}
	if slices.Contains(postgresOn(s.place.data), info.PostgresPID) {
		t.Error("the server of the killed process still runs")
	}
	stop(t, s)

	t.Run("also when nobody starts it again", func(t *testing.T) { orphanEnds(t, state) })
}

func orphanEnds(t *testing.T, state string) {
	if !namespaces {
		t.Skip("only Linux signals a child when its parent dies")
	}
	owner := startHelper(t, os.Args[0], state, binariesHome(state), nil)
	info, ok := Running(state)
	if !ok {
		t.Fatal("the helper's server does not run")
	}
	must(t, owner.cmd.Process.Kill())
	_ = owner.cmd.Wait()
	for deadline := time.Now().Add(5 * time.Second); len(postgresOn(state+"/postgres")) > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d still runs", info.PostgresPID)
		}
	}
	if _, ok := Running(state); ok {
		t.Error("a dead server counts as running")
	}
}

// eventually asks until the server answers.
func eventually[T any](t *testing.T, url, sql string) T {
	t.Helper()
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		conn, err := pgx.Connect(t.Context(), url)
		if err == nil {
			var value T
			err = conn.QueryRow(t.Context(), sql).Scan(&value)
			conn.Close(t.Context())
			if err == nil {
				return value
			}
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

func TestAFirstStartKilledHalfWayBeginsAnew(t *testing.T) {
	state := t.TempDir()
	cmd := helperCommand(os.Args[0], state, binariesHome(state), nil)
	must(t, cmd.Start())
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		if made, _ := filepath.Glob(filepath.Join(state, "postgres-new-*", "global", "pg_control")); len(made) > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no database is being made")
		}
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait()
	if dataMajor(filepath.Join(state, "postgres")) != 0 {
		t.Fatal("the kill came too late for this test")
	}
	must(t, os.WriteFile(filepath.Join(state, infoName), []byte(`{"pid":`), 0o600)) // not even this blocks
	s := start(t, Options{State: state, CreateDB: true})
	exec1(t, s.OwnerURL(), "CREATE DATABASE of_a_test")
	if left, _ := filepath.Glob(filepath.Join(state, "postgres-new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
