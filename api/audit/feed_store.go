package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
)

// Feed tells followers what changed, within what they reach.
type Feed struct {
	db     *database.DB
	tables []FedTable
}

// NewFeed makes one that tells of some tables.
func NewFeed(db *database.DB, tables []FedTable) *Feed { return &Feed{db, tables} }

// window is the most events that are looked at for one page: most of them may be another's.
const window = 2000

// numbered reads change rows in the order of the chain, behind a place. The nested loop keeps that order and stops with
// the page; a sort would read a whole import for each of its pages. An event and a place in it are compared as one, which only
// the index of both can do: by the index of places alone PostgreSQL would go through every change there is, for each event.
const numbered = `(SELECT sequence, event_id FROM outbox WHERE sequence >= $1 ORDER BY sequence LIMIT $3) o
	CROSS JOIN LATERAL (SELECT c.* FROM audit_changes c WHERE c.event_id = o.event_id AND (c.event_id, c.id) > (o.event_id, CASE WHEN o.sequence = $1 THEN $2::bigint ELSE 0 END) ORDER BY c.id) c`

// visible adds whether the follower saw the record before the change and sees it after.
const visible = `SELECT o.sequence, c.*, s.is_scoped, c.action <> 'insert' AND (NOT s.is_scoped OR '*' = ANY ($4::text[]) OR c.scopes_before && $4::text[]) AS saw,
	c.action <> 'delete' AND (NOT s.is_scoped OR '*' = ANY ($4::text[]) OR c.scopes_after && $4::text[]) AS sees
	FROM ` + numbered + ` CROSS JOIN LATERAL (SELECT coalesce(c.scopes_before, c.scopes_after) IS NOT NULL AS is_scoped) s`

// untold names the columns of a change row's table that a follower who reaches the tokens is told nothing of, where its
// records belong to somebody: of others no personal value is told at all.
func untold(tokens string) string {
	return `CASE WHEN coalesce(c.scopes_before, c.scopes_after) IS NOT NULL
	THEN ARRAY(SELECT p.column_name FROM personal_columns p WHERE p.table_name = c.table_name AND (p.is_secret OR ` + anothers(tokens) + `)) END`
}

// anothers tells of a personal column p of a change row c that it is of a class which none of the tokens reaches: who sees
// the record may not see whom it is about.
func anothers(tokens string) string {
	return `p.class IS NOT NULL AND '*' <> ALL (` + tokens + `)
		AND p.class || ':' || split_part((coalesce(c.scopes_after, c.scopes_before))[1], ':', 2) <> ALL (` + tokens + `)`
}

// pageOfFeed reads a page: behind $1 and $2, within a window of $3 events, for who reaches $4, of the tables $5, at most $6 rows, told as
// row-level security would to who reaches $7.
var pageOfFeed = `SELECT c.sequence, c.id, c.event_id::text, (SELECT e.occurred_at FROM audit_events e WHERE e.id = c.event_id), c.table_name, c.record_key, c.action,
	c.after::text, c.personal::text, ` + untold("$7::text[]") + `, c.is_scoped, c.saw, c.sees
	FROM (` + visible + `) c WHERE c.table_name = ANY ($5) AND (c.saw OR c.sees) LIMIT $6`

// Read gives the next changes within a follower's reach, of the tables they may read. To name one they may not read is
// refused; where they name none, it is left out.
func (f *Feed) Read(ctx context.Context, reach listing.Reach, may func(operation string) error, resources []string, cursor string, limit int) (page Changes, err error) {
	asked, err := f.asked(resources)
	if err != nil {
		return page, err
	}
	readable, refusal := readableOf(asked, may)
	at, err := beginning(reach.Tokens(), asked, readable).goOn(cursor)
	if err != nil {
		return page, err
	}
	if refusal != nil && len(resources) > 0 {
		return page, refusal
	}
	page.Items = []Change{}
	// What is on the page and what lies behind it must be seen at one moment.
	err = pgx.BeginTxFunc(ctx, f.db.Pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if err := prepare(ctx, tx, reach.Tokens()); err != nil {
			return err
		}
		if cursor != "" {
			if err := still(ctx, tx, at); err != nil {
				return err
			}
		}
		last, err := f.page(ctx, tx, at, reach, names(readable), limit, &page)
		if err == nil && len(page.Items) < limit {
			last, page.IsCaughtUp, err = looked(ctx, tx, at)
		}
		page.Next = last.cursor()
		return err
	})
	return page, err
}

// prepare tells row-level security what the follower reaches, and has change rows looked up by their index, in its order:
// PostgreSQL's statistics lag behind an import, and it would read all of it for each page.
func prepare(ctx context.Context, tx pgx.Tx, reach []string) error {
	_, err := tx.Exec(ctx, "SELECT set_config('trellis.reach', $1::text[]::text, true), set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)", database.Reach(reach))
	if err != nil {
		return fmt.Errorf("set what a follower reaches: %w", err)
	}
	return nil
}

