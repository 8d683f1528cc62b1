package access_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"trellis/api/access"
)

// head and claims are those of a token that Trellis itself would sign for a client.
func (o *office) head() object { return object{"alg": "EdDSA", "typ": "at+jwt", "kid": o.keyID} }

func (o *office) claims(clientID string) object {
	now := o.clock.now()
	return object{"iss": ourOrigin, "aud": ourOrigin, "sub": clientID, "client_id": clientID, "jti": access.NewID(),
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(10 * time.Minute).Unix(), "scope": "organisations:read imports:read"}
}

func plus(o object, name string, value any) object {
	changed := object{}
	for n, v := range o {
		changed[n] = v
	}
	changed[name] = value
	return changed
}

func without(o object, name string) object {
	changed := plus(o, name, nil)
	delete(changed, name)
	return changed
}

// refuse sends a token where only a client with a permission gets in.
func (o *office) refuse(t *testing.T, name, token string) {
	t.Helper()
	answer := with(o.Server, token, http.MethodGet, "/api/v1/imports", nil)
	var problem struct{ Code, Detail string }
	answer.Into(t, &problem)
	if answer.Status != http.StatusUnauthorized || problem.Code != "unauthenticated" || answer.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("%s: it is answered %d %s", name, answer.Status, answer.Body)
	}
	for _, word := range []string{"alg", "kid", "signature", "claim", "jwt", "EdDSA"} {
		if strings.Contains(problem.Detail, word) {
			t.Errorf("%s: the answer tells what was wrong: %s", name, problem.Detail)
		}
	}
}

