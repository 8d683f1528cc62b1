package organisations

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// readRegionBoroughs godoc
// @ID          readRegionBoroughs
// @Summary     Count a region's organisations by borough
// @Description The primary care networks and practices that are in the region and open on the day, each network in the borough most of its people are in, each practice in the borough of its network. London has 33 boroughs; other regions have none, and everything of theirs is unmapped. tile_column and tile_row place a borough on a map of equal tiles. What is in no borough is unmapped: networks whose borough is not known, with their practices, and practices in no network. The total is the same as by board. As a file the rows are those of the boroughs, then unmapped and total; the column row says which.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code     path  string true  "ODS code" example(Y56)
// @Param       as_of    query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       icb_code query string false "Only what this board of the region holds: its boroughs and others in which it has something, what of it is in none, and its total" example(QMF)
// @Success     200 {object} RegionBoroughs
// @Router      /api/v1/regions/{code}/boroughs [get]
func (a API) readRegionBoroughs(c echo.Context) error {
	model, file := "region_boroughs", "boroughs-"+c.Param("code")
	var icb *string
	if asked := strings.ToUpper(c.QueryParam("icb_code")); c.QueryParams().Has("icb_code") {
		model, file, icb = model+" "+asked, file+"-"+asked, &asked
	}
	return a.Reader.DatedAs(c, listing.Types, model, regionBoroughTables, func(ctx context.Context, day vocabulary.Date, as string) (*snapshot.Entry, error) {
		answer, err := a.Regions.Boroughs(ctx, day, c.Param("code"), icb)
		if err != nil {
			return nil, err
		}
		return listing.Answer(as, answer, file+"-"+day.String(), answer.rows)
	})
}

// readRegionSeries godoc
// @ID          readRegionSeries
// @Summary     Count a region's organisations over time
// @Description What the region held on the first days of the eight quarters up to a day (1 January, 1 April, 1 July, 1 October) and on that day itself, by integrated care board. With boundaries=then each point is counted on the map of its own day; with boundaries=now all are regrouped by the board each sub-ICB location belongs to today. Each point is what /regions/{code}/organisations answers for its day. As a file the rows are those of each point's boards, then its unmapped and total; the column row says which.
// @Tags        organisations
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code" example(Y56)
// @Param       as_of      query string false "The last day of the series, in London; today if left out" format(date) example(2026-11-23)
// @Param       boundaries query string false "On whose map: of each day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} RegionSeries
// @Router      /api/v1/regions/{code}/series [get]
func (a API) readRegionSeries(c echo.Context) error {
	model, boundaries, err := a.boundaries(c, "region_series")
	if err != nil {
		return err
	}
	return a.Reader.DatedAs(c, listing.Types, model, regionOrganisationTables, func(ctx context.Context, day vocabulary.Date, as string) (*snapshot.Entry, error) {
		answer, err := a.Regions.Series(ctx, day, c.Param("code"), boundaries)
		if err != nil {
			return nil, err
		}
		return listing.Answer(as, answer, "series-"+answer.RegionCode+"-"+day.String(), answer.rows)
	})
}
