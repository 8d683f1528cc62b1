package access_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/golang-jwt/jwt/v5"

	"trellis/api/access"
	"trellis/api/platform/httpx"
	"trellis/api/server/contract"
)

func TestAProgramGetsATokenAndPagesThroughNetworks(t *testing.T) {
	o := newOffice(t)
	o.FillLondon()
	client := makeClient(t, o.Server, nil)
	if !strings.HasPrefix(client.Secret, "trls_") || len(client.Secret) != len("trls_")+43 {
		t.Errorf("its secret is %q", client.Secret)
	}
	answer := askToken(o.Server, basic(client.ID, client.Secret), clientCredentials)
	var got access.Token
	answer.Into(t, &got)
	if answer.Status != http.StatusOK || got.TokenType != "Bearer" || got.ExpiresIn != 600 || got.Scope != "imports:read organisations:read" ||
		answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("Pragma") != "no-cache" {
		t.Errorf("the token endpoint answers %d %+v %v", answer.Status, got, answer.Header)
	}
	codes := map[string]bool{}
	path := "/api/v1/pcns?limit=2"
	for path != "" {
		page := with(o.Server, got.AccessToken, http.MethodGet, path, nil)
		var body struct {
			Items []struct {
				ODSCode string `json:"ods_code"`
			}
			Next *string
		}
		page.Into(t, &body)
		for _, item := range body.Items {
			codes[item.ODSCode] = true
		}
		path = ""
		if body.Next != nil {
			path = "/api/v1/pcns?limit=2&cursor=" + url.QueryEscape(*body.Next)
		}
	}
	if len(codes) < 3 {
		t.Errorf("it found %v", codes)
	}
	var me access.Me
	with(o.Server, got.AccessToken, http.MethodGet, "/api/v1/me", nil).Into(t, &me)
	if me.ID != client.ID || me.Kind != "api_client" || strings.Join(me.Permissions, " ") != "imports:read organisations:read" {
		t.Errorf("it is %+v", me)
	}
}

func TestEachWayToShowAClientsSecretGetsAToken(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	post := url.Values{"grant_type": {"client_credentials"}, "client_id": {client.ID}, "client_secret": {client.Secret}, "audience": {"what we do not know is let be"}}
	for name, answer := range map[string]*contract.Response{
		"client_secret_basic":                     askToken(o.Server, basic(client.ID, client.Secret), clientCredentials),
		"client_secret_basic, in small letters":   askToken(o.Server, "basic "+strings.TrimPrefix(basic(client.ID, client.Secret), "Basic "), clientCredentials),
		"client_secret_post":                      askToken(o.Server, "", post),
		"client_secret_basic, with the id beside": askToken(o.Server, basic(client.ID, client.Secret), url.Values{"grant_type": {"client_credentials"}, "client_id": {client.ID}}),
	} {
		var got access.Token
		answer.Into(t, &got)
		if status := may(o.Server, got.AccessToken, "/api/v1/imports"); answer.Status != http.StatusOK || status != http.StatusOK {
			t.Errorf("%s: it answers %d, and with the token %d", name, answer.Status, status)
		}
	}
}

// signer is a key pair of a program's own.
type signer struct {
	jwk  object
	sign func(header, claims object) string
	alg  string
}

func signers(t testing.TB) map[string]signer {
	t.Helper()
	encode := base64.RawURLEncoding.EncodeToString
	public, private, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	return map[string]signer{
		"EdDSA": {object{"kty": "OKP", "crv": "Ed25519", "x": encode(public)},
			func(header, claims object) string { return signed(t, header, claims, byEd25519(private)) }, "EdDSA"},
		"ES256": {object{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "one", "x": encode(curve.X.FillBytes(make([]byte, 32))), "y": encode(curve.Y.FillBytes(make([]byte, 32)))},
			func(header, claims object) string {
				return signed(t, header, claims, func(text []byte) []byte {
					signature, err := jwt.SigningMethodES256.Sign(string(text), curve)
					must(t, err)
					return signature
				})
			}, "ES256"},
	}
}

// assertion is what a client says of itself.
func (o *office) assertion(clientID string) object {
	now := o.clock.now()
	return object{"iss": clientID, "sub": clientID, "aud": ourOrigin + "/oauth/token", "jti": rand.Text(), "iat": now.Unix(), "exp": now.Add(time.Minute).Unix()}
}

