package table

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"trellis/api/vocabulary"
)

// Table is a sheet whose columns are known.
type Table struct {
	*Header
	sheet   *Sheet
	columns []Column
	from    int64 // the row of the header; 0 where there is none
}

// Head reads the first rows that are not blank.
func (s *Sheet) Head(ctx context.Context, most int) (rows []Row, err error) {
	for row, err := range s.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		if row.Blank() {
			continue
		}
		if rows = append(rows, row); len(rows) == most {
			break
		}
	}
	return rows, nil
}

// Where names the sheet for messages.
func (s *Sheet) Where() string {
	if s.Name == "" {
		return "the file"
	}
	return "sheet " + Quote(s.Name)
}

// Table finds the columns in the first row that is not blank.
func (s *Sheet) Table(ctx context.Context, columns []Column) (*Table, error) {
	head, err := s.Head(ctx, 1)
	if err != nil {
		return nil, err
	}
	if len(head) == 0 {
		return nil, Refuse("empty_file", "There is nothing in %s. Send a file with a row of headings and at least one row below it.", s.Where())
	}
	if head[0].Width > maxColumns {
		return nil, Refuse("too_many_columns", "In %s the first row has %d columns; at most %d are read. Send a file with a row of headings first.", s.Where(), head[0].Width, maxColumns)
	}
	header, err := match(s.Where(), head[0].Cells, s.called, columns)
	if err != nil {
		return nil, err
	}
	return &Table{Header: header, sheet: s, columns: columns, from: head[0].Number}, nil
}

// Headless is the table of a sheet without headings, whose columns stand in the given order; "" is one that
// is not needed.
func (s *Sheet) Headless(columns []Column, order []string) *Table {
	h := &Header{Found: slices.Clone(order), at: map[string]int{}}
	for i, name := range order {
		if name != "" {
			h.at[name] = i
		}
		h.Found[i] = letters(i)
	}
	return &Table{Header: h, sheet: s, columns: columns}
}

// Record is one data row, its cells by the name of their column.
type Record struct {
	Sheet   string
	Row     int64
	table   *Table
	row     Row
	report  *Report
	leftOut bool
	said    []string // why it is left out
	told    map[string]bool
}

// Records reads the rows below the header, without the blank ones. What is wrong with a row whatever its
// kind is in the report already, and the record is left out; it comes all the same, for who it names.
func (t *Table) Records(ctx context.Context, report *Report) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for row, err := range t.sheet.Rows(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			if row.Number <= t.from || row.Blank() {
				continue
			}
			r := &Record{Sheet: t.sheet.Name, Row: row.Number, table: t, row: row, report: report}
			r.checkShape()
			r.checkCells()
			if !yield(r, nil) {
				return
			}
		}
	}
}

// checkShape leaves out a row of a CSV file with too few or too many cells: a comma too many, or one lost,
// puts every value behind it under the wrong heading. A workbook has no such commas.
func (r *Record) checkShape() {
	if r.table.sheet.workbook {
		return
	}
	for i := len(r.table.Found); i < max(r.row.Width, len(r.row.Cells)); i++ {
		if i >= len(r.row.Cells) || tidy(r.row.Cells[i]) != "" {
			r.LeaveOut("", "too_many_cells", "The row has %d cells, the header %d. A value with a comma in it needs quotation marks.", r.row.Width, len(r.table.Found))
			return
		}
	}
	for _, column := range r.table.columns {
		if at, has := r.table.at[column.Name]; has && column.Required && at >= r.row.Width {
			r.LeaveOut(column.Name, "too_few_cells", "The row has %d cells and ends before the column %s.", r.row.Width, Quote(r.table.Found[at]))
			return
		}
	}
}

// ErrorValue tells what a spreadsheet writes where a formula failed.
func ErrorValue(value string) bool { return slices.Contains(spreadsheetErrors, value) }

