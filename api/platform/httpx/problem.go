package httpx

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// Problem is the body of every error (RFC 9457).
type Problem struct {
	// Type is the address of the page that explains this kind of error.
	Type   string `json:"type" example:"/docs/errors#stale"`
	Title  string `json:"title" example:"Changed by someone else"`
	Status int    `json:"status" example:"412"`
	// Detail says in plain English what is wrong and what to do.
	Detail string `json:"detail" example:"This was changed after you read it."`
	// Instance is the path of the request.
	Instance string `json:"instance" example:"/api/v1/icbs/QMF"`
	// Code is the stable name of the kind of error.
	Code vocabulary.Code `json:"code" example:"stale"`
	// RequestID finds the request in the logs; quote it when asking for help.
	RequestID string `json:"request_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Errors names each value that is wrong.
	Errors []vocabulary.Fault `json:"errors,omitempty"`
	// CurrentVersion is the version saved now, on 412.
	CurrentVersion int64 `json:"current_version,omitempty" example:"4"`
}

// Kinds of error: the status and title of each code.
var kinds = map[vocabulary.Code]struct {
	status int
	title  string
}{
	vocabulary.CodeBadRequest:           {http.StatusBadRequest, "The request cannot be read"},
	vocabulary.CodeUnauthenticated:      {http.StatusUnauthorized, "Sign in first"},
	vocabulary.CodeForbidden:            {http.StatusForbidden, "Not allowed"},
	vocabulary.CodeStepUpRequired:       {http.StatusForbidden, "Show once more that it is you"},
	vocabulary.CodeAnotherPerson:        {http.StatusForbidden, "Somebody else is signed in now"},
	vocabulary.CodeResync:               {http.StatusGone, "Begin again"},
	vocabulary.CodeTooManyRequests:      {http.StatusTooManyRequests, "Too many requests"},
	vocabulary.CodeNotFound:             {http.StatusNotFound, "Not found"},
	vocabulary.CodeMethodNotAllowed:     {http.StatusMethodNotAllowed, "Not possible here"},
	vocabulary.CodeNotAcceptable:        {http.StatusNotAcceptable, "Not available in that format"},
	vocabulary.CodeConflict:             {http.StatusConflict, "Not possible as things stand"},
	vocabulary.CodeInProgress:           {http.StatusConflict, "Still in progress"},
	vocabulary.CodeStale:                {http.StatusPreconditionFailed, "Changed by someone else"},
	vocabulary.CodeTooLarge:             {http.StatusRequestEntityTooLarge, "Too large"},
	vocabulary.CodeUnsupportedMediaType: {http.StatusUnsupportedMediaType, "Not a format Trellis reads"},
	vocabulary.CodeMisdirected:          {http.StatusMisdirectedRequest, "Not an address of this server"},
	vocabulary.CodeInvalid:              {http.StatusUnprocessableEntity, "Something needs correcting"},
	vocabulary.CodeRefusedContent:       {http.StatusUnprocessableEntity, "Trellis does not hold this"},
	vocabulary.CodeIdempotencyKeyReused: {http.StatusUnprocessableEntity, "Idempotency key used before"},
	vocabulary.CodePreconditionRequired: {http.StatusPreconditionRequired, "Say which version you changed"},
	vocabulary.CodeInternal:             {http.StatusInternalServerError, "Something went wrong"},
	vocabulary.CodeUnavailable:          {http.StatusServiceUnavailable, "Not available at the moment"},
	vocabulary.CodeTimeout:              {http.StatusServiceUnavailable, "Took too long"},
}

// handleError writes any error as a problem. What is not meant for callers is logged and kept from them.
func handleError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	known := explain(err)
	if ctx := c.Request().Context(); known.Code == vocabulary.CodeInternal {
		level := slog.LevelError
		if errors.Is(ctx.Err(), context.Canceled) { // the caller left: nobody's fault, and nobody reads this answer
			level = slog.LevelDebug
		}
		slog.Log(ctx, level, "request failed", "error", err, "method", c.Request().Method,
			"path", c.Request().URL.Path, "request_id", vocabulary.RequestIDFrom(ctx))
	}
	kind := kinds[known.Code]
	header := c.Response().Header()
	header.Set("Cache-Control", "no-store")
	// What a handler announced before it failed does not come: the problem is no file.
	header.Del("Content-Type")
	header.Del("Content-Disposition")
	header.Del("Vary")
	switch known.Code {
	case vocabulary.CodeUnavailable, vocabulary.CodeTimeout, vocabulary.CodeInProgress:
		header.Set("Retry-After", "2")
	case vocabulary.CodeTooManyRequests:
		if header.Get("Retry-After") == "" { // a quota knows better
			header.Set("Retry-After", "1")
		}
	case vocabulary.CodeUnauthenticated:
		header.Set("WWW-Authenticate", "Bearer")
	}
	body, _ := json.Marshal(Problem{
		Type: "/docs/errors#" + string(known.Code), Title: kind.title, Status: kind.status,
		Detail: known.Message, Instance: c.Request().URL.Path, Code: known.Code,
		RequestID: vocabulary.RequestIDFrom(c.Request().Context()),
		Errors:    known.Faults, CurrentVersion: known.CurrentVersion,
	})
	_ = c.Blob(kind.status, "application/problem+json", body)
}

// CodeOf is the code that a failure is answered with.
func CodeOf(err error) string { return string(explain(err).Code) }

// explain finds the error a caller can act on, or makes one that gives nothing away.
func explain(err error) *vocabulary.Error {
	var known *vocabulary.Error
	if errors.As(database.Failure(err), &known) {
		return known
	}
	var fromEcho *echo.HTTPError
	if errors.As(err, &fromEcho) {
		switch fromEcho.Code {
		case http.StatusNotFound:
			return vocabulary.NotFound()
		case http.StatusMethodNotAllowed:
			return vocabulary.Errorf(vocabulary.CodeMethodNotAllowed, "That cannot be done at this address. The Allow header lists what can.")
		case http.StatusRequestEntityTooLarge:
			return vocabulary.Errorf(vocabulary.CodeTooLarge, "The request is larger than %d KB. Send less at once.", bodyLimit>>10)
		case http.StatusBadRequest:
			return vocabulary.Errorf(vocabulary.CodeBadRequest, "The request cannot be read. Check its address and parameters.")
		}
	}
	return vocabulary.Errorf(vocabulary.CodeInternal, "Something went wrong on our side. Nothing was changed. Try again; if it happens again, quote the request id.")
}
