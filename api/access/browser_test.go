package access_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// password is what the people of these tests sign in with.
const password = "blue kettle seven lanes"

// browser keeps the cookie it is given, as a browser does, and sends it back.
type browser struct {
	*contract.Server
	cookie string
}

func browserOn(s *contract.Server) *browser { return &browser{Server: s.Anonymously()} }

// send sends a request from a page of Trellis; headers are "Name: value", without a value the header is left out.
func (b *browser) send(method, path string, body any, headers ...string) *contract.Response {
	sent := map[string]string{"Sec-Fetch-Site": "same-origin"}
	if b.cookie != "" {
		sent["Cookie"] = "__Host-trellis=" + b.cookie
	}
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		if sent[name] = value; value == "" {
			delete(sent, name)
		}
	}
	answer := b.Do(method, path, sent, body)
	if cookie := cookieOf(answer, "__Host-trellis"); cookie != nil {
		if b.cookie = cookie.Value; cookie.MaxAge < 0 {
			b.cookie = ""
		}
	}
	return answer
}

// get reads an address.
func (b *browser) get(path string) *contract.Response { return b.send(http.MethodGet, path, nil) }

// signIn signs in with a password; a code may follow it.
func (b *browser) signIn(email, password string, code ...string) *contract.Response {
	body := object{"method": "password", "email": email, "password": password}
	if len(code) > 0 {
		body["code"] = code[0]
	}
	return b.send(http.MethodPost, "/api/v1/session", body)
}

// who is the id of whom the browser is signed in as; "anonymous" for nobody.
func (b *browser) who() string {
	id, _ := b.get("/api/v1/me").JSON.(object)["id"].(string)
	return id
}

// session reads the session that asks.
func (b *browser) session(t testing.TB) (session access.Session) {
	t.Helper()
	answer := b.get("/api/v1/session")
	if answer.Status != http.StatusOK {
		t.Fatalf("the session is answered %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &session)
	return session
}

// member makes someone who signs in with the password, and their browser, which is signed in.
func (o *office) member(email string, role policy.Role, kind string, keys ...string) (*browser, string) {
	o.t.Helper()
	id := o.Settle(access.NewPerson{Name: "Somebody Else", Email: email, Role: role, ScopeKind: kind, ScopeKeys: keys})
	if answer := o.As(id).Do(http.MethodPost, "/api/v1/me/password", nil, object{"new_password": password}); answer.Status != http.StatusOK {
		o.t.Fatalf("setting a password answers %d %s", answer.Status, answer.Body)
	}
	b := browserOn(o.Server)
	signedIn(o.t, b.signIn(email, password))
	return b, id
}

// signedIn reads the session that an answer begins, which must be one.
func signedIn(t testing.TB, answer *contract.Response) (session access.Session) {
	t.Helper()
	if answer.Status != http.StatusCreated || cookieOf(answer, "__Host-trellis") == nil {
		t.Fatalf("signing in answers %d %s %v", answer.Status, answer.Body, answer.Header)
	}
	answer.Into(t, &session)
	return session
}

// eventually waits for something that another copy of Trellis is told.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	began := time.Now()
	for !holds() {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("twenty seconds on, this does not hold: %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("%s after %s", what, time.Since(began).Round(time.Millisecond))
}

// recorded is what a handler answers to a request that goes over no network.
func recorded(handler http.Handler, request *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer
}
