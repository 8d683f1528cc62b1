package workforce

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

func (a API) countRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/workforce", Operation: "workforce.read", Query: []string{"as_of"}, Handler: a.readPCNWorkforce},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/workforce_comparison", Operation: "workforce.read", Query: []string{"as_of"}, Handler: a.readWorkforceComparison},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/workforce", Operation: "workforce.read", Query: []string{"as_of", "boundaries"}, Handler: a.readICBWorkforce},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code/workforce", Operation: "workforce.read", Query: []string{"as_of", "boundaries"}, Handler: a.readRegionWorkforce},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/workforce_spread", Operation: "spread.read", Query: []string{"as_of", "boundaries", "by", "source"}, Handler: a.readBoardSpread},
		{Method: http.MethodGet, Path: "/api/v1/regions/:code/workforce_spread", Operation: "spread.read", Query: []string{"as_of", "boundaries", "by", "source"}, Handler: a.readWorkforceSpread},
	}
}

// readPCNWorkforce godoc
// @ID          readPCNWorkforce
// @Summary     Read what is counted of a network's roles
// @Description The roles of one network on a day, from the posts it keeps here: WTE funded and in post, vacancies, time to fill, turnover, contracts that end, supervision held, training. roles is empty where it keeps none: nothing is known of it then, which is not 0. Beside it stand the official return of the newest census and the claims of that month, with the difference named, a series of twelve quarters, without a return where no census lies in the quarter, and the contract cliff: WTE under contract in the next two years if nothing is renewed. A contract that should have ended and is still filled counts among those that end. Link workers who are mental health practitioners are compared apart. As a file it has a row for each role.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code  path  string true  "ODS code of the network" example(U12345)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Success     200 {object} PCNWorkforce
// @Router      /api/v1/pcns/{code}/workforce [get]
func (a API) readPCNWorkforce(c echo.Context) error {
	return serveCounted(a, c, func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (PCNWorkforce, string, error) {
		answer, err := a.Counts.PCN(ctx, actor, strings.ToUpper(c.Param("code")), day)
		return answer, "workforce-" + answer.PCNCode + "-" + day.String(), err
	})
}

// readWorkforceComparison godoc
// @ID          readWorkforceComparison
// @Summary     Compare a network's posts, official return and claims
// @Description The roles of one network counted three ways: the posts filled on the day of the newest census up to a day, the return of that census, and the claim of its month. Each pair has a difference and a word for it; two counts agree up to 0.01. Posts are null where the network had opened none here by then: nothing is known of it, which is not 0. As a file it has a row for each role.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code  path  string true  "ODS code of the network" example(U12345)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Success     200 {object} PCNComparison
// @Router      /api/v1/pcns/{code}/workforce_comparison [get]
func (a API) readWorkforceComparison(c echo.Context) error {
	return serveCounted(a, c, func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (PCNComparison, string, error) {
		answer, err := a.Counts.Comparison(ctx, actor, strings.ToUpper(c.Param("code")), day)
		return answer, "workforce-comparison-" + answer.PCNCode + "-" + day.String(), err
	})
}

// readICBWorkforce godoc
// @ID          readICBWorkforce
// @Summary     Read what is counted of the roles in an integrated care board
// @Description The roles of the networks that are open and in the board on a day: network by network and in all, with the newest census summed over the same networks a series of twelve quarters and the contract cliff of the same networks. With boundaries=now the networks of that day are those of the board that each one's sub-ICB location belongs to today. A network that keeps no posts here has has_posts false and no figures: nothing is known of it, which is not 0. People are counted once in all, whatever roles they have. As a file it has a row for each network and role, then the total.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code of the board" example(Z9B2Z)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} AreaWorkforce
// @Router      /api/v1/icbs/{code}/workforce [get]
func (a API) readICBWorkforce(c echo.Context) error { return a.readArea(c, ofICB) }

// readRegionWorkforce godoc
// @ID          readRegionWorkforce
// @Summary     Read what is counted of the roles in a region
// @Description The same as of a board, for the networks that are open and in the region on a day.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code of the region" example(Y56)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} AreaWorkforce
// @Router      /api/v1/regions/{code}/workforce [get]
func (a API) readRegionWorkforce(c echo.Context) error { return a.readArea(c, ofRegion) }

func (a API) readArea(c echo.Context, kind string) error {
	boundaries, err := httpx.OneOf(c, "boundaries", vocabulary.BoundariesThen, vocabulary.BoundariesNow)
	if err != nil {
		return err
	}
	return serveCounted(a, c, func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (AreaWorkforce, string, error) {
		answer, err := a.Counts.Area(ctx, actor, kind, strings.ToUpper(c.Param("code")), day, boundaries)
		return answer, "workforce-" + answer.Code + "-" + day.String(), err
	})
}

// counted is an answer that can also be had as the rows of a file.
type counted[Row any] interface{ rows() []Row }

// serveCounted answers a caller with what is counted within their reach. Nothing of it is kept for others.
func serveCounted[T counted[Row], Row any](a API, c echo.Context, count func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (T, string, error)) error {
	as, err := httpx.Accept(c, listing.Types...)
	if err != nil {
		return err
	}
	day, err := httpx.AsOf(c.QueryParams(), a.Reader.Clock.Today())
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	actor, _ := vocabulary.ActorFrom(ctx)
	answer, name, err := count(ctx, actor, day)
	if err != nil {
		return err
	}
	var entry *snapshot.Entry
	if entry, err = listing.Answer(as, answer, name, answer.rows); err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}
