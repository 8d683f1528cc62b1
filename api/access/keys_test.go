package access_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/server"
	"trellis/api/server/contract"
)

func TestTheFirstStartMakesAKeyAndTheNextKeepsIt(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "keys")
	began := time.Now().Truncate(time.Second) // a file system may keep whole seconds only
	first, err := access.LoadKeys(folder)
	must(t, err)
	again, err := access.LoadKeys(folder)
	must(t, err)
	if len(first) != 1 || len(again) != 1 || first[0].ID != again[0].ID || first[0].MadeAt.Before(began) || first[0].MadeAt.After(time.Now()) {
		t.Errorf("they are %+v and %+v", first, again)
	}
	for path, want := range map[string]os.FileMode{folder: 0o700, first[0].File: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the permissions %v, %v", path, info.Mode(), err)
		}
	}
	if none, err := access.ReadKeys(filepath.Join(folder, "none")); err != nil || len(none) > 0 {
		t.Errorf("where there are none, it reads %v, %v", none, err)
	}
}

func TestANewKeySignsOnceEveryCopyHasHadTimeToReadIt(t *testing.T) {
	folder, at := t.TempDir(), time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	_, err := access.RotateKeys(folder, at)
	must(t, err)
	first, err := access.ReadKeys(folder)
	must(t, err)
	if k := access.Signing(first, at); k.ID != first[0].ID {
		t.Errorf("the only key does not sign: %+v", k)
	}
	_, err = access.RotateKeys(folder, at.Add(24*time.Hour))
	must(t, err)
	both, err := access.ReadKeys(folder)
	must(t, err)
	if len(both) != 2 || both[1].ID != first[0].ID {
		t.Fatalf("they are %+v", both)
	}
	made := at.Add(24 * time.Hour)
	for now, want := range map[time.Time]string{made: both[1].ID, made.Add(access.Settling - time.Second): both[1].ID, made.Add(access.Settling): both[0].ID, made.Add(time.Hour): both[0].ID} {
		if k := access.Signing(both, now); k.ID != want {
			t.Errorf("at %s %s signs", now, k.File)
		}
	}
}

func TestAFileThatHoldsNoKeyStopsTheStart(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	for name, write := range map[string]func(file string){
		"holds no key in PEM": func(file string) { must(t, os.WriteFile(file, []byte("x"), 0o600)) },
		"holds no PKCS #8 key": func(file string) {
			must(t, os.WriteFile(file, []byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), 0o600))
		},
		"holds a key that is not Ed25519": func(file string) { writeKey(t, file, curve) },
	} {
		folder := t.TempDir()
		write(filepath.Join(folder, "token-x.pem"))
		if _, err := access.LoadKeys(folder); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "token-x.pem") {
			t.Errorf("%s: it says %v", name, err)
		}
	}
}

// Two copies, of which one has been restarted since the key was made.
func TestWhileAKeyIsReplacedEveryCopyBelievesEveryToken(t *testing.T) {
	folder := t.TempDir()
	at := &clock{at: time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)}
	_, err := access.RotateKeys(folder, at.now().Add(-24*time.Hour))
	must(t, err)
	copyOf := func(database string) *contract.Server {
		keys, err := access.LoadKeys(folder)
		must(t, err)
		return contract.NewServer(t, contract.WithClock(at.now), func(o *server.Options) {
			o.Access.Origin, o.Access.Keys = ourOrigin, keys
			if database != "" {
				o.DatabaseURL = database
			}
		})
	}
	old := copyOf("")
	client := makeClient(t, old, nil)
	_, err = access.RotateKeys(folder, at.now())
	must(t, err)
	restarted := copyOf(old.Database.AppURL)
	for _, from := range []*contract.Server{old, restarted} {
		for _, to := range []*contract.Server{old, restarted} {
			if status := may(to, token(t, from, client), "/api/v1/imports"); status != http.StatusOK {
				t.Errorf("a token of one copy is answered %d by the other", status)
			}
		}
	}
	before := token(t, restarted, client)
	at.move(access.Settling - time.Minute)
	all := copyOf(old.Database.AppURL)
	at.move(2 * time.Minute)
	if status := may(all, before, "/api/v1/imports"); status != http.StatusUnauthorized { // it was for ten minutes
		t.Errorf("an old token is answered %d", status)
	}
	fresh := token(t, all, client)
	if status := may(restarted, fresh, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("a token of the new key is answered %d", status)
	}
	if status := may(old, fresh, "/api/v1/imports"); status != http.StatusUnauthorized { // never restarted: this is why it must be
		t.Errorf("the new key signs nothing yet: %d", status)
	}
}
