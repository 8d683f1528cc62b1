package workforce

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/imports/upsert"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// PostFileKind is the kind of file that keeps posts in a spreadsheet: the list of posts as it is exported, edited and sent
// back.
func PostFileKind(clock vocabulary.Clock) imports.Kind {
	form := upsert.Form{Columns: postFileColumns(), Key: []string{"pcn_code", "reference"}, Class: policy.Posts, Keeps: "posts"}
	return imports.Kind{
		Name: "posts", Title: "Posts of networks, kept in a spreadsheet",
		Describes:  "Posts of a network for personalised care roles, one in a row, found by the network's code and the post's reference: the list of posts as it is exported, edited and sent back. A post that is not there is made, one that is changes where a cell says something else, and one that is not in the file stays as it is. A column that the file has not is left alone. What changes holds from effective_on, or else from the day on which the file is sent; the plan shows the day of each change.",
		Columns:    form.Columns,
		SampleName: "posts.csv", Sample: postFileSample,
		AsAtFrom: "today", KeepsRows: true, Operation: "posts.import",
		Read: func(ctx context.Context, from imports.Source) (imports.Reading, error) {
			roles, err := roleNames(ctx, from.Tx)
			if err != nil {
				return imports.Reading{}, err
			}
			form := form
			sent := clock.Today().String()
			form.Parse = func(c *upsert.Cells) {
				parsePost(c, roles)
				c.Values[sentOn] = sent
			}
			return upsert.Read(ctx, from, form, postRecords{clock: clock, networks: map[string]network{}}, clock.Today())
		},
		Change: func(ctx context.Context, tx *database.Tx, scope policy.Scope, importID string, applied, write bool) (imports.Outcome, error) {
			return upsert.Change(ctx, tx, scope, postRecords{clock: clock, networks: map[string]network{}}, importID, applied, write)
		},
	}
}

// sentOn is kept beside the cells of a row: the day from which holds what says no day of its own. Whenever the plan is
// applied, it is the day that the plan shows.
const sentOn = "sent_on"

const postFileSample = "pcn_code,reference,role_type,opened_on,wte_funded,afc_band,pay_zone,contract,contract_ends_on,engagement,employer_type,employer_name,arrs_share\n" +
	"UD0001,SPLW-90,Social prescribing link worker,2026-04-01,1,5,inner,fixed_term,2027-04-01,employed,vcse,Camden Demo Community Trust,100\n" +
	"UD0001,CC-90,cc,2026-04-01,0.6,4,inner,permanent,,employed,pcn,Camden Demo 1,80\n"

func postFileColumns() []table.Column {
	columns := []table.Column{
		{Name: "pcn_code", Describes: "ODS code of the network. With reference it is what a post is found by.", Example: "UD0001", Required: true},
		{Name: "reference", Describes: "What the network calls the post, in up to 40 characters; nobody's name.", Example: "SPLW-1", Required: true},
		{Name: "role_type", Describes: "The role: its code, its name or another name of it. A post keeps its role.", Example: "splw"},
		{Name: "opened_on", Describes: "Its first day, which it keeps.", Example: "2024-04-01"},
		{Name: "closed_on", Describes: "The first day on which it is no more, the day after its last. Filled in it closes the post, blank it opens it again.", Example: "2027-04-01"},
		{Name: "recruiting_from", Describes: "Since when people are looked for; blank while it is only planned.", Example: "2024-04-01"},
		{Name: "wte_funded", Describes: "How much work is paid for, in whole-time equivalents.", Example: "1"},
		{Name: "afc_band", Describes: "Its Agenda for Change band, or other.", Example: "5"},
		{Name: "pay_zone", Describes: "base, inner or outer: whose maximum is claimed.", Example: "inner"},
		{Name: "contract", Describes: "permanent or fixed_term.", Example: "fixed_term"},
		{Name: "contract_ends_on", Describes: "The first day after a fixed term, the day after its last; blank of a permanent post.", Example: "2027-04-01"},
		{Name: "engagement", Describes: "employed, subcontracted or seconded.", Example: "employed"},
		{Name: "employer_type", Describes: "pcn, practice, gp_federation, vcse, nhs_trust, local_authority or other.", Example: "vcse"},
		{Name: "employer_name", Describes: "Whose staff they are; blank where that is the network itself (pcn), for its name.", Example: "Camden Demo Community Trust"},
		{Name: "arrs_share", Describes: "The part, in per cent, that the Additional Roles Reimbursement Scheme pays. The rest stays with who pays it now, and is otherwise the source other.", Example: "100"},
		{Name: "effective_on", Describes: "The day from which what changes in the row holds; until then all stays as it was. Blank is the day on which the file is sent, and of a post that is closed or still to come, all of its last or first terms. The exported list has it blank.", Example: "2027-01-01"},
	}
	return derived(append(columns, versionColumn), reflect.TypeFor[Post]())
}

// versionColumn is that of both lists that come back as files.
var versionColumn = table.Column{Name: upsert.VersionColumn, Describes: "Of the exported list: which version of the record the row shows. A row that changes a record which somebody has changed since is left out; blank, that is not asked.", Example: "3"}

// derived adds the columns of a list that follow from others, which are read past.
func derived(columns []table.Column, of reflect.Type) []table.Column {
	own := len(columns)
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		is := false
		for _, column := range columns[:own] {
			is = is || column.Name == name
		}
		if !is {
			columns = append(columns, table.Column{Name: name, Describes: "Of the exported list: read past.", IsDerived: true})
		}
	}
	return columns
}

// enumsOf are the codes that a field of a list can be.
func enumsOf(of reflect.Type, name string) []string {
	for i := range of.NumField() {
		if found, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ","); found == name {
			return strings.Split(of.Field(i).Tag.Get("enums"), ",")
		}
	}
	panic(fmt.Sprintf("%s has no %s", of, name))
}

// named are the codes of roles by whatever those are called.
type named map[string]string

func (n named) code(text string) string { return n[plainly(text)] }

// plainly is a name as names are compared: capitals, spaces, hyphens and the like make no difference, nor does an s at the end.
func plainly(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -_.,&/", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
	return strings.TrimSuffix(name, "s")
}

var roleCodes = enumsOf(reflect.TypeFor[Post](), "role_type")

func parsePost(c *upsert.Cells, roles named) {
	c.Network("pcn_code")
	c.Name("reference", 40)
	c.Called("role_type", roleCodes, roles.code)
	for _, day := range []string{"opened_on", "closed_on", "recruiting_from", "contract_ends_on", "effective_on"} {
		c.Day(day)
	}
	c.Number("wte_funded", 0.0001, 10, 4)
	c.Number("arrs_share", 0, 100, 2)
	for _, code := range []string{"afc_band", "pay_zone", "contract", "engagement", "employer_type"} {
		c.OneOf(code, enumsOf(reflect.TypeFor[Post](), code))
	}
	c.Text("employer_name", 200)
	c.Version()
}
