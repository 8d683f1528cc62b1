package access

import (
	"context"
	"errors"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
)

// signIn is a sign-in at the issuer that has begun and not come back yet.
type signIn struct {
	Nonce, Verifier string
	// ReturnTo is where to go afterwards.
	ReturnTo string
	// SessionID is the session of the browser it began in: a new one ends it. Nil where nobody was signed in.
	SessionID *string
	// StepUp tells that it is a fresh proof for that session, and begins no other.
	StepUp bool
	// Invitation is the hash of the invitation that is taken up with it; nil for none.
	Invitation []byte
	ExpiresAt  time.Time
}

// oidcStore keeps sign-ins at the issuer, and who signs in there.
type oidcStore struct{ db *database.DB }

// begin keeps a sign-in until it comes back, and forgets those that never did.
func (s oidcStore) begin(ctx context.Context, state []byte, begun signIn, now time.Time) error {
	if _, err := s.db.Pool.Exec(ctx, "DELETE FROM sign_ins WHERE expires_at < $1", now); err != nil {
		return fmt.Errorf("forget old sign-ins: %w", err)
	}
	_, err := s.db.Pool.Exec(ctx, `INSERT INTO sign_ins (state_hash, nonce, verifier, return_to, session_id, is_step_up, invitation, expires_at)
		VALUES ($1, $2, $3, $4, $5::text::uuid, $6, $7, $8)`, state, begun.Nonce, begun.Verifier, begun.ReturnTo, begun.SessionID, begun.StepUp, begun.Invitation, begun.ExpiresAt)
	if err != nil {
		return fmt.Errorf("keep a sign-in: %w", err)
	}
	return nil
}

// take finds a sign-in that comes back: once. database.Missing tells that there is none.
func (s oidcStore) take(ctx context.Context, state []byte, now time.Time) (begun signIn, err error) {
	err = s.db.Pool.QueryRow(ctx, `DELETE FROM sign_ins WHERE state_hash = $1 AND expires_at > $2
		RETURNING nonce, verifier, return_to, session_id::text, is_step_up, invitation, expires_at`, state, now).
		Scan(&begun.Nonce, &begun.Verifier, &begun.ReturnTo, &begun.SessionID, &begun.StepUp, &begun.Invitation, &begun.ExpiresAt)
	if err != nil && !database.Missing(err) {
		err = fmt.Errorf("take a sign-in: %w", err)
	}
	return begun, err
}

// holder finds the account that an issuer's subject signs in to; "" where there is none.
func (s oidcStore) holder(ctx context.Context, issuer, subject string) (userID string, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, "SELECT user_id::text FROM identities WHERE issuer = $1 AND subject = $2", issuer, subject).Scan(&userID)
	})
	if database.Missing(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("look for an identity: %w", err)
	}
	return userID, nil
}

// link lets an issuer's subject sign in to an account that nobody there signs in to yet; linked is false where somebody
// does, or the subject signs in elsewhere. The account must be locked.
func (oidcStore) link(ctx context.Context, tx *database.Tx, _ policy.Scope, issuer, subject, userID string, now time.Time) (linked bool, err error) {
	done, err := tx.PGX.Exec(ctx, `INSERT INTO identities (issuer, subject, user_id, created_at) SELECT $1, $2, $3::text::uuid, $4
		WHERE NOT EXISTS (SELECT FROM identities WHERE issuer = $1 AND user_id = $3::text::uuid) ON CONFLICT DO NOTHING`, issuer, subject, userID, now)
	if err != nil {
		return false, fmt.Errorf("link an identity: %w", err)
	}
	return done.RowsAffected() == 1, nil
}

// openFor reads the invitations for an e-mail address that can be taken up, the oldest first.
func (s invitationStore) openFor(ctx context.Context, email string, now time.Time) (open []Invitation, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		found, err := database.Many[Invitation](ctx, tx.PGX, "SELECT * FROM (SELECT "+invitationColumns+"$1::timestamptz"+invitationFrom+" AND i.email = $3) i WHERE status = 'open' ORDER BY invited_at, id",
			now, everything(), email)
		for _, i := range found {
			holds, heldErr := s.holds(ctx, tx, i, now)
			if err = errors.Join(err, heldErr); holds {
				open = append(open, i)
			}
		}
		return err
	})
	return open, err
}
