package access

import (
	"context"
	"errors"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// given is what people have been given that still counts.
type given struct {
	clients, invitations []standing
	demo, others         []standingUser
	roles                []standingRole // of the demonstration's people
}

// standing is a record that still counts.
type standing struct {
	ID      string
	Version int64
}

type standingUser struct {
	ID, Name, Status string
	Version          int64
}

type standingRole struct {
	ID, UserID, Role, ScopeKind string
	ScopeKeys                   []string
	ValidFrom                   vocabulary.Date
	ValidTo                     *vocabulary.Date
	Version                     int64
}

// readGiven reads it all, within the scope.
func readGiven(ctx context.Context, tx *database.Tx, scope policy.Scope, today vocabulary.Date) (g given, err error) {
	const within = "('*' = ANY ($1::text[]) OR scopes && $1)"
	var faults [5]error
	filter := scope.Filter(ctx)
	g.clients, faults[0] = database.Many[standing](ctx, tx.PGX, "SELECT id::text, version FROM api_clients WHERE revoked_at IS NULL AND NOT is_demo AND "+within+" ORDER BY id", filter)
	g.invitations, faults[1] = database.Many[standing](ctx, tx.PGX, "SELECT id::text, version FROM invitations WHERE accepted_at IS NULL AND revoked_at IS NULL AND "+within+" ORDER BY id", filter)
	users := "SELECT id::text, name, status, version FROM users u WHERE ('*' = ANY ($1::text[]) OR scopes && $1 OR EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.scopes && $1)) AND "
	g.demo, faults[2] = database.Many[standingUser](ctx, tx.PGX, users+"is_demo ORDER BY id", filter)
	g.others, faults[3] = database.Many[standingUser](ctx, tx.PGX, users+"NOT is_demo AND status = 'active' ORDER BY id", filter)
	g.roles, faults[4] = database.Many[standingRole](ctx, tx.PGX, `SELECT m.id::text, m.user_id::text, m.role, m.scope_kind::text, m.scope_keys, m.valid_from, m.valid_to, m.version FROM memberships m JOIN users u ON u.id = m.user_id
		WHERE u.is_demo AND (m.valid_to IS NULL OR m.valid_to > $2) AND ('*' = ANY ($1::text[]) OR m.scopes && $1) ORDER BY m.id`, filter, today)
	return g, errors.Join(faults[:]...)
}
