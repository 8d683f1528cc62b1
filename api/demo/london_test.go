package demo_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"trellis/api/demo"
	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// golden is the digest of the demonstration. Whoever changes what is invented writes the new one here.
const golden = "5a03dad45027f9073818a2e01feca3e5a3840f9ae81b8cc504f8a3160260a1d1"

func digest(state *history.State) string {
	return history.Between(history.NewState(), state).Digest(state)
}

func TestTheDemonstrationIsTheSameEveryTime(t *testing.T) {
	first, second := digest(demo.London()), digest(demo.London())
	if first != second {
		t.Error("two demonstrations differ")
	}
	if first != golden {
		t.Errorf("the demonstration has become %s", first)
	}
}

func TestNoCodeOfTheDemonstrationIsOneThatODSCanIssue(t *testing.T) {
	state := demo.London()
	pcn, practice := regexp.MustCompile(`^UD\d{4}$`), regexp.MustCompile(`^YD\d{4}$`)
	for kind, lives := range state.Lives {
		for code := range lives {
			if kind == history.PCN && !pcn.MatchString(code) || kind == history.Practice && !practice.MatchString(code) || kind == history.SubICBLocation {
				t.Errorf("%s is the code of a %s", code, kind)
			}
		}
	}
	for track, facts := range state.Facts {
		for code := range facts {
			if !pcn.MatchString(code) && !practice.MatchString(code) {
				t.Errorf("in %s something is said of %s", track, code)
			}
		}
	}
}

// held is what a track says of each organisation on a day.
func held(state *history.State, track history.Track, day vocabulary.Date) map[string]string {
	values := map[string]string{}
	for code, spells := range state.Facts[track] {
		if s, ok := history.At(spells, day); ok {
			values[code] = s.Value
		}
	}
	return values
}

// listSizes are how many people networks have on a day.
func listSizes(t *testing.T, state *history.State, day vocabulary.Date) map[string]int {
	t.Helper()
	people, lists := map[string]int{}, held(state, history.ListSizes, day)
	for practice, pcn := range held(state, history.Memberships, day) {
		var size int
		if _, err := fmt.Sscan(lists[practice], &size); err != nil {
			t.Fatalf("on %s %s has the list size %q", day, practice, lists[practice])
		}
		people[pcn] += size
	}
	return people
}

func TestListSizesArePlausibleAndMove(t *testing.T) {
	state := demo.London()
	networks := slices.Sorted(maps.Values(listSizes(t, state, vocabulary.NewDate(2026, 10, 1))))
	if n := len(networks); n != 205 || networks[0] < 24000 || networks[n-1] > 110000 || networks[n/2] < 47000 || networks[n/2] > 51000 {
		t.Errorf("%d networks have %d to %d people, half of them more than %d", n, networks[0], networks[n-1], networks[n/2])
	}
	before := 0
	for quarter := range 18 {
		day, all := vocabulary.NewDate(2022, time.Month(7+3*quarter), 1), 0
		for _, size := range listSizes(t, state, day) {
			all += size
		}
		if before > 0 && (all == before || all < before*99/100 || all > before*102/100) {
			t.Errorf("by %s %d people have become %d", day, before, all)
		}
		before = all
	}
	if before < 9_000_000 || before > 11_500_000 {
		t.Errorf("London has %d people", before)
	}
	if counted := held(state, history.ListSizes, vocabulary.NewDate(2022, 6, 30)); len(counted) > 0 {
		t.Errorf("before July 2022 %d practices are counted", len(counted))
	}
}

// Which boroughs are more deprived than others is as it really is; the scores are invented.
func TestDeprivationFollowsTheOrderOfTheBoroughs(t *testing.T) {
	state, day := demo.London(), vocabulary.NewDate(2026, 10, 1)
	boroughs, scores := held(state, history.Boroughs, day), held(state, history.Deprivation, day)
	sum, practices := map[string]float64{}, map[string]float64{}
	for practice, pcn := range held(state, history.Memberships, day) {
		var year int
		var score float64
		if _, err := fmt.Sscan(scores[practice], &year, &score); err != nil || year != 2025 || score <= 0 || score > 60 {
			t.Fatalf("%s has the score %q", practice, scores[practice])
		}
		sum[boroughs[pcn]] += score
		practices[boroughs[pcn]]++
	}
	for _, high := range []string{"E09000030", "E09000012", "E09000025", "E09000002"} {
		for _, low := range []string{"E09000027", "E09000021", "E09000029"} {
			if sum[high]/practices[high] < 1.5*sum[low]/practices[low] {
				t.Errorf("%s has %.1f and %s %.1f", high, sum[high]/practices[high], low, sum[low]/practices[low])
			}
		}
	}
}

func TestEveryNetworkHasPracticesWhileItIsOpenAndOnlyThen(t *testing.T) {
	state := demo.London()
	for practice, spells := range state.Facts[history.Memberships] {
		for i, s := range spells {
			life := state.Lives[history.PCN][s.Value]
			if s.From.Before(life.From) || !life.To.IsZero() && (s.To.IsZero() || life.To.Before(s.To)) {
				t.Errorf("%s is in %s from %s to %s, and that is open from %s to %s", practice, s.Value, s.From, s.To, life.From, life.To)
			}
			if i > 0 && spells[i-1].To != s.From {
				t.Errorf("%s is in no network before %s", practice, s.From)
			}
		}
	}
	for _, day := range []vocabulary.Date{vocabulary.NewDate(2019, 10, 1), vocabulary.NewDate(2023, 3, 31), vocabulary.NewDate(2024, 4, 1), vocabulary.NewDate(2026, 11, 23)} {
		members := map[string]int{}
		for _, pcn := range held(state, history.Memberships, day) {
			members[pcn]++
		}
		for code, life := range state.Lives[history.PCN] {
			isOpen := !day.Before(life.From) && (life.To.IsZero() || day.Before(life.To))
			if isOpen != (members[code] > 0) {
				t.Errorf("on %s %s is open: %v, and has %d practices", day, code, isOpen, members[code])
			}
		}
	}
}
