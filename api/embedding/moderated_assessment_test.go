package embedding_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/embedding"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestABoardAssessesANetworkWhoseManagerAgreesOrGivesItBack(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.beginAs(t, "moderated")
	a = rates(t, w.lead, a, everything(a, 3)...)
	if read := answered[embedding.AssessmentDetail](t, w.manager, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil); read.Status != "draft" || read.Ratings[0].Reason == nil {
		t.Errorf("the manager does not see what the board says of their network while it is saying it: %+v", read.Ratings[0])
	}
	a = does(t, w.lead, a, "submit", nil)
	a = does(t, w.manager, a, "return", object{"comment": "We do have a room"})
	if a.Status != "returned" || a.ReturnComment == nil || *a.ReturnComment != "We do have a room" {
		t.Fatalf("given back, it is %+v", a.Assessment)
	}
	if read := answered[embedding.AssessmentDetail](t, w.lead, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil); read.ReturnComment == nil {
		t.Error("the lead does not read why")
	}
	a = rates(t, w.second, a, object{"criterion_code": "E2", "level": 4})
	a = does(t, w.second, a, "submit", nil)
	a = does(t, w.manager, a, "validate", nil)
	refusedWith(t, w.manager, http.MethodPost, assessments+"/"+a.ID+"/publish", a.Version, nil, http.StatusForbidden, "publish an assessment")
	if a = does(t, w.lead, a, "publish", nil); a.Status != "published" || a.Kind != "moderated" {
		t.Errorf("published, it is %+v", a.Assessment)
	}
}

// Nobody judges what they rated, and nobody rates what they judge.
func TestWhoseAnAssessmentIsDecidesWhoRatesItAndWhoAnswers(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	const boards, networks = "A moderated assessment is the board's", "An assessment of this kind is the network's"
	begin := func(kind string) object {
		return object{"pcn_code": "UD0001", "kind": kind, "criteria_set": "core"}
	}
	for _, kind := range []string{"self", "peer"} {
		refusedWith(t, w.lead, http.MethodPost, assessments, 0, begin(kind), http.StatusForbidden, networks)
	}
	refusedWith(t, w.manager, http.MethodPost, assessments, 0, begin("moderated"), http.StatusForbidden, boards)
	refused(t, w.otherLead, http.MethodPost, assessments, 0, begin("moderated"), "/pcn_code", "unknown_pcn")
	refusedWith(t, w.officer, http.MethodPost, assessments, 0, begin("moderated"), http.StatusForbidden, "begin an assessment")
	for _, tt := range []struct{ kind, words string }{{"moderated", boards}, {"self", networks}} {
		works, answers := w.bodies(tt.kind)
		a := w.beginAs(t, tt.kind)
		a = rates(t, works, a, everything(a, 3)...)
		if tt.kind == "self" { // the board sees it once it is submitted
			a = does(t, answers, does(t, works, a, "submit", nil), "return", object{"comment": "Once more"})
		}
		at := assessments + "/" + a.ID
		refusedWith(t, answers, http.MethodPut, at+"/ratings", a.Version, object{"ratings": everything(a, 4)}, http.StatusForbidden, tt.words)
		refusedWith(t, answers, http.MethodPatch, at, a.Version, object{"criteria_set": "full"}, http.StatusForbidden, tt.words)
		refusedWith(t, answers, http.MethodGet, at+"/suggestions", 0, nil, http.StatusForbidden, tt.words)
		for _, step := range []string{"submit", "discard"} {
			refusedWith(t, answers, http.MethodPost, at+"/"+step, a.Version, nil, http.StatusForbidden, tt.words)
		}
		a = does(t, works, a, "submit", nil)
		refusedWith(t, works, http.MethodPost, at+"/validate", a.Version, nil, http.StatusForbidden, tt.words)
		refusedWith(t, works, http.MethodPost, at+"/return", a.Version, object{"comment": "No"}, http.StatusForbidden, tt.words)
		a = does(t, w.admin, a, "validate", nil) // the programme may, where nobody of the other body is there to
		a = does(t, answers, a, "return", object{"comment": "Not like this"})
		does(t, works, a, "discard", nil)
	}
}

