package workforce_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/platform/listing"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

const ofUD0001 = "/api/v1/pcns/UD0001/entitlement?financial_year=2026/27"

// furnished is a house whose network UD0001 has two link workers, a rate and an entitlement for 2026/27.
func furnished(t *testing.T) *house {
	t.Helper()
	h := openHouse(t)
	h.keepPost("UD0001", "A", "", "2024-01-01", 1)
	h.keepPost("UD0001", "B", "inner", "2026-06-16", 0.5)
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2026-04-01", "annual_max_pence": 3_650_000})), http.StatusCreated)
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2026-04-01", "annual_max_pence": 4_380_000, "pay_zone": "inner"})), http.StatusCreated)
	answers(t, send(h.Server, "/api/v1/entitlement_rates", object{"financial_year": "2026/27", "pence_per_weighted_person": 2700.125, "list_date": "2026-01-01", "status": "provisional", "source": "A circular"}), http.StatusCreated)
	answers(t, put(h.lead, "/api/v1/pcn_populations/UD0001/2026-01-01", object{"weighted": 10000.04, "source": "A file"}), http.StatusCreated)
	return h
}

func TestAForecastStandsOnWhoIsInPostTheShareTheRateAndTheDays(t *testing.T) {
	h := furnished(t)
	got := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	item := got.Items[0]
	if len(item.Months) != 36 || *item.EntitlementPence != 27_001_358 || *item.HeadroomPence != 27_001_358-item.ForecastPence || item.PostsWithoutRate != 0 || got.Rate == nil || !got.IsDemo {
		t.Fatalf("it is %+v", got)
	}
	for _, m := range item.Months {
		if m.RoleType != "splw" {
			if m.AmountPence != 0 || m.WTE != 0 {
				t.Errorf("nobody is a %s, who cost %d", m.RoleType, m.AmountPence)
			}
			continue
		}
		// 75 per cent of 10,000 pence a day, and from 16 June of half of 12,000 besides.
		want := map[string]int64{"2026-04-01": 225_000, "2026-05-01": 232_500, "2026-06-01": 225_000 + 15*4_500, "2026-07-01": 31 * 12_000, "2027-02-01": 28 * 12_000, "2027-03-01": 31 * 12_000}[m.Month.String()]
		if want != 0 && m.AmountPence != want || m.Basis != "forecast" || len(m.RateCardIDs) == 0 {
			t.Errorf("%s is %+v, not %d", m.Month, m, want)
		}
		if m.Month.String() == "2026-06-01" && (m.WTE != 0.94 || len(m.RateCardIDs) != 2) { // 0.75 + 0.1875
			t.Errorf("June has %v WTE by %v", m.WTE, m.RateCardIDs)
		}
	}
	if want := int64(225_000 + 232_500 + 292_500 + 274*12_000); item.ForecastPence != want { // 274 days from July to March
		t.Errorf("the year costs %d, not %d", item.ForecastPence, want)
	}
}

func TestAClaimCountsInPlaceOfTheForecastOfItsMonth(t *testing.T) {
	h := furnished(t)
	before := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	claimed(t, h.manager, object{"month": "2026-05-01", "amount_pence": 200_000})
	after := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	if after.ClaimedPence != 200_000 || after.ForecastPence != before.ForecastPence-32_500 || *after.HeadroomPence != *before.HeadroomPence+32_500 {
		t.Errorf("from %d with %d claimed to %d with %d", before.ForecastPence, before.ClaimedPence, after.ForecastPence, after.ClaimedPence)
	}
}

func TestABackDatedRateForecastsAnewAndSaysWhy(t *testing.T) {
	h := furnished(t)
	before := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2026-04-01", "valid_to": "2026-06-01", "annual_max_pence": 4_015_000})), http.StatusCreated)
	after := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	if len(before.RatesChanged) != 0 || len(after.RatesChanged) != 1 {
		t.Fatalf("from %+v to %+v", before.RatesChanged, after.RatesChanged)
	}
	e := after.RatesChanged[0]
	if e.EffectPence != after.ForecastPence-before.ForecastPence || e.EffectPence != 61*750 || !e.ChangesPastMonths || e.BeforePence != 3_650_000 {
		t.Errorf("the forecast rose by %d, which is explained by %+v", after.ForecastPence-before.ForecastPence, e)
	}
	if e.Explains != "Link workers in the base zone: £40,150 instead of £36,500 from 1 April 2026, known since 25 November 2026. The forecast is £457.50 higher." {
		t.Errorf("it says %q", e.Explains)
	}
}

