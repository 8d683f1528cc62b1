package workforce

import (
	"errors"
	"slices"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// Money is what the room knows of the money behind posts, and of what services did.
type Money struct {
	RateCards        *RateCards
	EntitlementRates *EntitlementRates
	Populations      *Populations
	Claims           *Claims
	Entitlements     *Entitlements
	ServiceFigures   *ServiceFigures
}

// NewMoney makes the use cases.
func NewMoney(db *database.DB, log *audit.Log, clock vocabulary.Clock) (m Money, err error) {
	var faults [5]error
	m.RateCards, faults[0] = NewRateCards(db, log, clock)
	m.EntitlementRates, faults[1] = NewEntitlementRates(db, log, clock)
	m.Populations, faults[2] = NewPopulations(db, log, clock)
	m.Claims, faults[3] = NewClaims(db, log, clock)
	m.ServiceFigures, faults[4] = NewServiceFigures(db, log, clock)
	m.Entitlements = NewEntitlements(db)
	return m, errors.Join(faults[:]...)
}

func (a API) moneyRoutes() []httpx.Route {
	return slices.Concat(a.rateCardRoutes(), a.entitlementRateRoutes(), a.populationRoutes(), a.claimRoutes(), a.entitlementRoutes(), a.serviceFigureRoutes())
}

// moneyCodeLists explains the words of money and of services.
func moneyCodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "rate_status", Description: "How well a rate is known.", Codes: []vocabulary.CodeMeaning{
			{Code: "provisional", Meaning: "Expected, or inferred: the document that sets it has not been seen."},
			{Code: "confirmed", Meaning: "Set by a published document."},
			{Code: "superseded", Meaning: "Another rate has taken its place; it is kept as history."},
		}},
		{Name: "claim_status", Description: "How far a claim has come.", Codes: []vocabulary.CodeMeaning{
			{Code: claimRecorded, Meaning: "The claim is written down as it was made in the national portal."},
			{Code: claimApproved, Meaning: "The integrated care board has approved it."},
			{Code: claimAdjusted, Meaning: "The board has changed it after approving it, and says why."},
		}},
		{Name: "entitlement_basis", Description: "Where the amount of a month comes from.", Codes: []vocabulary.CodeMeaning{
			{Code: "claimed", Meaning: "It was claimed."},
			{Code: "forecast", Meaning: "It is worked out from who is in post, the part the scheme pays, and the rate."},
		}},
		{Name: "service_figure_dimension", Description: "What referrals are told apart by.", Codes: []vocabulary.CodeMeaning{
			{Code: "source", Meaning: "Where people were referred from."},
			{Code: "ethnicity", Meaning: "Their ethnicity, in the five groups of the census."},
			{Code: "deprivation", Meaning: "How deprived the place is where they live, in fifths of England."},
		}},
		{Name: "service_figure_group", Description: "The groups of all dimensions.", Codes: []vocabulary.CodeMeaning{
			{Code: "gp_practice", Meaning: "Referred by a GP practice."},
			{Code: "self", Meaning: "People who came by themselves."},
			{Code: "community_or_vcse", Meaning: "Referred by a community, voluntary or faith organisation, or a social enterprise."},
			{Code: "hospital", Meaning: "Referred by a hospital."},
			{Code: "social_care", Meaning: "Referred by social care."},
			{Code: "asian", Meaning: "Asian or Asian British."},
			{Code: "black", Meaning: "Black, Black British, Caribbean or African."},
			{Code: "mixed", Meaning: "Mixed or multiple ethnic groups."},
			{Code: "white", Meaning: "White."},
			{Code: "fifth_1", Meaning: "The most deprived fifth."},
			{Code: "fifth_2", Meaning: "The second most deprived fifth."},
			{Code: "fifth_3", Meaning: "The middle fifth."},
			{Code: "fifth_4", Meaning: "The second least deprived fifth."},
			{Code: "fifth_5", Meaning: "The least deprived fifth."},
			{Code: "other", Meaning: "Another source, or another ethnic group."},
			{Code: "unknown", Meaning: "It is not known, or was not asked."},
		}},
	}
}
