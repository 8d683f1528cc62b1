package workforce

import (
	"slices"
	"time"

	"trellis/api/vocabulary"
)

// Entitlement is what networks may spend on additional roles in a financial year, against what they claimed and are forecast to claim for the three personalised care roles.
type Entitlement struct {
	FinancialYear string          `json:"financial_year" example:"2025/26"`
	AsOf          vocabulary.Date `json:"as_of" example:"2026-01-31"`
	// Items is one for each network, by name; of one network it has one.
	Items []PCNEntitlement `json:"items"`
	// WeightedPopulation is the networks' weighted population on the rate's list date, summed over those of which it is known; null where it is known of none. PCNsWithoutPopulation are the others.
	WeightedPopulation    *float64 `json:"weighted_population" example:"472000.5"`
	PCNsWithoutPopulation int64    `json:"pcns_without_population" example:"0"`
	// EntitlementPence is null unless every network's is known; the other sums are over what is known.
	EntitlementPence *int64 `json:"entitlement_pence" example:"126000000"`
	ClaimedPence     int64  `json:"claimed_pence" example:"40000000"`
	ForecastPence    int64  `json:"forecast_pence" example:"110000000"`
	HeadroomPence    *int64 `json:"headroom_pence" example:"16000000"`
	// Months sums the networks' months: the twelve of the year, April first, over all roles.
	Months []EntitlementMonthTotal `json:"months"`
	// Roles sums the year of each of the three roles over the networks.
	Roles []EntitlementRoleTotal `json:"roles"`
	// PostsWithoutRate counts the networks' post-months for which no rate is known: they are in no sum.
	PostsWithoutRate int64            `json:"posts_without_rate" example:"0"`
	Rate             *EntitlementRate `json:"rate"`
	// RatesBefore are the rates of entitlement that held for the year before the one that does, the last one first.
	RatesBefore []EntitlementRateBefore `json:"rates_before"`
	// RatesChanged explains what the forecast is different by since a rate took another's place.
	RatesChanged []RateEffect `json:"rates_changed"`
	// ContractsEnded explains what the forecast leaves out because fixed terms end and nobody has renewed them, by day and role.
	ContractsEnded []ContractEffect `json:"contracts_ended"`
	IsDemo         bool             `json:"is_demo" example:"false"`
}

// PCNEntitlement is one network's. The scheme pays for more roles than these three, so headroom is what is left for the others too.
type PCNEntitlement struct {
	PCNCode string `json:"pcn_code" example:"UD0001"`
	PCNName string `json:"pcn_name" example:"Camden Demo 1"`
	// Weighted is the weighted population on the rate's list date; null where it is not known, and the entitlement with it.
	Weighted         *float64 `json:"weighted" example:"48211.4"`
	EntitlementPence *int64   `json:"entitlement_pence" example:"128391779"`
	ClaimedPence     int64    `json:"claimed_pence" example:"4000000"`
	// ForecastPence is what was claimed for the months that were, and for the others what the posts would cost.
	ForecastPence int64 `json:"forecast_pence" example:"9000000"`
	// HeadroomPence is entitlement less forecast.
	HeadroomPence *int64 `json:"headroom_pence" example:"119391779"`
	// Months is the twelve of the year, each role's.
	Months []EntitlementMonth `json:"months"`
	// PostsWithoutRate counts post-months for which no rate is known: they are in no sum.
	PostsWithoutRate int64 `json:"posts_without_rate" example:"0"`
	IsDemo           bool  `json:"is_demo" example:"false"`
}

// EntitlementMonth is a month of one role.
type EntitlementMonth struct {
	Month    vocabulary.Date `json:"month" example:"2025-04-01"`
	RoleType string          `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// Basis says whether the amount was claimed or is forecast.
	Basis       string  `json:"basis" enums:"claimed,forecast" example:"forecast"`
	WTE         float64 `json:"wte" example:"1.8"`
	AmountPence int64   `json:"amount_pence" example:"602385"`
	// RateCardIDs are the rates a forecast stands on.
	RateCardIDs []string `json:"rate_card_ids"`
}

// RateEffect is what a rate that took another's place changes in the forecast of the year.
type RateEffect struct {
	RateCardID     string           `json:"rate_card_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	RoleType       string           `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	PayZone        string           `json:"pay_zone" enums:"base,inner,outer" example:"base"`
	ValidFrom      vocabulary.Date  `json:"valid_from" example:"2025-04-01"`
	ValidTo        *vocabulary.Date `json:"valid_to" example:"2026-04-01"`
	BeforePence    int64            `json:"before_pence" example:"4015900"`
	AnnualMaxPence int64            `json:"annual_max_pence" example:"4200000"`
	RecordedAt     time.Time        `json:"recorded_at" example:"2025-08-01T09:00:00Z"`
	// ChangesPastMonths is true when it holds for months that were over when Trellis first knew of it. A rate that is known only within its first month is back-dated (is_back_dated of the rate card), and changes none.
	ChangesPastMonths bool `json:"changes_past_months" example:"true"`
	// EffectPence is by how much the forecast of the year is higher with it.
	EffectPence int64 `json:"effect_pence" example:"331000"`
	// Explains says the same in a sentence.
	Explains string `json:"explains" example:"Link workers in the base zone: £42,000 instead of £40,159 from 1 April 2025, known since 1 August 2025. The forecast is £3,310 higher."`
}

