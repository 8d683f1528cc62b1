package imports

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// readLeftOut godoc
// @ID          readImportLeftOutRows
// @Summary     Get the rows that were left out
// @Description As they stand in the file, under its own headings, with what is wrong with each: mend them and send them again. At most 10,000, and of the columns that Trellis knows. Only of kinds that hold nothing about people (keeps_rows); of others it answers 409.
// @Tags        imports
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id  path     string true "The import's id" format(uuid)
// @Success     200 {object} LeftOutRows
// @Failure     409 {object} httpx.Problem
// @Router      /api/v1/imports/{id}/left_out_rows [get]
func (a API) readLeftOut(c echo.Context) error {
	kind, err := httpx.Accept(c, listing.Types...)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	actor, _ := vocabulary.ActorFrom(ctx)
	left, of, err := a.Imports.LeftOut(ctx, actor, c.Param("id"))
	if err != nil {
		return err
	}
	headings, rows := left.asFile()
	entry, err := httpx.Plain(left)
	if kind != listing.Types[0] {
		entry, err = listing.Cells(kind, of.Kind+"-left-out", headings, rows)
	}
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}
