package main

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// problem is one way to fail, described once.
type problem struct {
	name, description string
	headers           []string
}

var problems = map[int]problem{
	http.StatusBadRequest:            {"BadRequest", "The request cannot be read; `errors` names the parameter or header.", nil},
	http.StatusUnauthorized:          {"Unauthenticated", "Sign in, or send a token; or what you sent to show who you are does not hold, or not any more.", []string{"WWW-Authenticate"}},
	http.StatusForbidden:             {"Forbidden", "You may not do this; `detail` names the permission it takes.", nil},
	http.StatusNotFound:              {"NotFound", "There is nothing at this address, or you may not see it.", nil},
	http.StatusMethodNotAllowed:      {"MethodNotAllowed", "This address has other methods; `Allow` lists them.", []string{"Allow"}},
	http.StatusNotAcceptable:         {"NotAcceptable", "It cannot be had in any format the `Accept` header names.", nil},
	http.StatusConflict:              {"Conflict", "Not possible as things stand, or the same request is still running.", []string{"Retry-After-If-Busy"}},
	http.StatusGone:                  {"Resync", "What you may see has changed, or your place in the feed is not kept any more: begin again without a cursor.", nil},
	http.StatusPreconditionFailed:    {"Stale", "Someone changed it after you read it; `current_version` is the one saved now.", nil},
	http.StatusRequestEntityTooLarge: {"TooLarge", "The body is larger than 256 KB.", nil},
	http.StatusUnsupportedMediaType:  {"UnsupportedMediaType", "The body is not application/json.", nil},
	http.StatusMisdirectedRequest:    {"Misdirected", "The request was addressed to a name this server does not answer to.", nil},
	http.StatusUnprocessableEntity:   {"Invalid", "The body can be read but not accepted; `errors` points at each value. Also: content Trellis never holds, and an Idempotency-Key used before with another body.", nil},
	http.StatusPreconditionRequired:  {"PreconditionRequired", "Say in `If-Match` which version you changed.", nil},
	http.StatusTooManyRequests:       {"TooManyRequests", "You asked too often, or for too much at once. Wait as long as `Retry-After` says.", []string{"Retry-After"}},
	http.StatusInternalServerError:   {"Internal", "Something went wrong on our side; nothing was changed. Quote the `request_id`.", nil},
	http.StatusServiceUnavailable:    {"Unavailable", "The database cannot be reached, too much is being asked at once, or the request took too long. Try again.", []string{"Retry-After"}},
}

// Which problems an operation can give follows from its method and its path.
var (
	probeProblems = []int{http.StatusMisdirectedRequest, http.StatusInternalServerError, http.StatusServiceUnavailable}
	tokenProblems = append([]int{http.StatusForbidden, http.StatusTooManyRequests}, probeProblems...)
	readProblems  = append([]int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotAcceptable, http.StatusTooManyRequests}, probeProblems...)
	writeProblems = append([]int{http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
		http.StatusUnprocessableEntity}, readProblems...)
	changeProblems = append([]int{http.StatusPreconditionFailed, http.StatusPreconditionRequired}, writeProblems...)
)

// describeErrors gives each operation the problems it can answer. No annotation repeats them.
func describeErrors(d *document) error {
	if _, ok := d.Components.Schemas["Problem"]; !ok {
		return errors.New("no annotation names httpx.Problem, so its schema is missing")
	}
	for _, known := range problems {
		answer := openapi3.NewResponse().WithDescription(known.description)
		answer.Headers = carrying(append([]string{"Cache-Control"}, known.headers...)...)
		answer.Content = openapi3.Content{"application/problem+json": {Schema: d.refTo("Problem")}}
		d.Components.Responses[known.name] = &openapi3.ResponseRef{Value: answer}
	}
	return d.eachOperation(func(path, method string, op *openapi3.Operation) error {
		statuses := readProblems
		switch {
		case probe(path):
			statuses = probeProblems
		case path == tokenPath:
			d.refuseTokens(op)
			statuses = tokenProblems
		case op.Parameters.GetByInAndName("header", "If-Match") != nil:
			statuses = changeProblems
		case method != http.MethodGet:
			statuses = writeProblems
		}
		if strings.Contains(path, "{") || op.Responses.Value("404") != nil {
			statuses = append([]int{http.StatusNotFound}, statuses...)
		}
		for _, status := range []int{http.StatusConflict, http.StatusGone} { // a read that can give it says so
			if op.Responses.Value(strconv.Itoa(status)) != nil {
				statuses = append([]int{status}, statuses...)
			}
		}
		for _, status := range statuses {
			op.Responses.Set(strconv.Itoa(status), d.response(problems[status].name))
		}
		return nil
	})
}

// response refers to a shared answer.
func (d *document) response(name string) *openapi3.ResponseRef {
	return &openapi3.ResponseRef{Ref: "#/components/responses/" + name, Value: d.Components.Responses[name].Value}
}
