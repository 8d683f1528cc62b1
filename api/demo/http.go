package demo

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/imports"
	"trellis/api/platform/httpx"
)

// API answers the room's routes.
type API struct {
	Sandbox Sandbox
	Writer  *httpx.Writer
}

// Nothing is the body of a request that takes nothing.
type Nothing struct{}

// Routes lists the room's operations, each with its permission.
func (a API) Routes() []httpx.Route {
	return []httpx.Route{{Method: http.MethodPost, Path: "/api/v1/sandbox/reset", Operation: "sandbox.reset", Handler: a.resetSandbox}}
}

// resetSandbox godoc
// @ID          resetSandbox
// @Summary     Set the sandbox back to its beginning
// @Description Only of a demonstration on its own machine. Takes back, as use cases that the audit names one by one: corrections, imports, names of boards, and what was given to people and programs by hand. Codes and the demonstration's people stay what they are.
// @Tags        about
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Reset
// @Router      /api/v1/sandbox/reset [post]
func (a API) resetSandbox(c echo.Context) error {
	defer httpx.Unhurry(c, imports.ApplyLimit)()
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[Nothing]) (httpx.Output, error) {
		done, err := a.Sandbox.Reset(ctx, in.Actor)
		return httpx.Output{Status: http.StatusOK, Version: 1, Body: done}, err
	})
}
