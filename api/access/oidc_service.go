package access

import (
	"context"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net/url"
	"slices"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// signInLife is how long a sign-in at the issuer may take.
const signInLife = 10 * time.Minute

// BeginAtIssuer says where to go to sign in at the issuer, and the state that must come back in the browser's cookie.
// An invitation's token takes the invitation up; again asks the issuer to have the caller prove once more who they are.
func (a *Access) BeginAtIssuer(ctx context.Context, actor vocabulary.Actor, returnTo, invitation string, again bool) (address string, state secret, err error) {
	known, err := a.issuer.discover(ctx)
	if err != nil {
		return "", "", err
	}
	begun := signIn{ReturnTo: returnTo, Verifier: oauth2.GenerateVerifier(), StepUp: again, ExpiresAt: a.clock().Add(signInLife)}
	if actor.SessionID != "" {
		begun.SessionID = &actor.SessionID
	}
	nonce, errNonce := newSecret("")
	state, errState := newSecret("")
	if err := errors.Join(errNonce, errState); err != nil {
		return "", "", err
	}
	begun.Nonce = string(nonce)
	if invitation != "" {
		begun.Invitation = secret(invitation).hash()
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(begun.Nonce), oauth2.S256ChallengeOption(begun.Verifier)}
	if again {
		if actor.SessionID == "" {
			return "", "", vocabulary.Errorf(vocabulary.CodeUnauthenticated, "Sign in first.")
		}
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	if err := a.oidc.begin(ctx, state.hash(), begun, a.clock()); err != nil {
		return "", "", err
	}
	return known.config.AuthCodeURL(string(state), options...), state, nil
}

// startAgain is the one answer to whatever of the issuer's answer does not hold.
func startAgain() error {
	return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The sign-in did not come back as it went out. Begin it again.")
}

// FinishAtIssuer takes a browser that comes back from the issuer, with the state of its cookie and what the issuer
// put into the address. It answers where the browser goes on to, and the session's secret where one has begun.
func (a *Access) FinishAtIssuer(ctx context.Context, kept string, said url.Values, from Browser) (returnTo string, session Session, cookie secret, err error) {
	state := said.Get("state")
	if kept == "" || subtle.ConstantTimeCompare([]byte(kept), []byte(state)) != 1 {
		return "", session, "", startAgain()
	}
	begun, err := a.oidc.take(ctx, secret(state).hash(), a.clock())
	if database.Missing(err) {
		return "", session, "", startAgain()
	}
	if err != nil {
		return "", session, "", err
	}
	who, err := a.atIssuer(ctx, said, begun)
	if err != nil {
		return "", session, "", err
	}
	if begun.StepUp {
		return begun.ReturnTo, session, "", a.provedAtIssuer(ctx, begun, who)
	}
	err = a.db.InTx(ctx, func(ctx context.Context, _ *database.Tx) error {
		userID, err := a.personAtIssuer(ctx, who, begun)
		if known(err, vocabulary.CodeForbidden) {
			slog.WarnContext(ctx, "a sign-in is refused", "shown", "an account elsewhere that opens none here", "request_id", vocabulary.RequestIDFrom(ctx))
		}
		if err != nil {
			return err
		}
		if begun.SessionID != nil { // its cookie does not come along when another site's page sends the browser back
			if from.Before, err = a.store.signedIn(ctx, *begun.SessionID); err != nil {
				return err
			}
		}
		session, cookie, err = a.beginFor(ctx, userID, shown{byOIDC, who.at}, from)
		return err
	})
	if err == nil && begun.ReturnTo == frontPage {
		begun.ReturnTo = a.landing(ctx, cookie)
	}
	return begun.ReturnTo, session, cookie, err
}

// The page that everybody can begin on, and the one of those whose own board or network has a page that begins their day.
const (
	frontPage = "/"
	homePage  = "/home"
)

// landing is where somebody goes on to who has just signed in and asked for no page: where that cannot be found out, to the front page.
func (a *Access) landing(ctx context.Context, cookie secret) string {
	p, _, err := a.Authenticator.store.bySession(ctx, cookie.hash(), a.clock.Today(), a.clock())
	if err == nil && slices.ContainsFunc(p.actor.Grants, func(g vocabulary.Grant) bool { return g.Role == policy.ICBLead || g.Role == policy.PCNManager }) {
		return homePage
	}
	return frontPage
}

// atIssuer finds out who has signed in at the issuer.
func (a *Access) atIssuer(ctx context.Context, said url.Values, begun signIn) (who identity, err error) {
	known, err := a.issuer.discover(ctx)
	if err != nil {
		return who, err
	}
	from := said.Get("iss")
	switch {
	case from != "" && from != a.issuer.settings.Issuer, from == "" && known.namesItself:
		return who, startAgain() // another issuer's answer
	case said.Get("error") != "":
		return who, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The sign-in was not completed there. Begin it again.")
	case said.Get("code") == "":
		return who, startAgain()
	}
	who, err = a.issuer.redeem(ctx, known, said.Get("code"), begun)
	if errors.Is(err, errNotShown) {
		slog.WarnContext(ctx, "a sign-in at the issuer is refused", "error", err)
		err = startAgain()
	}
	return who, err
}

// provedAtIssuer notes that whose session it is has just proved who they are: the same person, after it was asked.
func (a *Access) provedAtIssuer(ctx context.Context, begun signIn, who identity) error {
	userID, err := a.oidc.holder(ctx, a.issuer.settings.Issuer, who.subject)
	if err != nil {
		return err
	}
	if userID == "" || who.at.Before(begun.ExpiresAt.Add(-signInLife-tokenLeeway)) {
		return vocabulary.Errorf(vocabulary.CodeForbidden, "That was not a fresh proof of who you are, or it was somebody else's. Try again.")
	}
	actor := vocabulary.Actor{ID: userID, Kind: vocabulary.KindPerson, SessionID: *begun.SessionID}
	_, err = a.stepUp(ctx, actor, who.at)
	return err
}
