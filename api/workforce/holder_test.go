package workforce_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestWhoWasInAPostIsForgottenTwoYearsAfterTheyLeftTheLast(t *testing.T) {
	now := atTen()
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return now }))
	s.FillLondon()
	m := s.As(s.Settle(access.NewPerson{Name: "Manager", Email: "manager@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}, From: vocabulary.NewDate(2020, 1, 1)}))
	p, later := made(t, m, object{"wte_funded": 2}), made(t, m, object{"reference": "SPLW-2"})
	assigned(t, m, p.ID, object{"holder_reference": "Staff 4711", "holder_name": "Grace Gone", "wte": 0.5, "valid_from": "2024-07-01", "valid_to": "2025-01-01", "leaving_reason": "pay"})
	assigned(t, m, later.ID, object{"holder_reference": "Staff 4711", "wte": 0.5, "valid_from": "2026-01-01", "valid_to": "2026-12-01", "leaving_reason": "workload"})
	assigned(t, m, p.ID, object{"holder_reference": "Staff 4712", "holder_name": "Stella Stays", "wte": 0.5, "valid_from": "2024-07-01"})
	db := owner(t, s)
	_, err := db.Exec(t.Context(), "SELECT set_config('trellis.reach', '{*}', false)")
	must(t, err)
	kept := func() (text string) {
		must(t, db.QueryRow(t.Context(), `SELECT concat((SELECT string_agg(h::text, '') FROM post_holders h), (SELECT string_agg(c::text, '') FROM audit_changes c),
			(SELECT string_agg(encode(body, 'escape'), '') FROM idempotency_keys))`).Scan(&text))
		return text
	}
	holds := func(when string, gone bool) {
		t.Helper()
		must(t, s.App.Posts.ForgetHoldersNow(t.Context()))
		text := kept()
		for word, wanted := range map[string]bool{"Grace Gone": !gone, "Staff 4711": !gone, "Stella Stays": true, "Staff 4712": true} {
			if strings.Contains(text, word) != wanted {
				t.Errorf("%s it is %v that %q is there", when, !wanted, word)
			}
		}
	}
	holds("at once", false)
	now = time.Date(2028, 11, 30, 12, 0, 0, 0, time.UTC) // they left on 30 November 2026, two years ago
	holds("a day before", false)
	now = now.AddDate(0, 0, 1)
	holds("two years after", true)
	if a := post(t, m, later.ID, "").Assignments[0]; a.HolderName != nil || !strings.HasPrefix(*a.HolderReference, "forgotten-") || a.WTE != 0.5 || *a.LeavingReason != "workload" {
		t.Errorf("afterwards it is known of the post that %+v", a)
	}
	var events int
	must(t, db.QueryRow(t.Context(), "SELECT count(*) FROM audit_events WHERE operation = 'post_holders.forget' AND actor_kind = 'system'").Scan(&events))
	if holds("again", true); events != 1 {
		t.Errorf("there are %d events", events)
	}
	intact(t, s)
}

func TestANameThatAManagerTakesAwayIsNowhereAnyMore(t *testing.T) {
	w := newTown(t)
	p := made(t, w.manager)
	a := assigned(t, w.manager, p.ID, object{"holder_reference": "H-1", "holder_name": "Grace Gone", "wte": 0.5, "valid_from": "2024-07-01"})
	after := answered[struct {
		Name      *string `json:"holder_name"`
		Reference string  `json:"holder_reference"`
	}](t, w.manager, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"holder_name": nil})
	if after.Name != nil || after.Reference != "H-1" {
		t.Errorf("they are %+v", after)
	}
	var kept int
	db := owner(t, w.Server)
	_, err := db.Exec(t.Context(), "SELECT set_config('trellis.reach', '{*}', false)")
	must(t, err)
	must(t, db.QueryRow(t.Context(), "SELECT (SELECT count(*) FROM post_holders h WHERE h::text LIKE '%Grace%') + (SELECT count(*) FROM audit_changes c WHERE c::text LIKE '%Grace%')").Scan(&kept))
	if kept != 0 {
		t.Errorf("%d rows know the name still", kept)
	}
	intact(t, w.Server)
}

func intact(t *testing.T, s *contract.Server) {
	t.Helper()
	var found struct {
		Status   string
		FirstBad any `json:"first_bad"`
	}
	if s.Get("/api/v1/audit_events/verification").Into(t, &found); found.Status != "intact" {
		t.Errorf("the audit is %+v", found)
	}
}

func TestPostsThatAreGivenTheSameNewPersonAtOnceAllHaveThem(t *testing.T) {
	w := newTown(t)
	var posts []string
	for n := range 8 {
		posts = append(posts, made(t, w.manager, object{"reference": fmt.Sprint("SPLW-", n)}).ID)
	}
	answers := make([]*contract.Response, len(posts))
	var all sync.WaitGroup
	for n, id := range posts {
		all.Go(func() {
			answers[n] = w.manager.Do(http.MethodPost, "/api/v1/posts/"+id+"/assignments", nil, object{"holder_reference": "H-014", "holder_name": "Amina Begum", "wte": 0.1, "valid_from": "2024-07-01"})
		})
	}
	all.Wait()
	for n, answer := range answers {
		if answer.Status != http.StatusCreated || !strings.Contains(answer.Text(), "Amina Begum") {
			t.Errorf("post %d is answered %d %s", n, answer.Status, answer.Text())
		}
	}
	var people int
	db := owner(t, w.Server)
	_, err := db.Exec(t.Context(), "SELECT set_config('trellis.reach', '{*}', false)")
	must(t, err)
	must(t, db.QueryRow(t.Context(), "SELECT count(*) FROM post_holders").Scan(&people))
	if people != 1 {
		t.Errorf("they are %d people", people)
	}
}
