package embedding

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// FrameworkList is a page of frameworks.
type FrameworkList = listing.Body[[]Framework]

func (a API) frameworkRoutes() []httpx.Route {
	list := a.Frameworks.list
	const one = "/api/v1/embedding_frameworks/:framework_version"
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/embedding_frameworks", Operation: "embedding_frameworks.list", Query: list.Query(), Many: list.Filters(), Handler: a.listFrameworks},
		{Method: http.MethodPost, Path: "/api/v1/embedding_frameworks", Operation: "embedding_frameworks.create", Handler: a.createFramework},
		{Method: http.MethodGet, Path: one, Operation: "embedding_frameworks.read", Handler: a.readFramework},
		{Method: http.MethodPatch, Path: one, Operation: "embedding_frameworks.update", Handler: a.updateFramework},
		{Method: http.MethodPost, Path: one + "/publish", Operation: "embedding_frameworks.publish", Handler: a.publishFramework},
		{Method: http.MethodGet, Path: one + "/comparison", Operation: "embedding_frameworks.read", Query: []string{"with"}, Handler: a.compareFramework},
	}
}

// listFrameworks godoc
// @ID          listEmbeddingFrameworks
// @Summary     List frameworks of embedding
// @Description The versions of what networks are assessed against, the newest first. New assessments are made with the one that is published; a draft can be read by everyone, for it is there to be talked about.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       framework_version query []int false "Only these versions" collectionFormat(multi)
// @Param       status query []string false "Only versions of this status" collectionFormat(multi) Enums(draft, published, retired)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of framework_version, name, status, published_at, retired_at, updated_at" default(-framework_version)
// @Param       fields query string false "Only these fields, comma-separated" example(framework_version,status)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]Framework]
// @Router      /api/v1/embedding_frameworks [get]
func (a API) listFrameworks(c echo.Context) error { return a.Frameworks.list.Serve(c, a.Reader) }

// createFramework godoc
// @ID          createEmbeddingFramework
// @Summary     Begin a draft of the next framework
// @Description It begins with the content of another version, and takes the next number.
// @Tags        embedding
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body NewFramework true "What it begins with"
// @Success     201 {object} FrameworkDetail
// @Router      /api/v1/embedding_frameworks [post]
func (a API) createFramework(c echo.Context) error {
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewFramework]) (httpx.Output, error) {
		f, err := a.Frameworks.Draft(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: f.Version, Location: "/api/v1/embedding_frameworks/" + strconv.FormatInt(f.FrameworkVersion, 10), Body: f}, err
	})
}

// readFramework godoc
// @ID          readEmbeddingFramework
// @Summary     Read a framework of embedding
// @Description A version with its domains, their criteria, and what each of the levels 0 to 4 looks like. Levels of an assessment are kept in this order: criterion by criterion, and of one that is asked of roles for splw, cc and hwbc in turn, as far as it is asked of them. Those of a role that an assessment does not name in role_types are what was rated of it before, and do not count.
// @Tags        embedding
// @Param       framework_version path int true "Its number" example(1)
// @Success     200 {object} FrameworkDetail
// @Router      /api/v1/embedding_frameworks/{framework_version} [get]
func (a API) readFramework(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		number, err := numberOf(c)
		if err != nil {
			return nil, err
		}
		f, err := a.Frameworks.Read(ctx, number)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(f.Version, f)
	})
}

// updateFramework godoc
// @ID          updateEmbeddingFramework
// @Summary     Change a draft of a framework
// @Description Its name, its note and its content. domains, if given, take the place of all there are, and the audit shows what differs alone. The code of a criterion means the same in every version, and a gate is one of the core criteria. A version that was published does not change any more.
// @Tags        embedding
// @Param       framework_version path int true "Its number" example(2)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Param       body body FrameworkChange true "What to change"
// @Success     200 {object} FrameworkDetail
// @Router      /api/v1/embedding_frameworks/{framework_version} [patch]
func (a API) updateFramework(c echo.Context) error {
	return changeFramework(a, c, func(ctx context.Context, in httpx.Input[FrameworkChange], number int64) (FrameworkDetail, error) {
		return a.Frameworks.Update(ctx, in.Actor, number, in.Version, in.Body)
	})
}

// publishFramework godoc
// @ID          publishEmbeddingFramework
// @Summary     Publish a draft of a framework
// @Description New assessments are made with it from now on, and it changes no more. The version that was published before is retired; assessments made with it stay as they are.
// @Tags        embedding
// @Param       framework_version path int true "Its number" example(2)
// @Param       If-Match header string true "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run query boolean false "Answer what would happen and change nothing"
// @Success     200 {object} FrameworkDetail
// @Router      /api/v1/embedding_frameworks/{framework_version}/publish [post]
func (a API) publishFramework(c echo.Context) error {
	return changeFramework(a, c, func(ctx context.Context, in httpx.Input[struct{}], number int64) (FrameworkDetail, error) {
		return a.Frameworks.Publish(ctx, in.Actor, number, in.Version)
	})
}

// changeFramework answers a change to a framework.
func changeFramework[B any](a API, c echo.Context, change func(ctx context.Context, in httpx.Input[B], number int64) (FrameworkDetail, error)) error {
	number, err := numberOf(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		f, err := a.Frameworks.Read(ctx, number)
		return f.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		after, err := change(ctx, in, number)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}

// compareFramework godoc
// @ID          compareEmbeddingFramework
// @Summary     Compare two frameworks of embedding
// @Description What a version says otherwise than another, domain by domain and criterion by criterion, in words.
// @Tags        embedding
// @Param       framework_version path int true "Its number" example(2)
// @Param       with query int false "The version to hold it against; the one it was copied from if left out" minimum(1) example(1)
// @Success     200 {object} FrameworkComparison
// @Router      /api/v1/embedding_frameworks/{framework_version}/comparison [get]
func (a API) compareFramework(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		number, err := numberOf(c)
		if err != nil {
			return nil, err
		}
		var with *int64
		if c.QueryParams().Has("with") {
			other, err := strconv.ParseInt(c.QueryParam("with"), 10, 64)
			if err != nil || other < 1 {
				return nil, vocabulary.BadQuery("with", "malformed", "With is the number of a version, such as 1.")
			}
			with = &other
		}
		compared, err := a.Frameworks.Compare(ctx, number, with)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(compared)
	})
}

// numberOf is the version in an address. What can be none is answered as one that does not exist.
func numberOf(c echo.Context) (int64, error) {
	number, err := strconv.ParseInt(c.Param("framework_version"), 10, 64)
	if err != nil || strconv.FormatInt(number, 10) != c.Param("framework_version") {
		return 0, vocabulary.NotFound()
	}
	return number, nil
}
