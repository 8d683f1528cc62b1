package workforce_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// staffed makes a post with somebody in it who is called Amina Begum.
func staffed(t testing.TB, m *contract.Server, pcn string) workforce.PostDetail {
	t.Helper()
	p := made(t, m, object{"pcn_code": pcn, "contract": "fixed_term", "contract_ends_on": "2027-03-01"})
	assigned(t, m, p.ID, object{"holder_reference": "H-014-" + pcn, "holder_name": "Amina Begum of " + pcn, "wte": 0.5, "valid_from": "2024-07-01"})
	return post(t, m, p.ID, "")
}

func TestAManagerKnowsWhoIsInAPostAndABoardThatSomebodyIs(t *testing.T) {
	w := newTown(t)
	p, sibling := staffed(t, w.manager, "UD0001"), staffed(t, w.sibling, "UD0003")
	if a := p.Assignments[0]; *a.HolderReference != "H-014-UD0001" || *a.HolderName != "Amina Begum of UD0001" {
		t.Errorf("to the manager it is %+v", a)
	}
	for says, s := range map[string]*contract.Server{"the board's lead": w.lead, "an officer of the programme": w.officer, "an administrator": w.Server} {
		answer := s.Get("/api/v1/posts/" + p.ID)
		var seen workforce.PostDetail
		answer.Into(t, &seen)
		if answer.Status != http.StatusOK || len(seen.Assignments) != 1 || seen.Assignments[0].HolderReference != nil || seen.Assignments[0].HolderName != nil || seen.Assignments[0].WTE != 0.5 || strings.Contains(answer.Text(), "Amina") {
			t.Errorf("to %s it is %d %s", says, answer.Status, answer.Text())
		}
		for _, path := range []string{"/api/v1/posts", "/api/v1/icbs/Z9B2Z/posts", "/api/v1/posts.csv", "/api/v1/posts.ndjson"} {
			list := s.Get(path).Text()
			if !strings.Contains(list, p.ID) || !strings.Contains(list, sibling.ID) || strings.Contains(list, "Amina") || strings.Contains(list, "H-014") {
				t.Errorf("to %s %s is %s", says, path, list)
			}
		}
		if answer := s.Do(http.MethodPatch, "/api/v1/posts/"+p.ID, map[string]string{"If-Match": `"v2.x"`}, object{"note": "x"}); answer.Status != http.StatusForbidden {
			t.Errorf("%s may change it: %d", says, answer.Status)
		}
	}
	for says, s := range map[string]*contract.Server{"an analyst": w.analyst, "who approves money": w.finance} {
		if answer := s.Get("/api/v1/posts/" + p.ID); answer.Status != http.StatusForbidden {
			t.Errorf("%s is answered %d", says, answer.Status)
		}
		if answer := s.Get("/api/v1/posts"); answer.Status != http.StatusForbidden {
			t.Errorf("%s is answered the list with %d", says, answer.Status)
		}
	}
	for says, s := range map[string]*contract.Server{"another board's lead": w.otherLead, "another network's manager": w.sibling} {
		for _, path := range []string{"/api/v1/posts/" + p.ID, "/api/v1/pcns/UD0001/posts"} {
			if answer := s.Get(path); answer.Status != http.StatusNotFound {
				t.Errorf("%s is answered %s with %d", says, path, answer.Status)
			}
		}
		if strings.Contains(s.Get("/api/v1/posts?id="+p.ID).Text(), p.ID+`","pcn`) {
			t.Errorf("%s finds the post in a list", says)
		}
	}
	if answer := w.Anonymously().Get("/api/v1/posts"); answer.Status != http.StatusUnauthorized {
		t.Errorf("nobody is answered %d", answer.Status)
	}
	scope, err := policy.Allow(vocabulary.LocalOperator(), "posts.read")
	must(t, err)
	must(t, w.App.DB.Within(t.Context(), scope.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		var posts, holders int
		err := tx.PGX.QueryRow(ctx, "SELECT (SELECT count(*) FROM posts), (SELECT count(*) FROM post_holders)").Scan(&posts, &holders)
		if posts != 2 || holders != 2 {
			t.Errorf("whoever works at the machine sees %d posts and %d people", posts, holders)
		}
		return err
	}))
}

