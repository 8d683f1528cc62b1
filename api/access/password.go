package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What argon2id is given, as OWASP recommends: 19 MiB, two passes, one lane.
const (
	argonMemory  = 19 << 10 // KiB
	argonPasses  = 2
	argonLanes   = 1
	argonKey     = 32
	argonSalt    = 16
	hashesAtOnce = 2
)

// hashing has a place for each password that may be worked on at once: each takes 19 MiB.
var hashing = make(chan struct{}, hashesAtOnce)

// hashed is a password in the notation that is kept.
type hashed string

// hashPassword gives the notation that is kept.
func hashPassword(ctx context.Context, password string) (hashed, error) {
	salt := make([]byte, argonSalt)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("make a salt: %w", err)
	}
	key, err := stretch(ctx, password, salt)
	if err != nil {
		return "", err
	}
	encode := base64.RawStdEncoding.EncodeToString
	return hashed(fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes, encode(salt), encode(key))), nil
}

// isPassword tells whether a password is the one a hash was made from. An empty hash takes as long, and is nobody's.
func isPassword(ctx context.Context, password, hash string) (bool, error) {
	salt, want := make([]byte, argonSalt), make([]byte, argonKey)
	known := false
	if parts := strings.Split(hash, "$"); len(parts) == 6 {
		decode := base64.RawStdEncoding.DecodeString
		s, err1 := decode(parts[4])
		k, err2 := decode(parts[5])
		if err1 == nil && err2 == nil && len(k) == argonKey {
			salt, want, known = s, k, true
		}
	}
	got, err := stretch(ctx, password, salt)
	return err == nil && subtle.ConstantTimeCompare(got, want) == 1 && known, err
}

func stretch(ctx context.Context, password string, salt []byte) ([]byte, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to work on a password: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(password), salt, argonPasses, argonMemory, argonLanes, argonKey), nil
}

// readablePassword makes a password of five groups, to be printed once and typed by a person: 100 bits.
func readablePassword() (string, error) {
	const letters = "abcdefghijkmnpqrstuvwxyz23456789" // 32 that are told apart
	random := make([]byte, 20)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("make a password: %w", err)
	}
	var out strings.Builder
	for i, b := range random {
		if i > 0 && i%4 == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(letters[int(b)%len(letters)])
	}
	return out.String(), nil
}
