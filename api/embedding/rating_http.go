package embedding

import (
	"context"
	"io"
	"net/http"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// What the file of ratings can be asked for besides its filters.
const (
	publishedSince  = "published_since"
	publishedBefore = "published_before"
)

func (a API) ratingRoutes() []httpx.Route {
	filters := a.Assessments.ratingFilters.Names()
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/assessment_ratings", Operation: "assessment_ratings.list", Query: append(filters, publishedSince, publishedBefore), Many: filters, Handler: a.listRatings},
	}
}

// listRatings godoc
// @ID          listAssessmentRatings
// @Summary     List every rating that was published
// @Description A file with a line for each rating that an assessment asks, of every assessment within reach that was ever published: assessment_id, pcn_code, published_on and superseded_on (null or blank while it is the network's status), framework_version, kind, criteria_set, is_demo, criterion_code, role_type (null or blank of the network as one), state (assessed, not_assessed or not_applicable) and level (0 to 4; null or blank unless it is assessed). By network, then by day of publication, then in the framework's order. However many there are, it is one file; reasons and evidence are not in it.
// @Tags        embedding
// @Produce     application/x-ndjson,text/csv
// @Param       pcn_code         query []string false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       icb_code         query []string false "Only those of networks that are these integrated care boards' today" collectionFormat(multi) example(Z9B2Z)
// @Param       criterion_code   query []string false "Only those of these criteria" collectionFormat(multi) example(D2)
// @Param       role_type        query []string false "Only those of these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       published_since  query string   false "Only those published on this day or later" format(date) example(2026-04-01)
// @Param       published_before query string   false "Only those published before this day" format(date) example(2027-04-01)
// @Success     200 {string} string
// @Router      /api/v1/assessment_ratings [get]
func (a API) listRatings(c echo.Context) error {
	kind, err := httpx.Accept(c, listing.LongTypes...)
	if err != nil {
		return err
	}
	asked, err := a.ratingsAsked(c)
	if err != nil {
		return err
	}
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "assessment_ratings.list")
	if err != nil {
		return err
	}
	form := ratingsNDJSON
	if kind == "text/csv" {
		form = ratingsCSV
	}
	file := listing.Streamed{Name: "assessment_ratings", Day: a.Reader.Clock.Today(), Type: kind, Reach: scope}
	return listing.Stream(c, a.Reader, file, func(ctx context.Context, tx pgx.Tx, begin func() io.Writer) error {
		return a.Assessments.writeRatings(ctx, tx, scope, asked, form, begin)
	})
}

func (a API) ratingsAsked(c echo.Context) (asked ratingsAsked, err error) {
	filters, err := a.Assessments.ratingFilters.Parse(c.QueryParams())
	if err != nil {
		return asked, err
	}
	asked = ratingsAsked{networks: filters["pcn_code"], boards: filters["icb_code"], criteria: filters["criterion_code"], roleTypes: filters["role_type"]}
	if asked.since, err = httpx.DayOrNone(c.QueryParams(), publishedSince); err == nil {
		asked.before, err = httpx.DayOrNone(c.QueryParams(), publishedBefore)
	}
	return asked, err
}
