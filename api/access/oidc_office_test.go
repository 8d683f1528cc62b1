package access_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
)

const (
	outPath = "/api/v1/sign_in/oidc"
	amina   = "amina@trellis.invalid"
)

// newOfficeWithIssuer is Trellis where people also sign in with an account they have elsewhere.
func newOfficeWithIssuer(t testing.TB) (*office, *theirIssuer) {
	t.Helper()
	var at *clock
	issuer := newTheirIssuer(t, func() time.Time { return at.now() })
	o := newOffice(t, func(s *server.Options) {
		s.Access.OIDC = access.OIDC{Issuer: issuer.URL, ClientID: theirClient, ClientSecret: theirSecret, Name: "NHS Login"}
	})
	at = o.clock
	return o, issuer
}

// person makes an account.
func (o *office) person(email string) (id string) {
	return o.Settle(access.NewPerson{Name: "Amina Begum", Email: email, Role: policy.Analyst, ScopeKind: "region", ScopeKeys: []string{"Y56"}})
}

// cookieOf finds a cookie that an answer sets; nil if none.
func cookieOf(answer *contract.Response, name string) *http.Cookie {
	for _, cookie := range (&http.Response{Header: answer.Header}).Cookies() {
		if cookie.Name == name {
			return cookie
		}
	}
	return nil
}

// goOut begins to sign in, and lets the issuer send the browser back. It gives the browser's cookie and the way back.
func (o *office) goOut(query string, browser map[string]string) (state string, back *url.URL) {
	o.t.Helper()
	header := map[string]string{"Accept": "text/html"}
	for name, value := range browser {
		header[name] = value
	}
	out := o.Anonymously().Do(http.MethodGet, outPath+query, header, nil)
	if out.Status != http.StatusFound {
		o.t.Fatalf("going out answers %d %v %s", out.Status, out.Header, out.Body)
	}
	return o.goTo(out, out.Header.Get("Location"))
}

// goTo is the browser at the address of the issuer that an answer sends it to.
func (o *office) goTo(out *contract.Response, address string) (state string, back *url.URL) {
	o.t.Helper()
	cookie := cookieOf(out, "__Host-trellis-sign-in")
	if cookie == nil {
		o.t.Fatalf("going out sets no cookie: %v", out.Header)
	}
	if !cookie.Secure || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Domain != "" || cookie.MaxAge != 600 {
		o.t.Errorf("the cookie is %v", cookie)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	there, err := client.Get(address)
	must(o.t, err)
	there.Body.Close()
	back, err = url.Parse(there.Header.Get("Location"))
	must(o.t, err)
	if there.StatusCode != http.StatusFound || back.Scheme+"://"+back.Host != ourOrigin {
		o.t.Fatalf("the issuer answers %d and sends back to %s", there.StatusCode, back)
	}
	return cookie.Value, back
}

// comeBack is the browser sent back by the issuer. Its page is another site's, so a session's cookie does not come along.
func (o *office) comeBack(state string, back *url.URL) *contract.Response {
	o.t.Helper()
	header := map[string]string{"Accept": "text/html", "Sec-Fetch-Site": "cross-site"}
	if state != "" {
		header["Cookie"] = "__Host-trellis-sign-in=" + state
	}
	return o.Anonymously().Do(http.MethodGet, back.RequestURI(), header, nil)
}

// signIn goes out and comes back.
func (o *office) signIn(query string) *contract.Response {
	o.t.Helper()
	state, back := o.goOut(query, nil)
	return o.comeBack(state, back)
}

// signInInvited takes the link's token along, as the page of the invitation does.
func (o *office) signInInvited(token string) *contract.Response {
	o.t.Helper()
	out := o.Anonymously().Do(http.MethodPost, outPath, map[string]string{"Sec-Fetch-Site": "same-origin"}, object{"token": token, "return_to": "/account"})
	if out.Status != http.StatusOK || out.Header.Get("Cache-Control") != "no-store" {
		o.t.Fatalf("going out answers %d %v %s", out.Status, out.Header, out.Body)
	}
	return o.comeBack(o.goTo(out, out.JSON.(object)["address"].(string)))
}

// whoIs tells whose session an answer began; "" where it began none.
func (o *office) whoIs(answer *contract.Response) string {
	o.t.Helper()
	cookie := cookieOf(answer, "__Host-trellis")
	if cookie == nil || cookie.Value == "" {
		return ""
	}
	var me access.Me
	o.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Cookie": "__Host-trellis=" + cookie.Value}, nil).Into(o.t, &me)
	return me.ID
}
