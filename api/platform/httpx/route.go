// Package httpx is how Trellis speaks HTTP: routes with their permission beside them, problems,
// conditional requests, idempotent writes and dry runs, each built in once.
package httpx

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// Route is one operation of the API.
type Route struct {
	Method string
	Path   string
	// Operation names its row in the permission table.
	Operation string
	// Query lists the parameters it takes; any other is refused. A write takes dry_run besides.
	Query   []string
	Handler echo.HandlerFunc
}

// Permission is what routing needs of the permission table.
type Permission struct {
	Known func(operation string) bool
	May   func(actor vocabulary.Actor, operation string) error
}

// Mount adds routes. A route without a row in the permission table is an error: the server must not start.
func Mount(e *echo.Echo, permission Permission, routes []Route) error {
	for _, route := range routes {
		if !permission.Known(route.Operation) {
			return fmt.Errorf("%s %s: operation %q has no row in the permission table", route.Method, route.Path, route.Operation)
		}
		parameters := route.Query
		if route.Method != http.MethodGet {
			parameters = append(slices.Clone(parameters), "dry_run")
		}
		e.Match(methods(route.Method), route.Path, func(c echo.Context) error {
			actor, ok := vocabulary.ActorFrom(c.Request().Context())
			if !ok {
				return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "Sign in, or send a token.")
			}
			if err := permission.May(actor, route.Operation); err != nil {
				return err
			}
			if err := checkPath(c); err != nil {
				return err
			}
			if err := checkQuery(c, parameters); err != nil {
				return err
			}
			return route.Handler(c)
		})
	}
	return nil
}

// methods are what a route answers to: HEAD is GET without the body, which net/http leaves out.
func methods(method string) []string {
	if method == http.MethodGet {
		return []string{http.MethodGet, http.MethodHead}
	}
	return []string{method}
}

// checkPath answers an empty code or identifier, or one with characters that none can have, as one that does not exist.
func checkPath(c echo.Context) error {
	for _, value := range c.ParamValues() {
		if code, _ := vocabulary.CheckText("The code", value, 1, len(value)); code != "" {
			return vocabulary.NotFound()
		}
	}
	return nil
}

func checkQuery(c echo.Context, allowed []string) error {
	// What cannot be read would be left out in silence, and a question without its filter is another question.
	if _, err := url.ParseQuery(c.QueryString()); err != nil {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The part of the address after ? cannot be read. Write %%25 for a percent sign and %%3B for a semicolon.")
	}
	for name, values := range c.QueryParams() {
		if !slices.Contains(allowed, name) {
			return vocabulary.BadQuery(name, "unknown_parameter", "There is no such parameter here. Known: %s.", listed(allowed))
		}
		for _, value := range values {
			if len(value) > 2000 {
				return vocabulary.BadQuery(name, "too_long", "This parameter is longer than 2,000 characters.")
			}
			if code, message := vocabulary.CheckText("The parameter", value, 0, 2000); code == "bad_characters" {
				return vocabulary.BadQuery(name, code, "%s", message)
			}
		}
	}
	return nil
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
