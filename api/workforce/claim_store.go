package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// claimStore keeps what was claimed.
type claimStore struct{ db *database.DB }

// exceedsMaximum tells whether a claim c is of more than the highest rate of any zone pays for its WTE and the days of its month.
const exceedsMaximum = `(SELECT c.amount_pence > ceil(max(r.annual_max_pence) * c.wte * ((c.month + interval '1 month')::date - c.month)
			/ ((y.begins + interval '1 year')::date - y.begins::date))
		   FROM shown_rate_cards r, (SELECT date_trunc('year', c.month - interval '3 months') + interval '3 months' AS begins) y
		  WHERE r.role_type = c.role_type AND r.status <> 'superseded' AND (c.is_demo OR NOT r.is_demo)
		    AND r.valid_from < c.month + interval '1 month' AND (r.valid_to IS NULL OR r.valid_to > c.month) GROUP BY y.begins)`

// claimColumns are the claims within reach ($2).
const claimColumns = `SELECT c.id::text AS id, c.pcn_code::text COLLATE "default" AS pcn_code, c.month, c.role_type COLLATE "default" AS role_type, c.wte::float8 AS wte, c.amount_pence,
		` + exceedsMaximum + ` AS exceeds_maximum,
		c.status, c.adjustment_reason, c.recorded_by, c.judged_by, c.is_demo, c.version, c.updated_at
	   FROM arrs_claims c JOIN shown_pcns n ON n.ods_code = c.pcn_code
	  WHERE ((SELECT '*' = ANY ($2::text[])) OR c.scopes[1] IN (SELECT unnest($2::text[])))`

const claimRows = "(" + claimColumns + ") c"

func (s claimStore) read(ctx context.Context, scope policy.Scope, id string) (ARRSClaim, error) {
	return database.One[ARRSClaim](ctx, s.db.Querier(ctx), claimColumns+" AND c.id = $1::text::uuid", id, scope.Filter(ctx))
}

func (claimStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, id, recordedBy string, in NewARRSClaim, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5::float8, $6, 'recorded', $7, $8)`, id, in.PCNCode, in.Month, in.RoleType, in.WTE, in.AmountPence, recordedBy, now)
	if database.Taken(err, "arrs_claims_one_a_month") {
		return claimedAlready()
	}
	if err != nil {
		return fmt.Errorf("record a claim: %w", err)
	}
	return nil
}

func claimedAlready() error {
	return vocabulary.Errorf(vocabulary.CodeConflict, "A claim of this network for this role and month is recorded already. If it was wrong, whoever recorded it puts it right until it is approved; then its board adjusts it.")
}

// save writes the next version of a claim.
func (claimStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, version int64, c ARRSClaim, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE arrs_claims SET wte = $3::float8, amount_pence = $4, status = $5, adjustment_reason = $6, month = $9, role_type = $10, judged_by = $11, version = version + 1, updated_at = $7
		WHERE id = $1::text::uuid AND version = $2 AND ('*' = ANY ($8::text[]) OR scopes[1] = ANY ($8))`,
		c.ID, version, c.WTE, c.AmountPence, c.Status, c.AdjustmentReason, now, scope.Filter(ctx), c.Month, c.RoleType, c.JudgedBy)
	if database.Taken(err, "arrs_claims_one_a_month") {
		return claimedAlready()
	}
	if err != nil {
		return fmt.Errorf("change a claim: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}
