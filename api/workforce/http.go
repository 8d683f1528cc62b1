package workforce

import (
	"github.com/labstack/echo/v4"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// reach is what the caller may touch with an operation.
func reach(c echo.Context, operation string) (policy.Scope, error) {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	return policy.Allow(actor, operation)
}
