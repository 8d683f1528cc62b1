package workforce

import (
	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// reach is what the caller may touch with an operation.
func reach(c echo.Context, operation string) (policy.Scope, error) {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	return policy.Allow(actor, operation)
}

// idOf is the identifier in an address. What can be none is answered as one that does not exist.
func idOf(c echo.Context) (string, error) {
	id, err := uuid.Parse(c.Param("id"))
	if err != nil || len(c.Param("id")) != 36 {
		return "", vocabulary.NotFound()
	}
	return id.String(), nil
}
