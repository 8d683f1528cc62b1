// Package access knows who is calling. Until sign-in exists that is always the local operator.
package access

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// Routes lists the room's operations, each with its permission.
func Routes() []httpx.Route {
	return []httpx.Route{{Method: http.MethodGet, Path: "/api/v1/me", Operation: "me.read", Handler: readMe}}
}

// readMe godoc
// @ID          readMe
// @Summary     Read who you are
// @Description The caller as the audit names them. While Trellis listens on this machine only, that is the local operator.
// @Tags        access
// @Success     200 {object} vocabulary.Actor
// @Router      /api/v1/me [get]
func readMe(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return httpx.Plain(actor)
	})
}
