package access_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"

	"trellis/api/access"
	"trellis/api/platform/testkit"
	"trellis/api/server"
	"trellis/api/server/contract"
)

func TestAPasswordIsLongAndNoEasyGuess(t *testing.T) {
	o := newOffice(t)
	id := o.Settle(access.NewPerson{Name: "Amina Begum", Email: "amina.begum@trellis.invalid", Role: "analyst", ScopeKind: "region", ScopeKeys: []string{"Y56"}})
	b := o.As(id)
	set := func(b *contract.Server, password string) *contract.Response {
		return b.Do(http.MethodPost, "/api/v1/me/password", nil, object{"new_password": password})
	}
	for password, want := range map[string]string{
		"":                                   "too_short",
		"fourteen chars":                     "too_short",
		"Tr0ub4dor&3Ab!":                     "too_short", // whatever sorts of characters it has
		strings.Repeat("é", 14):              "too_short", // counted as people count
		strings.Repeat("long words ", 19):    "too_long",
		"aaaaaaaaaaaaaaaa":                   "too_common",
		"abababababababab":                   "too_common",
		"               ":                    "too_common",
		"1234567890123456":                   "too_common",
		"abcdefghijklmnop":                   "too_common",
		"zyxwvutsrqponmlk":                   "too_common",
		"passwordpassword":                   "too_common",
		"Password1234567":                    "too_common",
		"qwertyuiopasdfg":                    "too_common",
		"administrator123":                   "too_common",
		"correcthorsebatterystaple":          "too_common",
		"Correct Horse Battery Staple":       "too_common",
		"trellistrellis1!":                   "too_common",
		"amina.begum 2026!":                  "too_common",
		"I am Amina Begum.":                  "too_common",
		"my name is aminabegum":              "too_common",
		"lanekeylanekeylanekey":              "too_common",
		"Summer2026Summer2027":               "too_common",
		"maytheforcebewithyou!":              "too_common",
		"amina.begum@trellis":                "too_common",
		"amina.begum@trellis.invalid":        "too_common",
		"blue kettle seven lanes":            "",
		"fifteen letters":                    "",
		"ключ лежит под ковриком":            "",
		"雨が降る前に洗濯物を取り込む人":                    "",
		"no capitals no digits no signs":     "",
		"9fK2mQ7xLw4RtZ8v":                   "",
		strings.Repeat("one two three ", 14): "too_common",
		"a" + strings.Repeat("b", 1) + strings.Repeat(" many more words of mine", 8): "",
	} {
		if want == "" {
			if answer := set(o.As(o.person(access.NewID()+"@trellis.invalid")), password); answer.Status != http.StatusOK {
				t.Errorf("%q is answered %d %s", password, answer.Status, answer.Body)
			}
			continue
		}
		if pointers := problemOf(t, password, set(b, password), 422, "invalid"); len(pointers) != 1 || pointers[0] != "/new_password "+want {
			t.Errorf("%q points at %v, not %s", password, pointers, want)
		}
	}
}

func TestAShortMailboxIsPartOfAnAddressToo(t *testing.T) {
	o := newOffice(t)
	b := o.As(o.person("zoe@example.org"))
	for password, status := range map[string]int{"zoe@example.org-2026": 422, "zoetrope in the attic": 200} {
		if answer := b.Do(http.MethodPost, "/api/v1/me/password", nil, object{"new_password": password}); answer.Status != status {
			t.Errorf("%q is answered %d %s", password, answer.Status, answer.Body)
		}
	}
}

func TestChangingAPasswordTakesTheOldOneAndSignsOutEverywhereElse(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "analyst", "region", "Y56")
	elsewhere := browserOn(o.Server)
	signedIn(t, elsewhere.signIn(amina, password))
	const newer = "green kettle eight lanes"
	for _, old := range []any{nil, "", "not at all the password", strings.ToUpper(password), password + " "} {
		body := object{"new_password": newer}
		if old != nil {
			body["old_password"] = old
		}
		if pointers := problemOf(t, "a wrong old password", b.send(http.MethodPost, "/api/v1/me/password", body), 422, "invalid"); pointers[0] != "/old_password wrong_password" {
			t.Errorf("it points at %v", pointers)
		}
		if old == strings.ToUpper(password) { // the fifth would lock the account
			signedIn(t, browserOn(o.Server).signIn(amina, password))
		}
	}
	answer := b.send(http.MethodPost, "/api/v1/me/password", object{"old_password": password, "new_password": newer})
	if answer.Status != http.StatusOK || answer.JSON.(object)["has_password"] != true {
		t.Fatalf("changing it answers %d %s", answer.Status, answer.Body)
	}
	if b.who() != id || elsewhere.who() != "anonymous" {
		t.Errorf("afterwards they are %s here and %s elsewhere", b.who(), elsewhere.who())
	}
	problemOf(t, "the old one", elsewhere.signIn(amina, password), 401, "unauthenticated")
	signedIn(t, elsewhere.signIn(amina, newer))
	hash := ask[string](t, o.Server, "SELECT password_hash FROM credentials WHERE user_id::text = $1", id)
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(hash, newer) {
		t.Errorf("it is kept as %s", hash)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM audit_changes WHERE position('argon2id' IN before::text || after::text || coalesce(personal::text, '')) > 0"); n > 0 {
		t.Errorf("its hash stands in %d change rows", n)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM audit_events WHERE operation = 'me.secure' AND actor_id = $1", id); n != 2 {
		t.Errorf("the audit holds %d changes of it, not setting it and changing it", n)
	}
}