func TestARateKnownWithinItsFirstMonthIsBackDatedAndChangesNoMonthThatWasOver(t *testing.T) {
	h := furnished(t)
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2026-11-01", "annual_max_pence": 4_015_000})), http.StatusCreated)
	cards := readAt[listing.Body[[]workforce.RateCard]](t, h.Server, "/api/v1/rate_cards?is_back_dated=true&is_demo=false")
	changed := readAt[workforce.Entitlement](t, h.manager, ofUD0001).RatesChanged
	if len(cards.Items) == 0 || len(changed) != 1 || changed[0].ChangesPastMonths || !slices.ContainsFunc(cards.Items, func(c workforce.RateCard) bool { return c.ID == changed[0].RateCardID && c.IsBackDated }) {
		t.Errorf("back-dated are %+v, and the forecast is changed by %+v", cards.Items, changed)
	}
}

func TestWhatIsNotKnownIsNullAndNotNothing(t *testing.T) {
	h := furnished(t)
	h.keepPost("UD0003", "C", "outer", "2026-03-01", 1)
	got := readAt[workforce.Entitlement](t, h.lead, "/api/v1/icbs/Z9B2Z/entitlement")
	if got.FinancialYear != "2026/27" || got.EntitlementPence != nil || got.HeadroomPence != nil || len(got.Items) != 3 || *got.WeightedPopulation != 10000.04 || got.PCNsWithoutPopulation != 2 {
		t.Fatalf("the board has %+v", got)
	}
	var sum int64
	for _, item := range got.Items {
		sum += item.ForecastPence
		switch item.PCNCode {
		case "UD0003": // in a zone without a rate
			if item.Weighted != nil || item.EntitlementPence != nil || item.HeadroomPence != nil || item.PostsWithoutRate != 12 || item.ForecastPence != 0 {
				t.Errorf("UD0003 is %+v", item)
			}
		case "UD0001":
			if item.HeadroomPence == nil {
				t.Errorf("UD0001 is %+v", item)
			}
		}
	}
	if got.ForecastPence != sum || sum == 0 {
		t.Errorf("the networks add up to %d, the board to %d", sum, got.ForecastPence)
	}
	none := readAt[workforce.Entitlement](t, h.lead, "/api/v1/pcns/UD0001/entitlement?financial_year=2031/32")
	if none.Rate != nil || none.WeightedPopulation != nil || none.PCNsWithoutPopulation != 1 || none.Items[0].EntitlementPence != nil || none.Items[0].PostsWithoutRate != 0 && none.ForecastPence != 0 {
		t.Errorf("a year of which nothing is known is %+v", none)
	}
	answers(t, h.lead.Get("/api/v1/pcns/UD0001/entitlement?financial_year=2026-27"), http.StatusBadRequest)
}

func TestEntitlementIsForThoseWhoReachTheNetworkOrTheBoard(t *testing.T) {
	h := furnished(t)
	want := readAt[workforce.Entitlement](t, h.manager, ofUD0001).ForecastPence
	for name, s := range map[string]*contract.Server{"lead": h.lead, "officer": h.officer, "analyst": h.analyst, "approver": h.approver, "administrator": h.Server} {
		if got := readAt[workforce.Entitlement](t, s, ofUD0001).ForecastPence; got != want || got == 0 {
			t.Errorf("the %s is told %d, the manager %d", name, got, want)
		}
		if got := readAt[workforce.Entitlement](t, s, "/api/v1/icbs/Z9B2Z/entitlement?financial_year=2026/27").ForecastPence; got != want {
			t.Errorf("of the board the %s is told %d, the manager %d", name, got, want)
		}
	}
	for name, s := range map[string]*contract.Server{"sibling": h.sibling, "other board": h.farLead} {
		if got := s.Get(ofUD0001); got.Status != http.StatusNotFound {
			t.Errorf("the %s is answered %d", name, got.Status)
		}
	}
	answers(t, h.manager.Get("/api/v1/icbs/Z9B2Z/entitlement"), http.StatusNotFound)
	answers(t, h.Anonymously().Get(ofUD0001), http.StatusUnauthorized)
	csv := answers(t, h.manager.Get("/api/v1/pcns/UD0001/entitlement.csv?financial_year=2026/27"), http.StatusOK).Text()
	if lines := strings.Split(strings.TrimSpace(csv), "\n"); len(lines) != 37 || !strings.HasPrefix(lines[0], "financial_year,pcn_code,") || !strings.Contains(csv, ",2026-05-01,splw,forecast,0.75,232500,") {
		t.Errorf("as a file it is %s", csv)
	}
}

