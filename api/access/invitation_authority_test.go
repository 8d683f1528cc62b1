package access_test

import (
	"net/http"
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

// Whoever has lost what they could give gives it to nobody by a link they made before.
func TestAnInvitationHoldsAsLongAsWhoeverMadeItCouldMakeIt(t *testing.T) {
	for says, lose := range map[string]func(t *testing.T, o *office, inviter string){
		"their role has ended":    endFirstRole,
		"their account is closed": closeAccount,
		"they have a lesser role": func(t *testing.T, o *office, inviter string) {
			give(o.Server, inviter, "analyst", "icb", "QMF")
			endFirstRole(t, o, inviter)
		},
		"they have it for something else": func(t *testing.T, o *office, inviter string) {
			give(o.Server, inviter, "icb_lead", "icb", "Z9B2Z")
			endFirstRole(t, o, inviter)
		},
	} {
		t.Run(says, func(t *testing.T) {
			o, issuer := newOfficeWithIssuer(t)
			inviter, id := o.settle("icb_lead", "icb", "QMF")
			_, token := invited(t, inviter, invitation("bola@trellis.invalid", "analyst", "icb", "QMF"))
			issuer.set(func() { issuer.claims = func(c jwt.MapClaims) { c["email"] = "bola@trellis.invalid" } })
			b := browserOn(o.Server)
			if answer := b.open(token); answer.Status != http.StatusOK {
				t.Fatalf("before, it is answered %d %s", answer.Status, answer.Body)
			}
			lose(t, o, id)
			problemOf(t, "opening it", b.open(token), 404, "not_found")
			problemOf(t, "taking it up with a password", b.take(token, password), 404, "not_found")
			for way, answer := range map[string]string{"by the link": o.whoIs(o.signInInvited(token)), "by the address": o.whoIs(o.signIn(""))} {
				if answer != "" {
					t.Errorf("%s, from elsewhere, %s comes in", way, answer)
				}
			}
			if n := ask[int](t, o.Server, "SELECT count(*) FROM users WHERE email = 'bola@trellis.invalid'"); n > 0 {
				t.Error("an account is made all the same")
			}
		})
	}
}

func TestAnInvitationThatHoldsNoMoreKeepsNobodyOutOfTheirAccount(t *testing.T) {
	o, _ := newOfficeWithIssuer(t)
	inviter, id := o.settle("icb_lead", "icb", "QMF")
	amina := o.person(amina)
	invited(t, inviter, invitation("amina@trellis.invalid", "analyst", "icb", "QMF"))
	closeAccount(t, o, id)
	if who := o.whoIs(o.signIn("")); who != amina {
		t.Errorf("%q signs in", who)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM memberships WHERE user_id::text = $1", amina); n != 1 {
		t.Errorf("they have %d roles", n)
	}
}

// endFirstRole ends the role that somebody had first.
func endFirstRole(t *testing.T, o *office, userID string) {
	t.Helper()
	first := ask[string](t, o.Server, "SELECT id::text FROM memberships WHERE user_id::text = $1 ORDER BY id LIMIT 1", userID)
	if answer := o.Do(http.MethodPost, "/api/v1/memberships/"+first+"/end", map[string]string{"If-Match": `"v1"`}, object{}); answer.Status != http.StatusOK {
		t.Fatalf("ending the role answers %d %s", answer.Status, answer.Body)
	}
}

// closeAccount closes somebody's account.
func closeAccount(t *testing.T, o *office, userID string) {
	t.Helper()
	etag := o.Get("/api/v1/users/" + userID).Header.Get("ETag")
	if answer := o.Do(http.MethodPatch, "/api/v1/users/"+userID, map[string]string{"If-Match": etag}, object{"status": "disabled"}); answer.Status != http.StatusOK {
		t.Fatalf("closing the account answers %d %s", answer.Status, answer.Body)
	}
}

// A link to oneself would be a role by one's own hand: a manager's, say, who sees who is in a post.
func TestNobodyTakesUpAnInvitationOfTheirOwn(t *testing.T) {
	o := newOffice(t)
	o.FillLondon()
	_, token := invited(t, o.Server, invitation("wanda@trellis.invalid", "icb_lead", "icb", "Z9B2Z"))
	b := browserOn(o.Server)
	if answer := b.take(token, password); answer.Status >= 300 {
		t.Fatalf("the lead's own invitation is answered %d %s", answer.Status, answer.Body)
	}
	wanda := o.As(ask[string](t, o.Server, "SELECT id::text FROM users WHERE email = 'wanda@trellis.invalid'"))
	_, token = invited(t, wanda, invitation("wanda@trellis.invalid", "pcn_manager", "pcn", "UD0001"))
	problemOf(t, "taking it up", browserOn(o.Server).take(token, password), http.StatusForbidden, "forbidden")
	if n := ask[int](t, o.Server, "SELECT count(*) FROM memberships WHERE role = 'pcn_manager'"); n > 0 {
		t.Error("she is a manager all the same")
	}
}
