package evidence

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"

	"trellis/api/imports/table"
)

//go:embed samples/list_sizes.csv
var listSizesSample []byte

func listSizes() Kind {
	columns := []table.Column{
		{Name: "practice_code", Describes: "ODS code of the practice.", Example: "E83003", Required: true, Aliases: []string{"code", "org_code", "practice"}},
		{Name: "list_size", Describes: "People registered at the practice: a whole number.", Example: "10489", Required: true,
			Aliases: []string{"number_of_patients", "registered_patients", "patients", "list_size_YYYY_MM"}},
		{Name: "extract_date", Describes: "The day they were counted, the same in every row.", Example: "01Jul2026"},
		{Name: "type", Describes: "Rows of another type than GP are passed over.", Example: "GP", Aliases: []string{"org_type"}},
		{Name: "sex", Describes: "Only rows for ALL count.", Example: "ALL"},
		{Name: "age", Describes: "Only rows for ALL count.", Example: "ALL", Aliases: []string{"age_group_5", "age_group"}},
	}
	return Kind{
		Name: "list_sizes", Title: "People registered at each practice",
		Describes: "How many people were registered at each practice on one day, as in NHS England's Patients Registered at a GP Practice: the totals file, or a file by sex and age whose rows for ALL are used.",
		Columns:   columns, SampleName: "list_sizes.csv", Sample: listSizesSample,
		fits: [][]table.Column{columns}, read: readListSizes,
	}
}

var (
	wholeNumber = regexp.MustCompile(`^\d{1,9}$`)
	thousands   = regexp.MustCompile(`^\d{1,3}(,\d{3})+$`)
)

// mostPeople is ten times the largest practice there is.
const mostPeople = 2_000_000

func readListSizes(r *reading) error {
	practices := newSeen()
	return r.readOne("practice_code", func(record *table.Record) {
		if !isOr(record, "type", "GP") || !isOr(record, "sex", "ALL") || !isOr(record, "age", "ALL") {
			return
		}
		code, size := practiceCode(record), wholeCount(record, "list_size")
		switch {
		case record.LeftOut():
			r.mention(record, code, "")
		case !practices.again(record, "practice_code", code, strconv.FormatInt(size, 10)):
			r.state(record, Statement{Fact: ListSize, Code: code, ListSize: size})
		case record.LeftOut():
			r.mention(record, code, "")
		}
	})
}

// isOr is true where a column has the value, or the file has no such column.
func isOr(r *table.Record, column, value string) bool {
	return !r.Has(column) || strings.EqualFold(r.Value(column), value)
}

// wholeCount reads a whole number of people.
func wholeCount(r *table.Record, column string) int64 {
	value := r.Value(column)
	digits := value
	if thousands.MatchString(value) {
		digits = strings.ReplaceAll(value, ",", "")
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	switch {
	case value == "":
		r.LeaveOut(column, "missing", "The number is missing.")
	case !wholeNumber.MatchString(digits) || err != nil || n > mostPeople:
		r.LeaveOut(column, "wrong_number", "%s is not a whole number of people from 0 to %d.", table.Quote(value), mostPeople)
		return 0
	case digits != value:
		r.PutRight(column, "thousands_comma", "%s was read as %s.", table.Quote(value), digits)
	}
	return n
}
