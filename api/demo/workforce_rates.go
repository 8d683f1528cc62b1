package demo

import (
	"fmt"
	"time"

	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// notPublished is the source of every rate that is invented, of which nothing published is known.
const notPublished = "Invented for the demonstration: not a published rate"

// most is the most that is reimbursed for a whole-time post in a year, in pounds: round, so that nobody takes it for real.
var most = map[string]map[string]int{
	"splw": {"base": 40_000, "outer": 42_000, "inner": 44_000},
	"cc":   {"base": 32_000, "outer": 34_000, "inner": 36_000},
	"hwbc": {"base": 40_000, "outer": 42_000, "inner": 44_000},
}

// rates are those of the financial year: known since it began, and raised by a twentieth on 1 August for all of it.
func (s *staffing) rates() {
	end := april(s.today)
	from := vocabulary.NewDate(end.Midnight().Year()-1, time.April, 1)
	raised := vocabulary.NewDate(from.Midnight().Year(), time.August, 1)
	at := func(day vocabulary.Date) time.Time { return day.Midnight().Add(9 * time.Hour) }
	for _, role := range roleTypes {
		for _, zone := range []string{"base", "outer", "inner"} {
			card := workforce.InventedRateCard{ID: idOf("rate", role, zone, from.String()), RoleType: role, PayZone: zone, ValidFrom: from, ValidTo: end,
				AnnualMaxPence: most[role][zone] * 100, Status: "provisional", Source: notPublished, RecordedAt: at(from), IsDemo: true}
			if !s.today.Before(raised) {
				next := card
				next.ID, next.AnnualMaxPence, next.RecordedAt = idOf("rate", role, zone, raised.String()), card.AnnualMaxPence*21/20, at(raised)
				s.made.RateCards = append(s.made.RateCards, next)
				card.Status, card.SupersededBy = "superseded", next.ID
			}
			s.made.RateCards = append(s.made.RateCards, card)
		}
	}
	year := from.Midnight().Year()
	s.made.EntitlementRates = append(s.made.EntitlementRates, workforce.InventedEntitlementRate{ID: idOf("entitlement", from.String()), FinancialYear: fmt.Sprintf("%d/%02d", year, (year+1)%100),
		PencePerWeightedPerson: 27_00, ListDate: vocabulary.NewDate(year, time.January, 1), Status: "provisional", Source: notPublished, RecordedAt: at(from), IsDemo: true})
}
