package embedding

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anyContent makes a framework by chance.
func anyContent(t *rapid.T) content {
	f := content{}
	for d := range rapid.IntRange(1, 8).Draw(t, "domains") {
		domain := Domain{Code: string(rune('A' + d)), Weight: rapid.Int64Range(1, 10).Draw(t, "domain weight")}
		for c := range rapid.IntRange(1, 5).Draw(t, "criteria") {
			criterion := Criterion{Code: fmt.Sprintf("%s%d", domain.Code, c+1), Scope: rapid.SampledFrom([]string{scopePCN, scopeRole}).Draw(t, "scope"),
				IsCore: rapid.Bool().Draw(t, "core"), IsGate: rapid.IntRange(0, 5).Draw(t, "gate") == 0, Weight: rapid.Int64Range(1, 10).Draw(t, "weight")}
			if criterion.Scope == scopeRole && rapid.IntRange(0, 3).Draw(t, "of one role") == 0 {
				criterion.RoleTypes = []string{rapid.SampledFrom(roleTypes).Draw(t, "role")}
			}
			domain.Criteria = append(domain.Criteria, criterion)
		}
		f = append(f, domain)
	}
	return f
}

// drawn is an assessment made by chance.
type drawn struct {
	levels   []int16
	deployed []string
	coreOnly bool
}

func draw(t *rapid.T, f content) drawn {
	a := drawn{coreOnly: rapid.Bool().Draw(t, "core only")}
	for _, role := range roleTypes {
		if rapid.Bool().Draw(t, role) {
			a.deployed = append(a.deployed, role)
		}
	}
	for range f.slots() {
		a.levels = append(a.levels, rapid.Int16Range(NotApplicable, highestLevel).Draw(t, "level"))
	}
	return a
}

func (a drawn) score(f content) Score { return f.score(a.levels, a.deployed, a.coreOnly) }

// better says whether a score is at least another: the number, the band and, as far as both have enough assessed, the status.
func better(before, after Part) bool {
	if before.Score == nil || after.Score == nil {
		return before.Score == nil && after.Score == nil
	}
	return *after.Score >= *before.Score && rank(*after.Band) >= rank(*before.Band) && rank(after.Status) >= rank(before.Status)
}

func TestRaisingALevelNeverLowersAScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		a := draw(t, f)
		before := a.score(f)
		if len(a.levels) == 0 {
			return
		}
		i := rapid.IntRange(0, len(a.levels)-1).Draw(t, "raised")
		if a.levels[i] < 0 || a.levels[i] == highestLevel {
			return
		}
		a.levels[i]++
		after := a.score(f)
		if !better(before.Part, after.Part) {
			t.Fatalf("%s raised to %d: the network went from %+v to %+v", f.slots()[i].criterion.Code, a.levels[i], before.Part, after.Part)
		}
		for r := range before.Roles {
			if !better(before.Roles[r].Part, after.Roles[r].Part) {
				t.Fatalf("%s raised to %d: %s went from %+v to %+v", f.slots()[i].criterion.Code, a.levels[i], before.Roles[r].RoleType, before.Roles[r].Part, after.Roles[r].Part)
			}
		}
	})
}

func TestAGateThatIsFailedOrNotAssessedCaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		slots := f.slots()
		a := drawn{levels: slices.Repeat([]int16{highestLevel}, len(slots)), deployed: roleTypes}
		if got := a.score(f); len(slots) > 0 && (got.Status != "embedded" || len(got.GateFailures) != 0) {
			t.Fatalf("everything at the highest level is %s, with %d failed gates", got.Status, len(got.GateFailures))
		}
		for i, s := range slots {
			if !s.criterion.IsGate {
				continue
			}
			for level := NotApplicable; level < gateLevel; level++ {
				a.levels[i] = level
				got := a.score(f)
				if len(got.GateFailures) != 1 || got.GateFailures[0].CriterionCode != s.criterion.Code || got.Status == "embedded" || got.Status == "established" {
					t.Fatalf("with %s of %q at %d: %s, failures %+v", s.criterion.Code, s.roleType, level, got.Status, got.GateFailures)
				}
				for _, role := range got.Roles {
					if (len(role.GateFailures) > 0) != (role.RoleType == s.roleType) {
						t.Fatalf("with %s of %q at %d, %s fails %+v", s.criterion.Code, s.roleType, level, role.RoleType, role.GateFailures)
					}
				}
			}
			a.levels[i] = highestLevel
		}
	})
}

func TestTheScoreIsTheMeanOfWhatDomainsReachOverWhatAppliesAndIsAssessed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		a := draw(t, f)
		got := a.score(f)
		reached, possible := make([]float64, len(f)), make([]float64, len(f))
		applicable := int64(0)
		for i, s := range f.slots() {
			if a.coreOnly && !s.criterion.IsCore || s.roleType != "" && !slices.Contains(a.deployed, s.roleType) || a.levels[i] == NotApplicable {
				continue
			}
			applicable++
			if a.levels[i] != NotAssessed {
				reached[s.domain] += float64(int64(a.levels[i]) * s.criterion.Weight)
				possible[s.domain] += float64(highestLevel * s.criterion.Weight)
			}
		}
		sum, weights := 0.0, 0.0
		for d, domain := range f {
			if possible[d] > 0 {
				sum += float64(domain.Weight) * 100 * reached[d] / possible[d]
				weights += float64(domain.Weight)
			}
		}
		if got.Applicable != applicable || (got.Score == nil) != (weights == 0) || got.Score != nil && (*got.Score > sum/weights+1e-9 || *got.Score < sum/weights-0.01-1e-9) {
			t.Fatalf("%+v of %d that apply, where the mean is %v", got.Part, applicable, sum/weights)
		}
	})
}

func TestARoleThatIsNotDeployedHasNoSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		a := draw(t, f)
		before := a.score(f)
		for i, s := range f.slots() {
			if s.roleType != "" && !slices.Contains(a.deployed, s.roleType) {
				a.levels[i] = rapid.Int16Range(NotApplicable, highestLevel).Draw(t, "other level")
			}
		}
		if after := a.score(f); !reflect.DeepEqual(before, after) {
			t.Fatalf("levels of roles that are not deployed changed %+v to %+v", before, after)
		}
	})
}

func TestAStatusStandsOnFourFifthsOfWhatApplies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		a := draw(t, f)
		got := a.score(f)
		enough := got.Applicable > 0 && got.Assessed*100 >= got.Applicable*80
		if (got.Status == statusTooLittle) == (enough && got.Score != nil) {
			t.Fatalf("%d of %d assessed is %s", got.Assessed, got.Applicable, got.Status)
		}
	})
}

func TestAScoreBetweenTwoBandsIsOfTheLowerOneUntilItReachesTheHigher(t *testing.T) {
	for score, band := range map[float64]string{0: "not_started", 19.99: "not_started", 20: "emerging", 39.99: "emerging", 40: "developing", 59.99: "developing", 60: "established", 79.99: "established", 80: "embedded", 100: "embedded"} {
		if got := bandOf(score); got != band {
			t.Errorf("%v per cent is %s, not %s", score, got, band)
		}
	}
}
