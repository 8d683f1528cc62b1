package access

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// InvitationList is a page of invitations.
type InvitationList = listing.Body[[]Invitation]

func (a *Access) invitationRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/invitations", Operation: "invitations.list", Query: a.invitationList.Query(), Many: a.invitationList.Filters(), Handler: a.listInvitations},
		{Method: http.MethodPost, Path: "/api/v1/invitations", Operation: "invitations.create", Handler: a.createInvitation},
		{Method: http.MethodPost, Path: "/api/v1/invitations/open", Operation: "invitations.open", Tries: true, Handler: a.openInvitation},
		{Method: http.MethodPost, Path: "/api/v1/invitations/take", Operation: "invitations.take", Tries: true, Acts: true, Handler: a.takeInvitation},
		{Method: http.MethodGet, Path: "/api/v1/invitations/:id", Operation: "invitations.read", Handler: a.readInvitation},
		{Method: http.MethodPost, Path: "/api/v1/invitations/:id/revoke", Operation: "invitations.revoke", Handler: a.revokeInvitation},
	}
}

// listInvitations godoc
// @ID          listInvitations
// @Summary     List invitations
// @Description Those for roles within your reach, the newest first.
// @Tags        people
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            query []string false "Only these invitations" collectionFormat(multi)
// @Param       email         query []string false "Only those to these addresses" collectionFormat(multi)
// @Param       role          query []string false "Only those for these roles" collectionFormat(multi) Enums(programme_admin, programme_officer, finance_approver, icb_lead, pcn_manager, project_lead, panel_member, applicant, analyst)
// @Param       scope_kind    query []string false "Only those for these kinds of scope" collectionFormat(multi) Enums(region, icb, place, pcn, project, round, application)
// @Param       invited_by    query []string false "Only those by these people" collectionFormat(multi)
// @Param       status        query []string false "Only invitations of this status" collectionFormat(multi) Enums(open, accepted, revoked, expired)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, email, name, role, scope_kind, expires_at, invited_by, invited_by_name, invited_at, accepted_at, revoked_at, status" default(-invited_at)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]Invitation]
// @Router      /api/v1/invitations [get]
func (a *Access) listInvitations(c echo.Context) error {
	scope, err := a.scopeOf(c, "invitations.list")
	if err != nil {
		return err
	}
	return a.invitationList.ServeWithin(c, a.reader, scope)
}

// readInvitation godoc
// @ID          readInvitation
// @Summary     Read an invitation
// @Description Who is invited to what, and what became of it. The link is not told again.
// @Tags        people
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} Invitation
// @Router      /api/v1/invitations/{id} [get]
func (a *Access) readInvitation(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Invitation(ctx, actor, c.Param("id"))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(found.Version, found)
	})
}

// createInvitation godoc
// @ID          createInvitation
// @Summary     Invite someone
// @Description To a role within your reach that is not beyond your own. The answer holds the link to hand to them, this once; it holds for fourteen days and can be taken up once. On a dry run no link is shown.
// @Tags        people
// @Param       dry_run query boolean       false "Answer what would happen and change nothing"
// @Param       body    body  NewInvitation true  "Who, and to what"
// @Success     201 {object} InvitationMade
// @Router      /api/v1/invitations [post]
func (a *Access) createInvitation(c echo.Context) error {
	return httpx.Once(c, a.writer, nil, func(ctx context.Context, in httpx.Input[NewInvitation]) (httpx.Output, error) {
		made, err := a.Invite(ctx, in.Actor, in.Body)
		if tried(c) {
			made.Link = ""
		}
		return httpx.Output{Status: http.StatusCreated, Version: made.Version, Location: "/api/v1/invitations/" + made.ID, Body: made}, err
	})
}

// revokeInvitation godoc
// @ID          revokeInvitation
// @Summary     Take an invitation back
// @Description Its link opens nothing from then on.
// @Tags        people
// @Param       id       path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Param       If-Match header string  true  "The ETag of the version you read"
// @Param       Idempotency-Key header string false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Success     200 {object} Invitation
// @Router      /api/v1/invitations/{id}/revoke [post]
func (a *Access) revokeInvitation(c echo.Context) error {
	current := func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Invitation(ctx, actor, c.Param("id"))
		return found.Version, err
	}
	return httpx.Update(c, a.writer, current, func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		revoked, err := a.Revoke(ctx, in.Actor, c.Param("id"), in.Version)
		return httpx.Output{Status: http.StatusOK, Version: revoked.Version, Body: revoked}, err
	})
}

// openInvitation godoc
// @ID          openInvitation
// @Summary     Read an invitation you hold the link of
// @Description What it offers, and how to take it up. One that has been taken up, taken back or has expired is not there.
// @Tags        people
// @Param       dry_run query boolean         false "Answer what would happen and change nothing"
// @Param       body    body  InvitationToken true  "What stands after # in the link"
// @Success     200 {object} OpenInvitation
// @Failure     404 {object} httpx.Problem
// @Router      /api/v1/invitations/open [post]
func (a *Access) openInvitation(c echo.Context) error {
	return httpx.Once(c, a.writer, nil, func(ctx context.Context, in httpx.Input[InvitationToken]) (httpx.Output, error) {
		open, err := a.Open(ctx, in.Body.Token)
		return httpx.Output{Status: http.StatusOK, Version: 1, Body: open}, err
	})
}

// takeInvitation godoc
// @ID          takeInvitation
// @Summary     Take up an invitation
// @Description Makes an account with a password, or takes the password of the account that the address has; gives it the role, and signs in. The link counts once.
// @Tags        people
// @Param       body    body  InvitationTaking true  "The link's token, and a password"
// @Success     201 {object} Session
// @Failure     404 {object} httpx.Problem
// @Router      /api/v1/invitations/take [post]
func (a *Access) takeInvitation(c echo.Context) error {
	if err := ownPage(c); err != nil {
		return err
	}
	return httpx.Checked(c, a.writer,
		func(ctx context.Context, in httpx.Input[InvitationTaking]) (taker, error) {
			return a.CheckTaking(ctx, in.Body)
		},
		func(ctx context.Context, in httpx.Input[InvitationTaking], by taker) (httpx.Output, error) {
			session, cookie, err := a.TakeUp(ctx, by, browserOf(c))
			return a.begun(session, cookie), err
		})
}
