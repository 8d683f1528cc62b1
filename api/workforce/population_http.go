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

// PCNPopulationList is a page of weighted populations.
type PCNPopulationList = listing.Body[[]PCNPopulation]

func (a API) populationRoutes() []httpx.Route {
	list := a.Populations.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/pcn_populations", Operation: "pcn_populations.list", Query: list.Query(), Many: list.Filters(), Handler: a.listPopulations},
		{Method: http.MethodGet, Path: "/api/v1/pcn_populations/:pcn_code/:counted_on", Operation: "pcn_populations.read", Handler: a.readPopulation},
		{Method: http.MethodPut, Path: "/api/v1/pcn_populations/:pcn_code/:counted_on", Operation: "pcn_populations.update", Handler: a.putPopulation},
	}
}

// listPopulations godoc
// @ID          listPCNPopulations
// @Summary     List weighted populations
// @Description How many people each network had on the days payments count them: registered, and weighted by need. An entitlement is the weighted population on its rate's list date, times the rate.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       key           query []string  false "Only these, by network and day in one word" collectionFormat(multi) example(UD0001/2026-01-01)
// @Param       pcn_code      query []string  false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       counted_on    query []string  false "Only those of these days" collectionFormat(multi) format(date) example(2026-01-01)
// @Param       is_demo       query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort          query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of key, pcn_code, counted_on, registered, weighted, updated_at" default(pcn_code,-counted_on) example(-weighted)
// @Param       fields        query string    false "Only these fields, comma-separated" example(pcn_code,weighted)
// @Param       limit         query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string    false "Where to go on: next of the page before"
// @Param       include_total query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]PCNPopulation]
// @Router      /api/v1/pcn_populations [get]
func (a API) listPopulations(c echo.Context) error { return a.Populations.list.Serve(c, a.Reader) }

// dayOf is the day in an address.
func dayOf(c echo.Context, name string) (vocabulary.Date, error) {
	day, err := vocabulary.ParseDate(c.Param(name))
	if err != nil {
		return day, vocabulary.NotFound()
	}
	return day, nil
}

// readPopulation godoc
// @ID          readPCNPopulation
// @Summary     Read a weighted population
// @Description A network's people on a day payments count them.
// @Tags        workforce
// @Param       pcn_code   path string true "ODS code of the network" example(UD0001)
// @Param       counted_on path string true "The day they were counted" format(date) example(2026-01-01)
// @Success     200 {object} PCNPopulation
// @Router      /api/v1/pcn_populations/{pcn_code}/{counted_on} [get]
func (a API) readPopulation(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		day, err := dayOf(c, "counted_on")
		if err != nil {
			return nil, err
		}
		population, err := a.Populations.Read(ctx, c.Param("pcn_code"), day)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(population.Version, population)
	})
}

// putPopulation godoc
// @ID          putPCNPopulation
// @Summary     Set a weighted population
// @Description A network's people on a day payments count them. Send the ETag you read in If-Match, or If-None-Match: * where there is nothing yet.
// @Tags        workforce
// @Param       pcn_code        path   string              true  "ODS code of the network" example(UD0001)
// @Param       counted_on      path   string              true  "The day they were counted" format(date) example(2026-01-01)
// @Param       If-Match        header string              false "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       If-None-Match   header string              false "* where there is nothing yet" example(*)
// @Param       Idempotency-Key header string              false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean             false "Answer what would happen and change nothing"
// @Param       body            body   PCNPopulationChange true  "The people"
// @Success     200 {object} PCNPopulation
// @Success     201 {object} PCNPopulation
// @Router      /api/v1/pcn_populations/{pcn_code}/{counted_on} [put]
func (a API) putPopulation(c echo.Context) error {
	day, err := dayOf(c, "counted_on")
	if err != nil {
		return err
	}
	code := c.Param("pcn_code")
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.Populations.Version(ctx, actor, code, day)
	}
	return httpx.Put(c, a.Writer, current, func(ctx context.Context, in httpx.Input[PCNPopulationChange]) (httpx.Output, error) {
		population, err := a.Populations.Put(ctx, in.Actor, code, day, in.Version, in.Body)
		status, location := httpx.Made(in.Version, c)
		return httpx.Output{Status: status, Location: location, Version: population.Version, Body: population}, err
	})
}