func TestOnlyATokenThatThisTrellisSignedIsBelieved(t *testing.T) {
	o := newOffice(t)
	id := makeClient(t, o.Server, nil).ID
	good := signed(t, o.head(), o.claims(id), byEd25519(o.key))
	if status := may(o.Server, good, "/api/v1/imports"); status != http.StatusOK {
		t.Fatalf("a token as it should be is answered %d: nothing below would prove anything", status)
	}
	public := o.key.Public().(ed25519.PublicKey)
	encode := base64.RawURLEncoding.EncodeToString
	by := func(key []byte) func([]byte) []byte {
		return func(text []byte) []byte { return macOf(key, text) }
	}
	pkix, err := x509.MarshalPKIXPublicKey(public)
	must(t, err)
	jwk := object{"kty": "OKP", "crv": "Ed25519", "x": encode(public), "kid": o.keyID}
	jwkText, err := json.Marshal(jwk)
	must(t, err)
	theirPublic, theirs, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	theirJWK := object{"kty": "OKP", "crv": "Ed25519", "x": encode(theirPublic), "kid": o.keyID}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	signedBy := func(method jwt.SigningMethod, key any) func([]byte) []byte {
		return func(text []byte) []byte {
			signature, err := method.Sign(string(text), key)
			must(t, err)
			return signature
		}
	}
	nothing := func([]byte) []byte { return nil }
	alg := func(name string) object { return plus(o.head(), "alg", name) }
	claims := o.claims(id)
	parts := strings.Split(good, ".")

	attacks := map[string]string{
		"alg none":                              signed(t, alg("none"), claims, nothing),
		"alg None":                              signed(t, alg("None"), claims, nothing),
		"alg NONE":                              signed(t, alg("NONE"), claims, nothing),
		"alg nOnE with our signature":           signed(t, alg("nOnE"), claims, byEd25519(o.key)),
		"no alg":                                signed(t, without(o.head(), "alg"), claims, byEd25519(o.key)),
		"alg is a number":                       signed(t, plus(o.head(), "alg", 1), claims, byEd25519(o.key)),
		"alg EdDSA, no signature":               parts[0] + "." + parts[1] + ".",
		"HS256 with the public key's bytes":     signed(t, alg("HS256"), claims, by(public)),
		"HS256 with the public key in PEM":      signed(t, alg("HS256"), claims, by(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: pkix}))),
		"HS256 with the public key in DER":      signed(t, alg("HS256"), claims, by(pkix)),
		"HS256 with the public key as a JWK":    signed(t, alg("HS256"), claims, by(jwkText)),
		"HS256 with an empty key":               signed(t, alg("HS256"), claims, by(nil)),
		"RS256 with a key of theirs":            signed(t, alg("RS256"), claims, signedBy(jwt.SigningMethodRS256, rsaKey)),
		"PS256 with a key of theirs":            signed(t, alg("PS256"), claims, signedBy(jwt.SigningMethodPS256, rsaKey)),
		"ES256 with a key of theirs":            signed(t, alg("ES256"), claims, signedBy(jwt.SigningMethodES256, curve)),
		"another key's signature":               signed(t, o.head(), claims, byEd25519(theirs)),
		"alg Ed25519":                           signed(t, alg("Ed25519"), claims, byEd25519(o.key)),
		"a kid that is not known":               signed(t, plus(o.head(), "kid", "AAAAAAAAAAAAAAAA"), claims, byEd25519(theirs)),
		"a kid that is a path":                  signed(t, plus(o.head(), "kid", "../../../../dev/null"), claims, byEd25519(theirs)),
		"a kid that is SQL":                     signed(t, plus(o.head(), "kid", "' UNION SELECT 'x' --"), claims, byEd25519(theirs)),
		"a kid that is a command":               signed(t, plus(o.head(), "kid", o.keyID+"|id"), claims, byEd25519(theirs)),
		"a kid that is a list":                  signed(t, plus(o.head(), "kid", []string{o.keyID}), claims, byEd25519(o.key)),
		"no kid":                                signed(t, without(o.head(), "kid"), claims, byEd25519(o.key)),
		"jku that names their keys":             signed(t, plus(o.head(), "jku", "https://evil.example/jwks.json"), claims, byEd25519(theirs)),
		"jku, and our signature":                signed(t, plus(o.head(), "jku", ourOrigin+"/.well-known/jwks.json"), claims, byEd25519(o.key)),
		"jwk that is their key":                 signed(t, plus(o.head(), "jwk", theirJWK), claims, byEd25519(theirs)),
		"jwk that is our key":                   signed(t, plus(o.head(), "jwk", jwk), claims, byEd25519(o.key)),
		"x5u that names their certificate":      signed(t, plus(o.head(), "x5u", "https://evil.example/cert.pem"), claims, byEd25519(theirs)),
		"x5u, and our signature":                signed(t, plus(o.head(), "x5u", "https://evil.example/cert.pem"), claims, byEd25519(o.key)),
		"x5c that is their certificate":         signed(t, plus(o.head(), "x5c", []string{"MIIB"}), claims, byEd25519(theirs)),
		"crit with what nobody knows":           signed(t, plus(plus(o.head(), "crit", []string{"exp"}), "exp", 1), claims, byEd25519(o.key)),
		"b64 false":                             signed(t, plus(plus(o.head(), "b64", false), "crit", []string{"b64"}), claims, byEd25519(o.key)),
		"zip":                                   signed(t, plus(o.head(), "zip", "DEF"), claims, byEd25519(o.key)),
		"another issuer":                        signed(t, o.head(), plus(claims, "iss", "https://evil.example"), byEd25519(o.key)),
		"no issuer":                             signed(t, o.head(), without(claims, "iss"), byEd25519(o.key)),
		"our issuer with a stroke":              signed(t, o.head(), plus(claims, "iss", ourOrigin+"/"), byEd25519(o.key)),
		"another audience":                      signed(t, o.head(), plus(claims, "aud", "https://other.example"), byEd25519(o.key)),
		"an audience besides ours":              signed(t, o.head(), plus(claims, "aud", []string{ourOrigin, "https://other.example"}), byEd25519(o.key)),
		"no audience":                           signed(t, o.head(), without(claims, "aud"), byEd25519(o.key)),
		"typ JWT":                               signed(t, plus(o.head(), "typ", "JWT"), claims, byEd25519(o.key)),
		"no typ":                                signed(t, without(o.head(), "typ"), claims, byEd25519(o.key)),
		"no exp":                                signed(t, o.head(), without(claims, "exp"), byEd25519(o.key)),
		"exp null":                              signed(t, o.head(), plus(claims, "exp", nil), byEd25519(o.key)),
		"exp as a text":                         signed(t, o.head(), plus(claims, "exp", "2999-01-01"), byEd25519(o.key)),
		"exp too far":                           signed(t, o.head(), plus(claims, "exp", o.clock.now().Add(11*time.Minute).Unix()), byEd25519(o.key)),
		"exp as far as numbers go":              signed(t, o.head(), plus(claims, "exp", 1e300), byEd25519(o.key)),
		"exp long gone":                         signed(t, o.head(), plus(claims, "exp", 0), byEd25519(o.key)),
		"nbf to come":                           signed(t, o.head(), plus(claims, "nbf", o.clock.now().Add(31*time.Second).Unix()), byEd25519(o.key)),
		"no nbf":                                signed(t, o.head(), without(claims, "nbf"), byEd25519(o.key)),
		"iat to come":                           signed(t, o.head(), plus(claims, "iat", o.clock.now().Add(31*time.Second).Unix()), byEd25519(o.key)),
		"no iat":                                signed(t, o.head(), without(claims, "iat"), byEd25519(o.key)),
		"a subject that is SQL":                 signed(t, o.head(), plus(plus(claims, "sub", "' OR 1=1 --"), "client_id", "' OR 1=1 --"), byEd25519(o.key)),
		"a subject that is a person":            signed(t, o.head(), plus(plus(claims, "sub", access.NewID()), "client_id", access.NewID()), byEd25519(o.key)),
		"a subject nobody is":                   signed(t, o.head(), o.claims(access.NewID()), byEd25519(o.key)),
		"no subject":                            signed(t, o.head(), without(claims, "sub"), byEd25519(o.key)),
		"a client beside the subject":           signed(t, o.head(), plus(claims, "client_id", access.NewID()), byEd25519(o.key)),
		"no scope":                              signed(t, o.head(), without(claims, "scope"), byEd25519(o.key)),
		"a secret that there is not":            signed(t, o.head(), plus(claims, "secret_id", access.NewID()), byEd25519(o.key)),
		"more than 4 KB":                        signed(t, o.head(), plus(claims, "more", strings.Repeat("x", 4<<10)), byEd25519(o.key)),
		"claims that are null":                  parts[0] + "." + encode([]byte("null")) + "." + encode(ed25519.Sign(o.key, []byte(parts[0]+"."+encode([]byte("null"))))),
		"claims that are a list":                parts[0] + "." + encode([]byte("[]")) + "." + encode(ed25519.Sign(o.key, []byte(parts[0]+"."+encode([]byte("[]"))))),
		"other claims under the same signature": parts[0] + "." + part(t, plus(claims, "scope", "imports:write")) + "." + parts[2],
		"base64 with filling":                   good + "==",
		"base64 of the other alphabet":          strings.Replace(signed(t, o.head(), plus(claims, "more", ">>>???~~~ÿÿÿ"), byEd25519(o.key)), "_", "/", 1),
		"base64 that is not strict":             parts[0] + "." + parts[1] + "." + parts[2][:len(parts[2])-1] + nextLetter(parts[2][len(parts[2])-1]),
		"two parts":                             parts[0] + "." + parts[1],
		"four parts":                            good + "." + parts[2],
		"five parts, as if encrypted":           good + ".." + parts[2],
		"as JSON":                               `{"payload":"` + parts[1] + `","protected":"` + parts[0] + `","signature":"` + parts[2] + `"}`,
		"a secret":                              "trls_47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
		"dots":                                  "..",
		"nothing":                               "",
	}
	t.Logf("%d tokens are tried", len(attacks))
	for name, token := range attacks {
		t.Run(name, func(t *testing.T) {
			o.refuse(t, name, token)
		})
	}
	if status := may(o.Server, good, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("after that, a token as it should be is answered %d", status)
	}
}

