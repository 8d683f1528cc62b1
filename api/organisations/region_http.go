package organisations

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// RegionList is a page of regions.
type RegionList = listing.Body[[]Region]

func (a API) regionRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/regions", Operation: "regions.list", Query: a.Regions.list.Query(), Many: a.Regions.list.Filters(), Handler: a.listRegions},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code", Operation: "regions.read", Query: []string{"as_of"}, Handler: a.readRegion},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code/organisations", Operation: "regions.read_organisations", Query: []string{"as_of", "boundaries"}, Handler: a.readRegionOrganisations},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code/boroughs", Operation: "regions.read_organisations", Query: []string{"as_of", "icb_code"}, Handler: a.readRegionBoroughs},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code/series", Operation: "regions.read_organisations", Query: []string{"as_of", "boundaries"}, Handler: a.readRegionSeries},
	}
}

// listRegions godoc
// @ID          listRegions
// @Summary     List the regions of NHS England
// @Description The seven regions, each with the number of boards and of primary care networks it has on the day.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       code          query []string false "Only these regions" collectionFormat(multi) example(Y56)
// @Param       data_origin   query []string false "Only regions that show real organisations, or those of the demonstration" collectionFormat(multi) Enums(real, demo)
// @Param       is_demo       query []boolean false "Only regions whose networks are invented, or the others" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of code, name, icbs, pcns" default(name) example(-pcns)
// @Param       fields        query string   false "Only these fields, comma-separated" example(code,name)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]Region]
// @Router      /api/v1/regions [get]
func (a API) listRegions(c echo.Context) error { return a.Regions.list.Serve(c, a.Reader) }

// readRegion godoc
// @ID          readRegion
// @Summary     Read a region of NHS England
// @Description The region with the number of boards and of primary care networks it has on the day.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(Y56)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} RegionOnDay
// @Router      /api/v1/regions/{code} [get]
func (a API) readRegion(c echo.Context) error {
	return a.Reader.Dated(c, "region", regionTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		region, err := a.Regions.On(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Plain(region)
	})
}

// readRegionOrganisations godoc
// @ID          readRegionOrganisations
// @Summary     Count a region's organisations by integrated care board
// @Description The primary care networks and practices that are in the region and open on the day. With boundaries=then each is counted in the board it belonged to on that day: a network through the sub-ICB location that commissions it, a practice through its own. With boundaries=now the same organisations are regrouped by the board each sub-ICB location belongs to today; those whose location belongs to none are unmapped. list_size is the sum of the practices' list sizes on the day, and null, never 0, when none is known. imd_score is the mean of the practices' scores weighted by list size, over those that have both, worked out unrounded and rounded to three places in the answer. A total is never a sum of rounded rows. total.list_size counts every practice of the region, also those in no network (practices_unallocated), and so is more than the sum over /pcns. As a file the rows are those of the boards, then unmapped and total; the column row says which.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code" example(Y56)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       boundaries query string false "On whose map: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} RegionOrganisations
// @Router      /api/v1/regions/{code}/organisations [get]
func (a API) readRegionOrganisations(c echo.Context) error {
	model, boundaries, err := a.boundaries(c, "region_organisations")
	if err != nil {
		return err
	}
	return a.Reader.DatedAs(c, listing.Types, model, regionOrganisationTables, func(ctx context.Context, day vocabulary.Date, as string) (*snapshot.Entry, error) {
		answer, err := a.Regions.Organisations(ctx, day, c.Param("code"), boundaries)
		if err != nil {
			return nil, err
		}
		return listing.Answer(as, answer, "organisations-"+answer.RegionCode+"-"+day.String(), answer.rows)
	})
}

// boundaries reads on whose map is counted, and names the answer to be kept by it: today's map is another tomorrow.
func (a API) boundaries(c echo.Context, model string) (named, boundaries string, err error) {
	switch c.QueryParam("boundaries") {
	case vocabulary.BoundariesNow:
		return model + " now " + a.Reader.Clock.Today().String(), vocabulary.BoundariesNow, nil
	case vocabulary.BoundariesThen:
	default:
		if c.QueryParams().Has("boundaries") {
			return "", "", vocabulary.BadQuery("boundaries", "unknown_value", "boundaries is one of: then, now.")
		}
	}
	return model, vocabulary.BoundariesThen, nil
}
