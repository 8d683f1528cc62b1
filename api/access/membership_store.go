package access

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// membershipStore keeps who was given what.
type membershipStore struct{ db *database.DB }

// membershipColumns are what is shown of a membership m on a day ($1).
const membershipColumns = `m.id::text, m.user_id::text, m.role, m.scope_kind::text, m.scope_keys, scope_names(m.scope_kind::text, m.scope_keys) AS scope_names,
	m.valid_from, m.valid_to, m.given_by, (SELECT g.name FROM users g WHERE g.id::text = m.given_by) AS given_by_name,
	CASE WHEN m.valid_to <= $1::date OR m.valid_to = m.valid_from THEN 'ended' WHEN m.valid_from > $1::date THEN 'not_yet' ELSE 'holds' END AS status, m.version
  FROM memberships m WHERE ('*' = ANY ($2::text[]) OR m.scopes && $2) AND `

// of lists a person's memberships within reach, those that hold first.
func (s membershipStore) of(ctx context.Context, scope policy.Scope, userID string, today vocabulary.Date) ([]Membership, error) {
	return database.Many[Membership](ctx, s.db.Querier(ctx), "SELECT "+membershipColumns+"m.user_id::text = $3 ORDER BY (m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to > $1)) DESC, m.valid_from DESC, m.id", today, scope.Filter(ctx), userID)
}

// read reads one membership within reach.
func (s membershipStore) read(ctx context.Context, scope policy.Scope, id string, today vocabulary.Date) (Membership, error) {
	return database.One[Membership](ctx, s.db.Querier(ctx), "SELECT "+membershipColumns+"m.id::text = $3", today, scope.Filter(ctx), id)
}

func (membershipStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, m newMembership, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO memberships (id, user_id, role, scope_kind, scope_keys, valid_from, valid_to, given_by, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, $6, $7, $8, $9)`, m.id, m.userID, m.role, m.scopeKind, m.scopeKeys, m.from, m.to, m.givenBy, now)
	if err != nil {
		return fmt.Errorf("give a role: %w", err)
	}
	return nil
}

// end sets the first day without a role.
func (membershipStore) end(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, version int64, to vocabulary.Date, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE memberships SET valid_to = $3, version = version + 1, updated_at = $4
		WHERE id::text = $1 AND version = $2 AND ('*' = ANY ($5::text[]) OR scopes && $5)`, id, version, to, now, scope.Filter(ctx))
	if err != nil {
		return fmt.Errorf("end a role: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// scopeNames says in words what each of some grants is for, with one question for all of them.
func (s membershipStore) scopeNames(ctx context.Context, grants []vocabulary.Grant) (names [][]string, err error) {
	if len(grants) == 0 {
		return nil, nil
	}
	kinds, keys := make([]string, len(grants)), make([]string, len(grants))
	for i, g := range grants {
		kinds[i], keys[i] = g.ScopeKind, strings.Join(g.ScopeKeys, ",")
	}
	rows, err := s.db.Querier(ctx).Query(ctx, `SELECT scope_names(g.kind, string_to_array(g.keys, ','))
		FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS g (kind, keys, place) ORDER BY g.place`, kinds, keys)
	if err == nil {
		names, err = pgx.CollectRows(rows, pgx.RowTo[[]string])
	}
	if err != nil {
		return nil, fmt.Errorf("read what roles are for: %w", err)
	}
	return names, nil
}

// administrationLock is the advisory lock under which the number of administrators changes.
const administrationLock = 7_265_736_504

// alone waits until nobody else changes who administers the programme, so that two who leave at once do not both go.
func (membershipStore) alone(ctx context.Context, tx *database.Tx) error {
	if _, err := tx.PGX.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", administrationLock); err != nil {
		return fmt.Errorf("wait for other changes of administrators: %w", err)
	}
	return nil
}

// unadministered are those of some regions that nobody administers on a day without an end in sight, but for one membership
// and one person. It looks at everyone, whatever the caller reaches.
func (membershipStore) unadministered(ctx context.Context, tx *database.Tx, scope policy.Scope, regions []string, day vocabulary.Date, butMembership, butUser string) (left []string, err error) {
	if err := database.SetReach(ctx, tx.PGX, everything()); err != nil {
		return nil, err
	}
	err = tx.PGX.QueryRow(ctx, `SELECT coalesce(array_agg(r ORDER BY r), '{}') FROM unnest($1::text[]) r WHERE NOT EXISTS (
		SELECT FROM memberships m JOIN users u ON u.id = m.user_id AND u.status = 'active'
		 WHERE m.role = 'programme_admin' AND m.scope_kind = 'region' AND r = ANY (m.scope_keys)
		   AND m.valid_from <= $2 AND m.valid_to IS NULL AND m.id::text <> $3 AND u.id::text <> $4)`, regions, day, butMembership, butUser).Scan(&left)
	if err != nil {
		return nil, fmt.Errorf("look for administrators: %w", err)
	}
	return left, database.SetReach(ctx, tx.PGX, scope.Tokens())
}

// othersAdminister refuses where somebody is the last who administers one of these regions.
func (s membershipStore) othersAdminister(ctx context.Context, tx *database.Tx, scope policy.Scope, regions []string, day vocabulary.Date, butMembership, butUser string) error {
	left, err := s.unadministered(ctx, tx, scope, regions, day, butMembership, butUser)
	if err == nil && len(left) > 0 {
		err = lastAdministrator(left)
	}
	return err
}

// standing is what a person was given that has not ended, whatever the caller reaches of it.
func (membershipStore) standing(ctx context.Context, tx *database.Tx, scope policy.Scope, userID string, today vocabulary.Date) (found []standingRole, err error) {
	if err := database.SetReach(ctx, tx.PGX, everything()); err != nil {
		return nil, err
	}
	found, err = database.Many[standingRole](ctx, tx.PGX, `SELECT id::text, user_id::text, role, scope_kind::text, scope_keys, valid_from, valid_to, version FROM memberships
		WHERE user_id::text = $1 AND (valid_to IS NULL OR valid_to > $2) ORDER BY id`, userID, today)
	if err != nil {
		return nil, err
	}
	return found, database.SetReach(ctx, tx.PGX, scope.Tokens())
}

func (membershipStore) regions(ctx context.Context, tx *database.Tx) (codes []string, err error) {
	if err := tx.PGX.QueryRow(ctx, "SELECT array_agg(code ORDER BY code) FROM regions").Scan(&codes); err != nil {
		return nil, fmt.Errorf("read the regions: %w", err)
	}
	return codes, nil
}

// known tells which of the keys stand for something there is.
func (membershipStore) known(ctx context.Context, tx *database.Tx, kind string, keys []string) (known []string, err error) {
	sources := map[string]string{"region": "SELECT code FROM regions", "icb": "SELECT ods_code FROM icbs", "place": "SELECT gss_code FROM boroughs", "pcn": "SELECT ods_code FROM pcns"}
	err = tx.PGX.QueryRow(ctx, "SELECT coalesce(array_agg(k), '{}') FROM unnest($1::text[]) k WHERE k IN ("+sources[kind]+")", keys).Scan(&known)
	if err != nil {
		return nil, fmt.Errorf("look for what a role is for: %w", err)
	}
	return known, nil
}
