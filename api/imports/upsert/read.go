package upsert

import (
	"context"
	"slices"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// MostRows is how many rows such a file may have.
const MostRows = 10_000

// Form is what a kind of file looks like.
type Form struct {
	// Columns are those it may have.
	Columns []table.Column
	// Key are the columns that a record is found by, the network's code first.
	Key []string
	// Class is what the records are, and Keeps completes "There is no network … whose".
	Class policy.Class
	Keeps string
	// Parse reads the cells of a row that stand for something.
	Parse func(c *Cells)
}

// line is a row with the record of the table it was read from.
type line struct {
	Row
	record  *table.Record
	network string
}

// Read reads a file. Whatever would keep a row from being saved leaves it out.
func Read[S any](ctx context.Context, from imports.Source, form Form, records Records[S], today vocabulary.Date) (imports.Reading, error) {
	reading := imports.Reading{AsAt: from.AsAt, Scopes: []string{}}
	if reading.AsAt.IsZero() {
		reading.AsAt = today
	}
	t, err := form.sheet(ctx, from)
	if err != nil {
		return reading, err
	}
	t.NoteUnused(from.Report)
	reading.Headings = t.KeptHeadings()
	var lines []*line
	for record, err := range t.Records(ctx, from.Report) {
		if err != nil {
			return reading, err
		}
		if reading.Rows++; reading.Rows > MostRows {
			return reading, table.Refuse("too_many_rows", "The file has more than %d rows. Send it in parts.", MostRows)
		}
		if reading.Rows%500 == 0 {
			from.Progress(reading.Rows)
		}
		lines = append(lines, form.parse(record))
	}
	if len(lines) == 0 {
		return reading, table.Refuse("no_usable_row", "There is no row below the headings.")
	}
	if reading.Scopes, err = form.within(ctx, from, lines); err != nil {
		return reading, err
	}
	once(lines)
	if err := judge(ctx, from, records, lines); err != nil {
		return reading, err
	}
	var rows []Row
	for _, l := range lines {
		if from.Report.Keep(l.record); !l.record.LeftOut() {
			rows = append(rows, l.Row)
		}
	}
	reading.Keep = func(ctx context.Context, tx *database.Tx, importID string) error {
		return keepRows(ctx, tx, importID, rows)
	}
	return reading, nil
}

// sheet is the one with the columns of the key, or else the first, which will say what it lacks.
func (f Form) sheet(ctx context.Context, from imports.Source) (*table.Table, error) {
	sheets := from.Book.Sheets()
	var chosen *table.Table
	var first error
	for i, sheet := range sheets {
		t, err := sheet.Table(ctx, f.Columns)
		switch {
		case err == nil && chosen == nil:
			chosen = t
		case err == nil:
			return nil, table.Refuse("repeated_sheet", "Two sheets of the workbook hold such rows, and only one can be read. Send each by itself.")
		case i == 0:
			first = err
		}
	}
	if chosen == nil {
		return nil, first
	}
	return chosen, nil
}

func (f Form) parse(record *table.Record) *line {
	c := &Cells{Record: record, Values: map[string]string{}}
	f.Parse(c)
	key := make([]string, len(f.Key))
	for i, column := range f.Key {
		key[i] = c.Values[column]
		delete(c.Values, column)
	}
	return &line{Row: Row{Key: strings.Join(key, "/"), Cells: c.Values, Sheet: record.Sheet, Line: record.Row}, record: record, network: key[0]}
}

// within leaves out rows of networks whose records the caller does not keep, in the same words as those of networks there
// are not, and says whose the file is.
func (f Form) within(ctx context.Context, from imports.Source, lines []*line) (scopes []string, err error) {
	var codes []string
	for _, l := range lines {
		if l.network != "" && !slices.Contains(codes, l.network) {
			codes = append(codes, l.network)
		}
	}
	known, err := networks(ctx, from.Tx, codes)
	if err != nil {
		return nil, err
	}
	scopes = []string{}
	kept := map[string]bool{}
	for _, code := range known {
		if token := f.Class + ":" + code; from.Scope.Covers(token) {
			kept[code], scopes = true, append(scopes, token)
		}
	}
	for _, l := range lines {
		if l.network != "" && !kept[l.network] {
			l.record.LeaveOut(f.Key[0], "unknown_network", "There is no network %s whose %s you keep. Check the code.", l.network, f.Keeps)
		}
	}
	slices.Sort(scopes)
	return scopes, nil
}

// once leaves out what another row speaks of already.
func once(lines []*line) {
	first := map[string]int64{}
	for _, l := range lines {
		if l.network == "" || strings.HasSuffix(l.Key, "/") || strings.Contains(l.Key, "//") {
			continue
		}
		if at, twice := first[l.Key]; twice {
			l.record.LeaveOut("", "repeated_row", "Row %d is about %s already. Keep one of them.", at, l.Key)
			continue
		}
		first[l.Key] = l.Line
	}
}

// judge leaves out rows that do not fit the records as they stand.
func judge[S any](ctx context.Context, from imports.Source, records Records[S], lines []*line) error {
	var keys []string
	for _, l := range lines {
		if !l.record.LeftOut() {
			keys = append(keys, l.Key)
		}
	}
	there, err := records.Load(ctx, from.Tx, from.Scope, keys, false)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.record.LeftOut() {
			continue
		}
		_, _, faults := judged(records, l.Row, there[l.Key])
		for _, fault := range faults {
			l.record.LeaveOut(fault.Column, fault.Code, "%s", fault.Message)
		}
	}
	return nil
}
