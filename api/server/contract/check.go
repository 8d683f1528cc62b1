package contract

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// Check fails the test when an answer is not what openapi.yaml says. It reads the body and puts it back.
func Check(t testing.TB, request *http.Request, response *http.Response) {
	t.Helper()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Errorf("%s %s: the answer broke off: %v", request.Method, request.URL, err)
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	if err := Verify(request, response, body); err != nil {
		t.Errorf("%s %s answered %d against openapi.yaml: %v", request.Method, request.URL, response.StatusCode, err)
	}
}

// Verify tells how an answer differs from openapi.yaml; nil when it does not.
func Verify(request *http.Request, response *http.Response, body []byte) error {
	doc, err := Spec()
	if err != nil {
		return err
	}
	route, _ := find(doc, request)
	if route == nil && !strings.HasPrefix(request.URL.Path, "/api/") {
		return errors.New("this address is none of the API's")
	}
	described, err := expect(doc, route, request, response)
	if err != nil {
		return err
	}
	if err := errors.Join(verifyHeaders(doc, described, response.Header), verifyLimits(request, response.Header)); err != nil {
		return err
	}
	if request.Method == http.MethodHead || len(described.Content) == 0 {
		if len(body) > 0 {
			return fmt.Errorf("a body where none belongs: %.80q", body)
		}
		return nil
	}
	plain, err := decoded(response.Header.Get("Content-Encoding"), body)
	if err != nil {
		return err
	}
	return verifyBody(doc, described, request, response, plain)
}

// expect finds the description of an answer's status.
func expect(doc *openapi3.T, route *routers.Route, request *http.Request, response *http.Response) (*openapi3.Response, error) {
	status := response.StatusCode
	switch {
	case route == nil: // no such address
		if !slices.Contains([]int{http.StatusNotFound, http.StatusMisdirectedRequest, http.StatusForbidden, http.StatusTooManyRequests}, status) {
			return nil, errors.New("there is no such address, so it should be 404")
		}
		return shared(doc, status), nil
	case route.Operation == nil: // no such method here
		if allow := response.Header.Get("Allow"); allow != "" && !sameMethods(allow, route.PathItem) {
			return nil, fmt.Errorf("Allow is %q where %v are described", allow, methods(route.PathItem))
		}
		asked := request.Method == http.MethodOptions && status == http.StatusNoContent
		if !asked && !slices.Contains([]int{http.StatusMethodNotAllowed, http.StatusMisdirectedRequest, http.StatusForbidden, http.StatusTooManyRequests}, status) {
			return nil, errors.New("there is no such method here, so it should be 405")
		}
		return shared(doc, status), nil
	}
	described := route.Operation.Responses.Status(status)
	if described == nil {
		return nil, errors.New("the status is not described")
	}
	return described.Value, nil
}

// shared finds an answer that is not tied to an operation.
func shared(doc *openapi3.T, status int) *openapi3.Response {
	name := map[int]string{
		http.StatusNoContent:          "Methods",
		http.StatusNotFound:           "NotFound",
		http.StatusMethodNotAllowed:   "MethodNotAllowed",
		http.StatusMisdirectedRequest: "Misdirected",
		http.StatusForbidden:          "Forbidden",
		http.StatusTooManyRequests:    "TooManyRequests",
	}[status]
	return doc.Components.Responses[name].Value
}

func decoded(encoding string, body []byte) ([]byte, error) {
	switch {
	case encoding == "" || len(body) == 0: // an answer to HEAD names the encoding it would have
		return body, nil
	case encoding == "br":
		return io.ReadAll(brotli.NewReader(bytes.NewReader(body)))
	case encoding == "gzip":
		reader, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return nil, fmt.Errorf("the body is not gzip: %w", err)
		}
		return io.ReadAll(reader)
	}
	return nil, fmt.Errorf("Content-Encoding %q is not described", encoding)
}

// verifyBody holds a body against the description of its type.
func verifyBody(doc *openapi3.T, described *openapi3.Response, request *http.Request, response *http.Response, plain []byte) error {
	kind := response.Header.Get("Content-Type")
	media := whole(described, request).Content.Get(kind)
	if media == nil {
		return fmt.Errorf("the Content-Type %q is not described", kind)
	}
	if media.Schema == nil {
		return nil
	}
	kind, _, _ = strings.Cut(kind, ";")
	value, err := read(kind, plain)
	if err != nil {
		return fmt.Errorf("the body is no %s: %w", kind, err)
	}
	return fits(doc, media.Schema.Value, value)
}

// read makes of a body what its schema speaks of: files are text to it.
func read(kind string, body []byte) (value any, err error) {
	switch kind {
	case "application/json", "application/problem+json":
		return jsonschema.UnmarshalJSON(bytes.NewReader(body))
	case "application/yaml":
		err = yaml.Unmarshal(body, &value)
		return value, err
	case "text/csv":
		_, err = csv.NewReader(bytes.NewReader(body)).ReadAll()
	}
	return string(body), err
}

// whole narrows a list's description to whole items where the request left no field out.
func whole(described *openapi3.Response, request *http.Request) *openapi3.Response {
	media := described.Content["application/json"]
	if media == nil || len(media.Schema.Value.AnyOf) != 2 || request.URL.Query().Get("fields") != "" {
		return described
	}
	narrowed := *described
	narrowed.Content = openapi3.Content{"application/json": {Schema: media.Schema.Value.AnyOf[0]}}
	for kind, other := range described.Content {
		if kind != "application/json" {
			narrowed.Content[kind] = other
		}
	}
	return &narrowed
}
