package workforce

import (
	"context"
	"crypto/sha256"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

const (
	// mostNWRSRows is six times all England.
	mostNWRSRows     = 250_000
	longestStaffRole = 200
)

var (
	pcnCodes    = regexp.MustCompile(`^U\d{5}$`)
	regionCodes = regexp.MustCompile(`^Y\d{2}$`)
)

// staffGroup is what is summed: one network's people of a role, or its services bought in.
type staffGroup struct {
	pcnCode, staffRole string
	isContracted       bool
}

// staffSum is the sum. People are told apart by a digest, so that not even their identifiers stay in memory.
type staffSum struct {
	fte    fteSum
	people map[[16]byte]struct{}
	rows   int64
}

// nwrsReading is a file being read: sums, and nothing of any one person.
type nwrsReading struct {
	census    vocabulary.Date
	censusRow int64
	regions   map[string]bool
	sums      map[staffGroup]*staffSum
	rows      int64
}

// readNWRS reads the published file.
func readNWRS(ctx context.Context, from imports.Source) (imports.Reading, error) {
	sheet, err := firstSheet(ctx, from.Book)
	if err != nil {
		return imports.Reading{}, err
	}
	found, err := sheet.Table(ctx, nwrsColumns)
	if err != nil {
		return imports.Reading{}, err
	}
	from.Report.Withhold = withholdIdentifiers(found)
	r := &nwrsReading{regions: map[string]bool{}, sums: map[staffGroup]*staffSum{}}
	for record, err := range found.Records(ctx, from.Report) {
		if err != nil {
			return imports.Reading{}, err
		}
		if r.rows++; r.rows%500 == 0 {
			from.Progress(r.rows)
		}
		if r.rows > mostNWRSRows {
			return imports.Reading{}, table.Refuse("too_many_rows", "The file has more than %d rows; all England has about 40,000 people in a census. Check that it is the right file.", mostNWRSRows)
		}
		if record.LeftOut() {
			continue
		}
		if err := r.take(record); err != nil {
			return imports.Reading{}, err
		}
	}
	from.Progress(r.rows)
	if err := r.check(from.AsAt); err != nil {
		return imports.Reading{}, err
	}
	return imports.Reading{AsAt: r.census, Rows: r.rows, Keep: func(ctx context.Context, tx *database.Tx, importID string) error {
		return nwrsStore{}.keep(ctx, tx, importID, r)
	}}, nil
}

// firstSheet is the first with anything in it.
func firstSheet(ctx context.Context, book *table.Book) (*table.Sheet, error) {
	for _, sheet := range book.Sheets() {
		head, err := sheet.Head(ctx, 1)
		if err != nil {
			return nil, err
		}
		if len(head) > 0 {
			return sheet, nil
		}
	}
	return nil, table.Refuse("empty_file", "There is nothing in the file. Send one with a row of headings and at least one row below it.")
}

// withholdIdentifiers keeps a person's identifier, or a row of theirs, out of every problem.
func withholdIdentifiers(t *table.Table) func(p *table.Problem) {
	shown := map[string]*regexp.Regexp{}
	for column, pattern := range shownOfNWRS {
		shown[t.Heading(column)] = pattern
	}
	return func(p *table.Problem) {
		if pattern := shown[p.Column]; pattern == nil || !pattern.MatchString(p.Value) {
			p.Value = ""
		}
	}
}

// take adds one row to the sums. It ends the reading only where the file is of two censuses.
func (r *nwrsReading) take(record *table.Record) error {
	group, fte := staffGroup{pcnCode: nwrsPCN(record), staffRole: staffRole(record), isContracted: strings.Contains(strings.ToLower(record.Value("data_source")), "contracted")}, nwrsFTE(record)
	census := censusOf(record)
	region := strings.ToUpper(record.Value("comm_region_code"))
	if !regionCodes.MatchString(region) {
		record.LeaveOut("comm_region_code", "wrong_code", "This is not the code of a region, such as Y56. The region says which networks were asked.")
	}
	if record.LeftOut() {
		return nil
	}
	switch {
	case r.census.IsZero():
		r.census, r.censusRow = census, record.Row
	case r.census != census:
		return table.Refuse("several_days", "The file is of more than one census: %s in row %d and %s in row %d. Send a file for each.",
			r.census.Midnight().Format("January 2006"), r.censusRow, census.Midnight().Format("January 2006"), record.Row)
	}
	r.regions[region] = true
	sum := r.sums[group]
	if sum == nil {
		sum = &staffSum{people: map[[16]byte]struct{}{}}
		r.sums[group] = sum
	}
	sum.rows++
	sum.fte.add(fte)
	if person := record.Value("unique_identifier"); !group.isContracted && person != "" && !strings.EqualFold(person, "NULL") {
		digest := sha256.Sum256([]byte(person))
		sum.people[[16]byte(digest[:16])] = struct{}{}
	}
	return nil
}

func nwrsPCN(record *table.Record) string {
	code := strings.ToUpper(record.Value("pcn_code"))
	switch {
	case code == "" || code == "NULL":
		record.LeaveOut("pcn_code", "missing", "The code of the network is missing.")
	case strings.HasPrefix(code, "UD"):
		record.LeaveOut("pcn_code", "demo_code", "This is a code of the demonstration, never of a published file.")
	case !pcnCodes.MatchString(code):
		record.LeaveOut("pcn_code", "wrong_code", "This is not the code of a PCN, such as U12345.")
	}
	return code
}

func staffRole(record *table.Record) string {
	role := record.Value("staff_role")
	switch {
	case role == "":
		record.LeaveOut("staff_role", "missing", "The role is missing.")
	case utf8.RuneCountInString(role) > longestStaffRole:
		record.LeaveOut("staff_role", "too_long", "The role must be %d characters or fewer.", longestStaffRole)
	}
	return role
}

func nwrsFTE(record *table.Record) *big.Int {
	value := record.Value("fte")
	fte, ok := parseFTE(value)
	switch {
	case value == "" || strings.EqualFold(value, "NULL"):
		record.LeaveOut("fte", "missing", "The full-time equivalents are missing.")
	case strings.HasPrefix(value, "-"):
		record.LeaveOut("fte", "wrong_number", "Full-time equivalents cannot be less than 0.")
	case !ok:
		record.LeaveOut("fte", "wrong_number", "These are not full-time equivalents: a number from 0 to 999, such as 0.6667.")
	}
	return fte
}

// censusOf is the last day of the month that a row says was counted.
func censusOf(record *table.Record) vocabulary.Date {
	year, err := strconv.Atoi(record.Value("census_year"))
	if err != nil || year < 2010 || year > 2099 {
		record.LeaveOut("census_year", "wrong_date", "This is not the year of a census, such as 2026.")
		return vocabulary.Date{}
	}
	month, err := strconv.Atoi(record.Value("census_month"))
	if err != nil || month < 1 || month > 12 {
		record.LeaveOut("census_month", "wrong_date", "This is not a month: a number from 1 to 12.")
		return vocabulary.Date{}
	}
	return vocabulary.NewDate(year, time.Month(month)+1, 0)
}

func (r *nwrsReading) check(asAt vocabulary.Date) error {
	switch {
	case r.rows == 0:
		return table.Refuse("empty_file", "There are headings but no rows below them. Download or save the file again.")
	case len(r.sums) == 0:
		return table.Refuse("no_usable_row", "Of %d rows none can be used. Is it the individual-level file of the PCN workforce?", r.rows)
	case !asAt.IsZero() && asAt != r.census:
		return table.RefuseDay("differs_from_file", "The file says that it counts %s, not %s. Leave the day out, or send the other file.", r.census.Words(), asAt.Words())
	}
	return nil
}

// regionCodes are those whose networks were asked.
func (r *nwrsReading) regionCodes() []string { return slices.Sorted(maps.Keys(r.regions)) }
