package workforce

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"trellis/api/vocabulary"
)

// anything makes posts, claims and rates by chance.
type anything struct{ *rand.Rand }

func (a anything) days() days {
	from := vocabulary.NewDate(2024, 1, 1).AddDays(a.IntN(900))
	if a.IntN(3) == 0 {
		return days{from: from}
	}
	to := from.AddDays(1 + a.IntN(400))
	return days{from, &to}
}

func (a anything) posts() (posts []forecastPost) {
	for i := range 1 + a.IntN(6) {
		p := forecastPost{id: strconv.Itoa(i), pcnCode: "UD0001", roleType: forecastRoles[a.IntN(3)]}
		p.terms = []forecastFact{{days{from: vocabulary.NewDate(2020, 1, 1)}, append(payZones, "")[a.IntN(4)], 0}}
		p.funding = []forecastFact{{days{from: vocabulary.NewDate(2020, 1, 1)}, "", 1 + a.Int64N(wholeShare)}}
		for range a.IntN(4) {
			p.assignments = append(p.assignments, forecastFact{a.days(), "", 1 + a.Int64N(wholeWTE)})
		}
		if a.IntN(3) == 0 {
			p.ended = []days{a.days()}
		}
		posts = append(posts, p)
	}
	return posts
}

func (a anything) claims(year financialYear) (claims []forecastClaim) {
	for _, month := range year.months() {
		if a.IntN(6) == 0 {
			claims = append(claims, forecastClaim{"UD0001", forecastRoles[a.IntN(3)], month, a.Int64N(50_000), a.Int64N(900_000)})
		}
	}
	return claims
}

// cards makes rates as they are entered: one after the other, each having others give way, by the rules of Create.
func (a anything) cards() (cards []RateCard) {
	for i := range 3 + a.IntN(12) {
		holds := a.days()
		if i < 3 {
			holds = days{from: vocabulary.NewDate(2019, 4, 1)}
		}
		cards = enter(cards, RateCard{ID: fmt.Sprintf("c%02d", i), RoleType: forecastRoles[a.IntN(3)], PayZone: payZones[a.IntN(3)], Status: "confirmed",
			ValidFrom: holds.from, ValidTo: holds.to, AnnualMaxPence: 3_000_000 + a.Int64N(2_000_000), RecordedAt: time.Date(2024, 1, 1+20*i, 9, 0, 0, 0, time.UTC)})
	}
	return cards
}

// enter enters a rate.
func enter(cards []RateCard, card RateCard) []RateCard {
	holds := days{card.ValidFrom, card.ValidTo}
	after := slices.Clone(cards)
	for i, old := range cards {
		was := days{old.ValidFrom, old.ValidTo}
		if _, overlap := was.within(holds); old.Status == "superseded" || old.RoleType != card.RoleType || old.PayZone != card.PayZone || !overlap {
			continue
		}
		for n, left := range was.without(holds) {
			rest := old
			rest.ID, rest.ValidFrom, rest.ValidTo = fmt.Sprintf("%s-%s-%d", old.ID, card.ID, n), left.from, left.to
			after = append(after, rest)
		}
		after[i].Status, after[i].SupersededBy = "superseded", &card.ID
	}
	return append(after, card)
}

func TestTheMonthsAddUpToTheYearAndToAnExactSum(t *testing.T) {
	a := anything{rand.New(rand.NewPCG(1, 2))}
	for range 60 {
		year := financialYear(2023 + a.IntN(4))
		posts, rates := a.posts(), ratesInForce(a.cards())
		var months int64
		for _, m := range forecast(year, "UD0001", posts, nil, rates) {
			months += m.amountPence
		}
		// Worked out another way: one post and one month at a time, in fractions.
		var sum int64
		for _, post := range posts {
			for _, month := range year.months() {
				exact, known := new(big.Rat), true
				for day := month; day.Before(nextMonth(month)); day = day.AddDays(1) {
					part := inForce(post.assignments, day) * inForce(post.funding, day)
					if part == 0 || len(post.ended) > 0 && !day.Before(post.ended[0].from) && (post.ended[0].to == nil || day.Before(*post.ended[0].to)) {
						continue
					}
					rate, ok := rateOn(rates, post, day)
					known = known && ok
					exact.Add(exact, new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(part), big.NewInt(rate.annualMaxPence)), big.NewInt(wholeWTE*wholeShare*year.length())))
				}
				if known {
					rounded, _ := strconv.ParseFloat(exact.FloatString(0), 64) // to the nearest, a half away from 0
					sum += int64(rounded)
				}
			}
		}
		if months != sum {
			t.Fatalf("the months of %s add up to %d, the posts to %d", year, months, sum)
		}
	}
}

func TestTheOrderOfWhatAForecastStandsOnDoesNotMatter(t *testing.T) {
	a := anything{rand.New(rand.NewPCG(3, 4))}
	for range 60 {
		year := financialYear(2024)
		posts, claims, cards := a.posts(), a.claims(year), a.cards()
		want := forecast(year, "UD0001", posts, claims, ratesInForce(cards))
		changes := rateChanges(year, cards)
		mix(a, posts)
		mix(a, claims)
		mix(a, cards)
		for i := range posts {
			mix(a, posts[i].assignments)
		}
		if got := forecast(year, "UD0001", posts, claims, ratesInForce(cards)); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order it is\n%+v\nnot\n%+v", got, want)
		}
		if got := rateChanges(year, cards); !reflect.DeepEqual(got, changes) {
			t.Fatalf("in another order the changes are\n%+v\nnot\n%+v", got, changes)
		}
	}
}

func mix[T any](a anything, all []T) {
	a.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

func TestARateThatTakesAnothersPlaceChangesTheForecastByExactlyItsEffect(t *testing.T) {
	a := anything{rand.New(rand.NewPCG(5, 6))}
	explained := 0
	for range 200 {
		year := financialYear(2024)
		posts, claims := a.posts(), a.claims(year)
		first := RateCard{ID: "first", RoleType: "splw", PayZone: "base", Status: "confirmed", ValidFrom: vocabulary.NewDate(2019, 4, 1), AnnualMaxPence: 4_015_900,
			RecordedAt: time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)}
		holds := a.days()
		second := first
		second.ID, second.ValidFrom, second.ValidTo, second.AnnualMaxPence, second.RecordedAt = "second", holds.from, holds.to, 4_200_000, time.Date(2025, 8, 1, 9, 0, 0, 0, time.UTC)
		before := entitlementBasis{pcns: []entitledPCN{{PCNCode: "UD0001"}}, posts: posts, claims: claims, cards: []RateCard{first}}
		after := before
		after.cards = enter(before.cards, second)
		was, is := before.answer(year, second.ValidFrom), after.answer(year, second.ValidFrom)
		var effect int64
		for _, changed := range is.RatesChanged {
			effect += changed.EffectPence
			explained++
		}
		if len(was.RatesChanged) != 0 || len(is.RatesChanged) > 1 || is.ForecastPence-was.ForecastPence != effect {
			t.Fatalf("the forecast rose from %d to %d, which %+v should explain", was.ForecastPence, is.ForecastPence, is.RatesChanged)
		}
	}
	if explained < 50 {
		t.Errorf("only %d changes were seen", explained)
	}
}
