package access

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

func (a *Access) accountRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/me/account", Operation: "me.account", Handler: a.readAccount},
		{Method: http.MethodPatch, Path: "/api/v1/me", Operation: "me.update", Handler: a.updateAccount},
		{Method: http.MethodPost, Path: "/api/v1/me/password", Operation: "me.secure", Tries: true, Acts: true, Handler: a.setPassword},
		{Method: http.MethodPost, Path: "/api/v1/me/totp", Operation: "me.secure", Handler: a.beginTOTP},
		{Method: http.MethodPost, Path: "/api/v1/me/totp/confirm", Operation: "me.secure", Tries: true, Acts: true, Handler: a.confirmTOTP},
		{Method: http.MethodDelete, Path: "/api/v1/me/totp", Operation: "me.secure", Handler: a.removeTOTP},
	}
}

// readAccount godoc
// @ID          readAccount
// @Summary     Read your account
// @Description What you are called here, and how you sign in.
// @Tags        access
// @Success     200 {object} Account
// @Router      /api/v1/me/account [get]
func (a *Access) readAccount(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		account, err := a.Account(ctx, actor)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(account.Version, account)
	})
}

// updateAccount godoc
// @ID          updateAccount
// @Summary     Change what you are called
// @Description The name others see beside what you do. The ETag is that of your account.
// @Tags        access
// @Param       dry_run  query  boolean       false "Answer what would happen and change nothing"
// @Param       If-Match header string        true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   AccountChange true  "The change"
// @Success     200 {object} Account
// @Router      /api/v1/me [patch]
func (a *Access) updateAccount(c echo.Context) error {
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		account, err := a.Account(ctx, actor)
		return account.Version, err
	}
	return httpx.Update(c, a.writer, current, func(ctx context.Context, in httpx.Input[AccountChange]) (httpx.Output, error) {
		account, err := a.Rename(ctx, in.Actor, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: account.Version, Body: account}, err
	})
}

// setPassword godoc
// @ID          setPassword
// @Summary     Change your password
// @Description Takes the present one; an account without one takes a fresh proof of who you are. Signs you out everywhere else. A password has 15 to 200 characters of any sort, and is not one of those that are tried first.
// @Tags        access
// @Param       body    body  NewPassword true  "The passwords"
// @Success     200 {object} Account
// @Router      /api/v1/me/password [post]
func (a *Access) setPassword(c echo.Context) error {
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[NewPassword]) (hashed, error) {
			return a.CheckPassword(ctx, in.Actor, in.Body)
		},
		func(ctx context.Context, in httpx.Input[NewPassword], password hashed) (httpx.Output, error) {
			account, err := a.SetPassword(ctx, in.Actor, password)
			return httpx.Output{Status: http.StatusOK, Version: account.Version, Body: account}, err
		})
}

// beginTOTP godoc
// @ID          beginTOTP
// @Summary     Set up a second factor
// @Description Makes a secret for one-time codes (RFC 6238), shown this once. It counts when a code of it has been confirmed. Asks for a fresh proof of who you are; on a dry run no secret is shown.
// @Tags        access
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Success     200 {object} TOTP
// @Router      /api/v1/me/totp [post]
func (a *Access) beginTOTP(c echo.Context) error {
	return httpx.Once(c, a.writer, nil, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		made, err := a.BeginTOTP(ctx, in.Actor)
		if tried(c) {
			made = TOTP{}
		}
		return httpx.Output{Status: http.StatusOK, Version: 1, Body: made}, err
	})
}

// confirmTOTP godoc
// @ID          confirmTOTP
// @Summary     Confirm your second factor
// @Description With a code your device shows. From then on signing in takes one.
// @Tags        access
// @Param       body    body  TOTPCode true  "The code"
// @Success     200 {object} Account
// @Router      /api/v1/me/totp/confirm [post]
func (a *Access) confirmTOTP(c echo.Context) error {
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[TOTPCode]) (account, error) {
			return a.CheckTOTP(ctx, in.Actor, in.Body)
		},
		func(ctx context.Context, in httpx.Input[TOTPCode], person account) (httpx.Output, error) {
			account, err := a.ConfirmTOTP(ctx, in.Actor, person)
			return httpx.Output{Status: http.StatusOK, Version: account.Version, Body: account}, err
		})
}

// removeTOTP godoc
// @ID          removeTOTP
// @Summary     Remove your second factor
// @Description Signing in takes no code from then on. Asks for a fresh proof of who you are.
// @Tags        access
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Account
// @Router      /api/v1/me/totp [delete]
func (a *Access) removeTOTP(c echo.Context) error {
	return httpx.Create(c, a.writer, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		account, err := a.RemoveTOTP(ctx, in.Actor)
		return httpx.Output{Status: http.StatusOK, Version: account.Version, Body: account}, err
	})
}
