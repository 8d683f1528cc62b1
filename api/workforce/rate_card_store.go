package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// rateCardStore keeps the most that is reimbursed.
type rateCardStore struct{ db *database.DB }

// rateCardRows are all rates, those that gave way among them.
const rateCardRows = `(SELECT id::text AS id, role_type COLLATE "default" AS role_type, pay_zone, valid_from, valid_to, annual_max_pence, status, is_verified, source, source_url,
		superseded_by::text AS superseded_by, recorded_at, (recorded_at AT TIME ZONE 'Europe/London')::date > valid_from AS is_back_dated, is_demo, version, updated_at
	   FROM shown_rate_cards) r`

func (s rateCardStore) read(ctx context.Context, id string) (RateCard, error) {
	return database.One[RateCard](ctx, s.db.Querier(ctx), "SELECT * FROM "+rateCardRows+" WHERE id = $1", id)
}

// touching are the rates of every role and zone, whatever became of them, that hold on some of these days.
func (s rateCardStore) touching(ctx context.Context, of days) ([]RateCard, error) {
	return database.Many[RateCard](ctx, s.db.Querier(ctx), "SELECT * FROM "+rateCardRows+` WHERE daterange(valid_from, valid_to) && daterange($1, $2) ORDER BY recorded_at, id`, of.from, of.to)
}

// rateLock is the advisory lock under which rates give way to each other.
const rateLock = 7_265_736_510

// alone waits until nobody else enters a rate.
func (rateCardStore) alone(ctx context.Context, tx *database.Tx) error {
	if _, err := tx.PGX.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", rateLock); err != nil {
		return fmt.Errorf("wait for other changes of rates: %w", err)
	}
	return nil
}

// supersede has a rate give way to another that is about to be written, and keeps what is left of it as rates of their own.
func (s rateCardStore) supersede(ctx context.Context, tx *database.Tx, scope policy.Scope, old RateCard, by string, left []days, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE rate_cards SET status = 'superseded', superseded_by = $2::text::uuid, version = version + 1, updated_at = $3 WHERE id = $1::text::uuid`, old.ID, by, now)
	if err != nil {
		return fmt.Errorf("supersede a rate: %w", err)
	}
	for _, d := range left {
		rest := old
		rest.ID, rest.ValidFrom, rest.ValidTo = newID(), d.from, d.to
		if err := s.insert(ctx, tx, scope, rest, now); err != nil {
			return err
		}
	}
	return nil
}

func (rateCardStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, c RateCard, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO rate_cards (id, role_type, pay_zone, valid_from, valid_to, annual_max_pence, status, is_verified, source, source_url, recorded_at, updated_at, is_demo)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		c.ID, c.RoleType, c.PayZone, c.ValidFrom, c.ValidTo, c.AnnualMaxPence, c.Status, c.IsVerified, c.Source, c.SourceURL, c.RecordedAt, now, c.IsDemo)
	if err != nil {
		return fmt.Errorf("enter a rate: %w", err)
	}
	return nil
}

// update says how well a rate is known.
func (rateCardStore) update(ctx context.Context, tx *database.Tx, _ policy.Scope, version int64, c RateCard, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE rate_cards SET status = $3, is_verified = $4, source = $5, source_url = $6, version = version + 1, updated_at = $7 WHERE id = $1::text::uuid AND version = $2`,
		c.ID, version, c.Status, c.IsVerified, c.Source, c.SourceURL, now)
	if err != nil {
		return fmt.Errorf("change a rate: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}
