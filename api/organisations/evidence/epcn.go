package evidence

import (
	_ "embed"
	"strings"

	"trellis/api/imports/table"
)

//go:embed samples/epcncorepartnerdetails.csv
var epcnSample []byte

// The headings of the report changed when CCGs became sub-ICB locations, and again with line breaks in them.
var networkColumns = []table.Column{
	{Name: "pcn_code", Describes: "ODS code of the PCN.", Example: "U00070", Required: true},
	{Name: "pcn_name", Describes: "Name of the PCN.", Example: "WEST MERTON PCN", Required: true},
	{Name: "sub_icb_location_code", Describes: "ODS code of the sub-ICB location that commissions it.", Example: "36L", Required: true,
		Aliases: []string{"Current Sub ICB Loc Code", "Current Sub ICB Location Code", "Sub ICB Loc Code", "Current Clinical Commissioning Group Code", "Current CCG Code", "CCG Code"}},
	{Name: "sub_icb_location_name", Describes: "Its name.", Example: "NHS SOUTH WEST LONDON ICB - 36L",
		Aliases: []string{"Sub ICB Location", "Current Sub ICB Loc Name", "Sub ICB Loc Name", "Clinical Commissioning Group Name", "Current Clinical Commissioning Group Name", "CCG Name"}},
	{Name: "open_date", Describes: "First day of the PCN.", Example: "20191001", Required: true, Aliases: []string{"Open Date (yyyymmdd)"}},
	{Name: "close_date", Describes: "Last day of the PCN; blank while it is open.", Example: "20220331", Required: true, Aliases: []string{"Close Date (yyyymmdd)"}},
}

var memberColumns = []table.Column{
	{Name: "practice_code", Describes: "ODS code of the practice.", Example: "E83003", Required: true, Aliases: []string{"Partner Organisation Code", "Partner Code"}},
	{Name: "practice_name", Describes: "Name of the practice.", Example: "OAKLEIGH ROAD HEALTH CENTRE", Required: true, Aliases: []string{"Partner Name", "Partner Organisation Name"}},
	{Name: "practice_sub_icb_location_code", Describes: "ODS code of the practice's own sub-ICB location.", Example: "93C", Required: true,
		Aliases: []string{"Practice Parent Sub ICB Loc Code", "Practice Parent Sub ICB Location Code", "Practice Parent CCG Code", "Practice Parent Clinical Commissioning Group Code"}},
	{Name: "practice_sub_icb_location_name", Describes: "Its name.", Example: "NHS NORTH CENTRAL LONDON ICB - 93C",
		Aliases: []string{"Practice Parent Sub ICB Loc Name", "Practice Parent Sub ICB Location Name", "Practice Parent CCG Name", "Practice Parent Clinical Commissioning Group Name"}},
	{Name: "pcn_code", Describes: "ODS code of the PCN.", Example: "U33392", Required: true},
	{Name: "pcn_name", Describes: "Name of the PCN.", Example: "BARNET 2 PCN", Required: true},
	{Name: "pcn_sub_icb_location_code", Describes: "ODS code of the sub-ICB location that commissions the PCN.", Example: "93C", Required: true,
		Aliases: []string{"PCN Parent Sub ICB Loc Code", "PCN Parent Sub ICB Location Code", "PCN Parent CCG Code", "PCN Parent Clinical Commissioning Group Code"}},
	{Name: "pcn_sub_icb_location_name", Describes: "Its name.", Example: "NHS NORTH CENTRAL LONDON ICB - 93C",
		Aliases: []string{"PCN Parent Sub ICB Loc Name", "PCN Parent Sub ICB Location Name", "PCN Parent CCG Name", "PCN Parent Clinical Commissioning Group Name"}},
	{Name: "start_date", Describes: "First day of the practice in the PCN.", Example: "20191001", Required: true,
		Aliases: []string{"Practice to PCN Relationship Start Date", "Relationship Start Date"}},
	{Name: "end_date", Describes: "Its last day in the PCN; blank while it belongs to it.", Example: "20220630", Required: true,
		Aliases: []string{"Practice to PCN Relationship End Date", "Relationship End Date"}},
}

// The two reports as they are downloaded have no headings; these are their columns.
var (
	networkOrder = []string{"pcn_code", "pcn_name", "sub_icb_location_code", "sub_icb_location_name", "open_date", "close_date", "", "", "", "", "", ""}
	memberOrder  = []string{"practice_code", "practice_name", "practice_sub_icb_location_code", "practice_sub_icb_location_name",
		"pcn_code", "pcn_name", "pcn_sub_icb_location_code", "pcn_sub_icb_location_name", "start_date", "end_date", ""}
)

