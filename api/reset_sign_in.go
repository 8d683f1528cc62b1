package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/platform/database"
)

// resetSignIn gives somebody a new password who has lost theirs, or the device with their codes. Whoever may run it keeps
// the database anyway. It works beside a running `up` or `serve`.
func resetSignIn(args []string) int {
	flags := flag.NewFlagSet("reset-sign-in", flag.ContinueOnError)
	p, err := at(flags, false)
	if err != nil {
		return fail("reset-sign-in", err)
	}
	words, code, ok := parseWords(flags, args)
	if !ok {
		return code
	}
	if len(words) != 1 {
		flags.Usage()
		return 2
	}
	ctx, stop := interrupted(false)
	defer stop()
	db, err := p.reach(ctx, func(step string) { fmt.Println("  …", step) })
	if err != nil {
		return fail("reset-sign-in", err)
	}
	defer db.stop()
	if err := p.resetSignIn(ctx, db, words[0]); err != nil {
		return fail("reset-sign-in", err)
	}
	return 0
}

func (p *place) resetSignIn(ctx context.Context, db databases, email string) error {
	if p.Access.NoPasswords {
		return errors.New("nobody signs in with a password here (TRELLIS_PASSWORDS is off); what they sign in with is kept elsewhere")
	}
	app, err := database.Open(ctx, database.Options{URL: db.app})
	if err != nil {
		return err
	}
	defer app.Close()
	if err := app.Ready(ctx); err != nil {
		return err
	}
	name, password, err := access.ResetSignIn(ctx, audit.NewLog(app, time.Now), time.Now, email)
	if err != nil {
		return err
	}
	fmt.Printf("%s signs in as %s with the password\n\n    %s\n\nIt is shown this once. They are signed out everywhere, and no code is asked for. Hand it over, and have them change it.\n", name, email, password)
	return nil
}
