package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// madeIn names the folder in which this program, started anew, makes one of its own and then waits to be killed.
const madeIn = "TRELLIS_TEST_MAKES_A_FOLDER_IN"

func TestMain(m *testing.M) {
	if parent := os.Getenv(madeIn); parent != "" {
		folder, err := ownFolder(parent)
		if err != nil {
			panic(err)
		}
		os.Stdout.WriteString(folder + "\n")
		select {}
	}
	os.Exit(m.Run())
}

func TestWhatAKilledRunLeftGoesWithTheNextStartAndNothingElse(t *testing.T) {
	parent := t.TempDir()
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), madeIn+"="+parent)
	output, err := other.StdoutPipe()
	must(t, err)
	must(t, other.Start())
	t.Cleanup(func() { _ = other.Process.Kill() })
	line, err := bufio.NewReader(output).ReadString('\n')
	must(t, err)
	theirs := strings.TrimSpace(line)
	must(t, os.MkdirAll(filepath.Join(theirs, "tests", "data"), 0o700))

	ours, err := ownFolder(parent)
	must(t, err)
	begun := filepath.Join(parent, folderName+"begun")
	must(t, os.Mkdir(begun, 0o700))
	another := filepath.Join(parent, "trellis-bench-1")
	must(t, os.Mkdir(another, 0o700))

	if removed := removeLeftovers(parent); len(removed) > 0 {
		t.Errorf("while both runs are alive it removes %v", removed)
	}
	must(t, other.Process.Kill())
	_, _ = other.Process.Wait()
	if removed := removeLeftovers(parent); !slices.Equal(removed, []string{theirs}) {
		t.Errorf("with the other killed it removes %v, not %s", removed, theirs)
	}
	for folder, there := range map[string]bool{theirs: false, ours: true, begun: true, another: true} {
		if _, err := os.Stat(folder); (err == nil) != there {
			t.Errorf("%s is there: %v", folder, err == nil)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
