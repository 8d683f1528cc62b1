// Package listing answers every list of the API: one grammar of filters, sorts, fields, pages and
// formats, read straight from PostgreSQL into flat structs.
package listing

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// column is one field of a row: its JSON name is its SQL name, its CSV heading and its parameter.
type column struct {
	name     string
	index    []int
	kind     kind
	nullable bool
	filter   bool
	sort     bool
	key      bool // decides between equal rows, so it is sorted to the letter
	code     bool // an organisation's code: capitals, in whatever case it is asked for
	stored   bool // a column of a table as it is: looked up by its index where it is filtered
	enum     []string
	shape    *vocabulary.CodeShape // what such a code looks like; nil where any text may be one
}

// ordered writes an expression the way the column is sorted: by code point whatever the server's
// locale, and text as if it were written in small letters, since "North East and" comes before
// "North East London" for everyone but a computer.
func (c column) ordered(expression string) string {
	switch {
	case c.kind.cast != "text":
		return expression
	case c.code, c.key:
		return expression + ` COLLATE "C"`
	}
	return "lower(" + expression + ` COLLATE "C")`
}

// found is the column as an index has it: codes are ordered by their bytes there.
func (c column) found() string {
	if c.stored && c.code {
		return c.name + ` COLLATE "C"`
	}
	return c.name
}

// kind is how a value is read from text and compared by PostgreSQL.
type kind struct {
	cast  string // the PostgreSQL type
	looks string // how a caller writes one, in words
	// read puts a caller's text into the one form that PostgreSQL is sure to take.
	read func(text string) (string, error)
}

var kinds = map[reflect.Type]kind{
	reflect.TypeFor[string]():          {"text", "text", asItIs},
	reflect.TypeFor[json.RawMessage](): {"jsonb", "JSON", asItIs}, // to be shown, in a file as JSON
	reflect.TypeFor[vocabulary.Date](): {"date", "a date between 1900 and 2999 in the form YYYY-MM-DD, such as 2026-03-31", readAs(vocabulary.ParseDate, vocabulary.Date.String)},
	reflect.TypeFor[time.Time]():       {"timestamptz", "a moment between 1900 and 2999, such as 2026-03-31T09:00:00Z", readAs(parseInstant, formatInstant)},
	reflect.TypeFor[int64]():           {"bigint", "a whole number", readAs(parseInteger, formatAny[int64])},
	reflect.TypeFor[float64]():         {"double precision", "a number, such as 1.8", readAs(parseNumber, formatAny[float64])},
	reflect.TypeFor[bool]():            {"boolean", "true or false", readAs(parseFlag, formatAny[bool])},
	reflect.TypeFor[[]string]():        {"text[]", "one value", func(string) (string, error) { return "", errors.New("a list is no value") }}, // to be shown only
}

func asItIs(text string) (string, error) { return text, nil }

func readAs[V any](parse func(string) (V, error), format func(V) string) func(string) (string, error) {
	return func(text string) (string, error) {
		value, err := parse(text)
		return format(value), err
	}
}

func parseInteger(text string) (int64, error)  { return strconv.ParseInt(text, 10, 64) }
func parseNumber(text string) (float64, error) { return strconv.ParseFloat(text, 64) }
func formatInstant(at time.Time) string        { return at.UTC().Format(time.RFC3339Nano) }
func formatAny[V any](value V) string          { return fmt.Sprint(value) }

func parseInstant(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err == nil && (at.Year() < 1900 || at.Year() > 2999) {
		err = errors.New("out of range")
	}
	return at, err
}

func parseFlag(text string) (bool, error) {
	if text != "true" && text != "false" {
		return false, errors.New("neither true nor false")
	}
	return text == "true", nil
}

// columnsOf reads a row type's tags: `json:"name" list:"filter,sort,code,stored" enums:"a,b" shape:"pcn"`. A field without
// a list tag is no column: it is filled by an include.
func columnsOf(row reflect.Type) (columns []column, err error) {
	for _, field := range reflect.VisibleFields(row) {
		tag, ok := field.Tag.Lookup("list")
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		typ := field.Type
		nullable := typ.Kind() == reflect.Pointer
		if nullable {
			typ = typ.Elem()
		}
		known, ok := kinds[typ]
		if !ok && typ.Kind() == reflect.String {
			known, ok = kinds[reflect.TypeFor[string]()], true
		}
		if !ok {
			return nil, fmt.Errorf("%s.%s cannot be a list column", row, field.Name)
		}
		c := column{name: name, index: field.Index, kind: known, nullable: nullable}
		for word := range strings.SplitSeq(tag, ",") {
			c.filter = c.filter || word == "filter"
			c.sort = c.sort || word == "sort"
			c.code = c.code || word == "code"
			c.stored = c.stored || word == "stored"
		}
		if enums := field.Tag.Get("enums"); enums != "" {
			c.enum = strings.Split(enums, ",")
		}
		if name, ok := field.Tag.Lookup("shape"); ok {
			shape, known := vocabulary.CodeShapes[name]
			if !known {
				return nil, fmt.Errorf("%s.%s has the unknown shape %q", row, field.Name, name)
			}
			c.shape = &shape
		}
		columns = append(columns, c)
	}
	return columns, nil
}

func find(columns []column, name string) (column, bool) {
	i := slices.IndexFunc(columns, func(c column) bool { return c.name == name })
	if i < 0 {
		return column{}, false
	}
	return columns[i], true
}

// text writes a value the way the cursor keeps it and the database reads it back; nil for null.
func text(value reflect.Value) *string {
	if value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil
		}
		value = value.Elem()
	}
	s := formatAny(value.Interface())
	if at, ok := value.Interface().(time.Time); ok {
		s = formatInstant(at)
	}
	return &s
}
