package contract

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// unaudited are the writes that change nothing of anybody's records.
var unaudited = []string{"/oauth/token", "/api/v1/invitations/open"}

// several are the writes that carry out several use cases, or none where there is nothing to do.
var several = []string{"/api/v1/sandbox/reset"}

// audited fails on a write that has left another number of audit events than one; none where it was refused, only tried
// or answered from what was kept, and none or one where what it asked for may have been so before.
func (s *Server) audited(request *http.Request, response *http.Response) error {
	if request.Method == http.MethodGet || request.Method == http.MethodHead || request.Method == http.MethodOptions {
		return nil
	}
	if request.Header.Get("X-Request-ID") != "" || response.StatusCode >= 500 { // others have that id too, or nobody knows
		return nil
	}
	want := 1
	header := response.Header
	if response.StatusCode >= 300 || header.Get("Dry-Run") != "" || header.Get("Idempotency-Replayed") != "" || listed(unaudited, request) {
		want = 0
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(request.Context()), 5*time.Second)
	defer cancel()
	var events int
	err := s.App.DB.Pool.QueryRow(ctx, "SELECT count(*) FROM audit_events WHERE request_id = $1", header.Get("X-Request-ID")).Scan(&events)
	if known := (*vocabulary.Error)(nil); errors.As(database.Failure(err), &known) { // a test has taken the database away
		return nil
	}
	if err != nil {
		return fmt.Errorf("count the audit events of a write: %w", err)
	}
	if events == 0 && want == 1 && (request.Method == http.MethodDelete || unchanged(request, response)) {
		return nil
	}
	if events != want && !(want == 1 && listed(several, request)) {
		return fmt.Errorf("it left %d audit events, not %d", events, want)
	}
	return nil
}

func listed(paths []string, request *http.Request) bool {
	for _, path := range paths {
		if request.URL.Path == path {
			return true
		}
	}
	return false
}

// unchanged tells of a change to a record that left it at the version it had.
func unchanged(request *http.Request, response *http.Response) bool {
	version := func(etag string) string {
		text, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(etag, "W/"), `"v`), ".")
		return strings.Trim(text, `"`)
	}
	before := request.Header.Get("If-Match")
	return before != "" && named(request) && version(before) == version(response.Header.Get("ETag"))
}

// named tells whether a request is one that names a version. Others may send the header, and nobody looks at it.
func named(request *http.Request) bool {
	doc, err := Spec()
	if err != nil {
		return false
	}
	route, _ := find(doc, request)
	return route != nil && route.Operation != nil && route.Operation.Parameters.GetByInAndName("header", "If-Match") != nil
}
