package workforce

import (
	"testing"
	"time"

	"trellis/api/vocabulary"
)

func dayOn(t testing.TB, text string) vocabulary.Date {
	t.Helper()
	day, err := vocabulary.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func endOn(t testing.TB, text string) *vocabulary.Date {
	day := dayOn(t, text)
	return &day
}

// openEnded are the days from one on.
func openEnded(t testing.TB, from string) days { return days{from: dayOn(t, from)} }

// fullPost is a whole-time link worker in the base zone, paid by the scheme, from a day on.
func fullPost(t testing.TB, from string) forecastPost {
	all := openEnded(t, from)
	return forecastPost{id: "a", pcnCode: "UD0001", roleType: "splw", terms: []forecastFact{{all, "", 0}},
		funding: []forecastFact{{all, "", wholeShare}}, assignments: []forecastFact{{all, "", wholeWTE}}}
}

func baseRate(t testing.TB, pence int64) []forecastRate {
	return []forecastRate{{"r", "splw", "base", openEnded(t, "2015-04-01"), pence}}
}

func TestAWholePostForAWholeYearCostsAYearsRate(t *testing.T) {
	for _, year := range []financialYear{2023, 2024, 2025, 2099} { // 2023/24 has a 29 February, 2024/25 has none
		got := forecastPence(forecast(year, "UD0001", []forecastPost{fullPost(t, "2019-07-01")}, nil, baseRate(t, 3_650_366)))
		if off := got - 3_650_366; off < -6 || off > 6 { // twelve roundings of half a penny at most
			t.Errorf("in %s it costs %d", year, got)
		}
	}
}

func TestAFinancialYearIsFromTheFirstOfAprilToTheLastOfMarch(t *testing.T) {
	for day, year := range map[string]string{"2026-03-31": "2025/26", "2026-04-01": "2026/27", "2024-02-29": "2023/24", "2099-12-31": "2099/00", "2027-01-01": "2026/27"} {
		if got := financialYearOf(dayOn(t, day)).String(); got != year {
			t.Errorf("%s is in %s, not in %s", day, got, year)
		}
		if read, ok := readFinancialYear(year); !ok || read != financialYearOf(dayOn(t, day)) {
			t.Errorf("%s is read as %v %v", year, read, ok)
		}
	}
	for _, wrong := range []string{"2025/27", "2025-26", "25/26", "2025/2026", "2025/26 ", "20x5/26", "1999/00", ""} {
		if _, ok := readFinancialYear(wrong); ok {
			t.Errorf("%q is read as a financial year", wrong)
		}
	}
	if a, b := financialYear(2023).length(), financialYear(2024).length(); a != 366 || b != 365 {
		t.Errorf("2023/24 has %d days, 2024/25 has %d", a, b)
	}
}

func TestOneDayOnEitherSideOfTheYearsEndCountsInItsOwnYear(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.assignments = []forecastFact{{days{dayOn(t, "2026-03-31"), endOn(t, "2026-04-02")}, "", wholeWTE}}
	for year, first := range map[financialYear]string{2025: "2026-03-01", 2026: "2026-04-01"} {
		for _, m := range forecast(year, "UD0001", []forecastPost{post}, nil, baseRate(t, 36_500)) {
			want := int64(0)
			if m.month.String() == first && m.roleType == "splw" {
				want = 100
			}
			if m.amountPence != want {
				t.Errorf("%s of %s costs %d, not %d", m.month, m.roleType, m.amountPence, want)
			}
		}
	}
}

func TestThe29thOfFebruaryIsADayLikeAnyOther(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.assignments = []forecastFact{{days{dayOn(t, "2024-02-29"), endOn(t, "2024-03-01")}, "", wholeWTE}}
	if got := forecastPence(forecast(2023, "UD0001", []forecastPost{post}, nil, baseRate(t, 36_600))); got != 100 {
		t.Errorf("it costs %d of 36,600 over 366 days", got)
	}
}

func TestAHalfPennyIsRoundedUpOncePerMonthAndPost(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.assignments = []forecastFact{{days{dayOn(t, "2025-04-01"), endOn(t, "2025-04-02")}, "", wholeWTE}}
	other := post
	other.id = "b"
	rates := []forecastRate{{"r", "splw", "base", openEnded(t, "2015-04-01"), 365 + 182}} // 1.4986 a day
	if got := forecastPence(forecast(2025, "UD0001", []forecastPost{post, other}, nil, rates)); got != 2 {
		t.Errorf("two of 1.4986 are %d", got)
	}
	post.funding = []forecastFact{{openEnded(t, "2019-07-01"), "", wholeShare / 2}}
	rates[0].annualMaxPence = 365
	if got := forecastPence(forecast(2025, "UD0001", []forecastPost{post, other}, nil, rates)); got != 2 { // 0.5 and 1
		t.Errorf("a half and a whole penny are %d", got)
	}
}

func TestOnlyThoseInPostCostSomething(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.assignments = nil // vacant, and recruited for
	if got := forecastPence(forecast(2026, "UD0001", []forecastPost{post}, nil, baseRate(t, 4_000_000))); got != 0 {
		t.Errorf("a vacant post costs %d", got)
	}
	post.assignments = []forecastFact{{openEnded(t, "2027-01-01"), "", wholeWTE / 2}} // who is to come is counted from their first day
	for _, m := range forecast(2026, "UD0001", []forecastPost{post}, nil, baseRate(t, 4_000_000)) {
		if m.roleType == "splw" && (m.wte() == 0.5) != !m.month.Before(dayOn(t, "2027-01-01")) {
			t.Errorf("in %s the WTE is %v", m.month, m.wte())
		}
	}
}

func TestAClaimTakesTheForecastsPlace(t *testing.T) {
	claims := []forecastClaim{{"UD0001", "splw", dayOn(t, "2025-05-01"), 18_000, 602_385}, {"UD0002", "splw", dayOn(t, "2025-06-01"), 1, 1}}
	for _, m := range forecast(2025, "UD0001", []forecastPost{fullPost(t, "2019-07-01")}, claims, baseRate(t, 3_650_000)) {
		switch {
		case m.roleType != "splw":
		case m.month.String() == "2025-05-01":
			if !m.isClaimed || m.amountPence != 602_385 || m.wte() != 1.8 || len(m.rateIDs) != 0 {
				t.Errorf("the claimed month is %+v with %v WTE", m, m.wte())
			}
		case m.isClaimed || m.amountPence == 0:
			t.Errorf("%s, which nobody claimed, is %+v", m.month, m)
		}
	}
}

func TestAMonthWithoutARateIsCountedAndInNoSum(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	rates := []forecastRate{{"r", "splw", "base", days{dayOn(t, "2025-04-01"), endOn(t, "2025-06-15")}, 3_650_000}}
	var without, pence int64
	for _, m := range forecast(2025, "UD0001", []forecastPost{post}, nil, rates) {
		without += m.withoutRate
		pence += m.amountPence
	}
	if without != 10 || pence != 300_000+310_000 { // April and May; half of June would be a sum of half the truth
		t.Errorf("%d months are without a rate and the rest is %d", without, pence)
	}
}

func TestAPostIsPaidByItsZoneAndByTheBaseWhereNobodySaid(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.terms = []forecastFact{{days{dayOn(t, "2019-07-01"), endOn(t, "2025-05-01")}, "", 0}, {openEnded(t, "2025-05-01"), "inner", 0}}
	rates := []forecastRate{{"base", "splw", "base", openEnded(t, "2015-04-01"), 3_650_000}, {"inner", "splw", "inner", openEnded(t, "2015-04-01"), 4_380_000}}
	months := forecast(2025, "UD0001", []forecastPost{post}, nil, rates)
	if april, may := months[0], months[3]; april.amountPence != 300_000 || may.amountPence != 372_000 || may.rateIDs[0] != "inner" {
		t.Errorf("April is %+v and May %+v", april, may)
	}
}

func TestABackDatedRateIsExplainedInASentence(t *testing.T) {
	first := RateCard{ID: "first", RoleType: "splw", PayZone: "base", Status: "confirmed", ValidFrom: dayOn(t, "2024-10-01"), AnnualMaxPence: 4_015_900, RecordedAt: time.Date(2024, 10, 1, 9, 0, 0, 0, time.UTC)}
	second := first
	second.ID, second.ValidFrom, second.AnnualMaxPence, second.RecordedAt = "second", dayOn(t, "2025-04-01"), 4_200_050, time.Date(2025, 8, 1, 9, 0, 0, 0, time.UTC)
	basis := entitlementBasis{pcns: []entitledPCN{{PCNCode: "UD0001"}}, posts: []forecastPost{fullPost(t, "2019-07-01")}, cards: enter([]RateCard{first}, second)}
	got := basis.answer(2025, dayOn(t, "2026-01-31")).RatesChanged
	if len(got) != 1 || !got[0].ChangesPastMonths || got[0].BeforePence != 4_015_900 {
		t.Fatalf("the changes are %+v", got)
	}
	want := "Link workers in the base zone: £42,000.50 instead of £40,159 from 1 April 2025, known since 1 August 2025. The forecast is " + pounds(got[0].EffectPence) + " higher."
	if got[0].Explains != want || got[0].EffectPence < 184_140 || got[0].EffectPence > 184_160 {
		t.Errorf("it says %q, not %q", got[0].Explains, want)
	}
}
