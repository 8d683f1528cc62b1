package access_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestPeopleSignInWithAnAccountTheyHaveElsewhere(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	id := o.person(amina)
	var ways access.SignInOptions
	o.Anonymously().Get("/api/v1/sign_in").Into(t, &ways)
	if ways.Methods.OIDC == nil || ways.Methods.OIDC.Name != "NHS Login" || ways.Methods.OIDC.Start != outPath {
		t.Errorf("the ways in are %+v", ways.Methods)
	}
	first := o.signIn("?return_to=" + url.QueryEscape("/pcns?as_of=2026-03-31#top"))
	session, spent := cookieOf(first, "__Host-trellis"), cookieOf(first, "__Host-trellis-sign-in")
	if first.Status != http.StatusSeeOther || first.Header.Get("Location") != "/pcns?as_of=2026-03-31#top" || first.Header.Get("Cache-Control") != "no-store" || o.whoIs(first) != id {
		t.Fatalf("coming back answers %d %v", first.Status, first.Header)
	}
	if !session.Secure || !session.HttpOnly || session.SameSite != http.SameSiteStrictMode || session.Domain != "" || spent == nil || spent.MaxAge >= 0 {
		t.Errorf("the cookies are %v and %v", session, spent)
	}
	if issuer.asked.Get("scope") != "openid profile email" || issuer.asked.Get("nonce") == "" || issuer.asked.Get("prompt") != "" {
		t.Errorf("the issuer is asked %v", issuer.asked)
	}
	if actor := ask[string](t, o.Server, "SELECT string_agg(operation || ' ' || (actor_id = $1), ', ' ORDER BY id) FROM audit_events WHERE actor_id = $1 AND operation IN ('identities.create', 'sessions.create')", id); actor != "identities.create true, sessions.create true" {
		t.Errorf("the audit has %s", actor)
	}
	// From then on it is the subject that counts, and no address.
	issuer.set(func() {
		issuer.claims = func(c jwt.MapClaims) { c["email"], c["email_verified"] = "ada@trellis.invalid", true }
	})
	if again := o.signIn(""); o.whoIs(again) != id || again.Header.Get("Location") != "/" {
		t.Errorf("with another address the same subject is %q", o.whoIs(again))
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM identities"); n != 1 {
		t.Errorf("there are %d identities", n)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM sign_ins"); n != 0 {
		t.Errorf("%d sign-ins are left", n)
	}
}

// Those whose own board or network has a page that begins their day begin there, as with a password, unless they were on their way elsewhere.
func TestWhoSignsInElsewhereLandsAtHomeIfTheyHaveOne(t *testing.T) {
	for role, tt := range map[policy.Role]struct{ kind, key, lands string }{
		policy.ICBLead: {"icb", "QMF", "/home"}, policy.PCNManager: {"pcn", "UD0001", "/home"}, policy.Analyst: {"region", "Y56", "/"}, policy.ProgrammeAdmin: {"region", "Y56", "/"},
	} {
		t.Run(role, func(t *testing.T) {
			o, _ := newOfficeWithIssuer(t)
			id := o.Settle(access.NewPerson{Name: "Amina Begum", Email: amina, Role: role, ScopeKind: tt.kind, ScopeKeys: []string{tt.key}})
			for query, lands := range map[string]string{"": tt.lands, "?return_to=%2F": tt.lands, "?return_to=%2Fpcns": "/pcns"} {
				if answer := o.signIn(query); o.whoIs(answer) != id || answer.Header.Get("Location") != lands {
					t.Errorf("%q leads to %s, not %s", query, answer.Header.Get("Location"), lands)
				}
			}
		})
	}
}

