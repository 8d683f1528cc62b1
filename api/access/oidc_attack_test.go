package access_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"trellis/api/server/contract"
)

// begun counts what a sign-in could have left behind.
func (o *office) begun() int {
	return ask[int](o.t, o.Server, "SELECT (SELECT count(*) FROM sessions WHERE method = 'oidc') + (SELECT count(*) FROM identities)")
}

func TestASignInComesBackOnceToTheBrowserItBeganIn(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	o.person(amina)
	with := func(back *url.URL, name, value string) *url.URL {
		changed, query := *back, back.Query()
		if query.Set(name, value); value == "" {
			query.Del(name)
		}
		changed.RawQuery = query.Encode()
		return &changed
	}
	attacks := map[string]func() *contract.Response{
		"no cookie": func() *contract.Response {
			_, back := o.goOut("", nil)
			return o.comeBack("", back)
		},
		"another browser's cookie": func() *contract.Response {
			state, _ := o.goOut("", nil)
			_, back := o.goOut("", nil)
			return o.comeBack(state, back)
		},
		"another state than the cookie's": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "state", state+"x"))
		},
		"no state": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "state", ""))
		},
		"a state that Trellis did not make": func() *contract.Response {
			_, back := o.goOut("", nil)
			return o.comeBack("made-up", with(back, "state", "made-up"))
		},
		"no code": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "code", ""))
		},
		"a code that the issuer did not give": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "code", "made-up"))
		},
		"a code of another sign-in": func() *contract.Response { // the issuer sees that the proof is another's
			_, theirs := o.goOut("", nil)
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "code", theirs.Query().Get("code")))
		},
		"an error in place of a code": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(with(back, "code", ""), "error", "access_denied"))
		},
		"an error beside a code": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "error", "server_error"))
		},
		"another issuer's answer": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "iss", "https://evil.example"))
		},
		"an answer that does not say whose it is": func() *contract.Response {
			state, back := o.goOut("", nil)
			return o.comeBack(state, with(back, "iss", ""))
		},
		"eleven minutes later": func() *contract.Response {
			state, back := o.goOut("", nil)
			o.clock.move(11 * time.Minute)
			return o.comeBack(state, back)
		},
	}
	for name, attack := range attacks {
		t.Run(name, func(t *testing.T) {
			answer := attack()
			if answer.Status != http.StatusSeeOther || answer.Header.Get("Location") != "/sign-in?problem=unauthenticated" || o.begun() > 0 {
				t.Errorf("%s: it is answered %d %v, and %d things were left", name, answer.Status, answer.Header, o.begun())
			}
			if cookie := cookieOf(answer, "__Host-trellis-sign-in"); cookie == nil || cookie.MaxAge >= 0 {
				t.Errorf("%s: the cookie stays: %v", name, cookie)
			}
		})
	}
	if issuer.redeemed > 0 {
		t.Errorf("%d codes were redeemed", issuer.redeemed)
	}
	state, back := o.goOut("", nil)
	if answer := o.comeBack(state, back); o.whoIs(answer) == "" {
		t.Fatalf("as it should be it is answered %d %v: nothing above proves anything", answer.Status, answer.Header)
	}
	left := o.begun()
	if answer := o.comeBack(state, back); o.whoIs(answer) != "" || o.begun() != left { // the same state and code
		t.Errorf("the same again is answered %d %v", answer.Status, answer.Header)
	}
	fresh, again := o.goOut("", nil)
	if answer := o.comeBack(fresh, with(again, "code", back.Query().Get("code"))); o.whoIs(answer) != "" || o.begun() != left {
		t.Errorf("a code that was used, under a fresh state, is answered %d %v", answer.Status, answer.Header)
	}
	if twice := o.Anonymously().Get(outPath + "/callback?state=a&state=b&code=x"); twice.Status != http.StatusBadRequest {
		t.Errorf("two states are answered %d", twice.Status)
	}
	for _, problem := range []*contract.Response{o.Anonymously().Get(outPath + "/callback?state=a&code=x")} { // a program, not a browser
		problemOf(t, "a program", problem, http.StatusUnauthorized, "unauthenticated")
	}
}

