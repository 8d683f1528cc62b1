package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// child is a command of a stage. It runs in a process group of its own, so
// that it stops together with everything it started.
type child struct {
	name        string
	arguments   []string
	folder      string
	environment []string
	timeout     time.Duration
	stdout      io.Writer // nil: kept and returned
}

// errTimedOut tells a command that took too long from one that failed.
var errTimedOut = errors.New("took too long and was stopped")

// run runs the command and returns what it printed, errors and, unless it has
// a writer of its own, standard output alike.
func (c child) run(ctx context.Context) (output string, err error) {
	if c.timeout == 0 {
		c.timeout = 5 * time.Minute
	}
	limited, cancel := context.WithTimeoutCause(ctx, c.timeout, errTimedOut)
	defer cancel()

	var kept bytes.Buffer
	command := exec.CommandContext(limited, c.name, c.arguments...)
	command.Dir, command.Env = c.folder, c.environment
	command.Stdout, command.Stderr = c.stdout, &kept
	if c.stdout == nil {
		command.Stdout = &kept
	}
	inOwnGroup(command)
	err = command.Run()
	sweep(command)
	if limited.Err() != nil {
		err = context.Cause(limited)
	}
	if err != nil {
		err = fmt.Errorf("%s %s: %w", c.name, strings.Join(c.arguments, " "), err)
	}
	return kept.String(), err
}

// mustSucceed runs the command for its exit code; what it printed becomes the
// error when it fails.
func (c child) mustSucceed(ctx context.Context) error {
	output, err := c.run(ctx)
	if err != nil {
		return fmt.Errorf("%s\n%w", strings.TrimSpace(output), err)
	}
	return nil
}

func inOwnGroup(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGTERM) }
	command.WaitDelay = 10 * time.Second
}

// sweep ends what a finished command left behind in its group.
func sweep(command *exec.Cmd) {
	if command.Process != nil {
		// Nothing left is the usual and good answer.
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
	}
}
