package evidence

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"trellis/api/imports/table"
)

var (
	pcnPattern      = regexp.MustCompile(`^U\d{5}$`)
	practicePattern = regexp.MustCompile(`^[A-TV-Z]\d{5}$`) // U begins the codes of PCNs
	// A demonstration's organisations have codes that ODS cannot issue, and they never come from files.
	demoPattern   = regexp.MustCompile(`^[UY]D\d{4}$`)
	subICBPattern = regexp.MustCompile(`^[A-Z0-9]{3}([A-Z0-9]{2})?$`)
	subICBONS     = regexp.MustCompile(`^E38\d{6}$`)
	postcodes     = regexp.MustCompile(`^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$`)
)

// codeOf reads a code; a faulty one leaves the row out. A demonstration's code is readable all the same.
func codeOf(r *table.Record, column, what, example string, pattern *regexp.Regexp) string {
	code := strings.ToUpper(r.Value(column))
	switch {
	case code == "":
		r.LeaveOut(column, "missing", "The code of %s is missing.", what)
	case demoPattern.MatchString(code):
		r.LeaveOut(column, "demo_code", "%s is a code of the demonstration, never of a published file.", table.Quote(code))
	case !pattern.MatchString(code):
		r.LeaveOut(column, "wrong_code", "%s is not the code of %s, such as %s.", table.Quote(code), what, example)
		return ""
	}
	return code
}

func pcnCode(r *table.Record) string {
	return codeOf(r, "pcn_code", "a PCN", "U12345", pcnPattern)
}

func practiceCode(r *table.Record) string {
	return codeOf(r, "practice_code", "a practice", "E83003", practicePattern)
}

// legible reads a code of a row that is left out already, without another word about it.
func legible(r *table.Record, column string, pattern *regexp.Regexp) string {
	if code := strings.ToUpper(r.Value(column)); pattern.MatchString(code) || demoPattern.MatchString(code) {
		return code
	}
	return ""
}

func subICBCode(r *table.Record, column string) string {
	return codeOf(r, column, "a sub-ICB location", "93C or A3A8R", subICBPattern)
}

// optionalSubICBCode may be blank, but not wrong.
func optionalSubICBCode(r *table.Record, column string) string {
	if r.Value(column) == "" {
		return ""
	}
	return subICBCode(r, column)
}

// name reads the name of an organisation.
func name(r *table.Record, column, what string) string {
	text := r.FreeText(column)
	switch {
	case text == "" && r.Value(column) != "": // refused
	case text == "":
		r.LeaveOut(column, "missing", "The name of %s is missing.", what)
	case utf8.RuneCountInString(text) > longestName:
		r.LeaveOut(column, "too_long", "The name of %s must be %d characters or fewer.", what, longestName)
	}
	return text
}

// optionalName may be blank.
func optionalName(r *table.Record, column, what string) string {
	switch value := r.Value(column); {
	case value == "":
		return ""
	case table.ErrorValue(value):
		r.Note(column, "not_used", "The cell holds the error %s. The row is used without the name of %s.", table.Quote(value), what)
		return ""
	}
	return name(r, column, what)
}

// wanted reads a value that the row can do without: one of the wrong shape is noted and not used.
func wanted(r *table.Record, column, what string, pattern *regexp.Regexp) string {
	value := strings.ToUpper(r.Value(column))
	if value == "" || pattern.MatchString(value) {
		return value
	}
	r.Note(column, "not_used", "%s is no %s. The row is used without it.", table.Quote(value), what)
	return ""
}
