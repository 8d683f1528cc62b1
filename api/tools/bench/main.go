// Command bench holds Trellis's hot requests against a plain pgx and net/http server that reads the same tables and
// answers the same bytes. What counts is CPU per request, of the server and of PostgreSQL together, measured in turns
// in one run; requests a second and waiting times are printed beside it and judged by nobody.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// options are the flags.
type options struct {
	requests int
	rounds   int
	callers  int
	quarters int
	only     string
	out      string
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "baseline" {
		os.Exit(serveBaseline(os.Args[2:]))
	}
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	var o options
	flags.IntVar(&o.requests, "requests", 2000, "requests of each kind in a round")
	flags.IntVar(&o.rounds, "rounds", 5, "rounds, each with every kind in turn")
	flags.IntVar(&o.callers, "callers", 4, "callers at once")
	flags.IntVar(&o.quarters, "quarters", 16, "quarters of assessments of every network")
	flags.StringVar(&o.only, "only", "", "ask only what has this in its name")
	flags.StringVar(&o.out, "out", filepath.Join("dist", "bench.json"), "where to keep the figures")
	_ = flags.Parse(os.Args[1:]) // it ends the program itself
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if procPath == "" {
		return fmt.Errorf("CPU is read from /proc, so the bench runs on Linux only")
	}
	stage, err := raise(ctx, o)
	if err != nil {
		return err
	}
	defer stage.lower()
	if err := stage.compare(ctx, o); err != nil {
		return err
	}
	report := Report{At: time.Now().UTC(), Machine: machine(), Data: stage.data}
	for _, c := range cases {
		if !strings.Contains(c.Name, o.only) {
			continue
		}
		row, err := stage.measure(ctx, c, o)
		if err != nil {
			return err
		}
		report.Rows = append(report.Rows, row)
		fmt.Print(".")
	}
	fmt.Println()
	report.print(os.Stdout)
	return report.keep(o.out)
}

// keep writes the figures as JSON.
func (r Report) keep(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
		return err
	}
	fmt.Printf("\nKept in %s\n", path)
	return nil
}