// still refuses a cursor whose place the chain does not have any more.
func still(ctx context.Context, tx pgx.Tx, at place) error {
	var first, last int64
	if err := tx.QueryRow(ctx, "SELECT coalesce(min(sequence), 1), coalesce(max(sequence), 0) FROM outbox").Scan(&first, &last); err != nil {
		return fmt.Errorf("read the ends of the audit chain: %w", err)
	}
	switch {
	case at.Sequence > last:
		return resync("The feed ends before this cursor: the database was restored to an earlier state. Drop what you have and begin again without a cursor.")
	case at.Sequence < first-1:
		return resync("Changes of so long ago are not kept any more. Drop what you have and begin again without a cursor.")
	}
	return nil
}

// looked is the end of the last event that was looked at for a page, and whether that is the last there is.
func looked(ctx context.Context, tx pgx.Tx, at place) (last place, all bool, err error) {
	var events, sequence int64
	err = tx.QueryRow(ctx, "SELECT count(*), coalesce(max(sequence), 0) FROM (SELECT sequence FROM outbox WHERE sequence >= $1 ORDER BY sequence LIMIT $2) o", at.Sequence, window).Scan(&events, &sequence)
	if err != nil {
		return at, false, fmt.Errorf("read how far the feed goes: %w", err)
	}
	last = at
	if sequence > 0 {
		last.Sequence, last.ChangeID = sequence, math.MaxInt64
	}
	return last, events < window, nil
}

func (f *Feed) page(ctx context.Context, tx pgx.Tx, at place, reach listing.Reach, resources []string, limit int, page *Changes) (last place, err error) {
	tokens := append([]string{}, reach.Tokens()...)
	rows, err := tx.Query(ctx, pageOfFeed, at.Sequence, at.ChangeID, window, append([]string{}, reach.Filter(ctx)...), resources, limit, tokens)
	if err != nil {
		return at, fmt.Errorf("read the feed: %w", err)
	}
	var (
		c         Change
		id        int64
		action    string
		after     *string
		given     side
		saw, sees bool
		gained    []int64
		places    []int
	)
	last = at
	_, err = pgx.ForEachRow(rows, []any{&c.Sequence, &id, &c.EventID, &c.OccurredAt, &c.Resource, &c.Key, &action, &after, &given.kept, &given.untold, &given.isScoped, &saw, &sees}, func() error {
		if c.Sequence < last.Sequence || c.Sequence == last.Sequence && id <= last.ChangeID {
			return errors.New("it comes out of order")
		}
		last.Sequence, last.ChangeID = c.Sequence, id
		c.Type, c.Values = removed, nil
		if sees {
			given.values = *after
			values, err := given.shown()
			if err != nil {
				return err
			}
			encoded, err := json.Marshal(values)
			if err != nil {
				return err
			}
			c.Type, c.Values = upsert, ptr(json.RawMessage(encoded))
			if !saw && action != "insert" {
				gained, places = append(gained, id), append(places, len(page.Items))
			}
		}
		page.Items = append(page.Items, c)
		return nil
	})
	if err != nil {
		return at, fmt.Errorf("read the feed: %w", err)
	}
	if len(gained) == 0 {
		return last, nil
	}
	whole, err := wholeRecords(ctx, tx, tokens, gained)
	for i, id := range gained {
		page.Items[places[i]].Values = ptr(whole[id])
	}
	return last, err
}

// wholeRecords gives records as they were after some changes, to followers who had not seen them before. What led there
// may have been another's to see; what it led to is the follower's.
func wholeRecords(ctx context.Context, tx pgx.Tx, tokens []string, changes []int64) (map[int64]json.RawMessage, error) {
	if err := database.SetReach(ctx, tx, []string{"*"}); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT g.id, c.action, c.after::text, c.personal::text, `+untold("$2::text[]")+` FROM unnest($1::bigint[]) g (id) JOIN audit_changes t ON t.id = g.id
		JOIN audit_changes c ON c.table_name = t.table_name AND c.record_key = t.record_key AND c.id <= t.id ORDER BY g.id, c.id`, changes, tokens)
	if err != nil {
		return nil, fmt.Errorf("read what records were: %w", err)
	}
	var (
		id      int64
		action  string
		after   *string
		given   = side{isScoped: true}
		records = map[int64]map[string]json.RawMessage{}
	)
	_, err = pgx.ForEachRow(rows, []any{&id, &action, &after, &given.kept, &given.untold}, func() error {
		if action == "insert" || records[id] == nil {
			records[id] = map[string]json.RawMessage{}
		}
		if after == nil {
			return nil
		}
		given.values = *after
		values, err := given.shown()
		if err == nil {
			maps.Copy(records[id], values)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what records were: %w", err)
	}
	whole := map[int64]json.RawMessage{}
	for id, values := range records {
		if whole[id], err = json.Marshal(values); err != nil {
			return nil, fmt.Errorf("write a record: %w", err)
		}
	}
	return whole, nil
}