func TestAFixedTermThatNobodyRenewsIsNotForecastBeyondItsEnd(t *testing.T) {
	h := furnished(t)
	before := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	h.Fill(everywhere + "UPDATE post_terms SET contract = 'fixed_term', contract_ends_on = '2027-02-01' WHERE post_id IN (SELECT id FROM posts WHERE reference = 'A')")
	after := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	if len(before.ContractsEnded) != 0 || len(after.ContractsEnded) != 1 || after.ContractsEnded[0].EffectPence != 59*7_500 || before.ForecastPence-after.ForecastPence != 59*7_500 {
		t.Errorf("from %d it falls to %d, for %+v", before.ForecastPence, after.ForecastPence, after.ContractsEnded)
	}
	// Somebody who is still there although their term is over costs until the day asked about, 25 November.
	h.Fill(everywhere + "UPDATE post_terms SET contract_ends_on = '2026-06-01' WHERE post_id IN (SELECT id FROM posts WHERE reference = 'A')")
	late := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	if len(late.ContractsEnded) != 1 || late.ContractsEnded[0].EndsOn.String() != "2026-11-26" || before.ForecastPence-late.ForecastPence != 126*7_500 {
		t.Errorf("from %d it falls to %d, for %+v", before.ForecastPence, late.ForecastPence, late.ContractsEnded)
	}
}

func TestARateOfEntitlementThatGaveWayIsToldOfWithSinceWhen(t *testing.T) {
	h := furnished(t)
	if got := readAt[workforce.Entitlement](t, h.manager, ofUD0001); len(got.RatesBefore) != 0 {
		t.Errorf("before any gave way there are %+v", got.RatesBefore)
	}
	h.at = h.at.AddDate(0, 0, 7)
	answers(t, send(h.Server, "/api/v1/entitlement_rates", object{"financial_year": "2026/27", "pence_per_weighted_person": 2750, "list_date": "2026-04-01", "status": "confirmed", "source": "The contract"}), http.StatusCreated)
	got := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	if got.Rate == nil || got.Rate.PencePerWeightedPerson != 2750 || len(got.RatesBefore) != 1 || got.RatesBefore[0].PencePerWeightedPerson != 2700.125 {
		t.Fatalf("it is %+v, before it %+v", got.Rate, got.RatesBefore)
	}
	without := " By how much the change is more or less for this network is not known: a weighted population on one of the list dates is missing."
	if want := "£27.50 for each weighted person instead of £27.00125, known since 2 December 2026. The earlier rate had been known since 25 November 2026. It is multiplied with the lists of 1 April 2026 instead of those of 1 January 2026." + without; got.RatesBefore[0].Explains != want || got.RatesBefore[0].EffectPence != nil {
		t.Errorf("it says %q", got.RatesBefore[0].Explains)
	}
}

