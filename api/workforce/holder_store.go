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

// makeHolder keeps somebody new. Where somebody else was quicker, as when two posts are given the same person at once, it is
// whom they kept.
func (s assignmentStore) makeHolder(ctx context.Context, tx *database.Tx, pcn, reference string, name *string, now time.Time) (id string, called *string, err error) {
	id = newID()
	done, err := tx.PGX.Exec(ctx, `INSERT INTO post_holders (id, pcn_code, reference, name, updated_at) VALUES ($1::text::uuid, $2, $3, $4, $5)
		ON CONFLICT (pcn_code, reference) DO NOTHING`, id, pcn, reference, name, now)
	if err != nil {
		return "", nil, fmt.Errorf("keep who is in a post: %w", err)
	}
	if done.RowsAffected() == 0 {
		return s.holder(ctx, tx, pcn, reference)
	}
	return id, name, nil
}

// nameHolder changes what somebody is called. A name that is taken away is taken out of the audit too.
func (s assignmentStore) nameHolder(ctx context.Context, tx *database.Tx, pcn, reference string, name *string, now time.Time) error {
	rows, err := tx.PGX.Query(ctx, "UPDATE post_holders SET name = $3, version = version + 1, updated_at = $4 WHERE pcn_code = $1 AND reference = $2 AND name IS DISTINCT FROM $3 RETURNING id::text", pcn, reference, name, now)
	if err == nil {
		var ids []string
		if ids, err = pgx.CollectRows(rows, pgx.RowTo[string]); err == nil && name == nil {
			return s.eraseHolders(ctx, tx, ids, now)
		}
	}
	if err != nil {
		return fmt.Errorf("change what somebody in a post is called: %w", err)
	}
	return nil
}

// leftLongAgo are holders h of networks n who left the last of their posts so many months ($2) before a day ($1), and are
// kept still. Whose network closed has left it; who was never in a post is kept as long from when that was written down. Of a
// month that has no such day, its last is meant, so that nobody is forgotten a day early. Whom the demonstration invented is
// nobody.
const leftLongAgo = `coalesce((SELECT max(least(coalesce(a.valid_to, 'infinity'), coalesce(n.valid_to, 'infinity'))) FROM post_assignments a WHERE a.holder_id = h.id),
		(h.updated_at AT TIME ZONE 'Europe/London')::date) <= $1::date - make_interval(months => $2)
	AND (h.forgotten_at IS NULL OR h.name IS NOT NULL)
	AND NOT EXISTS (SELECT FROM audit_changes c JOIN audit_events e ON e.id = c.event_id
		WHERE c.table_name = 'post_holders' AND c.record_key = h.id::text AND c.action = 'insert' AND e.operation IN ('installation.begin', 'sandbox.reset'))`

// forgetHolders takes the name and the pseudonym of at most so many of them away, and tells of how many.
func (s assignmentStore) forgetHolders(ctx context.Context, tx *database.Tx, today vocabulary.Date, now time.Time, most int) (int, error) {
	rows, err := tx.PGX.Query(ctx, `UPDATE post_holders SET name = NULL, reference = 'forgotten-' || right(id::text, 12), forgotten_at = $3, version = version + 1, updated_at = $3
		WHERE id IN (SELECT h.id FROM post_holders h JOIN pcns n ON n.ods_code = h.pcn_code WHERE `+leftLongAgo+` ORDER BY h.id LIMIT $4) RETURNING id::text`, today, holdersKept, now, most)
	if err != nil {
		return 0, fmt.Errorf("forget who was in posts long ago: %w", err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, fmt.Errorf("forget who was in posts long ago: %w", err)
	}
	return len(ids), s.eraseHolders(ctx, tx, ids, now)
}

// eraseHolders takes what holders were called out of the audit and out of kept answers, and free text that may speak of them
// out of everything: the notes of posts they were in, and who taught them.
func (s assignmentStore) eraseHolders(ctx context.Context, tx *database.Tx, ids []string, now time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	var posts, assignments, trainings []string
	err := tx.PGX.QueryRow(ctx, `SELECT coalesce(array_agg(DISTINCT a.post_id::text), '{}'), coalesce(array_agg(DISTINCT a.id::text), '{}'), coalesce(array_agg(DISTINCT r.id::text) FILTER (WHERE r.id IS NOT NULL), '{}')
		FROM post_assignments a LEFT JOIN training_records r ON r.assignment_id = a.id WHERE a.holder_id = ANY ($1::text[]::uuid[])`, ids).Scan(&posts, &assignments, &trainings)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, "UPDATE posts SET note = NULL, version = version + 1, updated_at = $2 WHERE id = ANY ($1::text[]::uuid[]) AND note IS NOT NULL", posts, now)
	}
	if err == nil {
		_, err = tx.PGX.Exec(ctx, "UPDATE training_records SET provider = NULL, version = version + 1, updated_at = $2 WHERE id = ANY ($1::text[]::uuid[]) AND provider IS NOT NULL", trainings, now)
	}
	if err != nil {
		return fmt.Errorf("take away what is noted of people in posts: %w", err)
	}
	var addresses []string
	for _, id := range assignments {
		addresses = append(addresses, "/api/v1/assignments/"+id)
	}
	for _, id := range trainings {
		addresses = append(addresses, "/api/v1/training_records/"+id)
	}
	if err := audit.EraseAll(ctx, tx, "post_holders", ids, addresses...); err != nil {
		return err
	}
	if err := audit.EraseAll(ctx, tx, "training_records", trainings); err != nil {
		return err
	}
	return postStore{s.db}.eraseNotes(ctx, tx, posts)
}
