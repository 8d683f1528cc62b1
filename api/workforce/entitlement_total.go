package workforce

import (
	"math"
	"slices"

	"trellis/api/vocabulary"
)

// EntitlementMonthTotal is a month of a financial year over networks and roles.
type EntitlementMonthTotal struct {
	Month vocabulary.Date `json:"month" example:"2025-04-01"`
	// ClaimedPence was claimed for the month, ForecastPence is what the roles that nobody claimed for are forecast to cost; AmountPence is both.
	ClaimedPence  int64 `json:"claimed_pence" example:"602385"`
	ForecastPence int64 `json:"forecast_pence" example:"301192"`
	AmountPence   int64 `json:"amount_pence" example:"903577"`
	// SinceAprilPence is AmountPence of this month and of those before it in the year.
	SinceAprilPence int64 `json:"since_april_pence" example:"903577"`
}

// EntitlementRoleTotal is one role over networks and the months of a financial year.
type EntitlementRoleTotal struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// WTE is the mean over the days of the year of the WTE that the scheme pays: that claimed, and for other months that forecast.
	WTE float64 `json:"wte" example:"12.4"`
	// ClaimedPence was claimed, ForecastPence is forecast for the months that were not claimed; AmountPence is both.
	ClaimedPence  int64 `json:"claimed_pence" example:"4000000"`
	ForecastPence int64 `json:"forecast_pence" example:"5000000"`
	AmountPence   int64 `json:"amount_pence" example:"9000000"`
	// RateCardIDs are the rates its forecast stands on.
	RateCardIDs []string `json:"rate_card_ids"`
}

// weightedPopulation sums what is known of some networks' weighted population, and counts those of which it is not.
func weightedPopulation(pcns []entitledPCN) (sum *float64, unknown int64) {
	hundredths := 0.0 // as it is kept, so that the sum is exact
	for _, p := range pcns {
		if p.Weighted == nil {
			unknown++
			continue
		}
		hundredths += math.Round(*p.Weighted * 100)
	}
	if unknown < int64(len(pcns)) {
		known := hundredths / 100
		sum = &known
	}
	return sum, unknown
}

// forecastTotals sums forecasts of networks, before anything of them is rounded for showing.
type forecastTotals struct {
	months []EntitlementMonthTotal
	roles  []EntitlementRoleTotal
	parts  []int64 // of each role, of WTE × share, day by day
}

func newForecastTotals(year financialYear) *forecastTotals {
	t := &forecastTotals{parts: make([]int64, len(forecastRoles))}
	for _, month := range year.months() {
		t.months = append(t.months, EntitlementMonthTotal{Month: month})
	}
	for _, role := range forecastRoles {
		t.roles = append(t.roles, EntitlementRoleTotal{RoleType: role, RateCardIDs: []string{}})
	}
	return t
}

// add adds one network's months.
func (t *forecastTotals) add(months []forecastMonth) {
	for _, m := range months {
		at := slices.IndexFunc(t.months, func(of EntitlementMonthTotal) bool { return of.Month == m.month })
		month, role := &t.months[at], &t.roles[slices.Index(forecastRoles, m.roleType)]
		if m.isClaimed {
			month.ClaimedPence += m.amountPence
			role.ClaimedPence += m.amountPence
		} else {
			month.ForecastPence += m.amountPence
			role.ForecastPence += m.amountPence
		}
		month.AmountPence += m.amountPence
		role.AmountPence += m.amountPence
		for i := at; i < len(t.months); i++ {
			t.months[i].SinceAprilPence += m.amountPence
		}
		role.RateCardIDs = append(role.RateCardIDs, m.rateIDs...)
		// Of hundredths of a WTE in thousands of posts over a year an int64 holds a thousand times as many.
		t.parts[slices.Index(forecastRoles, m.roleType)] += m.parts
	}
}

// roleTotals are the roles', with the mean of their WTE over the days of the year.
func (t *forecastTotals) roleTotals(year financialYear) []EntitlementRoleTotal {
	for i := range t.roles {
		r := &t.roles[i]
		r.WTE = float64(halfUp(t.parts[i]*100, wholeWTE*wholeShare*year.length())) / 100
		slices.Sort(r.RateCardIDs)
		r.RateCardIDs = slices.Compact(r.RateCardIDs)
	}
	return t.roles
}