var spreadsheetErrors = []string{"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}

func (r *Record) checkCells() {
	for i, cell := range r.row.Cells {
		if r.table.derived(i) {
			continue
		}
		if utf8.RuneCountInString(cell) > MostCharacters {
			r.leaveOut(i, "too_long", "The cell is longer than %d characters. Perhaps a quotation mark before it is never closed.", MostCharacters)
		} else if strings.ContainsFunc(cell, broken) {
			r.leaveOut(i, "bad_characters", "The cell holds characters that cannot be shown. Type it again without them.")
		}
	}
	for _, column := range r.table.columns {
		at, has := r.table.at[column.Name]
		switch {
		case !has || !column.Required:
		case slices.Contains(r.row.uncalculated, at):
			r.leaveOut(at, "not_calculated", "The cell holds a formula without its value. Open the file in a spreadsheet program, save it and send it again.")
		case ErrorValue(r.Value(column.Name)):
			r.leaveOut(at, "error_value", "The cell holds the error %s instead of a value.", Quote(r.Value(column.Name)))
		}
	}
}

// Value is the cell of a column as one tidy line; "" where it is blank or the file has no such column.
func (r *Record) Value(column string) string {
	at, has := r.table.at[column]
	if !has || at >= len(r.row.Cells) {
		return ""
	}
	return tidy(r.row.Cells[at])
}

// FreeText is the value of a column that people write. What Trellis never holds leaves the row out.
func (r *Record) FreeText(column string) string {
	text := r.Value(column)
	if kind := vocabulary.Refused(text); kind != "" {
		r.LeaveOut(column, "refused_content", "The cell holds %s. Trellis holds none: take it out of the file.", kind)
		return ""
	}
	return text
}

// IsWorkbook tells whether numbers may be days, as spreadsheet programs count them.
func (r *Record) IsWorkbook() bool { return r.table.sheet.workbook }

// Date1904 tells a workbook that counts days from 1904.
func (r *Record) Date1904() bool { return r.table.sheet.date1904 }

// Has tells whether the file has a column.
func (r *Record) Has(column string) bool { return r.table.Has(column) }

// LeftOut tells whether something was wrong with the row.
func (r *Record) LeftOut() bool { return r.leftOut }

// LeaveOut says why nothing of the row is used.
func (r *Record) LeaveOut(column, code, format string, args ...any) {
	r.leave(r.Problem(column, LeftOut, code, format, args...))
}

// leave tells of each cell once why it keeps the row out, however many rules it breaks.
func (r *Record) leave(p Problem) {
	at := p.Column
	if at == "" {
		at = p.Message
	}
	if r.told[at] {
		return
	}
	if r.told == nil {
		r.told = map[string]bool{}
	}
	r.told[at], r.leftOut, r.said = true, true, append(r.said, p.Message)
	r.report.Add(p)
}

func (r *Record) leaveOut(at int, code, format string, args ...any) {
	p := Problem{Sheet: r.Sheet, Row: r.Row, Column: letters(at), Code: code, Message: fmt.Sprintf(format, args...), Result: LeftOut}
	if at < len(r.row.Cells) {
		p.Value = r.row.Cells[at]
	}
	if at < len(r.table.Found) && r.table.Found[at] != "" {
		p.Column = r.table.Found[at]
	}
	r.leave(p)
}

// PutRight says what was corrected in the row.
func (r *Record) PutRight(column, code, format string, args ...any) {
	r.report.Add(r.Problem(column, PutRight, code, format, args...))
}

// Note says what the reader should know about the row.
func (r *Record) Note(column, code, format string, args ...any) {
	r.report.Add(r.Problem(column, Noted, code, format, args...))
}

// Problem describes one that stands in a column of the row, for a report that comes later.
func (r *Record) Problem(column string, result Result, code, format string, args ...any) Problem {
	p := Problem{Sheet: r.Sheet, Row: r.Row, Value: r.Value(column), Code: code, Message: fmt.Sprintf(format, args...), Result: result}
	if at, has := r.table.at[column]; has {
		p.Column = r.table.Found[at]
	}
	return p
}
