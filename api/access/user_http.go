package access

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// UserList is a page of people.
type UserList = listing.Body[[]User]

func (a *Access) userRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/users", Operation: "users.list", Query: append(a.userList.Query(), "q", "role"), Many: a.userList.Filters(), Handler: a.listUsers},
		{Method: http.MethodGet, Path: "/api/v1/users/:id", Operation: "users.read", Handler: a.readUser},
		{Method: http.MethodPatch, Path: "/api/v1/users/:id", Operation: "users.update", Handler: a.updateUser},
		{Method: http.MethodPost, Path: "/api/v1/users/:id/memberships", Operation: "memberships.create", Handler: a.createMembership},
		{Method: http.MethodPost, Path: "/api/v1/memberships/:id/end", Operation: "memberships.end", Handler: a.endMembership},
	}
}

// listUsers godoc
// @ID          listUsers
// @Summary     List people
// @Description Those who have, or had, a role within your reach, with the roles that hold there today.
// @Tags        people
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       q             query string   false "Only those whose name or e-mail address holds this" maxlength(100) example(amina)
// @Param       role          query string   false "Only those who have this role today" Enums(programme_admin, programme_officer, finance_approver, icb_lead, pcn_manager, project_lead, panel_member, applicant, analyst)
// @Param       id            query []string false "Only those with one of these ids" collectionFormat(multi)
// @Param       status        query []string false "Only accounts that stand so" collectionFormat(multi) Enums(active, disabled)
// @Param       is_demo       query []bool   false "Only the demonstration's people, or only others" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, name, email, status, last_signed_in_at, is_demo" default(name)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]User]
// @Router      /api/v1/users [get]
func (a *Access) listUsers(c echo.Context) error {
	query, role := c.QueryParams(), c.QueryParam("role")
	typed := vocabulary.OneLine(query.Get("q"))
	if code, message := vocabulary.CheckText("What is searched for", typed, 0, 100); code != "" && typed != "" {
		return vocabulary.BadQuery("q", code, "%s", message)
	}
	if query.Has("role") && !slices.Contains(policy.Roles, role) {
		return vocabulary.BadQuery("role", "unknown_value", "role is one of: %s.", strings.Join(policy.Roles, ", "))
	}
	scope, err := a.scopeOf(c, "users.list")
	if err != nil {
		return err
	}
	return a.userList.ServeWithin(c, a.reader, scope, typed, role)
}

// scopeOf is what the caller may touch with an operation.
func (a *Access) scopeOf(c echo.Context, operation string) (policy.Scope, error) {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	return policy.Allow(actor, operation)
}

// readUser godoc
// @ID          readUser
// @Summary     Read a person
// @Description With what they were given, now and before, within your reach.
// @Tags        people
// @Param       id path string true "Their id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} UserDetail
// @Router      /api/v1/users/{id} [get]
func (a *Access) readUser(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		user, err := a.User(ctx, actor, c.Param("id"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(user.Version, user)
	})
}

// updateUser godoc
// @ID          updateUser
// @Summary     Change a person's account
// @Description What they are called, or whether they may come in. Closing an account signs its person out everywhere at once; what they did stays theirs. It takes reaching all that they were given. The last who administers the programme in a region cannot be shut out.
// @Tags        people
// @Param       id       path   string     true  "Their id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       dry_run  query  boolean    false "Answer what would happen and change nothing"
// @Param       If-Match header string     true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   UserChange true  "The change"
// @Success     200 {object} UserDetail
// @Router      /api/v1/users/{id} [patch]
func (a *Access) updateUser(c echo.Context) error {
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		user, err := a.User(ctx, actor, c.Param("id"))
		return user.Version, err
	}
	return httpx.Update(c, a.writer, current, func(ctx context.Context, in httpx.Input[UserChange]) (httpx.Output, error) {
		user, err := a.UpdateUser(ctx, in.Actor, c.Param("id"), in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: user.Version, Body: user}, err
	})
}

// createMembership godoc
// @ID          createMembership
// @Summary     Give someone a role
// @Description For something within your reach, from today on or from a day to come. Nobody gives a role beyond their own.
// @Tags        people
// @Param       id      path  string          true  "Their id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       dry_run query boolean         false "Answer what would happen and change nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body    body  MembershipGrant true  "The role"
// @Success     201 {object} Membership
// @Router      /api/v1/users/{id}/memberships [post]
func (a *Access) createMembership(c echo.Context) error {
	return httpx.Create(c, a.writer, func(ctx context.Context, in httpx.Input[MembershipGrant]) (httpx.Output, error) {
		made, err := a.Give(ctx, in.Actor, c.Param("id"), in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/users/" + made.UserID, Body: made}, err
	})
}

// endMembership godoc
// @ID          endMembership
// @Summary     End someone's role
// @Description From today on, or from a day to come. It stays on record. What the person could do with it ends at once. The If-Match names the version of the membership, as `"v1"`.
// @Tags        people
// @Param       id       path   string        true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       dry_run  query  boolean       false "Answer what would happen and change nothing"
// @Param       If-Match header string        true  "The version you read, as an ETag"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   MembershipEnd true  "The end"
// @Success     200 {object} Membership
// @Router      /api/v1/memberships/{id}/end [post]
func (a *Access) endMembership(c echo.Context) error {
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Membership(ctx, actor, c.Param("id"))
		return found.Version, err
	}
	return httpx.Update(c, a.writer, current, func(ctx context.Context, in httpx.Input[MembershipEnd]) (httpx.Output, error) {
		ended, err := a.End(ctx, in.Actor, c.Param("id"), in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: ended.Version, Body: ended}, err
	})
}
