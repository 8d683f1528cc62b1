package access_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/platform/testkit"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// said is what a refusal says, without what differs from request to request.
func said(t testing.TB, answer *contract.Response) object {
	t.Helper()
	body, ok := answer.JSON.(object)
	if !ok {
		t.Fatalf("it answers %d %s", answer.Status, answer.Body)
	}
	delete(body, "request_id")
	return body
}

func TestNobodyLearnsWhichAccountsThereAre(t *testing.T) {
	questions := testkit.CountQuestions(nil)
	o := newOffice(t, contract.WithTracer(questions))
	o.member(amina, "analyst", "region", "Y56")
	_, closed := o.member("closed@trellis.invalid", "analyst", "region", "Y56")
	o.Do(http.MethodPatch, "/api/v1/users/"+closed, map[string]string{"If-Match": o.Get("/api/v1/users/" + closed).Header.Get("ETag")}, object{"status": "disabled"})
	o.Settle(access.NewPerson{Name: "No Password", Email: "elsewhere@trellis.invalid", Role: "analyst", ScopeKind: "region", ScopeKeys: []string{"Y56"}})
	o.member("locked@trellis.invalid", "analyst", "region", "Y56")
	for range 6 {
		browserOn(o.Server).signIn("locked@trellis.invalid", "a wrong password")
	}
	tries := []struct {
		says string
		body object
	}{
		{"no such account", object{"method": "password", "email": "nobody@trellis.invalid", "password": password}},
		{"a wrong password", object{"method": "password", "email": amina, "password": "not at all the password"}},
		{"a closed account's right password", object{"method": "password", "email": "closed@trellis.invalid", "password": password}},
		{"a locked account's right password", object{"method": "password", "email": "locked@trellis.invalid", "password": password}},
		{"an account without a password", object{"method": "password", "email": "elsewhere@trellis.invalid", "password": password}},
		{"an account without a password, and none shown", object{"method": "password", "email": "elsewhere@trellis.invalid", "password": ""}},
		{"no address", object{"method": "password", "password": password}},
		{"a code for an account without a second factor, and a wrong password", object{"method": "password", "email": amina, "password": "wrong", "code": "123456"}},
		{"the demonstration's people, where there are none", object{"method": "demo", "user_id": "019a0000-0000-7000-8000-0000000000d1"}},
		{"an account as one of the demonstration's people", object{"method": "demo", "user_id": contract.AdministratorID}},
	}
	send := func(body object) *contract.Response {
		return browserOn(o.Server).send(http.MethodPost, "/api/v1/session", body)
	}
	first := said(t, send(tries[0].body))
	for _, try := range tries {
		answer := send(try.body)
		problemOf(t, try.says, answer, 401, "unauthenticated")
		if got := said(t, answer); got["detail"] != first["detail"] || len(got) != len(first) || cookieOf(answer, "__Host-trellis") != nil {
			t.Errorf("%s: it says %v, not %v", try.says, got, first)
		}
	}
	// What takes time is the same for each: one of today's hashes, and the questions. A try is counted where there is an
	// account it could open, by one question more.
	type work struct{ onPassword, questions int64 }
	did := map[string]work{}
	for _, try := range tries[:6] {
		var w work
		w.onPassword = access.WorkOnPasswords(func() { w.questions = questions.During(func() { send(try.body) }) })
		did[try.says] = w
	}
	t.Logf("so many KiB gone through, and so many questions: %v", did)
	wrong := did["a wrong password"]
	for says, w := range did {
		if w.onPassword != wrong.onPassword || w.onPassword != 2*19<<10 || w.questions > wrong.questions || w.questions < wrong.questions-1 {
			t.Errorf("%s makes the work %+v, a wrong password %+v", says, w, wrong)
		}
	}
}

