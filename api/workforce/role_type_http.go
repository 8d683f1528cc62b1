package workforce

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
)

// RoleTypeList is a page of role types.
type RoleTypeList = listing.Body[[]RoleType]

func (a API) roleTypeRoutes() []httpx.Route {
	list := a.RoleTypes.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/role_types", Operation: "role_types.list", Query: list.Query(), Many: list.Filters(), Handler: a.listRoleTypes},
		{Method: http.MethodGet, Path: "/api/v1/role_types/:code", Operation: "role_types.read", Handler: a.readRoleType},
		{Method: http.MethodPatch, Path: "/api/v1/role_types/:code", Operation: "role_types.update", Handler: a.updateRoleType},
	}
}

// listRoleTypes godoc
// @ID          listRoleTypes
// @Summary     List role types
// @Description The three personalised care roles, with the codes other systems know them by and what is asked of those who hold them.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code query []string false "Only these" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       nwrs_staff_role query []string false "Only what the workforce returns call this" collectionFormat(multi)
// @Param       sds_job_role_code query []string false "Only what the Spine Directory Service knows by these codes" collectionFormat(multi) example(R9815)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of code, name, position, updated_at" default(position)
// @Param       fields query string false "Only these fields, comma-separated" example(code,name)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]RoleType]
// @Router      /api/v1/role_types [get]
func (a API) listRoleTypes(c echo.Context) error { return a.RoleTypes.list.Serve(c, a.Reader) }

// readRoleType godoc
// @ID          readRoleType
// @Summary     Read a role type
// @Description What is known of one of the roles.
// @Tags        workforce
// @Param       code path string true "Its code" example(splw)
// @Success     200 {object} RoleType
// @Router      /api/v1/role_types/{code} [get]
func (a API) readRoleType(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		found, err := a.RoleTypes.Read(ctx, roleCode(c))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(found.Version, found)
	})
}

// roleCode is the role in an address; codes of roles are small letters.
func roleCode(c echo.Context) string { return strings.ToLower(c.Param("code")) }

// updateRoleType godoc
// @ID          updateRoleType
// @Summary     Change what is known of a role
// @Description Its other names, caseload and guidance. What is left out stays; null takes a caseload away.
// @Tags        workforce
// @Param       code path string true "Its code" example(splw)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body RoleTypeChange true "What to change"
// @Success     200 {object} RoleType
// @Router      /api/v1/role_types/{code} [patch]
func (a API) updateRoleType(c echo.Context) error {
	current := func(ctx context.Context) (int64, error) {
		found, err := a.RoleTypes.Read(ctx, roleCode(c))
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[RoleTypeChange]) (httpx.Output, error) {
		after, err := a.RoleTypes.Update(ctx, in.Actor, roleCode(c), in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
