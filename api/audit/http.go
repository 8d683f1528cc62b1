package audit

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// API answers the routes of the audit.
type API struct {
	reader   httpx.Reader
	verifier *Verifier
	feed     *Feed
	records  records
	turn     chan struct{} // one verification at a time
}

type (
	// AuditEventList is a page of events.
	AuditEventList = listing.Body[[]AuditEvent]
	// AuditChangeList is a page of changes.
	AuditChangeList = listing.Body[[]AuditChange]
)

// NewAPI prepares the lists, and a feed of some tables.
func NewAPI(reader httpx.Reader, verifier *Verifier, fed []FedTable) (*API, error) {
	r, err := prepareRecords(reader.DB)
	return &API{reader, verifier, NewFeed(reader.DB, fed), r, make(chan struct{}, 1)}, err
}

// Routes lists the operations, each with its permission.
func (a *API) Routes() []httpx.Route {
	events, changes := a.records.events, a.records.changes
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/audit_events", Operation: "audit_events.list", Query: append(events.Query(), "from", "to", "table_name", "record_key"), Many: events.Filters(), Handler: a.listEvents},
		{Method: http.MethodGet, Path: "/api/v1/audit_events/verification", Operation: "audit_events.verify", Handler: a.verify},
		{Method: http.MethodGet, Path: "/api/v1/audit_events/:id", Operation: "audit_events.read", Handler: a.readEvent},
		{Method: http.MethodGet, Path: "/api/v1/audit_events/:id/changes", Operation: "audit_events.read", Query: changes.Query(), Many: changes.Filters(), Handler: a.listChanges},
		{Method: http.MethodGet, Path: "/api/v1/changes", Operation: "changes.list", Query: []string{"cursor", "limit", "resource"}, Many: []string{"resource"}, Handler: a.follow},
	}
}

// reach is what the caller may see with an operation.
func reach(c echo.Context, operation string) (policy.Scope, error) {
	actor, _ := vocabulary.ActorFrom(c.Request().Context())
	return policy.Allow(actor, operation)
}

// listEvents godoc
// @ID          listAuditEvents
// @Summary     List audit events
// @Description Everything that was changed, by whom and when; the newest first. An event is there once it has its number, a moment after it was saved. As a file it is an export of the audit, with the hash of each event.
// @Tags        audit
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       sequence      query []int    false "Only the events with these numbers" collectionFormat(multi)
// @Param       id            query []string false "Only these events" collectionFormat(multi)
// @Param       actor_id      query []string false "Only what these did" collectionFormat(multi)
// @Param       actor_kind    query []string false "Only what callers of this kind did" collectionFormat(multi) Enums(person, api_client, anonymous, local_operator, system)
// @Param       operation     query []string false "Only these operations, such as icbs.update" collectionFormat(multi)
// @Param       request_id    query []string false "Only what these requests did" collectionFormat(multi)
// @Param       table_name    query string   false "Only events that touched this table, such as icbs"
// @Param       record_key    query string   false "Only events that touched this record of that table, such as QMF"
// @Param       from          query string   false "Only events from this day or instant on"
// @Param       to            query string   false "Only events up to the end of this day, or before this instant"
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of sequence, occurred_at, actor_id, operation" default(-sequence)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]AuditEvent]
// @Router      /api/v1/audit_events [get]
func (a *API) listEvents(c echo.Context) error {
	scope, err := reach(c, "audit_events.list")
	if err != nil {
		return err
	}
	q, err := between(c.QueryParam("from"), c.QueryParam("to"))
	if err != nil {
		return err
	}
	q.table, q.key = c.QueryParam("table_name"), c.QueryParam("record_key")
	switch {
	case q.table != "" && q.key != "":
		return a.records.record.ServeWithin(c, a.reader, scope, q.of()...)
	case q.table != "":
		return a.records.table.ServeWithin(c, a.reader, scope, q.of()...)
	case q.key != "":
		return vocabulary.BadQuery("record_key", "alone", "Say with table_name which table the record is in.")
	}
	return a.records.events.ServeWithin(c, a.reader, scope, q.of()...)
}

// readEvent godoc
// @ID          readAuditEvent
// @Summary     Read an audit event
// @Description The event with the first 200 of its changes.
// @Tags        audit
// @Param       id  path     string true "The event's id" format(uuid)
// @Success     200 {object} AuditEventDetail
// @Router      /api/v1/audit_events/{id} [get]
func (a *API) readEvent(c echo.Context) error {
	scope, err := reach(c, "audit_events.read")
	if err != nil {
		return err
	}
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		detail, err := a.records.event(ctx, scope, c.Param("id"), shownChanges)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(detail)
	})
}

