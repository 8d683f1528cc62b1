package upsert_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// malformed is a file with one thing wrong with it.
type malformed struct {
	says, file string
	// code is that of the problem, column where it stands; a file that is refused as a whole has a pointer instead.
	code, column, pointer string
}

// refusesEach sends each file, of which one row must be left out for the reason, or all of it refused.
func refusesEach(t *testing.T, manager *contract.Server, kind string, files []malformed) {
	t.Helper()
	for _, c := range files {
		answer := manager.PostForm("/api/v1/imports", nil, contract.FileForm(kind, "", "file.csv", []byte(c.file))...)
		if c.pointer != "" {
			if answer.Status != http.StatusUnprocessableEntity || !strings.Contains(answer.Text(), `"pointer":"`+c.pointer+`"`) || !strings.Contains(answer.Text(), `"code":"`+c.code+`"`) {
				t.Errorf("%s is answered %d %s", c.says, answer.Status, answer.Body)
			}
			continue
		}
		var i imports.Import
		if answer.Into(t, &i); answer.Status != http.StatusCreated || i.LeftOut != 1 || i.Changes != 0 {
			t.Errorf("%s is answered %d %s", c.says, answer.Status, answer.Body)
			continue
		}
		var problems struct{ Items []imports.RowProblem }
		manager.Get("/api/v1/imports/"+i.ID+"/problems?result=left_out").Into(t, &problems)
		if !slices.ContainsFunc(problems.Items, func(p imports.RowProblem) bool {
			return len(problems.Items) == 1 && p.Code == c.code && (c.column == "" || p.ColumnName != nil && *p.ColumnName == c.column) && p.Row != nil && p.Message != ""
		}) {
			t.Errorf("%s is told %+v", c.says, problems.Items)
		}
		var left imports.LeftOutRows
		manager.Get("/api/v1/imports/"+i.ID+"/left_out_rows").Into(t, &left)
		if len(left.Items) != 1 || len(left.Items[0].Cells) != len(left.Headings) || left.Items[0].Problem == "" {
			t.Errorf("of %s is kept %+v", c.says, left)
		}
	}
}

