package audit

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// VerifyLimit is how long a verification may take: a hundred thousand events take seconds of it, which a benchmark measures.
const VerifyLimit = 120 * time.Second

// Verifier holds the audit against itself, against the records and against its anchors. It reads tables as they are and
// trusts no function in the database.
type Verifier struct {
	clock   vocabulary.Clock
	anchors Anchors
	guards  guards

	mu sync.Mutex
	// verified is the end the chain had when it was last intact; its number is 0 where nothing is known. It spares no
	// reading: it is one more thing the chain is held against, as long as this process lives.
	verified end
}

// NewVerifier makes one; with the zero Anchors it cannot notice that the end was cut off.
func NewVerifier(clock vocabulary.Clock, anchors Anchors) (*Verifier, error) {
	g, err := expectedGuards(database.Schema())
	return &Verifier{clock: clock, anchors: anchors, guards: g}, err
}

// Verify reads everything anew, always: what was intact before may have been tampered with since. One runs at a time.
func (v *Verifier) Verify(ctx context.Context, db beginner) (result Verification, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	result = Verification{CheckedAt: v.clock(), NotCompared: []string{}}
	// Row-level security shows everything to who reaches everything.
	settings := fmt.Sprintf("SET LOCAL statement_timeout = %[1]d; SET LOCAL idle_in_transaction_session_timeout = %[1]d; SET LOCAL timezone = 'UTC'; SET LOCAL trellis.reach = '{*}'", VerifyLimit.Milliseconds())
	var walk *chainCheck
	err = pgx.BeginTxFunc(ctx, db, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, settings); err != nil {
			return fmt.Errorf("begin a verification: %w", err)
		}
		walk, err = v.check(ctx, tx, &result)
		return err
	})
	if err != nil {
		return result, err
	}
	if result.Status == Intact {
		v.verified = walk.at
	}
	return result, nil
}

// beginner begins transactions: a pool or a connection.
type beginner interface {
	BeginTx(ctx context.Context, options pgx.TxOptions) (pgx.Tx, error)
}

func (v *Verifier) check(ctx context.Context, tx pgx.Tx, result *Verification) (*chainCheck, error) {
	if err := checkVersion(ctx, tx); err != nil {
		return nil, err
	}
	guard, err := v.guards.check(ctx, tx)
	if err != nil {
		return nil, err
	}
	walk, err := v.chain(ctx, tx, result)
	if err != nil {
		return nil, err
	}
	late, err := v.late(ctx, tx, result)
	if err != nil {
		return nil, err
	}
	outside, err := loose(ctx, tx)
	if err != nil {
		return nil, err
	}
	records, err := v.records(ctx, tx, walk.from.sequence > 0, result)
	if err != nil {
		return nil, err
	}
	result.judge(append(records, walk.found, late, guard, outside)...)
	return walk, nil
}

// chain walks the chain beside its anchors and the end it had when it was last intact.
func (v *Verifier) chain(ctx context.Context, tx pgx.Tx, result *Verification) (*chainCheck, error) {
	walk := &chainCheck{from: end{hash: genesis}, verified: v.verified}
	if v.anchors.Configured() {
		anchors, fault, err := v.anchors.read()
		if err != nil {
			return nil, err
		}
		walk.anchors = anchors
		if fault != nil {
			walk.found.add(*fault)
		}
	}
	last, err := endOf(ctx, tx)
	if err != nil {
		return nil, err
	}
	if err := walk.begins(ctx, tx); err != nil {
		return nil, err
	}
	if err := walk.walk(ctx, tx); err != nil {
		return nil, err
	}
	walk.finish(last)
	result.CheckedEvents, result.CheckedChanges, result.AnchoredTo = walk.events, walk.changes, walk.anchoredTo
	result.UpToSequence, result.Hash = walk.at.sequence, hex.EncodeToString(walk.at.hash)
	return walk, nil
}

const (
	// patience is how long a committed event may wait for its number.
	patience = time.Minute
	// settleAgain is how often it looks whether they have come.
	settleAgain = 20 * time.Millisecond
)

// settleLimit is how long a verification waits for the numbers of what was committed before it: longer than a sequencer that
// has heard of nothing.
var settleLimit = 2 * tick

// Settle waits until every event that is committed now has its number. A verification reads the chain, and events come
// into it a moment after they are saved: called intact without them, the audit would be believed for what was not read.
// What has waited too long is left to the verification, which names it.
func (v *Verifier) Settle(ctx context.Context, db querier) error {
	began := time.Now()
	waits, err := unnumbered(ctx, db)
	for err == nil && len(waits) > 0 {
		if time.Since(began) > settleLimit {
			if slices.ContainsFunc(waits, v.isLate) {
				return nil
			}
			return vocabulary.Errorf(vocabulary.CodeUnavailable, "The newest events of the audit (%d) have no numbers yet, so nothing could be said of them. Try again in a few seconds.", len(waits))
		}
		if err = pause(ctx, settleAgain); err == nil {
			waits, err = stillUnnumbered(ctx, db, waits)
		}
	}
	return err
}

// isLate tells whether an event has waited too long.
func (v *Verifier) isLate(e unnumberedEvent) bool { return e.at.Before(v.clock().Add(-patience)) }

// late counts events without a number, and finds those that have waited too long.
func (v *Verifier) late(ctx context.Context, tx pgx.Tx, result *Verification) (found faults, err error) {
	events, err := unnumbered(ctx, tx)
	if err != nil {
		return nil, err
	}
	result.Waiting = int64(len(events))
	for _, e := range events {
		if v.isLate(e) {
			found.add(BadRow{Code: codeNotNumbered, EventID: &e.id, Message: "This event has waited for its number since " + e.at.UTC().Format(time.DateTime) + ": no sequencer runs, or it cannot number."})
		}
	}
	return found, nil
}

// records holds every record of every audited table against its change rows.
func (v *Verifier) records(ctx context.Context, tx pgx.Tx, lenient bool, result *Verification) (found []faults, err error) {
	for _, t := range v.guards.tables {
		may, err := readable(ctx, tx, t)
		if err != nil {
			return nil, err
		}
		if !may {
			result.NotCompared = append(result.NotCompared, t.name)
			continue
		}
		r, err := replayTable(ctx, tx, t, lenient)
		if err != nil {
			return nil, err
		}
		result.CheckedRecords += r.records
		found = append(found, r.found)
	}
	return found, nil
}
