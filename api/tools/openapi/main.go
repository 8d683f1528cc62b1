// Command openapi writes what is published of the code. openapi.yaml comes from the handlers: their annotations say
// what each operation is for, the Go types say what it answers, and a polish step adds what every operation shares.
// docs/permissions.md comes from the permission table.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"trellis/api/platform/embeddedpg"
	"trellis/api/policy"
)

// written is a file that is made of the code.
type written struct {
	place   string
	content []byte
}

// write makes every file. The description stands at the root for people, and beside its handlers to be embedded.
func write(root string) ([]written, error) {
	description, err := generate(filepath.Join(root, "api"))
	return []written{
		{"openapi.yaml", description},
		{"api/platform/openapi/openapi.yaml", description},
		{"docs/permissions.md", []byte(policy.Markdown())},
	}, err
}

func main() {
	check := flag.Bool("check", false, "write nothing; fail when a committed file is out of date")
	flag.Parse()
	if err := run(*check, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "openapi:", err)
		os.Exit(1)
	}
}

func run(check bool, out io.Writer) error {
	root := embeddedpg.CheckoutRoot()
	if root == "" {
		return errors.New("run this inside a checkout of Trellis")
	}
	all, err := write(root)
	if err != nil {
		return err
	}
	stale := false
	for _, made := range all {
		place, path := made.place, filepath.Join(root, made.place)
		kept, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		switch {
		case bytes.Equal(kept, made.content):
			fmt.Fprintf(out, "%s is up to date.\n", place)
		case check:
			stale = true
			fmt.Fprintf(out, "%s is out of date:\n%s", place, difference(kept, made.content))
		default:
			if err := os.WriteFile(path, made.content, 0o644); err != nil {
				return err
			}
			fmt.Fprintf(out, "%s written.\n", place)
		}
	}
	if stale {
		return errors.New("run `go run ./api openapi` and commit what it writes")
	}
	return nil
}