func asserting(assertion string) url.Values {
	return url.Values{"grant_type": {"client_credentials"}, "client_assertion": {assertion}, "client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}}
}

func TestAProgramWithAKeyOfItsOwnNeedsNoSecret(t *testing.T) {
	o := newOffice(t)
	for name, key := range signers(t) {
		client := makeClient(t, o.Server, object{"public_key": key.jwk})
		if client.Secret != "" || !client.HasPublicKey || len(client.Secrets) != 0 {
			t.Errorf("%s: it got %+v", name, client)
		}
		for _, header := range []object{{"alg": key.alg}, {"alg": key.alg, "typ": "JWT"}, {"alg": key.alg, "typ": "client-authentication+jwt", "kid": "one"}} {
			answer := askToken(o.Server, "", asserting(key.sign(header, o.assertion(client.ID))))
			var got access.Token
			answer.Into(t, &got)
			if status := may(o.Server, got.AccessToken, "/api/v1/imports"); answer.Status != http.StatusOK || status != http.StatusOK {
				t.Errorf("%s with %v: it answers %d %s, and with the token %d", name, header, answer.Status, answer.Body, status)
			}
		}
		if answer := change(t, o.Server, http.MethodPost, client.ID, "/secrets", nil); answer.Status != http.StatusConflict {
			t.Errorf("%s: a secret besides is answered %d %s", name, answer.Status, answer.Body)
		}
	}
}

func TestATokenCanBeAskedForWithLess(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, object{"permissions": []string{"organisations:write", "imports:read"}})
	narrow := token(t, o.Server, client, "imports:read")
	if status := may(o.Server, narrow, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("what it asked for is answered %d", status)
	}
	rename := func(token string) *contract.Response {
		return with(o.Server, token, http.MethodPatch, "/api/v1/icbs/QMF", object{"short_name": "North East"})
	}
	if answer := rename(narrow); answer.Status != http.StatusForbidden || !strings.Contains(answer.Text(), "organisations:write") {
		t.Errorf("what it left out is answered %d %s", answer.Status, answer.Body)
	}
	whole := token(t, o.Server, client)
	if answer := rename(whole); answer.Status != http.StatusPreconditionRequired { // it may, and forgot the If-Match
		t.Errorf("with the whole token it is answered %d", answer.Status)
	}
	changed(t, change(t, o.Server, http.MethodPatch, client.ID, "", object{"permissions": []string{"organisations:write"}}))
	for name, got := range map[string]string{"narrow": narrow, "whole": whole} {
		if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusForbidden {
			t.Errorf("once the client has less, the %s token is answered %d", name, status)
		}
	}
}

func TestWhatAProgramNeedsToKnowIsPublished(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	var said access.AuthorizationServer
	o.Anonymously().Get("/.well-known/oauth-authorization-server").Into(t, &said)
	if said.Issuer != ourOrigin || said.TokenEndpoint != ourOrigin+"/oauth/token" || said.KeySet != ourOrigin+"/.well-known/jwks.json" || len(said.Scopes) < 5 {
		t.Errorf("it says %+v", said)
	}
	// A library that knows nothing of ours verifies our tokens with the published keys.
	fetched := &http.Client{Transport: rewritten{o.URL}}
	set := oidc.NewRemoteKeySet(oidc.ClientContext(t.Context(), fetched), said.KeySet)
	verifier := oidc.NewVerifier(said.Issuer, set, &oidc.Config{ClientID: said.Issuer, SupportedSigningAlgs: []string{"EdDSA"}, Now: o.clock.now})
	verified, err := verifier.Verify(t.Context(), token(t, o.Server, client))
	if err != nil || verified.Subject != client.ID {
		t.Errorf("the token reads as %+v, %v", verified, err)
	}
	if etag := o.Get("/.well-known/jwks.json").Header.Get("ETag"); o.Do(http.MethodGet, "/.well-known/jwks.json", map[string]string{"If-None-Match": etag}, nil).Status != http.StatusNotModified {
		t.Error("the keys are sent to those who have them")
	}
}

// rewritten sends requests for our origin to where the test listens.
type rewritten struct{ to string }

func (r rewritten) RoundTrip(request *http.Request) (*http.Response, error) {
	to, err := url.Parse(r.to)
	if err != nil {
		return nil, err
	}
	sent := request.Clone(request.Context())
	sent.URL.Scheme, sent.URL.Host = to.Scheme, to.Host
	return http.DefaultTransport.RoundTrip(sent)
}

func TestTokensCanBeAskedForTenTimesAMinuteFromOneAddress(t *testing.T) {
	o := newOffice(t, contract.WithGuard(httpx.Options{TriesPerMinute: 10, PerMinute: 10_000}))
	for range 10 {
		if answer := askToken(o.Server, basic(access.NewID(), "guess"), clientCredentials); answer.Status != http.StatusUnauthorized {
			t.Errorf("a guess is answered %d", answer.Status)
		}
	}
	if answer := askToken(o.Server, basic(access.NewID(), "guess"), clientCredentials); answer.Status != http.StatusTooManyRequests || answer.Header.Get("Retry-After") == "" {
		t.Errorf("the eleventh is answered %d", answer.Status)
	}
}
