package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/demo"
	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
)

const origin = "TRELLIS_ORIGIN=https://trellis.example"

// production is the settings of a database that people from beyond this machine could come to.
func production(t *testing.T) (db testkit.Database, settings []string) {
	t.Helper()
	db = testkit.NewDatabase(t)
	began(t, db, true)
	return db, []string{origin, "DATABASE_URL=" + db.AppURL, "TRELLIS_STATE=" + t.TempDir()}
}

// began gives an installation its beginning.
func began(t *testing.T, db testkit.Database, empty bool) {
	t.Helper()
	open, err := database.Open(t.Context(), database.Options{URL: db.AppURL})
	must(t, err)
	defer open.Close()
	_, _, err = demo.FirstStart(t.Context(), open, audit.NewLog(open, time.Now), time.Now, empty)
	must(t, err)
}

// refuses checks that a server does not start, and says why in plain words.
func refuses(t *testing.T, settings []string, says string, arguments ...string) {
	t.Helper()
	said, code := runWith(t, settings, append(arguments, "--listen", "127.0.0.1:0")...)
	if code != 1 || !strings.Contains(said, says) || strings.Contains(said, "panic") {
		t.Errorf("it ends with %d and does not say %q:\n%s", code, says, said)
	}
}

func TestBeyondThisMachineItServesAtItsOriginOnly(t *testing.T) {
	_, settings := production(t)
	p := startWith(t, settings, "serve", "--listen", "127.0.0.1:0")
	if !strings.Contains(p.out.String(), "Trellis is at https://trellis.example/ and listens on 127.0.0.1:") {
		t.Errorf("it says:\n%s", p.out)
	}
	for host, status := range map[string]int{"trellis.example": http.StatusOK, "127.0.0.1": http.StatusOK, "evil.example": http.StatusMisdirectedRequest} {
		request, err := http.NewRequest(http.MethodGet, p.url+"/api/v1/about", nil)
		must(t, err)
		request.Host = host
		answer, err := http.DefaultClient.Do(request)
		must(t, err)
		answer.Body.Close()
		if answer.StatusCode != status || answer.Header.Get("Strict-Transport-Security") == "" {
			t.Errorf("as %s it answers %d %v", host, answer.StatusCode, answer.Header)
		}
	}
	state := strings.TrimPrefix(settings[2], "TRELLIS_STATE=")
	keys, err := filepath.Glob(filepath.Join(state, "keys", "token-*.pem"))
	if err != nil || len(keys) != 1 {
		t.Errorf("it has made the keys %v, %v", keys, err)
	}
	if err := p.stop(t, syscall.SIGTERM); err != nil {
		t.Errorf("it ended with %v:\n%s", err, p.out)
	}
	if anchors, err := os.ReadFile(filepath.Join(state, "anchors.jsonl")); err != nil || !strings.Contains(string(anchors), "signature") {
		t.Errorf("the end of the audit is anchored by %q, %v", anchors, err)
	}
}

func TestAPlainHTTPOriginIsRefused(t *testing.T) {
	_, settings := production(t)
	settings[0] = "TRELLIS_ORIGIN=http://trellis.example"
	refuses(t, settings, "only https", "serve")
	settings[0] = "TRELLIS_ORIGIN=trellis.example"
	refuses(t, settings, "https://trellis.example", "serve")
}

func TestASuperusersConnectionIsRefused(t *testing.T) {
	db, settings := production(t)
	settings[0] = "TRELLIS_ORIGIN=HTTPS://Trellis.Example/" // however it is written
	settings[1] = "DATABASE_URL=" + db.AdminURL
	refuses(t, settings, "superuser", "serve")
}

func TestALoginThatBypassesRowLevelSecurityIsRefused(t *testing.T) {
	db, settings := production(t)
	admin, err := pgx.Connect(t.Context(), db.AdminURL)
	must(t, err)
	t.Cleanup(func() { admin.Close(t.Context()) })
	const login = "trellis_bypassing_login"
	_, err = admin.Exec(t.Context(), `DROP ROLE IF EXISTS `+login+`; CREATE ROLE `+login+` LOGIN BYPASSRLS; GRANT trellis_app TO `+login)
	must(t, err)
	defer func() {
		_, err := admin.Exec(t.Context(), "DROP ROLE "+login)
		must(t, err)
	}()
	settings[1] = "DATABASE_URL=" + strings.Replace(db.AppURL, "trellis_app", login, 1)
	refuses(t, settings, login, "serve")
}

func TestKeysThatOthersCanReadAreRefused(t *testing.T) {
	_, settings := production(t)
	keys := filepath.Join(t.TempDir(), "keys")
	settings = append(settings, "TRELLIS_KEYS="+keys)
	must(t, os.Mkdir(keys, 0o700))
	p := startWith(t, settings, "serve", "--listen", "127.0.0.1:0")
	_ = p.stop(t, syscall.SIGTERM)
	must(t, os.Chmod(keys, 0o755))
	refuses(t, settings, "chmod", "serve")
	must(t, os.Chmod(keys, 0o700))
	made, err := filepath.Glob(filepath.Join(keys, "*"))
	must(t, err)
	must(t, os.Chmod(made[0], 0o644))
	refuses(t, settings, made[0], "serve")
	must(t, os.Chmod(made[0], 0o600))
	sealing := filepath.Join(strings.TrimPrefix(settings[2], "TRELLIS_STATE="), "audit.key")
	must(t, os.Chmod(sealing, 0o604))
	refuses(t, settings, sealing, "serve")
}

func TestADemonstrationIsForThisMachineOnly(t *testing.T) {
	db := testkit.NewDatabase(t)
	began(t, db, false)
	settings := []string{origin, "DATABASE_URL=" + db.AppURL, "DATABASE_OWNER_URL=" + db.OwnerURL, "TRELLIS_STATE=" + t.TempDir()}
	refuses(t, settings, "demonstration", "serve")
	refuses(t, settings, "demonstration", "up", "--api-only", "--empty")
	fresh := testkit.NewDatabase(t)
	settings[1], settings[2] = "DATABASE_URL="+fresh.AppURL, "DATABASE_OWNER_URL="+fresh.OwnerURL
	refuses(t, settings, "--empty", "up", "--api-only")
}

func TestWhatCannotBeLookedAtIsNotTakenForSafe(t *testing.T) {
	refuses(t, []string{origin, "DATABASE_URL=postgres://trellis_app@127.0.0.1:1/trellis", "TRELLIS_STATE=" + t.TempDir()}, "127.0.0.1", "serve")
}
