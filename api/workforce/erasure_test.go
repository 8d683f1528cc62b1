package workforce_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// everythingKept is all that the database holds of posts and those in them, and what tells of them elsewhere.
func everythingKept(t *testing.T, s *contract.Server) (text string) {
	t.Helper()
	db := owner(t, s)
	_, err := db.Exec(t.Context(), "SELECT set_config('trellis.reach', '{*}', false)")
	must(t, err)
	for _, table := range []string{"posts", "post_holders", "post_assignments", "training_records", "supervision_arrangements", "audit_changes", "outbox", "import_effects", "import_changes", "import_rows"} {
		var part string
		must(t, db.QueryRow(t.Context(), "SELECT coalesce(string_agg(r::text, ''), '') FROM "+table+" r").Scan(&part))
		text += part
	}
	var answers string
	must(t, db.QueryRow(t.Context(), "SELECT coalesce(string_agg(encode(body, 'escape'), ''), '') FROM idempotency_keys").Scan(&answers))
	return text + answers
}

// speaksOf is somebody in a post, with free text about them wherever there is room for it, and answers kept that hold it.
func speaksOf(t *testing.T, m *contract.Server, name string) (p workforce.PostDetail, a workforce.Assignment) {
	t.Helper()
	send := func(method, path string, version int64, body object) *contract.Response {
		header := map[string]string{"Idempotency-Key": access.NewID()}
		if version > 0 {
			header["If-Match"] = fmt.Sprintf(`"v%d.x"`, version)
		}
		answer := m.Do(method, path, header, body)
		if answer.Status >= 300 {
			t.Fatalf("%s %s answers %d %s", method, path, answer.Status, answer.Text())
		}
		return answer
	}
	send("POST", "/api/v1/posts", 0, with(linkWorker, object{"note": name + " comes in July"})).Into(t, &p)
	send("POST", "/api/v1/posts/"+p.ID+"/assignments", 0, object{"holder_reference": "H-1", "holder_name": name, "wte": 0.5, "valid_from": "2024-07-01"}).Into(t, &a)
	send("PATCH", "/api/v1/posts/"+p.ID, 2, object{"note": name + " is ill"})
	send("POST", "/api/v1/assignments/"+a.ID+"/training_records", 0, object{"course_code": "link_worker_pci", "provider": "The hub, with " + name, "enrolled_on": "2024-08-01"})
	return post(t, m, p.ID, ""), a
}

func TestWhereANameIsTakenAwayNoFreeTextSpeaksOfThemAnyMore(t *testing.T) {
	w := newTown(t)
	p, a := speaksOf(t, w.manager, "Grace Gone")
	if before := everythingKept(t, w.Server); strings.Count(before, "Grace Gone") < 10 {
		t.Fatalf("before, the name is there %d times", strings.Count(before, "Grace Gone"))
	}
	header := map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, current(t, w.manager, p.ID, a.ID).Version), "Idempotency-Key": "her name"}
	first := w.manager.Do(http.MethodPatch, "/api/v1/assignments/"+a.ID, header, object{"holder_name": nil})
	if first.Status != http.StatusOK {
		t.Fatalf("it answers %d %s", first.Status, first.Text())
	}
	if strings.Contains(everythingKept(t, w.Server), "Grace Gone") {
		t.Error("something speaks of her still")
	}
	// The answer to taking it away says nothing of what is gone, so that it is kept for a retry.
	if again := w.manager.Do(http.MethodPatch, "/api/v1/assignments/"+a.ID, header, object{"holder_name": nil}); again.Status != http.StatusOK || again.Text() != first.Text() || again.Header.Get("Idempotency-Replayed") != "true" {
		t.Errorf("sent again it answers %d %s", again.Status, again.Text())
	}
	if after := post(t, w.manager, p.ID, ""); after.Note != nil || after.Assignments[0].TrainingRecords[0].Provider != nil || after.Assignments[0].TrainingRecords[0].Status != "enrolled" {
		t.Errorf("the post is %+v", after)
	}
	intact(t, w.Server)
}

