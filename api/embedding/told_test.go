package embedding_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/embedding"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// returned is an assessment that was given back once for a reason, and is published now.
func (w *town) returned(t testing.TB, comment string) embedding.AssessmentDetail {
	t.Helper()
	a := w.begin(t)
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	a = does(t, w.manager, does(t, w.lead, a, "return", object{"comment": comment}), "submit", nil)
	return does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil)
}

// followed is everything that a follower is told of some kind of record, once it is numbered.
func followed(t testing.TB, get func(path string) *contract.Response, resource string) (told []audit.Change) {
	t.Helper()
	for cursor, deadline := "", time.Now().Add(10*time.Second); ; {
		var page audit.Changes
		get("/api/v1/changes?limit=1000&resource="+resource+cursor).Into(t, &page)
		told, cursor = append(told, page.Items...), "&cursor="+page.Next
		if page.IsCaughtUp && len(told) > 0 {
			return told
		}
		if time.Now().After(deadline) {
			t.Fatalf("of %s nothing is told: %+v", resource, get("/api/v1/changes?limit=1000&resource="+resource).Text())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// numbered waits until every event that was committed has its number.
func (w *town) numbered(t testing.TB) {
	t.Helper()
	var found audit.Verification
	if w.admin.Get("/api/v1/audit_events/verification").Into(t, &found); found.Status != audit.Intact {
		t.Fatalf("the audit is %+v", found)
	}
}

func TestWhyTheBoardGaveAnAssessmentBackIsToldToThoseWhoSeeItsEvidence(t *testing.T) {
	w := newTown(t, func(o *server.Options) { o.Access.Origin = "https://trellis.example" }) // who signs the tokens of programs
	w.linkWorker(t)
	const comment = "When did Priya last supervise?"
	a := w.returned(t, comment)
	w.numbered(t)
	for says, tt := range map[string]struct {
		by   *contract.Server
		told bool
	}{"manager": {w.manager, true}, "lead": {w.lead, true}, "officer": {w.officer, true}, "admin": {w.admin, true}, "analyst": {w.analyst, false}} {
		read := answered[embedding.AssessmentDetail](t, tt.by, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil)
		listed := answered[embedding.AssessmentList](t, tt.by, http.StatusOK, http.MethodGet, assessments+"?pcn_code=UD0001", 0, nil).Items[0]
		file := tt.by.Do(http.MethodGet, assessments, map[string]string{"Accept": "text/csv"}, nil).Text()
		if got := []bool{read.ReturnComment != nil, listed.ReturnComment != nil, strings.Contains(file, comment)}; slices.Contains(got, !tt.told) {
			t.Errorf("to the %s it is told %v: read, listed and in a file", says, got)
		}
		if says == "manager" { // who follows no changes
			continue
		}
		text := asJSON(t, followed(t, tt.by.Get, "assessments"))
		if strings.Contains(text, comment) != tt.told || strings.Contains(text, "return_comment") != tt.told || strings.Contains(text, "sealed") {
			t.Errorf("the %s, who follows changes, is told %s", says, text)
		}
		if strings.Contains(text, "submitted_by") || strings.Contains(text, "validated_by") || !strings.Contains(text, `"validated_at"`) {
			t.Errorf("the %s is told who handed it in, or not when: %s", says, text)
		}
	}
	program := w.program(t, "assessments:read", "changes:read")
	if text := program(assessments+"/"+a.ID).Text() + asJSON(t, followed(t, program, "assessments")); strings.Contains(text, comment) || strings.Contains(text, "submitted_by") || strings.Count(text, a.ID) < 2 {
		t.Errorf("a program is told %s", text)
	}
	if text := w.analyst.Unfiltered().Get(assessments + "/" + a.ID).Text(); strings.Contains(text, comment) || !strings.Contains(text, a.ID) {
		t.Errorf("by row-level security alone the analyst is told %s", text)
	}
}

// program is an API client of London's, and how it reads.
func (w *town) program(t testing.TB, permissions ...string) (get func(path string) *contract.Response) {
	t.Helper()
	client := answered[access.APIClient](t, w.Server, http.StatusCreated, http.MethodPost, "/api/v1/api_clients", 0, object{"name": "A program", "permissions": permissions, "scope_kind": "region", "scope_keys": []string{"Y56"}, "expires_on": "2027-03-01"})
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {client.ID}, "client_secret": {client.Secret}}
	var token access.Token
	answer := w.Anonymously().Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, form.Encode())
	if answer.Into(t, &token); answer.Status != http.StatusOK {
		t.Fatalf("a program gets no token: %d %s", answer.Status, answer.Body)
	}
	return func(path string) *contract.Response {
		return w.Anonymously().Do(http.MethodGet, path, map[string]string{"Authorization": "Bearer " + token.AccessToken}, nil)
	}
}

func asJSON(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whoever is named in free text can be forgotten: nothing of it is in what is hashed.
func TestTheFreeTextOfAssessmentsActionsAndCampaignsIsSealedInTheAudit(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	a = rates(t, w.manager, a, everything(a, 3)...)
	a = rates(t, w.manager, a, object{"criterion_code": "A1", "level": 2, "reason": "Priya said so", "evidence": "Priya's log", "evidence_url": "https://example.org/Priya"})
	a = does(t, w.lead, does(t, w.manager, a, "submit", nil), "return", object{"comment": "Ask Priya"})
	does(t, w.admin, a, "discard", object{"reason": "Priya is on leave"})
	act := raises(t, w.manager, object{"title": "Have Priya supervise", "detail": "Priya can", "owner": "Priya"})
	changes(t, w.manager, act, object{"status": "done", "outcome": "Priya does"})
	w.asks(t, object{"note": "Priya collects them"})
	w.numbered(t)
	var hashed, kept string
	err := owner(t, w.Server).QueryRow(context.Background(), `SELECT string_agg(concat(before, after), ''), string_agg(personal::text, '') FROM audit_changes
		WHERE table_name IN ('assessments', 'assessment_ratings', 'improvement_actions', 'assessment_campaigns')`).Scan(&hashed, &kept)
	if err != nil || strings.Contains(hashed, "Priya") || strings.Count(kept, "Priya") < 10 {
		t.Errorf("hashed is %s, and %d times kept beside it: %v", hashed, strings.Count(kept, "Priya"), err)
	}
	if text := asJSON(t, followed(t, w.analyst.Get, "improvement_actions")); strings.Count(text, "Priya") < 4 || strings.Contains(text, "sealed") {
		t.Errorf("who sees actions is told of them %s", text)
	}
}