func TestFiveWrongPasswordsLockAnAccountForAQuarterOfAnHour(t *testing.T) {
	o := newOffice(t)
	o.member(amina, "analyst", "region", "Y56")
	o.member(lead, "icb_lead", "icb", "QMF")
	b := browserOn(o.Server)
	try := func(n int, password string) {
		for range n {
			problemOf(t, "a wrong password", b.signIn(amina, password), 401, "unauthenticated")
		}
	}
	t.Run("four do not", func(t *testing.T) {
		try(4, "a wrong password")
		signedIn(t, b.signIn(strings.ToUpper(amina), password))
	})
	t.Run("a right one forgets those before", func(t *testing.T) {
		try(4, "a wrong password")
		signedIn(t, b.signIn(amina, password))
	})
	t.Run("five do, even for the right one", func(t *testing.T) {
		try(5, "a wrong password")
		try(1, password)
	})
	t.Run("nobody else is locked out", func(t *testing.T) { signedIn(t, b.signIn(lead, password)) })
	t.Run("and nobody who is signed in", func(t *testing.T) {
		// The lock keeps guesses out, not people: it would be a way to shut somebody out otherwise.
		if answer := b.get("/api/v1/session"); answer.Status != http.StatusOK {
			t.Errorf("the session is answered %d", answer.Status)
		}
	})
	t.Run("tries in the meantime do not make it longer", func(t *testing.T) {
		o.clock.move(14 * time.Minute)
		try(3, password)
		o.clock.move(time.Minute)
		signedIn(t, b.signIn(amina, password))
	})
	t.Run("after it five more are allowed, and not one more", func(t *testing.T) {
		try(5, "a wrong password")
		o.clock.move(15 * time.Minute)
		try(5, "a wrong password")
		try(1, password)
		o.clock.move(15 * time.Minute)
	})
	t.Run("forty at once are no more than five", func(t *testing.T) {
		var running sync.WaitGroup
		for range 40 {
			running.Go(func() {
				browserOn(o.Server).send(http.MethodPost, "/api/v1/session", object{"method": "password", "email": amina, "password": "a wrong password"})
			})
		}
		running.Wait()
		try(1, password)
		if n := ask[int](t, o.Server, "SELECT failures FROM sign_in_failures f JOIN users u ON u.id = f.user_id WHERE u.email = $1", amina); n < 6 {
			t.Errorf("%d tries are counted", n)
		}
	})
	t.Run("the lock stands in the way of changing the password too", func(t *testing.T) {
		o.clock.move(15 * time.Minute)
		signedIn(t, b.signIn(amina, password))
		change := object{"old_password": "a wrong password", "new_password": "green kettle seven lanes"}
		for range 5 {
			problemOf(t, "a wrong old password", b.send(http.MethodPost, "/api/v1/me/password", change), 422, "invalid")
		}
		change["old_password"] = password
		problemOf(t, "the right one, while it is locked", b.send(http.MethodPost, "/api/v1/me/password", change), 422, "invalid")
	})
}

func TestAPersonOfTheDemonstrationIsThereInADemonstrationOnly(t *testing.T) {
	demo := "019a0000-0000-7000-8000-0000000000d4"
	o := newOffice(t, func(s *server.Options) { s.Access.DemoSignIn = true })
	o.Settle(access.NewPerson{ID: demo, Name: "Dora Demo", IsDemo: true, Role: "icb_lead", ScopeKind: "icb", ScopeKeys: []string{"Z9B2Z"}})
	var options access.SignInOptions
	o.Anonymously().Get("/api/v1/sign_in").Into(t, &options)
	if len(options.Methods.Demo) != 1 || options.Methods.Demo[0].Scope != "West and North London" || options.Methods.Demo[0].Does == "" || !options.Methods.Password || options.Methods.OIDC != nil {
		t.Errorf("one signs in by %+v", options)
	}
	as := func(b *browser, id string) *contract.Response {
		return b.send(http.MethodPost, "/api/v1/session", object{"method": "demo", "user_id": id})
	}
	b := browserOn(o.Server)
	if session := signedIn(t, as(b, demo)); session.Method != "demo" || b.who() != demo {
		t.Errorf("the session is %+v", session)
	}
	if answer := b.send(http.MethodPost, "/api/v1/session/step_up", object{}); answer.Status != http.StatusOK {
		t.Errorf("a step up answers %d %s", answer.Status, answer.Body)
	}
	problemOf(t, "a password for them", b.send(http.MethodPost, "/api/v1/me/password", object{"new_password": password}), 409, "conflict")
	for _, id := range []string{contract.AdministratorID, "", "x", "00000000-0000-0000-0000-000000000000", "' OR true --"} {
		problemOf(t, "as "+id, as(b, id), 401, "unauthenticated")
	}
	off := contract.NewServer(t, func(s *server.Options) { s.DatabaseURL = o.Database.AppURL })
	problemOf(t, "where it is no demonstration", as(browserOn(off), demo), 401, "unauthenticated")
	off.Anonymously().Get("/api/v1/sign_in").Into(t, &options)
	if len(options.Methods.Demo) > 0 {
		t.Errorf("where it is no demonstration %+v are offered", options.Methods.Demo)
	}
}

