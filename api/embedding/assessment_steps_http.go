package embedding

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// updateAssessment godoc
// @ID          updateAssessment
// @Summary     Change what an assessment asks
// @Description Which criteria a draft asks: the core criteria, or all. What was rated of the others is kept. Only while it is a draft or was returned, and by whoever works at it: the network's manager, or at a moderated one a lead of the board.
// @Tags        embedding
// @Param       id              path   string           true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string           true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string           false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean          false "Answer what would happen and change nothing"
// @Param       body            body   AssessmentChange true  "What it asks"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id} [patch]
func (a API) updateAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.update", func(ctx context.Context, id string, in httpx.Input[AssessmentChange]) (AssessmentDetail, error) {
		return a.Assessments.Update(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// putRatings godoc
// @ID          putAssessmentRatings
// @Summary     Save ratings of an assessment
// @Description Sets ratings of a draft, each whole; those that are left out stay as they are. All of them are saved or none. It answers the assessment as it stands then, scored anew. An assessment that was returned becomes a draft again. A moderated one is rated by a lead of the board, any other by the network's manager.
// @Tags        embedding
// @Param       id              path   string     true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string     true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string     false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean    false "Answer what would happen and change nothing"
// @Param       body            body   NewRatings true  "The ratings"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/ratings [put]
func (a API) putRatings(c echo.Context) error {
	return moveAssessment(c, a, "assessments.rate", func(ctx context.Context, id string, in httpx.Input[NewRatings]) (AssessmentDetail, error) {
		return a.Assessments.Rate(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// submitAssessment godoc
// @ID          submitAssessment
// @Summary     Submit an assessment
// @Description Hands a draft to the board; a moderated one is handed to the network's manager. What the records suggest is looked up once more: each rating that is another needs a reason (422, pointing into the ratings of the assessment). From then on it does not change, unless it is returned. It is refused (409) where one against a later version of the framework is published of the network already.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/submit [post]
func (a API) submitAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.submit", func(ctx context.Context, id string, in httpx.Input[struct{}]) (AssessmentDetail, error) {
		return a.Assessments.Submit(ctx, in.Actor, id, in.Version)
	})
}

// discardAssessment godoc
// @ID          discardAssessment
// @Summary     Discard an assessment
// @Description Lays a draft, or one that was returned, aside for good, so that another can be begun: by whoever works at it. The programme discards whatever is not published, also what is submitted or validated, where nobody is there to, and says why (422 without a reason). It stays in the audit.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Param       body            body   AssessmentDiscard false "Why"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/discard [post]
func (a API) discardAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.discard", func(ctx context.Context, id string, in httpx.Input[AssessmentDiscard]) (AssessmentDetail, error) {
		return a.Assessments.Discard(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// returnAssessment godoc
// @ID          returnAssessment
// @Summary     Return an assessment
// @Description Gives an assessment that was submitted, or validated, back, and says what is to be put right: the board to the network, and of a moderated one the network's manager to the board. The programme may do either.
// @Tags        embedding
// @Param       id              path   string           true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string           true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string           false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean          false "Answer what would happen and change nothing"
// @Param       body            body   AssessmentReturn true  "What is to be put right"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/return [post]
func (a API) returnAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.return", func(ctx context.Context, id string, in httpx.Input[AssessmentReturn]) (AssessmentDetail, error) {
		return a.Assessments.Return(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// validateAssessment godoc
// @ID          validateAssessment
// @Summary     Validate an assessment
// @Description Says on the board's behalf that what a network submitted can be relied on; of a moderated one the network's manager says so, who agrees to it. The programme may do either. Whoever submitted it cannot validate it.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/validate [post]
func (a API) validateAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.validate", func(ctx context.Context, id string, in httpx.Input[struct{}]) (AssessmentDetail, error) {
		return a.Assessments.Validate(ctx, in.Actor, id, in.Version)
	})
}

// publishAssessment godoc
// @ID          publishAssessment
// @Summary     Publish an assessment
// @Description Makes a validated assessment the network's status from today on, whatever its kind: the newest published is the status. The one that was published before is superseded, and stays to be read. Its score moved from the last published of the same kind. It is refused (409) where one against a later version of the framework is published already. What is published never changes.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} AssessmentDetail
// @Router      /api/v1/assessments/{id}/publish [post]
func (a API) publishAssessment(c echo.Context) error {
	return moveAssessment(c, a, "assessments.publish", func(ctx context.Context, id string, in httpx.Input[struct{}]) (AssessmentDetail, error) {
		return a.Assessments.Publish(ctx, in.Actor, id, in.Version)
	})
}

// moveAssessment answers what changes an assessment, or takes it a step on.
func moveAssessment[B any](c echo.Context, a API, operation string, step func(ctx context.Context, id string, in httpx.Input[B]) (AssessmentDetail, error)) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Assessments.Read(ctx, actor, operation, id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		after, err := step(ctx, id, in)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
