package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// entitlementRateStore keeps what networks are entitled to for each weighted person.
type entitlementRateStore struct{ db *database.DB }

// entitlementRateRows are all rates, those that gave way among them.
const entitlementRateRows = `(SELECT id::text AS id, financial_year::text COLLATE "default" AS financial_year, pence_per_weighted_person::float8 AS pence_per_weighted_person, list_date, status, is_verified,
		source, source_url, superseded_by::text AS superseded_by, recorded_at, is_demo, version, updated_at
	   FROM shown_entitlement_rates) r`

func (s entitlementRateStore) read(ctx context.Context, id string) (EntitlementRate, error) {
	return database.One[EntitlementRate](ctx, s.db.Querier(ctx), "SELECT * FROM "+entitlementRateRows+" WHERE id = $1", id)
}

// of reads the rates of a year, the last recorded first: that which holds, and those that gave way.
func (s entitlementRateStore) of(ctx context.Context, year financialYear) ([]EntitlementRate, error) {
	return database.Many[EntitlementRate](ctx, s.db.Querier(ctx), "SELECT * FROM "+entitlementRateRows+" WHERE financial_year = $1 ORDER BY recorded_at DESC, id DESC", year.String())
}

// replace writes the rate of a year; the one there was gives way.
func (entitlementRateStore) replace(ctx context.Context, tx *database.Tx, _ policy.Scope, id string, in NewEntitlementRate, now time.Time) error {
	if _, err := tx.PGX.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", rateLock); err != nil {
		return fmt.Errorf("wait for other changes of rates: %w", err)
	}
	_, err := tx.PGX.Exec(ctx, `UPDATE entitlement_rates SET status = 'superseded', superseded_by = $2::text::uuid, version = version + 1, updated_at = $3
		WHERE id IN (SELECT r.id FROM shown_entitlement_rates r WHERE r.financial_year = $1 AND r.status <> 'superseded')`, in.FinancialYear, id, now)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, `INSERT INTO entitlement_rates (id, financial_year, pence_per_weighted_person, list_date, status, is_verified, source, source_url, recorded_at, updated_at)
			VALUES ($1::text::uuid, $2, round($3::float8::numeric, 3), $4, $5, $6, $7, $8, $9, $9)`,
			id, in.FinancialYear, in.PencePerWeightedPerson, in.ListDate, in.Status, in.IsVerified, in.Source, in.SourceURL, now)
	}
	if err != nil {
		return fmt.Errorf("enter a rate of entitlement: %w", err)
	}
	return nil
}

// update says how well a rate is known.
func (entitlementRateStore) update(ctx context.Context, tx *database.Tx, _ policy.Scope, version int64, r EntitlementRate, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE entitlement_rates SET status = $3, is_verified = $4, source = $5, source_url = $6, version = version + 1, updated_at = $7 WHERE id = $1::text::uuid AND version = $2`,
		r.ID, version, r.Status, r.IsVerified, r.Source, r.SourceURL, now)
	if err != nil {
		return fmt.Errorf("change a rate of entitlement: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}
