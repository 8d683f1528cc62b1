package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// check runs every test there is.
func check(args []string) int { return tool("check", args) }

// bench holds hot requests against a plain baseline.
func bench(args []string) int { return tool("bench", args) }

// tool builds one of the programs under tools and runs it. They are programs
// of their own so that `up` compiles nothing of them, and built ones because
// `go run` hands no signal on.
func tool(name string, args []string) int {
	folder, err := os.MkdirTemp("", "trellis-"+name+"-")
	if err != nil {
		return fail(name, err)
	}
	defer os.RemoveAll(folder)

	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)

	binary := filepath.Join(folder, name)
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "trellis/api/tools/"+name)
	build.Stdout, build.Stderr = os.Stdout, os.Stderr
	if code := runWithSignals(build, signals); code != 0 {
		return code
	}
	run := exec.Command(binary, args...)
	run.Stdout, run.Stderr = os.Stdout, os.Stderr
	return runWithSignals(run, signals)
}

// runWithSignals runs a command, hands every signal on to it, stops it when
// our own parent goes, and returns its exit code.
func runWithSignals(command *exec.Cmd, signals <-chan os.Signal) int {
	if err := command.Start(); err != nil {
		fmt.Fprintln(os.Stderr, "trellis:", err)
		return 1
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()

	parent := os.Getppid()
	poll := time.NewTicker(500 * time.Millisecond)
	defer poll.Stop()
	for {
		select {
		case received := <-signals:
			// A process that has just ended cannot be told any more.
			_ = command.Process.Signal(received)
		case <-poll.C:
			if now := os.Getppid(); now != parent {
				parent = now
				_ = command.Process.Signal(syscall.SIGTERM)
			}
		case err := <-ended:
			var exit *exec.ExitError
			switch {
			case err == nil:
				return 0
			case errors.As(err, &exit) && exit.ExitCode() > 0:
				return exit.ExitCode()
			}
			fmt.Fprintln(os.Stderr, "trellis:", err)
			return 1
		}
	}
}
