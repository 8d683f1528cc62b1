package listing

import (
	"bytes"
	"fmt"
	"reflect"

	"trellis/api/platform/httpx"
	"trellis/api/platform/snapshot"
)

// Answer encodes what is no list of its own, such as totals: itself as JSON, its rows as a file with the name.
func Answer[T any](kind string, value any, name string, rows func() []T) (*snapshot.Entry, error) {
	if kind == typeJSON {
		return httpx.Plain(value)
	}
	return File(kind, name, rows())
}

// File writes rows that are no list of their own the way the file of a list is written.
func File[T any](kind, name string, rows []T) (*snapshot.Entry, error) {
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		return nil, fmt.Errorf("write %s as a file: %w", name, err)
	}
	var out bytes.Buffer
	sheet := sheetFor(kind, &out, name)
	contentType, extension := typed(kind)
	defer sheet.Close()
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	err = sheet.head(names)
	for _, row := range rows {
		values := make([]reflect.Value, len(columns))
		for i, c := range columns {
			values[i] = reflect.ValueOf(row).FieldByIndex(c.index)
		}
		if err == nil {
			err = sheet.row(values)
		}
	}
	if err == nil {
		err = sheet.finish()
	}
	if err != nil {
		return nil, fmt.Errorf("write %s as a file: %w", name, err)
	}
	return asFile(kind, name, contentType, extension, out.Bytes()), nil
}
