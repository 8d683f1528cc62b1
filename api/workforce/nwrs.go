package workforce

import (
	_ "embed"
	"regexp"

	"trellis/api/imports"
	"trellis/api/imports/table"
)

//go:embed nwrs_workforce.csv
var nwrsSample string

// nwrsColumns are what is read of the published file. Its other columns, such as the detailed role, are passed over.
var nwrsColumns = []table.Column{
	{Name: "data_source", Describes: "NWRS Staff, or NWRS contracted services for a service bought in.", Example: "NWRS Staff", Required: true},
	{Name: "census_year", Describes: "Year of the month that was counted, the same in every row.", Example: "2026", Required: true},
	{Name: "census_month", Describes: "The month that was counted, from 1 to 12, the same in every row.", Example: "6", Required: true},
	{Name: "pcn_code", Describes: "ODS code of the primary care network.", Example: "U12345", Required: true},
	{Name: "comm_region_code", Describes: "ODS code of the network's NHS England region. Every network of the regions in the file was asked: one that is missing made no return.", Example: "Y56", Required: true},
	{Name: "staff_role", Describes: "What the return calls the role.", Example: "Care Coordinators", Required: true},
	{Name: "fte", Describes: "Full-time equivalents of the person, or of the service bought in.", Example: "0.6667", Required: true},
	{Name: "unique_identifier", Describes: "Tells people apart to count them; blank or NULL for a service bought in. It is not kept.", Example: "145743", Required: true},
}

// shownOfNWRS are the values that a problem may repeat, by column and what they look like. Everything else might be a
// person's identifier, or a row that a quotation mark swallowed.
var shownOfNWRS = map[string]*regexp.Regexp{
	"census_year":      regexp.MustCompile(`^\d{1,4}$`),
	"census_month":     regexp.MustCompile(`^(\d{1,2}|[A-Za-z]{1,10})$`),
	"pcn_code":         regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,7}$`),
	"comm_region_code": regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,7}$`),
	"fte":              regexp.MustCompile(`^([-+]?\d{0,3}([.,]\d{0,3})?|[A-Za-z#/!?]{1,10})$`),
}

// Kind is the published workforce file as a kind of import.
func (m *NWRSImporter) Kind() imports.Kind {
	return imports.Kind{
		Name: "nwrs_workforce", Title: "PCN workforce, individual level",
		Describes: "The individual-level CSV file (or its zip) of NHS England's Primary Care Network Workforce, from the National Workforce Reporting Service, for one census. " +
			"Trellis sums full-time equivalents and counts people by network and role while it reads, and keeps no row of any person. Services bought in are summed apart, and so are link workers who are mental health practitioners. " +
			"Every network of the regions in the file was asked: one that is not in it made no return, which is not zero.",
		Columns: nwrsColumns, SampleName: "nwrs_workforce.csv", Sample: nwrsSample,
		AsAtFrom: "file", Operation: "workforce_returns.import", Read: readNWRS, Change: m.change,
	}
}
