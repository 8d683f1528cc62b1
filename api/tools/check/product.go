package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// product is a Trellis started for this run: its own state, its own port.
type product struct {
	url     string
	state   string
	command *exec.Cmd
	ended   chan struct{} // closed when the process has ended
	err     error         // how it ended; read after ended is closed

	mu   sync.Mutex
	text bytes.Buffer
}

var announcement = regexp.MustCompile(`Trellis is at (http://\S+)`)

// startProduct builds the product, starts it and waits until it says where it is.
func (c checkout) startProduct(ctx context.Context, out *console) (*product, error) {
	binary := filepath.Join(c.temp, "trellis")
	if err := c.goTool("build", "-buildvcs=false", "-o", binary, "./api").mustSucceed(ctx); err != nil {
		return nil, err
	}
	out.detail("Starting Trellis with an empty state")
	announced := make(chan string, 1)
	p := &product{ended: make(chan struct{}), state: filepath.Join(c.temp, "product")}
	writer := &lineWriter{line: func(line string) {
		p.keep(line)
		if found := announcement.FindStringSubmatch(line); found != nil {
			select {
			case announced <- found[1]:
			default: // It said so twice.
			}
		}
	}}
	// Not bound to the context: an interrupted run stops it in order, too.
	p.command = exec.Command(binary, "up", "--state", p.state, "--listen", "127.0.0.1:0")
	// Every journey comes from one address, and together they ask more than one caller would.
	p.command.Dir, p.command.Env = c.root, append(slices.Clip(c.environment), "TRELLIS_RATE_LIMIT=100000", "TRELLIS_SIGN_IN_LIMIT=100000")
	p.command.Stdout, p.command.Stderr = writer, writer
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	p.command.WaitDelay = 5 * time.Second
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	go func() { p.err = p.command.Wait(); close(p.ended) }()

	limited, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	select {
	case p.url = <-announced:
		return p, nil
	case <-p.ended:
		return nil, fmt.Errorf("Trellis ended before it said where it is: %w\n%s", p.err, p.said())
	case <-limited.Done():
		return nil, errors.Join(fmt.Errorf("Trellis did not say where it is: %w\n%s", limited.Err(), p.said()), p.stop())
	}
}

func (p *product) keep(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text.WriteString(line + "\n")
}

func (p *product) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// stop stops the product as Ctrl-C would, and by force when that is not enough.
func (p *product) stop() error {
	select {
	case <-p.ended:
		return fmt.Errorf("Trellis had already ended: %v", p.err)
	default:
	}
	if err := p.command.Process.Signal(syscall.SIGINT); err != nil {
		return err
	}
	defer sweep(p.command)
	select {
	case <-p.ended:
	case <-time.After(30 * time.Second):
		return errors.New("Trellis did not stop within 30 seconds")
	}
	if p.err != nil {
		return fmt.Errorf("Trellis did not stop cleanly: %w", p.err)
	}
	return nil
}

// lineWriter calls line for every line written to it.
type lineWriter struct {
	line    func(string)
	pending string
}

func (w *lineWriter) Write(text []byte) (int, error) {
	w.pending += string(text)
	for {
		line, rest, found := strings.Cut(w.pending, "\n")
		if !found {
			return len(text), nil
		}
		w.pending = rest
		w.line(strings.TrimRight(line, "\r"))
	}
}