func macOf(key, text []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	return mac.Sum(nil)
}

// nextLetter is another way to write the same bytes, in which bits that mean nothing are set.
func nextLetter(letter byte) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	return string(letters[strings.IndexByte(letters, letter)|1])
}

func TestATokenHoldsForTenMinutesAndAHalf(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	got := token(t, o.Server, client)
	o.clock.move(10*time.Minute + 29*time.Second)
	if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("within the leeway it is answered %d", status)
	}
	o.clock.move(time.Second)
	o.refuse(t, "beyond the leeway, known", got)
	o.refuse(t, "beyond the leeway, not known", signed(t, o.head(), plus(o.claims(client.ID), "exp", o.clock.now().Add(-30*time.Second).Unix()), byEd25519(o.key)))
	early := plus(o.claims(client.ID), "nbf", o.clock.now().Add(30*time.Second).Unix())
	if status := may(o.Server, signed(t, o.head(), early, byEd25519(o.key)), "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("of a clock that is half a minute fast it is answered %d", status)
	}
}

func TestATokenIsShownInOneHeaderAndNowhereElse(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	got := token(t, o.Server, client)
	machine := o.Anonymously()
	for _, path := range []string{"/api/v1/imports?access_token=" + got, "/api/v1/imports?token=" + got} {
		if answer := machine.Get(path); answer.Status != http.StatusUnauthorized {
			t.Errorf("in the address it is answered %d", answer.Status)
		}
	}
	if answer := with(o.Server, got, http.MethodGet, "/api/v1/icbs?access_token="+got, nil); answer.Status != http.StatusBadRequest {
		t.Errorf("in the address besides it is answered %d", answer.Status)
	}
	for name, header := range map[string][]string{
		"two tokens":          {"Bearer " + got, "Bearer " + got},
		"a token and another": {"Bearer " + got, "Basic " + got},
	} {
		t.Run(name, func(t *testing.T) {
			request, err := machine.Request(http.MethodGet, "/api/v1/imports", nil, nil)
			must(t, err)
			request.Header["Authorization"] = header
			if answer, err := machine.Send(request); err != nil || answer.Status != http.StatusBadRequest {
				t.Errorf("%s: it is answered %v, %v", name, answer, err)
			}
		})
	}
	both := map[string]string{"Authorization": "Bearer " + got, "Cookie": o.Cookie()}
	if answer := machine.Do(http.MethodGet, "/api/v1/imports", both, nil); answer.Status != http.StatusBadRequest {
		t.Errorf("beside a cookie it is answered %d", answer.Status)
	}
	for name, header := range map[string]string{"Basic": basic(client.ID, client.Secret), "no scheme": got, "two spaces": "Bearer  " + got, "another scheme": "Token " + got, "empty": "Bearer", "twice": "Bearer " + got + ", Bearer " + got} {
		t.Run(name, func(t *testing.T) {
			if answer := machine.Do(http.MethodGet, "/api/v1/imports", map[string]string{"Authorization": header}, nil); answer.Status != http.StatusUnauthorized {
				t.Errorf("%s: it is answered %d", name, answer.Status)
			}
		})
	}
	if answer := machine.Do(http.MethodGet, "/api/v1/imports", map[string]string{"Authorization": "bearer " + got}, nil); answer.Status != http.StatusOK {
		t.Errorf("the scheme in small letters is answered %d", answer.Status)
	}
}

// A token from elsewhere under the same keys, and one that our issuer of sign-ins signed for us, are not for us.
func TestATokenOfAnotherTrellisOrOfTheIssuerOfSignInsIsNotBelieved(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	other := plus(plus(o.claims(client.ID), "iss", "https://other.example"), "aud", "https://other.example")
	o.refuse(t, "of another Trellis with the same keys", signed(t, o.head(), other, byEd25519(o.key)))

	issuer := newTheirIssuer(t, o.clock.now)
	id := jwt.MapClaims{"iss": issuer.URL, "aud": theirClient, "sub": client.ID, "iat": o.clock.now().Unix(), "exp": o.clock.now().Add(time.Minute).Unix()}
	o.refuse(t, "an ID token of theirs", issuer.signed(id))
	own := without(plus(o.claims(client.ID), "nonce", "n"), "scope")
	o.refuse(t, "an ID token as if of ours", signed(t, plus(o.head(), "typ", "JWT"), own, byEd25519(o.key)))
}
