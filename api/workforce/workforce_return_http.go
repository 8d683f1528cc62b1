package workforce

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
)

// WorkforceReturnList is a page of returns, and WorkforceCensusList one of censuses.
type (
	WorkforceReturnList = listing.Body[[]WorkforceReturn]
	WorkforceCensusList = listing.Body[[]WorkforceCensus]
)

func (a API) returnRoutes() []httpx.Route {
	list, censuses := a.Returns.list, a.Returns.censuses
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/workforce_returns", Operation: "workforce_returns.list", Query: list.Query(), Many: list.Filters(), Handler: a.listWorkforceReturns},
		{Method: http.MethodGet, Path: "/api/v1/workforce_censuses", Operation: "workforce_censuses.list", Query: censuses.Query(), Many: censuses.Filters(), Handler: a.listWorkforceCensuses},
	}
}

// listWorkforceReturns godoc
// @ID          listWorkforceReturns
// @Summary     List official workforce returns
// @Description What primary care networks returned to the National Workforce Reporting Service, as published: full-time equivalents (the plain sum) and headcount (different people) by network and role. The census is the newest on or before as_of unless census_on or key says another. Every network of the regions the census covers that stands on as_of, and is not known to have opened after the census, has four rows: status no_return, with no figures, where it is missing from the file, which is not 0; 0 where it returned nobody of the role. Link workers who are mental health practitioners are a role of their own, splw_mental_health. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day on which the networks stand, in London; today if left out" format(date) example(2026-07-01)
// @Param       key           query []string false "Only these rows, of any census" collectionFormat(multi) example(2026-06-30/U12345/splw)
// @Param       census_on     query []string false "Only these censuses, each by its last day" collectionFormat(multi) example(2026-06-30)
// @Param       pcn_code      query []string false "Only these networks" collectionFormat(multi) example(U12345)
// @Param       icb_code      query []string false "Only networks of these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       role_type     query []string false "Only these roles" collectionFormat(multi) Enums(splw, cc, hwbc, splw_mental_health)
// @Param       status        query []string false "Only networks that made a return, or that made none" collectionFormat(multi) Enums(returned, no_return)
// @Param       is_demo       query []boolean false "Only networks that are invented, or real" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of key, census_on, pcn_code, pcn_name, icb_code, role_type, status, fte, contracted_fte, headcount" default(pcn_name,key) example(-fte)
// @Param       fields        query string   false "Only these fields, comma-separated" example(pcn_code,role_type,fte)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]WorkforceReturn]
// @Router      /api/v1/workforce_returns [get]
func (a API) listWorkforceReturns(c echo.Context) error {
	asked := strings.Join(c.QueryParams()["census_on"], ",")
	if asked == "" && c.QueryParams().Has("key") {
		asked = "*"
	}
	return a.Returns.list.Serve(c, a.Reader, asked)
}

// listWorkforceCensuses godoc
// @ID          listWorkforceCensuses
// @Summary     List workforce censuses
// @Description The months that were counted, up to as_of, the newest first: of the networks that stand on the day, how many made a return and how many that were there did not. months_since_previous says how far back the census before lies: where it is more than three there is a gap, across which no line should be drawn.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of         query string   false "The day on which the networks stand, in London; today if left out" format(date) example(2026-07-01)
// @Param       census_on     query []string false "Only these censuses, each by its last day" collectionFormat(multi) example(2026-06-30)
// @Param       is_demo       query []boolean false "Only censuses that are invented, or real" collectionFormat(multi)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of census_on, pcns_returned, pcns_without_return, months_since_previous" default(-census_on) example(census_on)
// @Param       fields        query string   false "Only these fields, comma-separated" example(census_on,pcns_returned)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]WorkforceCensus]
// @Router      /api/v1/workforce_censuses [get]
func (a API) listWorkforceCensuses(c echo.Context) error {
	return a.Returns.censuses.Serve(c, a.Reader)
}
