package access_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// lead is a second person of these tests.
const lead = "lead@trellis.invalid"

func TestASessionBelongsToWhoSignedInAndToNobodyElse(t *testing.T) {
	o := newOffice(t)
	victim, victimID := o.member(amina, "analyst", "region", "Y56")
	other, otherID := o.member(lead, "icb_lead", "icb", "QMF")

	t.Run("a secret chosen by someone else is not taken on", func(t *testing.T) {
		planted := browserOn(o.Server)
		planted.cookie = strings.Repeat("A", 43)
		signedIn(t, planted.signIn(amina, password))
		if planted.cookie == strings.Repeat("A", 43) {
			t.Error("the planted secret opens the session")
		}
		thief := browserOn(o.Server)
		thief.cookie = strings.Repeat("A", 43)
		if who := thief.who(); who != "anonymous" {
			t.Errorf("whoever planted it is %s", who)
		}
	})
	t.Run("signing in again gives another secret and ends the session before", func(t *testing.T) {
		b := browserOn(o.Server)
		first := signedIn(t, b.signIn(amina, password))
		before := b.cookie
		second := signedIn(t, b.signIn(amina, password))
		old := &browser{b.Server, before}
		if b.cookie == before || first.ID == second.ID || old.who() != "anonymous" || b.who() != victimID {
			t.Errorf("the first session is still %s, the second %s", old.who(), b.who())
		}
	})
	t.Run("signing in as somebody else ends the session of the one before", func(t *testing.T) {
		b := browserOn(o.Server)
		signedIn(t, b.signIn(amina, password))
		before := b.cookie
		signedIn(t, b.signIn(lead, password))
		if old := (&browser{b.Server, before}); old.who() != "anonymous" || b.who() != otherID {
			t.Errorf("the first session is still %s, the second %s", old.who(), b.who())
		}
	})
	t.Run("a failed sign-in leaves the session as it is", func(t *testing.T) {
		before := other.cookie
		problemOf(t, "a wrong password", other.signIn(amina, "not at all the password"), 401, "unauthenticated")
		if other.cookie != before || other.who() != otherID {
			t.Errorf("it is %s", other.who())
		}
	})
	t.Run("no two secrets are alike, and none is short", func(t *testing.T) {
		seen := map[string]bool{}
		for range 20 {
			b := browserOn(o.Server)
			signedIn(t, b.signIn(amina, password))
			if random, err := base64.RawURLEncoding.DecodeString(b.cookie); err != nil || len(random) != 32 || seen[b.cookie] {
				t.Fatalf("the secret %q (%v) is short or has been given before", b.cookie, err)
			}
			seen[b.cookie] = true
		}
	})
	t.Run("the cookie is bound to this host, to https and to this site, and no script reads it", func(t *testing.T) {
		b := browserOn(o.Server)
		cookie := cookieOf(b.signIn(amina, password), "__Host-trellis")
		if cookie.Path != "/" || cookie.Domain != "" || !cookie.Secure || !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.MaxAge != 12*60*60 {
			t.Errorf("it is %s", cookie.Raw)
		}
	})
	t.Run("what the database holds opens nothing", func(t *testing.T) {
		session := victim.session(t)
		hash := sha256.Sum256([]byte(victim.cookie))
		if kept := ask[[]byte](t, o.Server, "SELECT token_hash FROM sessions WHERE id::text = $1", session.ID); string(kept) != string(hash[:]) {
			t.Errorf("of the secret it keeps %x", kept)
		}
		for _, found := range []string{session.ID, hex.EncodeToString(hash[:]), base64.RawURLEncoding.EncodeToString(hash[:]), "\\x" + hex.EncodeToString(hash[:])} {
			if who := (&browser{victim.Server, found}).who(); who != "anonymous" {
				t.Errorf("%s opens the session of %s", found, who)
			}
		}
	})
	t.Run("the secret stands in no answer, no list and no table", func(t *testing.T) {
		for _, path := range []string{"/api/v1/session", "/api/v1/me", "/api/v1/me/sessions", "/api/v1/me/account"} {
			if strings.Contains(victim.get(path).Text(), victim.cookie) {
				t.Errorf("it stands in %s", path)
			}
		}
		for _, table := range ask[[]string](t, o.Server, "SELECT array_agg(c.relname::text) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace") {
			if n := ask[int](t, o.Server, "SELECT count(*) FROM "+table+" r WHERE position($1 IN r::text) > 0", victim.cookie); n > 0 {
				t.Errorf("it stands in %d rows of %s", n, table)
			}
		}
	})
	t.Run("a secret that is nearly right is wrong", func(t *testing.T) {
		secret := victim.cookie
		for _, near := range []string{secret[:42], secret + "A", strings.ToLower(secret), " " + secret[1:], secret[1:] + secret[:1], `"` + secret[:41] + `"`, secret[:len(secret)-1] + "%20"} {
			if who := (&browser{victim.Server, near}).who(); who != "anonymous" {
				t.Errorf("%q opens the session of %s", near, who)
			}
		}
	})
	t.Run("two cookies are refused, whichever comes first", func(t *testing.T) {
		for _, cookies := range []string{"__Host-trellis=" + victim.cookie + "; __Host-trellis=" + other.cookie, "__Host-trellis=x; __Host-trellis=" + victim.cookie} {
			problemOf(t, cookies, o.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Cookie": cookies}, nil), 400, "bad_request")
		}
	})
	t.Run("a cookie of another name is no session's", func(t *testing.T) {
		for _, name := range []string{"trellis", "__Secure-trellis", "__host-trellis", "__Host-trellis2", "X__Host-trellis"} {
			answer := o.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Cookie": name + "=" + victim.cookie}, nil)
			if who := answer.JSON.(object)["id"]; who != "anonymous" {
				t.Errorf("by %s it is %s", name, who)
			}
		}
	})
	t.Run("a cookie and a token together are refused", func(t *testing.T) {
		problemOf(t, "both", victim.send(http.MethodGet, "/api/v1/me", nil, "Authorization: Bearer x"), 400, "bad_request")
	})
	t.Run("a session's secret is no token", func(t *testing.T) {
		problemOf(t, "as a token", o.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Authorization": "Bearer " + victim.cookie}, nil), 401, "unauthenticated")
	})
	t.Run("nobody sees or ends somebody else's session", func(t *testing.T) {
		session := victim.session(t)
		if strings.Contains(other.get("/api/v1/me/sessions").Text(), session.ID) {
			t.Error("it stands in the list of someone else")
		}
		problemOf(t, "ending it", other.send(http.MethodDelete, "/api/v1/me/sessions/"+session.ID, nil), 404, "not_found")
		problemOf(t, "as an administrator", o.Do(http.MethodDelete, "/api/v1/me/sessions/"+session.ID, nil, nil), 404, "not_found")
		if victim.who() != victimID {
			t.Error("it has ended")
		}
	})
	t.Run("signed out means out, with the cookie taken away", func(t *testing.T) {
		b := browserOn(o.Server)
		signedIn(t, b.signIn(amina, password))
		kept := b.cookie
		if answer := b.send(http.MethodDelete, "/api/v1/session", nil); answer.Status != http.StatusOK || b.cookie != "" {
			t.Errorf("signing out answers %d and leaves the cookie %q", answer.Status, b.cookie)
		}
		thief := &browser{b.Server, kept}
		problemOf(t, "with the old cookie", thief.get("/api/v1/session"), 401, "unauthenticated")
	})
	t.Run("a session ended from another machine ends there at once", func(t *testing.T) {
		lost := browserOn(o.Server)
		session := signedIn(t, lost.signIn(amina, password))
		if lost.who() != victimID {
			t.Fatal("it has not begun")
		}
		if answer := victim.send(http.MethodDelete, "/api/v1/me/sessions/"+session.ID, nil); answer.Status != http.StatusOK {
			t.Errorf("ending it answers %d %s", answer.Status, answer.Body)
		}
		if who := lost.who(); who != "anonymous" || victim.who() != victimID {
			t.Errorf("it still belongs to %s", who)
		}
	})
	t.Run("an ended session keeps nobody from what is public, or from signing in", func(t *testing.T) {
		b := browserOn(o.Server)
		signedIn(t, b.signIn(amina, password))
		ended := b.cookie
		b.send(http.MethodDelete, "/api/v1/session", nil)
		for _, path := range []string{"/api/v1/about", "/api/v1/sign_in", "/api/v1/icbs/QMF", "/api/v1/me"} {
			b.cookie = ended
			if answer := b.get(path); answer.Status != http.StatusOK || b.cookie != "" {
				t.Errorf("%s answers %d and leaves the cookie %q", path, answer.Status, b.cookie)
			}
		}
		b.cookie = ended
		signedIn(t, b.signIn(amina, password))
		if b.who() != victimID {
			t.Errorf("afterwards it is %s", b.who())
		}
	})
}

func TestASessionEndsInTime(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "analyst", "region", "Y56")

	t.Run("half an hour without use ends it", func(t *testing.T) {
		for range 4 {
			o.clock.move(29 * time.Minute)
			if who := b.who(); who != id {
				t.Fatalf("used every 29 minutes it belongs to %s", who)
			}
		}
		o.clock.move(31 * time.Minute)
		problemOf(t, "unused for 31 minutes", b.get("/api/v1/session"), 401, "unauthenticated")
		if who := b.who(); who != "anonymous" {
			t.Errorf("it still belongs to %s", who)
		}
	})
	t.Run("twelve hours end it, however busy it is", func(t *testing.T) {
		session := signedIn(t, b.signIn(amina, password))
		if got := session.ExpiresAt.Sub(session.StartedAt); got != 12*time.Hour {
			t.Errorf("it lasts %s", got)
		}
		for worked := time.Duration(0); worked < 12*time.Hour-15*time.Minute; worked += 15 * time.Minute {
			o.clock.move(15 * time.Minute)
			if who := b.who(); who != id {
				t.Fatalf("after %s it belongs to %s", worked, who)
			}
		}
		o.clock.move(15 * time.Minute)
		if who := b.who(); who != "anonymous" {
			t.Errorf("after twelve hours it belongs to %s", who)
		}
	})
	t.Run("whoever was known a moment before the end is not known after it", func(t *testing.T) {
		signedIn(t, b.signIn(amina, password))
		for range 35 {
			o.clock.move(20 * time.Minute)
			b.who()
		}
		o.clock.move(19*time.Minute + 50*time.Second)
		if who := b.who(); who != id {
			t.Errorf("ten seconds before its end it belongs to %s", who)
		}
		o.clock.move(10 * time.Second)
		if who := b.who(); who != "anonymous" {
			t.Errorf("at its end it belongs to %s", who)
		}
	})
}

func TestWhatEndsForAPersonEndsAtOnceOnEveryCopy(t *testing.T) {
	o := newOffice(t)
	two := contract.NewServer(t, contract.WithClock(o.clock.now), func(s *server.Options) {
		s.DatabaseURL, s.Access.Origin, s.Access.Keys = o.Database.AppURL, ourOrigin, o.App.Access.Tokens.Keys()
	})
	for name, end := range map[string]func(t *testing.T, b *browser, id string){
		"a role": func(t *testing.T, _ *browser, id string) {
			var user access.UserDetail
			o.Get("/api/v1/users/"+id).Into(t, &user)
			if answer := o.Do(http.MethodPost, "/api/v1/memberships/"+user.Memberships[0].ID+"/end", map[string]string{"If-Match": `"v1"`}, object{}); answer.Status != http.StatusOK {
				t.Fatalf("ending the role answers %d %s", answer.Status, answer.Body)
			}
		},
		"an account": func(t *testing.T, _ *browser, id string) {
			etag := o.Get("/api/v1/users/" + id).Header.Get("ETag")
			if answer := o.Do(http.MethodPatch, "/api/v1/users/"+id, map[string]string{"If-Match": etag}, object{"status": "disabled"}); answer.Status != http.StatusOK {
				t.Fatalf("closing the account answers %d %s", answer.Status, answer.Body)
			}
		},
		"a session": func(t *testing.T, b *browser, _ string) {
			if answer := b.send(http.MethodDelete, "/api/v1/session", nil); answer.Status != http.StatusOK {
				t.Fatalf("signing out answers %d %s", answer.Status, answer.Body)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, id := o.member(access.NewID()+"@trellis.invalid", "analyst", "region", "Y56")
			here, there := &browser{o.Anonymously(), b.cookie}, &browser{two.Anonymously(), b.cookie}
			for range 3 { // known on both
				if here.get("/api/v1/imports").Status != http.StatusOK || there.get("/api/v1/imports").Status != http.StatusOK {
					t.Fatal("before, they may not read")
				}
			}
			end(t, b, id)
			if answer := here.get("/api/v1/imports"); answer.Status == http.StatusOK {
				t.Errorf("here the next request answers %d", answer.Status)
			}
			eventually(t, "the other copy knows", func() bool { return there.get("/api/v1/imports").Status != http.StatusOK })
		})
	}
	t.Run("nothing comes back with an account that is opened again", func(t *testing.T) {
		b, id := o.member(access.NewID()+"@trellis.invalid", "analyst", "region", "Y56")
		for _, status := range []string{"disabled", "active"} {
			etag := o.Get("/api/v1/users/" + id).Header.Get("ETag")
			if answer := o.Do(http.MethodPatch, "/api/v1/users/"+id, map[string]string{"If-Match": etag}, object{"status": status}); answer.Status != http.StatusOK {
				t.Fatalf("%s answers %d %s", status, answer.Status, answer.Body)
			}
		}
		if who := b.who(); who != "anonymous" {
			t.Errorf("the old session belongs to %s", who)
		}
	})
}
