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
	// Explains says the same in a sentence.
	Explains string `json:"explains" example:"£26.70 for each weighted person instead of £26.631, known since 1 August 2025. The earlier rate had been known since 1 April 2025."`
}

// entitlementRates parts the rate of a year that holds from those before it. They come with the last recorded first, so that
// each gave way to the one that comes before it.
func entitlementRates(rates []EntitlementRate) (holds *EntitlementRate, before []EntitlementRateBefore) {
	before = []EntitlementRateBefore{}
	for i, r := range rates {
		if r.Status != "superseded" {
			holds = &r
			continue
		}
		if i == 0 { // what took its place is not for these networks
			continue
		}
		next := rates[i-1]
		b := EntitlementRateBefore{EntitlementRateID: r.ID, PencePerWeightedPerson: r.PencePerWeightedPerson, ListDate: r.ListDate, RecordedAt: r.RecordedAt, ReplacedAt: next.RecordedAt}
		lists := ""
		if r.ListDate != next.ListDate {
			lists = fmt.Sprintf(" It is multiplied with the lists of %s instead of those of %s.", next.ListDate.Words(), r.ListDate.Words())
		}
		b.Explains = fmt.Sprintf("%s for each weighted person instead of %s, known since %s. The earlier rate had been known since %s.%s",
			thousandths(next.PencePerWeightedPerson), thousandths(r.PencePerWeightedPerson), vocabulary.DateOf(next.RecordedAt).Words(), vocabulary.DateOf(r.RecordedAt).Words(), lists)
		before = append(before, b)
	}
	return holds, before
}

// thousandths writes pence with decimals as pounds: £26.631, or £27.00.
func thousandths(pence float64) string {
	text := strings.TrimRight(fmt.Sprintf("£%.5f", math.Round(pence*1000)/100_000), "0")
	for len(text)-strings.Index(text, ".") < 3 {
		text += "0"
	}
	return text
}
