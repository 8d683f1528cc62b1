package embedding

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

func (a API) overviewRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/embedding/overview", Operation: "embedding.read_overview", Query: []string{"as_of", "boundaries"}, Handler: a.readEmbeddingOverview},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/embedding/peers", Operation: "embedding.read_peers", Query: []string{"as_of"}, Handler: a.readEmbeddingPeers},
	}
}

// readEmbeddingOverview godoc
// @ID          readEmbeddingOverview
// @Summary     Read how well the roles are embedded in a region
// @Description The networks of the reader's region, counted: by status, stale, with a gate not met, assessed within twelve months, with the median and the quartiles of their scores; in all, board by board and borough by borough, and on the first day of each of twelve quarters. Boards and unmapped add up to the region, on either map; with boundaries=now the boards of each day are those that each network's sub-ICB location belongs to today. No network is named. Where fewer than five scores are known, whoever does not reach all of those networks is not told their median (withheld), and of a borough nothing of what they come to; where that could be worked out from what is told of its board, nothing of the next smallest borough either. As a file it has a row for each board, then unmapped and total.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map of boards: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Success     200 {object} RegionEmbedding
// @Router      /api/v1/embedding/overview [get]
func (a API) readEmbeddingOverview(c echo.Context) error {
	boundaries, err := httpx.OneOf(c, "boundaries", vocabulary.BoundariesThen, vocabulary.BoundariesNow)
	if err != nil {
		return err
	}
	return a.kept(c, "embedding.read_overview", a.modelOn(boundaries), func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (any, error) {
		return a.Standings.Overview(ctx, actor, day, boundaries)
	}, listing.Types...)
}

// modelOn names an answer on a map.
func (a API) modelOn(boundaries string) string {
	model := "embedding-" + boundaries
	if boundaries == vocabulary.BoundariesNow { // today's map is another tomorrow
		model += "-" + a.Reader.Clock.Today().String()
	}
	return model
}
