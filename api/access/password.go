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

// argon is argon2id. Tests count what it is given to do.
var argon = argon2.IDKey

// hashed is a password in the notation that is kept.
type hashed string

// hashPassword gives the notation that is kept.
func hashPassword(ctx context.Context, password string) (hashed, error) {
	salt := make([]byte, argonSalt)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("make a salt: %w", err)
	}
	key, err := stretch(ctx, password, salt, ofToday)
	if err != nil {
		return "", err
	}
	encode := base64.RawStdEncoding.EncodeToString
	return hashed(fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes, encode(salt), encode(key))), nil
}

// isPassword tells whether a password is the one a hash was made from, with what that was made with. An empty hash takes
// as long as one of today, and is nobody's.
func isPassword(ctx context.Context, password, hash string) (bool, error) {
	with, salt, want, known := parseHash(hash)
	got, err := stretch(ctx, password, salt, with)
	return err == nil && subtle.ConstantTimeCompare(got, want) == 1 && known, err
}

// argonCost is what argon2id is given.
type argonCost struct {
	memory, passes uint32
	lanes          uint8
}

// ofToday is what a new hash is made with.
var ofToday = argonCost{argonMemory, argonPasses, argonLanes}

// parseHash reads the notation that is kept; what is none is nobody's, and costs what one of today does.
func parseHash(hash string) (with argonCost, salt, key []byte, known bool) {
	none := func() (argonCost, []byte, []byte, bool) {
		return ofToday, make([]byte, argonSalt), make([]byte, argonKey), false
	}
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return none()
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &with.memory, &with.passes, &with.lanes); err != nil {
		return none()
	}
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[4])
	key, errKey := base64.RawStdEncoding.DecodeString(parts[5])
	if errSalt != nil || errKey != nil || len(key) != argonKey || with.passes < 1 || with.lanes < 1 || with.passes > 16 || with.memory > 256<<10 {
		return none()
	}
	return with, salt, key, true
}

func stretch(ctx context.Context, password string, salt []byte, with argonCost) ([]byte, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to work on a password: %w", ctx.Err())
	}
	return argon([]byte(password), salt, with.passes, with.memory, with.lanes, argonKey), nil
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
