package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// createPost godoc
// @ID          createPost
// @Summary     Make a post
// @Description A post of a network of yours, with its terms and who pays for it from its first day on.
// @Tags        workforce
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewPost true "The post"
// @Success     201 {object} PostDetail
// @Router      /api/v1/posts [post]
func (a API) createPost(c echo.Context) error {
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewPost]) (httpx.Output, error) {
		made, err := a.Posts.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/posts/" + made.ID, Body: made}, err
	})
}

// updatePost godoc
// @ID          updatePost
// @Summary     Change a post
// @Description From a day on (effective_on), or put right from the first day of the terms that hold today. Funding lines, if given, take the place of all there are. On every day of the post they add up to 100 per cent, and nobody is in it beyond what it is funded for.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body PostChange true "What to change"
// @Success     200 {object} PostDetail
// @Router      /api/v1/posts/{id} [patch]
func (a API) updatePost(c echo.Context) error {
	return changePost(a, c, "posts.update", func(ctx context.Context, in httpx.Input[PostChange], id string) (PostDetail, error) {
		return a.Posts.Update(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// closePost godoc
// @ID          closePost
// @Summary     Close a post
// @Description What holds of it ends with its last day: its terms, its funding and the supervision agreed for it. Refused (409) while anyone is in it on that day or later: say first when they leave, and why. Refused too while terms, funding lines or supervision are kept that begin, or end by themselves, after that day, because opening it again would not bring them back: errors names each, and how to take it back.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body PostClosure true "When"
// @Success     200 {object} PostDetail
// @Router      /api/v1/posts/{id}/close [post]
func (a API) closePost(c echo.Context) error {
	return changePost(a, c, "posts.close", func(ctx context.Context, in httpx.Input[PostClosure], id string) (PostDetail, error) {
		return a.Posts.Close(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// reopenPost godoc
// @ID          reopenPost
// @Summary     Open a closed post again
// @Description Takes the closing back: the terms, the funding and the supervision of its last day go on without an end.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Success     200 {object} PostDetail
// @Router      /api/v1/posts/{id}/reopen [post]
func (a API) reopenPost(c echo.Context) error {
	return changePost(a, c, "posts.reopen", func(ctx context.Context, in httpx.Input[struct{}], id string) (PostDetail, error) {
		return a.Posts.Reopen(ctx, in.Actor, id, in.Version)
	})
}

// changePost answers a change to a post.
func changePost[B any](a API, c echo.Context, operation string, change func(ctx context.Context, in httpx.Input[B], id string) (PostDetail, error)) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.Posts.Version(ctx, actor, operation, id)
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		after, err := change(ctx, in, id)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
