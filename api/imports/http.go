package imports

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/imports/table"
	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// API answers the routes of imports.
type API struct {
	Imports *Imports
	Reader  httpx.Reader
	Writer  *httpx.Writer
}

// ImportList is a page of imports.
type ImportList = listing.Body[[]Import]

// ImportKindList is what kinds of file there are.
type ImportKindList struct {
	Items []ImportKind `json:"items"`
}

// ApplyImport is what applying a plan takes.
type ApplyImport struct {
	// LeftOut is the number of rows the plan leaves out: who applies it has seen them.
	LeftOut int64 `json:"left_out" minimum:"0" example:"2"`
}

// UndoImport is what undoing takes.
type UndoImport struct {
	// Reason is why, in up to 500 characters; it may be left out.
	Reason string `json:"reason" maxLength:"500" example:"Wrong file"`
}

// Nothing is the body of a transition that takes nothing.
type Nothing struct{}

// Routes lists the operations, each with its permission.
func (a API) Routes() []httpx.Route {
	lists := a.Imports.lists
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/import_kinds", Operation: "imports.list_kinds", Handler: a.listKinds},
		{Method: http.MethodGet, Path: "/api/v1/imports", Operation: "imports.list", Query: lists.imports.Query(), Many: lists.imports.Filters(), Handler: a.listImports},
		{Method: http.MethodPost, Path: "/api/v1/imports", Operation: "imports.create", Handler: a.createImport},
		{Method: http.MethodGet, Path: "/api/v1/imports/:id", Operation: "imports.read", Handler: a.readImport},
		{Method: http.MethodGet, Path: "/api/v1/imports/:id/changes", Operation: "imports.read_changes", Query: lists.changes.Query(), Many: lists.changes.Filters(), Handler: a.listChanges},
		{Method: http.MethodGet, Path: "/api/v1/imports/:id/problems", Operation: "imports.read_problems", Query: lists.problems.Query(), Many: lists.problems.Filters(), Handler: a.listProblems},
		{Method: http.MethodGet, Path: "/api/v1/imports/:id/left_out_rows", Operation: "imports.read_left_out", Handler: a.readLeftOut},
		{Method: http.MethodPost, Path: "/api/v1/imports/:id/apply", Operation: "imports.apply", Handler: a.applyImport},
		{Method: http.MethodPost, Path: "/api/v1/imports/:id/undo", Operation: "imports.undo", Handler: a.undoImport},
		{Method: http.MethodPost, Path: "/api/v1/imports/:id/replan", Operation: "imports.replan", Handler: a.replanImport},
		{Method: http.MethodPost, Path: "/api/v1/imports/:id/discard", Operation: "imports.discard", Handler: a.discardImport},
	}
}

// listKinds godoc
// @ID          listImportKinds
// @Summary     List the kinds of file that can be imported
// @Description Each with its columns and a small sample that can be sent as it is, and whether you may import it.
// @Tags        imports
// @Success     200 {object} ImportKindList
// @Router      /api/v1/import_kinds [get]
func (a API) listKinds(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return httpx.Plain(ImportKindList{a.Imports.KindsFor(actor)})
	})
}

// createImport godoc
// @ID          createImport
// @Summary     Read a file into a plan
// @Description Reads the file and works out what applying it would change. Nothing but the plan is saved. A file that cannot be read as its kind is refused with the reason; a row that cannot be used is left out of the plan and listed with its cell. Each kind takes a permission of its own besides; GET /api/v1/import_kinds tells which you have. At most 10 MB; a zip of the file will do.
// @Tags        imports
// @Accept      multipart/form-data
// @Param       dry_run query    boolean false "Answer the plan and save nothing"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       kind    formData string  true  "What kind of file it is" Enums(ods_practice_map, ods_epcn, list_sizes, imd_practice, pcn_boroughs, posts, service_figures, nwrs_workforce, assessments)
// @Param       as_at   formData string  false "The day the file describes; needed unless the file carries it" format(date)
// @Param       columns formData string  false "Where headings are called otherwise, a JSON object of each such heading and the column it stands for, or null for one not to be read"
// @Param       file    formData file    true  "The file"
// @Success     201 {object} Import
// @Router      /api/v1/imports [post]
func (a API) createImport(c echo.Context) error {
	defer httpx.Unhurry(c, PlanLimit)()
	upload, err := httpx.TakeUpload(c, table.MaxBytes, "kind", "as_at", httpx.Long("columns"))
	if err != nil {
		return err
	}
	defer upload.Remove()
	file := File{Path: upload.Path, Name: upload.Name, Bytes: upload.Bytes, SHA256: upload.SHA256}
	if text := upload.Fields["as_at"]; text != "" {
		if file.AsAt, err = vocabulary.ParseDate(text); err != nil {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "form:as_at", Code: "bad_date", Message: "Write as_at as a date between 1900 and 2999 in the form YYYY-MM-DD, such as 2026-07-01."})
		}
	}
	if file.Columns, err = readColumns(upload.Fields["columns"]); err != nil {
		return err
	}
	giveBack, err := a.Imports.reading.take(c.Request().Context())
	if err != nil {
		return err
	}
	defer giveBack()
	return httpx.CreateFrom(c, a.Writer, upload, func(ctx context.Context, actor vocabulary.Actor) (httpx.Output, error) {
		i, err := a.Imports.Plan(ctx, actor, upload.Fields["kind"], file, nil)
		return httpx.Output{Status: http.StatusCreated, Version: i.Version, Location: "/api/v1/imports/" + i.ID, Body: i}, err
	})
}

// listImports godoc
// @ID          listImports
// @Summary     List imports
// @Description Every file that was read and that you may see, what its plan changes and what became of it; the newest first. A file about the records of networks is for those who see such records of every network in it.
// @Tags        imports
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string false "Only these imports" collectionFormat(multi)
// @Param       kind          query []string false "Only these kinds" collectionFormat(multi)
// @Param       sha256        query []string false "Only files with this content" collectionFormat(multi)
// @Param       as_at         query []string false "Only files that describe these days" collectionFormat(multi)
// @Param       status        query []string false "Only imports of this status" collectionFormat(multi) Enums(planned, applied, undone, discarded)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, kind, file_name, as_at, status, changes, planned_at, applied_at, undone_at, updated_at" default(-planned_at)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]Import]
// @Router      /api/v1/imports [get]
func (a API) listImports(c echo.Context) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "imports.list")
	if err != nil {
		return err
	}
	return a.Imports.lists.imports.ServeWithin(c, a.Reader, scope)
}

// readImport godoc
// @ID          readImport
// @Summary     Read an import
// @Description What the file is, what its plan changes and what became of it.
// @Tags        imports
// @Param       id  path     string true "The import's id" format(uuid)
// @Success     200 {object} ImportDetail
// @Router      /api/v1/imports/{id} [get]
func (a API) readImport(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		i, err := a.Imports.Detail(ctx, actor, c.Param("id"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(i.Version, i)
	})
}
