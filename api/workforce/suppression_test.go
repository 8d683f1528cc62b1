package workforce

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// splits hands take every way to part a total into so many parts.
func splits(total int64, parts int, take func([]int64)) {
	made := make([]int64, parts)
	var fill func(at int, left int64)
	fill = func(at int, left int64) {
		if at == parts-1 {
			made[at] = left
			take(made)
			return
		}
		for n := int64(0); n <= left; n++ {
			made[at] = n
			fill(at+1, left-n)
		}
	}
	fill(0, total)
}

// candidates are, for each answer that can be seen, the values that each hidden count may have had.
type candidates map[string][]map[int64]bool

// saw notes that counts, of which some are hidden, give an answer.
func (c candidates) saw(answer string, counts []int64, hidden []bool) {
	if c[answer] == nil {
		c[answer] = make([]map[int64]bool, len(counts))
	}
	for i := range counts {
		if !hidden[i] {
			continue
		}
		if c[answer][i] == nil {
			c[answer][i] = map[int64]bool{}
		}
		c[answer][i][counts[i]] = true
	}
}

// giveAway fails the test for every hidden count that only one value fits.
func (c candidates) giveAway(t *testing.T) {
	t.Helper()
	for answer, counts := range c {
		for i, values := range counts {
			if len(values) == 1 {
				t.Errorf("from %s everyone can tell that count %d is %v", answer, i, values)
			}
		}
	}
}

func TestNobodyWhoKnowsTheRulesAndTheTotalCanWorkOutAHiddenGroup(t *testing.T) {
	for _, few := range []struct {
		parts int
		most  int64
	}{{6, 24}, {7, 16}} {
		for total := int64(smallCount); total <= few.most; total++ {
			seen := candidates{}
			splits(total, few.parts, func(parts []int64) {
				hidden := hiddenParts(parts)
				answer := fmt.Sprint(total)
				for i, n := range parts {
					if hidden[i] {
						answer += " –"
					} else {
						answer += fmt.Sprint(" ", n)
					}
				}
				seen.saw(answer, parts, hidden)
			})
			seen.giveAway(t)
		}
	}
}

func TestGroupsThatAreHiddenTogetherAreNoSmallCountEither(t *testing.T) {
	for total := int64(smallCount); total <= 18; total++ {
		splits(total, 6, func(parts []int64) {
			var sum int64
			hidden := hiddenParts(parts)
			for i, n := range parts {
				if isSmall(&n) && !hidden[i] {
					t.Fatalf("%v: a group of %d is shown", parts, n)
				}
				if hidden[i] {
					sum += n
				}
			}
			if slices.Contains(hidden, true) && sum < smallCount {
				t.Fatalf("%v: what is hidden is %d together, which is the total less the rest", parts, sum)
			}
		})
	}
}

func TestOneSmallGroupTakesTheNextSmallestWithItAndNoMore(t *testing.T) {
	for _, one := range []struct {
		parts  []int64
		hidden []bool
	}{
		{[]int64{20, 15, 3, 40, 9, 6}, []bool{false, false, true, false, false, true}},
		{[]int64{20, 15, 3, 40, 0, 6}, []bool{false, false, true, false, true, true}},
		{[]int64{20, 15, 3, 4, 9, 6}, []bool{false, false, true, true, false, false}},
		{[]int64{4, 4, 30, 9, 10, 6}, []bool{true, true, false, false, false, true}}, // 8 in two groups of at most 4 would be 4 and 4
		{[]int64{20, 15, 0, 40, 9, 6}, []bool{false, false, false, false, false, false}},
		{[]int64{3, 7, 7, 40, 9, 8}, []bool{true, true, true, false, false, false}}, // which of two equal ones would tell
	} {
		if got := hiddenParts(one.parts); !slices.Equal(got, one.hidden) {
			t.Errorf("of %v are hidden %v, not %v", one.parts, got, one.hidden)
		}
	}
}

// figureWith is a month with these counts, by deprivation.
func figureWith(referrals, declined int64, groups []int64) (f ServiceFigure) {
	f.Referrals, f.Declined = &referrals, &declined
	for i, n := range groups {
		f.Groups = append(f.Groups, ServiceFigureGroup{Dimension: "deprivation", GroupCode: groupsOf["deprivation"][i], Referrals: &n})
	}
	return f
}

// leftOf writes down what is left of a figure, and what is hidden of its counts.
func leftOf(f ServiceFigure) (answer string, hidden []bool) {
	counts := []*int64{f.Referrals, f.Declined}
	for _, g := range f.Groups {
		counts = append(counts, g.Referrals)
	}
	for _, count := range counts {
		hidden = append(hidden, count == nil)
		if count == nil {
			answer += " –"
		} else {
			answer += fmt.Sprint(" ", *count)
		}
	}
	return answer, hidden
}

func TestNoHiddenCountOfAMonthFollowsFromWhatIsShownOfIt(t *testing.T) {
	seen := candidates{}
	for referrals := int64(0); referrals <= 9; referrals++ {
		splits(referrals, 6, func(groups []int64) {
			for declined := int64(0); declined <= referrals; declined++ {
				f := figureWith(referrals, declined, slices.Clone(groups))
				suppress(&f)
				answer, hidden := leftOf(f)
				if slices.Contains(hidden, true) != f.IsSuppressed {
					t.Fatalf("of %d referrals, %d declined, %v is shown%s with is_suppressed %v", referrals, declined, groups, answer, f.IsSuppressed)
				}
				seen.saw(answer, append([]int64{referrals, declined}, groups...), hidden)
			}
		})
	}
	seen.giveAway(t)
}

func TestNoCountOfOneToFourPeopleIsEverShown(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 5))
	number := func() *int64 {
		if random.IntN(6) == 0 {
			return nil
		}
		n := random.Int64N(12)
		return &n
	}
	for range 20_000 {
		wait := 3.5
		f := ServiceFigure{Referrals: number(), Declined: number(), FirstContacts: number(), Caseload: number(), Contacts: number()}
		if f.FirstContacts != nil && *f.FirstContacts > 0 {
			f.WaitDaysMedian = &wait
		}
		small := isSmall(f.FirstContacts)
		before := f
		suppress(&f)
		for _, count := range []*int64{f.Referrals, f.Declined, f.FirstContacts, f.Caseload, f.Contacts} {
			if isSmall(count) {
				t.Fatalf("%d is shown of %+v", *count, before)
			}
		}
		if f.Referrals != nil && f.Declined != nil && *before.Declined <= *before.Referrals {
			if rest := *f.Referrals - *f.Declined; isSmall(&rest) {
				t.Fatalf("that %d did not decline follows from %d and %d", rest, *f.Referrals, *f.Declined)
			}
		}
		if small && f.WaitDaysMedian != nil {
			t.Fatal("the wait of one to four people is shown")
		}
	}
}

func TestAMonthOfManyIsShownAsItIs(t *testing.T) {
	f := figureWith(60, 10, []int64{10, 20, 5, 15, 0, 10})
	suppress(&f)
	if answer, hidden := leftOf(f); f.IsSuppressed || slices.Contains(hidden, true) || answer != " 60 10 10 20 5 15 0 10" {
		t.Errorf("it is shown as%s", answer)
	}
}
