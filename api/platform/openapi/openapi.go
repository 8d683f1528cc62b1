// Package openapi serves the description of the API that clients are generated from. The file
// openapi.yaml beside this one is written by `go run ./api openapi`.
package openapi

import (
	_ "embed"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
)

//go:embed openapi.yaml
var document []byte

// YAML is the description as it is published.
func YAML() []byte { return document }

// Both forms are made when first asked for: few processes ever are.
var (
	asYAML = sync.OnceValue(func() *snapshot.Entry { return snapshot.New("application/yaml", "", document) })
	asJSON = sync.OnceValues(func() (*snapshot.Entry, error) {
		body, err := toJSON(document)
		if err != nil {
			return nil, err
		}
		return snapshot.New("application/json", "", body), nil
	})
)

// Routes lists the operations, each with its permission.
func Routes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/openapi.json", Operation: "spec.read", Handler: readJSON},
		{Method: http.MethodGet, Path: "/api/v1/openapi.yaml", Operation: "spec.read", Handler: readYAML},
	}
}

// readJSON godoc
// @ID          readSpecJSON
// @Summary     Read this description as JSON
// @Description The OpenAPI 3.1 description of every operation, for tools that generate clients.
// @Tags        about
// @Success     200 {object} Document
// @Failure     500 {object} httpx.Problem
// @Router      /api/v1/openapi.json [get]
func readJSON(c echo.Context) error {
	if err := httpx.AcceptJSON(c); err != nil {
		return err
	}
	entry, err := asJSON()
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}

// readYAML godoc
// @ID          readSpecYAML
// @Summary     Read this description as YAML
// @Description The OpenAPI 3.1 description of every operation, for people and for tools that generate clients.
// @Tags        about
// @Produce     application/yaml
// @Success     200 {object} Document
// @Router      /api/v1/openapi.yaml [get]
func readYAML(c echo.Context) error {
	if _, err := httpx.Accept(c, "application/yaml"); err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, asYAML())
}