// listChanges godoc
// @ID          listAuditChanges
// @Summary     List the changes of an audit event
// @Description Every record the event touched, with the values before and after.
// @Tags        audit
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       id            path  string   true  "The event's id" format(uuid)
// @Param       table_name    query []string false "Only changes in these tables" collectionFormat(multi)
// @Param       record_key    query []string false "Only changes of these records" collectionFormat(multi)
// @Param       action        query []string false "Only changes that did this" collectionFormat(multi) Enums(insert, update, delete)
// @Param       sort          query string   false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, table_name, record_key" default(id)
// @Param       fields        query string   false "Only these fields, comma-separated"
// @Param       limit         query int      false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor        query string   false "Where to go on: next of the page before"
// @Param       include_total query boolean  false "Also count all pages"
// @Success     200 {object} listing.Body[[]AuditChange]
// @Router      /api/v1/audit_events/{id}/changes [get]
func (a *API) listChanges(c echo.Context) error {
	scope, err := reach(c, "audit_events.read")
	if err != nil {
		return err
	}
	if _, err := a.records.event(c.Request().Context(), scope, c.Param("id"), 0); err != nil {
		return err
	}
	return a.records.changes.ServeWithin(c, a.reader, scope, c.Param("id"))
}

// waitLimit is how long a verification waits for its turn: longer than the one before it takes, but for a very large audit.
const waitLimit = VerifyLimit / 2

// verify godoc
// @ID          verifyAudit
// @Summary     Verify the audit
// @Description Hashes the whole chain of audit events anew, holds it against its anchors, which are kept outside the database, and every record against its change rows. It may take up to two minutes. It first waits for the numbers of the events that are committed when it is asked, so that intact speaks of all of them; where they do not come within ten seconds it answers 503. What is wrong is named: the event, the table and the record, where they are yours to see.
// @Tags        audit
// @Success     200 {object} Verification
// @Router      /api/v1/audit_events/verification [get]
func (a *API) verify(c echo.Context) error {
	scope, err := reach(c, "audit_events.verify")
	if err != nil {
		return err
	}
	defer httpx.Unhurry(c, VerifyLimit)()
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		select {
		case a.turn <- struct{}{}:
			defer func() { <-a.turn }()
		case <-time.After(waitLimit):
			return nil, vocabulary.Errorf(vocabulary.CodeUnavailable, "The audit is being verified at this moment. Try again in a few seconds.")
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if err := a.verifier.Settle(ctx, a.reader.DB.Pool); err != nil {
			return nil, err
		}
		found, err := a.verifier.Verify(ctx, a.reader.DB.Pool)
		if err != nil {
			return nil, err
		}
		if bad := found.FirstBad; bad != nil {
			sees, err := a.records.sees(ctx, scope, *bad)
			if err != nil {
				return nil, err
			}
			if !sees {
				found.FirstBad = bad.unnamed()
			}
		}
		return httpx.Plain(found)
	})
}

const (
	feedLimit    = 200
	maxFeedLimit = 1000
)

// follow godoc
// @ID          listChanges
// @Summary     Follow changes
// @Description Every change of every record you may read, in the order in which they took effect: applied one after the other they make an exact copy of those records. Begin without a cursor, go on with next, and ask again with it later when is_caught_up is true. An upsert brings the columns that changed, or all of them when the record is new to you; removed takes the record away. Kinds of record that you have no permission to read are left out, and refused where you name them. When what you may see changes, or your place is not kept any more, the answer is 410 resync: drop the copy and begin again.
// @Tags        audit
// @Param       resource query []string false "Only records of these kinds, such as pcns; the same from page to page" collectionFormat(multi)
// @Param       limit    query int      false "Changes on a page" minimum(1) maximum(1000) default(200)
// @Param       cursor   query string   false "Where to go on: next of the page before"
// @Success     200 {object} Changes
// @Failure     410 {object} httpx.Problem
// @Router      /api/v1/changes [get]
func (a *API) follow(c echo.Context) error {
	scope, err := reach(c, "changes.list")
	if err != nil {
		return err
	}
	limit := feedLimit
	if text := c.QueryParam("limit"); text != "" {
		if limit, err = strconv.Atoi(text); err != nil || limit < 1 || limit > maxFeedLimit {
			return vocabulary.BadQuery("limit", "bad_limit", "limit is a whole number from 1 to %d.", maxFeedLimit)
		}
	}
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		may := func(operation string) error { return policy.May(scope.Actor(), operation) }
		page, err := a.feed.Read(ctx, scope, may, slices.Clone(c.QueryParams()["resource"]), c.QueryParam("cursor"), limit)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(page)
	})
}
