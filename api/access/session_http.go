package access

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// sessionPath is the address of the session that asks.
const sessionPath = "/api/v1/session"

func (a *Access) sessionRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/sign_in", Operation: "sign_in.options", Handler: a.readSignIn},
		{Method: http.MethodPost, Path: sessionPath, Operation: "sessions.create", Tries: true, Acts: true, Handler: a.createSession},
		{Method: http.MethodGet, Path: sessionPath, Operation: "sessions.list", Handler: a.readSession},
		{Method: http.MethodDelete, Path: sessionPath, Operation: "sessions.end", Handler: a.endSession},
		{Method: http.MethodPost, Path: "/api/v1/session/step_up", Operation: "sessions.step_up", Tries: true, Acts: true, Handler: a.createStepUp},
		{Method: http.MethodGet, Path: "/api/v1/me/sessions", Operation: "sessions.list", Handler: a.listSessions},
		{Method: http.MethodDelete, Path: "/api/v1/me/sessions/:id", Operation: "sessions.end", Handler: a.endOtherSession},
	}
}

// readSignIn godoc
// @ID          readSignIn
// @Summary     Read how one signs in here
// @Description Passwords, the organisation's own sign-in, and in a demonstration on this machine its people, whom anyone may be.
// @Tags        access
// @Success     200 {object} SignInOptions
// @Router      /api/v1/sign_in [get]
func (a *Access) readSignIn(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		methods, err := a.methods(ctx)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(SignInOptions{methods})
	})
}

// createSession godoc
// @ID          createSession
// @Summary     Sign in
// @Description For people, in a browser: the answer sets a cookie that only this server gets back. Programs send a token instead (see /oauth/token). Whatever is wrong gets one and the same answer; after five wrong passwords an account is locked for a quarter of an hour. With a second factor the first answer names /code. The session the browser had ends.
// @Tags        access
// @Param       body    body  SignIn  true  "What shows who you are"
// @Success     201 {object} Session
// @Router      /api/v1/session [post]
func (a *Access) createSession(c echo.Context) error {
	if err := ownPage(c); err != nil {
		return err
	}
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[SignIn]) (account, error) { return a.Check(ctx, in.Body) },
		func(ctx context.Context, in httpx.Input[SignIn], person account) (httpx.Output, error) {
			session, cookie, err := a.beginFor(ctx, person.ID, shown{in.Body.Method, a.clock()}, browserOf(c))
			return a.begun(session, cookie), err
		})
}

// ownPage refuses to sign anyone in whose browser shows a page of somebody else.
func ownPage(c echo.Context) error {
	if !httpx.SameOrigin(c.Request()) {
		return vocabulary.Errorf(vocabulary.CodeForbidden, "Only Trellis's own pages sign someone in. Programs get a token at /oauth/token.")
	}
	return nil
}

// browserOf is where a request comes from.
func browserOf(c echo.Context) Browser {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	return Browser{UserAgent: c.Request().UserAgent(), Address: c.RealIP(), Before: actor}
}

// begun answers a session that has begun, with the cookie that carries it.
func (a *Access) begun(session Session, cookie secret) httpx.Output {
	return httpx.Output{Status: http.StatusCreated, Version: session.Version, Location: sessionPath, Body: session, Cookie: sessionCookie(cookie, session.ExpiresAt, a.clock())}
}

// readSession godoc
// @ID          readSession
// @Summary     Read your session
// @Tags        access
// @Description The session that asks: when it began, when it ends, and until when the last proof of who you are counts.
// @Success     200 {object} Session
// @Router      /api/v1/session [get]
func (a *Access) readSession(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		session, err := a.mine(ctx, actor, actor.SessionID)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(session.Version, session)
	})
}

// endSession godoc
// @ID          endSession
// @Summary     Sign out
// @Tags        access
// @Description Ends the session that asks, and takes its cookie away.
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Session
// @Router      /api/v1/session [delete]
func (a *Access) endSession(c echo.Context) error {
	return httpx.Create(c, a.writer, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		session, err := a.EndSession(ctx, in.Actor, in.Actor.SessionID)
		return httpx.Output{Status: http.StatusOK, Version: session.Version, Body: session, Cookie: noCookie()}, err
	})
}

// endOtherSession godoc
// @ID          endOtherSession
// @Summary     Sign out somewhere else
// @Tags        access
// @Description Ends one of your sessions, such as one on a machine you no longer have. What it was shown stays there; it gets nothing more.
// @Param       id      path  string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Session
// @Router      /api/v1/me/sessions/{id} [delete]
func (a *Access) endOtherSession(c echo.Context) error {
	return httpx.Create(c, a.writer, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		session, err := a.EndSession(ctx, in.Actor, c.Param("id"))
		return httpx.Output{Status: http.StatusOK, Version: session.Version, Body: session}, err
	})
}

// stepUp godoc
// @ID          stepUp
// @Summary     Show once more that it is you
// @Tags        access
// @Description What is hard to take back, such as making an API client, asks for a fresh proof, which counts for ten minutes unless the installation says otherwise: your password, with the code of your second factor if you have one. The demonstration's people need to show nothing.
// @Param       body    body  Proof   true  "The proof"
// @Success     200 {object} Session
// @Router      /api/v1/session/step_up [post]
func (a *Access) createStepUp(c echo.Context) error {
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[Proof]) (account, error) {
			return a.Prove(ctx, in.Actor, in.Body)
		},
		func(ctx context.Context, in httpx.Input[Proof], _ account) (httpx.Output, error) {
			session, err := a.stepUp(ctx, in.Actor, a.clock())
			return httpx.Output{Status: http.StatusOK, Version: session.Version, Body: session}, err
		})
}

// Sessions are the caller's, the newest first.
type Sessions struct {
	Items []Session `json:"items"`
}

// listSessions godoc
// @ID          listSessions
// @Summary     List your sessions
// @Tags        access
// @Description Where you are signed in, and where you were in the last thirty days, the newest first.
// @Success     200 {object} Sessions
// @Router      /api/v1/me/sessions [get]
func (a *Access) listSessions(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Sessions(ctx, actor)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(Sessions{found})
	})
}