func TestASecretLeavesNoTraceUnderAnIdempotencyKey(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	for path, body := range map[string]any{
		"/api/v1/session": object{"method": "password", "email": amina, "password": password}, "/api/v1/session/step_up": object{"password": password},
		"/api/v1/me/password": object{"old_password": password, "new_password": "green kettle seven lanes"}, "/api/v1/me/totp": object{}, "/api/v1/me/totp/confirm": object{"code": "000000"},
		"/api/v1/invitations":      object{"email": "x@trellis.invalid", "name": "X", "role": "analyst", "scope_kind": "region", "scope_keys": []string{"Y56"}},
		"/api/v1/invitations/open": object{"token": "x"}, "/api/v1/invitations/take": object{"token": "x", "password": password},
	} {
		pointers := problemOf(t, path, b.send(http.MethodPost, path, body, "Idempotency-Key: k"), 400, "bad_request")
		if !slices.Equal(pointers, []string{"header:Idempotency-Key not_here"}) {
			t.Errorf("%s points at %v", path, pointers)
		}
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM idempotency_keys"); n > 0 {
		t.Errorf("%d keys are kept", n)
	}
}

func TestWhatIsUsedUpByLookingAtItCannotBeTried(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "analyst", "region", "Y56")
	d := o.enrol(t, b)
	for path, body := range map[string]object{
		"/api/v1/session":          {"method": "password", "email": amina, "password": password, "code": d.shows(t, 0)},
		"/api/v1/session/step_up":  {"password": password, "code": d.shows(t, 0)},
		"/api/v1/me/password":      {"old_password": "a wrong password", "new_password": "green kettle seven lanes"},
		"/api/v1/me/totp/confirm":  {"code": "000000"},
		"/api/v1/invitations/take": {"token": "x", "password": password},
		"/api/v1/sign_in/oidc":     {"token": "x"},
	} {
		for _, flag := range []string{"true", "false", "x"} {
			pointers := problemOf(t, path, b.send(http.MethodPost, path+"?dry_run="+flag, body), 400, "bad_request")
			if !slices.Equal(pointers, []string{"query:dry_run not_here"}) {
				t.Errorf("%s points at %v", path, pointers)
			}
		}
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM sign_in_failures"); n > 0 {
		t.Error("tries are counted")
	}
	signedIn(t, browserOn(o.Server).signIn(amina, password, d.shows(t, 0))) // the code is good still
}

func TestASecretThatIsNotKeptIsNotShown(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	var made access.InvitationMade
	answer := b.send(http.MethodPost, "/api/v1/invitations?dry_run=true", invitation("bola@trellis.invalid", "analyst", "region", "Y56"))
	if answer.Into(t, &made); answer.Status != http.StatusCreated || made.Link != "" || made.Email == "" {
		t.Errorf("an invitation that is tried is %d %s", answer.Status, answer.Body)
	}
	var factor access.TOTP
	answer = b.send(http.MethodPost, "/api/v1/me/totp?dry_run=true", object{})
	if answer.Into(t, &factor); answer.Status != http.StatusOK || factor != (access.TOTP{}) {
		t.Errorf("a second factor that is tried is %d %s", answer.Status, answer.Body)
	}
}

func TestAnAnswerWithASecretIsKeptByNobody(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	_, token := invited(t, o.Server, invitation("bola@trellis.invalid", "analyst", "region", "Y56"))
	for says, answer := range map[string]*contract.Response{
		"a session":       browserOn(o.Server).signIn(amina, password),
		"a fresh proof":   b.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password}),
		"an invitation":   o.Do(http.MethodPost, "/api/v1/invitations", nil, invitation("cara@trellis.invalid", "analyst", "region", "Y56")),
		"tried":           o.Do(http.MethodPost, "/api/v1/invitations?dry_run=true", nil, invitation("cara@trellis.invalid", "analyst", "region", "Y56")),
		"what it offers":  b.open(token),
		"an API client":   b.send(http.MethodPost, clientsPath, newClient(nil)),
		"a second factor": b.send(http.MethodPost, "/api/v1/me/totp", object{}),
	} {
		if answer.Status >= 300 || answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("Vary") == "" {
			t.Errorf("%s is answered %d with %v", says, answer.Status, answer.Header)
		}
	}
	if kept := b.get("/api/v1/session").Header.Get("Cache-Control"); kept != "private, no-cache" {
		t.Errorf("what holds no secret is answered with %q", kept)
	}
}
