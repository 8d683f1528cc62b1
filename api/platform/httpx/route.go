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
	Query []string
	// Many lists those of them that may be repeated.
	Many []string
	// Tries says that the answer tells whether a secret is right, so that one address may ask only a few times a minute.
	Tries bool
	// Acts says that what is shown to it is used up by looking at it, such as a one-time code, so that it cannot be tried:
	// it takes no dry_run.
	Acts    bool
	Handler echo.HandlerFunc
}

// Permission is what routing needs to know of callers: who they are, and what the permission table lets them.
type Permission struct {
	Authenticate func(c echo.Context) (vocabulary.Actor, error)
	Known        func(operation string) bool
	May          func(actor vocabulary.Actor, operation string) error
	// Guard counts the requests of each caller; none where it is nil.
	Guard *Guard
}

// Mount adds routes. A route without a row in the permission table is an error: the server must not start.
func Mount(e *echo.Echo, permission Permission, routes []Route) error {
	for _, route := range routes {
		if !permission.Known(route.Operation) {
			return fmt.Errorf("%s %s: operation %q has no row in the permission table", route.Method, route.Path, route.Operation)
		}
		parameters := route.Query
		if route.Method != http.MethodGet && strings.HasPrefix(route.Path, "/api/") && !route.Acts {
			parameters = append(slices.Clone(parameters), "dry_run")
		}
		e.Match(methods(route.Method), route.Path, func(c echo.Context) error {
			actor, err := permission.Guard.caller(c, route, permission.Authenticate)
			if err != nil {
				return err
			}
			c.SetRequest(c.Request().WithContext(vocabulary.WithActor(c.Request().Context(), actor)))
			if err := permission.May(actor, route.Operation); err != nil {
				return err
			}
			if err := canonical(c); err != nil {
				return err
			}
			if route.Acts && c.QueryParams().Has("dry_run") {
				return vocabulary.BadQuery("dry_run", "not_here", "This cannot be tried: the secret you show is counted, or used up, by looking at it. Send the request without dry_run.")
			}
			if err := checkQuery(c, parameters, route.Many); err != nil {
				return err
			}
			return route.Handler(c)
		})
		last := route.Path[strings.LastIndexByte(route.Path, '/')+1:]
		goesOn := slices.ContainsFunc(routes, func(r Route) bool { return strings.HasPrefix(r.Path, route.Path+"/") })
		if strings.HasPrefix(last, ":") && !goesOn {
			// A parameter at the very end would take everything that follows, strokes and all.
			e.RouteNotFound(route.Path+"/*", func(echo.Context) error { return vocabulary.NotFound() })
		}
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

// canonical gives the parameters of the path their plain form, once: unescaped, and codes of organisations in
// capitals as the Organisation Data Service writes them. From here on one thing has one address, whatever way
// it was written. A code that none can have is answered as one that does not exist.
func canonical(c echo.Context) error {
	names, values := c.ParamNames(), slices.Clone(c.ParamValues())
	address := c.Path()
	for i, name := range names {
		if c.Request().URL.RawPath != "" { // then routing has left the escapes in
			plain, err := url.PathUnescape(values[i])
			if err != nil {
				return vocabulary.NotFound()
			}
			values[i] = plain
		}
		if code, _ := vocabulary.CheckText("The code", values[i], 1, len(values[i])); code != "" {
			return vocabulary.NotFound()
		}
		if name == "code" || name == "gss" || name == "pcn_code" {
			values[i] = strings.ToUpper(values[i])
		}
		address = strings.Replace(address, ":"+name, url.PathEscape(values[i]), 1)
	}
	c.SetParamValues(values...)
	c.Request().URL.Path, c.Request().URL.RawPath = address, ""
	return nil
}

func checkQuery(c echo.Context, allowed, many []string) error {
	// What cannot be read would be left out in silence, and a question without its filter is another question.
	if _, err := url.ParseQuery(c.QueryString()); err != nil {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The part of the address after ? cannot be read. Write %%25 for a percent sign and %%3B for a semicolon.")
	}
	for name, values := range c.QueryParams() {
		if !slices.Contains(allowed, name) {
			return vocabulary.BadQuery(name, "unknown_parameter", "There is no parameter %s here. Known: %s.", vocabulary.OneLine(name), listed(allowed))
		}
		if len(values) > 1 && !slices.Contains(many, name) {
			return vocabulary.BadQuery(name, "repeated", "Give %s once.", name)
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
