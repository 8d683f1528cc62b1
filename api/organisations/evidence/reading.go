package evidence

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// mostStatements bounds what is held in memory. All England has about 6,300 practices and 1,300 PCNs, and
// its full history about 10,000 statements.
const mostStatements = 25_000

// longestName is how long a name of an organisation may be.
const longestName = 200

// reading is one file being read.
type reading struct {
	ctx      context.Context
	kind     Kind
	book     *table.Book
	report   *table.Report
	progress func(rows int64)
	out      Reading
	table    *table.Table // of a kind that has one

	held int // statements that are kept elsewhere until all rows are read

	// The day the file carries, where it stands and how it is written there.
	day      vocabulary.Date
	dayRow   int64
	dayFound string
}

// sheet is the one sheet of a kind that has one: the first with its headings, or else with anything in it.
func (r *reading) sheet() (found *table.Sheet, err error) {
	var others []*table.Sheet
	matches := false
	for _, sheet := range r.book.Sheets() {
		head, err := sheet.Head(r.ctx, 1)
		switch {
		case err != nil:
			return nil, err
		case len(head) == 0:
		case found == nil || !matches && fits(head[0], r.kind.Columns):
			if found != nil {
				others = append(others, found)
			}
			found, matches = sheet, fits(head[0], r.kind.Columns)
		default:
			others = append(others, sheet)
		}
	}
	for _, other := range others {
		r.noteSheet(other, "One sheet is read, "+table.Quote(found.Name)+"; this one is not used.")
	}
	if found == nil {
		return nil, table.Refuse("empty_file", "There is nothing in the file. Send one with a row of headings and at least one row below it.")
	}
	return found, nil
}

func (r *reading) noteSheet(sheet *table.Sheet, message string) {
	r.report.Add(table.Problem{Sheet: sheet.Name, Code: "unused_sheet", Message: message, Result: table.Noted})
}

// find looks for the columns of the kind, and where they are not there says which kind would fit.
func (r *reading) find(sheet *table.Sheet, columns []table.Column) (*table.Table, error) {
	found, err := sheet.Table(r.ctx, columns)
	var refused *vocabulary.Error
	if err == nil || !errors.As(err, &refused) || refused.Faults[0].Code != "missing_column" {
		return found, err
	}
	for _, other := range Kinds() {
		for _, columns := range other.fits {
			if _, mismatch := sheet.Table(r.ctx, columns); mismatch == nil && other.Name != r.kind.Name {
				return nil, table.Refuse("wrong_kind", "This is not a file of the kind %s (%s). It looks like %s (%s): choose that kind. %s",
					r.kind.Name, r.kind.Title, other.Name, other.Title, refused.Message)
			}
		}
	}
	return nil, err
}

// each hands over one data row after another. Rows whose cells cannot be trusted it leaves at what their key
// names.
func (r *reading) each(t *table.Table, key string, row func(*table.Record) error) error {
	before := r.out.Rows
	for record, err := range t.Records(r.ctx, r.report) {
		if err != nil {
			return err
		}
		if r.out.Rows++; r.progress != nil && r.out.Rows%500 == 0 {
			r.progress(r.out.Rows)
		}
		switch {
		case !record.LeftOut():
			err = row(record)
		case key == "pcn_code":
			r.mention(record, legible(record, key, pcnPattern), "")
		default:
			r.mention(record, legible(record, key, practicePattern), legible(record, "pcn_code", pcnPattern))
		}
		if err != nil {
			return err
		}
		if len(r.out.Statements)+r.held > mostStatements {
			return table.Refuse("too_many_rows", "The file says more than %d things; all England has about 6,300 practices and 1,300 PCNs. Check that it is the right file.", mostStatements)
		}
	}
	if r.out.Rows == before {
		return table.Refuse("empty_file", "There are headings but no rows below them. Download or save the file again.")
	}
	return nil
}

// readOne reads a kind that has one table, and the day it carries if it does.
func (r *reading) readOne(key string, row func(*table.Record)) error {
	sheet, err := r.sheet()
	if err != nil {
		return err
	}
	if r.table, err = r.find(sheet, r.kind.Columns); err != nil {
		return err
	}
	return r.each(r.table, key, func(record *table.Record) error {
		if err := r.carriesDay(record); err != nil {
			return err
		}
		row(record)
		return nil
	})
}

// settled is for rows that can be left out, but never end the reading.
func settled(row func(*table.Record)) func(*table.Record) error {
	return func(record *table.Record) error { row(record); return nil }
}

// state adds what a row says, with its place.
func (r *reading) state(record *table.Record, s Statement) {
	s.Sheet, s.Row = record.Sheet, record.Row
	r.out.Statements = append(r.out.Statements, s)
}

// mention keeps whoever a left-out row names from counting as absent.
func (r *reading) mention(record *table.Record, code, pcn string) {
	if code == "" {
		r.state(record, Statement{Fact: Unidentified})
		return
	}
	r.state(record, Statement{Fact: Mention, Code: code, PCNCode: pcn})
}

// carriesDay takes the day a row says the file describes.
func (r *reading) carriesDay(record *table.Record) error {
	if !record.Has("extract_date") {
		return nil
	}
	day := record.Day("extract_date")
	switch {
	case record.LeftOut():
	case day.IsZero():
		record.LeaveOut("extract_date", "missing", "The row does not say the day it describes.")
	case r.day.IsZero():
		r.day, r.dayRow, r.dayFound = day, record.Row, record.Value("extract_date")
	case r.day != day:
		return table.Refuse("several_days", "The file describes more than one day: %s in row %d and %s in row %d. Send a file for each.",
			table.Quote(r.dayFound), r.dayRow, table.Quote(record.Value("extract_date")), record.Row)
	}
	return nil
}

func (r *reading) checkDay() error {
	switch given := r.out.AsAt; {
	case given.IsZero() && r.day.IsZero():
		return table.RefuseDay("required", "Say the day the file describes: it does not say so itself.")
	case given.IsZero():
		r.out.AsAt = r.day
	case !r.day.IsZero() && r.day != given:
		return table.RefuseDay("differs_from_file", "The file says that it describes %s (%s in row %d), not %s. Leave the day out, or send the other file.",
			r.day.Words(), table.Quote(r.dayFound), r.dayRow, given.Words())
	}
	return nil
}

// checkUse refuses a file of which nothing can be used: it is not what it is said to be.
func (r *reading) checkUse() error {
	for _, s := range r.out.Statements {
		if s.Fact != Mention && s.Fact != Unidentified {
			return nil
		}
	}
	var reasons []string
	for _, p := range r.report.Problems() {
		if p.Result == table.LeftOut && len(reasons) < 3 {
			where := fmt.Sprintf("row %d", p.Row)
			if p.Sheet != "" {
				where = "sheet " + table.Quote(p.Sheet) + ", " + where
			}
			if p.Column != "" {
				where += ", " + p.Column
			}
			reasons = append(reasons, where+": "+p.Message)
		}
	}
	if len(reasons) == 0 {
		reasons = append(reasons, "its rows are about something else.")
	}
	return table.Refuse("no_usable_row", "Of %d rows none can be used as %s. Is it the right file? %s",
		r.out.Rows, r.kind.Title, strings.Join(reasons, " "))
}
