package access

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// principalTables are those whose changes end what is known of callers: who they are, and what follows from where
// organisations belong.
var principalTables = []string{"sessions", "users", "memberships", "api_clients", "api_client_secrets",
	"icbs", "icb_successions", "sub_icb_location_icbs", "pcn_sub_icb_locations", "pcn_boroughs", "borough_icbs"}

// principals reads callers. It asks on nobody's behalf, because it finds out on whose.
type principals struct{ db *database.DB }

// everything is the reach of finding out who is calling.
func everything() []string {
	scope, _ := policy.Allow(vocabulary.System(), "me.read")
	return scope.Tokens()
}

// bySession reads the person behind a session that still counts.
func (s principals) bySession(ctx context.Context, tokenHash []byte, today vocabulary.Date, now time.Time) (p principal, idleSince time.Time, err error) {
	p.actor.Kind = vocabulary.KindPerson
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		err := tx.PGX.QueryRow(ctx, `SELECT s.id, s.expires_at, s.stepped_up_until, coalesce(w.used_at, s.started_at), u.id, u.name
			  FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN session_uses w ON w.session_id = s.id
			 WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND u.status = 'active'`, tokenHash, now).
			Scan(&p.actor.SessionID, &p.until, &p.steppedUpUntil, &idleSince, &p.actor.ID, &p.actor.Name)
		if database.Missing(err) {
			return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "Your session has ended. Sign in again.")
		}
		if err != nil {
			return fmt.Errorf("read a session: %w", err)
		}
		p.actor.Grants, err = grants(ctx, tx, `SELECT role, scope_kind::text, scope_keys, reach_of(scope_kind::text, scope_keys) FROM memberships
			WHERE user_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ORDER BY id`, p.actor.ID, today)
		return err
	})
	return p, idleSince, err
}

func grants(ctx context.Context, tx *database.Tx, sql string, args ...any) ([]vocabulary.Grant, error) {
	rows, err := tx.PGX.Query(ctx, sql, args...)
	if err != nil {
		return nil, fmt.Errorf("read memberships: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[vocabulary.Grant])
	if err != nil {
		return nil, fmt.Errorf("read memberships: %w", err)
	}
	return found, nil
}

// used notes that a session was used, which is no write of anybody's.
func (s principals) used(ctx context.Context, sessionID string, now time.Time) error {
	_, err := s.db.Pool.Exec(ctx, `INSERT INTO session_uses (session_id, used_at) VALUES ($1::text::uuid, $2)
		ON CONFLICT (session_id) DO UPDATE SET used_at = excluded.used_at WHERE session_uses.used_at < excluded.used_at`, sessionID, now)
	return err
}
