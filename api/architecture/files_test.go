package architecture

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

const mostLines = 300

// Sources that may be longer, and why.
var longer = map[string]string{
	"frontend/src/api/schema.d.ts":     "generated from openapi.yaml",
	"frontend/src/routeTree.gen.ts":    "generated from the routes",
	"api/platform/database/schema.sql": "written from the migrated database",
}

var isSource = regexp.MustCompile(`\.(go|ts|tsx|mts|mjs|js|sql|scss|css)$`)

// files lists what git keeps, and what it would keep if it were added.
func files(t *testing.T) []string {
	t.Helper()
	command := exec.Command("git", "-C", root(t), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	listed, err := command.Output()
	if err != nil {
		t.Skip("git does not list this checkout's files:", err)
	}
	return strings.Split(strings.Trim(string(listed), "\x00"), "\x00")
}

// read returns a file's content; ok is false for one that is gone or is no text.
func read(t *testing.T, file string) (content []byte, ok bool) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root(t), file))
	if os.IsNotExist(err) {
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	return content, utf8.Valid(content) && !bytes.ContainsRune(content, 0)
}

func TestNoSourceIsTooLongToRead(t *testing.T) {
	for _, file := range files(t) {
		if !isSource.MatchString(file) || longer[file] != "" {
			continue
		}
		if content, ok := read(t, file); ok {
			if lines := bytes.Count(content, []byte("\n")); lines > mostLines {
				t.Errorf("%s has %d lines; split it, or say here why it may be longer than %d", file, lines, mostLines)
			}
		}
	}
}

// machinePath matches a folder of somebody's own machine; it is put together so that it does not match itself.
var machinePath = regexp.MustCompile(`(^|[^A-Za-z0-9_.~*}\])/-])/(` + strings.Join([]string{"home", "root", "Users", "work"}, "|") + `)/[A-Za-z]`)

func TestNoFileNamesTheMachineItWasWrittenOn(t *testing.T) {
	for _, file := range files(t) {
		content, ok := read(t, file)
		if !ok {
			continue
		}
		for n, line := range strings.Split(string(content), "\n") {
			if machinePath.MatchString(line) {
				t.Errorf("%s:%d names a folder of one machine: %.120s", file, n+1, strings.TrimSpace(line))
			}
		}
	}
}

func TestAMachinesFolderIsRecognised(t *testing.T) {
	for line, want := range map[string]bool{
		"see /" + "home/anna/notes":             true,
		`"/` + "root/go" + `"`:                  true,
		"cd /" + "work/main && ls":              true,
		"/" + "Users/anna":                      true,
		"https://example.org/home/page":         false,
		"features/home/index.tsx":               false,
		"${root}/house/x":                       false,
		"the rooms are home/ and integrations/": false,
	} {
		if machinePath.MatchString(line) != want {
			t.Errorf("%q is taken for a machine's folder: %v", line, !want)
		}
	}
}
