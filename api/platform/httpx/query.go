package httpx

import (
	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// AsOf reads the day a request asks about: as_of=YYYY-MM-DD, or today in London.
func AsOf(c echo.Context, clock vocabulary.Clock) (vocabulary.Date, error) {
	text := c.QueryParam("as_of")
	if text == "" && !c.QueryParams().Has("as_of") {
		return clock.Today(), nil
	}
	day, err := vocabulary.ParseDate(text)
	if err != nil {
		return day, vocabulary.BadQuery("as_of", "bad_date", "Write as_of as a date between 1900 and 2999 in the form YYYY-MM-DD, such as 2026-03-31.")
	}
	return day, nil
}

// Flag reads a parameter that is true or false; absent is false.
func Flag(c echo.Context, name string) (bool, error) {
	switch {
	case !c.QueryParams().Has(name), c.QueryParam(name) == "false":
		return false, nil
	case c.QueryParam(name) == "true":
		return true, nil
	}
	return false, vocabulary.BadQuery(name, "bad_flag", "Write %s=true or %s=false.", name, name)
}
