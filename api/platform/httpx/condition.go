package httpx

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// condition is what must hold of the record for a write to go on. It tells which version is changed: 0 for none.
type condition func(ctx context.Context, header http.Header) (int64, error)

// changed is the condition that the caller read the newest version.
func changed(current func(ctx context.Context) (version int64, err error)) condition {
	if current == nil {
		return nil
	}
	return func(ctx context.Context, header http.Header) (int64, error) { return matched(ctx, header, current) }
}

// matched reads the version the caller changed and refuses one that is not the newest. Nothing about
// the body is said before that: it may be right for the version that is saved.
func matched(ctx context.Context, header http.Header, current func(ctx context.Context) (int64, error)) (int64, error) {
	version, err := ifMatch(header)
	if err != nil {
		return 0, err
	}
	newest, err := current(ctx)
	if err == nil && newest != version {
		err = vocabulary.Stale(newest)
	}
	return version, err
}

// Put answers a PUT that sets what stands at an address, whether or not there is anything yet: If-Match names the version
// it changes, If-None-Match: * says that there is none. current tells 0 where there is nothing.
func Put[B any](c echo.Context, w *Writer, current func(ctx context.Context) (version int64, err error), effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	return write(c, w, jsonOf(c), func(ctx context.Context, header http.Header) (int64, error) {
		first := strings.TrimSpace(header.Get("If-None-Match"))
		if header.Get("If-Match") != "" {
			return matched(ctx, header, current)
		}
		newest, err := current(ctx)
		switch {
		case err != nil:
			return 0, err
		case first != "*":
			return 0, &vocabulary.Error{Code: vocabulary.CodePreconditionRequired,
				Message: "Say which version you changed: send the ETag you were given in an If-Match header. Where there is nothing here yet, send If-None-Match: *.",
				Faults:  []vocabulary.Fault{{Pointer: "header:If-Match", Code: "required", Message: "Send the ETag of what you read, or If-None-Match: * where there was nothing."}}}
		case newest != 0:
			return 0, &vocabulary.Error{Code: vocabulary.CodeStale, CurrentVersion: newest,
				Message: "There is something here already. Read it, compare, and send your change with its ETag in If-Match."}
		}
		return 0, nil
	}, effect)
}

// Made is 201 with the address of what a Put made anew, and 200 without where there was something.
func Made(version int64, c echo.Context) (status int, location string) {
	if version == 0 {
		return http.StatusCreated, c.Request().URL.Path
	}
	return http.StatusOK, ""
}

// CreateOnce answers a POST that makes something of which there must not be two by mistake, such as a claim: it takes an
// Idempotency-Key.
func CreateOnce[B any](c echo.Context, w *Writer, effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	if err := requireKey(c); err != nil {
		return err
	}
	return Create(c, w, effect)
}

// UpdateOnce answers a transition that takes an Idempotency-Key.
func UpdateOnce[B any](c echo.Context, w *Writer, current func(ctx context.Context) (version int64, err error), effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	if err := requireKey(c); err != nil {
		return err
	}
	return Update(c, w, current, effect)
}

// requireKey refuses a write that moves money and could not be told from its repetition. A dry run moves none.
func requireKey(c echo.Context) error {
	if c.Request().Header.Get("Idempotency-Key") != "" || c.QueryParam("dry_run") == "true" {
		return nil
	}
	return &vocabulary.Error{Code: vocabulary.CodeBadRequest,
		Message: "Send an Idempotency-Key with this, such as a new UUID, so that it has one effect however often it arrives.",
		Faults:  []vocabulary.Fault{{Pointer: "header:Idempotency-Key", Code: "required", Message: "Send a key of your own, the same when you send the same request again."}}}
}

// ifMatch reads the version from an If-Match header such as "v3.Zm9v" (quotes included).
func ifMatch(header http.Header) (int64, error) {
	text := strings.TrimSpace(header.Get("If-Match"))
	if text == "" {
		return 0, &vocabulary.Error{Code: vocabulary.CodePreconditionRequired,
			Message: "Say which version you changed: send the ETag you were given in an If-Match header.",
			Faults:  []vocabulary.Fault{{Pointer: "header:If-Match", Code: "required", Message: "Send the ETag of the record you read."}}}
	}
	strong := strings.TrimPrefix(text, "W/") // a proxy that compresses marks ETags as weak; the version still holds
	number, _, _ := strings.Cut(strings.TrimPrefix(strings.Trim(strong, `"`), "v"), ".")
	version, err := strconv.ParseInt(number, 10, 64)
	if err != nil || version < 1 || !strings.HasPrefix(strong, `"v`) {
		return 0, &vocabulary.Error{Code: vocabulary.CodeBadRequest,
			Message: "The If-Match header holds no ETag of Trellis. Send the one you were given, quotes included.",
			Faults:  []vocabulary.Fault{{Pointer: "header:If-Match", Code: "bad_etag", Message: `An ETag looks like "v3.Zm9vYmFy".`}}}
	}
	return version, nil
}
