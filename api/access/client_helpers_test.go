package access_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// ourOrigin is the address that people and programs of the tests use; a proxy would hand it on.
const ourOrigin = "https://trellis.example"

// clock is one that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}

// office is Trellis with a key that the test knows, so that it can sign what Trellis would not.
type office struct {
	*contract.Server
	t     testing.TB
	clock *clock
	key   ed25519.PrivateKey
	keyID string
}

func newOffice(t testing.TB, options ...contract.Option) *office {
	t.Helper()
	o := &office{t: t, clock: &clock{at: time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)}}
	folder := t.TempDir()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	o.key = private
	sum := sha256.Sum256(public)
	o.keyID = base64.RawURLEncoding.EncodeToString(sum[:12])
	writeKey(t, filepath.Join(folder, "token-test.pem"), private)
	keys, err := access.LoadKeys(folder)
	must(t, err)
	options = append([]contract.Option{contract.WithClock(o.clock.now), func(s *server.Options) {
		s.Access.Origin, s.Access.Keys = ourOrigin, keys
	}}, options...)
	o.Server = contract.NewServer(t, options...)
	return o
}

func writeKey(t testing.TB, name string, private any) {
	t.Helper()
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	must(t, err)
	must(t, os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded}), 0o600))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// object is a JSON object.
type object = map[string]any

// newClient is what a client is made of unless a test says otherwise.
func newClient(changes object) object {
	made := object{"name": "Reporting", "permissions": []string{"organisations:read", "imports:read"}, "scope_kind": "region", "scope_keys": []string{"Y56"}, "expires_on": "2027-11-25"}
	for name, value := range changes {
		made[name] = value
	}
	return made
}

// makeClient makes a client, which must work.
func makeClient(t testing.TB, s *contract.Server, changes object) access.APIClient {
	t.Helper()
	answer := s.Do(http.MethodPost, "/api/v1/api_clients", nil, newClient(changes))
	if answer.Status != http.StatusCreated {
		t.Fatalf("making a client answers %d %s", answer.Status, answer.Body)
	}
	var made access.APIClient
	answer.Into(t, &made)
	return made
}

// change sends a change to a client as it now stands.
func change(t testing.TB, s *contract.Server, method, id, below string, body any) *contract.Response {
	t.Helper()
	address := "/api/v1/api_clients/" + id
	return s.Do(method, address+below, map[string]string{"If-Match": s.Get(address).Header.Get("ETag")}, body)
}

// changed reads what a change answers, which must work.
func changed(t testing.TB, answer *contract.Response) (client access.APIClient) {
	t.Helper()
	if answer.Status != http.StatusOK {
		t.Fatalf("the change answers %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &client)
	return client
}

func basic(id, secret string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(url.QueryEscape(id)+":"+url.QueryEscape(secret)))
}

// askToken asks for a token with a form; authorization may be "".
func askToken(s *contract.Server, authorization string, form url.Values) *contract.Response {
	header := map[string]string{"Content-Type": "application/x-www-form-urlencoded"}
	if authorization != "" {
		header["Authorization"] = authorization
	}
	return s.Anonymously().Do(http.MethodPost, "/oauth/token", header, form.Encode())
}

var clientCredentials = url.Values{"grant_type": {"client_credentials"}}

// token gets one, which must work.
func token(t testing.TB, s *contract.Server, client access.APIClient, scope ...string) string {
	t.Helper()
	form := url.Values{"grant_type": {"client_credentials"}, "scope": {strings.Join(scope, " ")}}
	answer := askToken(s, basic(client.ID, client.Secret), form)
	if answer.Status != http.StatusOK {
		t.Fatalf("asking for a token answers %d %s", answer.Status, answer.Body)
	}
	var got access.Token
	answer.Into(t, &got)
	return got.AccessToken
}

// with sends a request with a token.
func with(s *contract.Server, token, method, path string, body any) *contract.Response {
	return s.Anonymously().Do(method, path, map[string]string{"Authorization": "Bearer " + token}, body)
}

// may tells whether a token lets its holder read an address.
func may(s *contract.Server, token, path string) int {
	return with(s, token, http.MethodGet, path, nil).Status
}

// part writes a part of a JWT.
func part(t testing.TB, value any) string {
	t.Helper()
	encoded, err := json.Marshal(value)
	must(t, err)
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// signed puts a JWT together.
func signed(t testing.TB, header, claims object, sign func(text []byte) []byte) string {
	t.Helper()
	text := part(t, header) + "." + part(t, claims)
	return text + "." + base64.RawURLEncoding.EncodeToString(sign([]byte(text)))
}

func byEd25519(key ed25519.PrivateKey) func([]byte) []byte {
	return func(text []byte) []byte { return ed25519.Sign(key, text) }
}

// settle makes a person with a role and gives their browser.
func (o *office) settle(role policy.Role, kind string, keys ...string) (*contract.Server, string) {
	o.t.Helper()
	id := o.Settle(access.NewPerson{Name: "Somebody Else", Email: access.NewID() + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: keys})
	return o.As(id), id
}
