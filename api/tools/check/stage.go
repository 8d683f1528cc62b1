package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// tally counts tests by how they ended.
type tally struct {
	passed, failed, skipped int
}

func (t tally) plus(other tally) tally {
	return tally{t.passed + other.passed, t.failed + other.failed, t.skipped + other.skipped}
}

func (t tally) String() string {
	return fmt.Sprintf("%d passed, %d failed, %d skipped", t.passed, t.failed, t.skipped)
}

// stage is one step of the run. Its work returns the tests it counted; a stage
// that counts none is itself one test, passed or failed.
type stage struct {
	name string
	work func(ctx context.Context, out *console) (tally, error)
	// always marks a stage that puts something away: it runs after an
	// interruption too.
	always bool
}

// simple turns work that either succeeds or fails into a stage.
func simple(name string, work func(ctx context.Context, out *console) error) stage {
	return stage{name: name, work: func(ctx context.Context, out *console) (tally, error) {
		return tally{}, work(ctx, out)
	}}
}

// runStages runs every stage, the ones after a failure too, and returns the
// exit code of the whole.
func runStages(ctx context.Context, out *console, stages []stage) int {
	var total tally
	var failed []string
	for i, s := range stages {
		if ctx.Err() != nil && !s.always {
			continue
		}
		out.say("[%d/%d] %s %s", i+1, len(stages), out.clock(), s.name)
		counted := runStage(ctx, out, s)
		total = total.plus(counted)
		if counted.failed > 0 {
			failed = append(failed, s.name)
		}
	}
	out.say("")
	if ctx.Err() != nil {
		out.say("Interrupted: not every stage ran.")
	}
	if len(failed) > 0 {
		out.say("Failed: %s.", strings.Join(failed, ", "))
	}
	out.say("The whole run took %s.", out.clock())
	out.say("%s", total)
	if total.failed > 0 || ctx.Err() != nil {
		return 1
	}
	return 0
}

func runStage(ctx context.Context, out *console, s stage) tally {
	start := time.Now()
	stopBeating := out.heartbeat()
	counted, err := s.work(ctx, out)
	stopBeating()
	if err != nil {
		out.detail("%s", err)
		if counted.failed == 0 {
			counted.failed = 1
		}
	} else if counted == (tally{}) {
		counted.passed = 1
	}
	out.detail("%s in %.1f s", counted, time.Since(start).Seconds())
	return counted
}
