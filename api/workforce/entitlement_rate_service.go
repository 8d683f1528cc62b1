package workforce

import (
	"context"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// EntitlementRates are the use cases of what networks are entitled to for each weighted person.
type EntitlementRates struct {
	store entitlementRateStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[EntitlementRate]
}

// NewEntitlementRates makes the use cases over a database.
func NewEntitlementRates(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*EntitlementRates, error) {
	list, err := listing.Prepare(listing.Table[EntitlementRate]{
		Name: "entitlement_rates", Reads: []string{"entitlement_rates", "regions"}, From: entitlementRateRows, Key: "id", Sort: "-financial_year", Undated: true,
		Defaults: map[string][]string{"status": rateStatuses},
	})
	return &EntitlementRates{entitlementRateStore{db}, log, clock, list}, err
}

// Read reads a rate.
func (s *EntitlementRates) Read(ctx context.Context, id string) (EntitlementRate, error) {
	return s.store.read(ctx, id)
}

// Create enters the rate of a year. The one there was gives way and is kept.
func (s *EntitlementRates) Create(ctx context.Context, actor vocabulary.Actor, in NewEntitlementRate) (made EntitlementRate, err error) {
	err = s.log.Record(ctx, actor, "entitlement_rates.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if faults := in.check(); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		id := newID()
		if err := s.store.replace(ctx, tx, scope, id, in, s.clock()); err != nil {
			return err
		}
		made, err = s.store.read(ctx, id)
		return err
	})
	return made, err
}

// Update says how well a rate is known.
func (s *EntitlementRates) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in RateChange) (rate EntitlementRate, err error) {
	err = s.log.Record(ctx, actor, "entitlement_rates.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if rate, err = s.store.read(ctx, id); err != nil {
			return err
		}
		if err := in.apply(&rate.Status, &rate.IsVerified, &rate.Source, &rate.SourceURL); err != nil {
			return err
		}
		if err := s.store.update(ctx, tx, scope, version, rate, s.clock()); err != nil {
			return err
		}
		rate, err = s.store.read(ctx, id)
		return err
	})
	return rate, err
}
