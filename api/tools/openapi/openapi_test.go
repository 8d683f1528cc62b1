package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trellis/api/platform/embeddedpg"
)

func TestTheCommittedFilesAreWhatTheCodeSays(t *testing.T) {
	root := embeddedpg.CheckoutRoot()
	all, err := write(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range all {
		kept, err := os.ReadFile(filepath.Join(root, made.place))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept, made.content) {
			t.Errorf("%s is out of date: run `go run ./api openapi`\n%s", made.place, difference(kept, made.content))
		}
	}
}

func TestWritingTwiceGivesTheSameBytes(t *testing.T) {
	folder := filepath.Join(embeddedpg.CheckoutRoot(), "api")
	first, err := generate(folder)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := generate(folder)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal(difference(first, again))
		}
	}
}

func TestCheckNamesTheLinesThatDiffer(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a\nb\n", "a\nc\n", "- b"},
		{"a\nb\n", "a\nc\n", "+ c"},
		{"a\na\n", "a\n", "- a"},
		{"a\nb\n", "b\na\n", "another order"},
		{"", strings.Repeat("x\n", 30), "10 lines more"},
	} {
		if got := difference([]byte(c.before), []byte(c.after)); !strings.Contains(got, c.want) {
			t.Errorf("from %q to %q: %q does not say %q", c.before, c.after, got, c.want)
		}
	}
}
