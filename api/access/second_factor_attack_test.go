package access_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"trellis/api/access"
)

// device is what shows somebody's one-time codes.
type device struct {
	o      *office
	secret string
}

// shows is the code it shows now, or some steps of thirty seconds before or after.
func (d device) shows(t testing.TB, steps int) string {
	t.Helper()
	code, err := totp.GenerateCode(d.secret, d.o.clock.now().Add(time.Duration(steps)*30*time.Second))
	must(t, err)
	return code
}

// enrol sets up a second factor, and moves on to the next code.
func (o *office) enrol(t testing.TB, b *browser) device {
	t.Helper()
	var made access.TOTP
	answer := b.send(http.MethodPost, "/api/v1/me/totp", object{})
	if answer.Status != http.StatusOK {
		t.Fatalf("setting up a second factor answers %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &made)
	d := device{o, made.Secret}
	if !strings.HasPrefix(made.URI, "otpauth://totp/Trellis:") || !strings.HasPrefix(made.QR, "data:image/png;base64,iVBOR") {
		t.Errorf("it is %+v", made)
	}
	if answer := b.send(http.MethodPost, "/api/v1/me/totp/confirm", object{"code": d.shows(t, 0)}); answer.Status != http.StatusOK {
		t.Fatalf("confirming it answers %d %s", answer.Status, answer.Body)
	}
	o.clock.move(30 * time.Second)
	return d
}

func TestASecondFactorCannotBeLeftOutGuessedOrUsedTwice(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "analyst", "region", "Y56")

	t.Run("a secret that was not confirmed asks for nothing", func(t *testing.T) {
		b.send(http.MethodPost, "/api/v1/me/totp", object{})
		signedIn(t, browserOn(o.Server).signIn(amina, password))
		problemOf(t, "a wrong code", b.send(http.MethodPost, "/api/v1/me/totp/confirm", object{"code": "000000"}), 422, "invalid")
		signedIn(t, browserOn(o.Server).signIn(amina, password))
	})
	d := o.enrol(t, b)
	t.Run("the right password alone asks for the code", func(t *testing.T) {
		for range 8 { // and is no wrong try
			pointers := problemOf(t, "no code", browserOn(o.Server).signIn(amina, password), 401, "unauthenticated")
			if len(pointers) != 1 || pointers[0] != "/code code_required" {
				t.Errorf("it points at %v", pointers)
			}
		}
	})
	t.Run("a wrong password says nothing of a second factor", func(t *testing.T) {
		if pointers := problemOf(t, "wrong", browserOn(o.Server).signIn(amina, "not at all the password"), 401, "unauthenticated"); len(pointers) > 0 {
			t.Errorf("it points at %v", pointers)
		}
	})
	t.Run("a code opens once", func(t *testing.T) {
		code := d.shows(t, 0)
		signedIn(t, browserOn(o.Server).signIn(amina, password, code))
		problemOf(t, "the same code", browserOn(o.Server).signIn(amina, password, code), 401, "unauthenticated")
		problemOf(t, "the one before", browserOn(o.Server).signIn(amina, password, d.shows(t, -1)), 401, "unauthenticated")
		o.clock.move(30 * time.Second)
		problemOf(t, "the same code in the next step", browserOn(o.Server).signIn(amina, password, code), 401, "unauthenticated")
	})
	t.Run("of two with the same code at once one is signed in", func(t *testing.T) {
		code := d.shows(t, 0)
		answers := make(chan int, 2)
		for range 2 {
			go func() { answers <- browserOn(o.Server).signIn(amina, password, code).Status }()
		}
		if sum := <-answers + <-answers; sum != http.StatusCreated+http.StatusUnauthorized {
			t.Errorf("together they are answered %d", sum)
		}
	})
	t.Run("a clock may differ by half a minute and no more", func(t *testing.T) {
		o.clock.move(5 * time.Minute)
		for _, steps := range []int{-3, -2, 2, 3, 120} {
			problemOf(t, "too early or too late", browserOn(o.Server).signIn(amina, password, d.shows(t, steps)), 401, "unauthenticated")
			o.clock.move(16 * time.Minute)
		}
		for _, steps := range []int{-1, 0, 1} {
			o.clock.move(5 * time.Minute)
			signedIn(t, browserOn(o.Server).signIn(amina, password, d.shows(t, steps)))
		}
	})
	t.Run("wrong codes lock the account as wrong passwords do", func(t *testing.T) {
		o.clock.move(5 * time.Minute)
		for _, code := range []string{"000000", "12345", "1234567", "abcdef", " "} {
			if code == d.shows(t, 0) {
				code = "000001"
			}
			problemOf(t, "the code "+code, browserOn(o.Server).signIn(amina, password, code), 401, "unauthenticated")
		}
		problemOf(t, "the right one then", browserOn(o.Server).signIn(amina, password, d.shows(t, 0)), 401, "unauthenticated")
		o.clock.move(16 * time.Minute)
	})
	signedIn(t, b.signIn(amina, password, d.shows(t, 0)))
	t.Run("a proof of who one is takes it too", func(t *testing.T) {
		o.clock.move(11 * time.Minute)
		problemOf(t, "without", b.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password}), 401, "unauthenticated")
		if answer := b.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password, "code": d.shows(t, 0)}); answer.Status != http.StatusOK {
			t.Errorf("with it, it answers %d %s", answer.Status, answer.Body)
		}
	})
	t.Run("it is neither replaced nor removed without a fresh proof", func(t *testing.T) {
		problemOf(t, "another one", b.send(http.MethodPost, "/api/v1/me/totp", object{}), 409, "conflict")
		o.clock.move(11 * time.Minute)
		problemOf(t, "setting up", b.send(http.MethodPost, "/api/v1/me/totp", object{}), 403, "step_up_required")
		problemOf(t, "removing", b.send(http.MethodDelete, "/api/v1/me/totp", nil), 403, "step_up_required")
		if answer := b.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password, "code": d.shows(t, 0)}); answer.Status != http.StatusOK {
			t.Fatalf("a proof answers %d %s", answer.Status, answer.Body)
		}
		if answer := b.send(http.MethodDelete, "/api/v1/me/totp", nil); answer.Status != http.StatusOK || answer.JSON.(object)["has_totp"] != false {
			t.Errorf("removing it then answers %d %s", answer.Status, answer.Body)
		}
		signedIn(t, browserOn(o.Server).signIn(amina, password))
	})
	t.Run("its secret stands in no answer and no audit", func(t *testing.T) {
		if strings.Contains(b.get("/api/v1/me/account").Text(), d.secret) {
			t.Error("the account tells it")
		}
		if n := ask[int](t, o.Server, "SELECT count(*) FROM audit_changes WHERE position($1 IN before::text || after::text || coalesce(personal::text, '')) > 0", d.secret); n > 0 {
			t.Errorf("it stands in %d change rows", n)
		}
		if n := ask[int](t, o.Server, "SELECT count(DISTINCT e.id) FROM audit_events e JOIN audit_changes c ON c.event_id = e.id WHERE e.operation = 'me.secure' AND c.record_key = $1", id); n < 3 {
			t.Errorf("only %d of the changes stand in the audit", n)
		}
	})
}

