package audit

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// Sequencer numbers committed events, once each, and links them into the chain of hashes. Every process has one; a lock in
// the database lets one work at a time.
type Sequencer struct {
	db      *database.DB
	clock   vocabulary.Clock
	anchors Anchors
}

// NewSequencer makes one; the zero Anchors leave the chain without anchors.
func NewSequencer(db *database.DB, clock vocabulary.Clock, anchors Anchors) *Sequencer {
	return &Sequencer{db, clock, anchors}
}

const (
	// sequencerLock is the advisory lock under which events are numbered.
	sequencerLock = 7_265_736_503
	// batch is the most events numbered in one transaction.
	batch = 2000
	// batchLimit is how long that may take: an import has tens of thousands of change rows.
	batchLimit = 60 * time.Second
	// gathering is how long it waits after hearing of a write for others to come: a batch costs what one event does.
	gathering = 10 * time.Millisecond
	// tick is how often it looks without having heard of a write: notifications can be lost.
	tick = 5 * time.Second
	// farewell is how long it may take to number and anchor what is left when it is told to end.
	farewell = 2 * time.Second
)

// Run works until ctx ends, and reconnects when the database goes away. Told to end, it first numbers and anchors what is
// left.
func (s *Sequencer) Run(ctx context.Context) {
	defer s.leave(context.WithoutCancel(ctx))
	for ctx.Err() == nil {
		err := s.attend(ctx)
		if ctx.Err() != nil {
			return
		}
		level := slog.LevelWarn
		if known := (*vocabulary.Error)(nil); errors.As(database.Failure(err), &known) { // the database is away, which others say
			level = slog.LevelDebug
		}
		slog.Log(ctx, level, "the audit could not be numbered; the next try follows", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// attend works in one session.
func (s *Sequencer) attend(ctx context.Context) error {
	session, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer session.Close(context.WithoutCancel(ctx))
	if _, err := session.Exec(ctx, "LISTEN trellis_revisions"); err != nil {
		return err
	}
	for {
		if err := s.work(ctx, session, batchLimit); err != nil {
			return err
		}
		if err := heard(ctx, session); err != nil || ctx.Err() != nil {
			return err
		}
	}
}

// leave numbers and anchors what is left, unless the database is away or takes too long: the next start does it then.
func (s *Sequencer) leave(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, farewell)
	defer cancel()
	err := s.once(ctx, func(ctx context.Context, session *pgx.Conn) error {
		// The session that was at it when it was told to end may hold the lock for a moment yet.
		if err := s.catchUp(ctx, session); err != nil {
			return err
		}
		return s.anchor(ctx, session, true)
	})
	if err != nil {
		slog.DebugContext(ctx, "the end of the audit was not anchored", "error", err)
	}
}

// connect takes a session of its own out of the pool: what it listens to must not go back. It reaches
// everything, and looks things up by their index: PostgreSQL's statistics lag behind an import, and it would read whole
// tables for each event.
func (s *Sequencer) connect(ctx context.Context) (*pgx.Conn, error) {
	conn, err := s.db.Pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	session := conn.Hijack()
	settings := fmt.Sprintf("SET statement_timeout = %[1]d; SET idle_in_transaction_session_timeout = %[1]d; SET trellis.reach = '{*}'; SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off",
		batchLimit.Milliseconds())
	if _, err := session.Exec(ctx, settings); err != nil {
		_ = session.Close(ctx)
		return nil, err
	}
	return session, nil
}

// CatchUp numbers everything that is committed, for whoever is about to look at the chain. Where another process is at it,
// it waits until that one is done.
func (s *Sequencer) CatchUp(ctx context.Context) error { return s.once(ctx, s.catchUp) }

func (s *Sequencer) catchUp(ctx context.Context, session *pgx.Conn) error {
	waits, err := unnumbered(ctx, session)
	for err == nil && len(waits) > 0 {
		if err = s.work(ctx, session, batchLimit); err == nil {
			waits, err = stillUnnumbered(ctx, session, waits)
		}
		if err == nil && len(waits) > 0 {
			err = pause(ctx, gathering)
		}
	}
	return err
}

// pause waits a while, unless ctx ends before.
func pause(ctx context.Context, while time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(while):
		return nil
	}
}

// Anchor anchors the end of the chain, due or not.
func (s *Sequencer) Anchor(ctx context.Context) error {
	return s.once(ctx, func(ctx context.Context, session *pgx.Conn) error { return s.anchor(ctx, session, true) })
}

func (s *Sequencer) once(ctx context.Context, do func(ctx context.Context, session *pgx.Conn) error) error {
	session, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer session.Close(context.WithoutCancel(ctx))
	return do(ctx, session)
}

// work numbers what waits and anchors the end of the chain where that is due.
func (s *Sequencer) work(ctx context.Context, session *pgx.Conn, limit time.Duration) error {
	for {
		ctx, cancel := context.WithTimeout(ctx, limit)
		n, err := number(ctx, session)
		if err == nil && n < batch {
			err = s.anchor(ctx, session, false)
		}
		cancel()
		if err != nil || n < batch {
			return err
		}
	}
}

// number gives the next batch of events their numbers, and tells how many there were.
func number(ctx context.Context, session *pgx.Conn) (n int, err error) {
	var waits bool
	if err := session.QueryRow(ctx, "SELECT EXISTS (SELECT FROM outbox WHERE sequence IS NULL)").Scan(&waits); err != nil || !waits {
		return 0, err
	}
	err = pgx.BeginFunc(ctx, session, func(tx pgx.Tx) error {
		var mine bool
		if err := tx.QueryRow(ctx, "SELECT pg_try_advisory_xact_lock($1)", sequencerLock).Scan(&mine); err != nil || !mine {
			return err // another process numbers, and has heard of the same writes
		}
		last, err := endOf(ctx, tx)
		if err != nil {
			return err
		}
		events, err := waiting(ctx, tx, batch)
		if err != nil || len(events) == 0 {
			return err
		}
		made, err := hashes(ctx, tx, last, events)
		if err != nil {
			return err
		}
		ids := make([]string, len(events))
		for i, e := range events {
			ids[i] = e.id
		}
		if _, err := tx.Exec(ctx, "SELECT number_events($1, $2::text[]::uuid[], $3)", last.sequence+1, ids, made); err != nil {
			return fmt.Errorf("number events: %w", err)
		}
		n = len(events)
		return nil
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// heard waits for word of a write, or for the tick. Word that came meanwhile is taken together.
func heard(ctx context.Context, session *pgx.Conn) error {
	quiet, cancel := context.WithTimeout(ctx, tick)
	defer cancel()
	for {
		note, err := session.WaitForNotification(quiet)
		if quiet.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if !strings.HasPrefix(note.Payload, "outbox:") { // that would be our own
			break
		}
	}
	time.Sleep(gathering)
	cancel() // from here on only what has been received already is taken
	for {
		if _, err := session.WaitForNotification(quiet); err != nil {
			return nil
		}
	}
}

// The end of the chain is anchored when so many events have come since the last anchor, or one and so much time.
const (
	anchorEvery = 1000
	anchorAfter = 5 * time.Minute
)

// anchor writes the end of the chain down outside the database, where that is due.
func (s *Sequencer) anchor(ctx context.Context, q querier, now bool) error {
	if !s.anchors.Configured() {
		return nil
	}
	last, err := endOf(ctx, q)
	if err != nil {
		return err
	}
	known, err := s.anchors.last()
	if err != nil {
		return err
	}
	fresh := last.sequence - known.Sequence
	if fresh <= 0 || !now && fresh < anchorEvery && s.clock().Sub(known.At) < anchorAfter {
		return nil
	}
	return s.anchors.append(Anchor{Sequence: last.sequence, Hash: hex.EncodeToString(last.hash), At: s.clock()})
}
