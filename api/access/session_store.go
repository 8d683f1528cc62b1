package access

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// sessionStore keeps sessions.
type sessionStore struct{ db *database.DB }

// newSession is a session about to begin.
type newSession struct {
	id, userID, method string
	agent, address     string
	tokenHash          []byte
	startedAt          time.Time
	expiresAt          time.Time
	steppedUpUntil     time.Time
}

// start begins a session, and notes when its person was here last.
func (sessionStore) start(ctx context.Context, tx *database.Tx, _ policy.Scope, s newSession) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO sessions (id, user_id, token_hash, method, user_agent, address, started_at, expires_at, stepped_up_until)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, $6, $7, $8, $9)`,
		s.id, s.userID, s.tokenHash, s.method, s.agent, s.address, s.startedAt, s.expiresAt, s.steppedUpUntil)
	if err != nil {
		return fmt.Errorf("start a session: %w", err)
	}
	_, err = tx.PGX.Exec(ctx, `INSERT INTO user_uses VALUES ($1::text::uuid, $2) ON CONFLICT (user_id) DO UPDATE SET signed_in_at = excluded.signed_in_at`, s.userID, s.startedAt)
	if err != nil {
		return fmt.Errorf("note a sign-in: %w", err)
	}
	return nil
}

// session reads one session within reach.
func (s sessionStore) session(ctx context.Context, scope policy.Scope, id string) (Session, error) {
	return database.One[Session](ctx, s.db.Querier(ctx), `SELECT * FROM sessions_seen
		WHERE id = $1 AND ('*' = ANY ($2::text[]) OR ARRAY['user:' || ("user" ->> 'id')] && $2)`, id, scope.Filter(ctx))
}

// signedIn is whose session it is, as an actor, on behalf of the browser that has it.
func (s sessionStore) signedIn(ctx context.Context, id string) (actor vocabulary.Actor, err error) {
	actor = vocabulary.Actor{Kind: vocabulary.KindPerson, SessionID: id}
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, "SELECT user_id::text FROM sessions WHERE id::text = $1", id).Scan(&actor.ID)
	})
	if err != nil {
		return actor, fmt.Errorf("read whose session it is: %w", err)
	}
	return actor, nil
}

// sessions reads those within reach that began since a moment; the newest first.
func (s sessionStore) sessions(ctx context.Context, scope policy.Scope, since time.Time) ([]Session, error) {
	return database.Many[Session](ctx, s.db.Querier(ctx), `SELECT * FROM sessions_seen
		WHERE started_at > $1 AND ('*' = ANY ($2::text[]) OR ARRAY['user:' || ("user" ->> 'id')] && $2)
		ORDER BY started_at DESC, id DESC LIMIT 100`, since, scope.Filter(ctx))
}

// endSession ends those sessions within reach that a condition finds and that have not ended.
func (sessionStore) endSession(ctx context.Context, tx *database.Tx, scope policy.Scope, where string, argument any, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE sessions SET ended_at = $1, version = version + 1
		WHERE ended_at IS NULL AND `+where+` AND ('*' = ANY ($3::text[]) OR scopes && $3)`, now, argument, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("end a session: %w", err)
	}
	return nil
}

// stepUp notes a fresh proof.
func (sessionStore) stepUp(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, until time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE sessions SET stepped_up_until = $2, version = version + 1
		WHERE id::text = $1 AND ended_at IS NULL AND ('*' = ANY ($3::text[]) OR scopes && $3)`, id, until, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("note a fresh proof: %w", err)
	}
	return nil
}
