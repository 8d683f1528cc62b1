package workforce

import (
	"fmt"
	"math"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// EntitlementRateBefore is a rate of entitlement that gave way to another of its financial year.
type EntitlementRateBefore struct {
	EntitlementRateID string `json:"entitlement_rate_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// PencePerWeightedPerson is in pence, with up to three decimals; ListDate is the day of the lists that it was multiplied with.
	PencePerWeightedPerson float64         `json:"pence_per_weighted_person" example:"2663.1"`
	ListDate               vocabulary.Date `json:"list_date" example:"2025-01-01"`
	// RecordedAt is since when it was known here, ReplacedAt since when another was.
	RecordedAt time.Time `json:"recorded_at" example:"2025-04-01T09:00:00Z"`
	ReplacedAt time.Time `json:"replaced_at" example:"2025-08-01T09:00:00Z"`
	// EffectPence is by how much the rate that took its place made the entitlement of the networks of this answer higher; null where a weighted population on either list date is missing.
	EffectPence *int64 `json:"effect_pence" example:"332656"`
	// Explains says the same in a sentence.
	Explains string `json:"explains" example:"£26.70 for each weighted person instead of £26.631, known since 1 August 2025. The earlier rate had been known since 1 April 2025. The change is £3,326.56 more for this network."`
}

// entitlementRates parts the rate of a year that holds from those before it. They come with the last recorded first, so that
// each gave way to the one that comes before it.
func (b entitlementBasis) entitlementRates() (holds *EntitlementRate, before []EntitlementRateBefore) {
	before = []EntitlementRateBefore{}
	for i, r := range b.rates {
		if r.Status != "superseded" {
			holds = &r
			continue
		}
		if i == 0 { // what took its place is not for these networks
			continue
		}
		next := b.rates[i-1]
		gone := EntitlementRateBefore{EntitlementRateID: r.ID, PencePerWeightedPerson: r.PencePerWeightedPerson, ListDate: r.ListDate, RecordedAt: r.RecordedAt, ReplacedAt: next.RecordedAt}
		lists := ""
		if r.ListDate != next.ListDate {
			lists = fmt.Sprintf(" It is multiplied with the lists of %s instead of those of %s.", next.ListDate.Words(), r.ListDate.Words())
		}
		gone.EffectPence = b.effect(r, next)
		gone.Explains = fmt.Sprintf("%s for each weighted person instead of %s, known since %s. The earlier rate had been known since %s.%s %s",
			thousandths(next.PencePerWeightedPerson), thousandths(r.PencePerWeightedPerson), vocabulary.DateOf(next.RecordedAt).Words(), vocabulary.DateOf(r.RecordedAt).Words(), lists, gone.effect(len(b.pcns)))
		before = append(before, gone)
	}
	return holds, before
}

// effect is by how much the networks are entitled to more by a rate than by the one before it, if that is known.
func (b entitlementBasis) effect(before, after EntitlementRate) *int64 {
	was, isKnown := b.entitled[before.ID]
	is, isKnownToo := b.entitled[after.ID]
	if !isKnown || !isKnownToo {
		return nil
	}
	more := is - was
	return &more
}

// effect says in a sentence what the change made of the entitlement of some networks.
func (r EntitlementRateBefore) effect(networks int) string {
	of := "this network"
	if networks != 1 {
		of = fmt.Sprintf("these %d networks together", networks)
	}
	switch {
	case r.EffectPence == nil:
		return "By how much the change is more or less for " + of + " is not known: a weighted population on one of the list dates is missing."
	case *r.EffectPence == 0:
		return "The change is nothing more and nothing less for " + of + "."
	case *r.EffectPence < 0:
		return "The change is " + pounds(-*r.EffectPence) + " less for " + of + "."
	}
	return "The change is " + pounds(*r.EffectPence) + " more for " + of + "."
}

// thousandths writes pence with decimals as pounds: £26.631, or £27.00.
func thousandths(pence float64) string {
	text := strings.TrimRight(fmt.Sprintf("£%.5f", math.Round(pence*1000)/100_000), "0")
	for len(text)-strings.Index(text, ".") < 3 {
		text += "0"
	}
	return text
}
