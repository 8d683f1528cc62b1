package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"trellis/api/platform/httpx"
	"trellis/api/platform/spa"
	"trellis/api/server"
	"trellis/frontend"
)

// serve answers on a database that is there, and sets nothing up.
func serve(args []string) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	p, err := at(flags, true)
	if err != nil {
		return fail("serve", err)
	}
	if code, ok := parse(flags, args); !ok {
		return code
	}
	ctx, stop := interrupted(false)
	defer stop()
	listener, err := p.listen()
	if err != nil {
		return fail("serve", err)
	}
	db, err := p.reach(ctx, func(string) {})
	if err != nil {
		return fail("serve", err)
	}
	defer db.stop()
	pages, err := p.pages()
	if err != nil {
		return fail("serve", err)
	}
	options, err := p.options(ctx, db.app, listener, pages)
	if err != nil {
		return fail("serve", err)
	}
	app, err := server.New(ctx, options)
	if err != nil {
		return fail("serve", err)
	}
	defer app.Close()
	fmt.Printf("Trellis is at %s/%s\n", options.Access.Origin, p.listening(listener))
	if err := answer(ctx, listener, app.Handler()); err != nil {
		return fail("serve", err)
	}
	return 0
}

// pages are the built screens: in a release inside the binary, else their folder. Where there is no
// build there are no pages, only the API.
func (p *place) pages() (http.Handler, error) {
	if built, ok := frontend.Dist(); ok && p.SPA == "" {
		return spa.HandlerFS(built)
	}
	folder := p.SPA
	if folder == "" {
		folder = filepath.Join(p.root, "frontend", "dist")
		if _, err := os.Stat(filepath.Join(folder, "index.html")); errors.Is(err, os.ErrNotExist) {
			return nil, nil
		}
	}
	return spa.Handler(folder)
}

// interrupted ends its context on Ctrl-C, when the terminal or a service manager asks to stop, and when
// the parent goes, if the command follows it or the parent is `go run`, which hands on no signal. A second
// Ctrl-C ends the program at once.
func interrupted(followsParent bool) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	if !followsParent && !underGoRun() {
		return ctx, stop
	}
	return withParent(ctx)
}

// underGoRun tells whether this is a program that `go run` built for the occasion.
func underGoRun() bool {
	program, err := os.Executable()
	return err == nil && strings.Contains(program, string(filepath.Separator)+"go-build")
}

// answer serves until ctx ends, then lets requests under way finish.
func answer(ctx context.Context, listener net.Listener, handler http.Handler) error {
	srv := httpx.NewServer(handler)
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	httpx.Ending(srv, work)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); errors.Is(err, context.DeadlineExceeded) {
		return srv.Close()
	}
	return nil
}