func TestEachThingWrongWithAPostsFileIsToldWithItsCell(t *testing.T) {
	_, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(3)))
	manager.Apply(planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded,effective_on\nUD0001,P-0001,0.1,2027-01-01\n")))
	whole := func(changes ...string) string {
		cells := map[string]string{"pcn_code": "UD0001", "reference": "NEW", "role_type": "splw", "opened_on": "2026-04-01", "closed_on": "", "recruiting_from": "", "wte_funded": "1", "afc_band": "5", "pay_zone": "inner",
			"contract": "permanent", "contract_ends_on": "", "engagement": "employed", "employer_type": "pcn", "employer_name": "Camden", "arrs_share": "100", "effective_on": ""}
		for n := 0; n < len(changes); n += 2 {
			cells[changes[n]] = changes[n+1]
		}
		var names, values []string
		for _, name := range []string{"pcn_code", "reference", "role_type", "opened_on", "closed_on", "recruiting_from", "wte_funded", "afc_band", "pay_zone", "contract", "contract_ends_on", "engagement", "employer_type", "employer_name", "arrs_share", "effective_on"} {
			names, values = append(names, name), append(values, `"`+strings.ReplaceAll(cells[name], `"`, `""`)+`"`)
		}
		return strings.Join(names, ",") + "\n" + strings.Join(values, ",") + "\n"
	}
	one := func(column, cell string) malformed {
		return malformed{says: column + " " + cell, file: whole(column, cell), column: column}
	}
	as := func(m malformed, code string) malformed { m.code = code; return m }
	refusesEach(t, manager, "posts", []malformed{
		as(one("pcn_code", "X1"), "wrong_code"), as(one("pcn_code", ""), "missing"), as(one("pcn_code", "UD0003"), "unknown_network"), as(one("pcn_code", "U99999"), "unknown_network"),
		as(one("reference", ""), "missing"), as(one("reference", strings.Repeat("r", 41)), "too_long"),
		as(one("role_type", "dentist"), "unknown_value"), as(one("role_type", ""), "missing"),
		as(one("opened_on", "soon"), "wrong_date"), as(one("opened_on", "2026-02-30"), "wrong_date"), as(one("opened_on", ""), "missing"), as(one("closed_on", "2026-04-01"), "contradicts"),
		as(one("recruiting_from", "2026-03-31"), "contradicts"), as(one("wte_funded", "one"), "wrong_number"), as(one("wte_funded", "0"), "wrong_number"), as(one("wte_funded", "11"), "wrong_number"),
		as(one("wte_funded", "0.12345"), "wrong_number"), as(one("wte_funded", "-1"), "wrong_number"), as(one("wte_funded", ""), "missing"), as(one("afc_band", "9"), "unknown_value"),
		as(one("pay_zone", "outermost"), "unknown_value"), as(one("contract", "zero hours"), "unknown_value"), as(one("contract_ends_on", "2027-04-01"), "contradicts"),
		as(one("engagement", "lent"), "unknown_value"), as(one("employer_type", "club"), "unknown_value"), as(one("employer_name", strings.Repeat("n", 201)), "too_long"),
		as(one("employer_name", "943 476 5919"), "refused_content"), as(one("arrs_share", "101"), "wrong_number"), as(one("effective_on", "2026-05-01"), "contradicts"),
		{"another role of a post", "pcn_code,reference,role_type\nUD0001,P-0000,cc\n", "cannot_change", "role_type", ""},
		{"another first day of a post", "pcn_code,reference,opened_on\nUD0001,P-0000,2025-01-01\n", "cannot_change", "opened_on", ""},
		{"a needed value taken away", "pcn_code,reference,employer_type,employer_name\nUD0001,P-0000,vcse,\n", "missing", "employer_name", ""},
		{"an end taken away from a fixed term", "pcn_code,reference,contract_ends_on\nUD0001,P-0000,\n", "contradicts", "contract_ends_on", ""},
		{"a fixed term of a new post that ends as it begins", whole("contract", "fixed_term", "contract_ends_on", "2026-04-01"), "contradicts", "contract_ends_on", ""},
		{"a fixed term that ends before it begins", "pcn_code,reference,contract,contract_ends_on\nUD0001,P-0000,fixed_term,2020-01-01\n", "contradicts", "contract_ends_on", ""},
		{"a change from a day on which the fixed term is over", "pcn_code,reference,contract,contract_ends_on,afc_band,effective_on\nUD0001,P-0000,fixed_term,2026-10-01,6,2026-11-01\n", "contradicts", "contract_ends_on", ""},
		{"a day on which the post is not there", "pcn_code,reference,wte_funded,effective_on\nUD0001,P-0000,0.5,2020-01-01\n", "contradicts", "effective_on", ""},
		{"an end before something that is kept for later", "pcn_code,reference,closed_on\nUD0001,P-0001,2026-12-01\n", "contradicts", "closed_on", ""},
		{"too few cells", "pcn_code,reference\nUD0001\n", "too_few_cells", "reference", ""},
		{"too many cells", "pcn_code,reference,afc_band\nUD0001,P-0000,5,6\n", "too_many_cells", "", ""},
		{"no reference", "pcn_code,role_type\nUD0001,cc\n", "missing_column", "", "form:file"},
		{"a column twice", "pcn_code,reference,reference\nUD0001,A,B\n", "repeated_column", "", "form:file"},
		{"nothing below the headings", "pcn_code,reference\n", "no_usable_row", "", "form:file"},
		{"nothing", "", "empty_file", "", "form:file"},
	}[:])
	// A reference mistyped is one mistake, whatever a new post would take besides.
	typo := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded\nUD0001,P-000O,0.5\n"))
	var told struct{ Items []imports.RowProblem }
	manager.Get("/api/v1/imports/"+typo.ID+"/problems").Into(t, &told)
	if typo.LeftOut != 1 || len(told.Items) != 1 || *told.Items[0].ColumnName != "reference" || !strings.Contains(told.Items[0].Message, "There is no post UD0001/P-000O yet. Check the reference") {
		t.Errorf("a mistyped reference is told as %+v", told.Items)
	}
	damaged := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded\n#REF!,P-0000,0.5\n"))
	if manager.Get("/api/v1/imports/"+damaged.ID+"/problems").Into(t, &told); len(told.Items) != 1 || told.Items[0].Code != "error_value" {
		t.Errorf("a cell with an error is told as %+v", told.Items)
	}
	own := planned(t, manager, "posts", "posts.csv", []byte(whole("employer_name", "")))
	if own.LeftOut != 0 || own.Created != 1 {
		t.Errorf("a network that employs and is not named is planned as %+v", own)
	}
	twice := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,afc_band\nUD0001,P-0000,6\nUD0001,P-0000,7\n"))
	if said := differences(t, manager, twice); twice.LeftOut != 1 || len(said) != 1 || !strings.Contains(said[0], "→ 6") {
		t.Errorf("two rows for one post are planned as %+v: %v", twice, said)
	}
}

