package main

import (
	"bytes"
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
	// early marks a stage that needs nothing of those before it: it is at work
	// while they are, in a lane beside theirs, and told of in its turn.
	early bool
}

// simple turns work that either succeeds or fails into a stage.
func simple(name string, work func(ctx context.Context, out *console) error) stage {
	return stage{name: name, work: func(ctx context.Context, out *console) (tally, error) {
		return tally{}, work(ctx, out)
	}}
}

// early lets the stage work beside those before it.
func early(s stage) stage {
	s.early = true
	return s
}

// runStages runs every stage, the ones after a failure too, and returns the
// exit code of the whole.
func runStages(ctx context.Context, out *console, stages []stage) int {
	var total tally
	var failed []string
	beside := runEarly(ctx, stages)
	for i, s := range stages {
		if ctx.Err() != nil && !s.always {
			continue
		}
		out.say("[%d/%d] %s %s", i+1, len(stages), out.clock(), s.name)
		var counted tally
		if s.early {
			counted = beside[i].wait(out)
		} else {
			counted = runStage(ctx, out, s)
		}
		total = total.plus(counted)
		if counted.failed > 0 {
			failed = append(failed, s.name)
		}
	}
	for _, a := range beside {
		<-a.done // after an interruption, before what they work in is discarded
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

// aside is a stage at work in the lane beside. What it says is kept.
type aside struct {
	done    chan struct{} // closed when it has ended
	said    bytes.Buffer
	counted tally
}

// wait passes on what the stage said, once it has ended.
func (a *aside) wait(out *console) tally {
	stopBeating := out.heartbeat()
	<-a.done
	stopBeating()
	out.say("%s", strings.TrimRight(a.said.String(), "\n"))
	return a.counted
}

// runEarly begins with the early stages, one after the other: a machine of two cores has one for each lane.
func runEarly(ctx context.Context, stages []stage) map[int]*aside {
	lane := map[int]*aside{}
	for i, s := range stages {
		if s.early {
			lane[i] = &aside{done: make(chan struct{})}
		}
	}
	go func() {
		for i, s := range stages {
			if a := lane[i]; a != nil {
				a.counted = perform(ctx, newConsole(&a.said), s)
				close(a.done)
			}
		}
	}()
	return lane
}

func runStage(ctx context.Context, out *console, s stage) tally {
	stopBeating := out.heartbeat()
	defer stopBeating()
	return perform(ctx, out, s)
}

// perform does the work of a stage and says how it ended.
func perform(ctx context.Context, out *console, s stage) tally {
	start := time.Now()
	counted, err := s.work(ctx, out)
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
