package workforce

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAFixedTermIsForecastUntilItEndsAndTheForecastSaysWhatThatTakesFromIt(t *testing.T) {
	a := anything{rand.New(rand.NewPCG(7, 8))}
	shown := 0
	for range 200 {
		year := financialYear(2024)
		posts, claims := a.posts(), a.claims(year)
		var rates []forecastRate
		for _, role := range forecastRoles {
			for _, zone := range payZones {
				rates = append(rates, forecastRate{role + zone, role, zone, openEnded(t, "2015-04-01"), 3_650_366})
			}
		}
		renewed := slices.Clone(posts)
		for i := range renewed {
			renewed[i].ended = nil
		}
		with, without := forecast(year, "UD0001", renewed, claims, rates), forecast(year, "UD0001", posts, claims, rates)
		var effect int64
		for _, e := range contractEffects(year, posts, claims, rates) {
			if e.EffectPence < 0 || e.Posts < 1 || e.Explains == "" {
				t.Fatalf("an effect is %+v", e)
			}
			effect += e.EffectPence
			shown++
		}
		if got := forecastPence(with) - forecastPence(without); got != effect {
			t.Fatalf("contracts that end take %d from the forecast, which says %d", got, effect)
		}
	}
	if shown < 30 {
		t.Errorf("only %d contracts that end were seen", shown)
	}
}

func TestNothingIsForecastOfAPostFromTheDayAfterItsTerm(t *testing.T) {
	post := fullPost(t, "2019-07-01")
	post.ended = []days{openEnded(t, "2025-05-11")}
	months := forecast(2025, "UD0001", []forecastPost{post}, nil, baseRate(t, 3_650_000))
	if april, may, june := months[0], months[3], months[6]; april.amountPence != 300_000 || may.amountPence != 100_000 || june.amountPence != 0 || june.parts != 0 {
		t.Errorf("April is %+v, May %+v and June %+v", april, may, june)
	}
	got := contractEffects(2025, []forecastPost{post}, nil, baseRate(t, 3_650_000))
	if len(got) != 1 || got[0].Explains != "Link workers: the contract of one filled post ends, with 10 May 2025 as its last day. The forecast is £32,500 lower than if it was renewed." {
		t.Errorf("it says %+v", got)
	}
}
