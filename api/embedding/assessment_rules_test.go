package embedding

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatWasRatedOfARoleIsThereAgainWhenTheRoleIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyContent(t)
		drawn := draw(t, f)
		why := "The practices do"
		a := &assessmentRecord{Assessment: Assessment{CriteriaSet: "full", RoleTypes: drawn.deployed}, Levels: drawn.levels, remarks: map[place]remark{}}
		for i, s := range f.slots() {
			if a.Levels[i] == NotApplicable && s.criterion.IsGate {
				a.Levels[i] = NotAssessed
			}
			a.remarks[s.place()] = remark{Reason: &why}
		}
		a.count(f)
		levels, result := slices.Clone(a.Levels), a.Result
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			a.deploy(f, draw(t, f).deployed)
			a.count(f)
		}
		a.deploy(f, drawn.deployed)
		a.count(f)
		if !slices.Equal(a.Levels, levels) || !reflect.DeepEqual(a.Result, result) {
			t.Fatalf("with the roles it had it is %v %+v, and was %v %+v", a.Levels, a.Result, levels, result)
		}
	})
}

func TestAGateIsNeverTakenOverAsNotApplicableNorSubmittedSo(t *testing.T) {
	why := "Override: the log is on paper"
	f := content{{Code: "A", Weight: 1, Criteria: []Criterion{{Code: "A1", Scope: scopePCN, IsCore: true, IsGate: true, Weight: 1}, {Code: "A2", Scope: scopePCN, IsCore: true, Weight: 1}}}}
	a := &assessmentRecord{Assessment: Assessment{CriteriaSet: "core"}, Levels: []int16{NotApplicable, 3}, remarks: map[place]remark{{"A1", ""}: {Reason: &why}}}
	a.count(f)
	if faults := a.incomplete(f); len(faults) != 1 || faults[0].Pointer != "/ratings/0/is_not_applicable" || faults[0].Code != "gate" {
		t.Errorf("submitted with a gate that does not apply it is refused for %+v", faults)
	}
	if a.deploy(f, nil); a.Levels[0] != NotAssessed {
		t.Errorf("taken over, the gate is at %d", a.Levels[0])
	}
}
