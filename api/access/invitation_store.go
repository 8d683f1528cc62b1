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

// invitationStore keeps invitations.
type invitationStore struct{ db *database.DB }

// invitationColumns are what is shown of an invitation i at a moment, which stands before and after them.
const invitationColumns = `i.id::text AS id, i.email::text AS email, i.name, i.role, i.scope_kind::text AS scope_kind, i.scope_keys, scope_names(i.scope_kind::text, i.scope_keys) AS scope_names,
	i.expires_at, i.invited_by, coalesce((SELECT u.name FROM users u WHERE u.id::text = i.invited_by), i.invited_by) AS invited_by_name, i.invited_at,
	i.accepted_at, i.revoked_at, CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked' WHEN i.expires_at <= `

const invitationFrom = ` THEN 'expired' ELSE 'open' END AS status, i.version FROM invitations i WHERE ('*' = ANY ($2::text[]) OR i.scopes && $2)`

// newInvitationList lists what is within reach ($2) as it stands now ($3).
func newInvitationList() (*listing.List[Invitation], error) {
	return listing.Prepare(listing.Table[Invitation]{Name: "invitations", Key: "id", Sort: "-invited_at", Undated: true,
		From: "(SELECT " + invitationColumns + "$3::timestamptz" + invitationFrom + ") i"})
}

// read reads one invitation within reach.
func (s invitationStore) read(ctx context.Context, scope policy.Scope, id string, now time.Time) (Invitation, error) {
	return database.One[Invitation](ctx, s.db.Querier(ctx), "SELECT "+invitationColumns+"$1::timestamptz"+invitationFrom+" AND i.id::text = $3", now, scope.Filter(ctx), id)
}

// byToken reads the invitation a link belongs to, on behalf of whoever holds it.
func (s invitationStore) byToken(ctx context.Context, tokenHash []byte, now time.Time) (found Invitation, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		found, err = database.One[Invitation](ctx, tx.PGX, "SELECT "+invitationColumns+"$1::timestamptz"+invitationFrom+" AND i.token_hash = $3", now, everything(), tokenHash)
		if err != nil {
			return err
		}
		holds, err := s.holds(ctx, tx, found, now)
		if err == nil && !holds {
			err = vocabulary.NotFound()
		}
		return err
	})
	return found, err
}

// holds tells whether an invitation can be taken up: it is open, and whoever made it could still make it today. It must
// reach everything.
func (invitationStore) holds(ctx context.Context, tx *database.Tx, i Invitation, now time.Time) (bool, error) {
	inviter, err := lenderOf(ctx, tx, i.InvitedBy, vocabulary.DateOf(now))
	return i.Status == "open" && inviter.gives(i.Role, i.ScopeKind, i.ScopeKeys...), err
}

// stillHolds refuses an invitation that holds no more, whose maker whoever takes it up need not see; and one to its maker
// of what they could not give themselves.
func (s invitationStore) stillHolds(ctx context.Context, tx *database.Tx, scope policy.Scope, i Invitation, now time.Time) error {
	if err := database.SetReach(ctx, tx.PGX, everything()); err != nil {
		return err
	}
	inviter, err := lenderOf(ctx, tx, i.InvitedBy, vocabulary.DateOf(now))
	switch {
	case err != nil:
	case i.Status != "open" || !inviter.gives(i.Role, i.ScopeKind, i.ScopeKeys...):
		err = vocabulary.NotFound()
	case i.InvitedBy == scope.Actor().ID:
		err = notOneself(inviter.grants, i.Role)
	}
	if err != nil {
		return err
	}
	return database.SetReach(ctx, tx.PGX, scope.Tokens())
}

func (invitationStore) insert(ctx context.Context, tx *database.Tx, scope policy.Scope, i Invitation, tokenHash []byte) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO invitations (id, email, name, role, scope_kind, scope_keys, token_hash, expires_at, invited_by, invited_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
		i.ID, i.Email, i.Name, i.Role, i.ScopeKind, i.ScopeKeys, tokenHash, i.ExpiresAt, scope.Actor().ID, i.InvitedAt)
	if err != nil {
		return fmt.Errorf("make an invitation: %w", err)
	}
	return nil
}

func (invitationStore) revoke(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, version int64, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE invitations SET revoked_at = $3, updated_at = $3, version = version + 1
		WHERE id::text = $1 AND version = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND ('*' = ANY ($4::text[]) OR scopes && $4)`, id, version, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("take an invitation back: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// accept takes an invitation up; nobody else can from then on.
func (invitationStore) accept(ctx context.Context, tx *database.Tx, scope policy.Scope, id, userID string, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE invitations SET accepted_at = $3, accepted_by = $2::text::uuid, updated_at = $3, version = version + 1
		WHERE id::text = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3 AND ('*' = ANY ($4::text[]) OR scopes && $4)`, id, userID, now, scope.Filter(ctx))
	if err == nil && done.RowsAffected() == 0 {
		return vocabulary.NotFound()
	}
	if err != nil {
		return fmt.Errorf("take an invitation up: %w", err)
	}
	return nil
}

// reach is what a membership for these keys reaches.
func (invitationStore) reach(ctx context.Context, db *database.DB, kind string, keys []string) (tokens []string, err error) {
	if err := db.Querier(ctx).QueryRow(ctx, "SELECT reach_of($1, $2)", kind, keys).Scan(&tokens); err != nil {
		return nil, fmt.Errorf("read what an invitation reaches: %w", err)
	}
	return tokens, nil
}
