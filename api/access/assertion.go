package access

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"trellis/api/platform/database"
)

const (
	// assertionType is what RFC 7523 calls a signed statement of who a client is.
	assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	// assertionLife is how far ahead its end may lie.
	assertionLife = 5 * time.Minute
)

// assertionMethods are what a client may sign with; its key says which of them.
var assertionMethods = []string{jwt.SigningMethodEdDSA.Alg(), jwt.SigningMethodES256.Alg()}

// assertionTypes are what the head of an assertion may call it.
var assertionTypes = []any{nil, "JWT", "client-authentication+jwt"}

// byAssertion finds out which client signed an assertion, and takes it: it counts once.
func (a *Access) byAssertion(ctx context.Context, assertion string) (clientID string, err error) {
	if len(assertion) > tokenBytes {
		return "", unknownClient()
	}
	var said jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(assertion, &said); err != nil || !isClientID(said.Issuer) {
		return "", unknownClient()
	}
	encoded, err := a.clients.publicKey(ctx, said.Issuer, a.clock.Today())
	if err != nil {
		return "", err
	}
	var known PublicKey
	if encoded == nil || json.Unmarshal(encoded, &known) != nil {
		return "", unknownClient()
	}
	claims, err := a.verifyAssertion(assertion, said.Issuer, known)
	if err != nil {
		return "", err
	}
	fresh, err := a.clients.takeAssertion(ctx, said.Issuer, claims.ID, claims.ExpiresAt.Add(tokenLeeway), a.clock())
	if err == nil && !fresh {
		err = unknownClient()
	}
	return said.Issuer, err
}

// verifyAssertion holds an assertion against the key of the client that it names as its issuer.
func (a *Access) verifyAssertion(assertion, clientID string, known PublicKey) (claims jwt.RegisteredClaims, err error) {
	key, method, ok := known.parse()
	if !ok {
		return claims, fmt.Errorf("the key of the API client %s cannot be read", clientID)
	}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{method.Alg()}), jwt.WithSubject(clientID), jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(), jwt.WithLeeway(tokenLeeway), jwt.WithStrictDecoding(), jwt.WithTimeFunc(a.clock))
	_, err = parser.ParseWithClaims(assertion, &claims, func(parsed *jwt.Token) (any, error) {
		named, isNamed := parsed.Header["kid"]
		if !plainHeader(parsed.Header) || !slices.Contains(assertionTypes, parsed.Header["typ"]) || isNamed && known.KeyID != "" && named != known.KeyID {
			return nil, errNoToken
		}
		return key, nil
	})
	// It is meant for this endpoint and for nobody else, and soon over.
	if err != nil || len(claims.Audience) != 1 || claims.Audience[0] != a.o.Origin+tokenPath ||
		claims.ExpiresAt.After(a.clock().Add(assertionLife+tokenLeeway)) || !isAssertionID(claims.ID) {
		return claims, unknownClient()
	}
	return claims, nil
}

// isClientID tells whether a text is written as the id of a client.
func isClientID(text string) bool {
	id, err := uuid.Parse(text)
	return err == nil && id.String() == text
}

// isAssertionID tells whether a text can be kept, to know an assertion again by.
func isAssertionID(text string) bool {
	return len(text) >= 1 && len(text) <= 200 && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

// publicKey reads the key of a client that still counts, as it is kept; nil where there is none.
func (s clientStore) publicKey(ctx context.Context, id string, today any) (key []byte, err error) {
	err = s.db.Within(ctx, everything(), func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, `SELECT public_key FROM api_clients WHERE id = $1::text::uuid AND revoked_at IS NULL AND expires_on >= $2`, id, today).Scan(&key)
	})
	if database.Missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the key of an API client: %w", err)
	}
	return key, nil
}

// takeAssertion notes that an assertion was shown; false where it was before. Those that have expired are forgotten.
func (s clientStore) takeAssertion(ctx context.Context, clientID, jti string, until, now time.Time) (fresh bool, err error) {
	if _, err := s.db.Pool.Exec(ctx, "DELETE FROM used_assertions WHERE expires_at < $1", now); err != nil {
		return false, fmt.Errorf("forget old assertions: %w", err)
	}
	done, err := s.db.Pool.Exec(ctx, `INSERT INTO used_assertions (client_id, jti, expires_at) VALUES ($1::text::uuid, $2, $3) ON CONFLICT DO NOTHING`, clientID, jti, until)
	if err != nil {
		return false, fmt.Errorf("take an assertion: %w", err)
	}
	return done.RowsAffected() == 1, nil
}
