package listing

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	typeJSON   = "application/json"
	typeCSV    = "text/csv"
	typeNDJSON = "application/x-ndjson"
	typeXLSX   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// sheet writes rows as a file, one at a time.
type sheet interface {
	head(names []string) error
	row(values []reflect.Value) error
	close() error
}

func sheetFor(contentType string, out io.Writer) (sheet, string) {
	switch contentType {
	case typeCSV:
		return &csvSheet{csv.NewWriter(out)}, "csv"
	case typeXLSX:
		return &xlsxSheet{out: out}, "xlsx"
	default:
		return &ndjsonSheet{out: out}, "ndjson"
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

func (s *csvSheet) close() error { s.out.Flush(); return s.out.Error() }

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

func (s *ndjsonSheet) close() error { return nil }

type xlsxSheet struct {
	out    io.Writer
	file   *excelize.File
	stream *excelize.StreamWriter
	n      int
}

func (s *xlsxSheet) head(names []string) (err error) {
	s.file = excelize.NewFile()
	if s.stream, err = s.file.NewStreamWriter("Sheet1"); err != nil {
		return err
	}
	bold, err := s.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	cells := make([]any, len(names))
	for i, name := range names {
		cells[i] = excelize.Cell{StyleID: bold, Value: name}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return s.write(cells)
}

func (s *xlsxSheet) row(values []reflect.Value) error {
	cells := make([]any, len(values))
	for i, value := range values {
		cell, isText, err := cellOf(value)
		if err != nil {
			return err
		}
		if cells[i] = cell; !isText && cell != "" {
			cells[i] = reflect.Indirect(value).Interface()
		}
	}
	return s.write(cells)
}

func (s *xlsxSheet) write(cells []any) error {
	s.n++
	return s.stream.SetRow(fmt.Sprintf("A%d", s.n), cells)
}

func (s *xlsxSheet) close() error {
	defer s.file.Close()
	if err := s.stream.Flush(); err != nil {
		return err
	}
	return s.file.Write(s.out)
}

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
