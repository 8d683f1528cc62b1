package audit

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// chainCheck walks the chain and hashes every event anew.
type chainCheck struct {
	found           faults
	from            end      // where it begins
	anchors         []Anchor // by number, those behind from
	verified        end      // its end when it was last intact; number 0 where that is not known
	events, changes int64
	anchoredTo      *int64

	at       end  // the last event that was closed, with the hash the database has of it
	unlinked bool // the event before is missing, so nothing can be hashed onto it
	open     link
	current  struct {
		sequence int64
		eventID  string
		hash     []byte
		rows     int
		// The record of its one row; where there are more, nobody can tell which is wrong.
		table, key string
	}
}

// begins finds where a walk of everything begins: at the first event of all, or behind what was taken away, which a
// signed anchor says.
func (w *chainCheck) begins(ctx context.Context, tx pgx.Tx) error {
	first, err := firstNumber(ctx, tx)
	if err != nil {
		return err
	}
	for i, a := range w.anchors {
		if a.IsStart && a.Sequence == first-1 {
			hash, _ := hex.DecodeString(a.Hash) // it has been read
			w.from, w.anchoredTo, w.anchors = end{a.Sequence, hash}, &a.Sequence, w.anchors[i+1:]
			break
		}
	}
	return nil
}

// walk reads the chain.
func (w *chainCheck) walk(ctx context.Context, tx pgx.Tx) error {
	w.at = w.from
	rows, err := tx.Query(ctx, `SELECT o.sequence, o.hash, `+eventColumns+`, c.id, `+changeColumns+`
		FROM outbox o JOIN audit_events e ON e.id = o.event_id JOIN audit_changes c ON c.event_id = o.event_id
		WHERE o.sequence > $1 ORDER BY o.sequence, c.id`, w.from.sequence)
	if err != nil {
		return fmt.Errorf("read the audit chain: %w", err)
	}
	var sequence int64
	var hash []byte
	var e event
	var c change
	targets := append(append(append([]any{&sequence, &hash}, e.columns()...), &c.id), c.columns()...)
	_, err = pgx.ForEachRow(rows, targets, func() error {
		if sequence != w.current.sequence {
			w.close()
			w.begin(sequence, hash, e)
		}
		w.open.change(c)
		w.changes++
		w.current.rows++
		w.current.table, w.current.key = c.table, c.key
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the audit chain: %w", err)
	}
	w.close()
	return nil
}

func (w *chainCheck) begin(sequence int64, hash []byte, e event) {
	if sequence != w.at.sequence+1 {
		w.gap(w.at.sequence+1, sequence-1)
	}
	w.events++
	w.open = newLink(w.at.hash, sequence, e)
	w.current.sequence, w.current.eventID, w.current.hash, w.current.rows = sequence, e.id, bytes.Clone(hash), 0
}

// gap notes numbers that have no whole event.
func (w *chainCheck) gap(first, last int64) {
	message := fmt.Sprintf("Event %d is missing: it, its change rows or its place in the chain were deleted.", first)
	if first < last {
		message = fmt.Sprintf("Events %d to %d are missing: they, their change rows or their places in the chain were deleted.", first, last)
	}
	w.found.add(BadRow{Code: codeMissing, Sequence: &first, Message: message})
	w.unlinked = true
}

// close holds the hash of the event that was read against the one the database has, and against its anchors.
func (w *chainCheck) close() {
	c := w.current
	if c.sequence == 0 {
		return
	}
	if !w.unlinked && !bytes.Equal(w.open.hash(), c.hash) {
		bad := BadRow{Code: codeAltered, Sequence: &c.sequence, EventID: &c.eventID,
			Message: fmt.Sprintf("Event %d or its change rows are not what they were when it was numbered: a value, an actor, a time, the order or the number of rows was changed.", c.sequence)}
		if c.rows == 1 {
			bad.TableName, bad.RecordKey = &c.table, &c.key
		}
		w.found.add(bad)
	}
	w.at, w.unlinked = end{c.sequence, c.hash}, false
	w.remember(&c.eventID)
	for len(w.anchors) > 0 && w.anchors[0].Sequence <= c.sequence {
		w.hold(w.anchors[0], &c.eventID)
		w.anchors = w.anchors[1:]
	}
	w.current.sequence = 0
}

// hold compares an anchor with the chain at its number.
func (w *chainCheck) hold(a Anchor, eventID *string) {
	if a.Sequence != w.at.sequence {
		return // it lies in a gap, which has been noted
	}
	if a.Hash == hex.EncodeToString(w.at.hash) {
		w.anchoredTo = &a.Sequence
		return
	}
	since := "since the beginning"
	if w.anchoredTo != nil {
		since = fmt.Sprintf("behind event %d, which agrees with its anchor", *w.anchoredTo)
	}
	w.found.add(BadRow{Code: codeRewritten, Sequence: &a.Sequence, EventID: eventID,
		Message: fmt.Sprintf("The hash of event %d is not the one anchored at %s: up to here, %s, the chain was rewritten and hashed anew.", a.Sequence, a.At.UTC().Format("2006-01-02 15:04:05"), since)})
}

// remember holds the chain against the end it had when it was last intact: hashed anew since the last anchor, it would
// agree with itself.
func (w *chainCheck) remember(eventID *string) {
	if w.at.sequence != w.verified.sequence || bytes.Equal(w.at.hash, w.verified.hash) {
		return
	}
	w.found.add(BadRow{Code: codeRewritten, Sequence: &w.verified.sequence, EventID: eventID,
		Message: fmt.Sprintf("The hash of event %d is not the one it had when it was last verified: the chain was rewritten up to here.", w.verified.sequence)})
}

// finish notes what should follow the last whole event, and does not.
func (w *chainCheck) finish(last end) {
	if last.sequence > w.at.sequence {
		w.gap(w.at.sequence+1, last.sequence)
		w.at = last
	}
	first := w.at.sequence + 1
	if w.verified.sequence >= first {
		w.found.add(BadRow{Code: codeCutOff, Sequence: &first,
			Message: fmt.Sprintf("The chain ends at event %d, and went up to event %d when it was last verified: its end was cut off, or the database was restored from an older backup.", w.at.sequence, w.verified.sequence)})
	}
	if len(w.anchors) == 0 {
		return
	}
	a := w.anchors[len(w.anchors)-1]
	if a.Sequence < first {
		return // it lies in the gap
	}
	w.found.add(BadRow{Code: codeCutOff, Sequence: &first,
		Message: fmt.Sprintf("The chain ends at event %d, and event %d was anchored at %s: its end was cut off, or the database was restored from an older backup.", w.at.sequence, a.Sequence, a.At.UTC().Format("2006-01-02 15:04:05"))})
}

// loose finds what stands outside the chain: events without a place in it, and change rows without an event.
func loose(ctx context.Context, tx pgx.Tx) (found faults, err error) {
	for _, check := range []struct{ query, message string }{
		{`SELECT NULL::bigint, e.id::text, NULL, NULL FROM audit_events e LEFT JOIN outbox o ON o.event_id = e.id WHERE o.event_id IS NULL ORDER BY e.id`,
			"This event has no place in the chain: it was put there past the audit, or its place was deleted."},
		{`SELECT NULL::bigint, c.event_id::text, c.table_name, c.record_key FROM audit_changes c LEFT JOIN audit_events e ON e.id = c.event_id WHERE e.id IS NULL ORDER BY c.id`,
			"This change row belongs to an event there is not: it was put there past the audit, or its event was deleted."},
	} {
		rows, err := tx.Query(ctx, check.query+fmt.Sprintf(" LIMIT %d", mostBad))
		if err != nil {
			return nil, fmt.Errorf("look for loose rows: %w", err)
		}
		more, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (b BadRow, err error) {
			b.Code, b.Message = codeLoose, check.message
			return b, row.Scan(&b.Sequence, &b.EventID, &b.TableName, &b.RecordKey)
		})
		if err != nil {
			return nil, fmt.Errorf("look for loose rows: %w", err)
		}
		found = append(found, more...)
	}
	return found, nil
}

