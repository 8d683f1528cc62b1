// Package audit records every write. A use case runs inside Log.Record; triggers write a change
// row for each record it touches and refuse any write outside one, so no write can go unrecorded.
package audit

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Log writes the audit.
type Log struct {
	db    *database.DB
	clock vocabulary.Clock
}

// NewLog returns the log over a database, dated by a clock.
func NewLog(db *database.DB, clock vocabulary.Clock) *Log { return &Log{db, clock} }

// Record runs one use case as one transaction (or as part of the one ctx carries): the actor must
// be permitted the operation, then effect runs within what that lets the actor reach, then its event, outbox row and revisions are
// written beside the change rows. An effect that changes nothing leaves no event. A use case does
// not run inside another: each change belongs to one event.
func (l *Log) Record(ctx context.Context, actor vocabulary.Actor, operation string, effect func(ctx context.Context, tx *database.Tx, scope policy.Scope) error) error {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return err
	}
	return l.record(ctx, actor, operation, scope, effect)
}

// RecordEverywhere is Record of what an actor may have done where they do not reach themselves: the event names them, and
// the effect reaches everything, as the system does.
func (l *Log) RecordEverywhere(ctx context.Context, actor vocabulary.Actor, operation string, effect func(ctx context.Context, tx *database.Tx, scope policy.Scope) error) error {
	if _, err := policy.Allow(actor, operation); err != nil {
		return err
	}
	scope, err := policy.Allow(vocabulary.System(), operation)
	if err != nil {
		return err
	}
	return l.record(ctx, actor, operation, scope, effect)
}

func (l *Log) record(ctx context.Context, actor vocabulary.Actor, operation string, scope policy.Scope, effect func(ctx context.Context, tx *database.Tx, scope policy.Scope) error) error {
	if ctx.Value(recording{}) != nil {
		return fmt.Errorf("the use case %s was begun inside another", operation)
	}
	return l.db.InTx(ctx, func(ctx context.Context, tx *database.Tx) error {
		ctx = context.WithValue(ctx, recording{}, operation)
		event, err := uuid.NewV7()
		if err != nil {
			return fmt.Errorf("make an event id: %w", err)
		}
		if _, err := tx.PGX.Exec(ctx, "SELECT set_config('trellis.event_id', $1, true), set_config('trellis.reach', $2::text[]::text, true)",
			event.String(), database.Reach(scope.Tokens())); err != nil {
			return fmt.Errorf("open the audit event: %w", err)
		}
		if err := effect(ctx, tx, scope); err != nil {
			return err
		}
		return l.close(ctx, tx, event, actor, operation)
	})
}

// recording marks the context of a use case under way.
type recording struct{}

func (l *Log) close(ctx context.Context, tx *database.Tx, event uuid.UUID, actor vocabulary.Actor, operation string) error {
	rows, err := tx.PGX.Query(ctx, "SELECT touched, now_at FROM close_event($1, $2, $3, $4, $5, $6, NULL)",
		event, l.clock(), actor.ID, string(actor.Kind), operation, database.OrNull(vocabulary.RequestIDFrom(ctx)))
	if err != nil {
		return fmt.Errorf("close the audit event: %w", err)
	}
	var table string
	var revision int64
	touched := map[string]int64{}
	_, err = pgx.ForEachRow(rows, []any{&table, &revision}, func() error {
		touched[table] = revision
		return nil
	})
	if err != nil {
		return fmt.Errorf("close the audit event: %w", err)
	}
	// The writer's own next read must see the write, before the notification has come round.
	tx.AfterCommit(func() {
		for table, revision := range touched {
			l.db.Revisions.Saw(table, revision)
		}
	})
	return nil
}
