package policy_test

import (
	"testing"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestWhatIsComparedGoesBeyondTheReachForItsOwnRecordsAlone(t *testing.T) {
	lead := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson, Grants: []vocabulary.Grant{{Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}, Reach: []string{"icb:QMF", "pcn:UD0005"}}}}
	scope, err := policy.Allow(lead, "embedding.read_overview")
	if err != nil {
		t.Fatal(err)
	}
	compared := scope.Compared([]string{"UD0001"})
	if !compared.Covers("assessments:UD0001", "assessments:UD0005") {
		t.Errorf("to compare it reads %v", compared.Tokens())
	}
	for _, token := range []string{"pcn:UD0001", "assessment_drafts:UD0001", "assessments_in_review:UD0001", "assessment_evidence:UD0001", "posts:UD0001"} {
		if compared.Covers(token) {
			t.Errorf("to compare it also reads %s", token)
		}
	}
	if scope.Covers("assessments:UD0001") {
		t.Error("what is compared is within reach ever after")
	}
	if scope, err = policy.Allow(lead, "embedding.read"); err != nil || scope.Compared([]string{"UD0001"}).Covers("assessments:UD0001") {
		t.Errorf("an operation that compares nothing reads beyond the reach: %v", err)
	}
}
