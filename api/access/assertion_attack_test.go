package access_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
)

func TestOnlyAClientsOwnFreshAssertionIsBelieved(t *testing.T) {
	o := newOffice(t)
	keys := signers(t)
	for name, key := range keys {
		t.Run(name, func(t *testing.T) {
			client := makeClient(t, o.Server, object{"public_key": key.jwk})
			other := makeClient(t, o.Server, object{"name": "Other", "public_key": signers(t)[name].jwk})
			withSecret := makeClient(t, o.Server, object{"name": "Third"})
			thief := signers(t)[name]
			head, now := object{"alg": key.alg}, o.clock.now()
			by := func(claims object) string { return key.sign(head, claims) }
			claims := func() object { return o.assertion(client.ID) }
			otherKind := keys["EdDSA"]
			if name == "EdDSA" {
				otherKind = keys["ES256"]
			}
			if answer := askToken(o.Server, "", asserting(by(claims()))); answer.Status != http.StatusOK {
				t.Fatalf("%s: as it should be it is answered %d %s", name, answer.Status, answer.Body)
			}
			attacks := map[string]string{
				"another key's signature":      thief.sign(head, claims()),
				"a key of the other kind":      otherKind.sign(object{"alg": otherKind.alg}, claims()),
				"its key under another alg":    key.sign(object{"alg": otherKind.alg}, claims()),
				"alg none":                     signed(t, object{"alg": "none"}, claims(), func([]byte) []byte { return nil }),
				"alg HS256 with its key":       signed(t, object{"alg": "HS256"}, claims(), func(text []byte) []byte { return macOf([]byte(key.jwk["x"].(string)), text) }),
				"jwk that is theirs":           thief.sign(plus(head, "jwk", thief.jwk), claims()),
				"jku":                          thief.sign(plus(head, "jku", "https://evil.example"), claims()),
				"x5u":                          key.sign(plus(head, "x5u", "https://evil.example"), claims()),
				"crit":                         key.sign(plus(head, "crit", []string{"exp"}), claims()),
				"typ at+jwt":                   key.sign(plus(head, "typ", "at+jwt"), claims()),
				"another audience":             by(plus(claims(), "aud", "https://other.example/oauth/token")),
				"the origin for audience":      by(plus(claims(), "aud", ourOrigin)),
				"an audience besides":          by(plus(claims(), "aud", []string{ourOrigin + "/oauth/token", "https://other.example"})),
				"no audience":                  by(without(claims(), "aud")),
				"another issuer":               by(plus(claims(), "iss", other.ID)),
				"an issuer with a secret":      by(plus(plus(claims(), "iss", withSecret.ID), "sub", withSecret.ID)),
				"an issuer there is not":       by(plus(plus(claims(), "iss", access.NewID()), "sub", access.NewID())),
				"an issuer that is SQL":        by(plus(claims(), "iss", "' OR 1=1")),
				"an issuer in capitals":        by(plus(plus(claims(), "iss", strings.ToUpper(client.ID)), "sub", strings.ToUpper(client.ID))),
				"no issuer":                    by(without(claims(), "iss")),
				"another subject":              by(plus(claims(), "sub", other.ID)),
				"no subject":                   by(without(claims(), "sub")),
				"no exp":                       by(without(claims(), "exp")),
				"exp gone":                     by(plus(claims(), "exp", now.Add(-31*time.Second).Unix())),
				"exp six minutes ahead":        by(plus(claims(), "exp", now.Add(6*time.Minute).Unix())),
				"nbf to come":                  by(plus(claims(), "nbf", now.Add(time.Minute).Unix())),
				"iat to come":                  by(plus(claims(), "iat", now.Add(time.Minute).Unix())),
				"no jti":                       by(without(claims(), "jti")),
				"an empty jti":                 by(plus(claims(), "jti", "")),
				"a jti of 201 letters":         by(plus(claims(), "jti", strings.Repeat("x", 201))),
				"a jti with a zero":            by(plus(claims(), "jti", "a\x00b")),
				"more than 4 KB":               by(plus(claims(), "more", strings.Repeat("x", 4<<10))),
				"base64 with filling":          by(claims()) + "==",
				"no JWT":                       "x.y.z",
				"an access token":              signed(t, o.head(), o.claims(client.ID), byEd25519(o.key)),
				"its own, without signature":   strings.Join(strings.Split(by(claims()), ".")[:2], ".") + ".",
				"other claims, same signature": swapClaims(t, by(claims()), plus(claims(), "jti", "another")),
			}
			for attack, assertion := range attacks {
				t.Run(attack, func(t *testing.T) {
					refusedToken(t, name+": "+attack, askToken(o.Server, "", asserting(assertion)), http.StatusUnauthorized, "invalid_client")
				})
			}
			form := asserting(by(claims()))
			form.Set("client_id", other.ID)
			refusedToken(t, name+": another client_id beside", askToken(o.Server, "", form), http.StatusUnauthorized, "invalid_client")
			if key.jwk["kid"] != nil {
				refusedToken(t, name+": another kid", askToken(o.Server, "", asserting(key.sign(plus(head, "kid", "two"), claims()))), http.StatusUnauthorized, "invalid_client")
			}
			last := by(plus(claims(), "exp", now.Add(5*time.Minute).Unix()))
			if answer := askToken(o.Server, "", asserting(last)); answer.Status != http.StatusOK {
				t.Errorf("%s: five minutes ahead it is answered %d", name, answer.Status)
			}
			changed(t, change(t, o.Server, http.MethodPost, client.ID, "/revoke", nil))
			refusedToken(t, name+": of a revoked client", askToken(o.Server, "", asserting(by(claims()))), http.StatusUnauthorized, "invalid_client")
		})
	}
}

func swapClaims(t *testing.T, token string, claims object) string {
	parts := strings.Split(token, ".")
	return parts[0] + "." + part(t, claims) + "." + parts[2]
}

// Of twenty that show the same assertion at once, one gets a token, and nobody does later.
func TestAnAssertionCountsOnce(t *testing.T) {
	o := newOffice(t)
	key := signers(t)["EdDSA"]
	client := makeClient(t, o.Server, object{"public_key": key.jwk})
	assertion := key.sign(object{"alg": key.alg}, o.assertion(client.ID))
	var got atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if askToken(o.Server, "", asserting(assertion)).Status == http.StatusOK {
				got.Add(1)
			}
		})
	}
	all.Wait()
	if got.Load() != 1 {
		t.Errorf("%d got a token", got.Load())
	}
	for _, later := range []time.Duration{time.Second, time.Minute, 29 * time.Second} { // up to the end of the leeway
		o.clock.move(later)
		refusedToken(t, "again", askToken(o.Server, "", asserting(assertion)), http.StatusUnauthorized, "invalid_client")
	}
	kept := func() (n int) {
		conn, err := pgx.Connect(t.Context(), o.Database.AppURL)
		must(t, err)
		defer conn.Close(t.Context())
		must(t, conn.QueryRow(t.Context(), "SELECT count(*) FROM used_assertions").Scan(&n))
		return n
	}
	if kept() != 1 {
		t.Errorf("%d assertions are kept", kept())
	}
	o.clock.move(10 * time.Minute)
	if answer := askToken(o.Server, "", asserting(key.sign(object{"alg": key.alg}, o.assertion(client.ID)))); answer.Status != http.StatusOK || kept() != 1 {
		t.Errorf("another is answered %d, and %d are kept", answer.Status, kept())
	}
}
