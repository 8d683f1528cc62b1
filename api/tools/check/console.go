package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// console writes the run's report line by line. Several goroutines may use it.
type console struct {
	mu    sync.Mutex
	out   io.Writer
	start time.Time
	last  time.Time
}

func newConsole(out io.Writer) *console {
	now := time.Now()
	return &console{out: out, start: now, last: now}
}

// say prints a line at the margin.
func (c *console) say(format string, arguments ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = time.Now()
	fmt.Fprintf(c.out, format+"\n", arguments...)
}

// detail prints text that belongs to the current stage, indented.
func (c *console) detail(format string, arguments ...any) {
	text := strings.TrimRight(fmt.Sprintf(format, arguments...), "\n")
	if text == "" {
		return
	}
	c.say("    %s", strings.ReplaceAll(text, "\n", "\n    "))
}

// clock is the time since the start, as minutes and seconds.
func (c *console) clock() string {
	seconds := int(time.Since(c.start).Seconds())
	return fmt.Sprintf("%02d:%02d", seconds/60, seconds%60)
}

// heartbeat says every half minute of silence that the stage is still at work,
// until the returned function is called.
func (c *console) heartbeat() (stop func()) {
	done := make(chan struct{})
	var ended sync.WaitGroup
	ended.Go(func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if c.silentFor() >= 30*time.Second {
					c.detail("%s … still at work", c.clock())
				}
			}
		}
	})
	return func() { close(done); ended.Wait() }
}

func (c *console) silentFor() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Since(c.last)
}
