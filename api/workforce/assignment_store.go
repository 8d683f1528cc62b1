package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// assignmentStore keeps who is in which post. Who that is row-level security shows to the network's own manager alone, so
// that to everybody else the pseudonym, the name, why they left and who taught them are simply not there.
type assignmentStore struct{ db *database.DB }

// assignmentColumns are what is shown of assignments p on a day ($1) within reach ($2).
const assignmentColumns = `p.id::text, p.post_id::text, p.pcn_code, h.reference AS holder_reference, h.name AS holder_name, p.wte::double precision, p.valid_from, p.valid_to,
	CASE WHEN h.id IS NOT NULL THEN p.leaving_reason END AS leaving_reason,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'assignment_id', s.assignment_id, 'kind', s.kind, 'held_on', s.held_on, 'version', s.version) ORDER BY s.held_on DESC, s.kind), '[]')
	   FROM supervision_sessions s WHERE s.assignment_id = p.id AND s.withdrawn_on IS NULL) AS sessions,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'assignment_id', r.assignment_id, 'course_code', r.course_code, 'course_name', c.name, 'kind', c.kind, 'provider', CASE WHEN h.id IS NOT NULL THEN r.provider END,
			'status', ` + recordStatus + `, 'enrolled_on', r.enrolled_on, 'completed_on', r.completed_on, 'expires_on', r.expires_on, 'version', r.version) ORDER BY c.position), '[]')
	   FROM training_records r JOIN training_courses c ON c.code = r.course_code WHERE r.assignment_id = p.id AND r.withdrawn_on IS NULL) AS training_records,
	p.version, p.updated_at
  FROM post_assignments p LEFT JOIN post_holders h ON h.id = p.holder_id WHERE ` + reached

// recordStatus is that of a training record r on a day ($1).
const recordStatus = `CASE WHEN r.expires_on <= $1::date THEN 'expired' WHEN r.completed_on <= $1::date THEN 'completed' ELSE 'enrolled' END`

// of lists who was ever in a post, the latest first.
func (s assignmentStore) of(ctx context.Context, scope policy.Scope, day vocabulary.Date, postID string) ([]Assignment, error) {
	return database.Many[Assignment](ctx, s.db.Querier(ctx), "SELECT "+assignmentColumns+" AND p.post_id = $3::text::uuid ORDER BY p.valid_from DESC, p.id", day, scope.Filter(ctx), postID)
}

func (s assignmentStore) read(ctx context.Context, scope policy.Scope, day vocabulary.Date, id string) (Assignment, error) {
	return database.One[Assignment](ctx, s.db.Querier(ctx), "SELECT "+assignmentColumns+" AND p.id = $3::text::uuid", day, scope.Filter(ctx), id)
}

func (assignmentStore) insert(ctx context.Context, tx *database.Tx, a Assignment, holderID string, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, valid_to, leaving_reason, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4::text::uuid, $5::double precision::numeric, $6, $7, $8, $9)`, a.ID, a.PostID, a.PCNCode, holderID, a.WTE, a.ValidFrom, a.ValidTo, a.LeavingReason, now)
	if err != nil {
		return fmt.Errorf("put somebody in a post: %w", err)
	}
	return nil
}

func (assignmentStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, a Assignment, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE post_assignments p SET wte = $3::double precision::numeric, valid_from = $4, valid_to = $5, leaving_reason = $6, version = version + 1, updated_at = $7
		WHERE p.id = $1::text::uuid AND `+reached, a.ID, scope.Filter(ctx), a.WTE, a.ValidFrom, a.ValidTo, a.LeavingReason, now)
	if err == nil && done.RowsAffected() == 0 {
		return vocabulary.NotFound()
	}
	if err != nil {
		return fmt.Errorf("change who is in a post: %w", err)
	}
	return nil
}