func TestEachThingWrongWithAServiceFiguresFileIsToldWithItsCell(t *testing.T) {
	_, manager := keepsFiles(t)
	row := func(header, cells string) string {
		return "pcn_code,role_type,month," + header + "\nUD0001,splw,2026-04," + cells + "\n"
	}
	refusesEach(t, manager, "service_figures", []malformed{
		{"a code that is none", "pcn_code,role_type,month,referrals\nX,splw,2026-04,1\n", "wrong_code", "pcn_code", ""},
		{"no network", "pcn_code,role_type,month,referrals\n,splw,2026-04,1\n", "missing", "pcn_code", ""},
		{"a network out of reach", "pcn_code,role_type,month,referrals\nUD0003,splw,2026-04,1\n", "unknown_network", "pcn_code", ""},
		{"a role that is none", "pcn_code,role_type,month,referrals\nUD0001,dentist,2026-04,1\n", "unknown_value", "role_type", ""},
		{"no role", "pcn_code,role_type,month,referrals\nUD0001,,2026-04,1\n", "missing", "role_type", ""},
		{"no month", "pcn_code,role_type,month,referrals\nUD0001,splw,,1\n", "missing", "month", ""},
		{"a thirteenth month", "pcn_code,role_type,month,referrals\nUD0001,splw,2026-13,1\n", "wrong_date", "month", ""},
		{"a month in words", "pcn_code,role_type,month,referrals\nUD0001,splw,April,1\n", "wrong_date", "month", ""},
		{"a month to come", "pcn_code,role_type,month,referrals\nUD0001,splw,2027-01,1\n", "future", "month", ""},
		{"a number in words", row("referrals", "many"), "wrong_number", "referrals", ""}, {"half a person", row("referrals", "1.5"), "wrong_number", "referrals", ""},
		{"fewer than nobody", row("referrals", "-1"), "wrong_number", "referrals", ""}, {"too many", row("referrals", "100001"), "wrong_number", "referrals", ""},
		{"more declined than referred", row("referrals,declined", "3,4"), "more_than_referrals", "declined", ""},
		{"a wait of nobody", row("wait_days_median", "3"), "of_nobody", "wait_days_median", ""}, {"a wait of none", row("wait_days_median,first_contacts", "3,0"), "of_nobody", "wait_days_median", ""},
		{"too fine a wait", row("wait_days_median,first_contacts", "3.25,2"), "wrong_number", "wait_days_median", ""}, {"too long a wait", row("wait_days_median,first_contacts", "1001,2"), "wrong_number", "wait_days_median", ""},
		{"groups that do not add up", row("referrals,source_self,source_unknown", "10,4,5"), "does_not_add_up", "source_self", ""},
		{"fifths that do not add up", row("referrals,deprivation_fifth_1", "10,4"), "does_not_add_up", "deprivation_fifth_1", ""},
		{"groups of nobody knows how many", row("ethnicity_black", "4"), "required", "", ""},
		{"a group in words", row("referrals,source_self", "4,some"), "wrong_number", "source_self", ""},
		{"referrals that no groups add up to", row("referrals,source_self,source_unknown,ethnicity_black,ethnicity_unknown,deprivation_fifth_1,deprivation_unknown", "9,4,6,5,5,3,7"), "does_not_add_up", "referrals", ""},
		{"no month column", "pcn_code,role_type\nUD0001,splw\n", "missing_column", "", "form:file"},
		{"nothing below the headings", "pcn_code,role_type,month\n", "no_usable_row", "", "form:file"},
	})
}

func TestServiceFiguresComeRoundAndAreUndone(t *testing.T) {
	s, manager := keepsFiles(t)
	nothing := kept(t, s)
	file := "pcn_code,role_type,month,referrals,declined,first_contacts,wait_days_median,caseload,source_self,source_hospital\nUD0001,Link worker,2026-04,\"1,200\",5,30,11.5,100,1000,200\nUD0001,cc,01/05/2026,0,,,,,,\n"
	made := manager.Apply(planned(t, manager, "service_figures", "figures.csv", []byte(file)))
	if made.Created != 2 || made.PutRight != 1 {
		t.Errorf("they are made as %+v", made)
	}
	before := kept(t, s)
	for _, of := range []string{"", "?include=groups"} {
		rows := table(t, manager.Get("/api/v1/service_figures.csv"+of).Body)
		if same := planned(t, manager, "service_figures", "figures.csv", csvOf(t, rows)); same.Changes != 0 || same.LeftOut != 0 || same.RowsRead != 2 {
			t.Errorf("sent back%s they change %v", of, differences(t, manager, same))
		}
	}
	rows := table(t, manager.Get("/api/v1/service_figures.csv?include=groups").Body)
	set(t, rows, 2, "caseload", "")
	set(t, rows, 2, "source_self", "999")
	set(t, rows, 2, "source_other", "1")
	edited := manager.Apply(planned(t, manager, "service_figures", "figures.csv", csvOf(t, rows)))
	said := strings.Join(differences(t, manager, edited), "; ")
	if edited.Changes != 3 || !strings.Contains(said, "caseload: 100 → -") || !strings.Contains(said, "source_self: 1000 → 999") || !strings.Contains(said, "source_other: 0 → 1") {
		t.Errorf("the edits are %s", said)
	}
	if answer := manager.Transition(made, "undo", ""); answer.Status != http.StatusConflict {
		t.Errorf("undoing the file before is answered %d", answer.Status)
	}
	manager.Undo(edited)
	if after := kept(t, s); after != before {
		t.Errorf("undone they are\n%s\nand were\n%s", after, before)
	}
	manager.Undo(made)
	if after := kept(t, s); after != nothing {
		t.Errorf("both undone there is\n%s", after)
	}
}

