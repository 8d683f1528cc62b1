package embedding

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// AssessmentCampaignList is a page of campaigns.
type AssessmentCampaignList = listing.Body[[]AssessmentCampaign]

// CampaignNetworkList is a page of the networks a campaign asks.
type CampaignNetworkList = listing.Body[[]CampaignNetwork]

func (a API) campaignRoutes() []httpx.Route {
	list, networks := a.Campaigns.list, a.Campaigns.networks
	const one = "/api/v1/assessment_campaigns/:id"
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/assessment_campaigns", Operation: "assessment_campaigns.list", Query: list.Query(), Many: list.Filters(), Handler: a.listCampaigns},
		{Method: http.MethodPost, Path: "/api/v1/assessment_campaigns", Operation: "assessment_campaigns.create", Handler: a.createCampaign},
		{Method: http.MethodGet, Path: one, Operation: "assessment_campaigns.read", Handler: a.readCampaign},
		{Method: http.MethodPatch, Path: one, Operation: "assessment_campaigns.update", Handler: a.updateCampaign},
		{Method: http.MethodGet, Path: one + "/networks", Operation: "assessment_campaigns.read_networks", Query: networks.Query(), Many: networks.Filters(), Handler: a.listCampaignNetworks},
		{Method: http.MethodPost, Path: one + "/close", Operation: "assessment_campaigns.close", Handler: a.closeCampaign},
		{Method: http.MethodPost, Path: one + "/reopen", Operation: "assessment_campaigns.reopen", Handler: a.reopenCampaign},
	}
}

// listCampaigns godoc
// @ID          listAssessmentCampaigns
// @Summary     List campaigns
// @Description Boards asking their networks to assess themselves, until when, and how many networks are how far. A network's manager reads what the network is asked with the network (campaign of /pcns/{code}/embedding). As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string  false "Only these campaigns" collectionFormat(multi)
// @Param       icb_code      query []string  false "Only those of these boards" collectionFormat(multi) example(QMF)
// @Param       criteria_set  query []string  false "Only those that ask this set of criteria" collectionFormat(multi) Enums(core, full)
// @Param       due_on        query []string  false "Only those due on these days" collectionFormat(multi) format(date)
// @Param       status        query []string  false "Only campaigns that stand so today" collectionFormat(multi) Enums(planned, open, overdue, closed)
// @Param       is_demo       query []boolean false "Only invented ones, or real ones" collectionFormat(multi)
// @Param       sort          query string    false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, icb_code, icb_name, title, opens_on, due_on, closed_on, status, updated_at" default(-due_on,icb_name) example(due_on)
// @Param       fields        query string    false "Only these fields, comma-separated" example(icb_code,title,due_on,not_begun)
// @Param       limit         query int       false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string    false "Where to go on: next of the page before"
// @Param       include_total query boolean   false "Also count all pages"
// @Success     200 {object} listing.Body[[]AssessmentCampaign]
// @Router      /api/v1/assessment_campaigns [get]
func (a API) listCampaigns(c echo.Context) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "assessment_campaigns.list")
	if err != nil {
		return err
	}
	return a.Campaigns.list.ServeWithin(c, a.Reader, scope)
}

// createCampaign godoc
// @ID          createAssessmentCampaign
// @Summary     Open a campaign
// @Description Asks the networks of a board to assess themselves, from a day on and until another. A board asks for one thing at a time: another can be opened once this one is closed.
// @Tags        embedding
// @Param       Idempotency-Key header string                false  "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean               false "Answer what would happen and change nothing"
// @Param       body            body   NewAssessmentCampaign true  "Which board asks for what, and until when"
// @Success     201 {object} AssessmentCampaign
// @Router      /api/v1/assessment_campaigns [post]
func (a API) createCampaign(c echo.Context) error {
	return httpx.Create(c, a.Writer, func(ctx context.Context, in httpx.Input[NewAssessmentCampaign]) (httpx.Output, error) {
		made, err := a.Campaigns.Create(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/assessment_campaigns/" + made.ID, Body: made}, err
	})
}

// readCampaign godoc
// @ID          readAssessmentCampaign
// @Summary     Read a campaign
// @Description How it stands today, and how many of the networks it asks are how far. It asks those of its board on the day it is due, or today, or the day it was closed, whichever comes first.
// @Tags        embedding
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20)
// @Success     200 {object} AssessmentCampaign
// @Router      /api/v1/assessment_campaigns/{id} [get]
func (a API) readCampaign(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		id, err := httpx.ID(c)
		if err != nil {
			return nil, err
		}
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Campaigns.Read(ctx, actor, "assessment_campaigns.read", id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(found.Version, found)
	})
}

