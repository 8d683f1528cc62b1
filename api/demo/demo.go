// Package demo makes an installation a demonstration: a place to try everything out in.
package demo

import (
	"context"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/embedding"
	"trellis/api/imports"
	"trellis/api/installation"
	"trellis/api/organisations"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// FirstStart gives a new installation its beginning, in one transaction: the demonstration, or (with
// empty) nothing but the reference data. It returns how the installation began, now or long ago.
//
// The reference data, England's integrated care boards, is real and there in every installation;
// rooms that hold invented records load theirs here.
func FirstStart(ctx context.Context, db *database.DB, log *audit.Log, clock vocabulary.Clock, empty bool) (began string, first bool, err error) {
	if began, err = installation.BeganAs(ctx, db); err != nil || began != "" {
		return began, false, err
	}
	began = installation.Demo
	if empty {
		began = installation.Empty
	}
	err = log.Record(ctx, vocabulary.System(), "installation.begin", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		// Of two first starts at once the second waits for the first one's records, not only for a moment.
		if err := imports.AloneWithin(ctx, tx, imports.ApplyLimit); err != nil {
			return err
		}
		if first, err = installation.Begin(ctx, tx, began); err != nil || !first || empty {
			return err
		}
		invented := London()
		if err := organisations.NewImporter(clock).Invent(ctx, tx, invented); err != nil {
			return err
		}
		if err := workforce.Invent(ctx, tx, scope, clock, Workforce(invented, clock.Today())); err != nil {
			return err
		}
		if err := embedding.Invent(ctx, tx, scope, clock, Embedding(invented, clock.Today())); err != nil {
			return err
		}
		return access.Settle(ctx, tx, scope, clock, People()...)
	})
	if err == nil && !first {
		began, err = installation.BeganAs(ctx, db)
	}
	return began, first, err
}
