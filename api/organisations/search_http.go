package organisations

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

func (a API) searchRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/organisations", Operation: "organisations.search", Query: []string{"q", "type", "as_of", "limit"}, Many: []string{"type"}, Handler: a.searchOrganisations},
	}
}

// searchOrganisations godoc
// @ID          searchOrganisations
// @Summary     Search organisations by name or code
// @Description Boards, sub-ICB locations, boroughs, primary care networks and practices whose code is, begins with or holds what was typed, noughts too few or too many forgiven, or whose name, on the day or on any other, is like it. Capitals, accents, hyphens and "&" for "and" make no difference, and slips of the fingers little. A code comes first, then names that begin so, then names that are alike.
// @Tags        organisations
// @Param       q     query string   true  "What was typed: 2 to 100 characters" minlength(2) maxlength(100) example(camden)
// @Param       type  query []string false "Only organisations of these types" collectionFormat(multi) Enums(icb, sub_icb_location, borough, pcn, practice)
// @Param       as_of query string   false "The day whose names and relations are shown, in London; today if left out" format(date) example(2026-03-31)
// @Param       limit query int      false "How many at most" minimum(1) maximum(50) default(20)
// @Success     200 {object} OrganisationHits
// @Router      /api/v1/organisations [get]
func (a API) searchOrganisations(c echo.Context) error {
	query := c.QueryParams()
	typed := vocabulary.OneLine(query.Get("q"))
	if code, message := vocabulary.CheckText("Name or code", typed, 2, 100); code != "" {
		return vocabulary.BadQuery("q", code, "%s", message)
	}
	types := slices.Clone(query["type"])
	for _, t := range types {
		if !slices.Contains(organisationTypes, t) {
			return vocabulary.BadQuery("type", "unknown_value", "type is one of: %s.", strings.Join(organisationTypes, ", "))
		}
	}
	if len(types) == 0 {
		types = slices.Clone(organisationTypes)
	}
	slices.Sort(types)
	most := defaultHits
	if query.Has("limit") {
		var err error
		if most, err = strconv.Atoi(query.Get("limit")); err != nil || most < 1 || most > mostHits {
			return vocabulary.BadQuery("limit", "bad_limit", "limit is a whole number from 1 to %d.", mostHits)
		}
	}
	model := strings.Join([]string{"organisations", typed, strings.Join(slices.Compact(types), ","), strconv.Itoa(most)}, "|")
	return a.Reader.Dated(c, model, searchTables, func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error) {
		hits, err := a.Search.Find(ctx, day, typed, types, most)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(hits)
	})
}
