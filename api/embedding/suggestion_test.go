package embedding

import (
	"testing"

	"pgregory.net/rapid"
)

func TestEachRuleComesToTheHighestLevelThatTheRecordsBearOut(t *testing.T) {
	number := func(of float64) *float64 { return &of }
	limit := int64(250)
	for _, tt := range []struct {
		rule  string
		facts roleFacts
		level int64
	}{
		{"establishment_filled", roleFacts{WTEFunded: 2}, 0},
		{"establishment_filled", roleFacts{WTEFunded: 2, WTEInPost: 0.9}, 1},
		{"establishment_filled", roleFacts{WTEFunded: 2, WTEInPost: 1}, 2},
		{"establishment_filled", roleFacts{WTEFunded: 2, WTEInPost: 1.6}, 3},
		{"establishment_filled", roleFacts{WTEFunded: 2, WTEInPost: 1.9, VacantDays: 90}, 3},
		{"establishment_filled", roleFacts{WTEFunded: 2, WTEInPost: 1.9, VacantDays: 89}, 4},
		{"fair_offer", roleFacts{WTEFunded: 2, WTEPoor: 2}, 0},
		{"fair_offer", roleFacts{WTEFunded: 2, WTEPoor: 1}, 1},
		{"fair_offer", roleFacts{WTEFunded: 2, WTEFair: 1, WTEFairPermanent: 1}, 2},
		{"fair_offer", roleFacts{WTEFunded: 2, WTEFair: 2, WTEFairPermanent: 1}, 3},
		{"fair_offer", roleFacts{WTEFunded: 2, WTEFair: 2, WTEFairPermanent: 2}, 4},
		{"retention", roleFacts{Turnover: number(10), Leavers: 1, Unexplained: 1}, 1},
		{"retention", roleFacts{Turnover: number(20.1), Leavers: 1}, 2},
		{"retention", roleFacts{Turnover: number(20), Leavers: 1}, 3},
		{"induction", roleFacts{Holders: 2}, 0},
		{"induction", roleFacts{Holders: 2, InductionBegun: 1}, 2},
		{"induction", roleFacts{Holders: 2, InductionBegun: 2, Inducted: 2}, 3},
		{"role_training", roleFacts{Holders: 3, Trained: 1}, 1},
		{"role_training", roleFacts{Holders: 2, Trained: 1}, 2},
		{"role_training", roleFacts{Holders: 2, Trained: 2, Completed: 1}, 3},
		{"role_training", roleFacts{Holders: 2, Trained: 2, Completed: 2}, 4},
		{"supervision", roleFacts{MonthsDue: 6}, 0},
		{"supervision", roleFacts{MonthsDue: 6, MonthsHeld: 2}, 1},
		{"supervision", roleFacts{MonthsDue: 6, MonthsHeld: 5, ArrangedPosts: 1}, 2},
		{"supervision", roleFacts{MonthsDue: 6, MonthsHeld: 6, ArrangedPosts: 1}, 3},
		{"caseload", roleFacts{}, 0},
		{"caseload", roleFacts{CaseloadMonths: 11, People: 200, WTEYear: 1}, 1},
		{"caseload", roleFacts{CaseloadMonths: 12, People: 200, WTEYear: 1}, 2},
		{"caseload", roleFacts{CaseloadMonths: 12, People: 251, WTEYear: 1, CaseloadMax: &limit}, 2},
		{"caseload", roleFacts{CaseloadMonths: 12, People: 250, WTEYear: 1, CaseloadMax: &limit}, 3},
		{"wait", roleFacts{}, 0},
		{"wait", roleFacts{WaitMonths: 5, WaitFirst: number(9), WaitLast: number(8)}, 1},
		{"wait", roleFacts{WaitMonths: 6, WaitFirst: number(8), WaitLast: number(9)}, 2},
		{"wait", roleFacts{WaitMonths: 6, WaitFirst: number(9), WaitLast: number(9)}, 3},
	} {
		found := roleRules[tt.rule](tt.facts)
		if found == nil || found.Level != tt.level || len(found.From) == 0 {
			t.Errorf("%s of %+v comes to %+v, not %d", tt.rule, tt.facts, found, tt.level)
		}
	}
	for _, tt := range []struct {
		rule    string
		network networkFacts
		role    roleFacts
		level   int64
	}{
		{"funding_security", networkFacts{}, roleFacts{WTEFunded: 2}, 0},
		{"funding_security", networkFacts{}, roleFacts{WTEFunded: 2, WTEAhead: 0.9}, 1},
		{"funding_security", networkFacts{}, roleFacts{WTEFunded: 2, WTEAhead: 1}, 2},
		{"funding_security", networkFacts{}, roleFacts{WTEFunded: 2, WTEAhead: 2}, 3},
		{"returns_and_claims", networkFacts{}, roleFacts{WTEInPost: 1}, 0},
		{"returns_and_claims", networkFacts{}, roleFacts{WTEInPost: 1, ClaimedMonths: 3}, 1},
		{"returns_and_claims", networkFacts{}, roleFacts{WTEInPost: 1, ClaimedMonths: 3, IsClaimed: true}, 2},
		{"returns_and_claims", networkFacts{Returned: 1, Censuses: 4, HasNewest: true}, roleFacts{WTEInPost: 1, IsClaimed: true}, 3},
		{"referrals_by_group", networkFacts{}, roleFacts{}, 0},
		{"referrals_by_group", networkFacts{EthnicityMonths: 6, UnknownShare: number(5)}, roleFacts{}, 1},
		{"referrals_by_group", networkFacts{BothMonths: 3, UnknownShare: number(50)}, roleFacts{}, 2},
		{"referrals_by_group", networkFacts{BothMonths: 6, UnknownShare: number(20)}, roleFacts{}, 3},
	} {
		if found := networkRules[tt.rule](tt.network, map[string]roleFacts{"splw": tt.role}); found == nil || found.Level != tt.level || len(found.From) == 0 {
			t.Errorf("%s of %+v and %+v comes to %+v, not %d", tt.rule, tt.network, tt.role, found, tt.level)
		}
	}
}

func TestMorePostsFilledNeverSuggestALowerLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		funded := rapid.Float64Range(0.1, 20).Draw(t, "funded")
		in := rapid.Float64Range(0, funded).Draw(t, "in post")
		more := rapid.Float64Range(in, funded).Draw(t, "more in post")
		of := func(wte float64) int64 {
			return establishmentFilled(roleFacts{WTEFunded: funded, WTEInPost: wte}).Level
		}
		if of(more) < of(in) {
			t.Fatalf("%v in post suggests less than %v of %v", more, in, funded)
		}
	})
}

func TestEveryDerivationOfTheFirstFrameworkHasItsRule(t *testing.T) {
	for _, list := range CodeLists() {
		if list.Name != "derivation" {
			continue
		}
		for _, code := range list.Codes {
			if roleRules[code.Code] == nil && networkRules[code.Code] == nil {
				t.Errorf("nothing works out %s", code.Code)
			}
		}
	}
}