func TestAFreshProofCountsForTenMinutesInOneBrowser(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	second := browserOn(o.Server)
	signedIn(t, second.signIn(amina, password))
	make := func(b *browser) int {
		return b.send(http.MethodPost, clientsPath+"?dry_run=true", newClient(nil)).Status
	}
	if make(b) != http.StatusCreated {
		t.Error("a fresh sign-in is no proof")
	}
	o.clock.move(9*time.Minute + 59*time.Second)
	if make(b) != http.StatusCreated {
		t.Error("a second before ten minutes it counts no more")
	}
	o.clock.move(time.Second)
	problemOf(t, "after ten minutes", b.send(http.MethodPost, clientsPath, newClient(nil)), 403, "step_up_required")
	for _, proof := range []object{{}, {"password": ""}, {"password": "not at all the password"}, {"code": "000000"}} {
		problemOf(t, "a proof that is none", b.send(http.MethodPost, "/api/v1/session/step_up", proof), 401, "unauthenticated")
		problemOf(t, "and then", b.send(http.MethodPost, clientsPath, newClient(nil)), 403, "step_up_required")
	}
	if answer := b.send(http.MethodPost, "/api/v1/session/step_up", object{"password": password}); answer.Status != http.StatusOK {
		t.Errorf("a proof answers %d %s", answer.Status, answer.Body)
	}
	if make(b) != http.StatusCreated {
		t.Error("after the proof it does not count")
	}
	problemOf(t, "in the other browser", second.send(http.MethodPost, clientsPath, newClient(nil)), 403, "step_up_required")
}
