package workforce

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

func (a API) entitlementRoutes() []httpx.Route {
	query := []string{"financial_year", "as_of"}
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/entitlement", Operation: "entitlement.read", Query: query, Handler: a.readPCNEntitlement},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/entitlement", Operation: "entitlement.read", Query: query, Handler: a.readICBEntitlement},
	}
}

// readPCNEntitlement godoc
// @ID          readPCNEntitlement
// @Summary     Compare a network's entitlement with its forecast
// @Description What the network may spend on additional roles in a financial year, and what its posts for the three personalised care roles are forecast to cost. A month that was claimed counts as claimed. Any other is forecast, post by post: the WTE of those in it on each day, times the part the scheme pays, times the rate of its pay zone (the base where nobody said in which it is), over the days of the year, rounded half up to a penny for each month and post. Days to come count those who are assigned to them: a vacant post that is recruited for costs nothing, and a fixed term nobody has renewed costs nothing once it has ended, which contracts_ended explains. A post's month for which no rate is known is in no sum and is counted in posts_without_rate. The scheme pays for more roles than these three, so headroom is what is left for the others too. rates_changed says what the forecast is different by since a rate took another's place, which may be backwards. As a file it has a row for each month and role.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code           path  string true  "ODS code of the network" example(UD0001)
// @Param       financial_year query string false "The financial year; that of as_of if left out" example(2025/26)
// @Param       as_of          query string false "The day to describe, in London; today if left out" format(date) example(2026-01-31)
// @Success     200 {object} Entitlement
// @Router      /api/v1/pcns/{code}/entitlement [get]
func (a API) readPCNEntitlement(c echo.Context) error {
	return a.readEntitlement(c, a.Entitlements.OfPCN)
}

// readICBEntitlement godoc
// @ID          readICBEntitlement
// @Summary     Compare the entitlements of a board's networks with their forecasts
// @Description The same for each of the networks that the board commissions on the day, and their sums. The entitlement of all is null unless every network's is known.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code           path  string true  "ODS code of the board" example(QMF)
// @Param       financial_year query string false "The financial year; that of as_of if left out" example(2025/26)
// @Param       as_of          query string false "The day to describe, in London; today if left out" format(date) example(2026-01-31)
// @Success     200 {object} Entitlement
// @Router      /api/v1/icbs/{code}/entitlement [get]
func (a API) readICBEntitlement(c echo.Context) error {
	return a.readEntitlement(c, a.Entitlements.OfICB)
}

func (a API) readEntitlement(c echo.Context, of func(ctx context.Context, actor vocabulary.Actor, code string, year financialYear, day vocabulary.Date) (Entitlement, error)) error {
	as, err := httpx.Accept(c, listing.Types...)
	if err != nil {
		return err
	}
	day, err := httpx.AsOf(c.QueryParams(), a.Reader.Clock.Today())
	if err != nil {
		return err
	}
	year := financialYearOf(day)
	if c.QueryParams().Has("financial_year") {
		var ok bool
		if year, ok = readFinancialYear(c.QueryParam("financial_year")); !ok {
			return vocabulary.BadQuery("financial_year", "bad_year", "Write financial_year as 2025/26.")
		}
	}
	ctx := c.Request().Context()
	actor, _ := vocabulary.ActorFrom(ctx)
	answer, err := of(ctx, actor, c.Param("code"), year, day)
	if err != nil {
		return err
	}
	name := "entitlement-" + c.Param("code") + "-" + strings.ReplaceAll(year.String(), "/", "-")
	entry, err := listing.Answer(as, answer, name, answer.rows)
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}
