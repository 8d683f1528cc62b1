package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// TrainingCourseList is a page of training courses.
type TrainingCourseList = listing.Body[[]TrainingCourse]

func (a API) trainingRoutes() []httpx.Route {
	courses := a.Posts.courses
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/training_courses", Operation: "training_courses.list", Query: courses.Query(), Many: courses.Filters(), Handler: a.listTrainingCourses},
		{Method: http.MethodPost, Path: "/api/v1/assignments/:id/training_records", Operation: "training.create", Handler: a.createTrainingRecord},
		{Method: http.MethodPatch, Path: "/api/v1/training_records/:id", Operation: "training.update", Handler: a.updateTrainingRecord},
		{Method: http.MethodPost, Path: "/api/v1/training_records/:id/withdraw", Operation: "training.withdraw", Handler: a.withdrawTrainingRecord},
	}
}

// listTrainingCourses godoc
// @ID          listTrainingCourses
// @Summary     List training courses
// @Description Courses and the items of an induction, with the roles they are for and whether they are required of them.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code query []string false "Only these" collectionFormat(multi) example(link_worker_pci)
// @Param       kind query []string false "Only courses, or only items of the induction" collectionFormat(multi) Enums(induction, training)
// @Param       is_required query []boolean false "Only what is required, or is not" collectionFormat(multi)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of code, kind, name, position" default(position)
// @Param       fields query string false "Only these fields, comma-separated" example(code,name)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]TrainingCourse]
// @Router      /api/v1/training_courses [get]
func (a API) listTrainingCourses(c echo.Context) error { return a.Posts.courses.Serve(c, a.Reader) }

// createTrainingRecord godoc
// @ID          createTrainingRecord
// @Summary     Write down training
// @Description That somebody in a post enrolled in a course or began an item of the induction, and when they completed it.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewTrainingRecord true "The training"
// @Success     201 {object} TrainingRecord
// @Router      /api/v1/assignments/{id}/training_records [post]
func (a API) createTrainingRecord(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewTrainingRecord]) (httpx.Output, error) {
		made, err := a.Posts.Train(ctx, in.Actor, id, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/training_records/" + made.ID, Body: made}, err
	})
}

// updateTrainingRecord godoc
// @ID          updateTrainingRecord
// @Summary     Change a training record
// @Description What is left out stays; null takes a day away.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body TrainingRecordChange true "What to change"
// @Success     200 {object} TrainingRecord
// @Router      /api/v1/training_records/{id} [patch]
func (a API) updateTrainingRecord(c echo.Context) error {
	return changeRecord(a, c, "training.update", func(ctx context.Context, in httpx.Input[TrainingRecordChange], id string) (TrainingRecord, error) {
		return a.Posts.ChangeRecord(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// withdrawTrainingRecord godoc
// @ID          withdrawTrainingRecord
// @Summary     Take back training written down by mistake
// @Description It counts no more; the audit keeps that it was there.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Success     200 {object} TrainingRecord
// @Router      /api/v1/training_records/{id}/withdraw [post]
func (a API) withdrawTrainingRecord(c echo.Context) error {
	return changeRecord(a, c, "training.withdraw", func(ctx context.Context, in httpx.Input[struct{}], id string) (TrainingRecord, error) {
		return a.Posts.WithdrawRecord(ctx, in.Actor, id, in.Version)
	})
}

// changeRecord answers a change to a training record.
func changeRecord[B any](a API, c echo.Context, operation string, change func(ctx context.Context, in httpx.Input[B], id string) (TrainingRecord, error)) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Posts.Record(ctx, actor, operation, id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		after, err := change(ctx, in, id)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
