package audit_test

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

func TestAFollowerWaitsAtTheEndOfTheFeed(t *testing.T) {
	s := openSite(t)
	s.Get("/api/v1/me") // whoever asks has signed in, which is an event
	s.numbered(t)
	r := newReplica()
	s.follow(t, r, []string{"icbs"}, rand.New(rand.NewPCG(1, 1)))
	query := url.Values{"resource": {"icbs"}, "cursor": {r.cursor}}
	for range 2 {
		if page := s.page(t, query); len(page.Items) != 0 || !page.IsCaughtUp || page.Next != r.cursor {
			t.Errorf("at the end it is told %+v", page)
		}
	}
	s.rename(t, "QMF", "East", "")
	s.numbered(t)
	page := s.page(t, query)
	if len(page.Items) != 1 || page.Items[0].Key != "QMF" || page.Items[0].Type != "upsert" || !page.IsCaughtUp || page.Next == r.cursor ||
		!strings.Contains(string(*page.Items[0].Values), `"short_name":"East"`) || strings.Contains(string(*page.Items[0].Values), "region_code") {
		t.Errorf("a change further it is told %+v", page)
	}
}

func TestACursorIsForOneQuestionAndOneDatabase(t *testing.T) {
	s := openSite(t)
	cursor := s.page(t, url.Values{"limit": {"3"}}).Next
	for says, tt := range map[string]struct {
		query  string
		status int
		code   string
	}{
		"a cursor that is none":          {"cursor=x", 400, "bad_cursor"},
		"a list's cursor":                {"cursor=" + s.next(t), 400, "bad_cursor"},
		"the cursor of other resources":  {"resource=icbs&cursor=" + cursor, 400, "other_question"},
		"a resource there is not":        {"resource=sessions", 400, "unknown_value"},
		"a limit of none":                {"limit=0", 400, "bad_limit"},
		"a limit too large":              {"limit=1001", 400, "bad_limit"},
		"another parameter":              {"sort=key", 400, "unknown_parameter"},
		"the cursor of another database": {"cursor=" + "eyJzIjo5OTk5OTksImMiOjEsInIiOiI" + "x", 400, "bad_cursor"},
	} {
		answer := s.Get("/api/v1/changes?" + tt.query)
		if answer.Status != tt.status || !strings.Contains(answer.Text(), tt.code) {
			t.Errorf("%s is answered %d %s", says, answer.Status, answer.Body)
		}
	}
	// The database is restored to the state before the cursor was given.
	s.numbered(t)
	r := newReplica()
	s.follow(t, r, nil, rand.New(rand.NewPCG(1, 1)))
	s.App.Close()
	_, err := s.admin.Exec(t.Context(), "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence > 2")
	must(t, err)
	app, err := database.Open(t.Context(), database.Options{URL: s.Database.AppURL})
	must(t, err)
	defer app.Close()
	_, err = audit.NewFeed(app, audit.FedTables()).Read(t.Context(), reaching{"*"}, anything, nil, r.cursor, 10)
	if refusal, ok := err.(*vocabulary.Error); !ok || refusal.Code != vocabulary.CodeResync {
		t.Errorf("after a restore it is answered %v", err)
	}
}

// next is the cursor of some list.
func (s site) next(t *testing.T) string {
	t.Helper()
	var list struct{ Next string }
	s.Get("/api/v1/icbs?limit=1").Into(t, &list)
	return list.Next
}
