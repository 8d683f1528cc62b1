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

// SubICBLocationList is a page of sub-ICB locations.
type SubICBLocationList = listing.Body[[]SubICBLocation]

func (a API) subICBLocationRoutes() []httpx.Route {
	list := a.SubICBLocations.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/sub_icb_locations", Operation: "sub_icb_locations.list", Query: list.Query(), Many: list.Filters(), Handler: a.listSubICBLocations},
		{Method: http.MethodGet, Path: "/api/v1/sub_icb_locations/:code", Operation: "sub_icb_locations.read", Query: []string{"as_of"}, Handler: a.readSubICBLocation},
	}
}

// listSubICBLocations godoc
// @ID          listSubICBLocations
// @Summary     List sub-ICB locations
// @Description The sub-ICB locations that stand on a day, each with the board it belongs to. London's five are there from the start; others come with imported files.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       ods_code      query []string false "Only these locations, whatever their status" collectionFormat(multi) example(93C)
// @Param       icb_code      query []string false "Only locations of these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       region_code   query []string false "Only locations in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       status        query []string false "Only locations of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, icb_code, icb_short_name, region_code, valid_from, valid_to, updated_at" default(name) example(icb_short_name,name)
// @Param       fields        query string   false "Only these fields, comma-separated" example(ods_code,icb_code)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]SubICBLocation]
// @Router      /api/v1/sub_icb_locations [get]
func (a API) listSubICBLocations(c echo.Context) error {
	return a.SubICBLocations.list.Serve(c, a.Reader)
}

// readSubICBLocation godoc
// @ID          readSubICBLocation
// @Summary     Read a sub-ICB location
// @Description The sub-ICB location as it stood on a day, with the board it belonged to.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(93C)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} SubICBLocationOnDay
// @Router      /api/v1/sub_icb_locations/{code} [get]
func (a API) readSubICBLocation(c echo.Context) error {
	return a.Reader.Dated(c, "sub_icb_location", subICBLocationTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		location, err := a.SubICBLocations.On(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(location.Version, location)
	})
}
