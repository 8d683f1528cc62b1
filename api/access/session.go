package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"time"
)

// How a session began.
const (
	byPassword = "password"
	byOIDC     = "oidc"
	byDemo     = "demo"
)

const (
	// sessionLimit ends a session whatever happens.
	sessionLimit = 12 * time.Hour
	// usualStepUp is how long a fresh proof of who someone is counts, where the installation does not say otherwise.
	usualStepUp = 10 * time.Minute
)

// secret is something only its holder knows; the database keeps its hash.
type secret string

func newSecret(prefix string) (secret, error) {
	random := make([]byte, 32)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("make a secret: %w", err)
	}
	return secret(prefix + base64.RawURLEncoding.EncodeToString(random)), nil
}

func (s secret) hash() []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

// sessionCookie carries a session's secret. Only this host gets it back, only over https (or on this machine), no
// script reads it, and no other site's page sends it.
func sessionCookie(s secret, until, now time.Time) *http.Cookie {
	return &http.Cookie{Name: cookieName, Value: string(s), Path: "/", Secure: true, HttpOnly: true,
		SameSite: http.SameSiteStrictMode, MaxAge: int(until.Sub(now) / time.Second)}
}

// noCookie takes the cookie away.
func noCookie() *http.Cookie {
	return &http.Cookie{Name: cookieName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1}
}
