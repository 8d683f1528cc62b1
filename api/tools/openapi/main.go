// Command openapi writes openapi.yaml from the handlers: their annotations say what each operation
// is for, the Go types say what it answers, and a polish step adds what every operation shares.
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
)

// The description stands at the root for people, and beside its handlers to be embedded.
var places = []string{"openapi.yaml", "api/platform/openapi/openapi.yaml"}

func main() {
	check := flag.Bool("check", false, "write nothing; fail when the committed description is out of date")
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
	made, err := generate(filepath.Join(root, "api"))
	if err != nil {
		return err
	}
	stale := false
	for _, place := range places {
		path := filepath.Join(root, place)
		kept, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		switch {
		case bytes.Equal(kept, made):
			fmt.Fprintf(out, "%s is up to date.\n", place)
		case check:
			stale = true
			fmt.Fprintf(out, "%s is out of date:\n%s", place, difference(kept, made))
		default:
			if err := os.WriteFile(path, made, 0o644); err != nil {
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
