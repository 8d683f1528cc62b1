package access

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// APIClientList is a page of API clients.
type APIClientList = listing.Body[[]APIClientItem]

func prepareClientList() (*listing.List[APIClientItem], error) {
	return listing.Prepare(listing.Table[APIClientItem]{Name: "api_clients", From: clientRows, Key: "id", Sort: "name", Undated: true})
}

func (a *Access) clientRoutes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/api_clients", Operation: "api_clients.list", Query: a.clientList.Query(), Many: a.clientList.Filters(), Handler: a.listClients},
		{Method: http.MethodPost, Path: "/api/v1/api_clients", Operation: "api_clients.create", Handler: a.createClient},
		{Method: http.MethodGet, Path: "/api/v1/api_clients/:id", Operation: "api_clients.read", Handler: a.readClient},
		{Method: http.MethodPatch, Path: "/api/v1/api_clients/:id", Operation: "api_clients.update", Handler: a.updateClient},
		{Method: http.MethodPost, Path: "/api/v1/api_clients/:id/secrets", Operation: "api_clients.rotate", Handler: a.createSecret},
		{Method: http.MethodPost, Path: "/api/v1/api_clients/:id/secrets/:secret_id/end", Operation: "api_clients.update", Handler: a.endSecret},
		{Method: http.MethodPost, Path: "/api/v1/api_clients/:id/revoke", Operation: "api_clients.revoke", Handler: a.revokeClient},
		{Method: http.MethodPost, Path: "/api/v1/api_clients/:id/take_over", Operation: "api_clients.take_over", Handler: a.takeOverClient},
	}
}

// listClients godoc
// @ID          listAPIClients
// @Summary     List API clients
// @Description Programs that have been let in: your own, and for those who run the programme all of them.
// @Tags        access
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id             query []string false "Only these clients" collectionFormat(multi)
// @Param       owner_id       query []string false "Only those of these owners" collectionFormat(multi)
// @Param       scope_kind     query []string false "Only those made for this" collectionFormat(multi) Enums(region, icb, place, pcn, project, round, application)
// @Param       expires_on     query []string false "Only those with this last day" collectionFormat(multi)
// @Param       status         query []string false "Only clients of this status" collectionFormat(multi) Enums(active, expired, revoked)
// @Param       has_public_key query []string false "Only those with, or without, a key of their own" collectionFormat(multi) Enums(true, false)
// @Param       sort           query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, name, owner_name, expires_on, revoked_at, last_used_at, status, created_at" default(name)
// @Param       fields         query string   false "Only these fields, comma-separated"
// @Param       limit          query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor         query string   false "Where to go on: next of the page before"
// @Param       include_total  query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]APIClientItem]
// @Router      /api/v1/api_clients [get]
func (a *Access) listClients(c echo.Context) error {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	scope, err := policy.Allow(actor, "api_clients.list")
	if err != nil {
		return err
	}
	return a.clientList.ServeWithin(c, a.reader, scope)
}

// createClient godoc
// @ID          createAPIClient
// @Summary     Make an API client
// @Description Lets a program in, with some of what you may do yourself. Its secret is in the answer and nowhere else: keep it well. With a public key it gets none, and signs assertions instead. Asks for a fresh proof of who you are. Cannot be sent twice under an Idempotency-Key; on a dry run no secret is shown.
// @Tags        access
// @Param       dry_run query boolean      false "Answer what would happen and change nothing"
// @Param       body    body  NewAPIClient true  "The client"
// @Success     201 {object} APIClient
// @Router      /api/v1/api_clients [post]
func (a *Access) createClient(c echo.Context) error {
	return httpx.Once(c, a.writer, nil, func(ctx context.Context, in httpx.Input[NewAPIClient]) (httpx.Output, error) {
		client, err := a.CreateClient(ctx, in.Actor, in.Body)
		return httpx.Output{Status: http.StatusCreated, Version: client.Version, Location: "/api/v1/api_clients/" + client.ID, Body: onlyIfKept(c, client)}, err
	})
}

// onlyIfKept leaves a secret out that no one can ever use.
func onlyIfKept(c echo.Context, client APIClient) APIClient {
	if tried(c) {
		client.Secret = ""
	}
	return client
}

// tried tells that nothing of a request will be kept.
func tried(c echo.Context) bool {
	dryRun, _ := httpx.Flag(c.QueryParams(), "dry_run") // a value that is no flag has been refused
	return dryRun
}

// clientID is the client that a request is about.
func clientID(c echo.Context) string { return strings.ToLower(c.Param("id")) }

