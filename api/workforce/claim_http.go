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

// ARRSClaimList is a page of claims.
type ARRSClaimList = listing.Body[[]ARRSClaim]

func (a API) claimRoutes() []httpx.Route {
	list := a.Claims.list
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/arrs_claims", Operation: "arrs_claims.list", Query: list.Query(), Many: list.Filters(), Handler: a.listClaims},
		{Method: http.MethodPost, Path: "/api/v1/arrs_claims", Operation: "arrs_claims.create", Handler: a.createClaim},
		{Method: http.MethodGet, Path: "/api/v1/arrs_claims/:id", Operation: "arrs_claims.read", Handler: a.readClaim},
		{Method: http.MethodPatch, Path: "/api/v1/arrs_claims/:id", Operation: "arrs_claims.update", Handler: a.updateClaim},
		{Method: http.MethodPost, Path: "/api/v1/arrs_claims/:id/approve", Operation: "arrs_claims.approve", Handler: a.approveClaim},
		{Method: http.MethodPost, Path: "/api/v1/arrs_claims/:id/adjust", Operation: "arrs_claims.adjust", Handler: a.adjustClaim},
	}
}

// listClaims godoc
// @ID          listARRSClaims
// @Summary     List claims
// @Description What networks claimed through the national portal, by month and role, as it was recorded here. Trellis is not where one claims. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string  false "Only these claims" collectionFormat(multi)
// @Param       pcn_code      query []string  false "Only those of these networks" collectionFormat(multi) example(U12345)
// @Param       month         query []string  false "Only those of these months, by their first days" collectionFormat(multi) format(date) example(2026-10-01)
// @Param       role_type     query []string  false "Only those for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       status        query []string  false "Only claims of this status" collectionFormat(multi) Enums(recorded, icb_approved, adjusted)
// @Param       is_demo       query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort          query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, month, role_type, wte, amount_pence, status, updated_at" default(-month,pcn_code,role_type) example(-amount_pence)
// @Param       fields        query string    false "Only these fields, comma-separated" example(pcn_code,month,amount_pence)
// @Param       limit         query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string    false "Where to go on: next of the page before"
// @Param       include_total query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]ARRSClaim]
// @Router      /api/v1/arrs_claims [get]
func (a API) listClaims(c echo.Context) error {
	scope, err := reach(c, "arrs_claims.list")
	if err != nil {
		return err
	}
	return a.Claims.list.ServeWithin(c, a.Reader, scope)
}

// createClaim godoc
// @ID          createARRSClaim
// @Summary     Record a claim
// @Description What was claimed for a role in a month: the total, as it stands in the national portal. One for each network, role and month. From then on the forecast of that month is the claim.
// @Tags        workforce
// @Param       Idempotency-Key header string       true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean      false "Answer what would happen and change nothing"
// @Param       body            body   NewARRSClaim true  "The claim"
// @Success     201 {object} ARRSClaim
// @Router      /api/v1/arrs_claims [post]
func (a API) createClaim(c echo.Context) error {
	return httpx.CreateOnce(c, a.Writer, func(ctx context.Context, in httpx.Input[NewARRSClaim]) (httpx.Output, error) {
		claim, err := a.Claims.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: claim.Version, Location: "/api/v1/arrs_claims/" + claim.ID, Body: claim}, err
	})
}

// readClaim godoc
// @ID          readARRSClaim
// @Summary     Read a claim
// @Description What a network claimed for a role in a month, and what its board made of it.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} ARRSClaim
// @Router      /api/v1/arrs_claims/{id} [get]
func (a API) readClaim(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		actor, _ := vocabulary.ActorFrom(ctx)
		claim, err := a.Claims.Read(ctx, actor, "arrs_claims.read", id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(claim.Version, claim)
	})
}

// updateClaim godoc
// @ID          updateARRSClaim
// @Summary     Put a claim right
// @Description Changes what was mistyped, until the claim is approved. Only whoever recorded it does. What it was stays in the audit.
// @Tags        workforce
// @Param       id              path   string          true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string          true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string          true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean         false "Answer what would happen and change nothing"
// @Param       body            body   ARRSClaimChange true  "What to change"
// @Success     200 {object} ARRSClaim
// @Router      /api/v1/arrs_claims/{id} [patch]
func (a API) updateClaim(c echo.Context) error {
	return moveClaim(c, a, "arrs_claims.update", func(ctx context.Context, id string, in httpx.Input[ARRSClaimChange]) (ARRSClaim, error) {
		return a.Claims.Update(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// approveClaim godoc
// @ID          approveARRSClaim
// @Summary     Approve a claim
// @Description Says on the board's behalf that a recorded claim is right. Whoever recorded it cannot approve it.
// @Tags        workforce
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} ARRSClaim
// @Router      /api/v1/arrs_claims/{id}/approve [post]
func (a API) approveClaim(c echo.Context) error {
	return moveClaim(c, a, "arrs_claims.approve", func(ctx context.Context, id string, in httpx.Input[struct{}]) (ARRSClaim, error) {
		return a.Claims.Approve(ctx, in.Actor, id, in.Version)
	})
}

// adjustClaim godoc
// @ID          adjustARRSClaim
// @Summary     Adjust a claim
// @Description Changes an approved claim to what the board pays, and says why. It can be adjusted again. Whoever recorded it cannot adjust it.
// @Tags        workforce
// @Param       id              path   string              true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string              true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string              true  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean             false "Answer what would happen and change nothing"
// @Param       body            body   ARRSClaimAdjustment true  "What it is now, and why"
// @Success     200 {object} ARRSClaim
// @Router      /api/v1/arrs_claims/{id}/adjust [post]
func (a API) adjustClaim(c echo.Context) error {
	return moveClaim(c, a, "arrs_claims.adjust", func(ctx context.Context, id string, in httpx.Input[ARRSClaimAdjustment]) (ARRSClaim, error) {
		return a.Claims.Adjust(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// moveClaim answers what takes a claim a step on.
func moveClaim[B any](c echo.Context, a API, operation string, step func(ctx context.Context, id string, in httpx.Input[B]) (ARRSClaim, error)) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		claim, err := a.Claims.Read(ctx, actor, operation, id)
		return claim.Version, err
	}
	return httpx.UpdateOnce(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		claim, err := step(ctx, id, in)
		return httpx.Output{Status: http.StatusOK, Version: claim.Version, Body: claim}, err
	})
}
