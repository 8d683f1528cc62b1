package main

import (
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestUpSetsEverythingUpAndOtherCommandsWorkBesideIt(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state)
	for _, line := range []string{"PostgreSQL ", " started (", "Database migrated, ", "Demonstration loaded", "Ready in ", state} {
		if !strings.Contains(up.out.String(), line) {
			t.Errorf("it does not say %q:\n%s", line, up.out)
		}
	}
	t.Logf("up:\n%s", up.out)
	if status := up.get(t, "/readyz", nil); status != http.StatusOK || !up.isDemo(t) {
		t.Errorf("it answers %d and is a demonstration: %v", status, up.isDemo(t))
	}

	t.Run("a second up says so", func(t *testing.T) {
		said, code := run(t, "up", "--api-only", "--listen", "127.0.0.1:0", "--state", state)
		if code == 0 || !strings.Contains(said, "already running") || !strings.Contains(said, up.url) || !strings.Contains(said, strconv.Itoa(up.cmd.Process.Pid)) {
			t.Errorf("it ends with %d and says:\n%s", code, said)
		}
	})
	t.Run("migrate finds nothing to do", func(t *testing.T) {
		if said, code := run(t, "migrate", "--state", state); code != 0 || !strings.Contains(said, "up to date") {
			t.Errorf("it ends with %d and says:\n%s", code, said)
		}
	})
	t.Run("serve answers on the same data", func(t *testing.T) {
		serve := start(t, "serve", "--listen", "127.0.0.1:0", "--state", state)
		if status := serve.get(t, "/api/v1/icbs", nil); status != http.StatusOK {
			t.Errorf("it answers %d", status)
		}
		t.Logf("the first answer came after %s", time.Since(serve.began).Round(time.Millisecond))
		if err := serve.stop(t, syscall.SIGTERM); err != nil {
			t.Errorf("it ended with %v:\n%s", err, serve.out)
		}
	})
	t.Run("import says that the demonstration gives way, and comes back", func(t *testing.T) {
		said, code := run(t, "import", "ods_practice_map", write(t, "map.csv", julyMap), "--state", state)
		says(t, said, code, 0, "It ends the demonstration in London", "Applied")
		said, code = run(t, "import", "--undo", importID.FindString(said[strings.Index(said, "--undo"):]), "--state", state)
		says(t, said, code, 0, "Undone", "London shows the demonstration again")
	})
	t.Run("a taken address is named", func(t *testing.T) {
		said, code := run(t, "serve", "--listen", strings.TrimPrefix(up.url, "http://"), "--state", state)
		if code != 1 || !strings.Contains(said, "--listen") {
			t.Errorf("it ends with %d and says:\n%s", code, said)
		}
	})
	if status := up.get(t, "/readyz", nil); status != http.StatusOK {
		t.Errorf("after all that it answers %d", status)
	}
	t.Run("Ctrl-C stops it and its PostgreSQL", func(t *testing.T) {
		info := postgres(t, state)
		if err := up.stop(t, syscall.SIGINT); err != nil {
			t.Errorf("it ended with %v:\n%s", err, up.out)
		}
		gone(t, "PostgreSQL", info.PostgresPID)
	})
}

func TestAnEmptyStartStaysEmptyAndKeepsItsData(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	if up.isDemo(t) || !strings.Contains(up.out.String(), "Began empty") {
		t.Errorf("it is a demonstration: %v\n%s", up.isDemo(t), up.out)
	}
	w := newWriter("QMF")
	if !w.write(t, up.url, time.Now().Add(5*time.Second)) {
		t.Fatal("nothing can be written")
	}
	info := postgres(t, state)
	if err := up.stop(t, syscall.SIGTERM); err != nil {
		t.Errorf("it ended with %v:\n%s", err, up.out)
	}
	gone(t, "PostgreSQL", info.PostgresPID)

	again := startUp(t, state)
	t.Logf("the second start took %s", time.Since(again.began).Round(time.Millisecond))
	if !strings.Contains(up.out.String(), "first administrator") || strings.Contains(again.out.String(), "password") {
		t.Errorf("the first administrator's password is printed once, at the first start:\n%s\n%s", up.out, again.out)
	}
	if again.isDemo(t) || !strings.Contains(again.out.String(), "up to date") {
		t.Errorf("started again it is a demonstration: %v\n%s", again.isDemo(t), again.out)
	}
	w.check(t, again.url)
}

func TestUpEndsWithTheProcessThatStartedIt(t *testing.T) {
	state := t.TempDir()
	parent := exec.Command("sh", "-c", `"$0" "$@" & wait`, binary, "up", "--api-only", "--empty", "--listen", "127.0.0.1:0", "--state", state)
	out := &output{}
	parent.Stdout, parent.Stderr, parent.Env = out, out, command().Env
	must(t, parent.Start())
	for began := time.Now(); address.FindString(out.String()) == ""; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			t.Fatalf("it does not start:\n%s", out)
		}
	}
	info := postgres(t, state)
	must(t, parent.Process.Kill())
	gone(t, "the program", info.PID)
	gone(t, "PostgreSQL", info.PostgresPID)
	_ = parent.Wait()
}

func TestACommandThatCannotDoWhatIsAskedSaysWhy(t *testing.T) {
	state := t.TempDir()
	for _, tt := range []struct {
		arguments []string
		code      int
		says      string
	}{
		{nil, 2, "go run ./api up"},
		{[]string{"help"}, 0, "go run ./api up"},
		{[]string{"down"}, 2, "go run ./api up"},
		{[]string{"up", "--help"}, 0, "-listen"},
		{[]string{"up", "--colour"}, 2, "colour"},
		{[]string{"up", "now"}, 2, "now"},
		{[]string{"up", "--api-only", "--state", state, "--listen", "0.0.0.0:0"}, 1, "TRELLIS_ORIGIN"},
		{[]string{"up", "--api-only", "--state", state, "--listen", "192.0.2.1:0"}, 1, "TRELLIS_ORIGIN"},
		{[]string{"up", "--api-only", "--state", state, "--listen", "nonsense"}, 1, "HOST:PORT"},
		{[]string{"serve", "--state", state, "--listen", ":0"}, 1, "TRELLIS_ORIGIN"},
		{[]string{"migrate", "--listen", "127.0.0.1:0"}, 2, "listen"},
	} {
		said, code := run(t, tt.arguments...)
		if code != tt.code || !strings.Contains(said, tt.says) || strings.Contains(said, "panic") {
			t.Errorf("%v ends with %d, not %d, and says:\n%s", tt.arguments, code, tt.code, said)
		}
	}
	said, _ := run(t, "help")
	for command, options := range map[string][]string{
		"up": {"--listen", "--state", "--empty", "--api-only"}, "serve": {"--listen", "--state"}, "migrate": {"--state"}, "openapi": {"--check"}, "check": {"--only", "--fast"},
		"import": {"--as-at", "--plan", "--left-out", "--fetch", "--apply", "--undo", "--state"}, "bench": {"--requests", "--rounds", "--callers", "--out"},
	} {
		_, of, _ := strings.Cut(said, "go run ./api "+command+" ")
		of, _, _ = strings.Cut(of, "go run ./api ")
		for _, option := range options {
			if !strings.Contains(of, option+" ") {
				t.Errorf("of %s it does not name %s:\n%s", command, option, of)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(state, "*")); len(left) > 0 {
		t.Errorf("the refused commands left %v", left)
	}
}
