package access

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Settling is how long a new key only verifies: by then every copy of Trellis must have read it.
const Settling = 15 * time.Minute

// madeAt is how the name of a key's file says when it was made.
const madeAt = "20060102T150405.000"

// Key signs tokens, or only verifies those it signed before.
type Key struct {
	// ID names it in a token's header and in the key set: a hash of its public half.
	ID string
	// File is where it is kept; "" of one that is not.
	File string
	// MadeAt is when, by the name of its file; zero where that does not say.
	MadeAt  time.Time
	private ed25519.PrivateKey
}

// Public is the half that anyone may know.
func (k Key) Public() ed25519.PublicKey { return k.private.Public().(ed25519.PublicKey) }

func newKey(private ed25519.PrivateKey) Key {
	sum := sha256.Sum256(private.Public().(ed25519.PublicKey))
	return Key{ID: base64.RawURLEncoding.EncodeToString(sum[:12]), private: private}
}

// Signing is the key that signs at a moment, of keys that are sorted the newest first: the newest that every copy of
// Trellis has read by then, or the oldest there is.
func Signing(keys []Key, now time.Time) Key {
	for _, k := range keys {
		if !k.MadeAt.Add(Settling).After(now) {
			return k
		}
	}
	return keys[len(keys)-1]
}

// GenerateKey makes a key that lives as long as the program.
func GenerateKey() (Key, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Key{}, fmt.Errorf("make a key: %w", err)
	}
	return newKey(private), nil
}

// LoadKeys reads the keys of a folder (PKCS #8, PEM, token-*.pem), the newest first by name. It makes the first one.
func LoadKeys(folder string) ([]Key, error) {
	keys, err := ReadKeys(folder)
	if err != nil || len(keys) > 0 {
		return keys, err
	}
	if _, err := RotateKeys(folder, time.Now()); err != nil {
		return nil, err
	}
	return ReadKeys(folder)
}

// ReadKeys does the same and makes none.
func ReadKeys(folder string) ([]Key, error) {
	names, err := filepath.Glob(filepath.Join(folder, "token-*.pem"))
	if err != nil {
		return nil, fmt.Errorf("look for keys: %w", err)
	}
	slices.Sort(names)
	slices.Reverse(names)
	keys := make([]Key, 0, len(names))
	for _, name := range names {
		private, err := readKey(name)
		if err != nil {
			return nil, err
		}
		key := newKey(private)
		key.File = name
		stamp := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "token-"), ".pem")
		key.MadeAt, _ = time.Parse(madeAt, stamp) // a name of somebody's own says nothing
		keys = append(keys, key)
	}
	return keys, nil
}

// RotateKeys adds a key. Copies of Trellis verify with it from their next start on, and sign with it once it has
// settled; those before go on verifying until they are removed.
func RotateKeys(folder string, now time.Time) (name string, err error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return "", fmt.Errorf("make a key: %w", err)
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return "", fmt.Errorf("write a key: %w", err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the keys: %w", err)
	}
	name = filepath.Join(folder, "token-"+now.UTC().Format(madeAt)+".pem")
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("write a key: %w", err)
	}
	err = errors.Join(pem.Encode(file, &pem.Block{Type: "PRIVATE KEY", Bytes: encoded}), file.Sync(), file.Close())
	return name, err
}

func readKey(name string) (ed25519.PrivateKey, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read a key: %w", err)
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, fmt.Errorf("%s holds no key in PEM", name)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%s holds no PKCS #8 key: %w", name, err)
	}
	private, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s holds a key that is not Ed25519", name)
	}
	return private, nil
}
