package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// What the chain hashes, as text. to_char writes an instant alike whatever the session's settings are.
const (
	eventColumns = `e.id::text, to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id, e.actor_kind, e.operation, e.request_id, e.reason`
	// changeColumns holds all but the id of a change row.
	changeColumns = `c.table_name, c.record_key, c.action, c.before::text, c.after::text, to_jsonb(c.scopes_before)::text, to_jsonb(c.scopes_after)::text`
)

func (e *event) columns() []any {
	return []any{&e.id, &e.occurredAt, &e.actorID, &e.actorKind, &e.operation, &e.requestID, &e.reason}
}

func (c *change) columns() []any {
	return []any{&c.table, &c.key, &c.action, &c.before, &c.after, &c.scopesWere, &c.scopes}
}

// querier is a connection or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// end is the last event of the chain: its number and its hash.
type end struct {
	sequence int64
	hash     []byte
}

// endOf reads how far the chain goes.
func endOf(ctx context.Context, q querier) (end, error) {
	last := end{hash: genesis}
	err := q.QueryRow(ctx, "SELECT sequence, hash FROM outbox WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1").Scan(&last.sequence, &last.hash)
	if errors.Is(err, pgx.ErrNoRows) {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("read the end of the audit chain: %w", err)
	}
	return last, err
}

// waiting reads committed events without a number, in the order in which they took effect.
//
// That is the order of their last change rows. Two events that touched one record wrote their rows one after the other,
// the second once the first had committed; so the second's last row has the higher id, whenever each of them began.
func waiting(ctx context.Context, q querier, most int) ([]event, error) {
	rows, err := q.Query(ctx, `SELECT `+eventColumns+` FROM outbox o JOIN audit_events e ON e.id = o.event_id WHERE o.sequence IS NULL
		ORDER BY (SELECT max(c.id) FROM audit_changes c WHERE c.event_id = o.event_id) LIMIT $1`, most)
	if err != nil {
		return nil, fmt.Errorf("read the events that wait for a number: %w", err)
	}
	events, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e event, err error) { return e, row.Scan(e.columns()...) })
	if err != nil {
		return nil, fmt.Errorf("read the events that wait for a number: %w", err)
	}
	return events, nil
}

// hashes links events onto the end of the chain. Their change rows are taken one at a time: an import has tens of
// thousands.
func hashes(ctx context.Context, q querier, from end, events []event) ([][]byte, error) {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.id
	}
	rows, err := q.Query(ctx, `SELECT b.n, c.* FROM unnest($1::text[]::uuid[]) WITH ORDINALITY AS b (event_id, n)
		CROSS JOIN LATERAL (SELECT c.id, `+changeColumns+` FROM audit_changes c WHERE c.event_id = b.event_id ORDER BY c.id) c`, ids)
	if err != nil {
		return nil, fmt.Errorf("read change rows: %w", err)
	}
	made := make([][]byte, len(events))
	previous, open, at := from.hash, link{}, -1
	turn := func(to int) { // closes the event that is open and opens the next, up to one
		for ; at < to; at++ {
			if at >= 0 {
				made[at] = open.hash()
				previous = made[at]
			}
			if at+1 < len(events) {
				open = newLink(previous, from.sequence+int64(at)+2, events[at+1])
			}
		}
	}
	turn(0)
	var n, last int64
	var c change
	_, err = pgx.ForEachRow(rows, append([]any{&n, &c.id}, c.columns()...), func() error {
		if int(n)-1 > at {
			turn(int(n) - 1)
			last = 0
		}
		if int(n)-1 != at || c.id <= last {
			return errors.New("they come out of order")
		}
		open.change(c)
		last = c.id
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read change rows: %w", err)
	}
	turn(len(events))
	return made, nil
}
