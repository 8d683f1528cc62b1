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

// PracticeList is a page of practices.
type PracticeList = listing.Body[[]Practice]

func (a API) practiceRoutes() []httpx.Route {
	list, ofPCN := a.Practices.list, a.Practices.ofPCN
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/practices", Operation: "practices.list", Query: list.Query(), Many: list.Filters(), Handler: a.listPractices},
		{Method: http.MethodGet, Path: "/api/v1/practices/:code", Operation: "practices.read", Query: []string{"as_of"}, Handler: a.readPractice},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/practices", Operation: "practices.list", Query: ofPCN.Query("pcn_code", "has_pcn"), Many: ofPCN.Filters("pcn_code", "has_pcn"), Handler: a.listPCNPractices},
	}
}

// listPractices godoc
// @ID          listPractices
// @Summary     List general practices
// @Description The practices that are open on a day, each with the network it is a core member of, the board that commissions it, its list size and its deprivation on that day. has_pcn=false gives those that are in no network.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of                 query string    false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       ods_code              query []string  false "Only these practices, whatever their status" collectionFormat(multi) example(F83001)
// @Param       has_pcn               query []boolean false "Only practices that are in a network, or in none" collectionFormat(multi)
// @Param       pcn_code              query []string  false "Only practices that are members of these networks on the day" collectionFormat(multi) example(U12345)
// @Param       sub_icb_location_code query []string  false "Only practices that these sub-ICB locations commission" collectionFormat(multi) example(93C)
// @Param       icb_code              query []string  false "Only practices of these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       region_code           query []string  false "Only practices in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       status                query []string  false "Only practices of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       is_demo               query []boolean false "Only practices that are invented, or real" collectionFormat(multi)
// @Param       sort                  query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, pcn_code, pcn_name, sub_icb_location_code, icb_code, icb_short_name, region_code, list_size, imd_score, valid_from, valid_to, updated_at" default(name) example(-list_size)
// @Param       fields                query string    false "Only these fields, comma-separated" example(ods_code,name,pcn_code)
// @Param       limit                 query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor                query string    false "Where to go on: next of the page before"
// @Param       include_total         query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]Practice]
// @Router      /api/v1/practices [get]
func (a API) listPractices(c echo.Context) error { return a.Practices.list.Serve(c, a.Reader) }

// readPractice godoc
// @ID          readPractice
// @Summary     Read a general practice
// @Description The practice as it stood on a day, with every membership of a network it ever had.
// @Tags        organisations
// @Param       code  path  string true  "ODS code" example(F83001)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} PracticeOnDay
// @Router      /api/v1/practices/{code} [get]
func (a API) readPractice(c echo.Context) error {
	return a.Reader.Dated(c, "practice", practiceTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		practice, err := a.Practices.On(ctx, day, c.Param("code"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(practice.Version, practice)
	})
}

// listPCNPractices godoc
// @ID          listPCNPractices
// @Summary     List the practices of a primary care network
// @Description The practices that are core members of the network on the day.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code                  path  string   true  "ODS code of the network" example(U12345)
// @Param       as_of                 query string   false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       ods_code              query []string false "Only these practices" collectionFormat(multi) example(F83001)
// @Param       sub_icb_location_code query []string false "Only practices that these sub-ICB locations commission" collectionFormat(multi) example(93C)
// @Param       icb_code              query []string false "Only practices of these integrated care boards" collectionFormat(multi) example(Z9B2Z)
// @Param       region_code           query []string false "Only practices in these NHS England regions" collectionFormat(multi) example(Y56)
// @Param       status                query []string false "Only practices of this status on the day; open if neither it nor ods_code is given" collectionFormat(multi) Enums(open, closed, not_yet_open)
// @Param       is_demo               query []boolean false "Only practices that are invented, or real" collectionFormat(multi)
// @Param       sort                  query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of ods_code, name, pcn_code, pcn_name, sub_icb_location_code, icb_code, icb_short_name, region_code, list_size, imd_score, valid_from, valid_to, updated_at" default(name) example(-list_size)
// @Param       fields                query string   false "Only these fields, comma-separated" example(ods_code,name)
// @Param       limit                 query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor                query string   false "Where to go on: next of the page before"
// @Param       include_total         query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]Practice]
// @Router      /api/v1/pcns/{code}/practices [get]
func (a API) listPCNPractices(c echo.Context) error {
	return a.Practices.ofPCN.Serve(c, a.Reader, c.Param("code"))
}