func epcn() Kind {
	return Kind{
		Name: "ods_epcn", Title: "PCNs and their practices with their days, from ODS",
		Describes: "The ODS report of Primary Care Networks: the ePCN workbook with its two sheets, or one of the reports epcn and epcncorepartnerdetails as CSV, with headings or without. It is a full history: PCNs with the days they opened and closed, practices with the days they joined and left. The columns here are those of epcncorepartnerdetails.",
		Columns:   memberColumns, SampleName: "epcncorepartnerdetails.csv", Sample: epcnSample,
		fits: [][]table.Column{memberColumns, networkColumns}, read: readEPCN,
	}
}

type epcnReader struct {
	*reading
	networks, members *table.Table
	pcns              *seen
	// The newest row of a member about each PCN, for those that no network row is about.
	newest      map[string]newestRow
	locations   *locations
	memberships *memberships
}

func readEPCN(r *reading) error {
	e := &epcnReader{reading: r, pcns: newSeen(), newest: map[string]newestRow{}, locations: newLocations(), memberships: newMemberships()}
	for _, sheet := range r.book.Sheets() {
		if err := e.recognise(sheet); err != nil {
			return err
		}
	}
	if e.networks == nil && e.members == nil {
		return table.Refuse("missing_sheet", "There is neither a sheet PCN Details nor a sheet PCN Core Partner Details with their headings. Found: %s.", e.sheetNames())
	}
	if e.networks != nil {
		if err := e.each(e.networks, "pcn_code", settled(e.network)); err != nil {
			return err
		}
	}
	if e.members != nil {
		if err := e.each(e.members, "practice_code", settled(e.member)); err != nil {
			return err
		}
	}
	e.stateMemberships()
	e.stateOtherNetworks()
	r.out.Statements = append(r.out.Statements, e.locations.order...)
	return nil
}

// recognise tells which of the two a sheet is, by its name and otherwise by its headings.
func (e *epcnReader) recognise(sheet *table.Sheet) error {
	head, err := sheet.Head(e.ctx, 20)
	if err != nil {
		return err
	}
	if !e.book.IsWorkbook() {
		return e.findReport(sheet, head)
	}
	title := strings.ToLower(strings.Join(strings.Fields(sheet.Name), ""))
	isMembers, isNetworks := strings.Contains(title, "corepartner"), strings.Contains(title, "pcndetails")
	if !isMembers && !isNetworks && len(head) > 0 {
		isMembers, isNetworks = fits(head[0], memberColumns), fits(head[0], networkColumns)
	}
	switch {
	case isMembers:
		return e.use(&e.members, sheet, memberColumns)
	case isNetworks:
		return e.use(&e.networks, sheet, networkColumns)
	}
	e.noteSheet(sheet, "This sheet is neither PCN Details nor PCN Core Partner Details; it is not used.")
	return nil
}

func (e *epcnReader) use(as **table.Table, sheet *table.Sheet, columns []table.Column) (err error) {
	if *as != nil {
		return table.Refuse("repeated_sheet", "The workbook has a second sheet of the same sort, %s. Delete the one that does not belong.", table.Quote(sheet.Name))
	}
	*as, err = e.find(sheet, columns)
	return err
}

// findReport tells the two CSV reports apart, with headings or, by their codes, without.
func (e *epcnReader) findReport(sheet *table.Sheet, head []table.Row) error {
	for _, row := range head {
		switch {
		case fits(head[0], memberColumns[:1]) || fits(head[0], networkColumns[:1]): // it has headings
		case row.Width == len(memberOrder) && holds(row, 0, practicePattern) && holds(row, 4, pcnPattern):
			e.members = sheet.Headless(memberColumns, memberOrder)
			return nil
		case row.Width == len(networkOrder) && holds(row, 0, pcnPattern) && (holds(row, 2, subICBPattern) || holds(row, 2, blank)):
			e.networks = sheet.Headless(networkColumns, networkOrder)
			return nil
		}
	}
	if len(head) > 0 && looksLikeNetworks(head[0]) {
		return e.use(&e.networks, sheet, networkColumns)
	}
	return e.use(&e.members, sheet, memberColumns)
}

func (e *epcnReader) sheetNames() string {
	var names []string
	for _, sheet := range e.book.Sheets() {
		names = append(names, table.Quote(sheet.Name))
	}
	return strings.Join(names[:min(len(names), 10)], ", ")
}
