package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onlyTools leaves on the PATH nothing but the given scripts.
func onlyTools(t *testing.T, scripts map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, script := range scripts {
		writeScript(t, filepath.Join(folder, name), script)
	}
	t.Setenv("PATH", folder)
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("PLAYWRIGHT_BROWSERS_PATH", "")
	t.Setenv("TRELLIS_CHROMIUM", "")
	return folder
}

func writeScript(t *testing.T, path, script string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

func find(t *testing.T) (string, error) {
	t.Helper()
	return checkout{environment: os.Environ()}.findChromium(context.Background(), newConsole(&bytes.Buffer{}))
}

func TestABrowserThatStartsIsPreferredToAPlaceholder(t *testing.T) {
	folder := onlyTools(t, map[string]string{"chromium-browser": "exit 1", "google-chrome": "exit 0"})
	if got, err := find(t); err != nil || got != filepath.Join(folder, "google-chrome") {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestABrowserThatIsNamedIsTheOneUsed(t *testing.T) {
	folder := onlyTools(t, map[string]string{"chromium": "exit 0", "mine": "exit 0", "dead": "exit 1"})
	t.Setenv("TRELLIS_CHROMIUM", filepath.Join(folder, "mine"))
	if got, err := find(t); err != nil || got != filepath.Join(folder, "mine") {
		t.Errorf("got %q, %v", got, err)
	}
	t.Setenv("TRELLIS_CHROMIUM", filepath.Join(folder, "dead"))
	if got, err := find(t); err == nil {
		t.Errorf("a named browser that does not start was replaced by %q", got)
	}
}

func TestPlaywrightsNewestBrowserIsFound(t *testing.T) {
	folder := onlyTools(t, nil)
	t.Setenv("PLAYWRIGHT_BROWSERS_PATH", folder)
	for _, version := range []string{"1100", "1200"} {
		writeScript(t, filepath.Join(folder, "chromium-"+version, "chrome-linux", "chrome"), "exit 0")
	}
	if got, err := find(t); err != nil || !strings.Contains(got, "chromium-1200") {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestInstallingUpdatesFirstAndSaysWhyItFailed(t *testing.T) {
	folder := onlyTools(t, map[string]string{"apt-get": `echo "$DEBIAN_FRONTEND $*" >> "$0.calls"`})
	c := checkout{environment: os.Environ()}
	if err := c.installChromium(context.Background(), newConsole(&bytes.Buffer{})); err != nil {
		t.Fatal(err)
	}
	calls, _ := os.ReadFile(filepath.Join(folder, "apt-get.calls"))
	want := "noninteractive update\nnoninteractive install --yes --no-install-recommends chromium fonts-liberation\n"
	if string(calls) != want {
		t.Errorf("apt-get was called with\n%s", calls)
	}

	writeScript(t, filepath.Join(folder, "apt-get"), "echo 'Could not resolve the archive'; exit 100")
	err := c.installChromium(context.Background(), newConsole(&bytes.Buffer{}))
	if err == nil || !strings.Contains(err.Error(), "Could not resolve the archive") {
		t.Errorf("got %v", err)
	}
}