func TestANoteThatIsEmptiedIsNowhereAnyMore(t *testing.T) {
	w := newTown(t)
	p := made(t, w.manager, object{"note": "Grace Gone is ill"})
	p = changed(t, w.manager, p, object{"note": "Grace Gone is back"})
	header := map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, p.Version), "Idempotency-Key": "the note"}
	for range 2 {
		if answer := w.manager.Do(http.MethodPatch, "/api/v1/posts/"+p.ID, header, object{"note": nil}); answer.Status != http.StatusOK {
			t.Errorf("emptying it answers %d %s", answer.Status, answer.Text())
		}
	}
	if strings.Contains(everythingKept(t, w.Server), "Grace") {
		t.Error("the note is there still")
	}
	intact(t, w.Server)
}

// Whoever is forgotten, and on which day.
func TestEverybodyIsForgottenTwoYearsAfterTheyLeftAndNotADayBefore(t *testing.T) {
	now := time.Date(2025, 1, 10, 12, 0, 0, 0, time.UTC)
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return now }))
	s.FillLondon()
	m := s.As(s.Settle(access.NewPerson{Name: "Manager", Email: "manager@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}, From: vocabulary.NewDate(2020, 1, 1)}))
	p := made(t, m, object{"wte_funded": 3, "opened_on": "2023-01-01", "recruiting_from": "2023-01-01", "note": "Shared with Feb Leaper"})
	assigned(t, m, p.ID, object{"holder_reference": "S-1", "holder_name": "Feb Leaper", "wte": 0.5, "valid_from": "2023-07-01", "valid_to": "2024-02-29", "leaving_reason": "pay"})
	assigned(t, m, p.ID, object{"holder_reference": "S-2", "holder_name": "March Hare", "wte": 0.5, "valid_from": "2023-07-01", "valid_to": "2026-03-01", "leaving_reason": "pay"})
	// A network that has closed, of which nobody said when those in its posts left; and somebody who never was in a post.
	s.Fill(everywhere + "INSERT INTO pcns (ods_code, valid_from, valid_to, certainty, valid_to_certainty, updated_at) VALUES ('U54321', '2019-07-01', '2025-06-01', 'exact', 'exact', now());\n" +
		keptPost{id: "701", pcn: "U54321", reference: "LW", role: "splw", opened: "2024-01-01", wte: 1, arrs: 100, people: []spell{{"801", "901", 1, "2024-01-01", ""}}}.statements() +
		"UPDATE post_holders SET name = 'Clara Closed', version = version + 1 WHERE pcn_code = 'U54321';\n" +
		"INSERT INTO post_holders (id, pcn_code, reference, name, updated_at) VALUES (gen_random_uuid(), 'UD0001', 'S-4', 'Nelly Never', '2024-05-20 23:30:00+00')") // 21 May in London
	db := owner(t, s)
	_, err := db.Exec(t.Context(), "SELECT set_config('trellis.reach', '{*}', false)")
	must(t, err)
	for _, tt := range []struct{ name, kept, gone string }{
		{"Feb Leaper", "2026-02-28", "2026-03-01"}, {"Nelly Never", "2026-05-20", "2026-05-21"}, {"Clara Closed", "2027-05-31", "2027-06-01"}, {"March Hare", "2028-02-29", "2028-03-01"},
	} {
		now = noon(t, tt.kept)
		must(t, s.App.Posts.ForgetHoldersNow(t.Context()))
		var there int
		if must(t, db.QueryRow(t.Context(), "SELECT count(*) FROM post_holders WHERE name = $1", tt.name).Scan(&there)); there != 1 {
			t.Errorf("on %s %s is forgotten already", tt.kept, tt.name)
		}
		now = noon(t, tt.gone)
		must(t, s.App.Posts.ForgetHoldersNow(t.Context()))
		if strings.Contains(everythingKept(t, s), tt.name) {
			t.Errorf("on %s something speaks of %s still", tt.gone, tt.name)
		}
	}
	if after := post(t, m, p.ID, ""); len(after.Assignments) != 2 || after.Note != nil || *after.Assignments[0].LeavingReason != "pay" {
		t.Errorf("of the post is kept %+v", after)
	}
	intact(t, s)
}

func noon(t *testing.T, day string) time.Time {
	t.Helper()
	read, err := vocabulary.ParseDate(day)
	must(t, err)
	return read.Midnight().Add(12 * time.Hour)
}