func TestHeadingsAreMappedAndRowsLeftOutAreMendedAndSentAgain(t *testing.T) {
	_, manager := keepsFiles(t)
	file := "Network;Post no.;Job;Start;WTE;Terms;How;Whose;Trust;Remarks\nUD0001;A-1;link worker;01/04/2026;one;Permanent;Employed;PCN;=Trust;x\nUD0001;A-2;cc;01/04/2026;1;Permanent;Employed;PCN;Trust;x\n"
	mapping := `{"Network":"pcn_code","Post no.":"reference","Job":"role_type","Start":"opened_on","WTE":"wte_funded","Terms":"contract","How":"engagement","Whose":"employer_type","Trust":"employer_name","Remarks":null}`
	send := func(columns string, content []byte) *contract.Response {
		parts := contract.FileForm("posts", "", "own.csv", content)
		return manager.PostForm("/api/v1/imports", nil, append([]contract.Part{{Name: "columns", Content: []byte(columns)}}, parts...)...)
	}
	for columns, code := range map[string]string{`[]`: "bad_json", `{`: "bad_json", `{"Network":1}`: "bad_json", `{"Network":"pcn_code"} x`: "bad_json", `{"Network":"pcn_code","Network":"reference"}`: "repeated",
		`{"Network":"pcn_code","NETWORK ":"reference"}`: "repeated", `{"Network":"pcn_code","Job":"pcn_code"}`: "repeated", `{"Network":"code"}`: "unknown_column", `{"Networks":"pcn_code"}`: "unknown_heading",
		`{"Job":"status"}`: "unknown_column", `{" ":"pcn_code"}`: "unknown_heading"} {
		if answer := send(columns, []byte(file)); answer.Status != 422 || !strings.Contains(answer.Text(), `"pointer":"form:columns","code":"`+code+`"`) {
			t.Errorf("%s is answered %d %s", columns, answer.Status, answer.Body)
		}
	}
	answer := send(mapping, []byte(file))
	var i imports.Import
	if answer.Into(t, &i); answer.Status != 201 || i.LeftOut != 1 || i.Created != 1 {
		t.Fatalf("it is answered %d %s", answer.Status, answer.Body)
	}
	if noted := manager.Get("/api/v1/imports/" + i.ID + "/problems.csv?result=noted").Text(); !strings.Contains(noted, "Remarks") || !strings.Contains(noted, "not_used") {
		t.Errorf("that a column is not read is noted as %s", noted)
	}
	manager.Apply(i)
	left := manager.Get("/api/v1/imports/" + i.ID + "/left_out_rows.csv")
	rows := table(t, left.Body)
	if len(rows) != 2 || strings.Join(rows[0], ";") != "Network;Post no.;Job;Start;WTE;Terms;How;Whose;Trust;problem" || rows[1][8] != "'=Trust" || !strings.Contains(rows[1][9], "one") {
		t.Fatalf("the rows left out are %v", rows)
	}
	set(t, rows, 1, "WTE", "1")
	mended := send(strings.Replace(mapping, `"Remarks"`, `"problem"`, 1), csvOf(t, rows))
	if mended.Into(t, &i); mended.Status != 201 || i.LeftOut != 0 || i.Created != 1 {
		t.Errorf("mended and sent again they are %d %s", mended.Status, mended.Body)
	}
	if status := manager.Get("/api/v1/imports/" + i.ID + "/left_out_rows.xlsx").Status; status != 200 {
		t.Errorf("as a workbook they are answered %d", status)
	}
}