// entitlementBasis is what an answer is worked out from.
type entitlementBasis struct {
	pcns   []entitledPCN
	posts  []forecastPost
	claims []forecastClaim
	cards  []RateCard
	// rates are those of entitlement for the year, the last recorded first; all but one gave way.
	rates []EntitlementRate
	// entitled is what the networks together are entitled to by each of those rates that is known of them all, in pence.
	entitled map[string]int64
}

// answer works out what networks are entitled to and what they are forecast to cost.
func (b entitlementBasis) answer(year financialYear, day vocabulary.Date) Entitlement {
	b.keepReal()
	rates := ratesInForce(b.cards)
	posts, claims := map[string][]forecastPost{}, map[string][]forecastClaim{}
	for _, p := range b.posts {
		posts[p.pcnCode] = append(posts[p.pcnCode], p)
	}
	for _, c := range b.claims {
		claims[c.pcnCode] = append(claims[c.pcnCode], c)
	}
	of := func(code string, rates []forecastRate) []forecastMonth {
		return forecast(year, code, posts[code], claims[code], rates)
	}
	answer := Entitlement{FinancialYear: year.String(), AsOf: day, Items: []PCNEntitlement{}, RatesChanged: []RateEffect{}}
	answer.Rate, answer.RatesBefore = b.entitlementRates()
	answer.WeightedPopulation, answer.PCNsWithoutPopulation = weightedPopulation(b.pcns)
	totals := newForecastTotals(year)
	entitled, isKnown := int64(0), len(b.pcns) > 0
	for _, pcn := range b.pcns {
		months := of(pcn.PCNCode, rates)
		totals.add(months)
		item := pcn.with(months)
		if isKnown = isKnown && item.EntitlementPence != nil; isKnown {
			entitled += *item.EntitlementPence
		}
		answer.ClaimedPence += item.ClaimedPence
		answer.ForecastPence += item.ForecastPence
		answer.PostsWithoutRate += item.PostsWithoutRate
		answer.IsDemo = answer.IsDemo || item.IsDemo
		answer.Items = append(answer.Items, item)
	}
	answer.Months, answer.Roles = totals.months, totals.roleTotals(year)
	if isKnown {
		headroom := entitled - answer.ForecastPence
		answer.EntitlementPence, answer.HeadroomPence = &entitled, &headroom
	}
	answer.ContractsEnded = contractEffects(year, b.posts, b.claims, rates)
	for _, change := range rateChanges(year, b.cards) {
		was := int64(0)
		for _, pcn := range b.pcns {
			was += forecastPence(of(pcn.PCNCode, change.undone(rates)))
		}
		answer.RatesChanged = append(answer.RatesChanged, change.effect(answer.ForecastPence-was))
	}
	return answer
}

// keepReal leaves invented rates out unless the networks are invented too.
func (b *entitlementBasis) keepReal() {
	if slices.ContainsFunc(b.pcns, func(p entitledPCN) bool { return p.IsDemo }) {
		return
	}
	b.cards = slices.DeleteFunc(b.cards, func(c RateCard) bool { return c.IsDemo })
	b.rates = slices.DeleteFunc(b.rates, func(r EntitlementRate) bool { return r.IsDemo })
}

// with adds a network's months to what it is entitled to.
func (p entitledPCN) with(months []forecastMonth) PCNEntitlement {
	item := PCNEntitlement{PCNCode: p.PCNCode, PCNName: p.PCNName, Weighted: p.Weighted, EntitlementPence: p.EntitlementPence, ForecastPence: forecastPence(months), IsDemo: p.IsDemo}
	for _, m := range months {
		month := EntitlementMonth{Month: m.month, RoleType: m.roleType, Basis: "forecast", WTE: m.wte(), AmountPence: m.amountPence, RateCardIDs: append([]string{}, m.rateIDs...)}
		if m.isClaimed {
			month.Basis = "claimed"
			item.ClaimedPence += m.amountPence
		}
		item.PostsWithoutRate += m.withoutRate
		item.Months = append(item.Months, month)
	}
	if p.EntitlementPence != nil {
		headroom := *p.EntitlementPence - item.ForecastPence
		item.HeadroomPence = &headroom
	}
	return item
}

// EntitlementRow is a row of the answer as a file: a month of one role in one network.
type EntitlementRow struct {
	FinancialYear    string          `json:"financial_year" list:""`
	PCNCode          string          `json:"pcn_code" list:""`
	PCNName          string          `json:"pcn_name" list:""`
	Month            vocabulary.Date `json:"month" list:""`
	RoleType         string          `json:"role_type" list:""`
	Basis            string          `json:"basis" list:""`
	WTE              float64         `json:"wte" list:""`
	AmountPence      int64           `json:"amount_pence" list:""`
	EntitlementPence *int64          `json:"entitlement_pence" list:""`
	ForecastPence    int64           `json:"forecast_pence" list:""`
	HeadroomPence    *int64          `json:"headroom_pence" list:""`
	IsDemo           bool            `json:"is_demo" list:""`
}

// rows lays the months out as the rows of a file; what is the network's for the year stands beside each.
func (e Entitlement) rows() (rows []EntitlementRow) {
	for _, item := range e.Items {
		for _, m := range item.Months {
			rows = append(rows, EntitlementRow{e.FinancialYear, item.PCNCode, item.PCNName, m.Month, m.RoleType, m.Basis, m.WTE, m.AmountPence,
				item.EntitlementPence, item.ForecastPence, item.HeadroomPence, item.IsDemo})
		}
	}
	return rows
}
