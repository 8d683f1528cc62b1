package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// ServiceFigureList is a page of service figures.
type ServiceFigureList = listing.Body[[]ServiceFigure]

func (a API) serviceFigureRoutes() []httpx.Route {
	list := a.ServiceFigures.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/service_figures", Operation: "service_figures.list", Query: list.Query(), Many: list.Filters(), Handler: a.listServiceFigures},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/service_figures/:role_type/:month", Operation: "service_figures.read", Handler: a.readServiceFigure},
		{Method: http.MethodPut, Path: "/api/v1/pcns/:code/service_figures/:role_type/:month", Operation: "service_figures.update", Handler: a.putServiceFigure},
	}
}

// listServiceFigures godoc
// @ID          listServiceFigures
// @Summary     List what services did by month
// @Description Referrals, waits, caseload and contacts of each network, role and month, as the network counted them. Counts of 1 to 4 people are null, with is_suppressed, for everyone but the network's manager, the programme team and programs with service_figures:read, and so is whatever would give them away: counts that differ from another by so few, and other groups of the same dimension. Which figures are hidden is named in suppressed, with include=groups also the groups (source_self); any other null is not known, which is not 0. No one can sort by a count. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit; include=groups gives each group a column of its own in a CSV or a workbook, as an import reads it.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string  false "Only these figures" collectionFormat(multi)
// @Param       pcn_code      query []string  false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       role_type     query []string  false "Only those for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       month         query []string  false "Only those of these months, by their first days" collectionFormat(multi) format(date) example(2026-10-01)
// @Param       is_demo       query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort          query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, role_type, month, updated_at" default(-month,pcn_code,role_type) example(-month)
// @Param       fields        query string    false "Only these fields, comma-separated, and what include names" example(pcn_code,month,referrals)
// @Param       include       query string    false "Also these, comma-separated: groups" example(groups)
// @Param       limit         query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string    false "Where to go on: next of the page before"
// @Param       include_total query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]ServiceFigure]
// @Router      /api/v1/service_figures [get]
func (a API) listServiceFigures(c echo.Context) error {
	scope, err := reach(c, "service_figures.list")
	if err != nil {
		return err
	}
	return a.ServiceFigures.list.ServeWithin(c, a.Reader, scope)
}

// figureOf is the figure that a request is about.
func figureOf(c echo.Context) (of monthOf, err error) {
	month, ok := readMonth(c.Param("month"))
	if !ok {
		return of, vocabulary.NotFound()
	}
	return monthOf{c.Param("code"), c.Param("role_type"), month}, nil
}

// readServiceFigure godoc
// @ID          readServiceFigure
// @Summary     Read what a service did in a month
// @Description With the groups of its referrals. What is hidden from whom is said at the list.
// @Tags        workforce
// @Param       code      path string true "ODS code of the network" example(UD0001)
// @Param       role_type path string true "The role" Enums(splw, cc, hwbc) example(splw)
// @Param       month     path string true "The month, YYYY-MM" example(2026-10)
// @Success     200 {object} ServiceFigure
// @Router      /api/v1/pcns/{code}/service_figures/{role_type}/{month} [get]
func (a API) readServiceFigure(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		of, err := figureOf(c)
		if err != nil {
			return nil, err
		}
		actor, _ := vocabulary.ActorFrom(ctx)
		figure, err := a.ServiceFigures.Read(ctx, actor, of)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(figure.Version, figure)
	})
}

// putServiceFigure godoc
// @ID          putServiceFigure
// @Summary     Set what a service did in a month
// @Description All of it at once: what is left out is not known, which is not 0; a month of which nothing is known is refused. The groups of a dimension add up to the referrals; people of whom it is not known are counted as unknown. Send the ETag you read in If-Match, or If-None-Match: * where there is nothing yet.
// @Tags        workforce
// @Param       code            path   string             true  "ODS code of the network" example(UD0001)
// @Param       role_type       path   string             true  "The role" Enums(splw, cc, hwbc) example(splw)
// @Param       month           path   string             true  "The month, YYYY-MM" example(2026-10)
// @Param       If-Match        header string             false "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       If-None-Match   header string             false "* where there is nothing yet" example(*)
// @Param       Idempotency-Key header string             false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean            false "Answer what would happen and change nothing"
// @Param       body            body   ServiceFigureEntry true  "What it did"
// @Success     200 {object} ServiceFigure
// @Success     201 {object} ServiceFigure
// @Router      /api/v1/pcns/{code}/service_figures/{role_type}/{month} [put]
func (a API) putServiceFigure(c echo.Context) error {
	of, err := figureOf(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.ServiceFigures.Version(ctx, actor, of)
	}
	return httpx.Put(c, a.Writer, current, func(ctx context.Context, in httpx.Input[ServiceFigureEntry]) (httpx.Output, error) {
		figure, err := a.ServiceFigures.Put(ctx, in.Actor, of, in.Version, in.Body)
		status, location := httpx.Made(in.Version, c)
		return httpx.Output{Status: status, Location: location, Version: figure.Version, Body: figure}, err
	})
}
