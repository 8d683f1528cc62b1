package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
)

// EntitlementRateList is a page of rates of entitlement.
type EntitlementRateList = listing.Body[[]EntitlementRate]

func (a API) entitlementRateRoutes() []httpx.Route {
	list := a.EntitlementRates.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/entitlement_rates", Operation: "entitlement_rates.list", Query: list.Query(), Many: list.Filters(), Handler: a.listEntitlementRates},
		{Method: http.MethodPost, Path: "/api/v1/entitlement_rates", Operation: "entitlement_rates.create", Handler: a.createEntitlementRate},
		{Method: http.MethodGet, Path: "/api/v1/entitlement_rates/:id", Operation: "entitlement_rates.read", Handler: a.readEntitlementRate},
		{Method: http.MethodPatch, Path: "/api/v1/entitlement_rates/:id", Operation: "entitlement_rates.update", Handler: a.updateEntitlementRate},
	}
}

// listEntitlementRates godoc
// @ID          listEntitlementRates
// @Summary     List entitlement rates
// @Description What a network may spend on additional roles in a financial year, for each weighted person: the rate times the weighted population on its list date. Those whose place another took are left out unless status or id asks for them.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id             query []string  false "Only these rates, whatever their status" collectionFormat(multi)
// @Param       financial_year query []string  false "Only those of these financial years" collectionFormat(multi) example(2025/26)
// @Param       status         query []string  false "Only rates of this status; provisional and confirmed if neither it nor id is given" collectionFormat(multi) Enums(provisional, confirmed, superseded)
// @Param       is_verified    query []boolean false "Only those that were compared with their document, or the others" collectionFormat(multi)
// @Param       is_demo        query []boolean false "Only those that are invented, or the others" collectionFormat(multi)
// @Param       sort           query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, financial_year, pence_per_weighted_person, list_date, status, recorded_at, updated_at" default(-financial_year) example(-financial_year)
// @Param       fields         query string    false "Only these fields, comma-separated" example(financial_year,pence_per_weighted_person)
// @Param       limit          query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor         query string    false "Where to go on: next of the page before"
// @Param       include_total  query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]EntitlementRate]
// @Router      /api/v1/entitlement_rates [get]
func (a API) listEntitlementRates(c echo.Context) error {
	return a.EntitlementRates.list.Serve(c, a.Reader)
}

// createEntitlementRate godoc
// @ID          createEntitlementRate
// @Summary     Enter an entitlement rate
// @Description The rate of a financial year. One there is already gives way and is kept as superseded.
// @Tags        workforce
// @Param       Idempotency-Key header string      true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean     false "Answer what would happen and change nothing"
// @Param       body            body   NewEntitlementRate true  "The rate"
// @Success     201 {object} EntitlementRate
// @Router      /api/v1/entitlement_rates [post]
func (a API) createEntitlementRate(c echo.Context) error {
	return httpx.CreateOnce(c, a.Writer, func(ctx context.Context, in httpx.Input[NewEntitlementRate]) (httpx.Output, error) {
		rate, err := a.EntitlementRates.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: rate.Version, Location: "/api/v1/entitlement_rates/" + rate.ID, Body: rate}, err
	})
}

// readEntitlementRate godoc
// @ID          readEntitlementRate
// @Summary     Read an entitlement rate
// @Description Also one whose place another took; superseded_by names that.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(019a0000-0000-7000-8000-000000001613)
// @Success     200 {object} EntitlementRate
// @Router      /api/v1/entitlement_rates/{id} [get]
func (a API) readEntitlementRate(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		rate, err := a.EntitlementRates.Read(ctx, id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(rate.Version, rate)
	})
}

// updateEntitlementRate godoc
// @ID          updateEntitlementRate
// @Summary     Change how well an entitlement rate is known
// @Description Whether it is confirmed, whether somebody compared it with its document, and which document that is. The rate itself cannot be changed: enter another, and this one gives way.
// @Tags        workforce
// @Param       id              path   string     true  "Its id" format(uuid) example(019a0000-0000-7000-8000-000000001613)
// @Param       If-Match        header string     true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string     false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean    false "Answer what would happen and change nothing"
// @Param       body            body   RateChange true  "What to change"
// @Success     200 {object} EntitlementRate
// @Router      /api/v1/entitlement_rates/{id} [patch]
func (a API) updateEntitlementRate(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		rate, err := a.EntitlementRates.Read(ctx, id)
		return rate.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[RateChange]) (httpx.Output, error) {
		rate, err := a.EntitlementRates.Update(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: rate.Version, Body: rate}, err
	})
}
