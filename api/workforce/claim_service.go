package workforce

import (
	"context"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Claims are the use cases of what networks claimed.
type Claims struct {
	store claimStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[ARRSClaim]
}

// NewClaims makes the use cases over a database.
func NewClaims(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*Claims, error) {
	list, err := listing.Prepare(listing.Table[ARRSClaim]{
		Name: "arrs_claims", Reads: []string{"arrs_claims", "pcns", "rate_cards", "regions"}, From: claimRows, Key: "id", Sort: "-month,pcn_code,role_type", Undated: true,
	})
	return &Claims{claimStore{db}, log, clock, list}, err
}

// Read reads a claim within reach.
func (s *Claims) Read(ctx context.Context, actor vocabulary.Actor, operation, id string) (claim ARRSClaim, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return claim, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		claim, err = s.store.read(ctx, scope, id)
		return err
	})
	return claim, err
}

// Create records a claim that was made in the national portal.
func (s *Claims) Create(ctx context.Context, actor vocabulary.Actor, in NewARRSClaim) (made ARRSClaim, err error) {
	err = s.log.Record(ctx, actor, "arrs_claims.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if faults := in.check(s.clock.Today()); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		shown, err := isShown(ctx, s.store.db, in.PCNCode)
		if err != nil {
			return err
		}
		if !shown || !scope.Covers(policy.ARRSClaims+":"+in.PCNCode) {
			return unknownPCN()
		}
		id := newID()
		if err := s.store.insert(ctx, tx, scope, id, actor.ID, in, s.clock()); err != nil {
			return err
		}
		made, err = s.store.read(ctx, scope, id)
		return err
	})
	return made, err
}

// Update puts right what its recorder mistyped, before anybody has approved it.
func (s *Claims) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in ARRSClaimChange) (ARRSClaim, error) {
	return s.move(ctx, actor, "arrs_claims.update", id, version, func(c *ARRSClaim) error {
		if c.Status != claimRecorded {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This claim has been approved, so it is not put right any more. Its board can adjust it, and says why.")
		}
		if c.RecordedBy != actor.ID {
			return vocabulary.Errorf(vocabulary.CodeConflict, "Somebody else recorded this claim. Ask them to put it right before it is approved.")
		}
		if in.Month != nil {
			c.Month = *in.Month
		}
		if in.RoleType != nil {
			c.RoleType = *in.RoleType
		}
		if in.WTE != nil {
			c.WTE = *in.WTE
		}
		if in.AmountPence != nil {
			c.AmountPence = *in.AmountPence
		}
		var faults rateFaults
		if in == (ARRSClaimChange{}) {
			faults.add("", "nothing_to_change", "Say what is put right: month, role_type, wte or amount_pence.")
		}
		faults.claimedFor(c.Month, c.RoleType, s.clock.Today())
		faults.claimed(c.WTE, c.AmountPence)
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		return nil
	})
}

// Approve approves a claim on the board's behalf. Whoever recorded it leaves that to somebody else.
func (s *Claims) Approve(ctx context.Context, actor vocabulary.Actor, id string, version int64) (ARRSClaim, error) {
	return s.move(ctx, actor, "arrs_claims.approve", id, version, func(c *ARRSClaim) error {
		if c.Status != claimRecorded {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This claim has been approved already. What is left to do with it is to adjust it.")
		}
		if c.RecordedBy == actor.ID {
			return vocabulary.Errorf(vocabulary.CodeConflict, "You recorded this claim, so somebody else approves it. Ask another lead of the board.")
		}
		c.Status, c.JudgedBy = claimApproved, &actor.ID
		return nil
	})
}

// Adjust changes an approved claim, and says why.
func (s *Claims) Adjust(ctx context.Context, actor vocabulary.Actor, id string, version int64, in ARRSClaimAdjustment) (ARRSClaim, error) {
	return s.move(ctx, actor, "arrs_claims.adjust", id, version, func(c *ARRSClaim) error {
		if c.Status == claimRecorded {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This claim has not been approved yet. Whoever recorded it can still put it right; once it is approved, it can be adjusted.")
		}
		if c.RecordedBy == actor.ID {
			return vocabulary.Errorf(vocabulary.CodeConflict, "You recorded this claim, so somebody else adjusts it. Ask another lead of the board.")
		}
		var faults rateFaults
		if in.WTE != nil {
			c.WTE = *in.WTE
		}
		if in.AmountPence != nil {
			c.AmountPence = *in.AmountPence
		}
		if in.WTE == nil && in.AmountPence == nil {
			faults.add("", "nothing_to_change", "Say what is adjusted: wte, amount_pence or both.")
		}
		faults.claimed(c.WTE, c.AmountPence)
		faults.text("/reason", "The reason", &in.Reason, 500)
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		c.Status, c.AdjustmentReason, c.JudgedBy = claimAdjusted, &in.Reason, &actor.ID
		return nil
	})
}

// move takes a claim a step on.
func (s *Claims) move(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, step func(c *ARRSClaim) error) (claim ARRSClaim, err error) {
	err = s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if claim, err = s.store.read(ctx, scope, id); err != nil {
			return err
		}
		if err := step(&claim); err != nil {
			return err
		}
		if err := s.store.save(ctx, tx, scope, version, claim, s.clock()); err != nil {
			return err
		}
		claim, err = s.store.read(ctx, scope, id)
		return err
	})
	return claim, err
}
