package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func counts(passed, failed, skipped int) stage {
	return stage{name: "tests", work: func(context.Context, *console) (tally, error) {
		return tally{passed, failed, skipped}, nil
	}}
}

func fine(name string) stage {
	return simple(name, func(context.Context, *console) error { return nil })
}

func broken(name string) stage {
	return simple(name, func(context.Context, *console) error { return errors.New("it is broken") })
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return lines[len(lines)-1]
}

func TestTheRunClosesOnItsCounts(t *testing.T) {
	for _, c := range []struct {
		name   string
		stages []stage
		want   string
		code   int
	}{
		{"nothing failed", []stage{counts(7, 0, 2), fine("lint")}, "8 passed, 0 failed, 2 skipped", 0},
		{"a test failed", []stage{counts(7, 1, 0), fine("lint")}, "8 passed, 1 failed, 0 skipped", 1},
		{"a stage without tests failed, the next still ran", []stage{broken("lint"), counts(3, 0, 0)}, "3 passed, 1 failed, 0 skipped", 1},
		{"everything was skipped", []stage{counts(0, 0, 4)}, "0 passed, 0 failed, 4 skipped", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var output bytes.Buffer
			code := runStages(context.Background(), newConsole(&output), c.stages)
			if got := lastLine(output.String()); got != c.want || code != c.code {
				t.Errorf("got %q and exit code %d", got, code)
			}
		})
	}
}

func TestAFailedStageIsNamedWithItsReason(t *testing.T) {
	var output bytes.Buffer
	runStages(context.Background(), newConsole(&output), []stage{fine("types"), broken("lint")})
	for _, want := range []string{"    it is broken\n", "Failed: lint.\n", "[2/2] 00:00 lint\n"} {
		if !strings.Contains(output.String(), want) {
			t.Errorf("%q is missing in\n%s", want, output.String())
		}
	}
}

func TestAnInterruptionEndsTheRunAndStillPutsThingsAway(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var put bool
	interrupted := simple("tests", func(ctx context.Context, _ *console) error { cancel(); return ctx.Err() })
	away := simple("put away", func(context.Context, *console) error { put = true; return nil })
	away.always = true

	var output bytes.Buffer
	code := runStages(ctx, newConsole(&output), []stage{interrupted, counts(9, 0, 0), away})
	if code != 1 || !put || lastLine(output.String()) != "1 passed, 1 failed, 0 skipped" {
		t.Errorf("exit code %d, put away %t:\n%s", code, put, output.String())
	}
}

func TestAnEarlyStageWorksBesideThoseBeforeItAndIsToldOfInItsTurn(t *testing.T) {
	begun := make(chan struct{})
	waits := simple("types", func(context.Context, *console) error {
		select {
		case <-begun:
			return nil
		case <-time.After(10 * time.Second):
			return errors.New("the early stage did not begin")
		}
	})
	vet := early(stage{name: "vet", work: func(_ context.Context, out *console) (tally, error) {
		close(begun)
		out.detail("One line.\nAnother.")
		return tally{}, errors.New("it is broken")
	}})
	var output bytes.Buffer
	code := runStages(context.Background(), newConsole(&output), []stage{waits, fine("format"), vet, early(fine("build"))})
	if code != 1 || lastLine(output.String()) != "3 passed, 1 failed, 0 skipped" {
		t.Errorf("exit code %d:\n%s", code, output.String())
	}
	if want := "vet\n    One line.\n    Another.\n    it is broken\n    0 passed, 1 failed, 0 skipped in 0.0 s\n[4/4] 00:00 build\n    1 passed"; !strings.Contains(output.String(), want) {
		t.Errorf("%q is missing in\n%s", want, output.String())
	}
}

func TestACommandStopsWithEverythingItStarted(t *testing.T) {
	note := filepath.Join(t.TempDir(), "note")
	shell := child{name: "sh", arguments: []string{"-c", "(sleep 1; touch " + note + ") & sleep 30"}, timeout: 200 * time.Millisecond}
	start := time.Now()
	if _, err := shell.run(context.Background()); !errors.Is(err, errTimedOut) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("stopping took %s", took)
	}
	time.Sleep(1500 * time.Millisecond)
	if _, err := os.Stat(note); err == nil {
		t.Error("a grandchild outlived its command")
	}
}

func TestAFailedCommandShowsWhatItPrinted(t *testing.T) {
	err := child{name: "sh", arguments: []string{"-c", "echo told; echo warned >&2; exit 3"}}.mustSucceed(context.Background())
	if err == nil || !strings.Contains(err.Error(), "told\nwarned\n") || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("got %v", err)
	}
}

func TestTheRunKeepsAwayFromSomebodysOwnDatabase(t *testing.T) {
	got := cleanEnvironment([]string{
		"PATH=/bin", "DATABASE_URL=x", "DATABASE_OWNER_URL=x", "TRELLIS_STATE=x", "TRELLIS_TEST_SERVER=x",
		"PGHOST=x", "FORCE_COLOR=1", "TRELLIS_CHROMIUM=/usr/bin/chromium", "CI=true",
	})
	if want := []string{"PATH=/bin", "TRELLIS_CHROMIUM=/usr/bin/chromium", "CI=true", "NO_COLOR=1"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFlags(t *testing.T) {
	wanted, fast, err := parseFlags([]string{"--only", "go,browser", "--fast"}, io.Discard)
	if err != nil || !fast || !slices.Equal(wanted, []string{"go", "browser"}) {
		t.Errorf("got %q, %t, %v", wanted, fast, err)
	}
	if wanted, fast, err = parseFlags(nil, io.Discard); err != nil || fast || len(wanted) != 3 {
		t.Errorf("without flags: got %q, %t, %v", wanted, fast, err)
	}
	for _, wrong := range [][]string{{"--only", "rust"}, {"--slow"}, {"extra"}} {
		if code := run(wrong, io.Discard); code != 2 {
			t.Errorf("%q: exit code %d, want 2", wrong, code)
		}
	}
}

func TestUnformattedGoIsNamed(t *testing.T) {
	root := t.TempDir()
	for name, source := range map[string]string{
		"good.go": "package a\n", "bad.go": "package  a\n", "node_modules/other.go": "package  b\n",
	} {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(source), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	err := checkFormat(root)
	if err == nil || !strings.Contains(err.Error(), "bad.go") || strings.Contains(err.Error(), "good.go") || strings.Contains(err.Error(), "other.go") {
		t.Errorf("got %v", err)
	}
}
