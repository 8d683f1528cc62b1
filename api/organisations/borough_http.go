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

// BoroughList is a page of boroughs.
type BoroughList = listing.Body[[]Borough]

func (a API) boroughRoutes() []httpx.Route {
	list := a.Boroughs.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/boroughs", Operation: "boroughs.list", Query: list.Query(), Many: list.Filters(), Handler: a.listBoroughs},
		{Method: http.MethodGet, Path: "/api/v1/boroughs/:gss", Operation: "boroughs.read", Query: []string{"as_of"}, Handler: a.readBorough},
	}
}

// listBoroughs godoc
// @ID          listBoroughs
// @Summary     List London's boroughs
// @Description The 33 boroughs, the City of London included, each with the board it lies in on the day and the number of primary care networks in it.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       gss_code      query []string false "Only these boroughs" collectionFormat(multi) example(E09000007)
// @Param       icb_code      query []string false "Only boroughs in these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       region_code   query []string false "Only boroughs in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       is_demo       query []boolean false "Only boroughs whose networks are invented, or the others" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of gss_code, name, icb_code, icb_short_name, region_code, pcns" default(name) example(icb_short_name,name)
// @Param       fields        query string   false "Only these fields, comma-separated" example(gss_code,name)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]Borough]
// @Router      /api/v1/boroughs [get]
func (a API) listBoroughs(c echo.Context) error { return a.Boroughs.list.Serve(c, a.Reader) }

// readBorough godoc
// @ID          readBorough
// @Summary     Read a borough
// @Description The borough with the board it lay in on a day.
// @Tags        organisations
// @Param       gss   path  string true  "GSS code" example(E09000007)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} BoroughOnDay
// @Router      /api/v1/boroughs/{gss} [get]
func (a API) readBorough(c echo.Context) error {
	return a.Reader.Dated(c, "borough", boroughTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		borough, err := a.Boroughs.On(ctx, day, c.Param("gss"))
		if err != nil {
			return nil, err
		}
		return httpx.Plain(borough)
	})
}
