package embedding_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/embedding"
	"trellis/api/server/contract"
)

// What an assessment takes a manager; docs/data-sources.md says where each comes from.
const (
	wordsAMinute   = 238
	toRateByHand   = 20 * time.Second
	toTakeWhatIsSo = 10 * time.Second
	toTurnAPage    = 10 * time.Second
)

// takes is how long the first assessment of a network takes that has posts of some roles: each criterion is read once
// with all its levels, and rated for each role it is asked of. Where the records can suggest no level, by hand.
func takes(f embedding.FrameworkDetail, roleTypes []string, asked func(embedding.Criterion) bool, hasRecords bool) (all time.Duration) {
	all = toTurnAPage // the review
	for _, domain := range f.Domains {
		all += toTurnAPage
		for _, c := range domain.Criteria {
			if !asked(c) {
				continue
			}
			words := len(strings.Fields(strings.Join(append([]string{c.Name, c.Explanation}, c.Levels...), " ")))
			all += time.Duration(words) * time.Minute / wordsAMinute
			each := toRateByHand
			if hasRecords && c.Derivation != nil {
				each = toTakeWhatIsSo
			}
			all += time.Duration(timesAsked(c, roleTypes)) * each
		}
	}
	return all
}

// timesAsked is how many levels a network with posts of some roles gives of a criterion.
func timesAsked(c embedding.Criterion, roleTypes []string) (n int) {
	if c.Scope == "pcn" {
		return 1
	}
	for _, role := range roleTypes {
		if len(c.RoleTypes) == 0 || slices.Contains(c.RoleTypes, role) {
			n++
		}
	}
	return n
}

func TestAFirstAssessmentOfTheCoreCriteriaTakesHalfAnHour(t *testing.T) {
	f := framework(t, contract.NewServer(t), 1)
	core, all := func(c embedding.Criterion) bool { return c.IsCore }, func(embedding.Criterion) bool { return true }
	three, one := []string{"splw", "cc", "hwbc"}, []string{"splw"}
	for _, network := range []struct {
		says       string
		roleTypes  []string
		asked      func(embedding.Criterion) bool
		hasRecords bool
		promised   bool // the others are told, and may come to be less
	}{
		{"three roles, core criteria", three, core, true, true},
		{"one role, core criteria", one, core, true, true},
		{"one role, core criteria, nothing written down yet", one, core, false, true},
		{"three roles, core criteria, nothing written down yet", three, core, false, false},
		{"three roles, all criteria", three, all, true, false},
	} {
		took := takes(f, network.roleTypes, network.asked, network.hasRecords)
		t.Logf("%s: %.1f minutes", network.says, took.Minutes())
		if network.promised && took > 30*time.Minute {
			t.Errorf("%s takes %s", network.says, took.Round(time.Second))
		}
	}
}
