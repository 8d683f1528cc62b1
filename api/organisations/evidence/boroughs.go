package evidence

import (
	_ "embed"
	"regexp"
	"strings"

	"trellis/api/imports/table"
)

//go:embed samples/pcn_boroughs.csv
var boroughsSample []byte

func boroughs() Kind {
	columns := []table.Column{
		{Name: "pcn_code", Describes: "ODS code of the PCN.", Example: "U33392", Required: true},
		{Name: "borough_gss_code", Describes: "GSS code of the London borough in which most of it lies.", Example: "E09000003", Required: true,
			Aliases: []string{"gss_code", "gss", "borough_code", "ladYYcd", "ladcd", "lad_code"}},
		{Name: "pcn_name", Describes: "For people; not used.", Example: "BARNET 2 PCN"},
		{Name: "borough_name", Describes: "For people; not used.", Example: "Barnet"},
	}
	return Kind{
		Name: "pcn_boroughs", Title: "The borough of each PCN",
		Describes: "In which London borough most of each PCN lies. Nobody publishes this: it is your own table.",
		Columns:   columns, SampleName: "pcn_boroughs.csv", Sample: boroughsSample,
		fits: [][]table.Column{columns}, read: readBoroughs,
	}
}

// The 33 London boroughs, the City of London among them.
var (
	londonBorough = regexp.MustCompile(`^E090000(0[1-9]|[12]\d|3[0-3])$`)
	anyGSS        = regexp.MustCompile(`^[EWSN]\d{8}$`)
)

func readBoroughs(r *reading) error {
	pcns := newSeen()
	return r.readOne("pcn_code", func(record *table.Record) {
		code, gss := pcnCode(record), boroughCode(record)
		switch {
		case record.LeftOut():
			r.mention(record, code, "")
		case !pcns.again(record, "pcn_code", code, gss):
			r.state(record, Statement{Fact: Borough, Code: code, BoroughGSSCode: gss})
		case record.LeftOut():
			r.mention(record, code, "")
		}
	})
}

func boroughCode(r *table.Record) string {
	gss := strings.ToUpper(r.Value("borough_gss_code"))
	switch {
	case gss == "":
		r.LeaveOut("borough_gss_code", "missing", "The code of the borough is missing.")
	case londonBorough.MatchString(gss):
	case anyGSS.MatchString(gss):
		r.LeaveOut("borough_gss_code", "not_london", "%s is not one of the 33 London boroughs, E09000001 to E09000033.", table.Quote(gss))
	default:
		r.LeaveOut("borough_gss_code", "wrong_code", "%s is not the GSS code of a borough, such as E09000003.", table.Quote(gss))
	}
	return gss
}
