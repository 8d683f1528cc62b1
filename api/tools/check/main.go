// Command check runs everything that shows Trellis to be sound: the Go tests,
// the front end's checks and the browser journeys. `go run ./api check` builds
// and runs it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"trellis/api/platform/embeddedpg"
)

const (
	groupFrontend = "frontend"
	groupGo       = "go"
	groupBrowser  = "browser"
)

var groups = []string{groupFrontend, groupGo, groupBrowser}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout))
}

func run(arguments []string, output io.Writer) int {
	wanted, fast, err := parseFlags(arguments, output)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(output, err)
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()

	root := embeddedpg.CheckoutRoot()
	if root == "" {
		fmt.Fprintln(output, "check runs inside a checkout of Trellis.")
		return 1
	}
	for _, folder := range append(removeLeftovers(memory), removeLeftovers(os.TempDir())...) {
		fmt.Fprintln(output, "removed what a killed run left:", folder)
	}
	temp, err := ownFolder(os.TempDir())
	if err != nil {
		fmt.Fprintln(output, err)
		return 1
	}
	defer discard(temp)

	c, err := newCheckout(root, temp, os.Environ())
	if err != nil {
		fmt.Fprintln(output, err)
		return 1
	}
	var stages []stage
	if slices.Contains(wanted, groupFrontend) {
		stages = append(stages, c.frontendStages()...)
	}
	if slices.Contains(wanted, groupGo) {
		stages = append(stages, c.goStages(!fast)...)
	}
	if slices.Contains(wanted, groupBrowser) && !fast {
		stages = append(stages, c.browserStages()...)
	}
	return runStages(ctx, newConsole(output), stages)
}

func parseFlags(arguments []string, output io.Writer) (wanted []string, fast bool, err error) {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(output)
	only := flags.String("only", strings.Join(groups, ","), "the `groups` to run, separated by commas")
	flags.BoolVar(&fast, "fast", false, "leave out the race detector and the browser journeys")
	if err := flags.Parse(arguments); err != nil {
		return nil, false, err
	}
	if flags.NArg() > 0 {
		return nil, false, fmt.Errorf("check takes no arguments, got %q", flags.Args())
	}
	wanted = strings.Split(*only, ",")
	for _, group := range wanted {
		if !slices.Contains(groups, group) {
			return nil, false, fmt.Errorf("--only knows %s; it does not know %q", strings.Join(groups, ", "), group)
		}
	}
	return wanted, fast, nil
}

// checkout is the tree under test and what the run keeps to itself.
type checkout struct {
	root        string
	temp        string
	environment []string
}

// newCheckout gives every command of the run a place for temporary files that
// goes with the run, whatever an interrupted command leaves there. Its name is
// short because sockets below it may not have long ones, and others may pass
// through it because a PostgreSQL started by root may have to be somebody else.
func newCheckout(root, temp string, environment []string) (checkout, error) {
	scratch := filepath.Join(temp, "t")
	err := errors.Join(os.Mkdir(scratch, 0o711), os.Chmod(scratch, 0o711), os.Chmod(temp, 0o711))
	if err != nil {
		return checkout{}, err
	}
	return checkout{root: root, temp: temp, environment: append(cleanEnvironment(environment), "TMPDIR="+scratch)}, nil
}

// discard removes the run's folder. What an interruption orphaned may still
// write there for a moment before it notices.
func discard(folder string) {
	for range 20 {
		if os.RemoveAll(folder) == nil {
			return
		}
		time.Sleep(250 * time.Millisecond)
	}
}

func (c checkout) frontend() string { return filepath.Join(c.root, "frontend") }

// cleanEnvironment drops what could lead a test to somebody's own database or
// server. What only says where the browser or the published data is stays. The report
// is plain text, so no tool below is to paint its output.
func cleanEnvironment(environment []string) []string {
	kept := slices.DeleteFunc(slices.Clone(environment), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		if name == "TRELLIS_CHROMIUM" || name == "TRELLIS_TEST_DATA" {
			return false
		}
		return name == "FORCE_COLOR" || name == "TMPDIR" || strings.HasPrefix(name, "TRELLIS_") || strings.HasPrefix(name, "DATABASE_") || strings.HasPrefix(name, "PG")
	})
	return append(kept, "NO_COLOR=1")
}
