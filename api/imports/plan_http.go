package imports

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

type (
	// PlannedChangeList is a page of changes.
	PlannedChangeList = listing.Body[[]PlannedChange]
	// RowProblemList is a page of problems.
	RowProblemList = listing.Body[[]RowProblem]
)

// transition answers a POST that takes an import to another status.
func transition[B any](a API, c echo.Context, operation string, effect func(ctx context.Context, actor vocabulary.Actor, id string, version int64, body B) (Import, error)) error {
	defer httpx.Outlast(c, ApplyLimit)()
	giveBack, err := a.Imports.changing.take(c.Request().Context())
	if err != nil {
		return err
	}
	defer giveBack()
	id := c.Param("id")
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		i, err := a.Imports.getFor(ctx, actor, operation, id)
		return i.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		i, err := effect(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: i.Version, Body: i}, err
	})
}

// applyImport godoc
// @ID          applyImport
// @Summary     Apply a plan
// @Description Makes every change of the plan, together or not at all. left_out must be the number of rows the plan leaves out; a request without a body counts as 0, and so is refused with 422 where any are. Once begun it is finished, though the caller leaves. It is refused with 409 when other changes have made the plan untrue: replan it, look, and apply it then.
// @Tags        imports
// @Param       id       path   string  true  "The import's id" format(uuid)
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Param       If-Match header string  true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   ApplyImport false "The number of rows left out; 0 if left out"
// @Success     200 {object} Import
// @Router      /api/v1/imports/{id}/apply [post]
func (a API) applyImport(c echo.Context) error {
	return transition(a, c, "imports.apply", func(ctx context.Context, actor vocabulary.Actor, id string, version int64, body ApplyImport) (Import, error) {
		return a.Imports.Apply(ctx, actor, id, version, body.LeftOut)
	})
}

// undoImport godoc
// @ID          undoImport
// @Summary     Undo an applied import
// @Description Everything becomes what it would be had the file never been applied; other files keep their effect. It never expires. Of a file about the records of networks, every record becomes what it was before; one that has been changed since refuses it. Once begun it is finished, though the caller leaves. It is refused with 409, listing them in errors, while records of other kinds depend on what would go.
// @Tags        imports
// @Param       id       path   string  true  "The import's id" format(uuid)
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Param       If-Match header string  true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   UndoImport false "Why"
// @Success     200 {object} Import
// @Router      /api/v1/imports/{id}/undo [post]
func (a API) undoImport(c echo.Context) error {
	return transition(a, c, "imports.undo", func(ctx context.Context, actor vocabulary.Actor, id string, version int64, body UndoImport) (Import, error) {
		return a.Imports.Undo(ctx, actor, id, version, body.Reason)
	})
}

// replanImport godoc
// @ID          replanImport
// @Summary     Work a plan out anew
// @Description For a plan that other changes have made untrue: the same file against the records as they stand now.
// @Tags        imports
// @Param       id       path   string  true  "The import's id" format(uuid)
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Param       If-Match header string  true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Import
// @Router      /api/v1/imports/{id}/replan [post]
func (a API) replanImport(c echo.Context) error {
	return transition(a, c, "imports.replan", func(ctx context.Context, actor vocabulary.Actor, id string, version int64, _ Nothing) (Import, error) {
		return a.Imports.Replan(ctx, actor, id, version)
	})
}

// discardImport godoc
// @ID          discardImport
// @Summary     Discard a plan
// @Description Lays a plan aside that is not to be applied. It stays in the list.
// @Tags        imports
// @Param       id       path   string  true  "The import's id" format(uuid)
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Param       If-Match header string  true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Import
// @Router      /api/v1/imports/{id}/discard [post]
func (a API) discardImport(c echo.Context) error {
	return transition(a, c, "imports.discard", func(ctx context.Context, actor vocabulary.Actor, id string, version int64, _ Nothing) (Import, error) {
		return a.Imports.Discard(ctx, actor, id, version)
	})
}

// listChanges godoc
// @ID          listImportChanges
// @Summary     List what a plan changes
// @Description Every create, rename, move, close and other change, with the row of the file that says so.
// @Tags        imports
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            path  string   true  "The import's id" format(uuid)
// @Param       action        query []string false "Only changes that do this" collectionFormat(multi) Enums(create, rename, move, close, reopen, redate, update, remove)
// @Param       record_type   query []string false "Only changes of these types of record, such as pcn" collectionFormat(multi)
// @Param       record_code   query []string false "Only changes of these records" collectionFormat(multi)
// @Param       column_name   query []string false "Only changes of these values" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of number, action, record_type, record_code, name, column_name, effective_on" default(number)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]PlannedChange]
// @Router      /api/v1/imports/{id}/changes [get]
func (a API) listChanges(c echo.Context) error {
	return partOf(a, c, "imports.read_changes", a.Imports.lists.changes)
}

// listProblems godoc
// @ID          listImportProblems
// @Summary     List the problems of a file
// @Description Every row that was left out, put right, waits for another file or is worth a note, with its cell and a sentence. The first 10,000 are kept.
// @Tags        imports
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            path  string   true  "The import's id" format(uuid)
// @Param       code          query []string false "Only problems with these codes" collectionFormat(multi)
// @Param       result        query []string false "Only problems of which this became" collectionFormat(multi) Enums(left_out, put_right, waiting, noted)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of number, sheet, row, result" default(number)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]RowProblem]
// @Router      /api/v1/imports/{id}/problems [get]
func (a API) listProblems(c echo.Context) error {
	return partOf(a, c, "imports.read_problems", a.Imports.lists.problems)
}

// partOf answers a list of what belongs to one import.
func partOf[T any](a API, c echo.Context, operation string, list *listing.List[T]) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	if _, err := a.Imports.getFor(c.Request().Context(), actor, operation, c.Param("id")); err != nil {
		return err
	}
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return err
	}
	return list.ServeWithin(c, a.Reader, scope, c.Param("id"))
}
