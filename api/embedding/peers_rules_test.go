package embedding

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func likeness(code string, people int64, deprivation float64) compared {
	return compared{comparedNetwork: comparedNetwork{PCNCode: code, ListSize: &people, IMDScore: &deprivation}}
}

func codes(of []compared) (all []string) {
	for _, n := range of {
		all = append(all, n.PCNCode)
	}
	return all
}

// Nobody is nearer in both who comes later, and it makes no difference in what unit people are counted.
func TestPeersAreTheNearestByDeprivationAndListSizeTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all, counted []compared
		for i := range rapid.IntRange(1, 30).Draw(t, "networks") {
			people, deprivation := rapid.Int64Range(10_000, 90_000).Draw(t, "people"), float64(rapid.IntRange(5, 60).Draw(t, "deprivation"))
			all, counted = append(all, likeness(fmt.Sprintf("UD%04d", i), people, deprivation)), append(counted, likeness(fmt.Sprintf("UD%04d", i), people*8, deprivation))
		}
		all = append(all, compared{comparedNetwork: comparedNetwork{PCNCode: "UD9999"}})
		near := nearest(all[0], all)
		if len(near) != min(len(all)-2, mostPeers) || slices.ContainsFunc(near, func(n compared) bool { return n.PCNCode == all[0].PCNCode || !n.isDescribed() }) {
			t.Fatalf("its peers are %v", codes(near))
		}
		if other := nearest(counted[0], counted); !slices.Equal(codes(near), codes(other)) {
			t.Fatalf("counted otherwise, its peers are %v and not %v", codes(other), codes(near))
		}
		away := func(n compared) (people, deprivation float64) {
			return max(float64(*n.ListSize-*all[0].ListSize), float64(*all[0].ListSize-*n.ListSize)), max(*n.IMDScore-*all[0].IMDScore, *all[0].IMDScore-*n.IMDScore)
		}
		for i := 1; i < len(near); i++ {
			p, d := away(near[i-1])
			if q, e := away(near[i]); q < p && e < d {
				t.Fatalf("%s comes after %s and is nearer in both", near[i].PCNCode, near[i-1].PCNCode)
			}
		}
	})
}

func TestQuartilesLieWhereTheirShareOfTheNumbersLiesBelow(t *testing.T) {
	for _, of := range []struct {
		numbers      []float64
		lower, upper float64
	}{{[]float64{50}, 50, 50}, {[]float64{40, 30}, 32.5, 37.5}, {[]float64{10, 20, 30, 40, 50}, 20, 40}, {[]float64{1, 2, 3, 4}, 1.75, 3.25}} {
		if lower, upper := quartile(of.numbers, 1), quartile(of.numbers, 3); *lower != of.lower || *upper != of.upper {
			t.Errorf("of %v they are %v and %v", of.numbers, *lower, *upper)
		}
	}
	if quartile(nil, 1) != nil {
		t.Error("there is a quartile of nothing")
	}
}