// unnumberedEvent is one that is committed and has no number yet.
type unnumberedEvent struct {
	id string
	at time.Time
}

// unnumbered reads those events.
func unnumbered(ctx context.Context, q querier) ([]unnumberedEvent, error) {
	return unnumberedEvents(ctx, q, "true")
}

// stillUnnumbered reads which of them have no number yet.
func stillUnnumbered(ctx context.Context, q querier, of []unnumberedEvent) ([]unnumberedEvent, error) {
	ids := make([]string, len(of))
	for i, e := range of {
		ids[i] = e.id
	}
	return unnumberedEvents(ctx, q, "o.event_id = ANY ($1::text[]::uuid[])", ids)
}

func unnumberedEvents(ctx context.Context, q querier, which string, args ...any) ([]unnumberedEvent, error) {
	rows, err := q.Query(ctx, "SELECT e.id::text, e.occurred_at FROM outbox o JOIN audit_events e ON e.id = o.event_id WHERE o.sequence IS NULL AND "+which+" ORDER BY e.occurred_at, e.id", args...)
	if err != nil {
		return nil, fmt.Errorf("read events without a number: %w", err)
	}
	events, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e unnumberedEvent, err error) { return e, row.Scan(&e.id, &e.at) })
	if err != nil {
		return nil, fmt.Errorf("read events without a number: %w", err)
	}
	return events, nil
}

// firstNumber is the lowest number in the chain; 0 where it is empty.
func firstNumber(ctx context.Context, q querier) (first int64, err error) {
	if err = q.QueryRow(ctx, "SELECT coalesce(min(sequence), 0) FROM outbox").Scan(&first); err != nil {
		err = fmt.Errorf("read the beginning of the audit chain: %w", err)
	}
	return first, err
}

// checkVersion refuses a database of another version: its triggers would be other ones.
func checkVersion(ctx context.Context, q querier) error {
	var version int64
	if err := q.QueryRow(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&version); err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	if version != database.Newest() {
		return fmt.Errorf("the database has version %d and this program was written for %d: verify it with the program that fits", version, database.Newest())
	}
	return nil
}
