package installation

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// About is what a page or a program should know before anything else.
type About struct {
	Name    string `json:"name" example:"Trellis"`
	Version string `json:"version" example:"0.1.0"`
	// Today is the day in London by the server's clock: what as_of means when it is left out.
	Today vocabulary.Date `json:"today" example:"2026-11-23"`
	// IsDemo tells that this installation was started as a demonstration, to try things out in.
	IsDemo bool `json:"is_demo" example:"false"`
}

// API answers the room's routes.
type API struct {
	Reader httpx.Reader
	// CodeLists are those of every room.
	CodeLists []vocabulary.CodeList
}

// Routes lists the room's operations, each with its permission.
func (a API) Routes() []httpx.Route {
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/about", Operation: "about.read", Handler: a.readAbout},
		{Method: http.MethodGet, Path: "/api/v1/code_lists", Operation: "code_lists.read", Handler: a.readCodeLists},
	}
}

// readAbout godoc
// @ID          readAbout
// @Summary     Read about this installation
// @Description Its version, the day it is, and whether it is a demonstration.
// @Tags        about
// @Success     200 {object} About
// @Router      /api/v1/about [get]
func (a API) readAbout(c echo.Context) error {
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		began, err := BeganAs(ctx, a.Reader.DB)
		if err != nil {
			return nil, err
		}
		return httpx.Plain(About{Name: "Trellis", Version: Version, Today: a.Reader.Clock.Today(), IsDemo: began == Demo})
	})
}

// CodeLists are the codes of this API with their meanings.
type CodeLists struct {
	Items []vocabulary.CodeList `json:"items"`
}

// readCodeLists godoc
// @ID          readCodeLists
// @Summary     Read what each code means
// @Description Every word that a field or parameter of this API can hold, with its meaning: for a data dictionary, and for screens.
// @Tags        about
// @Success     200 {object} CodeLists
// @Router      /api/v1/code_lists [get]
func (a API) readCodeLists(c echo.Context) error {
	return httpx.JSON(c, func(context.Context) (*snapshot.Entry, error) { return httpx.Plain(CodeLists{a.CodeLists}) })
}
