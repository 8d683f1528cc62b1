package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// scanner splits text into rows and cells. encoding/csv is not used because it holds a whole record several
// times over, so that a cell of 10 MB takes more than a file may; because it numbers lines, not the rows a
// spreadsheet shows; and because it reads no file with the line ends of old Macs.
type scanner struct {
	in     *bufio.Reader
	closer io.Closer
	name   string
	comma  byte
	row    int64
	line   int64 // of the text, from 1
	cell   []byte
}

func newScanner(text io.Reader, closer io.Closer, name string) *scanner {
	s := &scanner{in: bufio.NewReaderSize(text, 64<<10), closer: closer, name: name, line: 1}
	s.comma = s.separator()
	return s
}

func (s *scanner) Close() error { return s.closer.Close() }

// separator is a comma, unless the header has none but semicolons or tabs.
func (s *scanner) separator() byte {
	start, _ := s.in.Peek(64 << 10)
	start = bytes.TrimLeft(start, "\r\n")
	quoted, seen := false, map[byte]int{}
	for _, b := range start {
		if b == '"' {
			quoted = !quoted
		}
		if !quoted {
			if b == '\n' || b == '\r' {
				break
			}
			seen[b]++
		}
	}
	switch {
	case seen[','] > 0 || seen[';'] == 0 && seen['\t'] == 0:
		return ','
	case seen['\t'] >= seen[';']:
		return '\t'
	}
	return ';'
}

// Where in a cell the scanner stands.
const (
	atStart = iota
	inPlain
	inQuotes
	afterQuotes // a quote that ends the cell, or the first of two that stand for one
)

func (s *scanner) next() (Row, error) {
	s.row++
	row, state, opened := Row{Number: s.row}, atStart, s.line
	for {
		b, err := s.in.ReadByte()
		if errors.Is(err, io.EOF) {
			switch {
			case state == inQuotes:
				return row, Refuse("unclosed_quote", "In %s the quotation mark that opens in line %d is never closed, so everything after it would be one cell. Close it and send the file again.", Quote(s.name), opened)
			case state == atStart && row.Width == 0:
				return row, io.EOF
			}
			s.endCell(&row)
			return row, nil
		}
		if err != nil {
			return row, err
		}
		newline := b == '\n' || b == '\r'
		if newline {
			if next, _ := s.in.Peek(1); b == '\r' && len(next) == 1 && next[0] == '\n' {
				_, _ = s.in.ReadByte() // it is buffered
			}
			b = '\n'
			s.line++
		}
		switch {
		case state == inQuotes && b == '"':
			state = afterQuotes
		case state == inQuotes:
			s.keep(b)
		case state == afterQuotes && b == '"':
			s.keep(b)
			state = inQuotes
		case b == s.comma:
			s.endCell(&row)
			state = atStart
		case newline:
			if row.Width == 0 && state == atStart {
				return row, nil // a blank line
			}
			s.endCell(&row)
			return row, nil
		case state == atStart && b == '"':
			state, opened = inQuotes, s.line
		default:
			s.keep(b)
			state = inPlain
		}
	}
}

func (s *scanner) keep(b byte) {
	if len(s.cell) <= keptBytes {
		s.cell = append(s.cell, b)
	}
}

func (s *scanner) endCell(row *Row) {
	if row.Width++; row.Width <= maxColumns {
		row.Cells = append(row.Cells, string(s.cell))
	}
	s.cell = s.cell[:0]
}
