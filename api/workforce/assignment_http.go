package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

func (a API) assignmentRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodPost, Path: "/api/v1/posts/:id/assignments", Operation: "assignments.create", Handler: a.createAssignment},
		{Method: http.MethodPatch, Path: "/api/v1/assignments/:id", Operation: "assignments.update", Handler: a.updateAssignment},
	}
}

// createAssignment godoc
// @ID          createAssignment
// @Summary     Put somebody in a post
// @Description By a pseudonym of the network's own; who that is stays with the network's manager. Together those in a post never work more than it is funded for.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewAssignment true "Who, for how much and from when"
// @Success     201 {object} Assignment
// @Router      /api/v1/posts/{id}/assignments [post]
func (a API) createAssignment(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewAssignment]) (httpx.Output, error) {
		made, err := a.Posts.Assign(ctx, in.Actor, id, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/posts/" + id, Body: made}, err
	})
}

// updateAssignment godoc
// @ID          updateAssignment
// @Summary     Change who is in a post
// @Description Puts right what is said of somebody in a post, or says when and why they leave. Null for both valid_to and leaving_reason takes a leaving back. Refused while supervision or training is written down for a day on which they would not be in the post: errors names it.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body AssignmentChange true "What to change"
// @Success     200 {object} Assignment
// @Router      /api/v1/assignments/{id} [patch]
func (a API) updateAssignment(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Posts.Assignment(ctx, actor, "assignments.update", id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[AssignmentChange]) (httpx.Output, error) {
		after, err := a.Posts.ChangeAssignment(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