func TestARateOfEntitlementThatGaveWaySaysWhatTheChangeIsForTheNetworks(t *testing.T) {
	h := furnished(t)
	before := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	h.at = h.at.AddDate(0, 0, 7)
	answers(t, send(h.Server, "/api/v1/entitlement_rates", object{"financial_year": "2026/27", "pence_per_weighted_person": 2750, "list_date": "2026-04-01", "status": "confirmed", "source": "The contract"}), http.StatusCreated)
	answers(t, put(h.lead, "/api/v1/pcn_populations/UD0001/2026-04-01", object{"weighted": 9900, "source": "A file"}), http.StatusCreated)
	after := readAt[workforce.Entitlement](t, h.manager, ofUD0001)
	change := after.RatesBefore[0]
	// 9,900 × £27.50 less 10,000.04 × £27.00125, to a penny.
	if change.EffectPence == nil || *change.EffectPence != 27_225_000-27_001_358 || *change.EffectPence != *after.EntitlementPence-*before.EntitlementPence {
		t.Fatalf("from %d to %d is explained by %+v", *before.EntitlementPence, *after.EntitlementPence, change)
	}
	if !strings.HasSuffix(change.Explains, " The change is £2,236.42 more for this network.") {
		t.Errorf("it says %q", change.Explains)
	}
	board := readAt[workforce.Entitlement](t, h.lead, "/api/v1/icbs/Z9B2Z/entitlement?financial_year=2026/27").RatesBefore[0]
	if board.EffectPence != nil || !strings.Contains(board.Explains, "for these 3 networks together is not known") {
		t.Errorf("of a board with a network whose list is missing it says %+v", board)
	}
	for _, code := range []string{"UD0003", "UD0004"} {
		for _, day := range []string{"2026-01-01", "2026-04-01"} {
			answers(t, put(h.lead, "/api/v1/pcn_populations/"+code+"/"+day, object{"weighted": 1000, "source": "A file"}), http.StatusCreated)
		}
	}
	whole := readAt[workforce.Entitlement](t, h.lead, "/api/v1/icbs/Z9B2Z/entitlement?financial_year=2026/27")
	if e := whole.RatesBefore[0].EffectPence; e == nil || *e != 223_642+2*(2_750_000-2_700_125) {
		t.Errorf("of the whole board it says %+v", whole.RatesBefore[0])
	}
	if whole.WeightedPopulation == nil || *whole.WeightedPopulation != 11_900 || whole.PCNsWithoutPopulation != 0 {
		t.Errorf("its weighted population is %v, without %d networks", whole.WeightedPopulation, whole.PCNsWithoutPopulation)
	}
}

func TestTheTotalsOfAYearAreThoseOfItsUnroundedDays(t *testing.T) {
	h := furnished(t)
	h.keepPost("UD0003", "C", "", "2020-04-01", 0.0199) // on every day 0.014925 WTE, of which each month shows 0.01
	h.keepPost("UD0004", "D", "", "2020-04-01", 0.0199)
	claimed(t, h.manager, object{"month": "2026-05-01", "wte": 0.7575, "amount_pence": 200_001})
	got := readAt[workforce.Entitlement](t, h.lead, "/api/v1/icbs/Z9B2Z/entitlement?financial_year=2026/27")
	if len(got.Months) != 12 || len(got.Roles) != 3 || got.Months[11].SinceAprilPence != got.ForecastPence {
		t.Fatalf("the totals are %+v %+v", got.Months, got.Roles)
	}
	forecast, claims := int64(0), int64(0)
	for i, m := range got.Months {
		forecast, claims = forecast+m.ForecastPence, claims+m.ClaimedPence
		if m.AmountPence != m.ClaimedPence+m.ForecastPence || m.SinceAprilPence != forecast+claims || (m.ClaimedPence == 200_001) != (i == 1) {
			t.Errorf("%s is %+v", m.Month, m)
		}
	}
	splw := got.Roles[0]
	if splw.ClaimedPence != 200_001 || splw.ForecastPence != forecast || splw.AmountPence != got.ForecastPence || len(splw.RateCardIDs) != 2 || got.PostsWithoutRate != 0 {
		t.Errorf("link workers are %+v", splw)
	}
	// (0.75 × 334 days + 0.7575 × 31 + 0.375 × 289 + 2 × 0.014925 × 365) / 365 = 1.0774; the months as shown have a mean of 1.07.
	if splw.WTE != 1.08 {
		t.Errorf("their WTE is %v", splw.WTE)
	}
	if cc := got.Roles[1]; cc.WTE != 0 || cc.AmountPence != 0 || cc.RateCardIDs == nil {
		t.Errorf("care co-ordinators are %+v", cc)
	}
}
