package embedding

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// actionStore keeps improvement actions.
type actionStore struct{ db *database.DB }

// actionTables are what the answers about improvement actions are made of.
var actionTables = []string{"improvement_actions", "pcns", "organisation_names", "pcn_sub_icb_locations", "sub_icb_location_icbs", "embedding_frameworks", "embedding_criteria"}

// criterionName is what the criterion of a record a is called now.
const criterionName = `(SELECT c.name FROM embedding_criteria c JOIN embedding_frameworks f ON f.framework_version = c.framework_version AND f.status <> 'draft'
		WHERE c.code = a.criterion_code ORDER BY c.framework_version DESC LIMIT 1) AS criterion_name`

// actionColumns are the improvement actions within reach ($2), of networks that are shown, as they stand today ($1).
const actionColumns = `SELECT a.id::text AS id, a.pcn_code::text COLLATE "default" AS pcn_code, ` + networkName + ` AS pcn_name, b.icb_code, a.title, a.reason, a.criterion_code, ` + criterionName + `, a.role_type, a.detail, a.owner, a.due_on,
		a.status, a.outcome, a.status IN ('open', 'in_progress') AND a.due_on < $1::date AS is_overdue, a.raised_at, a.closed_on, a.is_demo, a.version, a.updated_at
	   FROM improvement_actions a JOIN shown_pcns n ON n.ods_code = a.pcn_code` + boardToday + reachedAlone

// actionRows are those of a list, due before a day ($4) where one is given.
const actionRows = "(" + actionColumns + " AND ($4::text = '' OR a.due_on < nullif($4, '')::date)) a"

func (s actionStore) read(ctx context.Context, scope policy.Scope, today vocabulary.Date, id string) (ImprovementAction, error) {
	return database.One[ImprovementAction](ctx, s.db.Querier(ctx), actionColumns+" AND a.id = $3::text::uuid", today, scope.Filter(ctx), id)
}

// other is another action that is under way for the same; nil where there is none.
func (s actionStore) other(ctx context.Context, scope policy.Scope, today vocabulary.Date, a ImprovementAction) (*ImprovementAction, error) {
	if a.Reason == reasonOther {
		return nil, nil
	}
	found, err := database.One[ImprovementAction](ctx, s.db.Querier(ctx), actionColumns+` AND a.id <> $3::text::uuid AND a.pcn_code = $4 AND a.reason = $5
		AND a.criterion_code IS NOT DISTINCT FROM $6 AND a.role_type IS NOT DISTINCT FROM $7 AND a.status IN ('open', 'in_progress')`,
		today, scope.Filter(ctx), a.ID, a.PCNCode, a.Reason, a.CriterionCode, a.RoleType)
	if vocabulary.Is(err, vocabulary.CodeNotFound) {
		return nil, nil
	}
	return &found, err
}

func (actionStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, id string, in NewImprovementAction, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO improvement_actions (id, pcn_code, title, reason, criterion_code, role_type, detail, owner, due_on, status, raised_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $10)`, id, in.PCNCode, in.Title, in.Reason, in.CriterionCode, in.RoleType, in.Detail, in.Owner, in.DueOn, now)
	return kept(err, "raise an improvement action")
}

// save writes the next version of an action.
func (actionStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, version int64, a ImprovementAction, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE improvement_actions SET title = $4, detail = $5, owner = $6, due_on = $7, status = $8, outcome = $9, closed_on = $10, version = version + 1, updated_at = $11
		WHERE id = $1::text::uuid AND version = $2 AND ('*' = ANY ($3::text[]) OR scopes[1] = ANY ($3))`,
		a.ID, version, scope.Filter(ctx), a.Title, a.Detail, a.Owner, a.DueOn, a.Status, a.Outcome, a.ClosedOn, now)
	if err := kept(err, "change an improvement action"); err != nil {
		return err
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// kept tells what a write came to: that another action was raised for the same just now, too.
func kept(err error, what string) error {
	switch {
	case err == nil:
		return nil
	case database.Taken(err, "improvement_actions_one_under_way"):
		return vocabulary.Errorf(vocabulary.CodeConflict, "Another action is under way for this already. Read the actions of the network, and change that one.")
	}
	return fmt.Errorf("%s: %w", what, err)
}

// underWay reads what was being done about networks on a day, for reasons by which what to do next is ranked: what had been raised by
// then and was not closed yet. Whose it is and by when is told as it is known today, and one that was opened again counts as never closed.
func (s actionStore) underWay(ctx context.Context, scope policy.Scope, networks []string, day vocabulary.Date) ([]underWay, error) {
	return database.Many[underWay](ctx, s.db.Querier(ctx), `
SELECT a.id::text AS id, a.pcn_code::text AS pcn_code, a.reason, coalesce(a.criterion_code, '') AS criterion_code, coalesce(a.role_type, '') AS role_type, a.owner, a.due_on
  FROM improvement_actions a
 WHERE a.pcn_code = ANY ($1) AND (a.raised_at AT TIME ZONE 'Europe/London')::date <= $3 AND (a.closed_on IS NULL OR a.closed_on > $3) AND a.reason <> 'other' AND ((SELECT '*' = ANY ($2::text[])) OR a.scopes[1] IN (SELECT unnest($2::text[])))
 ORDER BY a.raised_at, a.id`, networks, scope.Filter(ctx), day)
}
