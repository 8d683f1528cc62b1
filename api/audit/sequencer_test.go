package audit_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// effect is the work of an event.
type effect = func(context.Context, *database.Tx, policy.Scope) error

func nothing(context.Context, *database.Tx, policy.Scope) error { return nil }

// heldOpen begins an event and does some of its work; it does the rest and commits when told to.
func (c chained) heldOpen(t *testing.T, first, rest effect) (commit func()) {
	t.Helper()
	begun, end, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		done <- c.Record(context.WithoutCancel(t.Context()), vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
			err := first(ctx, tx, scope)
			close(begun)
			select {
			case <-end:
				return errors.Join(err, rest(ctx, tx, scope))
			case <-t.Context().Done(): // the test has failed meanwhile
				return database.ErrRollback
			}
		})
	}()
	<-begun
	return func() {
		close(end)
		must(t, <-done)
	}
}

// Who began first does not come first: what counts is whose write of the record was the last.
func TestEventsAreNumberedInTheOrderInWhichTheyTookEffect(t *testing.T) {
	c := openChained(t)
	early := c.heldOpen(t, nothing, rename("QMF", "Last"))
	c.write(t, "QMF", "First")
	early()
	c.catchUp(t)
	if order := read[string](t, c, `SELECT string_agg(c.after ->> 'short_name', ', ' ORDER BY o.sequence) FROM outbox o JOIN audit_changes c USING (event_id)
		WHERE c.record_key = 'QMF' AND c.action = 'update'`); order != "First, Last" {
		t.Errorf("the events are numbered in the order %s", order)
	}
	if backwards := read[bool](t, c, "SELECT (array_agg(event_id ORDER BY sequence DESC))[1] < (array_agg(event_id ORDER BY sequence DESC))[2] FROM outbox"); !backwards {
		t.Error("the one that began first does not have the lower id: the test shows nothing")
	}
	c.intact(t, "after two writes of one board")
}

func TestATransactionHeldOpenIsNumberedWhenItIsCommitted(t *testing.T) {
	c := openChained(t)
	var commit []func()
	for n, code := range []string{"QMF", "QWE"} {
		commit = append(commit, c.heldOpen(t, rename(code, fmt.Sprint("Held ", n)), nothing))
	}
	for n := range 5 {
		c.write(t, "QKK", fmt.Sprint("Other ", n))
		c.catchUp(t)
	}
	before := c.intact(t, "with two transactions open")
	commit[1]()
	c.catchUp(t)
	commit[0]()
	c.catchUp(t)
	after := c.intact(t, "with them committed")
	order := read[string](t, c, "SELECT string_agg(c.record_key, ' ' ORDER BY o.sequence) FROM outbox o JOIN audit_changes c USING (event_id) WHERE o.sequence > $1", before.UpToSequence)
	if order != "QWE QMF" || after.UpToSequence != before.UpToSequence+2 {
		t.Errorf("behind event %d come those of %s", before.UpToSequence, order)
	}
}

