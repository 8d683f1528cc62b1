package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// trainingStore keeps people's way through courses and inductions.
type trainingStore struct{ db *database.DB }

// keptRecord is a training record with what else is kept of it.
type keptRecord struct {
	TrainingRecord
	PostID string
	// LeftOn is the first day on which whose it is was not in the post any more.
	LeftOn, WithdrawnOn *vocabulary.Date
}

// read reads a record as it stands on a day.
func (s trainingStore) read(ctx context.Context, scope policy.Scope, day vocabulary.Date, id string) (keptRecord, error) {
	return database.One[keptRecord](ctx, s.db.Querier(ctx), `SELECT p.id::text, p.assignment_id::text, p.course_code, c.name AS course_name, c.kind, p.provider, p.status,
			p.enrolled_on, p.completed_on, p.expires_on, p.version, a.post_id::text, a.valid_to AS left_on, p.withdrawn_on
		FROM (SELECT r.*, `+recordStatus+` AS status FROM training_records r) p JOIN training_courses c ON c.code = p.course_code JOIN post_assignments a ON a.id = p.assignment_id
		WHERE p.id = $3::text::uuid AND `+reached, day, scope.Filter(ctx), id)
}

// known tells whether there is a course with a code.
func (trainingStore) known(ctx context.Context, tx *database.Tx, code string) (known bool, err error) {
	if err := tx.PGX.QueryRow(ctx, "SELECT EXISTS (SELECT FROM training_courses WHERE code = $1)", code).Scan(&known); err != nil {
		return false, fmt.Errorf("look for a course: %w", err)
	}
	return known, nil
}

func (trainingStore) insert(ctx context.Context, tx *database.Tx, a Assignment, id string, in NewTrainingRecord, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO training_records (id, assignment_id, pcn_code, course_code, provider, enrolled_on, completed_on, expires_on, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, $6, $7, $8, $9)`, id, a.ID, a.PCNCode, in.CourseCode, in.Provider, in.EnrolledOn, in.CompletedOn, in.ExpiresOn, now)
	if err != nil {
		return fmt.Errorf("write down training: %w", err)
	}
	return nil
}

func (trainingStore) save(ctx context.Context, tx *database.Tx, r keptRecord, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE training_records SET provider = $2, enrolled_on = $3, completed_on = $4, expires_on = $5, withdrawn_on = $6, version = version + 1, updated_at = $7
		WHERE id = $1::text::uuid`, r.ID, r.Provider, r.EnrolledOn, r.CompletedOn, r.ExpiresOn, r.WithdrawnOn, now)
	if err != nil {
		return fmt.Errorf("change a training record: %w", err)
	}
	return nil
}
