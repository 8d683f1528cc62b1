package access

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/base64"

	"github.com/golang-jwt/jwt/v5"

	"trellis/api/vocabulary"
)

// KeySet are the public keys that tokens are signed with (RFC 7517).
type KeySet struct {
	Keys []VerificationKey `json:"keys"`
}

// VerificationKey is one of them (RFC 8037).
type VerificationKey struct {
	KeyType string `json:"kty" enums:"OKP" example:"OKP"`
	Curve   string `json:"crv" enums:"Ed25519" example:"Ed25519"`
	// X is the key.
	X string `json:"x" example:"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"`
	// KeyID is what tokens signed with it name it by.
	KeyID     string `json:"kid" example:"Zm9vYmFyYmF6cXV4"`
	Algorithm string `json:"alg" enums:"EdDSA" example:"EdDSA"`
	Use       string `json:"use" enums:"sig" example:"sig"`
}

// keySet shows the public halves.
func keySet(keys []Key) KeySet {
	set := KeySet{Keys: []VerificationKey{}}
	for _, k := range keys {
		set.Keys = append(set.Keys, VerificationKey{KeyType: "OKP", Curve: "Ed25519", X: base64.RawURLEncoding.EncodeToString(k.Public()), KeyID: k.ID, Algorithm: "EdDSA", Use: "sig"})
	}
	return set
}

// PublicKey is a program's own key, as a JSON web key: of Ed25519 (RFC 8037) or of P-256 (RFC 7518). The private half
// stays with the program.
type PublicKey struct {
	KeyType string `json:"kty" enums:"OKP,EC" example:"OKP" validate:"required"`
	Curve   string `json:"crv" enums:"Ed25519,P-256" example:"Ed25519" validate:"required"`
	// X is the key, or the first half of its point.
	X string `json:"x" example:"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" validate:"required"`
	// Y is the second half of the point, of P-256.
	Y string `json:"y,omitempty" example:"AeHnkkdAg4q7LRwFmhhJtQUYTrXh3tXY5WCmJkhyYDg"`
	// KeyID is what the program names the key by; it may be left out.
	KeyID string `json:"kid,omitempty" example:"reporting-2026" maxLength:"200"`
	// Algorithm is EdDSA with Ed25519, ES256 with P-256; it may be left out.
	Algorithm string `json:"alg,omitempty" enums:"EdDSA,ES256" example:"EdDSA"`
	// Use is sig; it may be left out.
	Use string `json:"use,omitempty" enums:"sig" example:"sig"`
}

// parse gives the key and the one method it verifies with; ok is false for what is no such key.
func (k PublicKey) parse() (key crypto.PublicKey, method jwt.SigningMethod, ok bool) {
	decode := base64.RawURLEncoding.Strict().DecodeString
	x, err := decode(k.X)
	if err != nil || len(x) != 32 {
		return nil, nil, false
	}
	switch {
	case k.KeyType == "OKP" && k.Curve == "Ed25519" && k.Y == "":
		key, method = ed25519.PublicKey(x), jwt.SigningMethodEdDSA
	case k.KeyType == "EC" && k.Curve == "P-256":
		y, err := decode(k.Y)
		if err != nil || len(y) != 32 {
			return nil, nil, false
		}
		// It must lie on the curve.
		point, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(append([]byte{4}, x...), y...))
		if err != nil {
			return nil, nil, false
		}
		key, method = point, jwt.SigningMethodES256
	default:
		return nil, nil, false
	}
	return key, method, (k.Algorithm == "" || k.Algorithm == method.Alg()) && (k.Use == "" || k.Use == "sig")
}

// check tells what is wrong with a key that is about to be kept.
func (k PublicKey) check(pointer string) []vocabulary.Fault {
	if _, _, ok := k.parse(); !ok {
		return []vocabulary.Fault{{Pointer: pointer, Code: "bad_key", Message: "This is no public key of Ed25519 (kty OKP) or P-256 (kty EC) as a JSON web key. Send kty, crv, x and, for P-256, y."}}
	}
	if code, message := vocabulary.CheckText("The key's id", k.KeyID, 0, 200); code == "too_long" || code == "bad_characters" {
		return []vocabulary.Fault{{Pointer: pointer + "/kid", Code: code, Message: message}}
	}
	return nil
}
