package vocabulary

import (
	"errors"
	"fmt"
)

// Code is the stable, machine-readable name of a kind of failure. docs/errors.md explains each to a caller.
type Code string

const (
	CodeBadRequest           Code = "bad_request"
	CodeUnauthenticated      Code = "unauthenticated"
	CodeForbidden            Code = "forbidden"
	CodeStepUpRequired       Code = "step_up_required"
	CodeAnotherPerson        Code = "another_person"
	CodeResync               Code = "resync"
	CodeTooManyRequests      Code = "too_many_requests"
	CodeNotFound             Code = "not_found"
	CodeMethodNotAllowed     Code = "method_not_allowed"
	CodeNotAcceptable        Code = "not_acceptable"
	CodeConflict             Code = "conflict"
	CodeInProgress           Code = "in_progress"
	CodeStale                Code = "stale"
	CodeTooLarge             Code = "too_large"
	CodeUnsupportedMediaType Code = "unsupported_media_type"
	CodeMisdirected          Code = "misdirected"
	CodeInvalid              Code = "invalid"
	CodeRefusedContent       Code = "refused_content"
	CodeIdempotencyKeyReused Code = "idempotency_key_reused"
	CodePreconditionRequired Code = "precondition_required"
	CodeInternal             Code = "internal"
	CodeUnavailable          Code = "unavailable"
	CodeTimeout              Code = "timeout"
)

// Fault names one thing that is wrong with a request and where it stands: a JSON pointer into
// the body ("/short_name"), or "query:sort", "header:If-Match", "path:code".
type Fault struct {
	Pointer string `json:"pointer" example:"/short_name"`
	Code    string `json:"code" example:"too_short"`
	Message string `json:"message" example:"Short name must be at least 2 characters."`
}

// Error is a failure a caller can act on. Any other error is internal: logged, never shown.
type Error struct {
	Code           Code
	Message        string
	Faults         []Fault
	CurrentVersion int64 // set on CodeStale: the version that is saved now
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Message }

// Errorf makes an Error with a plain-English message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Is tells whether an error is of a code.
func Is(err error, code Code) bool {
	var known *Error
	return errors.As(err, &known) && known.Code == code
}

// NotFound is the one answer for what does not exist and for what the caller may not know of.
// It repeats no identifier, so that the two cannot be told apart.
func NotFound() *Error {
	return Errorf(CodeNotFound, "There is nothing at this address, or you may not see it. Check the code or identifier.")
}

// Invalid gathers the faults of a request body.
func Invalid(faults ...Fault) *Error {
	message := fmt.Sprintf("%d values need correcting.", len(faults))
	if len(faults) == 1 {
		message = faults[0].Message
	}
	return &Error{Code: CodeInvalid, Message: message, Faults: faults}
}

// BadQuery refuses one query parameter.
func BadQuery(parameter, code, format string, args ...any) *Error {
	message := fmt.Sprintf(format, args...)
	return &Error{Code: CodeBadRequest, Message: message,
		Faults: []Fault{{Pointer: "query:" + parameter, Code: code, Message: message}}}
}

// Stale refuses a change to a version that is not the newest.
func Stale(current int64) *Error {
	return &Error{Code: CodeStale, CurrentVersion: current,
		Message: "This was changed after you read it. Read it again, compare, and send your change with the new ETag."}
}