func TestAnAccountWithoutAPasswordGetsOneAfterAFreshProofOnly(t *testing.T) {
	o := newOffice(t)
	id := o.person(amina)
	b := &browser{o.Anonymously(), o.SignIn(id, "A test", "127.0.0.1")}
	o.clock.move(11 * 60e9)
	problemOf(t, "eleven minutes after signing in", b.send(http.MethodPost, "/api/v1/me/password", object{"new_password": password}), 403, "step_up_required")
	if ask[int](t, o.Server, "SELECT count(*) FROM credentials") > 0 {
		t.Error("it is set all the same")
	}
}

func TestTheFirstAdministratorGetsAPasswordThatNobodyElseKnows(t *testing.T) {
	o := newOffice(t)
	first := func() (email, password string) {
		email, password, err := access.FirstAdministrator(t.Context(), o.App.Log, o.App.Clock)
		must(t, err)
		return email, password
	}
	if _, password := first(); password != "" {
		t.Errorf("where somebody administers the programme it makes another, with the password %s", password)
	}
	fresh := unsettled(t)
	email, password, err := access.FirstAdministrator(t.Context(), fresh.App.Log, fresh.App.Clock)
	must(t, err)
	if email != "administrator@trellis.invalid" || len(password) != 24 || strings.Count(password, "-") != 4 {
		t.Fatalf("the first is %s with the password %s", email, password)
	}
	if _, again, err := access.FirstAdministrator(t.Context(), fresh.App.Log, fresh.App.Clock); again != "" || err != nil {
		t.Errorf("the second start makes another (%v)", err)
	}
	b := browserOn(fresh)
	for _, guess := range []string{"", "admin", "password", "trellis", "administrator"} {
		problemOf(t, guess, b.signIn(email, guess), 401, "unauthenticated")
		_, err := fresh.App.DB.Pool.Exec(t.Context(), "DELETE FROM sign_in_failures")
		must(t, err)
	}
	signedIn(t, b.signIn(email, password))
	var me access.Me
	b.get("/api/v1/me").Into(t, &me)
	if len(me.Grants) != 1 || me.Grants[0].Role != "programme_admin" || len(me.Grants[0].ScopeKeys) != 7 {
		t.Errorf("they are %+v", me)
	}
	for _, path := range []string{"/api/v1/users", "/api/v1/invitations", "/api/v1/imports"} {
		if answer := b.get(path); answer.Status != http.StatusOK {
			t.Errorf("%s answers %d", path, answer.Status)
		}
	}
	if events := ask[string](t, fresh, "SELECT string_agg(operation || ' by ' || actor_id, ', ' ORDER BY id) FROM audit_events WHERE operation = 'users.first'"); events != "users.first by system" {
		t.Errorf("the audit says %s", events)
	}
	other := unsettled(t)
	if _, second, err := access.FirstAdministrator(t.Context(), other.App.Log, other.App.Clock); err != nil || second == password {
		t.Errorf("another installation gets the password %s (%v)", second, err)
	}
}

// unsettled is Trellis on a database that nobody has come to yet.
func unsettled(t testing.TB) *contract.Server {
	t.Helper()
	fresh := testkit.NewDatabase(t)
	s := contract.NewServer(t, func(o *server.Options) { o.DatabaseURL = fresh.AppURL })
	s.Database = fresh
	return s
}

func TestAPasswordIsHeldAgainstItsHashWithWhatThatWasMadeWith(t *testing.T) {
	salt, encode := []byte("sixteen octets.."), base64.RawStdEncoding.EncodeToString
	kept := func(shown string, memory, passes uint32, lanes uint8) string {
		return "$argon2id$v=19$" + shown + "$" + encode(salt) + "$" + encode(argon2.IDKey([]byte(password), salt, passes, memory, lanes, 32))
	}
	for hash, want := range map[string]bool{
		kept("m=19456,t=2,p=1", 19456, 2, 1):      true,
		kept("m=8192,t=1,p=2", 8192, 1, 2):        true,
		kept("m=65536,t=3,p=4", 65536, 3, 4):      true,
		kept("m=8192,t=2,p=1", 19456, 2, 1):       false, // it says something else than it was made with
		kept("m=19456,t=0,p=1", 19456, 2, 1):      false,
		kept("m=4294967295,t=2,p=1", 19456, 2, 1): false, // would take all memory
		kept("t=2", 19456, 2, 1):                  false,
		"":                                        false,
	} {
		if is, err := access.IsPassword(t.Context(), password, hash); err != nil || is != want {
			t.Errorf("%s is its password: %v (%v)", hash, is, err)
		}
		if is, _ := access.IsPassword(t.Context(), password+"x", hash); is {
			t.Errorf("%s takes another password", hash)
		}
	}
}
