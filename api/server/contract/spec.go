// Package contract holds every answer of the API against openapi.yaml. The project's HTTP tests go
// through it, so that a status, a header or a field nobody described fails the test that met it.
package contract

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"

	"trellis/api/platform/openapi"
)

// Spec loads the published description, checked against its own standard.
var Spec = sync.OnceValues(func() (*openapi3.T, error) {
	doc, err := openapi3.NewLoader().LoadFromData(openapi.YAML())
	if err != nil {
		return nil, fmt.Errorf("load openapi.yaml: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("openapi.yaml breaks its own standard: %w", err)
	}
	return doc, nil
})

// files are the endings by which a list can be asked for; /icbs.csv is the operation of /icbs.
var files = []string{".csv", ".ndjson", ".xlsx"}

// find names the operation a request is for. The path is known but not the operation when the
// address has other methods; neither is known when there is no such address.
func find(doc *openapi3.T, request *http.Request) (route *routers.Route, parameters map[string]string) {
	path := withoutEnding(request.URL.EscapedPath())
	method := request.Method
	if method == http.MethodHead { // answers as GET does, without the body
		method = http.MethodGet
	}
	asked := strings.Split(path, "/")
	for template, item := range doc.Paths.Map() {
		given, ok := match(strings.Split(template, "/"), asked)
		operation := item.GetOperation(method)
		// Of two paths that fit, such as /invitations/open and /invitations/{id}, the one with the method is meant; if
		// both or neither have it, the one that says more.
		better := route == nil || len(given) < len(parameters)
		if route != nil && (operation == nil) != (route.Operation == nil) {
			better = operation != nil
		}
		if ok && better {
			route, parameters = &routers.Route{Spec: doc, Path: template, PathItem: item, Method: method, Operation: operation}, given
		}
	}
	return route, parameters
}

// withoutEnding takes the ending of a file off an address; it may be escaped in part or whole.
func withoutEnding(address string) string {
	for at := strings.LastIndexByte(address, '/') + 1; at < len(address); at++ {
		if plain, err := url.PathUnescape(address[at:]); err == nil && slices.Contains(files, plain) {
			return address[:at]
		}
	}
	return address
}

// match compares an address with a path. The router takes an empty parameter, save at the end.
func match(parts, asked []string) (map[string]string, bool) {
	if len(parts) != len(asked) {
		return nil, false
	}
	parameters := map[string]string{}
	for i, part := range parts {
		switch {
		case strings.HasPrefix(part, "{") && (asked[i] != "" || i < len(parts)-1):
			parameters[strings.Trim(part, "{}")] = asked[i]
		case part != asked[i]:
			return nil, false
		}
	}
	return parameters, true
}

// methods lists what an address can do.
func methods(item *openapi3.PathItem) (names []string) {
	for name := range item.Operations() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
