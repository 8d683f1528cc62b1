package workforce

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// holder finds whom a network calls by a pseudonym; "" where there is nobody yet.
func (assignmentStore) holder(ctx context.Context, tx *database.Tx, pcn, reference string) (id string, name *string, err error) {
	err = tx.PGX.QueryRow(ctx, "SELECT id::text, name FROM post_holders WHERE pcn_code = $1 AND reference = $2", pcn, reference).Scan(&id, &name)
	if database.Missing(err) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("look for who is in a post: %w", err)
	}
	return id, name, nil
}

func (assignmentStore) insertHolder(ctx context.Context, tx *database.Tx, id, pcn, reference string, name *string, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, "INSERT INTO post_holders (id, pcn_code, reference, name, updated_at) VALUES ($1::text::uuid, $2, $3, $4, $5)", id, pcn, reference, name, now)
	if err != nil {
		return fmt.Errorf("keep who is in a post: %w", err)
	}
	return nil
}

// nameHolder changes what somebody is called. A name that is taken away is taken out of the audit too.
func (s assignmentStore) nameHolder(ctx context.Context, tx *database.Tx, pcn, reference string, name *string, now time.Time) error {
	rows, err := tx.PGX.Query(ctx, "UPDATE post_holders SET name = $3, version = version + 1, updated_at = $4 WHERE pcn_code = $1 AND reference = $2 AND name IS DISTINCT FROM $3 RETURNING id::text", pcn, reference, name, now)
	if err == nil {
		var ids []string
		if ids, err = pgx.CollectRows(rows, pgx.RowTo[string]); err == nil && name == nil {
			return s.eraseHolders(ctx, tx, ids)
		}
	}
	if err != nil {
		return fmt.Errorf("change what somebody in a post is called: %w", err)
	}
	return nil
}

// leftLongAgo are holders h who left the last of their posts by a day ($1) and are kept still. Whom the demonstration
// invented is nobody.
const leftLongAgo = `h.id IN (SELECT a.holder_id FROM post_assignments a GROUP BY a.holder_id HAVING bool_and(a.valid_to IS NOT NULL) AND max(a.valid_to) <= $1::date)
	AND (h.forgotten_at IS NULL OR h.name IS NOT NULL)
	AND NOT EXISTS (SELECT FROM audit_changes c JOIN audit_events e ON e.id = c.event_id
		WHERE c.table_name = 'post_holders' AND c.record_key = h.id::text AND c.action = 'insert' AND e.operation IN ('installation.begin', 'sandbox.reset'))`

// forgetHolders takes the name and the pseudonym of at most so many of them away, and tells of how many.
func (s assignmentStore) forgetHolders(ctx context.Context, tx *database.Tx, leftBy vocabulary.Date, now time.Time, most int) (int, error) {
	rows, err := tx.PGX.Query(ctx, `UPDATE post_holders SET name = NULL, reference = 'forgotten-' || right(id::text, 12), forgotten_at = $2, version = version + 1, updated_at = $2
		WHERE id IN (SELECT h.id FROM post_holders h WHERE `+leftLongAgo+` ORDER BY h.id LIMIT $3) RETURNING id::text`, leftBy, now, most)
	if err != nil {
		return 0, fmt.Errorf("forget who was in posts long ago: %w", err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, fmt.Errorf("forget who was in posts long ago: %w", err)
	}
	return len(ids), s.eraseHolders(ctx, tx, ids)
}

// eraseHolders takes what holders were called out of the audit, and out of the answers kept of the posts they were in.
func (assignmentStore) eraseHolders(ctx context.Context, tx *database.Tx, ids []string) error {
	for _, id := range ids {
		rows, err := tx.PGX.Query(ctx, `SELECT '/api/v1/posts/' || post_id FROM post_assignments WHERE holder_id = $1::text::uuid
			UNION SELECT '/api/v1/assignments/' || id FROM post_assignments WHERE holder_id = $1::text::uuid`, id)
		if err != nil {
			return fmt.Errorf("look where a holder was: %w", err)
		}
		addresses, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return fmt.Errorf("look where a holder was: %w", err)
		}
		if err := audit.Erase(ctx, tx, "post_holders", id, addresses...); err != nil {
			return err
		}
	}
	return nil
}
