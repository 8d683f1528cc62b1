package listing

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	typeJSON   = "application/json"
	typeCSV    = "text/csv"
	typeNDJSON = "application/x-ndjson"
	typeXLSX   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// Types are what every list, and whatever can be laid out as rows, is had as.
var Types = []string{typeJSON, typeCSV, typeNDJSON, typeXLSX}

// LongTypes are what is had as a file alone, because it can be longer than a page or a workbook.
var LongTypes = []string{typeNDJSON, typeCSV}

// contentCSV says that the first row holds the names of the columns (RFC 4180).
const contentCSV = "text/csv; charset=utf-8; header=present"

// sheet writes rows as a file, one at a time. Closing it lets go of what it holds, finished or not.
type sheet interface {
	head(names []string) error
	row(values []reflect.Value) error
	finish() error
	io.Closer
}

// sheetFor begins a file of a type; a workbook's sheet has the title.
func sheetFor(kind string, out io.Writer, title string) sheet {
	switch kind {
	case typeCSV:
		return &csvSheet{out: csv.NewWriter(out)}
	case typeXLSX:
		return newWorkbook(out, title)
	default:
		return &ndjsonSheet{out: out}
	}
}

// typed is a type's full content type, and the ending of a file of it.
func typed(kind string) (contentType, extension string) {
	switch kind {
	case typeCSV:
		return contentCSV, "csv"
	case typeXLSX:
		return typeXLSX, "xlsx"
	default:
		return typeNDJSON, "ndjson"
	}
}

type csvSheet struct{ out *csv.Writer }

func (s *csvSheet) head(names []string) error { return s.out.Write(names) }

func (s *csvSheet) row(values []reflect.Value) error {
	cells := make([]string, len(values))
	for i, value := range values {
		cell, isText, err := cellOf(value)
		if err != nil {
			return err
		}
		if cells[i] = cell; isText {
			cells[i] = inert(cell)
		}
	}
	return s.out.Write(cells)
}

func (s *csvSheet) finish() error { s.out.Flush(); return s.out.Error() }

func (s *csvSheet) Close() error { return nil }

// inert keeps a spreadsheet from running a text cell as a formula. Our importers take one apostrophe
// off what is marked so; a text that looks marked already gets another, so that it comes back as it was.
func inert(cell string) string {
	if bare := strings.TrimLeft(cell, "'"); bare != "" && strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
		return "'" + cell
	}
	return cell
}

type ndjsonSheet struct {
	out   io.Writer
	names []string
}

func (s *ndjsonSheet) head(names []string) error { s.names = names; return nil }

func (s *ndjsonSheet) row(values []reflect.Value) error {
	line, err := object(s.names, values)
	if err == nil {
		_, err = s.out.Write(append(line, '\n'))
	}
	return err
}

func (s *ndjsonSheet) finish() error { return nil }

func (s *ndjsonSheet) Close() error { return nil }

// cellOf writes a value as one cell: nothing for null, a date or instant as in JSON, a nested list
// as JSON. isText is false for numbers and flags.
func cellOf(value reflect.Value) (cell string, isText bool, err error) {
	if value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return "", false, nil
		}
		value = value.Elem()
	}
	switch v := value.Interface().(type) {
	case vocabulary.Date:
		return v.String(), true, nil
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano), true, nil
	}
	switch value.Kind() {
	case reflect.String:
		return value.String(), true, nil
	case reflect.Int64, reflect.Float64, reflect.Bool:
		return fmt.Sprint(value.Interface()), false, nil
	}
	nested, err := json.Marshal(value.Interface())
	return string(nested), true, err
}

// object writes the named values as one JSON object, in that order.
func object(names []string, values []reflect.Value) ([]byte, error) {
	line := []byte{'{'}
	for i, value := range values {
		encoded, err := httpx.Encode(value.Interface())
		if err != nil {
			return nil, err
		}
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, '"')
		line = append(line, names[i]...)
		line = append(line, '"', ':')
		line = append(line, encoded[:len(encoded)-1]...)
	}
	return append(line, '}'), nil
}
