package access

import (
	"context"
	"log/slog"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// forgetAtOnce is how many records one use case forgets the personal values of: a backlog is several events.
const forgetAtOnce = 500

// ForgetEnded forgets, now and every hour until ctx ends, from where people signed in and whom invitations were for, once
// what they belonged to has been over for as long as the installation keeps that.
func (a *Access) ForgetEnded(ctx context.Context) {
	for {
		if err := a.forgetEnded(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("personal values of what ended long ago could not be forgotten; the next try is in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

func (a *Access) forgetEnded(ctx context.Context) error {
	if a.o.KeepEnded <= 0 {
		return nil
	}
	for _, kind := range []struct{ operation, table, address string }{
		{"sessions.forget", "sessions", "/api/v1/me/sessions/"}, {"invitations.forget", "invitations", "/api/v1/invitations/"},
	} {
		for forgotten := forgetAtOnce; forgotten == forgetAtOnce; {
			err := a.log.Record(ctx, vocabulary.System(), kind.operation, func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
				now := a.clock()
				ids, err := forgetOf(ctx, tx, kind.table, now.Add(-a.o.KeepEnded), now, forgetAtOnce)
				for _, id := range ids {
					if err == nil {
						err = audit.Erase(ctx, tx, kind.table, id, kind.address+id)
					}
				}
				forgotten = len(ids)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
