package httpx

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// formLimit is the largest form without a file.
const formLimit = 16 << 10

// TakeForm reads a form as a browser or curl sends it (application/x-www-form-urlencoded), each value once. What
// stands in the address is no part of it.
func TakeForm(c echo.Context) (url.Values, error) {
	request := c.Request()
	if kind, _, err := mime.ParseMediaType(request.Header.Get("Content-Type")); err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, vocabulary.Errorf(vocabulary.CodeUnsupportedMediaType, "Send a form, with the header Content-Type: application/x-www-form-urlencoded.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), request.Body, formLimit))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, vocabulary.Errorf(vocabulary.CodeTooLarge, "The form is larger than %d KB. Send less at once.", formLimit>>10)
	}
	if err != nil {
		return nil, formBroken(err)
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, vocabulary.Errorf(vocabulary.CodeBadRequest, "The form cannot be read. Write %%25 for a percent sign, %%26 for an ampersand and %%3B for a semicolon.")
	}
	for name, values := range form {
		if len(values) > 1 {
			return nil, badField(name, "repeated", "Give this value once.")
		}
	}
	return form, nil
}
