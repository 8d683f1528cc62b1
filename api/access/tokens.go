package access

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"trellis/api/vocabulary"
)

const (
	tokenLife   = 10 * time.Minute
	tokenLeeway = 30 * time.Second
	// tokenBytes is the most a token may weigh: ours are a tenth of it.
	tokenBytes = 4 << 10
	// tokenType keeps other signed things of ours from passing as access tokens (RFC 9068).
	tokenType = "at+jwt"
)

// Tokens signs access tokens for API clients and reads them back.
type Tokens struct {
	keys   []Key // the newest first
	issuer string
	clock  vocabulary.Clock
	parser *jwt.Parser
}

// tokenClaims are what an access token says (RFC 9068).
type tokenClaims struct {
	jwt.RegisteredClaims
	ClientID string `json:"client_id"`
	// Scope are the permissions it was given for, parted by spaces.
	Scope string `json:"scope"`
	// SecretID is the secret that was shown for it: the token counts as long. "" where an assertion was.
	SecretID string `json:"secret_id,omitempty"`
}

// permissions are what the token lets its client do, as long as the client may.
func (c *tokenClaims) permissions() []string { return strings.Fields(c.Scope) }

// NewTokens makes tokens of one issuer, which is their audience too.
func NewTokens(keys []Key, issuer string, clock vocabulary.Clock) *Tokens {
	return &Tokens{keys: keys, issuer: issuer, clock: clock, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{"EdDSA"}), jwt.WithAudience(issuer), jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(), jwt.WithLeeway(tokenLeeway), jwt.WithStrictDecoding(), jwt.WithTimeFunc(clock))}
}

// Keys are those a token may have been signed with, the newest first.
func (t *Tokens) Keys() []Key { return t.keys }

// sign makes a token with which an API client may do what the permissions say, as long as the secret it showed counts.
func (t *Tokens) sign(clientID, secretID string, permissions []string) (token string, expiresIn time.Duration, err error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", 0, fmt.Errorf("make a token's id: %w", err)
	}
	now := t.clock()
	unsigned := jwt.NewWithClaims(jwt.SigningMethodEdDSA, tokenClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			ID: id.String(), Issuer: t.issuer, Audience: jwt.ClaimStrings{t.issuer}, Subject: clientID,
			IssuedAt: jwt.NewNumericDate(now), NotBefore: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(tokenLife)),
		},
		ClientID: clientID, Scope: strings.Join(permissions, " "), SecretID: secretID,
	})
	key := Signing(t.keys, now)
	unsigned.Header["typ"], unsigned.Header["kid"] = tokenType, key.ID
	token, err = unsigned.SignedString(key.private)
	if err != nil {
		return "", 0, fmt.Errorf("sign a token: %w", err)
	}
	return token, tokenLife, nil
}

// headers are what the head of a token may hold: whatever could name another key is refused.
var headers = []string{"alg", "typ", "kid"}

var errNoToken = errors.New("not one of our tokens")

// plainHeader tells whether a token's head holds nothing but that.
func plainHeader(header map[string]any) bool {
	for name := range header {
		if !slices.Contains(headers, name) {
			return false
		}
	}
	return true
}

// parse reads a token that holds now; why another does not is told only in general.
func (t *Tokens) parse(token string) (*tokenClaims, error) {
	var claims tokenClaims
	if len(token) > tokenBytes {
		return nil, badToken()
	}
	_, err := t.parser.ParseWithClaims(token, &claims, func(parsed *jwt.Token) (any, error) {
		at := slices.IndexFunc(t.keys, func(k Key) bool { return k.ID == parsed.Header["kid"] })
		if at < 0 || parsed.Header["typ"] != tokenType || !plainHeader(parsed.Header) {
			return nil, errNoToken
		}
		return t.keys[at].Public(), nil
	})
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return nil, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The token has expired. Get a new one at /oauth/token.")
	case err != nil:
		return nil, badToken()
	}
	// The parser would ask for no issuer where ours were empty, and is content with one of several audiences.
	if claims.Issuer != t.issuer || len(claims.Audience) != 1 || claims.NotBefore == nil || claims.IssuedAt == nil ||
		claims.ExpiresAt.Sub(claims.NotBefore.Time) > tokenLife || claims.ClientID != claims.Subject || claims.Scope == "" {
		return nil, badToken()
	}
	if _, err := uuid.Parse(claims.Subject); err != nil {
		return nil, badToken()
	}
	return &claims, nil
}

func badToken() error {
	return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The token is not one that this Trellis signed. Get one at /oauth/token.")
}
