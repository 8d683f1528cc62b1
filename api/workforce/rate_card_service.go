package workforce

import (
	"context"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// RateCards are the use cases of the most that is reimbursed.
type RateCards struct {
	store rateCardStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[RateCard]
}

// NewRateCards makes the use cases over a database.
func NewRateCards(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*RateCards, error) {
	list, err := listing.Prepare(listing.Table[RateCard]{
		Name: "rate_cards", Reads: []string{"rate_cards", "regions"}, From: rateCardRows, Key: "id", Sort: "role_type,pay_zone,-valid_from", Undated: true,
		Defaults: map[string][]string{"status": rateStatuses},
	})
	return &RateCards{rateCardStore{db}, log, clock, list}, err
}

// Read reads a rate.
func (s *RateCards) Read(ctx context.Context, id string) (RateCard, error) {
	return s.store.read(ctx, id)
}

// Create enters a rate. Those in force on its days give way: each is superseded, and where it holds on other days too, it
// goes on there as a rate of its own with the same source, known since the same moment. So nothing is ever deleted.
func (s *RateCards) Create(ctx context.Context, actor vocabulary.Actor, in NewRateCard) (made RateCard, err error) {
	err = s.log.Record(ctx, actor, "rate_cards.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if faults := in.check(); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if err := s.store.alone(ctx, tx); err != nil {
			return err
		}
		card := RateCard{ID: newID(), RoleType: in.RoleType, PayZone: in.PayZone, ValidFrom: in.ValidFrom, ValidTo: in.ValidTo, AnnualMaxPence: in.AnnualMaxPence,
			Status: in.Status, IsVerified: in.IsVerified, Source: in.Source, SourceURL: in.SourceURL, RecordedAt: s.clock()}
		holds := days{card.ValidFrom, card.ValidTo}
		there, err := s.store.touching(ctx, holds)
		if err != nil {
			return err
		}
		for _, old := range there {
			if old.Status == "superseded" || old.RoleType != card.RoleType || old.PayZone != card.PayZone {
				continue
			}
			left := days{old.ValidFrom, old.ValidTo}.without(holds)
			if err := s.store.supersede(ctx, tx, scope, old, card.ID, left, s.clock()); err != nil {
				return err
			}
		}
		if err := s.store.insert(ctx, tx, scope, card, s.clock()); err != nil {
			return err
		}
		made, err = s.store.read(ctx, card.ID)
		return err
	})
	return made, err
}

// Update says how well a rate is known. What it is cannot be changed: another takes its place.
func (s *RateCards) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in RateChange) (card RateCard, err error) {
	err = s.log.Record(ctx, actor, "rate_cards.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if card, err = s.store.read(ctx, id); err != nil {
			return err
		}
		if err := in.apply(&card.Status, &card.IsVerified, &card.Source, &card.SourceURL); err != nil {
			return err
		}
		if err := s.store.update(ctx, tx, scope, version, card, s.clock()); err != nil {
			return err
		}
		card, err = s.store.read(ctx, id)
		return err
	})
	return card, err
}

// apply makes the change to what is known of a rate, or refuses it.
func (c RateChange) apply(status *string, isVerified *bool, source *string, sourceURL **string) error {
	if *status == "superseded" {
		return vocabulary.Errorf(vocabulary.CodeConflict, "Another rate has taken the place of this one, so it is history. Change the one that holds now.")
	}
	var faults rateFaults
	if c.Status != nil {
		faults.oneOf("/status", *c.Status, rateStatuses)
		*status = *c.Status
	}
	if c.IsVerified != nil {
		*isVerified = *c.IsVerified
	}
	if c.Source != nil {
		faults.text("/source", "The source", c.Source, 300)
		*source = *c.Source
	}
	if c.SourceURL != nil {
		faults.address(&c.SourceURL)
		*sourceURL = c.SourceURL
	}
	if len(faults) > 0 {
		return vocabulary.Invalid(faults...)
	}
	return nil
}