// updateCampaign godoc
// @ID          updateAssessmentCampaign
// @Summary     Change a campaign
// @Description Its title, its note, and when it is due, while it is not closed; which criteria it asks, before it opens.
// @Tags        embedding
// @Param       id              path   string                   true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20)
// @Param       If-Match        header string                   true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string                   false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean                  false "Answer what would happen and change nothing"
// @Param       body            body   AssessmentCampaignChange true  "What to change"
// @Success     200 {object} AssessmentCampaign
// @Router      /api/v1/assessment_campaigns/{id} [patch]
func (a API) updateCampaign(c echo.Context) error {
	return moveCampaign(c, a, "assessment_campaigns.update", func(ctx context.Context, id string, in httpx.Input[AssessmentCampaignChange]) (AssessmentCampaign, error) {
		return a.Campaigns.Update(ctx, in.Actor, id, in.Version, in.Body)
	})
}

// listCampaignNetworks godoc
// @ID          listAssessmentCampaignNetworks
// @Summary     List whom a campaign waits for
// @Description The networks a campaign asks, each with how far it is. A network answers with an assessment of the criteria that were asked, or of all, that it began while the campaign was not closed: with one that is not finished, whenever it was begun, and with a published one that was begun from fourteen days before the campaign opened, or submitted or published since. Of a draft no more is told than that there is one, and since when.
// @Tags        embedding
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            path  string   true  "The campaign's id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20)
// @Param       pcn_code      query []string false "Only these networks" collectionFormat(multi) example(U12345)
// @Param       state         query []string false "Only networks that are so far" collectionFormat(multi) Enums(not_begun, draft, returned, submitted, validated, published)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of pcn_code, pcn_name, borough_name, state, opened_at, submitted_at, published_on, days_overdue, last_published_on" default(pcn_name) example(-days_overdue)
// @Param       fields        query string   false "Only these fields, comma-separated" example(pcn_code,pcn_name,state)
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]CampaignNetwork]
// @Router      /api/v1/assessment_campaigns/{id}/networks [get]
func (a API) listCampaignNetworks(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	const operation = "assessment_campaigns.read_networks"
	ctx := c.Request().Context()
	actor, _ := vocabulary.ActorFrom(ctx)
	if _, err := a.Campaigns.Read(ctx, actor, operation, id); err != nil {
		return err
	}
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return err
	}
	return a.Campaigns.networks.ServeWithin(c, a.Reader, scope, id)
}

// closeCampaign godoc
// @ID          closeAssessmentCampaign
// @Summary     Close a campaign
// @Description Ends it today. What networks begin from then on does not count for it.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} AssessmentCampaign
// @Router      /api/v1/assessment_campaigns/{id}/close [post]
func (a API) closeCampaign(c echo.Context) error {
	return moveCampaign(c, a, "assessment_campaigns.close", func(ctx context.Context, id string, in httpx.Input[struct{}]) (AssessmentCampaign, error) {
		return a.Campaigns.Close(ctx, in.Actor, id, in.Version)
	})
}

// reopenCampaign godoc
// @ID          reopenAssessmentCampaign
// @Summary     Reopen a campaign
// @Description Takes the close back, where the board has opened no other since. After the day on which it was due it is overdue again.
// @Tags        embedding
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} AssessmentCampaign
// @Router      /api/v1/assessment_campaigns/{id}/reopen [post]
func (a API) reopenCampaign(c echo.Context) error {
	return moveCampaign(c, a, "assessment_campaigns.reopen", func(ctx context.Context, id string, in httpx.Input[struct{}]) (AssessmentCampaign, error) {
		return a.Campaigns.Reopen(ctx, in.Actor, id, in.Version)
	})
}

// moveCampaign answers what changes a campaign.
func moveCampaign[B any](c echo.Context, a API, operation string, change func(ctx context.Context, id string, in httpx.Input[B]) (AssessmentCampaign, error)) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Campaigns.Read(ctx, actor, operation, id)
		return found.Version, err
	}
	return httpx.Update(c, a.Writer, current, func(ctx context.Context, in httpx.Input[B]) (httpx.Output, error) {
		after, err := change(ctx, id, in)
		return httpx.Output{Status: http.StatusOK, Version: after.Version, Body: after}, err
	})
}
