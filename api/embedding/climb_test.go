package embedding

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// climbed is the way up as scoring anew for every level tried finds it.
func climbed(f content, a *assessmentRecord) (moves []Move, next *string) {
	slots, levels, now := f.slots(), slices.Clone(a.Levels), a.Result
	nearer := func(one, other Score) bool {
		if len(now.GateFailures) > 0 && *now.Band != now.Status && len(one.GateFailures) != len(other.GateFailures) {
			return len(one.GateFailures) < len(other.GateFailures)
		}
		return *one.Score > *other.Score
	}
	for len(moves) < mostMoves && rank(now.Status) <= rank(a.Result.Status) {
		best, found := -1, Score{}
		for i, s := range slots {
			if !a.isAsked(s) || levels[i] == NotApplicable || levels[i] >= highestLevel {
				continue
			}
			tried := levels[i]
			levels[i] = raised(s, tried)
			score := f.score(levels, a.RoleTypes, a.CriteriaSet == coreSet)
			levels[i] = tried
			if best < 0 || nearer(score, found) {
				best, found = i, score
			}
		}
		if best < 0 {
			break
		}
		to := raised(slots[best], levels[best])
		moves = append(moves, moveOf(slots[best], levels[best], to, reach{score: *found.Score, status: found.Status}))
		levels[best], now = to, found
	}
	if rank(now.Status) <= rank(a.Result.Status) {
		return []Move{}, nil
	}
	return moves, &now.Status
}

func raised(s slot, from int16) int16 {
	if s.criterion.IsGate && from < gateLevel {
		return gateLevel
	}
	return from + 1
}

func TestTheWayUpIsTheOneThatScoringAnewFinds(t *testing.T) {
	ways := 0
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		for d := range f {
			for c := range f[d].Criteria {
				f[d].Criteria[c].Levels = []string{"0", "1", "2", "3", "4"}
			}
		}
		drawn := draw(t, f)
		set := "full"
		if drawn.coreOnly {
			set = coreSet
		}
		a := &assessmentRecord{Assessment: Assessment{CriteriaSet: set, RoleTypes: drawn.deployed}, Levels: drawn.levels, remarks: map[place]remark{}}
		for i, level := range a.Levels { // most is assessed, so that there is a status to rise from
			if level < 0 && rapid.IntRange(0, 5).Draw(t, "assessed") > 0 {
				a.Levels[i] = 0
			}
		}
		a.count(f)
		e := a.explain(f)
		moves, next := []Move{}, (*string)(nil)
		if a.Result.Status != statusTooLittle && a.Result.Status != bands[0].name {
			moves, next = climbed(f, a)
		}
		if !reflect.DeepEqual(e.Moves, moves) || !reflect.DeepEqual(e.NextStatus, next) {
			t.Fatalf("%+v to %v, where scoring anew finds %+v to %v", e.Moves, e.NextStatus, moves, next)
		}
		if next != nil {
			ways++
		}
	})
	if ways == 0 {
		t.Error("none of the assessments had a way up")
	}
}

func TestAMeanIsTheSameHoweverLargeItsDenominator(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, domains := content{}, []tally{}
		for range rapid.IntRange(1, 26).Draw(t, "domains") {
			of := rapid.Int64Range(1, 300).Draw(t, "of") * highestLevel
			f, domains = append(f, Domain{Weight: rapid.Int64Range(1, 10).Draw(t, "weight")}), append(domains, tally{points: rapid.Int64Range(0, of).Draw(t, "points"), of: of})
		}
		if got, exact := *f.mean(domains), *f.meanOfAny(domains); got != exact {
			t.Fatalf("it is %d and %d hundredths", got, exact)
		}
	})
}

// BenchmarkExplanation explains an assessment of every criterion and role of a framework as large as the first.
func BenchmarkExplanation(b *testing.B) {
	f := content{}
	for d, criteria := range []int{4, 5, 5, 5, 4, 6, 6, 3} {
		domain := Domain{Code: string(rune('A' + d)), Weight: 1}
		for c := range criteria {
			criterion := Criterion{Code: fmt.Sprint(domain.Code, c+1), Scope: scopeRole, IsCore: true, IsGate: c == 1, Weight: 1, Levels: []string{"0", "1", "2", "3", "4"}}
			if c%3 == 0 {
				criterion.Scope = scopePCN
			}
			domain.Criteria = append(domain.Criteria, criterion)
		}
		f = append(f, domain)
	}
	for level := range int16(4) {
		b.Run(fmt.Sprintf("%d places at level %d", len(f.slots()), level), func(b *testing.B) {
			a := &assessmentRecord{Assessment: Assessment{CriteriaSet: "full", RoleTypes: roleTypes}, Levels: slices.Repeat([]int16{level}, len(f.slots())), remarks: map[place]remark{}}
			a.count(f)
			for b.Loop() {
				a.explain(f)
			}
		})
	}
}
