package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// verifiedFor is how long the baseline believes a token that it has verified, as the product does.
const verifiedFor = time.Minute

// verifier lets requests through that carry one of the product's tokens, as one would write it by hand: a parser, the
// keys that the product publishes, and a map of what was verified lately.
type verifier struct {
	parser *jwt.Parser
	keys   map[string]ed25519.PublicKey
	next   http.Handler

	mu    sync.RWMutex
	known map[string]time.Time
}

// newVerifier reads the product's keys.
func newVerifier(product string, next http.Handler) (*verifier, error) {
	answer, err := http.Get(product + "/.well-known/jwks.json")
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var set struct {
		Keys []struct{ Kid, X string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&set); err != nil {
		return nil, fmt.Errorf("read the product's keys: %w", err)
	}
	v := &verifier{next: next, keys: map[string]ed25519.PublicKey{}, known: map[string]time.Time{},
		parser: jwt.NewParser(jwt.WithValidMethods([]string{"EdDSA"}), jwt.WithIssuer(product), jwt.WithAudience(product), jwt.WithExpirationRequired())}
	for _, key := range set.Keys {
		if v.keys[key.Kid], err = base64.RawURLEncoding.DecodeString(key.X); err != nil {
			return nil, fmt.Errorf("read the product's keys: %w", err)
		}
	}
	if len(v.keys) == 0 {
		return nil, errors.New("the product publishes no keys")
	}
	return v, nil
}

func (v *verifier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || !v.holds(token) {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	v.next.ServeHTTP(w, r)
}

func (v *verifier) holds(token string) bool {
	now := time.Now()
	v.mu.RLock()
	at, ok := v.known[token]
	v.mu.RUnlock()
	if ok && now.Sub(at) < verifiedFor {
		return true
	}
	_, err := v.parser.Parse(token, func(t *jwt.Token) (any, error) {
		id, _ := t.Header["kid"].(string)
		if key, ok := v.keys[id]; ok {
			return key, nil
		}
		return nil, errors.New("no such key")
	})
	if err != nil {
		return false
	}
	v.mu.Lock()
	v.known[token] = now
	v.mu.Unlock()
	return true
}