// A role in one place says nothing of another: who leads one board and manages a network of another's is each where they are.
func TestWhoLeadsOneBoardAndManagesANetworkOfAnotherIsEachInTheirPlace(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	id := w.Settle(access.NewPerson{Name: "Of Two Places", Email: "of.two.places@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}, From: vocabulary.NewDate(2020, 1, 1)})
	both := w.As(id)
	answered[object](t, w.admin, http.StatusCreated, http.MethodPost, "/api/v1/users/"+id+"/memberships", 0, object{"role": "icb_lead", "scope_kind": "icb", "scope_keys": []string{"QMF"}, "valid_from": "2026-11-26"})
	refusedWith(t, both, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": "moderated", "criteria_set": "core"}, http.StatusForbidden, "is the board's")
	a := w.beginAs(t, "moderated")
	a = does(t, w.lead, rates(t, w.lead, a, everything(a, 3)...), "submit", nil)
	does(t, both, a, "validate", nil)
}

func TestWhoBeginsASecondAssessmentIsToldWhichIsOpenAndWhoseItIs(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	moderated := object{"pcn_code": "UD0001", "kind": "moderated", "criteria_set": "core"}
	a := w.begin(t)
	refusedWith(t, w.lead, http.MethodPost, assessments, 0, moderated, http.StatusConflict, "one that its manager works at")
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	refusedWith(t, w.lead, http.MethodPost, assessments, 0, moderated, http.StatusConflict, "the network's own, begun on 26 November 2026. It is with its board")
	does(t, w.manager, does(t, w.lead, a, "return", object{"comment": "No"}), "discard", nil)
	w.beginAs(t, "moderated")
	refusedWith(t, w.manager, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": "self", "criteria_set": "core"}, http.StatusConflict, "the board's, a moderated one, begun on 26 November 2026. It is a draft: the network's board works at it. Another can be begun once it is published or discarded. A lead of the board can discard it while it is a draft or given back, and the programme until it is published.")
}

// Where a board has no lead, or a network no manager, what they left open does not keep the other from assessing.
func TestTheProgrammeDiscardsForAReasonWhatNobodyElseIsThereToDiscard(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	for _, kind := range []string{"self", "peer", "moderated"} {
		works, answers := w.bodies(kind)
		for _, status := range []string{"draft", "submitted", "returned", "validated"} {
			a := w.beginAs(t, kind)
			if a = rates(t, works, a, everything(a, 3)...); status != "draft" {
				a = does(t, works, a, "submit", nil)
			}
			switch status {
			case "returned":
				a = does(t, answers, a, "return", object{"comment": "Once more"})
			case "validated":
				a = does(t, answers, a, "validate", nil)
			}
			at := assessments + "/" + a.ID + "/discard"
			if status == "submitted" || status == "validated" { // which is not with them any more
				refusedWith(t, works, http.MethodPost, at, a.Version, object{"reason": "Nobody is there any more"}, http.StatusConflict, "Only a draft can be discarded")
			}
			refusedWith(t, w.officer, http.MethodPost, at, a.Version, object{"reason": "Nobody is there any more"}, http.StatusForbidden, "discard an assessment")
			refused(t, w.admin, http.MethodPost, at, a.Version, nil, "/reason", "required")
			refused(t, w.admin, http.MethodPost, at, a.Version, object{"reason": "Gone"}, "/reason", "too_short")
			const reason = "Nobody of them is there before January"
			if a = does(t, w.admin, a, "discard", object{"reason": reason}); a.Status != "discarded" || a.DiscardReason == nil || a.ValidatedAt != nil || a.AgreedBy != nil {
				t.Fatalf("%s and %s, it is discarded as %+v", kind, status, a.Assessment)
			}
			if read := answered[embedding.AssessmentDetail](t, works, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil); read.DiscardReason == nil || *read.DiscardReason != reason {
				t.Errorf("%s and %s, whoever worked at it reads as the reason %v", kind, status, read.DiscardReason)
			}
			refusedWith(t, w.admin, http.MethodPost, at, a.Version, object{"reason": "Once more, to be sure"}, http.StatusConflict, "Only what is not published can be discarded")
		}
	}
	a := w.published(t, 3)
	refusedWith(t, w.admin, http.MethodPost, assessments+"/"+a.ID+"/discard", a.Version, object{"reason": "It is not what we think"}, http.StatusConflict, "is published")
}

// What was agreed to says for which body: that a board relies on it, that a network agrees, or that the programme did in their place.
func TestAnAssessmentSaysWhichBodyAgreedToIt(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	for _, tt := range []struct {
		kind, body string
		by         *contract.Server
	}{{"self", "board", w.lead}, {"peer", "board", w.lead}, {"moderated", "network", w.manager}, {"self", "programme", w.admin}, {"moderated", "programme", w.admin}} {
		works, answers := w.bodies(tt.kind)
		a := w.beginAs(t, tt.kind)
		a = does(t, works, rates(t, works, a, everything(a, 3)...), "submit", nil)
		if a.AgreedBy != nil {
			t.Errorf("before anybody agreed it says %s", *a.AgreedBy)
		}
		if a = does(t, tt.by, a, "validate", nil); a.AgreedBy == nil || *a.AgreedBy != tt.body {
			t.Errorf("a %s one, which is the %s's to agree to, says %v", tt.kind, tt.body, a.AgreedBy)
		}
		if a = does(t, answers, a, "return", object{"comment": "Not like this"}); a.AgreedBy != nil {
			t.Errorf("given back, it says %s", *a.AgreedBy)
		}
		a = does(t, tt.by, does(t, works, a, "submit", nil), "validate", nil)
		a = does(t, w.lead, a, "publish", nil)
		listed := answered[embedding.AssessmentList](t, w.analyst, http.StatusOK, http.MethodGet, assessments+"?id="+a.ID, 0, nil).Items
		if len(listed) != 1 || listed[0].AgreedBy == nil || *listed[0].AgreedBy != tt.body {
			t.Errorf("published, it is listed as %+v", listed)
		}
		file := w.analyst.Do(http.MethodGet, assessments+"?fields=id,agreed_by&id="+a.ID, map[string]string{"Accept": "text/csv"}, nil).Text()
		if !strings.Contains(file, a.ID+","+tt.body) {
			t.Errorf("in a file it is %s", file)
		}
	}
}

func TestTheLevelsSuggestedToABoardAreThoseSuggestedToItsNetwork(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	if r := w.manager.Do(http.MethodPut, "/api/v1/pcns/UD0001/service_figures/splw/2026-10", map[string]string{"If-None-Match": "*"}, object{"referrals": 40, "first_contacts": 20, "wait_days_median": 9}); r.Status != http.StatusCreated {
		t.Fatalf("figures of a month are answered %d %s", r.Status, r.Text())
	}
	suggested := func(kind string) string {
		works, _ := w.bodies(kind)
		a := w.beginAs(t, kind)
		list := answered[embedding.SuggestionList](t, works, http.StatusOK, http.MethodGet, assessments+"/"+a.ID+"/suggestions", 0, nil)
		does(t, works, a, "discard", nil)
		return asJSON(t, list)
	}
	own, boards := suggested("self"), suggested("moderated")
	if own != boards || !strings.Contains(own, `"wait"`) {
		t.Errorf("the network is told\n%s\nand its board\n%s", own, boards)
	}
}

func TestWhatABoardAssessesDoesNotAnswerWhatItAsks(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	c := w.asks(t, nil)
	w.publishedAs(t, "moderated", 3)
	if is := w.chased(t, w.lead, c.ID); is.State != "not_begun" {
		t.Errorf("the network, which says nothing of itself yet, is %s", is.State)
	}
}

func TestWhatANetworkSaysOfItselfStandsBesideWhatItsBoardCameTo(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	says := func(day string, self, validated any) {
		t.Helper()
		now := standing(t, w, day)
		for what, pair := range map[string][2]any{"self": {self, now.SelfScore}, "validated": {validated, now.ValidatedScore}} {
			got, _ := pair[1].(*float64)
			if (pair[0] == nil) != (got == nil) || got != nil && *got != pair[0] {
				t.Errorf("%s: the %s score is %v, not %v", day, what, got, pair[0])
			}
		}
	}
	w.publishedAs(t, "moderated", 2)
	says("", nil, 50.0)
	w.now = w.now.AddDate(0, 1, 0)
	w.published(t, 3)
	says("", 75.0, 50.0)
	says("?as_of=2026-11-26", nil, 50.0)
	w.now = w.now.AddDate(0, 0, 1)
	w.publishedAs(t, "peer", 1)
	says("", 75.0, 25.0)
	w.now = w.now.AddDate(2, 0, -1) // two years after the network's own
	says("", nil, 25.0)
}
