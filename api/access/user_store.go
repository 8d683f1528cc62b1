package access

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// userStore keeps people with their accounts.
type userStore struct{ db *database.DB }

// usersFrom are the people within reach ($2) on a day ($1), with the roles that hold within reach.
const usersFrom = `(SELECT u.id::text AS id, u.name, u.email::text AS email, u.status,
	ARRAY(SELECT DISTINCT m.role FROM memberships m WHERE m.user_id = u.id AND m.valid_from <= $1::date AND (m.valid_to IS NULL OR m.valid_to > $1::date)
		AND ('*' = ANY ($2::text[]) OR m.scopes && $2) ORDER BY m.role) AS roles,
	w.signed_in_at AS last_signed_in_at, u.is_demo, u.version
  FROM users u LEFT JOIN user_uses w ON w.user_id = u.id
 WHERE '*' = ANY ($2::text[]) OR u.scopes && $2 OR EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.scopes && $2))`

func newUserList() (*listing.List[User], error) {
	return listing.Prepare(listing.Table[User]{Name: "users", Key: "id", Sort: "name", Undated: true,
		From: "(SELECT * FROM " + usersFrom + ` u
			WHERE ($4::text = '' OR position(lower($4) IN lower(u.name || ' ' || coalesce(u.email, ''))) > 0) AND ($5::text = '' OR $5 = ANY (u.roles))) u`})
}

// read reads one person within reach.
func (s userStore) read(ctx context.Context, scope policy.Scope, id string, today vocabulary.Date) (User, error) {
	return database.One[User](ctx, s.db.Querier(ctx), "SELECT * FROM "+usersFrom+" u WHERE u.id = $3", today, scope.Filter(ctx), id)
}

// own reads the account of whom the scope belongs to.
func (userStore) own(ctx context.Context, tx *database.Tx, scope policy.Scope) (Account, error) {
	return database.One[Account](ctx, tx.PGX, `SELECT u.id::text, u.name, u.email::text, coalesce(c.password_hash, '') <> '' AS has_password, coalesce(c.totp_confirmed, false) AS has_totp,
			(SELECT coalesce(jsonb_agg(jsonb_build_object('issuer', i.issuer) ORDER BY i.issuer), '[]') FROM identities i WHERE i.user_id = u.id) AS identities, u.version
		  FROM users u LEFT JOIN credentials c ON c.user_id = u.id
		 WHERE u.id::text = $1 AND ('*' = ANY ($2::text[]) OR u.scopes && $2)`, scope.Actor().ID, scope.Filter(ctx))
}

// insert makes an account.
func (userStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, p NewPerson, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO users (id, name, email, is_demo, created_at, updated_at) VALUES ($1::text::uuid, $2, $3, $4, $5, $5)`,
		p.ID, p.Name, database.OrNull(p.Email), p.IsDemo, now)
	if database.Taken(err, "users_email_key") {
		return vocabulary.Errorf(vocabulary.CodeConflict, "There is an account with this e-mail address already.")
	}
	if err != nil {
		return fmt.Errorf("make an account: %w", err)
	}
	return nil
}

// update changes a person's account; an empty text leaves what there is.
func (userStore) update(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, version int64, name, status string, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE users SET name = coalesce(nullif($3, ''), name), status = coalesce(nullif($4, ''), status), version = version + 1, updated_at = $5
		WHERE id::text = $1 AND version = $2
		  AND ('*' = ANY ($6::text[]) OR scopes && $6 OR EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id AND m.scopes && $6))`,
		id, version, name, status, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("change an account: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// touch raises the version of the account that something beside it belongs to, which stands in the audit by that.
func (userStore) touch(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, "UPDATE users SET version = version + 1, updated_at = $2 WHERE id::text = $1 AND ('*' = ANY ($3::text[]) OR scopes && $3)", id, now, scope.Filter(ctx))
	if err == nil && done.RowsAffected() == 0 {
		return vocabulary.NotFound()
	}
	if err != nil {
		return fmt.Errorf("note a change of an account: %w", err)
	}
	return nil
}

func (userStore) setPassword(ctx context.Context, tx *database.Tx, _ policy.Scope, userID string, hash hashed) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO credentials (user_id, password_hash) VALUES ($1::text::uuid, $2)
		ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash`, userID, string(hash))
	if err != nil {
		return fmt.Errorf("keep a password: %w", err)
	}
	return nil
}

// setTOTP keeps the secret of one-time codes, or takes it away where it is empty.
func (userStore) setTOTP(ctx context.Context, tx *database.Tx, scope policy.Scope, userID, secret string, confirmed bool) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE credentials SET totp_secret = $2, totp_confirmed = $3 WHERE user_id::text = $1 AND ('*' = ANY ($4::text[]) OR scopes && $4)`,
		userID, database.OrNull(secret), confirmed, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("keep a second factor: %w", err)
	}
	return nil
}

// forgetCredentials leaves no password and no second factor.
func (userStore) forgetCredentials(ctx context.Context, tx *database.Tx, scope policy.Scope, userID string) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE credentials SET password_hash = '', totp_secret = NULL, totp_confirmed = false WHERE user_id::text = $1 AND ('*' = ANY ($2::text[]) OR scopes && $2)`,
		userID, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("forget a password: %w", err)
	}
	return nil
}

// byEmail finds the account of an e-mail address.
func (userStore) byEmail(ctx context.Context, tx *database.Tx, scope policy.Scope, email string) (standingUser, error) {
	return database.One[standingUser](ctx, tx.PGX, "SELECT id::text, name, status, version FROM users WHERE email = $1 AND ('*' = ANY ($2::text[]) OR scopes && $2)", email, scope.Filter(ctx))
}

// unlock forgets the wrong tries of a password that counts no more.
func (userStore) unlock(ctx context.Context, tx *database.Tx, _ policy.Scope, userID string) error {
	if _, err := tx.PGX.Exec(ctx, "DELETE FROM sign_in_failures WHERE user_id = $1::text::uuid", userID); err != nil {
		return fmt.Errorf("forget tries: %w", err)
	}
	return nil
}
