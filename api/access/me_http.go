package access

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

func (a *Access) meRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/me", Operation: "me.read", Handler: a.readMe},
		{Method: http.MethodGet, Path: "/api/v1/me/permissions", Operation: "me.permissions", Handler: a.readPermissions},
	}
}

// readMe godoc
// @ID          readMe
// @Summary     Read who you are
// @Description The caller as the audit names them, with the roles that hold today. Who has not signed in and sends no token is anonymous.
// @Tags        access
// @Success     200 {object} Me
// @Router      /api/v1/me [get]
func (a *Access) readMe(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		names, err := a.memberships.scopeNames(ctx, actor.Grants)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(meOf(actor, names))
	})
}

// readPermissions godoc
// @ID          readPermissions
// @Summary     Read what you may do, and why not
// @Description Every operation of the API as it stands for you: whether you may, and what it would take. An operation that is allowed still reaches only what your roles were given for; the rest is answered as if it did not exist.
// @Tags        access
// @Success     200 {object} Permissions
// @Router      /api/v1/me/permissions [get]
func (a *Access) readPermissions(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return httpx.Plain(permissionsOf(actor))
	})
}
