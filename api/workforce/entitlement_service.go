package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Entitlements are the use cases of entitlement against forecast.
type Entitlements struct {
	store        entitlementStore
	rates        rateCardStore
	entitlements entitlementRateStore
}

// NewEntitlements makes the use cases over a database.
func NewEntitlements(db *database.DB) *Entitlements {
	return &Entitlements{entitlementStore{db}, rateCardStore{db}, entitlementRateStore{db}}
}

// OfPCN answers for one network.
func (s *Entitlements) OfPCN(ctx context.Context, actor vocabulary.Actor, code string, year financialYear, day vocabulary.Date) (Entitlement, error) {
	return s.of(ctx, actor, "pcn:"+code, year, day, func(ctx context.Context, scope policy.Scope) ([]entitledPCN, error) {
		return s.store.pcn(ctx, scope, day, year, code)
	})
}

// OfICB answers for a board's networks of a day.
func (s *Entitlements) OfICB(ctx context.Context, actor vocabulary.Actor, code string, year financialYear, day vocabulary.Date) (Entitlement, error) {
	return s.of(ctx, actor, "icb:"+code, year, day, func(ctx context.Context, scope policy.Scope) ([]entitledPCN, error) {
		return s.store.ofICB(ctx, scope, day, year, code)
	})
}

// of answers for what a token stands for, if that is within the caller's reach.
func (s *Entitlements) of(ctx context.Context, actor vocabulary.Actor, token string, year financialYear, day vocabulary.Date,
	networks func(ctx context.Context, scope policy.Scope) ([]entitledPCN, error)) (answer Entitlement, err error) {
	scope, err := policy.Allow(actor, "entitlement.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers(token) {
		return answer, vocabulary.NotFound()
	}
	var basis entitlementBasis
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		if basis.pcns, err = networks(ctx, scope); err != nil {
			return err
		}
		codes := make([]string, len(basis.pcns))
		for i, p := range basis.pcns {
			codes[i] = p.PCNCode
		}
		if basis.posts, err = s.store.posts(ctx, scope, codes, year, day); err != nil {
			return err
		}
		if basis.claims, err = s.store.claims(ctx, scope, codes, year); err != nil {
			return err
		}
		if basis.cards, err = s.rates.touching(ctx, year.days()); err != nil {
			return err
		}
		if basis.rates, err = s.entitlements.of(ctx, year); err != nil || len(basis.rates) < 2 { // none gave way
			return err
		}
		basis.entitled, err = s.store.entitled(ctx, scope, codes, year)
		return err
	})
	if err != nil {
		return answer, err
	}
	return basis.answer(year, day), nil
}
