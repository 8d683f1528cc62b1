package access

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
)

// account is a person with what they sign in with; read to find out who is calling, and shown to nobody.
type account struct {
	ID, Name, Email, Status, PasswordHash, TOTPSecret string
	IsDemo, HasTOTP                                   bool
	TOTPStep                                          int64
	// MayTry tells whether a password may be tried: the account is open, and not locked after wrong ones.
	MayTry bool
	// LastTry tells that it is locked from now on, unless this try is right.
	LastTry bool
}

const accountColumns = `u.id::text, u.name, coalesce(u.email::text, ''), u.status, coalesce(c.password_hash, ''), coalesce(c.totp_secret, ''),
	u.is_demo, coalesce(c.totp_confirmed, false), coalesce(t.step, 0)
  FROM users u LEFT JOIN credentials c ON c.user_id = u.id LEFT JOIN totp_steps t ON t.user_id = u.id WHERE `

// account finds one by a condition with one argument; database.Missing tells that there is none.
func (s sessionStore) account(ctx context.Context, where string, argument any) (found account, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		err := tx.PGX.QueryRow(ctx, "SELECT "+accountColumns+where, argument).
			Scan(&found.ID, &found.Name, &found.Email, &found.Status, &found.PasswordHash, &found.TOTPSecret, &found.IsDemo, &found.HasTOTP, &found.TOTPStep)
		if err != nil && !database.Missing(err) {
			err = fmt.Errorf("read an account: %w", err)
		}
		return err
	})
	return found, err
}

// tried finds an account and counts a try of its password. While it is locked tries are counted, and count for nothing.
func (s sessionStore) tried(ctx context.Context, where string, argument any, now time.Time) (found account, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		if found, err = s.account(ctx, where, argument); database.Missing(err) {
			return nil
		} else if err != nil || found.Status != "active" || found.PasswordHash == "" {
			return err
		}
		err := tx.PGX.QueryRow(ctx, `INSERT INTO sign_in_failures AS f (user_id, failures) VALUES ($1::text::uuid, 1)
			ON CONFLICT (user_id) DO UPDATE SET
				failures = CASE WHEN f.locked_until <= $2 THEN 1 ELSE f.failures + 1 END,
				locked_until = CASE WHEN f.locked_until > $2 THEN f.locked_until WHEN f.locked_until IS NULL AND f.failures + 1 >= $3 THEN $2 + $4::interval END
			RETURNING failures <= $3, failures = $3`, found.ID, now, failuresAllowed, lockedFor).Scan(&found.MayTry, &found.LastTry)
		if err != nil {
			return fmt.Errorf("count a try: %w", err)
		}
		return nil
	})
	return found, err
}

// untried takes one try back: it was right as far as it went.
func (s sessionStore) untried(ctx context.Context, userID string) error {
	_, err := s.db.Pool.Exec(ctx, `UPDATE sign_in_failures SET failures = failures - 1, locked_until = CASE WHEN failures > $2 THEN locked_until END
		WHERE user_id = $1::text::uuid AND failures > 0`, userID, failuresAllowed)
	if err != nil {
		return fmt.Errorf("take a try back: %w", err)
	}
	return nil
}

// forgetTries forgets how often a password was tried: this one was right.
func (s sessionStore) forgetTries(ctx context.Context, userID string) error {
	if _, err := s.db.Pool.Exec(ctx, "DELETE FROM sign_in_failures WHERE user_id = $1::text::uuid", userID); err != nil {
		return fmt.Errorf("forget tries: %w", err)
	}
	return nil
}

// takeStep marks a time step as used; false where its code, or a later one, has been taken.
func (s sessionStore) takeStep(ctx context.Context, userID string, step int64) (taken bool, err error) {
	done, err := s.db.Pool.Exec(ctx, `INSERT INTO totp_steps AS t VALUES ($1::text::uuid, $2)
		ON CONFLICT (user_id) DO UPDATE SET step = excluded.step WHERE t.step < excluded.step`, userID, step)
	if err != nil {
		return false, fmt.Errorf("take a one-time code: %w", err)
	}
	return done.RowsAffected() == 1, nil
}

// demoPeople reads the demonstration's people with the role they are there for.
func (s sessionStore) demoPeople(ctx context.Context, today any) (found []DemoPerson, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		found, err = database.Many[DemoPerson](ctx, tx.PGX, `SELECT DISTINCT ON (u.id) u.id::text AS user_id, u.name, m.role,
				array_to_string(scope_names(m.scope_kind::text, m.scope_keys), ', ') AS scope, '' AS does
			  FROM users u JOIN memberships m ON m.user_id = u.id AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to > $1)
			 WHERE u.is_demo AND u.status = 'active' ORDER BY u.id, m.id`, today)
		return err
	})
	for i, person := range found {
		found[i].Does = policy.Means(person.Role)
	}
	return found, err
}
