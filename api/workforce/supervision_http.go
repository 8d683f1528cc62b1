package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

func (a API) supervisionRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodPost, Path: "/api/v1/posts/:id/supervision_arrangements", Operation: "supervision.create", Handler: a.createArrangement},
		{Method: http.MethodPost, Path: "/api/v1/supervision_arrangements/:id/end", Operation: "supervision.end", Handler: a.endArrangement},
		{Method: http.MethodPost, Path: "/api/v1/assignments/:id/supervision_sessions", Operation: "supervision.hold", Handler: a.createSession},
		{Method: http.MethodPost, Path: "/api/v1/supervision_sessions/:id/withdraw", Operation: "supervision.withdraw", Handler: a.withdrawSession},
	}
}

// createArrangement godoc
// @ID          createSupervisionArrangement
// @Summary     Agree supervision for a post
// @Description One of the same kind that is in force ends the day it begins.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewSupervisionArrangement true "What is agreed"
// @Success     201 {object} SupervisionArrangement
// @Router      /api/v1/posts/{id}/supervision_arrangements [post]
func (a API) createArrangement(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewSupervisionArrangement]) (httpx.Output, error) {
		made, err := a.Posts.Agree(ctx, in.Actor, id, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/posts/" + id, Body: made}, err
	})
}

// endArrangement godoc
// @ID          endSupervisionArrangement
// @Summary     End agreed supervision
// @Description On a day, today if none is given. What has not begun is taken back by ending it on the day on which it would begin, which is the default then; the post lists it no more.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body SupervisionArrangementEnd true "When"
// @Success     200 {object} SupervisionArrangement
// @Router      /api/v1/supervision_arrangements/{id}/end [post]
func (a API) endArrangement(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Posts.Arrangement(ctx, actor, id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[SupervisionArrangementEnd]) (httpx.Output, error) {
		ended, err := a.Posts.EndArrangement(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: ended.Version, Body: ended}, err
	})
}

// createSession godoc
// @ID          createSupervisionSession
// @Summary     Write down supervision that was held
// @Description For somebody who was in the post on that day.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewSupervisionSession true "What was held, and when"
// @Success     201 {object} SupervisionSession
// @Router      /api/v1/assignments/{id}/supervision_sessions [post]
func (a API) createSession(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewSupervisionSession]) (httpx.Output, error) {
		made, err := a.Posts.Hold(ctx, in.Actor, id, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/supervision_sessions/" + made.ID, Body: made}, err
	})
}

// withdrawSession godoc
// @ID          withdrawSupervisionSession
// @Summary     Take back supervision written down by mistake
// @Description It counts no more; the audit keeps that it was there.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Success     200 {object} SupervisionSession
// @Router      /api/v1/supervision_sessions/{id}/withdraw [post]
func (a API) withdrawSession(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Posts.Session(ctx, actor, id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		after, err := a.Posts.WithdrawSession(ctx, in.Actor, id, in.Version)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
