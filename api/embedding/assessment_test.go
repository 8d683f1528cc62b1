package embedding_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/embedding"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// town is a small invented London with somebody in each role that assessments concern.
type town struct {
	*contract.Server
	manager, lead, second, otherLead, admin, officer, analyst *contract.Server

	now time.Time
}

func newTown(t testing.TB, options ...contract.Option) *town {
	t.Helper()
	w := &town{now: time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)}
	s := contract.NewServer(t, append(options, contract.WithClock(func() time.Time { return w.now }))...)
	s.FillLondon()
	as := func(name string, role policy.Role, kind, key string) *contract.Server {
		return s.As(s.Settle(access.NewPerson{Name: name, Email: strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: []string{key}, From: vocabulary.NewDate(2020, 1, 1)}))
	}
	w.Server, w.manager, w.lead, w.second = s, as("A Manager", policy.PCNManager, "pcn", "UD0001"), as("A Lead", policy.ICBLead, "icb", "Z9B2Z"), as("Second Lead", policy.ICBLead, "icb", "Z9B2Z")
	w.otherLead, w.admin, w.officer, w.analyst = as("Other Lead", policy.ICBLead, "icb", "QMF"), as("An Admin", policy.ProgrammeAdmin, "region", "Y56"), as("An Officer", policy.ProgrammeOfficer, "region", "Y56"), as("An Analyst", policy.Analyst, "region", "Y56")
	return w
}

const assessments = "/api/v1/assessments"

// linkWorker gives UD0001 a post for a link worker.
func (w *town) linkWorker(t testing.TB) string {
	t.Helper()
	return answered[struct{ ID string }](t, w.manager, http.StatusCreated, http.MethodPost, "/api/v1/posts", 0, object{"pcn_code": "UD0001", "reference": "SPLW-1", "role_type": "splw", "opened_on": "2024-04-01",
		"recruiting_from": "2024-04-01", "wte_funded": 1, "afc_band": "5", "contract": "permanent", "engagement": "employed", "employer_type": "pcn", "employer_name": "Camden Demo 1"}).ID
}

// kept is a post.
type kept struct {
	ID      string
	Version int64
}

// deploys gives UD0001 a post for a role, from yesterday on.
func (w *town) deploys(t testing.TB, role, reference string) kept {
	t.Helper()
	yesterday := w.now.AddDate(0, 0, -1).Format("2006-01-02")
	return answered[kept](t, w.manager, http.StatusCreated, http.MethodPost, "/api/v1/posts", 0, object{"pcn_code": "UD0001", "reference": reference, "role_type": role, "opened_on": yesterday,
		"recruiting_from": yesterday, "wte_funded": 1, "afc_band": "5", "contract": "permanent", "engagement": "employed", "employer_type": "pcn", "employer_name": "Camden Demo 1"})
}

func (w *town) begin(t testing.TB) embedding.AssessmentDetail {
	t.Helper()
	return w.beginAs(t, "self")
}