func TestOnlyWhatTheIssuerSignedForThisSignInIsBelieved(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	id := o.person(amina)
	theirs, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	by := func(method jwt.SigningMethod, key any, header ...string) func(jwt.MapClaims) string {
		return func(claims jwt.MapClaims) string {
			token := jwt.NewWithClaims(method, claims)
			token.Header["kid"] = theirKeyID
			for i := 0; i < len(header); i += 2 {
				token.Header[header[i]] = header[i+1]
			}
			signed, err := token.SignedString(key)
			must(t, err)
			return signed
		}
	}
	saying := func(name string, value any) func(jwt.MapClaims) {
		return func(c jwt.MapClaims) {
			if c[name] = value; value == nil {
				delete(c, name)
			}
		}
	}
	for name, attack := range map[string]struct {
		claims func(jwt.MapClaims)
		sign   func(jwt.MapClaims) string
	}{
		"another nonce":               {claims: saying("nonce", "made-up")},
		"no nonce":                    {claims: saying("nonce", nil)},
		"another audience":            {claims: saying("aud", "another-program")},
		"no audience":                 {claims: saying("aud", nil)},
		"an audience besides":         {claims: saying("aud", []string{theirClient, "another-program"})},
		"for another party":           {claims: saying("azp", "another-program")},
		"another issuer":              {claims: saying("iss", "https://evil.example")},
		"no issuer":                   {claims: saying("iss", nil)},
		"expired":                     {claims: saying("exp", o.clock.now().Add(-time.Minute).Unix())},
		"no end":                      {claims: saying("exp", nil)},
		"not yet":                     {claims: saying("nbf", o.clock.now().Add(time.Hour).Unix())},
		"nobody":                      {claims: saying("sub", "")},
		"a subject of 256 letters":    {claims: saying("sub", strings.Repeat("x", 256))},
		"another key":                 {sign: by(jwt.SigningMethodES256, theirs)},
		"a key in its head":           {sign: by(jwt.SigningMethodES256, theirs, "jku", "https://evil.example")},
		"HS256 with our secret":       {sign: by(jwt.SigningMethodHS256, []byte(theirSecret))},
		"alg none":                    {sign: by(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType)},
		"no token":                    {sign: func(jwt.MapClaims) string { return "" }},
		"no JWT":                      {sign: func(jwt.MapClaims) string { return "x.y.z" }},
		"the hash of another's token": {claims: saying("at_hash", "made-up")},
	} {
		t.Run(name, func(t *testing.T) {
			issuer.set(func() { issuer.claims, issuer.sign = attack.claims, attack.sign })
			if answer := o.signIn(""); answer.Header.Get("Location") != "/sign-in?problem=unauthenticated" || o.whoIs(answer) != "" || o.begun() > 0 {
				t.Errorf("%s: it is answered %d %v", name, answer.Status, answer.Header)
			}
		})
	}
	issuer.set(func() { issuer.claims, issuer.sign = nil, nil })
	if who := o.whoIs(o.signIn("")); who != id {
		t.Errorf("as it should be %q signs in", who)
	}
}

func TestWhoseAccountItIsMustBeCertain(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	o.person(amina)
	closed := o.person("closed@trellis.invalid")
	if answer := o.Do(http.MethodPatch, "/api/v1/users/"+closed, map[string]string{"If-Match": `"v1.x"`}, object{"status": "disabled"}); answer.Status != http.StatusOK {
		t.Fatalf("closing an account answers %d %s", answer.Status, answer.Body)
	}
	says := func(subject, email string, verified any) func(jwt.MapClaims) {
		return func(c jwt.MapClaims) { c["sub"], c["email"], c["email_verified"] = subject, email, verified }
	}
	refuse := func(name string, claims func(jwt.MapClaims)) {
		t.Helper()
		before := o.begun()
		issuer.set(func() { issuer.claims = claims })
		if answer := o.signIn(""); answer.Header.Get("Location") != "/sign-in?problem=forbidden" || o.whoIs(answer) != "" || o.begun() != before {
			t.Errorf("%s: it is answered %d %v", name, answer.Status, answer.Header)
		}
	}
	refuse("an address not vouched for", says("s", amina, false))
	refuse("an address not vouched for, as a text", says("s", amina, "false"))
	refuse("an address of which nothing is said", says("s", amina, nil))
	refuse("an address vouched for with a number", says("s", amina, 1))
	refuse("no address", says("s", "", true))
	refuse("an address nobody has", says("s", "nobody@trellis.invalid", true))
	refuse("an address like somebody's", says("s", "amina@trellis.invalid.evil.example", true))
	refuse("a pattern for an address", says("s", "%@trellis.invalid", true))
	refuse("the address of a closed account", says("s", "closed@trellis.invalid", true))
	issuer.set(func() { issuer.claims = says("first", amina, "true") })
	if who := o.whoIs(o.signIn("")); who == "" {
		t.Error("an address vouched for is refused")
	}
	refuse("an address that was handed on to somebody else", says("second", amina, true))
	if answer := o.Do(http.MethodPatch, "/api/v1/users/"+ask[string](t, o.Server, "SELECT user_id::text FROM identities"), map[string]string{"If-Match": `"v2.x"`}, object{"status": "disabled"}); answer.Status != http.StatusOK {
		t.Fatalf("closing an account answers %d %s", answer.Status, answer.Body)
	}
	refuse("a closed account that was linked", says("first", amina, true))
}

func TestOneGoesOnToAPageOfTrellisAndNowhereElse(t *testing.T) {
	o, _ := newOfficeWithIssuer(t)
	for _, address := range []string{"https://evil.example", "//evil.example", "///evil.example", `/\evil.example`, `\\evil.example`, "evil.example", "pcns", "javascript:alert(1)",
		"/\t/evil.example", "/\n/evil.example", " //evil.example", "/ /evil.example", "https:evil.example", "data:text/html,x", "//evil.example@trellis.example", "?x", "#x", "..//evil.example",
		"/" + strings.Repeat("x", 1001)} {
		t.Run(address, func(t *testing.T) {
			if answer := o.Anonymously().Get(outPath + "?return_to=" + url.QueryEscape(address)); answer.Status != http.StatusBadRequest || answer.Header.Get("Location") != "" {
				t.Errorf("%q is answered %d %v", address, answer.Status, answer.Header)
			}
		})
	}
	for _, address := range []string{"/", "/pcns/U12345", "/pcns?as_of=2026-03-31&q=a%2Fb#map", "/%2F%2Fevil.example", "/a/../b"} {
		if answer := o.Anonymously().Get(outPath + "?return_to=" + url.QueryEscape(address)); answer.Status != http.StatusFound {
			t.Errorf("%q is answered %d %s", address, answer.Status, answer.Body)
		}
	}
}
