package access_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// invitation is what is sent to invite someone.
func invitation(email, role, kind string, keys ...string) object {
	return object{"email": email, "name": "Bola Ade", "role": role, "scope_kind": kind, "scope_keys": keys}
}

// invited makes an invitation, which must work, and gives the token of its link.
func invited(t testing.TB, s *contract.Server, body object) (made access.InvitationMade, token string) {
	t.Helper()
	answer := s.Do(http.MethodPost, "/api/v1/invitations", nil, body)
	if answer.Status != http.StatusCreated {
		t.Fatalf("inviting answers %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &made)
	_, token, _ = strings.Cut(made.Link, "/invitations/take#")
	return made, token
}

func (b *browser) take(token, password string) *contract.Response {
	return b.send(http.MethodPost, "/api/v1/invitations/take", object{"token": token, "password": password})
}

func (b *browser) open(token string) *contract.Response {
	return b.send(http.MethodPost, "/api/v1/invitations/open", object{"token": token})
}

func TestAnInvitationBringsSomeoneIn(t *testing.T) {
	o, ids := town(t)
	made, token := invited(t, o.As(ids["Wanda West"]), invitation("bola@example.nhs.uk", "icb_lead", "icb", "z9b2z"))
	if len(token) != 43 || made.Status != "open" || made.ExpiresAt.Sub(made.InvitedAt) != 14*24*time.Hour || made.InvitedByName != "Wanda West" || !slices.Equal(made.ScopeKeys, []string{"Z9B2Z"}) {
		t.Errorf("the invitation is %+v", made)
	}
	b := browserOn(o.Server)
	var open access.OpenInvitation
	b.open(token).Into(t, &open)
	if open.Name != "Bola Ade" || open.Email != "bola@example.nhs.uk" || open.Role != "icb_lead" || open.ScopeNames[0] != "West and North London" || open.InvitedByName != "Wanda West" || !open.Methods.Password {
		t.Errorf("it offers %+v", open)
	}
	if pointers := problemOf(t, "a weak password", b.take(token, "too short"), 422, "invalid"); !slices.Equal(pointers, []string{"/password too_short"}) {
		t.Errorf("it points at %v", pointers)
	}
	if session := signedIn(t, b.take(token, password)); session.User.Name != "Bola Ade" || session.Method != "password" {
		t.Errorf("the session is %+v", session)
	}
	var me access.Me
	b.get("/api/v1/me").Into(t, &me)
	if len(me.Grants) != 1 || me.Grants[0].Role != "icb_lead" || !slices.Equal(me.Grants[0].ScopeKeys, []string{"Z9B2Z"}) || !slices.Equal(me.Grants[0].ScopeNames, []string{"West and North London"}) {
		t.Errorf("who comes in is %+v", me)
	}
	signedIn(t, browserOn(o.Server).signIn("Bola@Example.nhs.uk", password))
	var seen access.UserDetail
	o.As(ids["Wanda West"]).Get("/api/v1/users/"+me.ID).Into(t, &seen)
	if seen.Memberships[0].GivenBy != ids["Wanda West"] {
		t.Errorf("the role was given by %s", seen.Memberships[0].GivenBy)
	}
	var after access.Invitation
	o.Get("/api/v1/invitations/"+made.ID).Into(t, &after)
	if after.Status != "accepted" || after.AcceptedAt == nil {
		t.Errorf("afterwards it is %+v", after)
	}
	if trail := ask[string](t, o.Server, "SELECT string_agg(DISTINCT actor_id, ',') FROM audit_events WHERE operation = 'invitations.take'"); trail != me.ID {
		t.Errorf("the audit says that %s took it up", trail)
	}
}

func TestAnInvitationsLinkOpensOneDoorOnce(t *testing.T) {
	o, ids := town(t)
	b := browserOn(o.Server)
	shut := func(t *testing.T, token string) {
		t.Helper()
		problemOf(t, "opening it", b.open(token), 404, "not_found")
		problemOf(t, "taking it up", b.take(token, password), 404, "not_found")
		if b.cookie != "" {
			t.Error("it signs in all the same")
		}
	}
	t.Run("used twice", func(t *testing.T) {
		_, token := invited(t, o.Server, invitation("one@example.nhs.uk", "analyst", "region", "Y56"))
		signedIn(t, browserOn(o.Server).take(token, password))
		shut(t, token)
	})
	t.Run("used by two at once", func(t *testing.T) {
		_, token := invited(t, o.Server, invitation("two@example.nhs.uk", "analyst", "region", "Y56"))
		var both sync.WaitGroup
		statuses := make([]int, 4)
		for i := range statuses {
			both.Go(func() { statuses[i] = browserOn(o.Server).take(token, password).Status })
		}
		both.Wait()
		in := 0
		for _, status := range statuses {
			if status == http.StatusCreated {
				in++
			}
		}
		if people := ask[int](t, o.Server, "SELECT count(*) FROM users WHERE email = 'two@example.nhs.uk'"); in != 1 || people != 1 {
			t.Errorf("%v sign in, and there are %d accounts", statuses, people)
		}
	})
	t.Run("after fourteen days", func(t *testing.T) {
		_, token := invited(t, o.Server, invitation("late@example.nhs.uk", "analyst", "region", "Y56"))
		o.clock.move(14*24*time.Hour - time.Second)
		if answer := b.open(token); answer.Status != http.StatusOK {
			t.Errorf("a second before it answers %d", answer.Status)
		}
		o.clock.move(time.Second)
		shut(t, token)
	})
	t.Run("taken back", func(t *testing.T) {
		made, token := invited(t, o.Server, invitation("back@example.nhs.uk", "analyst", "region", "Y56"))
		if answer := o.Do(http.MethodPost, "/api/v1/invitations/"+made.ID+"/revoke", map[string]string{"If-Match": `"v1"`}, object{}); answer.Status != http.StatusOK || answer.JSON.(object)["status"] != "revoked" {
			t.Fatalf("taking it back answers %d %s", answer.Status, answer.Body)
		}
		shut(t, token)
		problemOf(t, "taking it back again", o.Do(http.MethodPost, "/api/v1/invitations/"+made.ID+"/revoke", map[string]string{"If-Match": `"v2"`}, object{}), 409, "conflict")
	})
	made, token := invited(t, o.Server, invitation("guess@example.nhs.uk", "analyst", "region", "Y56"))
	t.Run("guessed, or read off what is kept of it", func(t *testing.T) {
		hash := sha256.Sum256([]byte(token))
		for _, guess := range []string{"", " ", made.ID, token[:42], token + "A", strings.ToLower(token), strings.ToUpper(token), hex.EncodeToString(hash[:]), "%", "' OR true --", strings.Repeat("A", 43), "943 476 5919"} {
			shut(t, guess)
		}
		for _, table := range ask[[]string](t, o.Server, "SELECT array_agg(c.relname::text) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace") {
			if n := ask[int](t, o.Server, "SELECT count(*) FROM "+table+" r WHERE position($1 IN r::text) > 0", token); n > 0 {
				t.Errorf("it stands in %d rows of %s", n, table)
			}
		}
		for _, path := range []string{"/api/v1/invitations", "/api/v1/invitations/" + made.ID, "/api/v1/invitations.csv", "/api/v1/invitations.ndjson"} {
			if strings.Contains(o.Get(path).Text(), token) {
				t.Errorf("it stands in %s", path)
			}
		}
	})
	t.Run("as a session or a token", func(t *testing.T) {
		if who := (&browser{o.Anonymously(), token}).who(); who != "anonymous" {
			t.Errorf("as a cookie it is %s", who)
		}
		problemOf(t, "as a token", o.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Authorization": "Bearer " + token}, nil), 401, "unauthenticated")
	})
	t.Run("to somebody's account", func(t *testing.T) {
		o.As(ids["Ana Everywhere"]).Do(http.MethodPost, "/api/v1/me/password", nil, object{"new_password": password})
		_, token := invited(t, o.As(ids["Wanda West"]), invitation("ANA.everywhere@trellis.invalid", "analyst", "icb", "Z9B2Z"))
		problemOf(t, "with a password of one's own", b.take(token, "green kettle eight lanes"), 401, "unauthenticated")
		problemOf(t, "signing in with it", b.signIn("ana.everywhere@trellis.invalid", "green kettle eight lanes"), 401, "unauthenticated")
		taker := browserOn(o.Server)
		if session := signedIn(t, taker.take(token, password)); session.User.ID != ids["Ana Everywhere"] || session.User.Name != "Ana Everywhere" {
			t.Errorf("whoever has the account's password gets the session of %+v", session.User)
		}
		if n := ask[int](t, o.Server, "SELECT count(*) FROM memberships WHERE user_id::text = $1", ids["Ana Everywhere"]); n != 2 {
			t.Errorf("they have %d roles", n)
		}
	})
	t.Run("to learn whether an address has an account", func(t *testing.T) {
		_, theirs := invited(t, o.Server, invitation("mick.midlands@trellis.invalid", "analyst", "region", "Y56"))
		_, nobodys := invited(t, o.Server, invitation("nobody@trellis.invalid", "analyst", "region", "Y56"))
		for _, sent := range []object{{"password": ""}, {"password": "too short"}, {"password": "Bola Ade in the morning"}, {"password": "aaaaaaaaaaaaaaaaaaaaaa"}, {"password": password, "name": " "}} {
			var answers [2]object
			for i, token := range []string{theirs, nobodys} {
				sent["token"] = token
				answer := b.send(http.MethodPost, "/api/v1/invitations/take", sent)
				problemOf(t, "a password that could be nobody's", answer, 422, "invalid")
				answers[i] = said(t, answer)
			}
			if fmt.Sprint(answers[0]) != fmt.Sprint(answers[1]) {
				t.Errorf("%v is answered %v where there is one, and %v where there is none", sent, answers[0], answers[1])
			}
		}
		one, other := b.open(theirs).JSON.(object), b.open(nobodys).JSON.(object)
		for name, value := range one {
			if name != "email" && name != "expires_at" && fmt.Sprint(value) != fmt.Sprint(other[name]) {
				t.Errorf("opening them tells them apart by %s: %v and %v", name, value, other[name])
			}
		}
		problemOf(t, "tried", b.send(http.MethodPost, "/api/v1/invitations/take?dry_run=true", object{"token": nobodys, "password": password}), 400, "bad_request")
	})
	t.Run("to an account that is closed", func(t *testing.T) {
		o.Do(http.MethodPatch, "/api/v1/users/"+ids["Otto Old"], map[string]string{"If-Match": o.Get("/api/v1/users/" + ids["Otto Old"]).Header.Get("ETag")}, object{"status": "disabled"})
		_, token := invited(t, o.Server, invitation("otto.old@trellis.invalid", "programme_admin", "region", "Y56"))
		problemOf(t, "with any password", b.take(token, password), 401, "unauthenticated")
	})
}

func TestNobodyInvitesToMoreThanTheyHave(t *testing.T) {
	o, ids := town(t)
	west := o.As(ids["Wanda West"])
	for says, tt := range map[string]struct {
		by     *contract.Server
		body   object
		status int
		at     string
	}{
		"a lead to administer":              {west, invitation("x@example.nhs.uk", "programme_admin", "region", "Y56"), 403, ""},
		"a lead to another board":           {west, invitation("x@example.nhs.uk", "icb_lead", "icb", "QMF"), 422, "/scope_keys/0 unknown_scope"},
		"an analyst to anything":            {o.As(ids["Ana Everywhere"]), invitation("x@example.nhs.uk", "analyst", "region", "Y56"), 403, ""},
		"nobody to anything":                {o.Anonymously(), invitation("x@example.nhs.uk", "analyst", "region", "Y56"), 401, ""},
		"to no address":                     {o.Server, invitation("bola", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to an address with a name":         {o.Server, invitation("Bola <bola@example.nhs.uk>", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to two addresses":                  {o.Server, invitation("a@example.nhs.uk, b@example.nhs.uk", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to an address with a line":         {o.Server, invitation("a@example.nhs.uk\nBcc: b@example.nhs.uk", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to an address that is too long":    {o.Server, invitation(strings.Repeat("a", 250)+"@x.uk", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to a host without a domain":        {o.Server, invitation("bola@localhost", "analyst", "region", "Y56"), 422, "/email bad_email"},
		"to a role of a project, not there": {o.Server, invitation("a@example.nhs.uk", "project_lead", "project", "x"), 422, "/scope_kind unknown_scope"},
	} {
		answer := tt.by.Do(http.MethodPost, "/api/v1/invitations", nil, tt.body)
		if answer.Status != tt.status {
			t.Errorf("%s is answered %d %s", says, answer.Status, answer.Body)
		} else if tt.at != "" {
			if pointers := problemOf(t, says, answer, 422, "invalid"); !slices.Equal(pointers, []string{tt.at}) {
				t.Errorf("%s points at %v", says, pointers)
			}
		}
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM invitations"); n > 0 {
		t.Errorf("%d invitations have been made", n)
	}
}

func TestInvitationsAreSeenWithinReach(t *testing.T) {
	o, ids := town(t)
	west, northeast := o.As(ids["Wanda West"]), o.As(ids["Nell Northeast"])
	mine, _ := invited(t, west, invitation("w@example.nhs.uk", "analyst", "icb", "QMJ"))
	invited(t, northeast, invitation("n@example.nhs.uk", "analyst", "icb", "QMF"))
	invited(t, o.Server, invitation("a@example.nhs.uk", "programme_officer", "region", "Y56"))
	emails := func(s *contract.Server, query string) string {
		var found []string
		var list struct{ Items []access.Invitation }
		s.Get("/api/v1/invitations?sort=email&"+query).Into(t, &list)
		for _, i := range list.Items {
			found = append(found, i.Email+" "+i.Status)
		}
		return strings.Join(found, ", ")
	}
	for _, tt := range []struct {
		s           *contract.Server
		query, want string
	}{
		{west, "", "w@example.nhs.uk open"}, {northeast, "", "n@example.nhs.uk open"},
		{o.Server, "", "a@example.nhs.uk open, n@example.nhs.uk open, w@example.nhs.uk open"},
		{o.Server, "role=analyst&status=open", "n@example.nhs.uk open, w@example.nhs.uk open"}, {o.Server, "status=expired", ""},
		{o.Server, "email=a@example.nhs.uk", "a@example.nhs.uk open"}, {o.Server, "invited_by=" + ids["Wanda West"], "w@example.nhs.uk open"},
	} {
		if got := emails(tt.s, tt.query); got != tt.want {
			t.Errorf("%q shows %s, not %s", tt.query, got, tt.want)
		}
	}
	problemOf(t, "reading another's", northeast.Get("/api/v1/invitations/"+mine.ID), 404, "not_found")
	problemOf(t, "taking another's back", northeast.Do(http.MethodPost, "/api/v1/invitations/"+mine.ID+"/revoke", map[string]string{"If-Match": `"v1"`}, object{}), 404, "not_found")
	o.clock.move(14 * 24 * time.Hour)
	if got := emails(o.Server, "status=expired&role=analyst"); got != "n@example.nhs.uk expired, w@example.nhs.uk expired" {
		t.Errorf("fourteen days on it shows %s", got)
	}
}
