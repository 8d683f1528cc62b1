package access_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"trellis/api/access"
)

// logged is what the product writes to its log while something happens.
func logged(t *testing.T, what func()) string {
	t.Helper()
	before := slog.Default()
	defer slog.SetDefault(before)
	var out bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&out, nil)))
	what()
	return out.String()
}

func TestWhatIsRefusedAtTheDoorLeavesATrace(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "analyst", "region", "Y56")
	events := func() int {
		return ask[int](t, o.Server, "SELECT count(*) FROM audit_events e JOIN audit_changes c ON c.event_id = e.id WHERE e.operation = 'sessions.lock' AND e.actor_kind = 'system' AND c.record_key = $1", id)
	}
	t.Run("each refusal in the log, by the account and not by what was typed", func(t *testing.T) {
		said := logged(t, func() {
			browserOn(o.Server).signIn(amina, "not at all the password")
			browserOn(o.Server).signIn("nobody@trellis.invalid", "not at all the password")
		})
		if strings.Count(said, "a sign-in is refused") != 2 || !strings.Contains(said, "user_id="+id) || strings.Contains(said, "@trellis.invalid") || strings.Contains(said, "not at all") {
			t.Errorf("the log says\n%s", said)
		}
		signedIn(t, b.signIn(amina, password))
	})
	t.Run("the lock in the audit, once", func(t *testing.T) {
		for n := range 7 {
			browserOn(o.Server).signIn(amina, "not at all the password")
			if want := min(1, (n+1)/5); events() != want {
				t.Errorf("after %d wrong tries there are %d events, not %d", n+1, events(), want)
			}
		}
	})
	t.Run("a fifth try that is right locks nothing", func(t *testing.T) {
		o.clock.move(16 * 60e9)
		for range 4 {
			browserOn(o.Server).signIn(amina, "not at all the password")
		}
		signedIn(t, b.signIn(amina, password))
		if events() != 1 {
			t.Errorf("there are %d events", events())
		}
	})
	t.Run("a lock by wrong old passwords", func(t *testing.T) {
		for range 5 {
			b.send(http.MethodPost, "/api/v1/me/password", object{"old_password": "not at all", "new_password": "green kettle seven lanes"})
		}
		if events() != 2 {
			t.Errorf("there are %d events", events())
		}
	})
}

func TestWhoHasLostTheirPasswordOrDeviceGetsBackInByTheOneWhoKeepsTheMachine(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "analyst", "region", "Y56")
	o.enrol(t, b)
	for range 5 {
		browserOn(o.Server).signIn(amina, "not at all the password")
	}
	name, fresh, err := access.ResetSignIn(t.Context(), o.App.Log, o.App.Clock, strings.ToUpper(amina))
	must(t, err)
	if name != "Somebody Else" || len(fresh) != 24 {
		t.Errorf("%s gets %q", name, fresh)
	}
	if b.who() != "anonymous" {
		t.Error("who was signed in still is")
	}
	problemOf(t, "the old password", browserOn(o.Server).signIn(amina, password), 401, "unauthenticated")
	if session := signedIn(t, browserOn(o.Server).signIn(amina, fresh)); session.User.ID != id {
		t.Errorf("the new one opens the account of %+v", session.User)
	}
	if trail := ask[string](t, o.Server, "SELECT string_agg(actor_kind, ',') FROM audit_events WHERE operation = 'users.reset_sign_in'"); trail != "local_operator" {
		t.Errorf("the audit says %s", trail)
	}
	_, closed := o.member("closed@trellis.invalid", "analyst", "region", "Y56")
	disable(o.Server, closed)
	for email, want := range map[string]string{"nobody@trellis.invalid": "nobody here has", "": "nobody here has", "closed@trellis.invalid": "is closed"} {
		if _, password, err := access.ResetSignIn(t.Context(), o.App.Log, o.App.Clock, email); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gets %q, %v", email, password, err)
		}
	}
}
