package policy_test

import (
	"slices"
	"testing"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestAnOperationThatNamesItsClassesReachesNoOther(t *testing.T) {
	manager := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson, Grants: []vocabulary.Grant{{Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"U12345"}, Reach: []string{"pcn:U12345"}}}}
	scope, err := policy.Allow(manager, "assessments.list")
	if err != nil {
		t.Fatal(err)
	}
	tokens := slices.Sorted(slices.Values(scope.Tokens()))
	if want := []string{"assessment_drafts:U12345", "assessment_evidence:U12345", "assessments:U12345", "assessments_in_review:U12345", "user:me"}; !slices.Equal(tokens, want) {
		t.Errorf("a manager lists assessments with %v", tokens)
	}
}

func TestABoardCountsServicesOnlyWhereLevelsAreSuggestedFromThem(t *testing.T) {
	lead := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson, Grants: []vocabulary.Grant{{Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}, Reach: []string{"icb:QMF", "pcn:U12345"}}}}
	for operation, counts := range map[string]bool{"assessments.rate": true, "assessments.suggest": true, "assessments.submit": true, "assessments.create": false, "assessments.update": false, "assessments.discard": false} {
		scope, err := policy.Allow(lead, operation)
		if err != nil {
			t.Fatal(err)
		}
		if scope.Covers("service_figures:U12345") != counts {
			t.Errorf("%s counts service figures: %v", operation, !counts)
		}
	}
}