func TestAnEventIsNumberedOnceAndNextInLine(t *testing.T) {
	c := openChained(t)
	c.catchUp(t)
	c.write(t, "QMF", "East")
	last := read[int64](t, c, "SELECT max(sequence) FROM outbox")
	waits, done := read[string](t, c, "SELECT event_id::text FROM outbox WHERE sequence IS NULL"), read[string](t, c, "SELECT event_id::text FROM outbox WHERE sequence = $1", last)
	hash := bytes.Repeat([]byte{1}, 32)
	for says, call := range map[string]struct {
		first  any
		events []string
		hashes [][]byte
	}{
		"a number that was given":     {last, []string{waits}, [][]byte{hash}},
		"a gap":                       {last + 2, []string{waits}, [][]byte{hash}},
		"no number":                   {nil, []string{waits}, [][]byte{hash}},
		"an event that has its own":   {last + 1, []string{done}, [][]byte{hash}},
		"an event there is not":       {last + 1, []string{"01990000-0000-7000-8000-000000000000"}, [][]byte{hash}},
		"an event twice":              {last + 1, []string{waits, waits}, [][]byte{hash, hash}},
		"no hash":                     {last + 1, []string{waits}, nil},
		"a hash that is none":         {last + 1, []string{waits}, [][]byte{hash[:31]}},
		"one good and one bad":        {last + 1, []string{waits, done}, [][]byte{hash, hash}},
		"more hashes than are events": {last + 1, []string{waits}, [][]byte{hash, hash}},
	} {
		if _, err := c.db.Pool.Exec(t.Context(), "SELECT number_events($1, $2::text[]::uuid[], $3)", call.first, call.events, call.hashes); err == nil {
			t.Errorf("%s is taken", says)
		}
	}
	for _, sql := range []string{"UPDATE outbox SET sequence = 99, hash = decode(repeat('00', 32), 'hex') WHERE sequence IS NULL", "DELETE FROM outbox", "INSERT INTO outbox SELECT gen_random_uuid()",
		"UPDATE audit_changes SET personal = NULL", "UPDATE audit_events SET reason = ''", "INSERT INTO personal_columns VALUES ('icbs', 'name')", "SELECT record_baseline(gen_random_uuid(), '')",
		"SELECT keep_change(gen_random_uuid(), '', '', 'insert', NULL, '{}', NULL, NULL)", "SELECT erase_personal('icbs', 'QMF')"} {
		if _, err := c.db.Pool.Exec(t.Context(), sql); err == nil {
			t.Errorf("the application may %s", sql)
		}
	}
	c.catchUp(t)
	if found := c.intact(t, "after all those refusals"); found.UpToSequence != last+1 {
		t.Errorf("the chain goes up to %d, not %d", found.UpToSequence, last+1)
	}
}

// Several processes number one database at once, while others write and hold transactions open.
func TestTwoSequencersMakeOneChain(t *testing.T) {
	c := openChained(t)
	ctx, stop := context.WithCancel(t.Context())
	var sequencers, writers sync.WaitGroup
	for range 3 {
		db, err := database.Open(t.Context(), database.Options{URL: c.url})
		must(t, err)
		defer db.Close()
		s := audit.NewSequencer(db, clock, c.anchors)
		sequencers.Go(func() { s.Run(ctx) })
	}
	const each = 60
	for w, code := range []string{"QMF", "QWE", "QKK", "QOP"} {
		writers.Go(func() {
			for n := range each {
				if n%20 == w {
					commit := c.heldOpen(t, rename(code, fmt.Sprintf("%s held %d", code, n)), nothing)
					time.Sleep(30 * time.Millisecond)
					commit()
					continue
				}
				c.write(t, code, fmt.Sprintf("%s %d", code, n))
			}
		})
	}
	writers.Wait()
	deadline := time.Now().Add(20 * time.Second)
	for read[int64](t, c, "SELECT count(*) FROM outbox WHERE sequence IS NULL") > 0 {
		if time.Now().After(deadline) {
			t.Fatal("twenty seconds on, events wait for their numbers")
		}
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	sequencers.Wait()
	found := c.intact(t, "made by three sequencers")
	if found.UpToSequence != read[int64](t, c, "SELECT count(*) FROM audit_events") || read[int64](t, c, "SELECT count(*) FROM audit_events WHERE operation = 'icbs.update'") != 4*each {
		t.Errorf("of %d writes the chain goes up to %d", 4*each, found.UpToSequence)
	}
	if found.AnchoredTo == nil || *found.AnchoredTo != found.UpToSequence {
		t.Errorf("told to end, they anchored up to %s of %d", or(found.AnchoredTo), found.UpToSequence)
	}
}

// A sequencer hears of writes, and goes on when it loses the database.
func TestASequencerHearsOfWritesAndComesBack(t *testing.T) {
	c := openChained(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { c.sequencer.Run(ctx); close(ended) }()
	var slowest time.Duration
	for n := range 12 {
		if n%4 == 3 {
			c.do(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%trellis_revisions%'")
		}
		c.write(t, "QMF", fmt.Sprint("Name ", n))
		began := time.Now()
		for read[int64](t, c, "SELECT count(*) FROM outbox WHERE sequence IS NULL") > 0 {
			if time.Since(began) > 15*time.Second {
				t.Fatal("fifteen seconds on, the event waits for its number")
			}
			time.Sleep(time.Millisecond)
		}
		slowest = max(slowest, time.Since(began))
	}
	t.Logf("the slowest was numbered after %s", slowest.Round(time.Millisecond))
	stop()
	<-ended
	if found := c.intact(t, "after its sequencer ended"); strings.Contains(told(found), "not_numbered") {
		t.Error(told(found))
	}
}
