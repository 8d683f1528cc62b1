package evidence

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"

	"trellis/api/imports/table"
)

//go:embed samples/imd_practice.csv
var deprivationSample []byte

func deprivation() Kind {
	columns := []table.Column{
		{Name: "practice_code", Describes: "ODS code of the practice.", Example: "E83003", Required: true, Aliases: []string{"area_code", "org_code"}},
		{Name: "imd_score", Describes: "Score of the people registered there, 0 to 100; higher is more deprived. The heading may name the year, as in imd2025_score.", Example: "14.858", Required: true,
			Aliases: []string{"imdYYYY_score", "imd_YYYY", "value"}},
		{Name: "imd_year", Describes: "Year of the index, where the heading does not name it.", Example: "2025", Aliases: []string{"time_period"}},
		{Name: "area_type", Describes: "In a Fingertips download: only rows for GPs count.", Example: "GPs"},
		{Name: "indicator_name", Describes: "In a Fingertips download: only rows about deprivation count.", Example: "Deprivation score (IMD 2025)"},
	}
	return Kind{
		Name: "imd_practice", Title: "Deprivation score (IMD) of each practice",
		Describes: "The Index of Multiple Deprivation of the people registered at each practice: a table of codes and scores, or the download of the indicator from OHID Fingertips.",
		Columns:   columns, SampleName: "imd_practice.csv", Sample: deprivationSample,
		fits: [][]table.Column{columns}, read: readDeprivation,
	}
}

var (
	decimal = regexp.MustCompile(`^\d{1,3}(\.\d+)?$`)
	imdYear = regexp.MustCompile(`^20\d{2}$`)
)

func readDeprivation(r *reading) error {
	practices := newSeen()
	return r.readOne("practice_code", func(record *table.Record) {
		if !isOr(record, "area_type", "GPs") || record.Has("indicator_name") && !strings.Contains(strings.ToLower(record.Value("indicator_name")), "deprivation") {
			return
		}
		code, score, year := practiceCode(record), score(record), r.year(record)
		switch {
		case record.LeftOut():
			r.mention(record, code, "")
		case !practices.again(record, "practice_code", code+" "+strconv.FormatInt(year, 10), strconv.FormatFloat(score, 'g', -1, 64)):
			r.state(record, Statement{Fact: Deprivation, Code: code, IMDYear: year, IMDScore: score})
		case record.LeftOut():
			r.mention(record, code, "")
		}
	})
}

func score(r *table.Record) float64 {
	value := r.Value("imd_score")
	f, err := strconv.ParseFloat(value, 64)
	switch {
	case value == "":
		r.LeaveOut("imd_score", "missing", "The score is missing.")
	case !decimal.MatchString(value) || err != nil || f > 100:
		r.LeaveOut("imd_score", "wrong_number", "%s is not a score from 0 to 100, such as 14.858.", table.Quote(value))
	}
	return f
}

// year is that in the heading of the score, or of the row.
func (r *reading) year(record *table.Record) int64 {
	value := r.table.Digits("imd_score")
	if value == "" {
		value = record.Value("imd_year")
	}
	year, err := strconv.ParseInt(value, 10, 64)
	if err != nil || !imdYear.MatchString(value) {
		record.LeaveOut("imd_year", "wrong_year", "The row does not say of which year the index is, such as 2025: write it in a column imd_year, or name the score imd2025_score.")
	}
	return year
}