// readClient godoc
// @ID          readAPIClient
// @Summary     Read an API client
// @Description What it may do, for what, until when, and by which secrets it is known.
// @Tags        access
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id} [get]
func (a *Access) readClient(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		client, err := a.Client(ctx, actor, clientID(c))
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(client.Version, client)
	})
}

// currentClient tells the version of the client that a request is about.
func (a *Access) currentClient(c echo.Context) func(ctx context.Context) (int64, error) {
	return func(ctx context.Context) (int64, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		return a.ClientVersion(ctx, actor, clientID(c))
	}
}

// updateClient godoc
// @ID          updateAPIClient
// @Summary     Change an API client
// @Description Its name, what it may do, or its last day. Holds from the next request on, also for tokens it has.
// @Tags        access
// @Param       id              path   string          true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string          true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string          false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean         false "Answer what would happen and change nothing"
// @Param       body            body   APIClientChange true  "What to change"
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id} [patch]
func (a *Access) updateClient(c echo.Context) error {
	return httpx.Update(c, a.writer, a.currentClient(c), func(ctx context.Context, in httpx.Input[APIClientChange]) (httpx.Output, error) {
		client, err := a.UpdateClient(ctx, in.Actor, clientID(c), in.Version, in.Body)
		return httpx.Output{Status: http.StatusOK, Version: client.Version, Body: client}, err
	})
}

// createSecret godoc
// @ID          createAPIClientSecret
// @Summary     Give an API client another secret
// @Description The secret is in the answer and nowhere else. Two count at a time, so that one can replace the other without a break: change the program over, then end the old one. Asks for a fresh proof of who you are. Cannot be sent twice under an Idempotency-Key; on a dry run no secret is shown.
// @Tags        access
// @Param       id       path   string  true  "The client's id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       dry_run  query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id}/secrets [post]
func (a *Access) createSecret(c echo.Context) error {
	return httpx.Once(c, a.writer, a.currentClient(c), func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		client, err := a.AddSecret(ctx, in.Actor, clientID(c), in.Version)
		return httpx.Output{Status: http.StatusOK, Version: client.Version, Body: onlyIfKept(c, client)}, err
	})
}

// endSecret godoc
// @ID          endAPIClientSecret
// @Summary     End a secret of an API client
// @Description It gets no more tokens, and those it got are not believed any more.
// @Tags        access
// @Param       id              path   string  true  "The client's id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       secret_id       path   string  true  "The secret's id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id}/secrets/{secret_id}/end [post]
func (a *Access) endSecret(c echo.Context) error {
	return a.transition(c, func(ctx context.Context, actor vocabulary.Actor, version int64) (APIClient, error) {
		return a.EndSecret(ctx, actor, clientID(c), c.Param("secret_id"), version)
	})
}

// revokeClient godoc
// @ID          revokeAPIClient
// @Summary     Revoke an API client
// @Description Ends it for good, and with it every secret and token it has. To let the program in again make another.
// @Tags        access
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id}/revoke [post]
func (a *Access) revokeClient(c echo.Context) error {
	return a.transition(c, func(ctx context.Context, actor vocabulary.Actor, version int64) (APIClient, error) {
		return a.RevokeClient(ctx, actor, clientID(c), version)
	})
}

// takeOverClient godoc
// @ID          takeOverAPIClient
// @Summary     Take over an API client
// @Description Makes you the owner of somebody else's client, so that it goes on when they have left: it may use what you could give it. Asks for a fresh proof of who you are.
// @Tags        access
// @Param       id              path   string  true  "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       If-Match        header string  true  "The ETag you read" example("v3.Zm9vYmFyYmF6")
// @Param       Idempotency-Key header string  false "Up to 255 characters of your own: the same request under the same key has one effect" maxlength(255)
// @Param       dry_run         query  boolean false "Answer what would happen and change nothing"
// @Success     200 {object} APIClient
// @Router      /api/v1/api_clients/{id}/take_over [post]
func (a *Access) takeOverClient(c echo.Context) error {
	return a.transition(c, func(ctx context.Context, actor vocabulary.Actor, version int64) (APIClient, error) {
		return a.TakeOverClient(ctx, actor, clientID(c), version)
	})
}

func (a *Access) transition(c echo.Context, do func(ctx context.Context, actor vocabulary.Actor, version int64) (APIClient, error)) error {
	return httpx.Update(c, a.writer, a.currentClient(c), func(ctx context.Context, in httpx.Input[struct{}]) (httpx.Output, error) {
		client, err := do(ctx, in.Actor, in.Version)
		return httpx.Output{Status: http.StatusOK, Version: client.Version, Body: client}, err
	})
}
