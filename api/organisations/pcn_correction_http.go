package organisations

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/imports"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

func (a API) correctionRoutes() []httpx.Route {
	return []httpx.Route{{Method: http.MethodPatch, Path: "/api/v1/pcns/:code", Operation: "pcns.correct", Handler: a.correctPCN}}
}

// correctPCN godoc
// @ID          correctPCN
// @Summary     Put right what files say about a primary care network
// @Description Its name, or the borough most of it lies in, for all of its life. A correction beats every file until it is taken back with an empty text.
// @Tags        organisations
// @Param       code     path   string        true  "ODS code" example(U12345)
// @Param       dry_run  query  boolean       false "Answer what would happen and change nothing"
// @Param       If-Match header string        true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       body     body   PCNCorrection true  "What to put right"
// @Success     200 {object} PCNOnDay
// @Router      /api/v1/pcns/{code} [patch]
func (a API) correctPCN(c echo.Context) error {
	defer httpx.Outlast(c, imports.ApplyLimit)()
	code := c.Param("code")
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.Corrections.Version(ctx, actor, code)
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[PCNCorrection]) (httpx.Output, error) {
		pcn, err := a.Corrections.Correct(ctx, in.Actor, code, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: pcn.Version, Body: pcn}, err
	})
}
