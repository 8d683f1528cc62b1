package workforce

import (
	"context"
	"reflect"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/imports/upsert"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// FileKinds are the kinds of file that keep the room's records in a spreadsheet.
func FileKinds(clock vocabulary.Clock) []imports.Kind {
	return []imports.Kind{PostFileKind(clock), ServiceFigureFileKind(clock), NewNWRSImporter().Kind()}
}

// ServiceFigureFileKind is the kind of file that keeps service figures in a spreadsheet.
func ServiceFigureFileKind(clock vocabulary.Clock) imports.Kind {
	form := upsert.Form{Columns: serviceFigureColumns(), Key: []string{"pcn_code", "role_type", "month"}, Class: policy.ServiceFigures, Keeps: "service figures"}
	return imports.Kind{
		Name: "service_figures", Title: "What services did in a month, kept in a spreadsheet",
		Describes:  "What a network's services did in a month, counted by the network: one network, role and month in a row. The list of service figures as it is exported can be edited and sent back; counts by group stand in columns of their own. A month that is not there is made, one that is changes where a cell says something else, and one that is not in the file stays as it is. A blank cell is not known, which is not 0. A column that the file has not is left alone.",
		Columns:    form.Columns,
		SampleName: "service_figures.csv", Sample: serviceFigureSample,
		AsAtFrom: "today", KeepsRows: true, Operation: "service_figures.import",
		Read: func(ctx context.Context, from imports.Source) (imports.Reading, error) {
			roles, err := roleNames(ctx, from.Tx)
			if err != nil {
				return imports.Reading{}, err
			}
			form := form
			form.Parse = func(c *upsert.Cells) { parseServiceFigure(c, roles) }
			return upsert.Read(ctx, from, form, figureRecords{clock: clock}, clock.Today())
		},
		Change: func(ctx context.Context, tx *database.Tx, scope policy.Scope, importID string, applied, write bool) (imports.Outcome, error) {
			return upsert.Change(ctx, tx, scope, figureRecords{clock: clock}, importID, applied, write)
		},
	}
}

const serviceFigureSample = "pcn_code,role_type,month,referrals,declined,wait_days_median,first_contacts,caseload,contacts,source_gp_practice,source_self,source_unknown\n" +
	"UD0001,splw,2026-04,42,6,11.5,35,118,201,30,10,2\n" +
	"UD0001,cc,2026-04,20,,,,60,95,,,\n"

// figureCount is one count of a month, as a cell has it.
type figureCount struct {
	column, describes, example string
	most                       float64
	decimals                   int
	get                        func(e *ServiceFigureEntry) string
	set                        func(e *ServiceFigureEntry, cell string)
}

var figureCounts = []figureCount{
	count("referrals", "How many people were referred in the month.", "42", 100_000, func(e *ServiceFigureEntry) **int64 { return &e.Referrals }),
	count("declined", "How many of them declined.", "6", 100_000, func(e *ServiceFigureEntry) **int64 { return &e.Declined }),
	{"wait_days_median", "The middle wait from referral to first contact, in days.", "11.5", 1000, 1,
		func(e *ServiceFigureEntry) string {
			if e.WaitDaysMedian == nil {
				return ""
			}
			return upsert.Decimal(*e.WaitDaysMedian)
		},
		func(e *ServiceFigureEntry, cell string) {
			if e.WaitDaysMedian = nil; cell != "" {
				days := numberIn(cell)
				e.WaitDaysMedian = &days
			}
		}},
	count("first_contacts", "How many people were first contacted in the month: those of the wait.", "35", 100_000, func(e *ServiceFigureEntry) **int64 { return &e.FirstContacts }),
	count("caseload", "How many people were being helped on the last day of the month.", "118", 100_000, func(e *ServiceFigureEntry) **int64 { return &e.Caseload }),
	count("contacts", "How many times anyone was seen or spoken to in the month.", "201", 1_000_000, func(e *ServiceFigureEntry) **int64 { return &e.Contacts }),
}

func count(column, describes, example string, most float64, at func(e *ServiceFigureEntry) **int64) figureCount {
	return figureCount{column, describes, example, most, 0,
		func(e *ServiceFigureEntry) string {
			if *at(e) == nil {
				return ""
			}
			return upsert.Decimal(float64(**at(e)))
		},
		func(e *ServiceFigureEntry, cell string) {
			if *at(e) = nil; cell != "" {
				number := int64(numberIn(cell))
				*at(e) = &number
			}
		}}
}

// eachGroup goes through the groups of referrals, each with the name of its column.
func eachGroup(take func(column, dimension, code string)) {
	for _, dimension := range groupDimensions {
		for _, code := range groupsOf[dimension] {
			take(dimension+"_"+code, dimension, code)
		}
	}
}

func serviceFigureColumns() []table.Column {
	columns := []table.Column{
		{Name: "pcn_code", Describes: "ODS code of the network. With role_type and month it is what a record is found by.", Example: "UD0001", Required: true},
		{Name: "role_type", Describes: "The role: its code, its name or another name of it.", Example: "splw", Required: true},
		{Name: "month", Describes: "The month, as 2026-10 or any day of it.", Example: "2026-10", Required: true},
	}
	for _, c := range figureCounts {
		columns = append(columns, table.Column{Name: c.column, Describes: c.describes, Example: c.example})
	}
	eachGroup(func(column, dimension, code string) {
		columns = append(columns, table.Column{Name: column, Describes: "Of the referrals, those by " + dimension + " that are " + strings.ReplaceAll(code, "_", " ") + ". A dimension adds up to the referrals; a blank cell in one that is counted is 0.", Example: "12"})
	})
	return derived(append(columns, versionColumn), reflect.TypeFor[ServiceFigure]())
}

func parseServiceFigure(c *upsert.Cells, roles named) {
	c.Network("pcn_code")
	c.Called("role_type", roleCodes, roles.code)
	c.Needed("role_type")
	c.Month("month")
	for _, count := range figureCounts {
		c.Number(count.column, 0, count.most, count.decimals)
	}
	eachGroup(func(column, _, _ string) { c.Number(column, 0, 100_000, 0) })
	c.Version()
}

// groupsApart gives each group the column that an import reads it from: blank where nobody counted, or it is hidden.
func groupsApart() listing.Apart[ServiceFigure] {
	var columns []string
	eachGroup(func(column, _, _ string) { columns = append(columns, column) })
	return listing.Apart[ServiceFigure]{Columns: columns, Values: func(f ServiceFigure) (values []any) {
		eachGroup(func(_, dimension, code string) {
			var referrals *int64
			for _, g := range f.Groups {
				if g.Dimension == dimension && g.GroupCode == code {
					referrals = g.Referrals
				}
			}
			values = append(values, referrals)
		})
		return values
	}}
}
