package table

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

const (
	lastRow    = 1_048_576
	lastColumn = 16_384
)

func (w *workbook) sheet(name, part string, date1904 bool) *Sheet {
	return &Sheet{Name: name, workbook: true, date1904: date1904, open: func(ctx context.Context) (rowReader, error) {
		r, err := w.open(part)
		if err != nil {
			return nil, err
		}
		return &sheetReader{workbook: w, part: part, closer: r, tokens: newTokens(&cancelled{ctx, r})}, nil
	}}
}

// sheetReader reads the rows of a sheet that are written in it; blank ones need not be.
type sheetReader struct {
	workbook *workbook
	part     string
	closer   io.Closer
	tokens   *tokens
	row      Row
	cell     cell
}

// cell is the one being read.
type cell struct {
	column     int // from 1
	kind       string
	value      []byte
	inValue    bool
	hasValue   bool
	hasFormula bool
	inline     richText
}

func (s *sheetReader) Close() error { return s.closer.Close() }

func (s *sheetReader) next() (Row, error) {
	for {
		token, err := s.tokens.next()
		if errors.Is(err, io.EOF) {
			return Row{}, io.EOF
		}
		if err != nil {
			return Row{}, s.workbook.fault(s.part, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			err = s.begin(token)
		case xml.CharData:
			if s.cell.inValue && len(s.cell.value) <= keptBytes {
				s.cell.value = append(s.cell.value, token[:min(len(token), keptBytes+1)]...)
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "v":
				s.cell.inValue = false
			case "c":
				err = s.endCell()
			case "row":
				return s.row, nil
			}
		}
		if err != nil {
			return Row{}, err
		}
		s.cell.inline.take(token)
	}
}

func (s *sheetReader) begin(element xml.StartElement) error {
	switch element.Name.Local {
	case "row":
		number := s.row.Number + 1
		if r := attribute(element, "r"); r != "" {
			stated, err := strconv.ParseInt(r, 10, 64)
			if err != nil || stated < number || stated > lastRow {
				return s.workbook.unreadable("row " + Quote(r) + " stands where it cannot")
			}
			number = stated
		}
		s.row, s.cell = Row{Number: number}, cell{value: s.cell.value[:0], inline: richText{text: s.cell.inline.text[:0]}}
	case "c":
		column := s.cell.column + 1
		if r := attribute(element, "r"); r != "" {
			stated, ok := columnOf(r, s.row.Number)
			if !ok || stated < column {
				return s.workbook.unreadable("cell " + Quote(r) + " stands where it cannot")
			}
			column = stated
		}
		s.cell = cell{column: column, kind: attribute(element, "t"), value: s.cell.value[:0], inline: richText{text: s.cell.inline.text[:0]}}
	case "v":
		s.cell.inValue, s.cell.hasValue = true, true
	case "f":
		s.cell.hasFormula = true
	}
	return nil
}

// columnOf reads an address such as C12, which must lie in the row it stands in.
func columnOf(address string, row int64) (column int, ok bool) {
	digits := strings.IndexAny(address, "0123456789")
	if digits < 1 || digits > 3 || address[digits:] != strconv.FormatInt(row, 10) {
		return 0, false
	}
	for _, letter := range address[:digits] {
		if letter < 'A' || letter > 'Z' {
			return 0, false
		}
		column = column*26 + int(letter-'A') + 1
	}
	return column, column <= lastColumn
}

func (s *sheetReader) endCell() error {
	text, err := s.text()
	if err != nil {
		return err
	}
	uncalculated := s.cell.hasFormula && text == "" && (!s.cell.hasValue || s.cell.kind != "str")
	if text == "" && !uncalculated {
		return nil // it only has a colour or a border
	}
	if s.row.Width = s.cell.column; s.row.Width > maxColumns {
		return nil
	}
	for len(s.row.Cells) < s.cell.column-1 {
		s.row.Cells = append(s.row.Cells, "")
	}
	s.row.Cells = append(s.row.Cells, text)
	if uncalculated {
		s.row.uncalculated = append(s.row.uncalculated, s.cell.column-1)
	}
	return nil
}

// text is what a cell holds, before any formatting; of a formula, the value that was saved with it.
func (s *sheetReader) text() (string, error) {
	value := string(s.cell.value)
	switch s.cell.kind {
	case "s":
		if value == "" {
			return "", nil
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(s.workbook.strings) {
			return "", s.workbook.unreadable("a cell in row " + strconv.FormatInt(s.row.Number, 10) + " points at a text that is not in it")
		}
		return s.workbook.strings[n], nil
	case "inlineStr":
		return s.cell.inline.finish(), nil
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[value], nil
	case "", "n":
		return number(value), nil
	}
	return unescape(value), nil // a formula's text, an error such as #N/A, a day
}

// number writes a number as people do: workbooks hold 27.56 as 27.559999999999999 and may hold 1 as 1.0 or 1E0.
func number(value string) string {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || f > 1e15 || f < -1e15 {
		return value
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
