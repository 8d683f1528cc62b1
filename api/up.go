package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"trellis/api/audit"
	"trellis/api/demo"
	"trellis/api/installation"
	"trellis/api/platform/database"
	"trellis/api/platform/embeddedpg"
	"trellis/api/platform/httpx"
	"trellis/api/platform/spa"
	"trellis/api/server"
)

// up takes a bare checkout to a running Trellis, saying what each step took.
func up(args []string) int {
	flags := flag.NewFlagSet("up", flag.ContinueOnError)
	p, err := at(flags, true)
	if err != nil {
		return fail("up", err)
	}
	empty := flags.Bool("empty", false, "begin without the demonstration")
	apiOnly := flags.Bool("api-only", false, "leave the pages out")
	if code, ok := parse(flags, args); !ok {
		return code
	}
	ctx, stop := interrupted(true)
	defer stop()
	if err := p.up(ctx, *empty, *apiOnly); err != nil && ctx.Err() == nil {
		return fail("up", err)
	}
	return 0
}

func (p *place) up(ctx context.Context, empty, apiOnly bool) error {
	began := time.Now()
	say := &steps{last: began}
	if info, running := embeddedpg.Running(p.State); p.DatabaseURL == "" && running {
		return p.alreadyUp(info.PID)
	}
	if p.Access.Beyond && !empty {
		return errors.New("a demonstration is for this machine only: take TRELLIS_ORIGIN away, or begin without one with --empty")
	}
	listener, err := p.listen()
	if err != nil {
		return err
	}
	defer listener.Close()

	// The pages and the database have nothing to do with each other until both are there.
	type built struct {
		pages http.Handler
		err   error
	}
	building := make(chan built, 1)
	go func() {
		var b built
		if !apiOnly {
			b.pages, b.err = p.build(ctx, say)
		}
		building <- b
	}()

	db, err := p.database(ctx, say)
	if err != nil {
		return err
	}
	defer db.stop()
	if err := begin(ctx, db, empty, say); err != nil {
		return err
	}
	options, err := p.options(ctx, db.app, listener, nil)
	if err != nil {
		return err
	}
	app, err := server.New(ctx, options)
	if err != nil {
		return err
	}
	defer app.Close()
	b := <-building
	if b.err != nil {
		return b.err
	}
	if b.pages != nil {
		httpx.ServePages(app.Echo, b.pages)
	}

	address := options.Access.Origin + "/"
	if p.DatabaseURL == "" {
		defer p.noteAddress(address)()
	}
	fmt.Printf("\nTrellis is at %s%s\nReady in %.1f s. Ctrl-C stops it; its data stays in %s\n", address, p.listening(listener), time.Since(began).Seconds(), p.where())
	if err := answer(ctx, listener, app.Handler()); err != nil {
		return err
	}
	fmt.Println("\nStopping. Nothing that was saved is lost.")
	return nil
}

// begin gives a new installation its beginning.
func begin(ctx context.Context, urls databases, empty bool, say *steps) error {
	db, err := database.Open(ctx, database.Options{URL: urls.app})
	if err != nil {
		return err
	}
	defer db.Close()
	as, first, err := demo.FirstStart(ctx, db, audit.NewLog(db, time.Now), time.Now, empty)
	switch {
	case err != nil:
		return err
	case first && as == installation.Demo:
		// Until PostgreSQL has counted what came all at once, it plans as if the tables were empty.
		if err := database.Analyze(ctx, urls.owner); err != nil {
			return err
		}
		say.done("Demonstration loaded")
	case first:
		say.done("Began empty, with the reference data only")
	case empty && as == installation.Demo:
		say.done("Kept the demonstration that is here; --empty works on a new --state")
	}
	return nil
}

// build makes the pages current.
func (p *place) build(ctx context.Context, say *steps) (http.Handler, error) {
	if p.root != "" && p.SPA == "" {
		from := time.Now()
		if _, err := spa.Ensure(ctx, p.root, say.doing); err != nil {
			return nil, err
		}
		say.took("Pages ready", from)
	}
	return p.pages()
}

// database starts and migrates it.
func (p *place) database(ctx context.Context, say *steps) (databases, error) {
	if p.DatabaseURL == "" {
		if err := os.MkdirAll(p.State, 0o700); err != nil {
			return databases{}, fmt.Errorf("make the state folder: %w", err)
		}
	}
	from := time.Now()
	reach := p.start
	if p.DatabaseURL != "" {
		reach = p.reach
	}
	db, err := reach(ctx, say.doing)
	if errors.Is(err, embeddedpg.ErrInUse) {
		return db, fmt.Errorf("%w\nAnother command works on this state folder. Wait for it, or choose another with --state", err)
	}
	if err != nil {
		return db, err
	}
	say.took(db.what, from)
	from = time.Now()
	applied, err := database.Migrate(ctx, db.owner)
	if err != nil {
		db.stop()
		return db, err
	}
	say.took(migrated(applied), from)
	return db, nil
}

// where says in which place the data lives.
func (p *place) where() string {
	if p.DatabaseURL != "" {
		return "the database of DATABASE_URL"
	}
	return p.State
}

// noteAddress leaves word for a second `up` where this one answers, and returns how to take it back.
func (p *place) noteAddress(address string) (remove func()) {
	note := filepath.Join(p.State, "address")
	if err := os.WriteFile(note, fmt.Appendf(nil, "%d %s\n", os.Getpid(), address), 0o600); err != nil {
		return func() {} // a second `up` then names the process only
	}
	return func() { os.Remove(note) }
}

// alreadyUp tells who works on this state and, if that is an `up`, where it answers.
func (p *place) alreadyUp(pid int) error {
	var noted int
	var address string
	if note, err := os.ReadFile(filepath.Join(p.State, "address")); err == nil {
		_, _ = fmt.Sscan(string(note), &noted, &address)
	}
	if noted == pid {
		return fmt.Errorf("Trellis is already running at %s (process %d) with the state %s.\nUse that one, stop it, or start another with --state DIR --listen 127.0.0.1:0", address, pid, p.State)
	}
	return fmt.Errorf("process %d, another command of Trellis, works with the state %s.\nWait for it, stop it, or start another with --state DIR --listen 127.0.0.1:0", pid, p.State)
}

// steps prints what is being done, and what each thing took.
type steps struct {
	mu   sync.Mutex
	last time.Time
}

func (s *steps) doing(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fmt.Printf("  … %s\n", what)
}

func (s *steps) took(what string, from time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fmt.Printf("  ✓ %s (%.1f s)\n", what, time.Since(from).Seconds())
	s.last = time.Now()
}

func (s *steps) done(what string) { s.took(what, s.last) }

// withParent ends its context when the process that started this one goes.
func withParent(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	parent := os.Getppid()
	go func() {
		for ctx.Err() == nil && os.Getppid() == parent {
			time.Sleep(200 * time.Millisecond)
		}
		cancel()
	}()
	return ctx, cancel
}
