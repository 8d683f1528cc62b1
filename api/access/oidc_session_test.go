package access_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pquerna/otp/totp"

	"trellis/api/access"
)

// atIssuer signs in at the issuer from the browser, as a page of Trellis would begin it.
func (b *browser) atIssuer(o *office, query string) {
	o.t.Helper()
	header := map[string]string{"Sec-Fetch-Site": "same-origin"}
	if b.cookie != "" {
		header["Cookie"] = "__Host-trellis=" + b.cookie
	}
	state, back := o.goOut(query, header)
	answer := o.comeBack(state, back)
	cookie := cookieOf(answer, "__Host-trellis")
	if cookie == nil {
		o.t.Fatalf("coming back answers %d %v", answer.Status, answer.Header)
	}
	b.cookie = cookie.Value
}

func TestASignInElsewhereIsAsFreshAProofAsTheIssuerSays(t *testing.T) {
	for says, tt := range map[string]struct {
		shown  any // seconds ago; nil where the issuer does not say
		status int
	}{
		"just now":             {0, http.StatusCreated},
		"nine minutes ago":     {540, http.StatusCreated},
		"ten minutes ago":      {600, http.StatusForbidden},
		"an hour ago":          {3600, http.StatusForbidden},
		"it does not say when": {nil, http.StatusForbidden},
		"in an hour":           {-3600, http.StatusCreated},
	} {
		t.Run(says, func(t *testing.T) {
			o, issuer := newOfficeWithIssuer(t)
			o.person(amina)
			issuer.set(func() {
				issuer.claims = func(c jwt.MapClaims) {
					if delete(c, "auth_time"); tt.shown != nil {
						c["auth_time"] = o.clock.now().Add(-time.Duration(tt.shown.(int)) * time.Second).Unix()
					}
				}
			})
			b := browserOn(o.Server)
			b.atIssuer(o, "")
			answer := b.send(http.MethodPost, clientsPath, newClient(nil))
			if answer.Status != tt.status {
				t.Errorf("making an API client is answered %d %s", answer.Status, answer.Body)
			}
			if tt.status == http.StatusForbidden {
				problemOf(t, says, answer, http.StatusForbidden, "step_up_required")
			}
			if until := b.session(t).SteppedUpUntil; until.After(o.clock.now().Add(10 * time.Minute)) {
				t.Errorf("it counts until %s", until)
			}
		})
	}
}

func TestASignInElsewhereEndsTheSessionThatTheBrowserHad(t *testing.T) {
	o, _ := newOfficeWithIssuer(t)
	o.person(amina)
	b, other := browserOn(o.Server), browserOn(o.Server)
	b.atIssuer(o, "")
	other.atIssuer(o, "")
	before := *b
	b.atIssuer(o, "")
	if who := before.who(); who != "anonymous" || b.who() == "anonymous" || other.who() == "anonymous" {
		t.Errorf("afterwards the session before is %s's, the new one %s's and the other browser's %s's", who, b.who(), other.who())
	}
	// Whoever's it was: two people at one machine.
	theirs, _ := o.member("bola@trellis.invalid", "analyst", "region", "Y56")
	before = *theirs
	theirs.atIssuer(o, "")
	if who := before.who(); who != "anonymous" {
		t.Errorf("after somebody else has signed in, the session before is %s's", who)
	}
}

// Whoever is invited under somebody else's address can choose a password for it, and wait for them to come.
func TestWhatWasChosenForAnAccountBeforeItsPersonCameFromElsewhereOpensItNoMore(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	_, token := invited(t, o.Server, invitation(amina, "programme_admin", "region", "Y56"))
	early := browserOn(o.Server)
	signedIn(t, early.take(token, password))
	d := o.enrol(t, early)
	events := "SELECT count(*) FROM audit_events"
	issuer.set(func() { issuer.claims = func(c jwt.MapClaims) { c["email_verified"] = false } })
	if who := o.whoIs(o.signIn("")); who != "" || early.who() == "anonymous" {
		t.Fatalf("by an address that is not vouched for %q comes in, and %s is signed in before", who, early.who())
	}
	issuer.set(func() { issuer.claims = nil })
	before := ask[int](t, o.Server, events)
	b := browserOn(o.Server)
	b.atIssuer(o, "")
	if made := ask[int](t, o.Server, events) - before; made != 2 { // linking, with what it ends, and signing in
		t.Errorf("it makes %d events", made)
	}
	if early.who() != "anonymous" {
		t.Error("who had the account before is signed in still")
	}
	code, err := totp.GenerateCode(d.secret, o.clock.now())
	must(t, err)
	problemOf(t, "the password", early.signIn(amina, password), 401, "unauthenticated")
	problemOf(t, "the password and a code", early.signIn(amina, password, code), 401, "unauthenticated")
	var account access.Account
	b.get("/api/v1/me/account").Into(t, &account)
	if account.HasPassword || account.HasTOTP || len(account.Identities) != 1 {
		t.Errorf("the account is opened by %+v", account)
	}
	b.send(http.MethodPost, "/api/v1/me/password", object{"new_password": password})
	b.atIssuer(o, "") // what its person chooses afterwards stays
	signedIn(t, browserOn(o.Server).signIn(amina, password))
}

func TestAnInvitationsTokenTravelsInNoAddress(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	token := o.invite(amina)
	problemOf(t, "in the query", o.Anonymously().Get(outPath+"?invitation="+token), http.StatusBadRequest, "bad_request")
	same := map[string]string{"Sec-Fetch-Site": "same-origin"}
	for says, tt := range map[string]struct {
		header map[string]string
		body   object
		status int
	}{
		"from another site's page": {map[string]string{"Sec-Fetch-Site": "cross-site"}, object{"token": token}, http.StatusForbidden},
		"on to another site":       {same, object{"token": token, "return_to": "//evil.example"}, http.StatusBadRequest},
		"without a token":          {same, object{}, http.StatusUnprocessableEntity},
	} {
		if answer := o.Anonymously().Do(http.MethodPost, outPath, tt.header, tt.body); answer.Status != tt.status || cookieOf(answer, "__Host-trellis-sign-in") != nil {
			t.Errorf("%s it is answered %d %s", says, answer.Status, answer.Body)
		}
	}
	answer := o.signInInvited(token)
	if o.whoIs(answer) == "" || answer.Header.Get("Location") != "/account" {
		t.Errorf("taken up, it is answered %d %v", answer.Status, answer.Header)
	}
	if asked := issuer.asked.Encode(); strings.Contains(asked, token) {
		t.Errorf("the issuer is told it: %s", asked)
	}
}
