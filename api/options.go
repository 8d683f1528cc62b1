package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/installation"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/server"
)

// origin is the address people and machines use: the one that is set, or where it listens on this machine.
func (p *place) origin(listener net.Listener) string {
	if p.Access.Origin != "" {
		return p.Access.Origin
	}
	return "http://" + listener.Addr().String()
}

// listening says where it listens, where that is not what people use.
func (p *place) listening(listener net.Listener) string {
	if p.Access.Origin == "" {
		return ""
	}
	return " and listens on " + listener.Addr().String()
}

// listen opens the address to answer on.
func (p *place) listen() (net.Listener, error) { return httpx.Listen(p.Listen, p.Access.Beyond) }

// keys is the folder of the keys that tokens are signed with.
func (p *place) keys() string { return cmp.Or(p.Access.Keys, filepath.Join(p.State, "keys")) }

// anchors are where the end of the audit's chain is written down, outside the database.
func (p *place) anchors() (audit.Anchors, error) {
	path := cmp.Or(p.Access.Anchors, filepath.Join(p.State, "anchors.jsonl"))
	for _, file := range []string{path, p.auditKey()} {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return audit.Anchors{}, fmt.Errorf("make the folder of %s: %w", file, err)
		}
	}
	key, err := audit.LoadOrCreateKey(p.auditKey())
	return audit.Anchors{Path: path, Key: key}, err
}

func (p *place) auditKey() string {
	return cmp.Or(p.Access.AuditKey, filepath.Join(p.State, "audit.key"))
}

// options are what the product stands on here. Where people come from beyond this machine, it refuses what is not
// safe for that.
func (p *place) options(ctx context.Context, databaseURL string, listener net.Listener, pages http.Handler) (server.Options, error) {
	o := server.Options{DatabaseURL: databaseURL, Pages: pages, Guard: httpx.Options{
		TrustedProxies: p.Access.TrustedProxies, PerMinute: p.Limits.PerMinute, TriesPerMinute: p.Limits.TriesPerMinute,
	}}
	found, err := look(ctx, databaseURL, p.Access.NoPasswords)
	if errors.Is(err, database.ErrNotMigrated) || err != nil && p.Access.Beyond {
		return o, err
	}
	keys, err := access.LoadKeys(p.keys())
	if err != nil {
		return o, err
	}
	if o.Anchors, err = p.anchors(); err != nil {
		return o, err
	}
	if p.Access.Beyond {
		if err := fit(found, p.keys(), p.auditKey()); err != nil {
			return o, fmt.Errorf("%s is not safe for people from beyond this machine: %w", p.where(), err)
		}
	}
	o.Access = access.Options{Origin: p.origin(listener), Public: p.Access.Public, Keys: keys, DemoSignIn: found.began == installation.Demo && !p.Access.Beyond,
		NoPasswords: p.Access.NoPasswords, OIDC: access.OIDC(p.Access.OIDC), StepUp: p.Access.StepUpLimit, KeepEnded: time.Duration(p.Access.KeepEndedDays) * 24 * time.Hour}
	return o, nil
}

// found is what a database holds: how the installation began, and a role of the connection that bypasses row-level
// security, if it has one.
type found struct{ began, privileged string }

// look makes the first administrator of an installation that has none, and finds out what it is.
func look(ctx context.Context, databaseURL string, noPasswords bool) (f found, err error) {
	db, err := database.Open(ctx, database.Options{URL: databaseURL})
	if err != nil {
		return f, err
	}
	defer db.Close()
	if err := db.Ready(ctx); err != nil {
		return f, err
	}
	if f.began, err = installation.BeganAs(ctx, db); err != nil {
		return f, err
	}
	if f.privileged, err = db.Privileged(ctx); err != nil || f.began == installation.Demo {
		return f, err
	}
	email, password, err := access.FirstAdministrator(ctx, audit.NewLog(db, time.Now), time.Now)
	if err == nil && password != "" {
		fmt.Printf("\nThe first administrator signs in as %s with the password\n\n    %s\n\nIt is shown this once. Sign in, change it, and invite the others.\n\n", email, password)
		if noPasswords {
			fmt.Print("Passwords are off here. Start with TRELLIS_PASSWORDS=on until an administrator signs in elsewhere.\n\n")
		}
	}
	return f, err
}