// invite makes an invitation, and gives the token of its link.
func (o *office) invite(email string) (token string) {
	o.t.Helper()
	answer := o.Do(http.MethodPost, "/api/v1/invitations", nil, object{"email": email, "name": "Bola Ade", "role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}})
	if answer.Status != http.StatusCreated {
		o.t.Fatalf("inviting answers %d %s", answer.Status, answer.Body)
	}
	_, token, _ = strings.Cut(answer.JSON.(object)["link"].(string), "#")
	return token
}

func TestWhoIsInvitedTakesTheInvitationUpBySigningIn(t *testing.T) {
	for name, c := range map[string]struct {
		invited, theirs string
		verified, link  bool
		taken           bool
	}{
		"by an address that is vouched for":            {"Bola@trellis.invalid", "bola@TRELLIS.invalid", true, false, true},
		"by an address that is not":                    {"bola@trellis.invalid", "bola@trellis.invalid", false, false, false},
		"by the link, from another address":            {"bola@trellis.invalid", "bola@elsewhere.invalid", true, true, true},
		"by the link, from an address not vouched for": {"bola@trellis.invalid", "bola@trellis.invalid", false, true, true},
		"not at all":                          {"someone@trellis.invalid", "bola@trellis.invalid", true, false, false},
		"by the link, for somebody's account": {"ada@trellis.invalid", "bola@trellis.invalid", true, true, false},
		"by the link, for their own account":  {"ada@trellis.invalid", "ada@trellis.invalid", true, true, true},
	} {
		o, issuer := newOfficeWithIssuer(t)
		token := o.invite(c.invited)
		issuer.set(func() {
			issuer.claims = func(said jwt.MapClaims) { said["email"], said["email_verified"] = c.theirs, c.verified }
		})
		come := func() *contract.Response {
			if c.link {
				return o.signInInvited(token)
			}
			return o.signIn("")
		}
		answer := come()
		who := o.whoIs(answer)
		accepted := ask[int](t, o.Server, "SELECT count(*) FROM invitations WHERE accepted_by::text = $1", who) == 1
		roles := ask[int](t, o.Server, "SELECT count(*) FROM memberships WHERE user_id::text = $1 AND role = 'analyst' AND scopes = '{icb:QMF}'", who) == 1
		if (who != "") != c.taken || accepted != c.taken || roles != c.taken {
			t.Errorf("%s: %q signs in (%s), accepted %v, with the role %v", name, who, answer.Header.Get("Location"), accepted, roles)
		}
		if !c.taken && ask[int](t, o.Server, "SELECT count(*) FROM identities") > 0 {
			t.Errorf("%s: somebody is linked", name)
		}
		if again := come(); o.whoIs(again) != who {
			t.Errorf("%s: the second time %q signs in", name, o.whoIs(again))
		}
	}
}

func TestAFreshProofComesFromWhereOneSignedIn(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	o.person(amina)
	session := cookieOf(o.signIn(""), "__Host-trellis")
	browser := map[string]string{"Cookie": "__Host-trellis=" + session.Value, "Sec-Fetch-Site": "same-origin"}
	make := func() *contract.Response {
		return o.Anonymously().Do(http.MethodPost, clientsPath, browser, newClient(nil))
	}
	o.clock.move(11 * time.Minute)
	problemOf(t, "before", make(), http.StatusForbidden, "step_up_required")

	prove := func(change func(jwt.MapClaims)) *contract.Response {
		issuer.set(func() { issuer.claims = change })
		state, back := o.goOut("?step_up=true&return_to=/api-clients", browser)
		if issuer.asked.Get("prompt") != "login" || issuer.asked.Get("max_age") != "0" {
			t.Errorf("the issuer is asked %v", issuer.asked)
		}
		return o.comeBack(state, back)
	}
	for name, change := range map[string]func(jwt.MapClaims){
		"somebody else":                  func(c jwt.MapClaims) { c["sub"] = "subject-2" },
		"who showed nothing for it":      func(c jwt.MapClaims) { c["auth_time"] = o.clock.now().Add(-time.Hour).Unix() },
		"whose issuer does not say when": func(c jwt.MapClaims) { delete(c, "auth_time") },
	} {
		if answer := prove(change); !strings.HasPrefix(answer.Header.Get("Location"), "/sign-in?problem=forbidden") {
			t.Errorf("%s: it goes on to %s", name, answer.Header.Get("Location"))
		}
		problemOf(t, name, make(), http.StatusForbidden, "step_up_required")
	}
	answer := prove(nil)
	if answer.Header.Get("Location") != "/api-clients" || cookieOf(answer, "__Host-trellis") != nil {
		t.Errorf("proved, it goes on to %v", answer.Header)
	}
	if made := make(); made.Status != http.StatusCreated {
		t.Errorf("after that it is answered %d %s", made.Status, made.Body)
	}
	if nobody := o.Anonymously().Get(outPath + "?step_up=true"); nobody.Status != http.StatusUnauthorized {
		t.Errorf("who has not signed in is answered %d", nobody.Status)
	}
}

func TestWithoutAnIssuerThereIsNoSuchSignIn(t *testing.T) {
	o := newOffice(t)
	for _, path := range []string{outPath, outPath + "/callback?code=x&state=y"} {
		problemOf(t, path, o.Anonymously().Get(path), http.StatusNotFound, string(vocabulary.CodeNotFound))
	}
}
