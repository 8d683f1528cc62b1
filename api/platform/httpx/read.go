package httpx

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// Encode writes JSON the way every answer of the API is written.
func Encode(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return out.Bytes(), err
}

// Versioned encodes a record whose ETag carries its version.
func Versioned(version int64, value any) (*snapshot.Entry, error) {
	body, err := Encode(value)
	if err != nil {
		return nil, err
	}
	return snapshot.New("application/json", "v"+strconv.FormatInt(version, 10)+".", body), nil
}

// Plain encodes an answer that is no versioned record: its ETag is the hash of its content.
func Plain(value any) (*snapshot.Entry, error) {
	body, err := Encode(value)
	if err != nil {
		return nil, err
	}
	return snapshot.New("application/json", "", body), nil
}

// Serve sends an entry to the one caller it was made for.
func Serve(c echo.Context, status int, entry *snapshot.Entry) error {
	Private(c.Response().Header())
	return entry.Send(c.Response(), c.Request(), status)
}

// Private marks an answer as made for this caller and this format, to be asked for anew each time, unless it may not be
// kept at all.
func Private(header http.Header) {
	if header.Get("Cache-Control") != noStore {
		header.Set("Cache-Control", "private, no-cache")
	}
	header["Vary"] = vary
}

var vary = []string{"Authorization, Cookie, Accept, Accept-Encoding"}

// Reader is what hot reads are answered from: snapshots, keyed by the revisions of what they read.
type Reader struct {
	DB        *database.DB
	Snapshots *snapshot.Store
	Clock     vocabulary.Clock
	// Files has a place for each file that may be written at once: each holds a connection as long as
	// its reader takes, and the rest of the pool is for everyone else.
	Files chan struct{}
}

// Dated answers one thing as it stood on a day (as_of), kept under its path until one of the tables
// it reads changes or the day does.
func (r Reader) Dated(c echo.Context, model string, tables []string, build func(ctx context.Context, day vocabulary.Date) (*snapshot.Entry, error)) error {
	return r.DatedAs(c, []string{"application/json"}, model, tables, func(ctx context.Context, day vocabulary.Date, _ string) (*snapshot.Entry, error) {
		return build(ctx, day)
	})
}

// DatedAs does the same for what can be had as one of several types; build is told which. What the answer depends on
// besides, such as another parameter, stands in the model's name.
func (r Reader) DatedAs(c echo.Context, types []string, model string, tables []string, build func(ctx context.Context, day vocabulary.Date, as string) (*snapshot.Entry, error)) error {
	as, err := Accept(c, types...)
	if err != nil {
		return err
	}
	day, err := AsOf(c.QueryParams(), r.Clock.Today())
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	revision, err := r.DB.Revisions.Of(ctx, tables...)
	if err != nil {
		return err
	}
	key := strings.Join([]string{model, as, day.String(), revision, c.Request().URL.Path}, "|")
	entry, err := r.Snapshots.Get(ctx, key, func(ctx context.Context) (*snapshot.Entry, error) { return build(ctx, day, as) })
	if err != nil {
		return err
	}
	return Serve(c, http.StatusOK, entry)
}

// JSON builds and serves one answer that is not kept.
func JSON(c echo.Context, build func(ctx context.Context) (*snapshot.Entry, error)) error {
	if err := AcceptJSON(c); err != nil {
		return err
	}
	entry, err := build(c.Request().Context())
	if err != nil {
		return err
	}
	return Serve(c, http.StatusOK, entry)
}
