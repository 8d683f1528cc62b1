package httpx

import (
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// ID is the identifier in an address. What can be none is answered as one that does not exist.
func ID(c echo.Context) (string, error) {
	id, err := uuid.Parse(c.Param("id"))
	if err != nil || len(c.Param("id")) != 36 {
		return "", vocabulary.NotFound()
	}
	return id.String(), nil
}

// OneOf reads a parameter that is one of some words, the first where it is left out.
func OneOf(c echo.Context, name string, words ...string) (string, error) {
	if !c.QueryParams().Has(name) {
		return words[0], nil
	}
	word := c.QueryParam(name)
	if !slices.Contains(words, word) {
		return "", vocabulary.BadQuery(name, "unknown_value", "%s is one of: %s.", name, strings.Join(words, ", "))
	}
	return word, nil
}
