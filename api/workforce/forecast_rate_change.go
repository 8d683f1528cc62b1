package workforce

import (
	"cmp"
	"fmt"
	"slices"

	"trellis/api/vocabulary"
)

// rateChange is a rate that took another's place on some days.
type rateChange struct {
	now, before RateCard
	days        days
}

// rateChanges finds where, in a financial year, a rate holds now in place of one that was known before: on each day the one
// that was recorded last of those before. What was split when part of it was superseded keeps when it was first known.
func rateChanges(year financialYear, cards []RateCard) (changes []rateChange) {
	for _, now := range cards {
		if now.Status == "superseded" {
			continue
		}
		var earlier []RateCard
		for _, c := range cards {
			sameTime := c.RecordedAt.Equal(now.RecordedAt) && c.SupersededBy != nil && *c.SupersededBy == now.ID
			if c.Status == "superseded" && c.RoleType == now.RoleType && c.PayZone == now.PayZone && (c.RecordedAt.Before(now.RecordedAt) || sameTime) {
				earlier = append(earlier, c)
			}
		}
		slices.SortFunc(earlier, func(a, b RateCard) int { // the last known first; what was split is one rate, whichever part is named
			return cmp.Or(b.RecordedAt.Compare(a.RecordedAt), cmp.Compare(b.ID, a.ID))
		})
		left, ok := days{now.ValidFrom, now.ValidTo}.within(year.days())
		open := []days{left}
		if !ok {
			continue
		}
		for _, before := range earlier {
			var rest []days
			for _, d := range open {
				shared, ok := d.within(days{before.ValidFrom, before.ValidTo})
				if !ok {
					rest = append(rest, d)
					continue
				}
				if before.AnnualMaxPence != now.AnnualMaxPence {
					changes = append(changes, rateChange{now, before, shared})
				}
				rest = append(rest, d.without(shared)...)
			}
			open = rest
		}
	}
	slices.SortFunc(changes, func(a, b rateChange) int {
		return cmp.Or(a.now.RecordedAt.Compare(b.now.RecordedAt), slices.Index(forecastRoles, a.now.RoleType)-slices.Index(forecastRoles, b.now.RoleType),
			slices.Index(payZones, a.now.PayZone)-slices.Index(payZones, b.now.PayZone), a.days.from.Compare(b.days.from))
	})
	return changes
}

// ratesInForce are the rates a forecast stands on.
func ratesInForce(cards []RateCard) (rates []forecastRate) {
	for _, c := range cards {
		if c.Status != "superseded" {
			rates = append(rates, forecastRate{c.ID, c.RoleType, c.PayZone, days{c.ValidFrom, c.ValidTo}, c.AnnualMaxPence})
		}
	}
	return rates
}

// undone are the rates as they would be had one not taken the other's place.
func (c rateChange) undone(rates []forecastRate) (as []forecastRate) {
	for _, r := range rates {
		if r.id != c.now.ID {
			as = append(as, r)
			continue
		}
		for _, left := range r.days.without(c.days) {
			kept := r
			kept.days = left
			as = append(as, kept)
		}
	}
	return append(as, forecastRate{c.before.ID, c.before.RoleType, c.before.PayZone, c.days, c.before.AnnualMaxPence})
}

// effect says what the change makes of a forecast.
func (c rateChange) effect(pence int64) RateEffect {
	e := RateEffect{RateCardID: c.now.ID, RoleType: c.now.RoleType, PayZone: c.now.PayZone, ValidFrom: c.days.from, ValidTo: c.days.to,
		BeforePence: c.before.AnnualMaxPence, AnnualMaxPence: c.now.AnnualMaxPence, RecordedAt: c.now.RecordedAt, EffectPence: pence}
	known := vocabulary.DateOf(c.now.RecordedAt)
	e.ChangesPastMonths = c.days.from.Before(firstOfMonth(known))
	e.Explains = e.sentence(known)
	return e
}

var (
	rolesInWords = map[string]string{"splw": "Link workers", "cc": "Care co-ordinators", "hwbc": "Health and wellbeing coaches"}
	zonesInWords = map[string]string{"base": "in the base zone", "inner": "in inner London", "outer": "in outer London"}
)

func (e RateEffect) sentence(known vocabulary.Date) string {
	effect := "The forecast is the same."
	switch {
	case e.EffectPence > 0:
		effect = "The forecast is " + pounds(e.EffectPence) + " higher."
	case e.EffectPence < 0:
		effect = "The forecast is " + pounds(-e.EffectPence) + " lower."
	}
	return fmt.Sprintf("%s %s: %s instead of %s from %s, known since %s. %s", rolesInWords[e.RoleType], zonesInWords[e.PayZone],
		pounds(e.AnnualMaxPence), pounds(e.BeforePence), e.ValidFrom.Words(), known.Words(), effect)
}

// pounds writes pence for people: £3,310, or £3,310.05 where there are pence.
func pounds(pence int64) string {
	text := fmt.Sprint(pence / 100)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	if rest := pence % 100; rest != 0 {
		text += fmt.Sprintf(".%02d", rest)
	}
	return "£" + text
}
