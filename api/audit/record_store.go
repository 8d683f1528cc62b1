package audit

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// records reads events and changes, within what a caller reaches.
type records struct {
	db      *database.DB
	events  *listing.List[AuditEvent] // of anything
	table   *listing.List[AuditEvent] // of one table
	record  *listing.List[AuditEvent] // of one record of it
	changes *listing.List[AuditChange]
}

// Lists within a caller's reach have its tokens as $2, and what is asked for besides as $4 and on.
const (
	// What is a person's alone is seen by those, too, who reach a membership of theirs, ended ones as well: so is the person.
	// The memberships are looked up once for each query, and so is, of most rows, the first scope: && compares it with every token.
	reached = `(coalesce(c.scopes_before, c.scopes_after) IS NULL OR '*' = ANY ($2::text[]) OR (coalesce(c.scopes_after, c.scopes_before))[1] IN (SELECT unnest($2::text[])) OR c.scopes_before && $2::text[] OR c.scopes_after && $2::text[]
		OR (CASE WHEN cardinality(coalesce(c.scopes_after, c.scopes_before)) = 1 THEN (coalesce(c.scopes_after, c.scopes_before))[1] END)
			IN (SELECT 'user:' || m.user_id FROM memberships m WHERE '*' = ANY ($2::text[]) OR m.scopes && $2::text[]))`
	listed = `SELECT o.sequence, e.id::text AS id, e.occurred_at, e.actor_id, ` + actorName + ` AS actor_name, e.actor_kind, e.operation, ` + recordsName + ` AS record_name, e.request_id, e.reason, encode(o.hash, 'hex') AS hash
		FROM outbox o JOIN audit_events e ON e.id = o.event_id`
	// Of two bounds that it does not know PostgreSQL expects next to nothing to lie between them, and would go through all events for
	// each page; of what CASE decides it expects half, and walks the chain from its end until the page is full.
	betweenInstants = ` WHERE o.sequence IS NOT NULL AND CASE WHEN $4 = '' AND $5 = '' THEN true ELSE e.occurred_at >= coalesce(nullif($4, '')::timestamptz, '-infinity') AND e.occurred_at < coalesce(nullif($5, '')::timestamptz, 'infinity') END`
	// Asked of the changes whoever it is, so that row-level security decides of the event too.
	somethingSeen = ` AND EXISTS (SELECT FROM audit_changes c WHERE c.event_id = e.id AND ` + reached + `)`
	// Personal values are shown to those whom the record itself shows them to: a person's name and address to those who see the
	// person, from where they signed in to themselves. What is everyone's shows none. Asked as row-level security would.
	shown = `(c.table_name = 'users' OR (SELECT reaches_everything()) OR c.scopes_before && (SELECT reach()) OR c.scopes_after && (SELECT reach()))`
)

// changed are change rows as a caller sees them.
var changed = `SELECT c.id, c.event_id, c.table_name, c.record_key, ` + recordName + ` AS record_name, c.action,
	CASE WHEN coalesce(c.scopes_before, c.scopes_after) IS NOT NULL AND ` + shown + ` THEN c.before || (` + besides("before") + `) ELSE c.before END AS before,
	CASE WHEN coalesce(c.scopes_before, c.scopes_after) IS NOT NULL AND ` + shown + ` THEN c.after || (` + besides("after") + `) ELSE c.after END AS after
	FROM audit_changes c WHERE ` + reached

// besides are the personal values of one side of a change row, without those that are not for everyone who sees the record.
func besides(side string) string {
	return `coalesce(c.personal -> '` + side + `', '{}') - ARRAY(SELECT p.column_name FROM personal_columns p WHERE p.table_name = c.table_name AND ` + anothers("(SELECT reach())::text[]") + `)`
}

