// Command api is Trellis: the JSON API, the pages, and everything that sets them up.
//
//	go run ./api up       install, build, start PostgreSQL, migrate, load the demonstration, serve
//	go run ./api serve    serve on a database that is there
//	go run ./api migrate  bring the database to the newest shape
//	go run ./api import   read a file into a plan and apply it
//	go run ./api verify   hold the audit against itself, the records and its anchors
//	go run ./api keys     show the keys that tokens are signed with, or add one
//	go run ./api reset-sign-in  give somebody a new password who has lost theirs
//	go run ./api openapi  write openapi.yaml from the code (--check only compares)
//	go run ./api check    run every test there is
//	go run ./api bench    hold hot requests against a plain baseline
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"trellis/api/installation"
)

// usage is printed for no command, an unknown one, or help.
const usage = `Trellis

  go run ./api up       install what is missing, build the pages, start PostgreSQL,
                        migrate, load the demonstration the first time, and serve
      --listen ADDRESS  where to answer (127.0.0.1:8080; port 0 picks a free one)
      --state DIR       where the data lives (.trellis)
      --empty           begin without the demonstration
      --api-only        leave the pages out
  go run ./api serve    serve on a database that is running and migrated
      --listen ADDRESS  where to answer (127.0.0.1:8080; port 0 picks a free one)
      --state DIR       where the data lives (.trellis)
  go run ./api migrate  bring the database to the newest shape
      --state DIR       where the data lives (.trellis)
  go run ./api import KIND FILE
                        read a file, say what it would change, and apply that
      --as-at DAY       the day the file describes, where it does not say:
                        2026-03-31, 20260331, 31/03/2026 or 31Mar2026
      --plan            only say what it would change
      --left-out N      how many rows the plan leaves out, as you have seen
      --fetch KIND      take the files from their published addresses
      --apply ID        apply a plan that was made with --plan
      --undo ID         undo an import
      --state DIR       where the data lives (.trellis)
  go run ./api verify   hold the audit against itself, every record and its anchors
      --state DIR       where the data lives (.trellis)
  go run ./api keys     list the keys that tokens are signed with
      rotate            add one, which signs once every copy has read it
  go run ./api reset-sign-in E-MAIL
                        give somebody a new password who has lost theirs, or their device
      --state DIR       where the data lives (.trellis)
  go run ./api openapi  write openapi.yaml from the code
      --check           only compare it
  go run ./api check    run every test there is
      --only GROUPS     only these groups of them, separated by commas
      --fast            leave out the race detector and the browser journeys
  go run ./api bench    hold hot requests against a plain baseline
      --requests N, --rounds N, --callers N
                        how many of each
      --out FILE        where to keep the figures (dist/bench.json)
  go run ./api version  say which Trellis this is

Settings from the environment: docs/configuration.md
`

func main() {
	commands := map[string]func(args []string) int{
		"up":            up,
		"serve":         serve,
		"migrate":       migrate,
		"import":        importFiles,
		"verify":        verify,
		"keys":          keys,
		"openapi":       openapi,
		"reset-sign-in": resetSignIn,
		"check":         check,
		"bench":         bench,
		"version":       func([]string) int { fmt.Println("Trellis", installation.Version); return 0 },
	}
	arguments := os.Args[1:]
	if slices.ContainsFunc(arguments, asksForHelp) {
		fmt.Print(usage)
		return
	}
	if len(arguments) > 0 {
		if command, ok := commands[strings.TrimPrefix(arguments[0], "--")]; ok {
			os.Exit(command(arguments[1:]))
		}
		fmt.Fprintf(os.Stderr, "There is no command %q.\n\n", arguments[0])
	}
	fmt.Fprint(os.Stderr, usage)
	os.Exit(2)
}

func asksForHelp(argument string) bool {
	return slices.Contains([]string{"help", "--help", "-help", "-h"}, argument)
}

// parse reads a command's flags; code is what to exit with when ok is false.
func parse(flags *flag.FlagSet, args []string) (code int, ok bool) {
	flags.Usage = func() { fmt.Fprint(os.Stderr, "\n"+usage) }
	switch err := flags.Parse(args); {
	case err != nil:
		return 2, false
	case flags.NArg() > 0:
		fmt.Fprintf(os.Stderr, "%s takes no argument %q\n", flags.Name(), flags.Arg(0))
		return 2, false
	}
	return 0, true
}

// fail says on one line what went wrong.
func fail(command string, err error) int {
	fmt.Fprintf(os.Stderr, "%s: %v\n", command, err)
	return 1
}
