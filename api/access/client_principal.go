package access

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// machine tells which API client a token stands for. What the client may do today is asked of the database; the token
// only narrows it.
func (a *Authenticator) machine(ctx context.Context, header string) (vocabulary.Actor, error) {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return vocabulary.Actor{}, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The Authorization header is read as “Bearer” and a token. Get one at /oauth/token.")
	}
	hash := sha256.Sum256([]byte(token))
	p, err := a.recall(ctx, "token", hash[:], func(ctx context.Context) (principal, error) {
		claims, err := a.tokens.parse(token)
		if err != nil {
			return principal{}, err
		}
		p, err := a.store.byClient(ctx, claims.Subject, claims.SecretID, a.clock.Today())
		if err != nil {
			return principal{}, err
		}
		p.until = claims.ExpiresAt.Add(tokenLeeway)
		p.actor.Permissions = narrowed(p.actor.Permissions, claims.permissions())
		if err := a.store.usedClient(ctx, p.actor.ID, a.clock()); err != nil {
			slog.WarnContext(ctx, "an API client's use could not be noted", "error", err)
		}
		return p, nil
	})
	p.actor.Public = a.public
	return p.actor, err
}

// narrowed are those of the permissions that are asked for.
func narrowed(permissions, asked []string) []string {
	return slices.DeleteFunc(slices.Clone(permissions), func(p string) bool { return !slices.Contains(asked, p) })
}

// byClient reads an API client that still counts, and so does the secret it showed if it showed one, with those of its
// permissions that its owner could give it today.
func (s principals) byClient(ctx context.Context, id, secretID string, today vocabulary.Date) (p principal, err error) {
	p.actor.Kind = vocabulary.KindAPIClient
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		var ownerID string
		var given []string
		err := tx.PGX.QueryRow(ctx, `SELECT id::text, name, owner_id, permissions FROM api_clients
			WHERE id = $1::text::uuid AND revoked_at IS NULL AND expires_on >= $2
			  AND ($3 = '' OR EXISTS (SELECT FROM api_client_secrets s WHERE s.id::text = $3 AND s.client_id = api_clients.id AND s.ended_at IS NULL))`, id, today, secretID).Scan(&p.actor.ID, &p.actor.Name, &ownerID, &given)
		if database.Missing(err) {
			return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "This API client or its secret has been revoked, or has expired.")
		}
		if err != nil {
			return fmt.Errorf("read an API client: %w", err)
		}
		p.actor.Grants, err = grants(ctx, tx, `SELECT 'api_client', scope_kind::text, scope_keys, reach_of(scope_kind::text, scope_keys)
			FROM api_clients WHERE id = $1::text::uuid`, id)
		if err != nil {
			return err
		}
		owner, err := lenderOf(ctx, tx, ownerID, today)
		bound := p.actor.Grants[0]
		p.actor.Permissions = owner.lends(given, bound.ScopeKind, bound.ScopeKeys)
		return err
	})
	return p, err
}

// usedClient notes that a client was used, at most once a minute. It is no write of anybody's.
func (s principals) usedClient(ctx context.Context, id string, now time.Time) error {
	_, err := s.db.Pool.Exec(ctx, `INSERT INTO api_client_uses AS u (client_id, used_at) VALUES ($1::text::uuid, $2)
		ON CONFLICT (client_id) DO UPDATE SET used_at = excluded.used_at WHERE u.used_at <= excluded.used_at - interval '1 minute'`, id, now)
	return err
}

// lender is someone who keeps API clients or invites people: neither gets more than they could give.
type lender struct {
	// everything is true of the operator of this machine, whom no membership bounds.
	everything bool
	grants     []vocabulary.Grant
}

// lenderOf reads what the owner of a client, or who invited somebody, could give today: nothing, once their account is closed.
func lenderOf(ctx context.Context, tx *database.Tx, ownerID string, today vocabulary.Date) (lender, error) {
	if ownerID == vocabulary.LocalOperator().ID || ownerID == vocabulary.System().ID {
		return lender{everything: true}, nil
	}
	found, err := grants(ctx, tx, `SELECT m.role, m.scope_kind::text, m.scope_keys, reach_of(m.scope_kind::text, m.scope_keys)
		  FROM memberships m JOIN users u ON u.id = m.user_id
		 WHERE u.id::text = $1 AND u.status = 'active' AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2) ORDER BY m.id`, ownerID, today)
	return lender{grants: found}, err
}

// lends are those of the permissions that the lender could give to a client for a scope.
func (l lender) lends(permissions []string, scopeKind string, scopeKeys []string) []string {
	tokens := make([]string, len(scopeKeys))
	for i, key := range scopeKeys {
		tokens[i] = scopeKind + ":" + key
	}
	return slices.DeleteFunc(slices.Clone(permissions), func(p string) bool {
		return !l.everything && !policy.MayLend(l.grants, p, tokens)
	})
}
