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

// PCNList is a page of primary care networks.
type PCNList = listing.Body[[]PCN]

func (a API) pcnRoutes() []httpx.Route {
	list, ofICB := a.PCNs.list, a.PCNs.ofICB
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/pcns", Operation: "pcns.list", Query: list.Query(), Many: list.Filters(), Handler: a.listPCNs},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code", Operation: "pcns.read", Query: []string{"as_of"}, Handler: a.readPCN},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/history", Operation: "pcns.read_history", Handler: a.readPCNHistory},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/pcns", Operation: "pcns.list", Query: ofICB.Query("icb_code"), Many: ofICB.Filters("icb_code"), Handler: a.listICBPCNs},
	}
}

// listPCNs godoc
// @ID          listPCNs
// @Summary     List primary care networks
// @Description The networks that are open on a day, each with the board that commissions it, its borough, its practices and what is counted of them on that day. Ask for status=closed to see the others. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of                 query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       ods_code              query []string false "Only these networks, whatever their status" collectionFormat(multi) example(U12345)
// @Param       icb_code              query []string false "Only networks of these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       sub_icb_location_code query []string false "Only networks that these sub-ICB locations commission" collectionFormat(multi) example(93C)
// @Param       region_code           query []string false "Only networks in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       borough_gss_code      query []string false "Only networks in these boroughs" collectionFormat(multi) example(E09000007)
// @Param       status                query []string false "Only networks of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       is_demo               query []boolean false "Only networks that are invented, or real" collectionFormat(multi)
// @Param       sort                  query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, sub_icb_location_code, icb_code, icb_short_name, region_code, borough_gss_code, borough_name, practices, list_size, imd_score, valid_from, valid_to, updated_at" default(name) example(-list_size)
// @Param       fields                query string   false "Only these fields, comma-separated" example(ods_code,name,list_size)
// @Param       limit                 query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor                query string   false "Where to go on: next of the page before"
// @Param       include_total         query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]PCN]
// @Router      /api/v1/pcns [get]
func (a API) listPCNs(c echo.Context) error { return a.PCNs.list.Serve(c, a.Reader) }

// listICBPCNs godoc
// @ID          listICBPCNs
// @Summary     List the primary care networks of an integrated care board
// @Description The networks the board commissions on a day. A board that is abolished by then has none: ask about a day on which it stood.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code                  path  string   true  "ODS code of the board" example(QMJ)
// @Param       as_of                 query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       ods_code              query []string false "Only these networks, whatever their status" collectionFormat(multi) example(U12345)
// @Param       sub_icb_location_code query []string false "Only networks that these sub-ICB locations commission" collectionFormat(multi) example(93C)
// @Param       region_code           query []string false "Only networks in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       borough_gss_code      query []string false "Only networks in these boroughs" collectionFormat(multi) example(E09000007)
// @Param       status                query []string false "Only networks of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       is_demo               query []boolean false "Only networks that are invented, or real" collectionFormat(multi)
// @Param       sort                  query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, sub_icb_location_code, icb_code, icb_short_name, region_code, borough_gss_code, borough_name, practices, list_size, imd_score, valid_from, valid_to, updated_at" default(name) example(-list_size)
// @Param       fields                query string   false "Only these fields, comma-separated" example(ods_code,name,list_size)
// @Param       limit                 query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor                query string   false "Where to go on: next of the page before"
// @Param       include_total         query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]PCN]
// @Router      /api/v1/icbs/{code}/pcns [get]
func (a API) listICBPCNs(c echo.Context) error {
	return a.PCNs.ofICB.Serve(c, a.Reader, c.Param("code"))
}

// readPCN godoc
// @ID          readPCN
// @Summary     Read a primary care network
// @Description The network as it stood on a day. The code of a closed network still answers, and names the networks its practices joined when it closed.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(U12345)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} PCNOnDay
// @Router      /api/v1/pcns/{code} [get]
func (a API) readPCN(c echo.Context) error {
	return a.Reader.Dated(c, "pcn", pcnTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		pcn, err := a.PCNs.On(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(pcn.Version, pcn)
	})
}

// readPCNHistory godoc
// @ID          readPCNHistory
// @Summary     Read the history of a primary care network
// @Description Every dated fact known about the network, the oldest first: its names, the sub-ICB locations that commissioned it and through them its boards, its borough, practices joining and leaving, opening and closing. Before and after are codes and names; how well each day is known stands beside it. As a file it has a row for each fact.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code path string true "ODS code" example(U12345)
// @Success     200 {object} PCNHistory
// @Router      /api/v1/pcns/{code}/history [get]
func (a API) readPCNHistory(c echo.Context) error {
	tables := append([]string{"sub_icb_locations", "practices"}, pcnTables...)
	return a.Reader.DatedAs(c, listing.Types, "pcn_history", tables, func(ctx context.Context, _ vocabulary.Date, as string) (*snapshot.Entry, error) {
		history, err := a.PCNs.History(ctx, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return listing.Answer(as, history, "history-"+history.ODSCode, history.rows)
	})
}
