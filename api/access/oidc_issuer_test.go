package access_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// theirIssuer is where people sign in elsewhere: it speaks OpenID Connect over HTTP, checks the client's secret and the
// proof of the code (PKCE), and signs its own tokens.
type theirIssuer struct {
	*httptest.Server
	clock func() time.Time

	mu    sync.Mutex
	key   *ecdsa.PrivateKey
	codes map[string]url.Values // what each code was asked for with
	// down answers everything with 500.
	down bool
	// claims changes what it says of who has signed in.
	claims func(claims jwt.MapClaims)
	// sign changes how it signs; nil for as it should.
	sign func(claims jwt.MapClaims) string
	// asked is the last request to sign in.
	asked url.Values
	// redeemed counts the codes that were shown with the right secret and proof.
	redeemed int
	// configuration changes what it says of itself.
	configuration func(said map[string]any)
}

const (
	theirClient = "trellis"
	theirSecret = "their + secret/of ours" // with what must be escaped
	theirKeyID  = "2026"
)

func newTheirIssuer(t testing.TB, clock func() time.Time) *theirIssuer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	i := &theirIssuer{clock: clock, key: key, codes: map[string]url.Values{}}
	pages := http.NewServeMux()
	pages.HandleFunc("GET /.well-known/openid-configuration", i.configure)
	pages.HandleFunc("GET /keys", i.keys)
	pages.HandleFunc("GET /authorize", i.authorize)
	pages.HandleFunc("POST /token", i.token)
	i.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		defer i.mu.Unlock()
		if i.down {
			http.Error(w, "down", http.StatusInternalServerError)
			return
		}
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(i.Close)
	return i
}

// set changes how it behaves.
func (i *theirIssuer) set(change func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	change()
}

func (i *theirIssuer) configure(w http.ResponseWriter, _ *http.Request) {
	said := map[string]any{
		"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token", "jwks_uri": i.URL + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"}, "id_token_signing_alg_values_supported": []string{"ES256"},
		"authorization_response_iss_parameter_supported": true, "code_challenge_methods_supported": []string{"S256"},
	}
	if i.configuration != nil {
		i.configuration(said)
	}
	answerJSON(w, http.StatusOK, said)
}

func (i *theirIssuer) keys(w http.ResponseWriter, _ *http.Request) {
	encode := base64.RawURLEncoding.EncodeToString
	answerJSON(w, http.StatusOK, map[string]any{"keys": []any{map[string]any{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": theirKeyID,
		"x": encode(i.key.X.FillBytes(make([]byte, 32))), "y": encode(i.key.Y.FillBytes(make([]byte, 32)))}}})
}

// authorize signs in whoever comes.
func (i *theirIssuer) authorize(w http.ResponseWriter, r *http.Request) {
	i.asked = r.URL.Query()
	code := rand.Text()
	i.codes[code] = i.asked
	back, err := url.Parse(i.asked.Get("redirect_uri"))
	if err != nil || i.asked.Get("client_id") != theirClient || i.asked.Get("response_type") != "code" || i.asked.Get("code_challenge_method") != "S256" {
		http.Error(w, "not asked as it should be", http.StatusBadRequest)
		return
	}
	back.RawQuery = url.Values{"code": {code}, "state": {i.asked.Get("state")}, "iss": {i.URL}, "session_state": {"theirs"}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

func (i *theirIssuer) token(w http.ResponseWriter, r *http.Request) {
	id, secret, _ := r.BasicAuth()
	id, _ = url.QueryUnescape(id)
	secret, _ = url.QueryUnescape(secret)
	asked, known := i.codes[r.PostFormValue("code")]
	delete(i.codes, r.PostFormValue("code"))
	proof := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !known || id != theirClient || secret != theirSecret || r.PostFormValue("redirect_uri") != asked.Get("redirect_uri") ||
		base64.RawURLEncoding.EncodeToString(proof[:]) != asked.Get("code_challenge") {
		answerJSON(w, http.StatusBadRequest, map[string]any{"error": "invalid_grant"})
		return
	}
	i.redeemed++
	now := i.clock()
	claims := jwt.MapClaims{"iss": i.URL, "aud": theirClient, "sub": "subject-1", "nonce": asked.Get("nonce"), "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
		"auth_time": now.Unix(), "email": "amina@trellis.invalid", "email_verified": true, "name": "Amina Begum"}
	if i.claims != nil {
		i.claims(claims)
	}
	answerJSON(w, http.StatusOK, map[string]any{"access_token": "theirs", "token_type": "Bearer", "expires_in": 300, "id_token": i.signed(claims)})
}

func (i *theirIssuer) signed(claims jwt.MapClaims) string {
	if i.sign != nil {
		return i.sign(claims)
	}
	token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	token.Header["kid"] = theirKeyID
	signed, _ := token.SignedString(i.key) // a key it made itself
	return signed
}

func answerJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
