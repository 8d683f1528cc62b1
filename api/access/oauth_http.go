package access

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
)

const (
	keySetPath   = "/.well-known/jwks.json"
	metadataPath = "/.well-known/oauth-authorization-server"
)

func (a *Access) oauthRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodPost, Path: tokenPath, Operation: "tokens.create", Tries: true, Handler: a.createToken},
		{Method: http.MethodGet, Path: keySetPath, Operation: "jwks.read", Handler: a.readKeySet},
		{Method: http.MethodGet, Path: metadataPath, Operation: "oauth.read", Handler: a.readAuthorizationServer},
	}
}

// createToken godoc
// @ID          createToken
// @Summary     Get a token
// @Description For programs (OAuth 2.0, client credentials: RFC 6749, section 4.4). Show who the client is in one way: its id and secret in the Authorization header (client_secret_basic) or the form (client_secret_post), or an assertion signed with its own key (private_key_jwt, RFC 7523; EdDSA or ES256, iss and sub the client id, aud this address, exp at most five minutes ahead, jti never used before). What is wrong with the request is answered as RFC 6749 says, everything else as a problem.
// @Tags        access
// @Accept      x-www-form-urlencoded
// @Param       grant_type            formData string true  "What is shown for the token" Enums(client_credentials)
// @Param       scope                 formData string false "Fewer permissions than the client has, parted by spaces"
// @Param       client_id             formData string false "The client's id, unless the Authorization header or the assertion says it"
// @Param       client_secret         formData string false "The client's secret, unless it is in the Authorization header"
// @Param       client_assertion_type formData string false "What the assertion is" Enums(urn:ietf:params:oauth:client-assertion-type:jwt-bearer)
// @Param       client_assertion      formData string false "A JWT signed with the client's own key"
// @Success     200 {object} Token
// @Failure     400 {object} TokenRefusal
// @Router      /oauth/token [post]
func (a *Access) createToken(c echo.Context) error {
	header := c.Response().Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Pragma", "no-cache")
	token, err := a.tokenFor(c)
	var refusal *TokenRefusal
	if errors.As(err, &refusal) {
		if refusal.status() == http.StatusUnauthorized {
			header.Set("WWW-Authenticate", `Basic realm="Trellis"`)
		}
		return sendJSON(c, refusal.status(), refusal)
	}
	if err != nil {
		header.Del("Pragma")
		return err
	}
	return sendJSON(c, http.StatusOK, token)
}

func (a *Access) tokenFor(c echo.Context) (Token, error) {
	form, err := httpx.TakeForm(c)
	if err != nil {
		return Token{}, badTokenRequest("Send a form (Content-Type: application/x-www-form-urlencoded) that holds each parameter once.")
	}
	request := c.Request()
	return a.IssueToken(request.Context(), request.Header["Authorization"], form)
}

func sendJSON(c echo.Context, status int, body any) error {
	encoded, err := httpx.Encode(body)
	if err != nil {
		return err
	}
	return c.Blob(status, "application/json", encoded)
}

// readKeySet godoc
// @ID          readKeySet
// @Summary     Read the keys that tokens are signed with
// @Description The public halves of all keys whose tokens are believed (RFC 7517). The kid in a token's head names one.
// @Tags        access
// @Success     200 {object} KeySet
// @Router      /.well-known/jwks.json [get]
func (a *Access) readKeySet(c echo.Context) error {
	return httpx.JSON(c, func(context.Context) (*snapshot.Entry, error) { return httpx.Plain(keySet(a.Tokens.Keys())) })
}

// readAuthorizationServer godoc
// @ID          readAuthorizationServer
// @Summary     Read how programs get a token
// @Description Where to ask for a token, what to show and what can be asked for (RFC 8414).
// @Tags        access
// @Success     200 {object} AuthorizationServer
// @Router      /.well-known/oauth-authorization-server [get]
func (a *Access) readAuthorizationServer(c echo.Context) error {
	return httpx.JSON(c, func(context.Context) (*snapshot.Entry, error) {
		return httpx.Plain(authorizationServer(a.o.Origin, policy.ClientPermissions()))
	})
}
