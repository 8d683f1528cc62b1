package organisations

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// ICBList is a page of integrated care boards.
type ICBList = listing.Body[[]ICBItem]

// API answers the room's routes.
type API struct {
	ICBs            *ICBs
	Regions         *Regions
	SubICBLocations *SubICBLocations
	Boroughs        *Boroughs
	PCNs            *PCNs
	Practices       *Practices
	Search          Search
	Corrections     *Corrections
	Reader          httpx.Reader
	Writer          *httpx.Writer
}

// NewAPI makes the use cases of the room and what answers for them.
func NewAPI(db *database.DB, log *audit.Log, clock vocabulary.Clock, reader httpx.Reader, writer *httpx.Writer) (API, error) {
	var faults [6]error
	a := API{Search: Search{db}, Reader: reader, Writer: writer}
	a.ICBs, faults[0] = NewICBs(db, log, clock)
	a.Regions, faults[1] = NewRegions(db, clock)
	a.SubICBLocations, faults[2] = NewSubICBLocations(db)
	a.Boroughs, faults[3] = NewBoroughs(db)
	a.PCNs, faults[4] = NewPCNs(db)
	a.Practices, faults[5] = NewPractices(db)
	a.Corrections = NewCorrections(a.PCNs, NewImporter(clock), log)
	return a, errors.Join(faults[:]...)
}

// Routes lists the room's operations, each with its permission.
func (a API) Routes() []httpx.Route {
	return slices.Concat(a.icbRoutes(), a.regionRoutes(), a.subICBLocationRoutes(), a.boroughRoutes(),
		a.pcnRoutes(), a.correctionRoutes(), a.practiceRoutes(), a.searchRoutes())
}

func (a API) icbRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/icbs", Operation: "icbs.list", Query: a.ICBs.list.Query(), Many: a.ICBs.list.Filters(), Handler: a.listICBs},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code", Operation: "icbs.read", Query: []string{"as_of"}, Handler: a.readICB},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/succession", Operation: "icbs.read_succession", Query: []string{"as_of"}, Handler: a.readICBSuccession},
		{Method: http.MethodPatch, Path: "/api/v1/icbs/:code", Operation: "icbs.update", Handler: a.updateICB},
	}
}

// listICBs godoc
// @ID          listICBs
// @Summary     List integrated care boards
// @Description The boards that stand on a day: 36 in England since 1 April 2026, 42 before it, none before 1 July 2022. Ask for status=closed or status=not_yet_open to see the others. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       region_code   query []string false "Only boards of these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       ods_code      query []string false "Only these boards, whatever their status" collectionFormat(multi)
// @Param       status        query []string false "Only boards of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, short_name, region_code, valid_from, valid_to, updated_at" default(name) example(-valid_from,name)
// @Param       fields        query string   false "Only these fields, comma-separated, and what include names" example(ods_code,short_name)
// @Param       include       query string   false "Also these, comma-separated: successors, predecessors" example(successors)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]ICBItem]
// @Router      /api/v1/icbs [get]
func (a API) listICBs(c echo.Context) error { return a.ICBs.list.Serve(c, a.Reader) }

// readICB godoc
// @ID          readICB
// @Summary     Read an integrated care board
// @Description The board as it stood on a day, with its neighbours in time. The code of an abolished board still answers and names its successors.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(QMJ)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} ICBOnDay
// @Router      /api/v1/icbs/{code} [get]
func (a API) readICB(c echo.Context) error {
	return a.Reader.Dated(c, "icb", icbTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		icb, err := a.ICBs.On(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(icb.Version, icb)
	})
}

// readICBSuccession godoc
// @ID          readICBSuccession
// @Summary     Read who came before and after an integrated care board
// @Description Every merger, split and acquisition in the board's line, and which boards of that line stand on the day. On 1 April 2026 16 successions took England from 42 boards to 36.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(QMJ)
// @Param       as_of query string false "The day for which current is answered; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} ICBSuccession
// @Router      /api/v1/icbs/{code}/succession [get]
func (a API) readICBSuccession(c echo.Context) error {
	return a.Reader.Dated(c, "icb_succession", icbTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		succession, err := a.ICBs.Succession(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Plain(succession)
	})
}

// updateICB godoc
// @ID          updateICB
// @Summary     Change what Trellis calls an integrated care board
// @Description Changes the short name that screens and reports show. Everything else comes from the Organisation Data Service and changes by import.
// @Tags        organisations
// @Param       code     path   string    true  "ODS code" example(QMJ)
// @Param       dry_run  query  boolean   false "Answer what would happen and change nothing"
// @Param       If-Match header string    true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   ICBChange true  "What to change"
// @Success     200 {object} ICBOnDay
// @Router      /api/v1/icbs/{code} [patch]
func (a API) updateICB(c echo.Context) error {
	code := c.Param("code")
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.ICBs.Version(ctx, actor, code)
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[ICBChange]) (httpx.Output, error) {
		icb, err := a.ICBs.Update(ctx, in.Actor, code, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: icb.Version, Body: icb}, err
	})
}
