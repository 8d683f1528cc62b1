package workforce

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// readWorkforceSpread godoc
// @ID          readWorkforceSpread
// @Summary     Read how a region's workforce is spread
// @Description WTE and WTE for each 10,000 people registered, for the networks that are open and in the region on a day, grouped by integrated care board, by borough or by deprivation. With source=posts WTE is what is in post of the posts kept here; with source=return it is the FTE of the newest census up to the day, without link workers who are mental health practitioners. list_size and the ratio are of the networks whose WTE is known (pcns_counted), so that both are of the same. Fifths put the networks shown in order of the score of their people (the practices' Index of Multiple Deprivation, weighted by list size), the most deprived first and equal ones by code, and have equal numbers of networks, the first ones one more where the number does not divide; each network is in the same fifth whether its WTE is known or not. What is in no group (a board not known, a borough not known, no score) is unmapped, and part of the total. As a file it has a row for each group and role, then unmapped and total.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code of the region" example(Y56)
// @Param       by         query string false "How networks are grouped" Enums(icb, borough, deprivation_fifth) default(icb)
// @Param       source     query string false "What is counted: posts kept here, or the newest official return" Enums(posts, return) default(posts)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map of boards: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} Spread
// @Router      /api/v1/regions/{code}/workforce_spread [get]
func (a API) readWorkforceSpread(c echo.Context) error {
	return a.readSpread(c, ofRegion, byICB, byBorough, byDeprivation)
}

// readBoardSpread godoc
// @ID          readICBWorkforceSpread
// @Summary     Read how a board's workforce is spread
// @Description The same as of a region, for the networks that are open and in the board on a day. Fifths are of the networks shown: the board's own.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code of the board" example(Z9B2Z)
// @Param       by         query string false "How networks are grouped" Enums(icb, borough, deprivation_fifth) default(borough)
// @Param       source     query string false "What is counted: posts kept here, or the newest official return" Enums(posts, return) default(posts)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map of boards: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} Spread
// @Router      /api/v1/icbs/{code}/workforce_spread [get]
func (a API) readBoardSpread(c echo.Context) error {
	return a.readSpread(c, ofICB, byBorough, byICB, byDeprivation)
}

// readSpread answers the spread of an area; the first way to group is that of a caller who names none.
func (a API) readSpread(c echo.Context, kind string, ways ...string) error {
	boundaries, err := httpx.OneOf(c, "boundaries", vocabulary.BoundariesThen, vocabulary.BoundariesNow)
	if err != nil {
		return err
	}
	by, err := httpx.OneOf(c, "by", ways...)
	if err != nil {
		return err
	}
	source, err := httpx.OneOf(c, "source", countPosts, countReturn)
	if err != nil {
		return err
	}
	return serveCounted(a, c, func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (Spread, string, error) {
		answer, err := a.Counts.Spread(ctx, actor, kind, strings.ToUpper(c.Param("code")), day, boundaries, by, source)
		// The name of a sheet has no more than 31 characters.
		return answer, "spread-" + strings.TrimPrefix(by, "deprivation_") + "-" + strings.ToUpper(c.Param("code")) + "-" + day.String(), err
	})
}
