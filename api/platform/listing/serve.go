package listing

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// Serve answers a list request: a page as JSON, or the whole filtered set as CSV, NDJSON or a workbook. A list that
// belongs to something, such as the practices of a PCN, is given its keys: From has them as $2 and on.
func (l *List[T]) Serve(c echo.Context, s httpx.Reader, of ...string) error {
	kind, err := httpx.Accept(c, Types...)
	if err != nil {
		return err
	}
	r, err := l.Parse(c.QueryParams(), s.Clock.Today(), of...)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if kind != typeJSON {
		return l.export(c, s, r, kind)
	}
	revision, err := s.DB.Revisions.Of(ctx, l.Reads...)
	if err != nil {
		return err
	}
	key := strings.Join([]string{l.Name, strings.Join(of, "/"), r.AsOf.String(), revision, c.QueryParams().Encode()}, "|")
	entry, err := s.Snapshots.Get(ctx, key, func(ctx context.Context) (*snapshot.Entry, error) {
		if err := l.owned(ctx, s.DB.Pool, of); err != nil {
			return nil, err
		}
		page, err := l.read(ctx, s.DB.Pool, r)
		if err != nil {
			return nil, err
		}
		return l.encode(r, page, c.Request().URL)
	})
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}

// owned refuses a list of what belongs to something there is not.
func (l *List[T]) owned(ctx context.Context, q Querier, of []string) error {
	if l.Owner == nil {
		return nil
	}
	return l.Owner(ctx, q, of)
}

// Body is the JSON answer of a list.
type Body[Items any] struct {
	// AsOf is the day the list describes.
	AsOf  vocabulary.Date `json:"as_of" example:"2026-11-23"`
	Items Items           `json:"items"`
	// Next is the cursor of the next page, null on the last.
	Next *string `json:"next"`
	// Total counts all pages; only there with include_total=true.
	Total *int64 `json:"total,omitempty"`
}

func (l *List[T]) encode(r Request, page Page[T], address *url.URL) (*snapshot.Entry, error) {
	body := Body[any]{AsOf: r.AsOf, Items: page.rows, Total: page.total}
	if page.next != "" {
		body.Next = &page.next
	}
	if len(page.rows) == 0 {
		body.Items = []T{}
	}
	if len(r.Fields) > 0 {
		names, pick := l.shape(r)
		items := make([]json.RawMessage, len(page.rows))
		for i, row := range page.rows {
			item, err := object(names, pick(reflect.ValueOf(row)))
			if err != nil {
				return nil, err
			}
			items[i] = item
		}
		body.Items = items
	}
	entry, err := httpx.Plain(body)
	if err == nil && page.next != "" {
		query := address.Query()
		query.Set("cursor", page.next)
		entry.Header = map[string]string{"Link": fmt.Sprintf(`<%s?%s>; rel="next"`, address.Path, query.Encode())}
	}
	return entry, err
}

// shape gives the names of the fields asked for and how to take them out of a row.
func (l *List[T]) shape(r Request) (names []string, pick func(row reflect.Value) []reflect.Value) {
	names = slices.Clone(r.Fields)
	if len(names) == 0 {
		names = l.names()
	}
	for _, included := range r.Include { // fields chooses among the columns; what is included comes besides
		if !slices.Contains(names, included) {
			names = append(names, included)
		}
	}
	at := make([][]int, len(names))
	for i, name := range names {
		at[i] = fieldNamed(reflect.TypeFor[T](), name)
	}
	return names, func(row reflect.Value) []reflect.Value {
		values := make([]reflect.Value, len(at))
		for i, index := range at {
			values[i] = row.FieldByIndex(index)
		}
		return values
	}
}

func fieldNamed(row reflect.Type, name string) []int {
	for _, field := range reflect.VisibleFields(row) {
		if found, _, _ := strings.Cut(field.Tag.Get("json"), ","); found == name {
			return field.Index
		}
	}
	panic(row.String() + " has no field " + name)
}
