package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
)

// RateCardList is a page of rates.
type RateCardList = listing.Body[[]RateCard]

func (a API) rateCardRoutes() []httpx.Route {
	list := a.RateCards.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/rate_cards", Operation: "rate_cards.list", Query: list.Query(), Many: list.Filters(), Handler: a.listRateCards},
		{Method: http.MethodPost, Path: "/api/v1/rate_cards", Operation: "rate_cards.create", Handler: a.createRateCard},
		{Method: http.MethodGet, Path: "/api/v1/rate_cards/:id", Operation: "rate_cards.read", Handler: a.readRateCard},
		{Method: http.MethodPatch, Path: "/api/v1/rate_cards/:id", Operation: "rate_cards.update", Handler: a.updateRateCard},
	}
}

// listRateCards godoc
// @ID          listRateCards
// @Summary     List rate cards
// @Description The most that the Additional Roles Reimbursement Scheme pays for one whole-time post in a year, by role and pay zone, with its days and its source. is_verified says that somebody compared it with the document that sets it. Those whose place another took are left out unless status or id asks for them.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string  false "Only these rates, whatever their status" collectionFormat(multi)
// @Param       role_type     query []string  false "Only those for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       pay_zone      query []string  false "Only those of these pay zones" collectionFormat(multi) Enums(base, inner, outer)
// @Param       status        query []string  false "Only rates of this status; provisional and confirmed if neither it nor id is given" collectionFormat(multi) Enums(provisional, confirmed, superseded)
// @Param       is_verified   query []boolean false "Only those that were compared with their document, or the others" collectionFormat(multi)
// @Param       is_back_dated query []boolean false "Only those recorded after the first day on which they hold, or the others" collectionFormat(multi)
// @Param       is_demo       query []boolean false "Only those that are invented, or the others" collectionFormat(multi)
// @Param       sort          query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, role_type, pay_zone, valid_from, valid_to, annual_max_pence, status, recorded_at, updated_at" default(role_type,pay_zone,-valid_from) example(-valid_from)
// @Param       fields        query string    false "Only these fields, comma-separated" example(role_type,pay_zone,annual_max_pence)
// @Param       limit         query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string    false "Where to go on: next of the page before"
// @Param       include_total query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]RateCard]
// @Router      /api/v1/rate_cards [get]
func (a API) listRateCards(c echo.Context) error { return a.RateCards.list.Serve(c, a.Reader) }

// createRateCard godoc
// @ID          createRateCard
// @Summary     Enter a rate card
// @Description A rate for a role and a pay zone from a day on, which may lie back: rates are raised in the middle of a year and backwards. Rates in force on its days give way. One that it covers is superseded; of one that it covers in part the rest goes on as a rate of its own, with the same source. Nothing is deleted, and forecasts say what changed.
// @Tags        workforce
// @Param       Idempotency-Key header string      true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean     false "Answer what would happen and change nothing"
// @Param       body            body   NewRateCard true  "The rate"
// @Success     201 {object} RateCard
// @Router      /api/v1/rate_cards [post]
func (a API) createRateCard(c echo.Context) error {
	return httpx.CreateOnce(c, a.Writer, func(ctx context.Context, in httpx.Input[NewRateCard]) (httpx.Output, error) {
		card, err := a.RateCards.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: card.Version, Location: "/api/v1/rate_cards/" + card.ID, Body: card}, err
	})
}

// readRateCard godoc
// @ID          readRateCard
// @Summary     Read a rate card
// @Description Also one whose place another took; superseded_by names that.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(019a0000-0000-7000-8000-000000001604)
// @Success     200 {object} RateCard
// @Router      /api/v1/rate_cards/{id} [get]
func (a API) readRateCard(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		card, err := a.RateCards.Read(ctx, id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(card.Version, card)
	})
}

// updateRateCard godoc
// @ID          updateRateCard
// @Summary     Change how well a rate card is known
// @Description Whether it is confirmed, whether somebody compared it with its document, and which document that is. The amount and the days cannot be changed: enter another rate, and this one gives way.
// @Tags        workforce
// @Param       id              path   string     true  "Its id" format(uuid) example(019a0000-0000-7000-8000-000000001605)
// @Param       If-Match        header string     true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string     false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean    false "Answer what would happen and change nothing"
// @Param       body            body   RateChange true  "What to change"
// @Success     200 {object} RateCard
// @Router      /api/v1/rate_cards/{id} [patch]
func (a API) updateRateCard(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		card, err := a.RateCards.Read(ctx, id)
		return card.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[RateChange]) (httpx.Output, error) {
		card, err := a.RateCards.Update(ctx, in.Actor, id, in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: card.Version, Body: card}, err
	})
}
