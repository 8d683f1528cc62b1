package embedding

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ImprovementActionList is a page of improvement actions.
type ImprovementActionList = listing.Body[[]ImprovementAction]

// dueBefore is what the list can be asked for besides its columns.
const dueBefore = "due_before"

func (a API) actionRoutes() []httpx.Route {
	list := a.Actions.list
	const all, one = "/api/v1/improvement_actions", "/api/v1/improvement_actions/:id"
	return []httpx.Route{
		{Method: http.MethodGet, Path: all, Operation: "improvement_actions.list", Query: append(list.Query(), dueBefore), Many: list.Filters(), Handler: a.listImprovementActions},
		{Method: http.MethodPost, Path: all, Operation: "improvement_actions.create", Handler: a.createImprovementAction},
		{Method: http.MethodGet, Path: one, Operation: "improvement_actions.read", Handler: a.readImprovementAction},
		{Method: http.MethodPatch, Path: one, Operation: "improvement_actions.update", Handler: a.updateImprovementAction},
	}
}

// listImprovementActions godoc
// @ID          listImprovementActions
// @Summary     List improvement actions
// @Description What is to be done about networks within your reach, by when, and what came of it. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id             query []string  false "Only these actions" collectionFormat(multi)
// @Param       pcn_code       query []string  false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       icb_code       query []string  false "Only those of networks that are these integrated care boards' today" collectionFormat(multi) example(Z9B2Z)
// @Param       reason         query []string  false "Only those for these reasons" collectionFormat(multi) Enums(gate_not_met, falling, contracts_ending, unknown, not_assessed, stale, vacancy, other)
// @Param       criterion_code query []string  false "Only those about these criteria" collectionFormat(multi) example(D2)
// @Param       role_type      query []string  false "Only those about these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       status         query []string  false "Only actions that stand so" collectionFormat(multi) Enums(open, in_progress, done, dropped)
// @Param       is_overdue     query []boolean false "Only those that are overdue, or are not" collectionFormat(multi)
// @Param       due_before     query string    false "Only those due before this day" format(date) example(2027-01-01)
// @Param       is_demo        query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort           query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, pcn_name, icb_code, title, reason, criterion_code, role_type, owner, due_on, status, raised_at, closed_on, updated_at" default(due_on,id) example(-raised_at)
// @Param       fields         query string    false "Only these fields, comma-separated" example(pcn_code,title,owner,due_on)
// @Param       limit          query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor         query string    false "Where to go on: next of the page before"
// @Param       include_total  query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]ImprovementAction]
// @Router      /api/v1/improvement_actions [get]
func (a API) listImprovementActions(c echo.Context) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "improvement_actions.list")
	if err != nil {
		return err
	}
	before, err := httpx.DayOrNone(c.QueryParams(), dueBefore)
	if err != nil {
		return err
	}
	return a.Actions.list.ServeWithin(c, a.Reader, scope, before)
}

// createImprovementAction godoc
// @ID          createImprovementAction
// @Summary     Raise an improvement action
// @Description Says what is to be done about a network, why, whose it is and by when. For each reason, criterion and role of a network one is under way at a time, but for the reason other.
// @Tags        embedding
// @Param       Idempotency-Key header string               false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean              false "Answer what would happen and change nothing"
// @Param       body            body   NewImprovementAction true  "The action"
// @Success     201 {object} ImprovementAction
// @Router      /api/v1/improvement_actions [post]
func (a API) createImprovementAction(c echo.Context) error {
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewImprovementAction]) (httpx.Output, error) {
		made, err := a.Actions.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/improvement_actions/" + made.ID, Body: made}, err
	})
}

// readImprovementAction godoc
// @ID          readImprovementAction
// @Summary     Read an improvement action
// @Description What is to be done about a network, why, whose it is, by when, and what came of it.
// @Tags        embedding
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} ImprovementAction
// @Router      /api/v1/improvement_actions/{id} [get]
func (a API) readImprovementAction(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Actions.Read(ctx, actor, "improvement_actions.read", id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(found.Version, found)
	})
}

// updateImprovementAction godoc
// @ID          updateImprovementAction
// @Summary     Change an improvement action
// @Description Changes what is to be done, whose it is or by when, or takes it a step on: begun, put back, done, dropped, or opened again. Done or dropped, it says what came of it; opened again, it has no outcome, and the one it had stays in its history. Its network and what it is for do not change.
// @Tags        embedding
// @Param       id              path   string                  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string                  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string                  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean                 false "Answer what would happen and change nothing"
// @Param       body            body   ImprovementActionChange true  "What to change"
// @Success     200 {object} ImprovementAction
// @Router      /api/v1/improvement_actions/{id} [patch]
func (a API) updateImprovementAction(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Actions.Read(ctx, actor, "improvement_actions.update", id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[ImprovementActionChange]) (httpx.Output, error) {
		after, err := a.Actions.Update(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