func prepareRecords(db *database.DB) (r records, err error) {
	var errs [4]error
	r.db = db
	events := listing.Table[AuditEvent]{Name: "audit_events", Key: "sequence", Sort: "-sequence", Undated: true, From: "(" + listed + betweenInstants + somethingSeen + ") e"}
	r.events, errs[0] = listing.Prepare(events)
	of := func(which string) string {
		return "(" + listed + " JOIN (SELECT DISTINCT c.event_id FROM audit_changes c WHERE " + which + " AND " + reached + ") t ON t.event_id = e.id" + betweenInstants + ") e"
	}
	events.From = of("c.table_name = $6")
	r.table, errs[1] = listing.Prepare(events)
	events.From = of("c.table_name = $6 AND c.record_key = $7") // of the one, so that the kept plan is by the index of records
	r.record, errs[2] = listing.Prepare(events)
	r.changes, errs[3] = listing.Prepare(listing.Table[AuditChange]{Name: "audit_changes", Key: "id", Sort: "id", Undated: true, From: "(" + changed + " AND c.event_id = $4::text::uuid) c"})
	return r, cmp.Or(errs[0], errs[1], errs[2], errs[3])
}

// of gives a question as the list takes it.
func (q question) of() []string {
	of := []string{written(q.from), written(q.to)}
	if q.table != "" {
		of = append(of, q.table)
	}
	if q.key != "" {
		of = append(of, q.key)
	}
	return of
}

func written(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.UTC().Format(time.RFC3339Nano)
}

// event reads a numbered event that the caller reaches something of, with the first of its changes and how many there are;
// where none are asked for, the event alone.
func (r records) event(ctx context.Context, reach listing.Reach, id string, most int) (d AuditEventDetail, err error) {
	// The library takes other spellings of an identifier too, which PostgreSQL does not.
	if known, err := uuid.Parse(id); err != nil || !strings.EqualFold(known.String(), id) {
		return d, vocabulary.NotFound()
	}
	tokens := append([]string{}, reach.Filter(ctx)...)
	err = r.db.Within(ctx, reach.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		if d.AuditEvent, err = database.One[AuditEvent](ctx, tx.PGX, listed+" WHERE o.sequence IS NOT NULL AND e.id = $1::text::uuid"+somethingSeen, id, tokens); err != nil {
			return err
		}
		if most == 0 {
			return nil
		}
		rows, err := tx.PGX.Query(ctx, "SELECT id, table_name, record_key, record_name, action, before, after FROM ("+changed+" AND c.event_id = $1::text::uuid) c ORDER BY id LIMIT $3", id, tokens, most)
		if err != nil {
			return fmt.Errorf("read the changes of an audit event: %w", err)
		}
		if d.Changes, err = pgx.AppendRows([]AuditChange{}, rows, pgx.RowToStructByPos[AuditChange]); err != nil {
			return fmt.Errorf("read the changes of an audit event: %w", err)
		}
		err = tx.PGX.QueryRow(ctx, "SELECT count(*) FROM audit_changes c WHERE c.event_id = $1::text::uuid AND "+reached, id, tokens).Scan(&d.ChangesTotal)
		if err != nil {
			return fmt.Errorf("count the changes of an audit event: %w", err)
		}
		return nil
	})
	return d, err
}

// sees tells whether a caller reaches change rows of the event and of the record that a fault names.
func (r records) sees(ctx context.Context, reach listing.Reach, bad BadRow) (sees bool, err error) {
	err = r.db.Within(ctx, reach.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		err := tx.PGX.QueryRow(ctx, `SELECT ($1::text IS NULL OR EXISTS (SELECT FROM audit_changes c WHERE c.event_id = $1::text::uuid AND `+reached+`))
			AND ($4::text IS NULL OR EXISTS (SELECT FROM audit_changes c WHERE c.table_name = $3::text AND c.record_key = $4::text AND `+reached+`))`,
			bad.EventID, append([]string{}, reach.Filter(ctx)...), bad.TableName, bad.RecordKey).Scan(&sees)
		if err != nil {
			return fmt.Errorf("look whether a fault is the caller's to see: %w", err)
		}
		return nil
	})
	return sees, err
}
