package access

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// clientStore keeps API clients.
type clientStore struct{ db *database.DB }

// clientRows are the clients within reach ($2) as they stand on a day ($1).
const clientRows = `(SELECT c.id::text AS id, c.name, c.owner_id,
		coalesce(u.name, CASE c.owner_id WHEN 'local_operator' THEN 'Local operator' ELSE 'Trellis' END) AS owner_name,
		c.permissions, c.scope_kind::text AS scope_kind, c.scope_keys, scope_names(c.scope_kind::text, c.scope_keys) AS scope_names,
		c.expires_on, c.revoked_at, w.used_at AS last_used_at,
		CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked' WHEN c.expires_on < $1 THEN 'expired' ELSE 'active' END AS status,
		c.public_key IS NOT NULL AS has_public_key, c.created_at, c.version
	   FROM api_clients c LEFT JOIN users u ON u.id::text = c.owner_id LEFT JOIN api_client_uses w ON w.client_id = c.id
	  WHERE '*' = ANY ($2::text[]) OR c.scopes && $2) c`

func (s clientStore) read(ctx context.Context, scope policy.Scope, id string, today vocabulary.Date) (APIClientItem, error) {
	return database.One[APIClientItem](ctx, s.db.Querier(ctx), "SELECT * FROM "+clientRows+" WHERE id = $3", today, scope.Filter(ctx), id)
}

func (s clientStore) secrets(ctx context.Context, scope policy.Scope, id string) ([]ClientSecret, error) {
	return database.Many[ClientSecret](ctx, s.db.Querier(ctx), `SELECT id::text, prefix, created_at, ended_at FROM api_client_secrets
		WHERE client_id::text = $1 AND ('*' = ANY ($2::text[]) OR scopes && $2) ORDER BY created_at DESC, id DESC`, id, scope.Filter(ctx))
}

// lender reads what an owner could give today, whom the caller need not see, and goes back to what the caller reaches.
func (s clientStore) lender(ctx context.Context, tx *database.Tx, scope policy.Scope, ownerID string, today vocabulary.Date) (owner lender, err error) {
	if err := database.SetReach(ctx, tx.PGX, everything()); err != nil {
		return owner, err
	}
	if owner, err = lenderOf(ctx, tx, ownerID, today); err != nil {
		return owner, err
	}
	return owner, database.SetReach(ctx, tx.PGX, scope.Tokens())
}

func (clientStore) insert(ctx context.Context, tx *database.Tx, scope policy.Scope, id, ownerID string, in NewAPIClient, now time.Time) error {
	var key []byte
	if in.PublicKey != nil {
		var err error
		if key, err = json.Marshal(in.PublicKey); err != nil {
			return fmt.Errorf("write the key of an API client: %w", err)
		}
	}
	// What is the caller's own may be for anything that their roles reach; row-level security holds that here too.
	if err := database.SetReach(ctx, tx.PGX, scope.Reach()); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO api_clients (id, name, owner_id, permissions, scope_kind, scope_keys, public_key, expires_on, created_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $9)`, id, in.Name, ownerID, in.Permissions, in.ScopeKind, in.ScopeKeys, key, in.ExpiresOn, now)
	if err != nil {
		return fmt.Errorf("make an API client: %w", err)
	}
	return database.SetReach(ctx, tx.PGX, scope.Tokens())
}

// lock keeps others from changing a client until the transaction ends.
func (clientStore) lock(ctx context.Context, tx *database.Tx, scope policy.Scope, id string) error {
	_, err := tx.PGX.Exec(ctx, `SELECT FROM api_clients WHERE id::text = $1 AND ('*' = ANY ($2::text[]) OR scopes && $2) FOR UPDATE`, id, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("lock an API client: %w", err)
	}
	return nil
}

// save writes the next version of a client that is locked.
func (clientStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, c APIClientItem, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE api_clients SET name = $2, owner_id = $3, permissions = $4, expires_on = $5, revoked_at = $6, updated_at = $7, version = version + 1
		WHERE id::text = $1 AND ('*' = ANY ($8::text[]) OR scopes && $8)`, c.ID, c.Name, c.OwnerID, c.Permissions, c.ExpiresOn, c.RevokedAt, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("change an API client: %w", err)
	}
	// Its secrets are seen by those who see it.
	_, err = tx.PGX.Exec(ctx, `UPDATE api_client_secrets s SET scopes = c.scopes FROM api_clients c WHERE c.id = s.client_id AND c.id::text = $1 AND s.scopes <> c.scopes`, c.ID)
	if err != nil {
		return fmt.Errorf("hand on the secrets of an API client: %w", err)
	}
	return nil
}

func (clientStore) insertSecret(ctx context.Context, tx *database.Tx, scope policy.Scope, clientID, prefix string, hash []byte, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO api_client_secrets (id, client_id, prefix, secret_hash, created_at, scopes)
		SELECT $1::text::uuid, id, $3, $4, $5, scopes FROM api_clients WHERE id::text = $2 AND ('*' = ANY ($6::text[]) OR scopes && $6)`,
		NewID(), clientID, prefix, hash, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("keep a secret of an API client: %w", err)
	}
	return nil
}

func (clientStore) endSecret(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE api_client_secrets SET ended_at = $2 WHERE id::text = $1 AND ended_at IS NULL AND ('*' = ANY ($3::text[]) OR scopes && $3)`,
		id, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("end a secret of an API client: %w", err)
	}
	return nil
}

// bySecret finds the secret of a client that counts, both of them, by its hash; "" where there is none.
func (s clientStore) bySecret(ctx context.Context, clientID string, hash []byte, today vocabulary.Date) (secretID string, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, `SELECT s.id::text FROM api_client_secrets s JOIN api_clients c ON c.id = s.client_id
			WHERE s.secret_hash = $1 AND s.client_id = $2::text::uuid AND s.ended_at IS NULL AND c.revoked_at IS NULL AND c.expires_on >= $3`, hash, clientID, today).Scan(&secretID)
	})
	if database.Missing(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("look for a secret: %w", err)
	}
	return secretID, nil
}
