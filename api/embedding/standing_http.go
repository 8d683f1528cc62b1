package embedding

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func (a API) standingRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/embedding", Operation: "embedding.read", Query: []string{"as_of", "explain"}, Handler: a.readPCNEmbedding},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/embedding/history", Operation: "embedding.read", Handler: a.readEmbeddingHistory},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/embedding", Operation: "embedding.read_area", Query: []string{"as_of", "boundaries", "sort"}, Handler: a.readICBEmbedding},
	}
}

// standingTables are what the answers about how networks stand are made of.
var standingTables = []string{"assessments", "assessment_ratings", "embedding_frameworks", "embedding_criteria", "embedding_domains", "pcns", "organisation_names", "icbs", "icb_successions", "sub_icb_locations",
	"sub_icb_location_icbs", "pcn_sub_icb_locations", "pcn_boroughs", "boroughs", "posts", "post_terms", "post_assignments", "improvement_actions", "assessment_campaigns", "regions", "borough_icbs", "practice_memberships", "practice_list_sizes", "practice_deprivation"}

// readPCNEmbedding godoc
// @ID          readPCNEmbedding
// @Summary     Read how well the roles are embedded in a network
// @Description The status by the assessment that was published on a day, of whichever kind, with whose view it is: its score, the gates that are not met, how old it is, each domain and each role, and what to do next. Twelve months after publication it is stale, after twenty-four nothing is known any more. Of today it also says what the network's board asks of it, by a campaign that is not closed. With explain=true it gives every rating with the words of its level, its source and evidence, the rules, and the shortest way found to the next status.
// @Tags        embedding
// @Param       code    path  string  true  "ODS code of the network" example(UD0001)
// @Param       as_of   query string  false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       explain query boolean false "Also say why, and what would move it" default(false)
// @Success     200 {object} PCNEmbedding
// @Router      /api/v1/pcns/{code}/embedding [get]
func (a API) readPCNEmbedding(c echo.Context) error {
	explain, err := httpx.OneOf(c, "explain", "false", "true")
	if err != nil {
		return err
	}
	// A campaign is told of today, which tomorrow is a past day.
	return a.kept(c, "embedding.read", "embedding-"+explain+"-"+a.Reader.Clock.Today().String(), func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (any, error) {
		return a.Standings.PCN(ctx, actor, strings.ToUpper(c.Param("code")), day, explain == "true")
	})
}

// readEmbeddingHistory godoc
// @ID          readEmbeddingHistory
// @Summary     Read every status a network ever had
// @Description The assessments that were published of a network, the newest first, each with the days on which it was the network's status. What is published never changes.
// @Tags        embedding
// @Param       code path string true "ODS code of the network" example(UD0001)
// @Success     200 {object} EmbeddingHistory
// @Router      /api/v1/pcns/{code}/embedding/history [get]
func (a API) readEmbeddingHistory(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Standings.History(ctx, actor, strings.ToUpper(c.Param("code")))
		if err != nil {
			return nil, err
		}
		return httpx.Plain(found)
	})
}

// readICBEmbedding godoc
// @ID          readICBEmbedding
// @Summary     Read how well the roles are embedded in the networks of an integrated care board
// @Description Network by network: status, score and movement, by domain and by role, a score of too little evidence being shown and neither ranked nor in a median or mean; how many networks have which status, and had on the first day of each of twelve quarters; and what to do next, ranked with its reason, and with the improvement action by which it is done already. With boundaries=now the networks of each day are those of the board that each one's sub-ICB location belongs to today; before a board was there they are those of the boards it came from. As a file it has a row for each network and role.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code       path  string true  "ODS code of the board" example(Z9B2Z)
// @Param       as_of      query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Param       boundaries query string false "On whose map: of that day (then) or of today (now)" Enums(then, now) default(then)
// @Param       sort       query string false "In which order the networks come; a minus turns it round, and those without what is sorted by come last. One of pcn_name, score, -score, score_change, -score_change, published_on, -published_on" default(pcn_name) example(score)
// @Success     200 {object} ICBEmbedding
// @Router      /api/v1/icbs/{code}/embedding [get]
func (a API) readICBEmbedding(c echo.Context) error {
	boundaries, err := httpx.OneOf(c, "boundaries", vocabulary.BoundariesThen, vocabulary.BoundariesNow)
	if err != nil {
		return err
	}
	order, err := httpx.OneOf(c, "sort", itemOrders...)
	if err != nil {
		return err
	}
	return a.kept(c, "embedding.read_area", a.modelOn(boundaries)+"-"+order, func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (any, error) {
		return a.Standings.ICB(ctx, actor, strings.ToUpper(c.Param("code")), day, boundaries, order)
	}, listing.Types...)
}

// rowed is an answer that can also be had as the rows of a file.
type rowed interface {
	file(as string) (*snapshot.Entry, error)
}

// kept answers from a snapshot that callers share who reach the same: until one of the tables behind it changes, or the day does.
func (a API) kept(c echo.Context, operation, model string, build func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (any, error), files ...string) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return err
	}
	reach := sha256.Sum256([]byte(strings.Join(slices.Sorted(slices.Values(scope.Tokens())), " ")))
	types := files
	if len(types) == 0 {
		types = []string{"application/json"}
	}
	return a.Reader.DatedAs(c, types, model+"-"+hex.EncodeToString(reach[:12]), standingTables, func(ctx context.Context, day vocabulary.Date, as string) (*snapshot.Entry, error) {
		answer, err := build(ctx, actor, day)
		if err != nil {
			return nil, err
		}
		if of, ok := answer.(rowed); ok && as != "application/json" {
			return of.file(as)
		}
		return httpx.Plain(answer)
	})
}
