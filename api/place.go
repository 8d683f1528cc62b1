package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"trellis/api/platform/config"
	"trellis/api/platform/embeddedpg"
)

// place is where a command works: its settings, and the flags that every command on a database shares.
type place struct {
	config.Config
	root string // the checkout, or "" for a release outside of one
}

// at reads the settings and declares --state and, for servers, --listen.
func at(flags *flag.FlagSet, serves bool) (*place, error) {
	settings, err := config.Read()
	if err != nil {
		return nil, err
	}
	settings.UseLogs()
	slog.Info("settings", "settings", settings.String())
	p := &place{Config: settings, root: embeddedpg.CheckoutRoot()}
	if p.State == "" {
		p.State = filepath.Join(p.root, ".trellis")
	}
	flags.StringVar(&p.State, "state", p.State, "where the data lives")
	if serves {
		flags.StringVar(&p.Listen, "listen", p.Listen, "where to answer, HOST:PORT")
	}
	return p, nil
}

// databases are the addresses of one database, and how to let go of it.
type databases struct {
	app, owner string
	what       string // what it is, to tell a person
	stop       func()
}

// reach finds a database that is there: DATABASE_URL, the server a running `up` keeps on this state, or
// one of our own on the data `up` has made, started now.
func (p *place) reach(ctx context.Context, report func(step string)) (databases, error) {
	if p.DatabaseURL != "" {
		return databases{p.DatabaseURL, p.DatabaseOwnerURL, "Database of DATABASE_URL", func() {}}, nil
	}
	if info, running := embeddedpg.Running(p.State); running {
		return databases{info.AppURL, info.OwnerURL, "PostgreSQL " + info.Version, func() {}}, nil
	}
	if _, err := os.Stat(filepath.Join(p.State, "postgres")); errors.Is(err, os.ErrNotExist) {
		return databases{}, fmt.Errorf("there is no data in %s; `up` makes it, or name another folder with --state", p.State)
	}
	return p.start(ctx, report)
}

// start starts the embedded server. It refuses a state folder that another process works on.
func (p *place) start(ctx context.Context, report func(step string)) (databases, error) {
	server, err := embeddedpg.Start(ctx, embeddedpg.Options{State: p.State, Durable: true, Report: report})
	if err != nil {
		return databases{}, err
	}
	stop := func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := server.Stop(ctx); err != nil {
			slog.Error("PostgreSQL did not stop cleanly; it recovers at its next start", "error", err)
		}
	}
	return databases{server.AppURL(), server.OwnerURL(), "PostgreSQL " + server.Info().Version + " started", stop}, nil
}
