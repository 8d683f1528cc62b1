package embedding

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// AssessmentList is a page of assessments.
type AssessmentList = listing.Body[[]Assessment]

func (a API) assessmentRoutes() []httpx.Route {
	list := a.Assessments.list
	const one = "/api/v1/assessments/:id"
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/assessments", Operation: "assessments.list", Query: list.Query(), Many: list.Filters(), Handler: a.listAssessments},
		{Method: http.MethodPost, Path: "/api/v1/assessments", Operation: "assessments.create", Handler: a.createAssessment},
		{Method: http.MethodGet, Path: one, Operation: "assessments.read", Handler: a.readAssessment},
		{Method: http.MethodPatch, Path: one, Operation: "assessments.update", Handler: a.updateAssessment},
		{Method: http.MethodGet, Path: one + "/suggestions", Operation: "assessments.suggest", Handler: a.listSuggestions},
		{Method: http.MethodPut, Path: one + "/ratings", Operation: "assessments.rate", Handler: a.putRatings},
		{Method: http.MethodPost, Path: one + "/submit", Operation: "assessments.submit", Handler: a.submitAssessment},
		{Method: http.MethodPost, Path: one + "/discard", Operation: "assessments.discard", Handler: a.discardAssessment},
		{Method: http.MethodPost, Path: one + "/return", Operation: "assessments.return", Handler: a.returnAssessment},
		{Method: http.MethodPost, Path: one + "/validate", Operation: "assessments.validate", Handler: a.validateAssessment},
		{Method: http.MethodPost, Path: one + "/publish", Operation: "assessments.publish", Handler: a.publishAssessment},
	}
}

// listAssessments godoc
// @ID          listAssessments
// @Summary     List assessments
// @Description How well the roles are embedded in networks, as it was judged. A draft is seen by its network and the programme team, by its board once it is submitted, and by everyone who may read assessments of the network once it is published. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id                query []string  false "Only these assessments" collectionFormat(multi)
// @Param       pcn_code          query []string  false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       icb_code          query []string  false "Only those of networks that are these integrated care boards' today" collectionFormat(multi) example(Z9B2Z)
// @Param       framework_version query []int     false "Only those against these versions of the framework" collectionFormat(multi)
// @Param       kind              query []string  false "Only these kinds" collectionFormat(multi) Enums(self, peer, moderated)
// @Param       criteria_set      query []string  false "Only those of this set of criteria" collectionFormat(multi) Enums(core, full)
// @Param       status            query []string  false "Only assessments that stand so" collectionFormat(multi) Enums(draft, submitted, returned, validated, published, superseded, discarded)
// @Param       embedding_status  query []string  false "Only those that come to this" collectionFormat(multi) Enums(not_started, emerging, developing, established, embedded, insufficient_evidence)
// @Param       published_on      query []string  false "Only those published on these days" collectionFormat(multi) format(date)
// @Param       is_demo           query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort              query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, pcn_name, icb_code, framework_version, kind, status, embedding_status, score, score_change, gates_failed, opened_at, submitted_at, returned_at, validated_at, published_at, published_on, superseded_on, updated_at" default(-updated_at,id) example(-score)
// @Param       fields            query string    false "Only these fields, comma-separated" example(pcn_code,embedding_status,score)
// @Param       limit             query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor            query string    false "Where to go on: next of the page before"
// @Param       include_total     query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]Assessment]
// @Router      /api/v1/assessments [get]
func (a API) listAssessments(c echo.Context) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "assessments.list")
	if err != nil {
		return err
	}
	return a.Assessments.list.ServeWithin(c, a.Reader, scope)
}

// createAssessment godoc
// @ID          createAssessment
// @Summary     Begin an assessment
// @Description A draft against the framework that is published, begun with the ratings and the evidence of the network's published assessment where it has one. It asks criteria of roles for which the network has a post. A network's manager begins its own, and one worked out with another network; a lead of its board begins a moderated one, which the manager then agrees to or gives back. Of each network one can be open at a time: who begins another is told which is, and whose (409).
// @Tags        embedding
// @Param       Idempotency-Key header string        false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean       false "Answer what would happen and change nothing"
// @Param       body            body   NewAssessment true  "Of which network, whose view, and which criteria"
// @Success     201 {object} AssessmentDetail
// @Router      /api/v1/assessments [post]
func (a API) createAssessment(c echo.Context) error {
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewAssessment]) (httpx.Output, error) {
		made, err := a.Assessments.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/assessments/" + made.ID, Body: made}, err
	})
}

// readAssessment godoc
// @ID          readAssessment
// @Summary     Read an assessment
// @Description An assessment with every rating of the criteria it asks, and what they come to: the score by domain and by role, and the gates that are not met. Evidence, reasons and why it was given back are shown to the network, its board and the programme team. As a file it has a row for each rating, which the import kind assessments reads.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id} [get]
func (a API) readAssessment(c echo.Context) error {
	as, err := httpx.Accept(c, listing.Types...)
	if err != nil {
		return err
	}
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	actor, _ := vocabulary.ActorFrom(ctx)
	var entry *snapshot.Entry
	if as == "application/json" {
		var found AssessmentDetail
		if found, err = a.Assessments.Read(ctx, actor, "assessments.read", id); err == nil {
			entry, err = httpx.Versioned(found.Version, found)
		}
	} else {
		entry, err = a.Assessments.File(ctx, actor, id, as)
	}
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}

// listSuggestions godoc
// @ID          listAssessmentSuggestions
// @Summary     List what levels the records suggest
// @Description For each criterion with a derivation: the level that posts, supervision, training, service figures, returns and claims come to today, with the facts. A rating may be another; an assessment in which one is can be submitted once its reason is given.
// @Tags        embedding
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} SuggestionList
// @Router      /api/v1/assessments/{id}/suggestions [get]
func (a API) listSuggestions(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Assessments.Suggest(ctx, actor, id)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(found)
	})
}