func (w *town) beginAs(t testing.TB, kind string) embedding.AssessmentDetail {
	t.Helper()
	works, _ := w.bodies(kind)
	return answered[embedding.AssessmentDetail](t, works, http.StatusCreated, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": kind, "criteria_set": "core"})
}

// bodies are who works at an assessment of a kind, and who validates or returns it.
func (w *town) bodies(kind string) (works, answers *contract.Server) {
	if kind == "moderated" {
		return w.lead, w.manager
	}
	return w.manager, w.lead
}

// does takes an assessment a step on, which must work.
func does(t testing.TB, s *contract.Server, a embedding.AssessmentDetail, step string, body any) embedding.AssessmentDetail {
	t.Helper()
	return answered[embedding.AssessmentDetail](t, s, http.StatusOK, http.MethodPost, assessments+"/"+a.ID+"/"+step, a.Version, body)
}

func rates(t testing.TB, s *contract.Server, a embedding.AssessmentDetail, ratings ...object) embedding.AssessmentDetail {
	t.Helper()
	return answered[embedding.AssessmentDetail](t, s, http.StatusOK, http.MethodPut, assessments+"/"+a.ID+"/ratings", a.Version, object{"ratings": ratings})
}

// everything rates all that is asked at a level, each with a reason.
func everything(a embedding.AssessmentDetail, level int) (all []object) {
	for _, r := range a.Ratings {
		rating := object{"criterion_code": r.CriterionCode, "level": level, "reason": "As agreed in the team"}
		if r.RoleType != nil {
			rating["role_type"] = *r.RoleType
		}
		all = append(all, rating)
	}
	return all
}

func (w *town) published(t testing.TB, level int) embedding.AssessmentDetail {
	t.Helper()
	return w.publishedAs(t, "self", level)
}

func (w *town) publishedAs(t testing.TB, kind string, level int) embedding.AssessmentDetail {
	t.Helper()
	a := w.beginAs(t, kind)
	works, answers := w.bodies(kind)
	a = does(t, works, rates(t, works, a, everything(a, level)...), "submit", nil)
	return does(t, w.lead, does(t, answers, a, "validate", nil), "publish", nil)
}

func TestAnAssessmentGoesFromItsNetworkToTheBoardAndBackAndIsPublished(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	if a.Status != "draft" || a.EmbeddingStatus != "insufficient_evidence" || !slices.Equal(a.RoleTypes, []string{"splw"}) || a.Score != nil || len(a.Ratings) != int(a.Applicable) || len(a.Ratings) < 27 {
		t.Fatalf("it begins as %+v", a)
	}
	refused(t, w.manager, http.MethodPost, assessments+"/"+a.ID+"/submit", a.Version, object{}, "/ratings", "required")
	a = rates(t, w.manager, a, everything(a, 3)...)
	if a.EmbeddingStatus != "established" || a.Score == nil || *a.Score != 75 || a.GatesFailed != 0 {
		t.Fatalf("all at level 3 it comes to %s %v with %d gates failed", a.EmbeddingStatus, a.Score, a.GatesFailed)
	}
	a = does(t, w.manager, a, "submit", nil)
	refusedWith(t, w.manager, http.MethodPut, assessments+"/"+a.ID+"/ratings", a.Version, object{"ratings": everything(a, 4)}, http.StatusConflict, "does not change any more")
	a = does(t, w.lead, a, "return", object{"comment": "When was supervision held?"})
	if a.Status != "returned" || a.ReturnComment == nil {
		t.Fatalf("returned, it is %+v", a.Assessment)
	}
	a = rates(t, w.manager, a, object{"criterion_code": "D2", "role_type": "splw", "level": 2, "reason": "Held in four months of six", "evidence": "Log of the GP lead", "evidence_url": "https://example.org/log"})
	if a.Status != "draft" || a.EmbeddingStatus != "developing" || a.GatesFailed != 1 || *a.Result.Band != "established" {
		t.Fatalf("with a gate not met it is %+v", a.Assessment)
	}
	a = does(t, w.lead, does(t, w.manager, a, "submit", nil), "validate", nil)
	a = does(t, w.lead, a, "publish", nil)
	if a.Status != "published" || a.PublishedOn == nil || a.PublishedOn.String() != "2026-11-26" {
		t.Fatalf("published, it is %+v", a.Assessment)
	}
	for _, step := range []string{"submit", "return", "validate", "publish", "discard"} {
		by, body := w.lead, object{}
		switch step {
		case "submit", "discard":
			by = w.manager
		case "return":
			body["comment"] = "Too late"
		}
		refusedWith(t, by, http.MethodPost, assessments+"/"+a.ID+"/"+step, a.Version, body, http.StatusConflict, "is published")
	}
}

func TestTheNextAssessmentBeginsWithTheLastAndItsScoreMovesFromThere(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	first := w.published(t, 2)
	next := w.begin(t)
	if next.PrefilledFrom == nil || *next.PrefilledFrom != first.ID || *next.Score != *first.Score || next.Ratings[0].Reason == nil {
		t.Fatalf("it begins with %v and %v", next.PrefilledFrom, next.Score)
	}
	w.now = w.now.AddDate(0, 3, 0)
	next = does(t, w.manager, rates(t, w.manager, next, everything(next, 3)...), "submit", nil)
	next = does(t, w.second, does(t, w.lead, next, "validate", nil), "publish", nil)
	if next.ScoreChange == nil || *next.ScoreChange != 25 {
		t.Errorf("from 50 to 75 it moved by %v", next.ScoreChange)
	}
	before := answered[embedding.AssessmentDetail](t, w.lead, http.StatusOK, http.MethodGet, assessments+"/"+first.ID, 0, nil)
	if before.Status != "superseded" || before.SupersededOn == nil || before.SupersededOn.String() != "2027-02-26" || *before.Score != 50 {
		t.Errorf("the one before is %+v", before.Assessment)
	}
}

func TestOneAssessmentOfANetworkIsOpenAtATime(t *testing.T) {
	w := newTown(t)
	a := w.begin(t)
	refusedWith(t, w.manager, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": "peer", "criteria_set": "full"}, http.StatusConflict, "open already")
	does(t, w.manager, a, "discard", nil)
	w.begin(t)
}

func TestADraftIsItsNetworksUntilItIsSubmittedAndWhatIsPublishedIsReadWithoutItsEvidence(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	sees := func(s *contract.Server, a embedding.AssessmentDetail) bool {
		t.Helper()
		status := s.Do(http.MethodGet, assessments+"/"+a.ID, nil, nil).Status
		listed := answered[embedding.AssessmentList](t, s, http.StatusOK, http.MethodGet, assessments+"?pcn_code=UD0001", 0, nil)
		if (status == http.StatusOK) != (len(listed.Items) > 0) {
			t.Errorf("one by one it answers %d, in the list there are %d", status, len(listed.Items))
		}
		return status == http.StatusOK
	}
	a := w.begin(t)
	if !sees(w.manager, a) || !sees(w.officer, a) || sees(w.lead, a) || sees(w.analyst, a) || sees(w.otherLead, a) {
		t.Error("a draft is seen by others than its network and the programme team")
	}
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	if !sees(w.lead, a) || sees(w.analyst, a) || sees(w.otherLead, a) {
		t.Error("what is submitted is seen by others than the board, or not by it")
	}
	a = does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil)
	if !sees(w.analyst, a) || sees(w.otherLead, a) {
		t.Error("what is published is not seen by the analyst, or by another board")
	}
	read := answered[embedding.AssessmentDetail](t, w.analyst, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil)
	for _, r := range read.Ratings {
		if r.Level == nil || r.Reason != nil {
			t.Fatalf("the analyst reads %+v", r)
		}
	}
}

func TestWhoeverSubmittedAnAssessmentDoesNotValidateIt(t *testing.T) {
	w := newTown(t)
	person := access.NewPerson{Name: "Of Both", Email: "of.both@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}, From: vocabulary.NewDate(2020, 1, 1)}
	id := w.Settle(person)
	both := w.As(id)
	answered[object](t, w.admin, http.StatusCreated, http.MethodPost, "/api/v1/users/"+id+"/memberships", 0, object{"role": "icb_lead", "scope_kind": "icb", "scope_keys": []string{"Z9B2Z"}, "valid_from": "2026-11-26"})
	a := w.begin(t)
	a = does(t, both, rates(t, both, a, everything(a, 3)...), "submit", nil)
	refusedWith(t, both, http.MethodPost, assessments+"/"+a.ID+"/validate", a.Version, nil, http.StatusConflict, "somebody else validates it")
	does(t, w.lead, a, "validate", nil)
}

func TestARatingIsRefusedWhereItStandsAndNothingOfTheOthersIsSaved(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	for _, wrong := range []struct {
		rating        object
		pointer, code string
	}{
		{object{"criterion_code": "Z9", "level": 1}, "/ratings/1/criterion_code", "unknown_value"},
		{object{"criterion_code": "D2", "level": 1}, "/ratings/1/role_type", "required"},
		{object{"criterion_code": "A1", "role_type": "splw", "level": 1}, "/ratings/1/role_type", "not_of_a_role"},
		{object{"criterion_code": "D2", "role_type": "cc", "level": 1}, "/ratings/1/role_type", "not_deployed"},
		{object{"criterion_code": "G2", "role_type": "cc", "level": 1}, "/ratings/1/role_type", "not_asked"},
		{object{"criterion_code": "B4", "level": 1}, "/ratings/1/criterion_code", "not_asked"},
		{object{"criterion_code": "D2", "role_type": "splw", "level": 5}, "/ratings/1/level", "out_of_range"},
		{object{"criterion_code": "D2", "role_type": "splw", "is_not_applicable": true, "reason": "No"}, "/ratings/1/is_not_applicable", "gate"},
		{object{"criterion_code": "E2", "is_not_applicable": true}, "/ratings/1/reason", "required"},
		{object{"criterion_code": "E2", "is_not_applicable": true, "level": 2, "reason": "No"}, "/ratings/1/level", "not_both"},
		{object{"criterion_code": "E2", "level": 2, "evidence_url": "file:///c:/log"}, "/ratings/1/evidence_url", "malformed"},
		{object{"criterion_code": "A1", "level": 2}, "/ratings/1/criterion_code", "taken"},
	} {
		refused(t, w.manager, http.MethodPut, assessments+"/"+a.ID+"/ratings", a.Version, object{"ratings": []object{{"criterion_code": "A1", "level": 2}, wrong.rating}}, wrong.pointer, wrong.code)
	}
	if now := answered[embedding.AssessmentDetail](t, w.manager, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil); now.Version != a.Version || now.Assessed != 0 {
		t.Errorf("after what was refused it is %+v", now.Assessment)
	}
}

func TestALevelOtherThanTheRecordsSuggestNeedsItsReasonBeforeItIsSubmitted(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	suggested := answered[embedding.SuggestionList](t, w.manager, http.StatusOK, http.MethodGet, assessments+"/"+a.ID+"/suggestions", 0, nil)
	vacant := slices.IndexFunc(suggested.Items, func(s embedding.Suggestion) bool { return s.CriterionCode == "B2" })
	if vacant < 0 || suggested.Items[vacant].Level != 0 || !strings.HasPrefix(suggested.Items[vacant].From[0], "0.00 of 1.00 WTE") {
		t.Fatalf("of a post nobody is in, the records suggest %+v", suggested.Items)
	}
	all := everything(a, 3)
	at := slices.IndexFunc(a.Ratings, func(r embedding.Rating) bool { return r.CriterionCode == "B2" })
	delete(all[at], "reason")
	a = rates(t, w.manager, a, all...)
	p := refused(t, w.manager, http.MethodPost, assessments+"/"+a.ID+"/submit", a.Version, object{}, fmt.Sprintf("/ratings/%d/reason", at), "required")
	if !strings.Contains(p, "level 3") || !strings.Contains(p, "suggest level 0") {
		t.Errorf("it says %s", p)
	}
	a = rates(t, w.manager, a, object{"criterion_code": "B2", "role_type": "splw", "level": 0})
	a = does(t, w.manager, a, "submit", nil)
	if r := a.Ratings[at]; r.SuggestedLevel == nil || *r.SuggestedLevel != 0 || len(r.SuggestedFrom) == 0 {
		t.Errorf("what the records suggested is kept as %+v", r)
	}
}

// refused sends something, which must be refused with 422 at a place, and gives the message.
func refused(t testing.TB, s *contract.Server, method, path string, version int64, body any, pointer, code string) string {
	t.Helper()
	p := answered[problem](t, s, http.StatusUnprocessableEntity, method, path, version, body)
	for _, fault := range p.Errors {
		if fault.Pointer == pointer && fault.Code == code {
			return fault.Message
		}
	}
	t.Fatalf("%s %s %v is refused for %+v", method, path, body, p)
	return ""
}

// refusedWith sends something, which must be refused with a status, in words.
func refusedWith(t testing.TB, s *contract.Server, method, path string, version int64, body any, status int, words string) {
	t.Helper()
	if p := answered[problem](t, s, status, method, path, version, body); !strings.Contains(p.Detail, words) {
		t.Errorf("%s %s says %q", method, path, p.Detail)
	}
}