func TestABoardIsToldNeitherWhyWhoLeftNorWhoTaughtThemNorWhatIsNotedOfAPost(t *testing.T) {
	w := newTown(t)
	p := made(t, w.manager, object{"note": "She is on a phased return"})
	a := assigned(t, w.manager, p.ID, object{"holder_reference": "H-014", "wte": 0.5, "valid_from": "2024-07-01", "valid_to": "2025-01-01", "leaving_reason": "dismissal"})
	trained(t, w.manager, a.ID, object{"course_code": "other", "enrolled_on": "2024-07-01", "provider": "Her sister at Camden Hub"})
	if mine := post(t, w.manager, p.ID, ""); mine.Note == nil || *mine.Assignments[0].LeavingReason != "dismissal" || *mine.Assignments[0].TrainingRecords[0].Provider != "Her sister at Camden Hub" {
		t.Errorf("to the manager it is %+v", mine)
	}
	must(t, w.App.Sequencer.CatchUp(t.Context()))
	var holder string
	must(t, owner(t, w.Server).QueryRow(t.Context(), "SELECT (after ->> 'id')::text FROM audit_changes WHERE table_name = 'post_holders'").Scan(&holder))
	for says, s := range map[string]*contract.Server{"the board's lead": w.lead, "an officer of the programme": w.officer, "an administrator": w.Server} {
		paths := []string{"/api/v1/posts/" + p.ID, "/api/v1/posts.csv", "/api/v1/changes?limit=1000"}
		if s == w.Server {
			for _, e := range answered[listing.Body[[]struct{ ID string }]](t, s, http.StatusOK, http.MethodGet, "/api/v1/audit_events?limit=200", 0, nil).Items {
				paths = append(paths, "/api/v1/audit_events/"+e.ID, "/api/v1/audit_events/"+e.ID+"/changes.csv")
			}
		}
		told := 0
		for _, path := range paths {
			answer := s.Get(path)
			if strings.Contains(answer.Text(), p.ID) {
				told++
			}
			for _, secret := range []string{"dismissal", "phased", "sister", holder} {
				if answer.Status != http.StatusOK || strings.Contains(answer.Text(), secret) {
					t.Errorf("%s tells %s of %q: %d %s", path, says, secret, answer.Status, answer.Text())
				}
			}
		}
		if told < 3 {
			t.Errorf("only %d answers tell %s of the post", told, says)
		}
	}
}

func TestListsCountAndFilter(t *testing.T) {
	w := newTown(t)
	staffed(t, w.manager, "UD0001")
	made(t, w.manager, object{"reference": "CC-1", "role_type": "cc"})
	made(t, w.manager, object{"reference": "CC-2", "role_type": "cc", "contract": "fixed_term", "contract_ends_on": "2026-12-31"})
	for query, want := range map[string]string{
		"":                                   "CC-1 CC-2 SPLW-1",
		"?role_type=cc":                      "CC-1 CC-2",
		"?status=filled":                     "SPLW-1",
		"?status=recruiting&sort=-reference": "CC-2 CC-1",
		"?contract_ends_before=2027-03-01":   "SPLW-1",
		"?contract_ends_before=2027-02-28":   "",
		"?is_vacant=true":                    "CC-1 CC-2",
		"?is_vacant=false":                   "SPLW-1",
		"?as_of=2024-03-31":                  "CC-1 CC-2 SPLW-1",
		"?sort=-vacancy_days,reference&limit=2&status=recruiting&fields=reference": "CC-1 CC-2",
	} {
		var references []string
		for _, found := range answered[listing.Body[[]workforce.Post]](t, w.manager, http.StatusOK, http.MethodGet, "/api/v1/posts"+query, 0, nil).Items {
			references = append(references, found.Reference)
		}
		if got := strings.Join(references, " "); got != want {
			t.Errorf("%q lists %s, not %s", query, got, want)
		}
	}
	for _, wrong := range []string{"posts?id=zz", "entitlement_rates?financial_year=x", "rate_cards?id=zz"} {
		if answer := w.manager.Get("/api/v1/" + wrong); answer.Status != http.StatusBadRequest || !strings.Contains(answer.Text(), "wrong_code") {
			t.Errorf("%s, which nothing can be, answers %d %s", wrong, answer.Status, answer.Text())
		}
	}
	if answer := w.manager.Get("/api/v1/posts?contract_ends_before=soon"); answer.Status != http.StatusBadRequest {
		t.Errorf("a day that is none answers %d", answer.Status)
	}
	if answer := w.Server.Get("/api/v1/pcns/UD0999/posts"); answer.Status != http.StatusNotFound {
		t.Errorf("the posts of no network answer %d", answer.Status)
	}
}

func TestFollowersOfChangesHearOfPostsAndNeverOfPeople(t *testing.T) {
	w := newTown(t)
	p := staffed(t, w.manager, "UD0001")
	must(t, w.App.Sequencer.CatchUp(t.Context()))
	heard := func(s *contract.Server, query string) string {
		answer := s.Get("/api/v1/changes?limit=1000" + query)
		if answer.Status != http.StatusOK {
			t.Fatalf("the feed answers %d %s", answer.Status, answer.Text())
		}
		return answer.Text()
	}
	for says, s := range map[string]*contract.Server{"the board's lead": w.lead, "an officer": w.officer} {
		feed := heard(s, "")
		for _, resource := range []string{"posts", "post_terms", "post_funding_lines", "post_assignments"} {
			if !strings.Contains(feed, fmt.Sprintf(`"resource":"%s","key":"%s`, resource, p.ID)) && resource != "post_assignments" || !strings.Contains(feed, `"resource":"`+resource+`"`) {
				t.Errorf("%s does not hear of %s: %s", says, resource, feed)
			}
		}
		if strings.Contains(feed, "Amina") || strings.Contains(feed, "H-014") || strings.Contains(feed, "post_holders") {
			t.Errorf("%s hears who is in a post: %s", says, feed)
		}
		if answer := s.Get("/api/v1/changes?resource=post_holders"); answer.Status != http.StatusBadRequest {
			t.Errorf("%s asks for people and is answered %d %s", says, answer.Status, answer.Text())
		}
	}
	for says, s := range map[string]*contract.Server{"another board's lead": w.otherLead, "an analyst": w.analyst} {
		if feed := heard(s, ""); strings.Contains(feed, p.ID) {
			t.Errorf("%s hears of the post: %s", says, feed)
		}
	}
}
