package access

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	beginPath    = "/api/v1/sign_in/oidc"
	callbackPath = beginPath + "/callback"
	// stateCookie names the cookie that binds a sign-in at the issuer to the browser it began in. It must come along
	// when the issuer's page sends the browser back, so unlike a session's it is Lax.
	stateCookie = "__Host-trellis-sign-in"
	// finishLimit is how long coming back may take: the issuer is asked up to three times.
	finishLimit = 10 * time.Second
)

func (a *Access) oidcRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: beginPath, Operation: "sign_in.begin", Query: []string{"return_to", "step_up"}, Handler: a.beginAtIssuer},
		{Method: http.MethodPost, Path: beginPath, Operation: "sign_in.begin", Tries: true, Acts: true, Handler: a.beginInvited},
		// What issuers add of their own is let through, and not looked at.
		{Method: http.MethodGet, Path: callbackPath, Operation: "sign_in.finish", Handler: a.finishAtIssuer,
			Query: []string{"code", "state", "iss", "error", "error_description", "error_uri", "session_state", "scope", "authuser", "hd", "prompt"}},
	}
}

// beginAtIssuer godoc
// @ID          beginSignIn
// @Summary     Go and sign in elsewhere
// @Description For browsers: sends them on to where people sign in with an account they have (OpenID Connect), if this installation has such a sign-in. They come back to /api/v1/sign_in/oidc/callback.
// @Tags        access
// @Param       return_to  query string  false "Where to go afterwards: a path of this server" example(/pcns)
// @Param       step_up    query boolean false "Have the caller prove once more who they are, for the session they have"
// @Success     302 "There."
// @Success     303 "The page to sign in, where there is a problem: only of a browser."
// @Failure     404 {object} httpx.Problem
// @Router      /api/v1/sign_in/oidc [get]
func (a *Access) beginAtIssuer(c echo.Context) error {
	if a.issuer == nil {
		return vocabulary.NotFound()
	}
	defer httpx.Unhurry(c, finishLimit)()
	query := c.QueryParams()
	returnTo, err := ownPath(query.Get("return_to"))
	if err != nil {
		return err
	}
	again, err := httpx.Flag(query, "step_up")
	if err != nil {
		return err
	}
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	address, state, err := a.BeginAtIssuer(c.Request().Context(), actor, returnTo, "", again)
	if err != nil {
		return toSignIn(c, returnTo, err)
	}
	c.SetCookie(signInCookie(string(state), int(signInLife/time.Second)))
	return goOn(c, http.StatusFound, address)
}

// SignInByInvitation takes an invitation up by signing in elsewhere.
type SignInByInvitation struct {
	// Token is what stands after # in the invitation's link. It travels in no address.
	Token string `json:"token" content:"secret" example:"8f3K2bqX" binding:"required"`
	// ReturnTo is where to go afterwards: a path of this server.
	ReturnTo string `json:"return_to,omitempty" example:"/account"`
}

// SignInAddress is where to go and sign in.
type SignInAddress struct {
	Address string `json:"address" example:"https://login.example/authorize?client_id=trellis"`
}

// beginInvited godoc
// @ID          beginSignInByInvitation
// @Summary     Take up an invitation by signing in elsewhere
// @Description For browsers, which then go to the address in the answer, and come back as by GET. The invitation's token travels in the body, so that no log and no history holds it.
// @Tags        access
// @Param       body body SignInByInvitation true "The link's token"
// @Success     200 {object} SignInAddress
// @Failure     404 {object} httpx.Problem
// @Router      /api/v1/sign_in/oidc [post]
func (a *Access) beginInvited(c echo.Context) error {
	if err := ownPage(c); err != nil {
		return err
	}
	if a.issuer == nil {
		return vocabulary.NotFound()
	}
	defer httpx.Unhurry(c, finishLimit)()
	type away struct {
		address string
		state   secret
	}
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[SignInByInvitation]) (to away, err error) {
			returnTo, err := ownPath(in.Body.ReturnTo)
			if err != nil {
				return to, err
			}
			if in.Body.Token == "" {
				return to, vocabulary.Invalid(vocabulary.Fault{Pointer: "/token", Code: "required", Message: "Send what stands after # in the invitation's link."})
			}
			to.address, to.state, err = a.BeginAtIssuer(ctx, in.Actor, returnTo, in.Body.Token, false)
			return to, err
		},
		func(_ context.Context, _ httpx.Input[SignInByInvitation], to away) (httpx.Output, error) {
			return httpx.Output{Status: http.StatusOK, Version: 1, Body: SignInAddress{to.address}, Cookie: signInCookie(string(to.state), int(signInLife/time.Second))}, nil
		})
}

