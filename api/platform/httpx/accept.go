package httpx

import (
	"mime"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// AcceptJSON refuses a caller who cannot read JSON.
func AcceptJSON(c echo.Context) error {
	_, err := Accept(c, "application/json")
	return err
}

// Accept picks, of the types on offer, the one the Accept header likes best; the first when it has no preference.
func Accept(c echo.Context, offers ...string) (string, error) {
	header := strings.Join(c.Request().Header.Values("Accept"), ",")
	if header == "" {
		return offers[0], nil
	}
	best, bestQuality := "", 0.0
	for _, offer := range offers {
		if quality := likes(header, offer); quality > bestQuality {
			best, bestQuality = offer, quality
		}
	}
	if best == "" {
		return "", vocabulary.Errorf(vocabulary.CodeNotAcceptable, "This can be had as %s. Name one of them in the Accept header.", strings.Join(offers, ", "))
	}
	return best, nil
}

// likes returns the quality (0 to 1) an Accept header gives a type; the most specific range counts.
func likes(header, offer string) float64 {
	quality, precision := 0.0, -1
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		found := -1
		switch main, _, _ := strings.Cut(offer, "/"); name {
		case "*/*":
			found = 0
		case main + "/*":
			found = 1
		case offer:
			found = 2
		}
		if found <= precision {
			continue
		}
		precision, quality = found, 1
		if text, ok := parameters["q"]; ok {
			if quality, err = strconv.ParseFloat(text, 64); err != nil {
				quality = 0
			}
		}
	}
	return quality
}

// extensions lets a list be asked for by file name: /icbs.csv is /icbs with an Accept header.
var extensions = map[string]string{
	".csv":    "text/csv",
	".ndjson": "application/x-ndjson",
	".xlsx":   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// acceptByExtension turns a known file ending into an Accept header before routing, so that a
// path parameter does not swallow it.
func acceptByExtension(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		path := c.Request().URL.Path
		if dot := strings.LastIndexByte(path, '.'); dot > 0 && strings.HasPrefix(path, "/api/") {
			if accept, ok := extensions[path[dot:]]; ok {
				c.Request().URL.Path = path[:dot]
				// Where the address is escaped it is found by its escaped form, with the ending as without.
				c.Request().URL.RawPath = cutEnding(c.Request().URL.RawPath, path[dot:])
				c.Request().Header.Set("Accept", accept)
			}
		}
		return next(c)
	}
}

// cutEnding takes an ending off the escaped form of a path, however it is escaped itself; an empty form stays empty.
func cutEnding(raw, ending string) string {
	for at := len(raw) - len(ending); at >= 0 && at >= len(raw)-len("%2E")*len(ending); at-- {
		if plain, err := url.PathUnescape(raw[at:]); err == nil && plain == ending {
			return raw[:at]
		}
	}
	return ""
}
