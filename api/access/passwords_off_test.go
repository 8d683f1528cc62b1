package access_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/server"
	"trellis/api/server/contract"
)

func TestWherePasswordsAreOffNobodyComesInByOne(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	b, id := o.member(amina, "programme_admin", "region", "Y56")
	_, token := invited(t, o.Server, invitation("bola@trellis.invalid", "analyst", "region", "Y56"))
	_, own := invited(t, o.Server, invitation(amina, "analyst", "region", "Y56"))
	off := contract.NewServer(t, contract.WithClock(o.clock.now), func(s *server.Options) {
		s.DatabaseURL, s.Access.NoPasswords = o.Database.AppURL, true
		s.Access.Origin, s.Access.OIDC = ourOrigin, access.OIDC{Issuer: issuer.URL, ClientID: theirClient, ClientSecret: theirSecret, Name: "NHS Login"}
	})
	var ways access.SignInOptions
	off.Anonymously().Get("/api/v1/sign_in").Into(t, &ways)
	if ways.Methods.Password || ways.Methods.OIDC == nil {
		t.Errorf("the ways in are %+v", ways.Methods)
	}
	there := browserOn(off)
	there.cookie = b.cookie
	for says, answer := range map[string]*contract.Response{
		"signing in":                    browserOn(off).signIn(amina, password),
		"signing in, wrongly":           browserOn(off).signIn("nobody@trellis.invalid", "a wrong password"),
		"an invitation":                 browserOn(off).take(token, password),
		"an invitation, for an account": browserOn(off).take(own, password),
		"a new password":                there.send(http.MethodPost, "/api/v1/me/password", object{"old_password": password, "new_password": "green kettle seven lanes"}),
		"a fresh proof":                 there.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password}),
	} {
		problemOf(t, says, answer, http.StatusForbidden, "forbidden")
		if detail := said(t, answer)["detail"].(string); !strings.Contains(detail, "NHS Login") || cookieOf(answer, "__Host-trellis") != nil {
			t.Errorf("%s: it says %s", says, detail)
		}
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM users WHERE email = 'bola@trellis.invalid'"); n != 0 {
		t.Error("an account is made all the same")
	}
	if who := there.who(); who != id {
		t.Errorf("who is signed in already is %s", who)
	}
}
