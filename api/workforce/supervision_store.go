package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// supervisionStore keeps supervision as it was agreed and as it was held.
type supervisionStore struct{ db *database.DB }

const arrangementColumns = "p.id::text, p.post_id::text, p.kind, p.supervisor_role, p.frequency, p.valid_from, p.valid_to, p.version, p.updated_at FROM supervision_arrangements p"

// of lists what was ever agreed for a post, the latest first. What was taken back before it began holds on no day, and is not among it.
func (s supervisionStore) of(ctx context.Context, postID string) ([]SupervisionArrangement, error) {
	return database.Many[SupervisionArrangement](ctx, s.db.Querier(ctx), "SELECT "+arrangementColumns+" WHERE p.post_id = $1::text::uuid AND (p.valid_to IS NULL OR p.valid_to > p.valid_from) ORDER BY p.valid_from DESC, p.kind", postID)
}

func (s supervisionStore) arrangement(ctx context.Context, scope policy.Scope, id string) (SupervisionArrangement, error) {
	return database.One[SupervisionArrangement](ctx, s.db.Querier(ctx), "SELECT "+arrangementColumns+" WHERE p.id = $1::text::uuid AND "+reached, id, scope.Filter(ctx))
}

func (supervisionStore) insertArrangement(ctx context.Context, tx *database.Tx, p keptPost, id string, in NewSupervisionArrangement, now time.Time) error {
	endsWithPost := in.ValidTo == nil
	if endsWithPost {
		in.ValidTo = p.ClosedOn
	}
	_, err := tx.PGX.Exec(ctx, `UPDATE supervision_arrangements SET valid_to = $3, ended_with_post = false, version = version + 1, updated_at = $4
		WHERE post_id = $1::text::uuid AND kind = $2 AND valid_from < $3 AND (valid_to IS NULL OR valid_to > $3)`, p.ID, in.Kind, in.ValidFrom, now)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, `INSERT INTO supervision_arrangements (id, post_id, pcn_code, kind, supervisor_role, frequency, valid_from, valid_to, ended_with_post, updated_at)
			VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, $6, $7, $8, $9, $10)`, id, p.ID, p.PCNCode, in.Kind, in.SupervisorRole, in.Frequency, in.ValidFrom, in.ValidTo, endsWithPost && p.ClosedOn != nil, now)
	}
	if err != nil {
		return fmt.Errorf("agree supervision: %w", err)
	}
	return nil
}

func (supervisionStore) endArrangement(ctx context.Context, tx *database.Tx, id string, to vocabulary.Date, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, "UPDATE supervision_arrangements SET valid_to = $2, ended_with_post = false, version = version + 1, updated_at = $3 WHERE id = $1::text::uuid", id, to, now)
	if err != nil {
		return fmt.Errorf("end agreed supervision: %w", err)
	}
	return nil
}

// until ends what is agreed for a post that closes.
func (supervisionStore) until(ctx context.Context, tx *database.Tx, postID string, day vocabulary.Date, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE supervision_arrangements SET valid_to = $2, ended_with_post = true, version = version + 1, updated_at = $3
		WHERE post_id = $1::text::uuid AND valid_from < $2 AND (valid_to IS NULL OR valid_to > $2)`, postID, day, now)
	if err != nil {
		return fmt.Errorf("end agreed supervision with its post: %w", err)
	}
	return nil
}

// onwards lets what ended with a post go on, where that is opened again. What ended by itself, on the same day even, does not.
func (supervisionStore) onwards(ctx context.Context, tx *database.Tx, postID string, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE supervision_arrangements SET valid_to = NULL, ended_with_post = false, version = version + 1, updated_at = $2
		WHERE post_id = $1::text::uuid AND ended_with_post`, postID, now)
	if err != nil {
		return fmt.Errorf("let agreed supervision go on with its post: %w", err)
	}
	return nil
}

// keptSession is a session with what else is kept of it.
type keptSession struct {
	ID, AssignmentID, Kind, PostID string
	HeldOn                         vocabulary.Date
	WithdrawnOn                    *vocabulary.Date
	Version                        int64
}

func (k keptSession) shown() SupervisionSession {
	return SupervisionSession{ID: k.ID, AssignmentID: k.AssignmentID, Kind: k.Kind, HeldOn: k.HeldOn, Version: k.Version}
}

func (s supervisionStore) session(ctx context.Context, scope policy.Scope, id string) (keptSession, error) {
	return database.One[keptSession](ctx, s.db.Querier(ctx), `SELECT p.id::text, p.assignment_id::text, p.kind, a.post_id::text, p.held_on, p.withdrawn_on, p.version
		FROM supervision_sessions p JOIN post_assignments a ON a.id = p.assignment_id WHERE p.id = $1::text::uuid AND `+reached, id, scope.Filter(ctx))
}

func (supervisionStore) insertSession(ctx context.Context, tx *database.Tx, a Assignment, id string, in NewSupervisionSession, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, $6)`,
		id, a.ID, a.PCNCode, in.Kind, in.HeldOn, now)
	if err != nil {
		return fmt.Errorf("write down supervision: %w", err)
	}
	return nil
}

func (supervisionStore) withdraw(ctx context.Context, tx *database.Tx, id string, today vocabulary.Date, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, "UPDATE supervision_sessions SET withdrawn_on = $2, version = version + 1, updated_at = $3 WHERE id = $1::text::uuid", id, today, now)
	if err != nil {
		return fmt.Errorf("take back supervision: %w", err)
	}
	return nil
}
