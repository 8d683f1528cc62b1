// Package demo makes an installation a demonstration: a place to try everything out in.
package demo

import (
	"context"

	"trellis/api/audit"
	"trellis/api/installation"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// FirstStart gives a new installation its beginning, in one transaction: the demonstration, or (with
// empty) nothing but the reference data. It returns how the installation began, now or long ago.
//
// The reference data, England's integrated care boards, is real and there in every installation;
// rooms that hold invented records load theirs here.
func FirstStart(ctx context.Context, db *database.DB, log *audit.Log, empty bool) (began string, first bool, err error) {
	if began, err = installation.BeganAs(ctx, db); err != nil || began != "" {
		return began, false, err
	}
	began = installation.Demo
	if empty {
		began = installation.Empty
	}
	err = log.Record(ctx, vocabulary.System(), "installation.begin", func(ctx context.Context, tx *database.Tx) error {
		first, err = installation.Begin(ctx, tx, began)
		return err
	})
	if err == nil && !first {
		began, err = installation.BeganAs(ctx, db)
	}
	return began, first, err
}
