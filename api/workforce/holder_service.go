package workforce

import (
	"context"
	"log/slog"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

const (
	// holdersKept is for how many months it is known who somebody was after they left the last of their posts.
	holdersKept = 24
	// forgetAtOnce is how many holders one use case forgets: a backlog is several events.
	forgetAtOnce = 500
)

// ForgetHolders forgets, now and every hour until ctx ends, who was in posts long ago.
func (s *Posts) ForgetHolders(ctx context.Context) {
	for {
		if err := s.ForgetHoldersNow(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("who was in posts long ago could not be forgotten; the next try is in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

// ForgetHoldersNow does so once. That somebody was in a post stays; who that was goes, and
// free text that may speak of them, from the audit as well.
func (s *Posts) ForgetHoldersNow(ctx context.Context) error {
	for forgotten := forgetAtOnce; forgotten == forgetAtOnce; {
		err := s.log.Record(ctx, vocabulary.System(), "post_holders.forget", func(ctx context.Context, tx *database.Tx, _ policy.Scope) (err error) {
			forgotten, err = s.assignments.forgetHolders(ctx, tx, s.clock.Today(), s.clock(), forgetAtOnce)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
