package access

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/maypok86/otter/v2"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	// cookieName names the cookie of a session; its prefix makes browsers bind it to this host and to https.
	cookieName = "__Host-trellis"
	// idleLimit ends a session that is not used.
	idleLimit = 30 * time.Minute
	// keptFor is how long it is believed who a caller is, unless the database tells of a change before.
	keptFor = 60 * time.Second
	// refusedFor is how long it is believed that what was shown opens nothing, on the same terms.
	refusedFor = 5 * time.Second
)

// Authenticator finds out who sends a request.
type Authenticator struct {
	db     *database.DB
	clock  vocabulary.Clock
	store  principals
	tokens *Tokens
	public string
	known  *otter.Cache[string, principal]
	// refused is kept apart, so that no flood of junk pushes out who is known.
	refused *otter.Cache[string, refusal]
}

// refusal is why something opens nothing, and since when that is known.
type refusal struct {
	err error
	at  time.Time
}

// NewAuthenticator makes one; public is PUBLIC_ACCESS.
func NewAuthenticator(db *database.DB, clock vocabulary.Clock, tokens *Tokens, public string) (*Authenticator, error) {
	known, err := otter.New(&otter.Options[string, principal]{MaximumSize: 10_000})
	if err != nil {
		return nil, err
	}
	refused, err := otter.New(&otter.Options[string, refusal]{MaximumSize: 10_000})
	return &Authenticator{db, clock, principals{db}, tokens, public, known, refused}, err
}

// Authenticate tells who sends the request: a person by their session's cookie, a machine by its token, or nobody.
// A request that shows both is refused, because it is not clear on whose behalf it is meant.
func (a *Authenticator) Authenticate(c echo.Context) (vocabulary.Actor, error) {
	if c.Path() == tokenPath { // who asks for a token shows a secret of their own, in this header or another way
		return vocabulary.Anonymous(a.public), nil
	}
	request := c.Request()
	bearer, cookies := request.Header["Authorization"], request.CookiesNamed(cookieName)
	switch {
	case len(bearer) > 0 && len(cookies) > 0:
		return vocabulary.Actor{}, vocabulary.Errorf(vocabulary.CodeBadRequest, "Send a session's cookie or a token, not both.")
	case len(bearer) > 1 || len(cookies) > 1:
		return vocabulary.Actor{}, vocabulary.Errorf(vocabulary.CodeBadRequest, "Show once who you are: send one Authorization header, or one session's cookie.")
	case len(bearer) == 1:
		return a.machine(request.Context(), bearer[0])
	case len(cookies) == 1 && cookies[0].Value != "":
		actor, err := a.person(request, cookies[0].Value)
		if known(err, vocabulary.CodeUnauthenticated) {
			// A session that has ended shows nothing, and stands in nobody's way: what is public is answered, and signing in
			// goes on. Whatever takes more is refused as to anyone who has not signed in.
			c.SetCookie(noCookie())
			httpx.OpensNothing(c)
			return vocabulary.Anonymous(a.public), nil
		}
		if err == nil {
			err = forWhom(c, actor)
		}
		return actor, err
	}
	return vocabulary.Anonymous(a.public), nil
}

// personHeader says for whom the page was made that sends a write. Other tabs of the browser may have changed that since.
const personHeader = "X-Trellis-Person"

// forWhom refuses to let one person do what another filled in. Signing in and out is for whoever comes.
func forWhom(c echo.Context, actor vocabulary.Actor) error {
	meant := c.Request().Header.Get(personHeader)
	if meant == "" || meant == actor.ID || safe(c.Request().Method) || c.Path() == sessionPath {
		return nil
	}
	return vocabulary.Errorf(vocabulary.CodeAnotherPerson, "This was filled in by somebody else than who is signed in in this browser now. Nothing was changed. Open the page anew.")
}

func (a *Authenticator) person(request *http.Request, secret string) (vocabulary.Actor, error) {
	if !safe(request.Method) && !httpx.SameOrigin(request) {
		return vocabulary.Actor{}, vocabulary.Errorf(vocabulary.CodeForbidden, "Only Trellis's own pages may change something with a session. Programs send a token instead.")
	}
	ctx, now := request.Context(), a.clock()
	hash := sha256.Sum256([]byte(secret))
	p, err := a.recall(ctx, "session", hash[:], func(ctx context.Context) (principal, error) {
		p, usedAt, err := a.store.bySession(ctx, hash[:], a.clock.Today(), now)
		if err == nil && now.Sub(usedAt) > idleLimit {
			err = vocabulary.Errorf(vocabulary.CodeUnauthenticated, "Your session has ended, because it was not used for half an hour. Sign in again.")
		}
		if err == nil {
			if err := a.store.used(ctx, p.actor.SessionID, now); err != nil {
				slog.WarnContext(ctx, "a session's use could not be noted", "error", err)
			}
		}
		return p, err
	})
	p.actor.Public = a.public
	return p.at(now), err
}

// recall answers what is known, or finds it out. What a caller may do is known under the revisions of the tables it
// is read from, so that the end of a membership or a client is noticed at once, here and on every other copy.
func (a *Authenticator) recall(ctx context.Context, kind string, hash []byte, find func(ctx context.Context) (principal, error)) (principal, error) {
	revision, err := a.db.Revisions.Of(ctx, principalTables...)
	if err != nil {
		return principal{}, err
	}
	key := strings.Join([]string{kind, base64.RawStdEncoding.EncodeToString(hash), revision, a.clock.Today().String()}, "|")
	now := a.clock()
	p, ok := a.known.GetIfPresent(key)
	if !ok || now.Sub(p.foundAt) > keptFor {
		if r, ok := a.refused.GetIfPresent(key); ok && now.Sub(r.at) <= refusedFor {
			return principal{}, r.err
		}
		if p, err = find(ctx); err != nil {
			if known(err, vocabulary.CodeUnauthenticated) {
				a.refused.Set(key, refusal{err, now})
			}
			return principal{}, err
		}
		p.foundAt = now
		a.known.Set(key, p)
	}
	if !p.until.After(now) {
		return principal{}, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "What you sent to show who you are has expired. Sign in again, or get a new token.")
	}
	return p, nil
}

func safe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

func known(err error, code vocabulary.Code) bool {
	var k *vocabulary.Error
	return errors.As(err, &k) && k.Code == code
}