// finishAtIssuer godoc
// @ID          finishSignIn
// @Summary     Come back signed in
// @Description For browsers, which the issuer sends here. Begins a session and goes on to where the sign-in was begun from, or from the front page to the page of the caller's own board or network, if there is one; what does not hold goes to the page to sign in, with a problem. A sign-in comes back once, to the browser it began in, within ten minutes.
// @Tags        access
// @Param       code              query string false "What is given for who has signed in"
// @Param       state             query string false "The sign-in it belongs to"
// @Param       iss               query string false "The issuer"
// @Param       error             query string false "Why there is no code"
// @Param       error_description query string false "The same in words"
// @Param       error_uri         query string false "A page about it"
// @Param       session_state     query string false "Not looked at"
// @Param       scope             query string false "Not looked at"
// @Param       authuser          query string false "Not looked at"
// @Param       hd                query string false "Not looked at"
// @Param       prompt            query string false "Not looked at"
// @Success     303 "Where the sign-in was begun from."
// @Failure     404 {object} httpx.Problem
// @Router      /api/v1/sign_in/oidc/callback [get]
func (a *Access) finishAtIssuer(c echo.Context) error {
	if a.issuer == nil {
		return vocabulary.NotFound()
	}
	defer httpx.Unhurry(c, finishLimit)()
	kept := ""
	if state, err := c.Request().Cookie(stateCookie); err == nil {
		kept = state.Value
	}
	c.SetCookie(signInCookie("", -1)) // it comes back once, however that ends
	returnTo, session, cookie, err := a.FinishAtIssuer(c.Request().Context(), kept, c.QueryParams(), browserOf(c))
	if err != nil {
		return toSignIn(c, "", err)
	}
	if cookie != "" {
		c.SetCookie(sessionCookie(cookie, session.ExpiresAt, a.clock()))
	}
	return goOn(c, http.StatusSeeOther, returnTo)
}

func goOn(c echo.Context, status int, address string) error {
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.Redirect(status, address)
}

// toSignIn sends a browser to the page to sign in, which says what went wrong; a program gets the problem itself.
func toSignIn(c echo.Context, returnTo string, err error) error {
	if !strings.Contains(c.Request().Header.Get("Accept"), "text/html") {
		return err
	}
	query := url.Values{"problem": {httpx.CodeOf(err)}}
	if returnTo != "" {
		query.Set("return_to", returnTo)
	}
	return goOn(c, http.StatusSeeOther, "/sign-in?"+query.Encode())
}

func signInCookie(state string, seconds int) *http.Cookie {
	return &http.Cookie{Name: stateCookie, Value: state, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: seconds}
}

// ownPath refuses an address that could lead anywhere but to a page of this server.
func ownPath(text string) (string, error) {
	if text == "" {
		return frontPage, nil
	}
	address, err := url.Parse(text)
	odd := strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f })
	if err != nil || odd || !strings.HasPrefix(text, "/") || strings.HasPrefix(text, "//") || address.IsAbs() || address.Host != "" || len(text) > 1000 {
		return "", vocabulary.BadQuery("return_to", "bad_address", "return_to is a path of this server, such as /pcns.")
	}
	return text, nil
}
