package access_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"trellis/api/server"
)

func TestFromWhereSomebodySignedInAndWhomAnInvitationWasForIsForgottenInTime(t *testing.T) {
	o := newOffice(t, func(s *server.Options) { s.Access.KeepEnded = 90 * 24 * time.Hour })
	person := o.person("grace@canary.invalid")
	begin := func(agent string) { o.SignIn(person, agent, "192.0.2.77") }
	begin("Canary browser")
	answer := o.Do(http.MethodPost, "/api/v1/invitations", nil, object{"name": "Carla Canary", "email": "carla@canary.invalid",
		"role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}})
	if answer.Status != http.StatusCreated {
		t.Fatalf("the invitation is answered %d %s", answer.Status, answer.Body)
	}
	kept := func() string {
		return strings.ToLower(ask[string](t, o.Server, `SELECT concat((SELECT string_agg(s::text, '') FROM sessions s), (SELECT string_agg(i::text, '') FROM invitations i),
			(SELECT string_agg(c::text, '') FROM audit_changes c WHERE table_name IN ('sessions', 'invitations')), (SELECT string_agg(encode(body, 'escape'), '') FROM idempotency_keys))`))
	}
	holds := func(when string, words ...string) {
		t.Helper()
		must(t, o.App.Access.ForgetEndedNow(t.Context()))
		text := kept()
		for _, word := range []string{"canary browser", "192.0.2.77", "carla canary", "carla@canary.invalid", "fresh browser"} {
			if wanted := strings.Contains(strings.Join(words, ","), word); strings.Contains(text, word) != wanted {
				t.Errorf("%s %q is there: %v", when, word, !wanted)
			}
		}
	}
	all := "canary browser,192.0.2.77,carla canary,carla@canary.invalid"
	holds("at once", all)
	o.clock.move(89 * 24 * time.Hour)
	holds("after 89 days", all)
	o.clock.move(20 * 24 * time.Hour) // invitations hold for a while
	begin("Fresh browser")
	holds("after 109 days", "fresh browser,192.0.2.77")
	before := ask[int](t, o.Server, "SELECT count(*) FROM audit_events")
	holds("again", "fresh browser,192.0.2.77")
	if after := ask[int](t, o.Server, "SELECT count(*) FROM audit_events"); after != before {
		t.Errorf("with nothing to forget it leaves %d events", after-before)
	}
	if events := ask[string](t, o.Server, "SELECT string_agg(operation || ' by ' || actor_kind, ', ' ORDER BY operation) FROM audit_events WHERE operation LIKE '%.forget'"); events != "invitations.forget by system, sessions.forget by system" {
		t.Errorf("the events are %q", events)
	}
	var found struct {
		Status   string
		FirstBad any `json:"first_bad"`
	}
	o.Get("/api/v1/audit_events/verification").Into(t, &found)
	if found.Status != "intact" {
		t.Errorf("afterwards the audit is %+v", found)
	}
}

func TestWhatWasKeptOfSigningOutSomewhereElseIsForgottenWithTheSession(t *testing.T) {
	o := newOffice(t, func(s *server.Options) { s.Access.KeepEnded = time.Hour })
	person := o.person("grace@canary.invalid")
	o.SignIn(person, "Canary browser", "192.0.2.77")
	there := ask[string](t, o.Server, "SELECT id::text FROM sessions WHERE user_agent = 'Canary browser'")
	if answer := o.As(person).Do(http.MethodDelete, "/api/v1/me/sessions/"+there, map[string]string{"Idempotency-Key": "k"}, nil); answer.Status != http.StatusOK {
		t.Fatalf("signing out there answers %d %s", answer.Status, answer.Body)
	}
	kept := "SELECT count(*) FROM idempotency_keys WHERE position('Canary browser' IN encode(body, 'escape')) > 0"
	if n := ask[int](t, o.Server, kept); n != 1 {
		t.Fatalf("%d answers are kept", n)
	}
	o.clock.move(2 * time.Hour)
	must(t, o.App.Access.ForgetEndedNow(t.Context()))
	if n := ask[int](t, o.Server, kept); n != 0 {
		t.Error("what was answered is kept still")
	}
}
