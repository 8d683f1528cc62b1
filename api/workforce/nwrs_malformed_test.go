package workforce_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

const good = "NWRS Staff,2026,6,U00001,A PCN,93C,x,Z9B2Z,x,Y56,London,x,Care Coordinators,x,0.8,145743\n"

// instead puts other text in the place of a cell of the good row.
func instead(of, with string) string { return strings.Replace(good, of, with, 1) }

func TestAFaultyRowIsLeftOutWithItsCellAndItsReason(t *testing.T) {
	s := openCensus(t)
	for _, tt := range []struct{ says, row, column, code, value string }{
		{"FTE that is a word", instead("0.8", "one"), "FTE", "wrong_number", "one"},
		{"FTE below nothing", instead("0.8", "-0.8"), "FTE", "wrong_number", "-0.8"},
		{"FTE with a comma", instead("0.8", `"0,8"`), "FTE", "wrong_number", "0,8"},
		{"FTE of an error", instead("0.8", "#N/A"), "FTE", "error_value", "#N/A"},
		{"no FTE", instead("0.8", ""), "FTE", "missing", ""},
		{"an identifier in the place of FTE", instead("0.8", "145743"), "FTE", "wrong_number", ""},
		{"a code that is none", instead("U00001", "X1"), "PCN_CODE", "wrong_code", "X1"},
		{"an identifier in the place of a code", instead("U00001", "145743"), "PCN_CODE", "wrong_code", ""},
		{"no code", instead("U00001", "NULL"), "PCN_CODE", "missing", "NULL"},
		{"a code of the demonstration", instead("U00001", "UD0001"), "PCN_CODE", "demo_code", "UD0001"},
		{"no role", instead("Care Coordinators", ""), "STAFF_ROLE", "missing", ""},
		{"a month that is none", instead("2026,6", "2026,13"), "CENSUS_MONTH", "wrong_date", "13"},
		{"a year that is none", instead("2026,6", "26,6"), "CENSUS_YEAR", "wrong_date", "26"},
		{"no region", instead("Y56", ""), "COMM_REGION_CODE", "wrong_code", ""},
		{"a cell too many", instead("A PCN", "A, PCN"), "", "too_many_cells", ""},
		{"a cell too few", instead("x,0.8,145743", "0.8,145743"), "UNIQUE_IDENTIFIER", "too_few_cells", ""},
		{"an identifier without an end", instead("145743", strings.Repeat("145743 ", 200)), "UNIQUE_IDENTIFIER", "too_long", ""},
		{"an identifier that cannot be shown", instead("145743", "14\x015743"), "UNIQUE_IDENTIFIER", "bad_characters", ""},
		{"a row swallowed by a quotation mark", instead("A PCN", `"`+strings.Repeat(good, 12)+`"`), "PCN_NAME", "too_long", ""},
	} {
		t.Run(tt.says, func(t *testing.T) {
			i := s.Plan("nwrs_workforce", "", []byte(rawHeader+tt.row+strings.Replace(good, "U00001", "U00002", 1)))
			if i.LeftOut != 1 || i.Created != 1 {
				t.Fatalf("it is read as %+v", i)
			}
			answer := s.Get("/api/v1/imports/" + i.ID + "/problems?result=left_out")
			var page struct{ Items []imports.RowProblem }
			answer.Into(t, &page)
			p := page.Items[0]
			value, column := "", ""
			if p.Value != nil {
				value = *p.Value
			}
			if p.ColumnName != nil {
				column = *p.ColumnName
			}
			if p.Code != tt.code || column != tt.column || value != tt.value || *p.Row != 2 || p.Message == "" {
				t.Errorf("the problem is %s at %q with %q in row %d: %s", p.Code, column, value, *p.Row, p.Message)
			}
		})
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM import_problems WHERE concat_ws(' ', value, message) LIKE '%5743%'"); n > 0 {
		t.Errorf("%d problems repeat a person's identifier", n)
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM workforce_return_statements s WHERE (to_jsonb(s) - 'import_id')::text LIKE '%5743%'"); n > 0 {
		t.Errorf("%d statements hold a person's identifier", n)
	}
}

func TestAFileThatIsNoCensusIsRefusedAndLeavesNothing(t *testing.T) {
	s := openCensus(t)
	for says, tt := range map[string]struct {
		asAt    string
		content string
		at      string
	}{
		"two months":                {"", rawHeader + good + instead("2026,6", "2026,7"), "form:file several_days"},
		"another day than it says":  {"2026-07-01", rawHeader + good, "form:as_at differs_from_file"},
		"a month to come":           {"", rawHeader + instead("2026,6", "2026,12"), "form:as_at in_the_future"},
		"headings alone":            {"", rawHeader, "form:file empty_file"},
		"nothing":                   {"", "", "form:file empty_file"},
		"no FTE column":             {"", strings.Replace(rawHeader, "FTE", "WTE", 1) + good, "form:file missing_column"},
		"two FTE columns":           {"", strings.Replace(rawHeader, "PCN_NAME", "FTE", 1) + good, "form:file repeated_column"},
		"no row of use":             {"", rawHeader + instead("0.8", "x"), "form:file no_usable_row"},
		"a quotation mark for ever": {"", rawHeader + instead("A PCN", `"A PCN`), "form:file unclosed_quote"},
		"a list of practices":       {"", "practice_code,list_size\nA00001,1\n", "form:file missing_column"},
		"JSON":                      {"", `{"error": "not found"}`, "form:file wrong_format"},
		"a web page":                {"", "<!doctype html><p>Not found", "form:file wrong_format"},
	} {
		t.Run(says, func(t *testing.T) {
			answer := s.PostForm("/api/v1/imports", nil, contract.FileForm("nwrs_workforce", tt.asAt, "file.csv", []byte(tt.content))...)
			var p struct {
				Errors []struct{ Pointer, Code string }
			}
			answer.Into(t, &p)
			if answer.Status != http.StatusUnprocessableEntity || len(p.Errors) != 1 || p.Errors[0].Pointer+" "+p.Errors[0].Code != tt.at {
				t.Errorf("it is answered %d %s", answer.Status, answer.Body)
			}
		})
	}
	if n := ask[int](t, s.admin, "SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM workforce_return_files) + (SELECT count(*) FROM workforce_return_statements)"); n > 0 {
		t.Errorf("%d records were left", n)
	}
}

func TestFTEIsAddedToTheLastDecimalAndPeopleAreCountedOnce(t *testing.T) {
	s := openCensus(t)
	var r raw
	for n := range 10 { // in floating point ten tenths are not one
		r.row("2026-06", "U00001", coordinators, "0.1", fmt.Sprint(n%4))
	}
	r.row("2026-06", "U00001", linkWorkers, "0.333333333333333", "7").row("2026-06", "U00001", linkWorkers, "0.666666666666667", "7")
	r.row("2026-06", "U00001", linkWorkers, "3", "").row("2026-06", "U00001", apart, ".5", "9")
	r.row("2026-06", "U00001", "Social Prescribing Link Worker", "1", "10")
	s.Import("nwrs_workforce", "", r.bytes())
	got := ask[string](t, s.admin, `SELECT string_agg(concat_ws(' ', role_type, is_contracted, fte, headcount), ', ' ORDER BY role_type, is_contracted) FROM workforce_return_figures`)
	if want := "cc f 1 4, splw f 1 1, splw t 3 0, splw_mental_health f 0.5 1, f 1 1"; got != want {
		t.Errorf("it is %s, not %s", got, want)
	}
}

func TestANetworkNobodyKnowsIsKeptAndNoted(t *testing.T) {
	s := openCensus(t)
	// Names with letters that only windows-1252 has a byte for.
	text := strings.Replace(rawHeader+good, "A PCN", "ÉGLISE – PCN", 1)
	content, err := charmap.Windows1252.NewEncoder().String(text)
	fine(t, err)
	i := s.Import("nwrs_workforce", "", []byte(content))
	notes := get[struct{ Items []imports.RowProblem }](t, s.Server, "/api/v1/imports/"+i.ID+"/problems").Items
	if len(notes) != 2 || notes[0].Code != "totals" || notes[0].Row != nil || !strings.HasPrefix(notes[0].Message, "FTE of the file, all PCNs together: link workers 0, care co-ordinators 0.8, coaches 0,") {
		t.Fatalf("the file is summed up as %+v", notes)
	}
	problems := notes[1:]
	if len(problems) != 1 || problems[0].Code != "unknown_pcn" || problems[0].Result != "noted" || *problems[0].Value != "U00001" || i.LeftOut != 0 {
		t.Errorf("the problems are %+v", problems)
	}
	if fte, _ := s.figures(t, "2026-06-30"); fte[figure{"U00001", "cc"}] != "0.8" {
		t.Errorf("it counts %v", fte)
	}
}

func TestManyNetworksNobodyKnowsAreOneNoteAndAPlanIsReadableToFourDecimals(t *testing.T) {
	s := openCensus(t)
	var r raw
	for n := range 12 {
		r.row("2026-06", fmt.Sprintf("U%05d", n+1), coordinators, "0.333333333333333", fmt.Sprint(n))
	}
	i := s.Plan("nwrs_workforce", "", r.bytes())
	var said []string
	for _, note := range get[struct{ Items []imports.RowProblem }](t, s.Server, "/api/v1/imports/"+i.ID+"/problems").Items {
		said = append(said, note.Code+" "+note.Message)
	}
	if len(said) != 2 || !strings.Contains(said[0], "care co-ordinators 4, coaches 0,") ||
		said[1] != "unknown_pcn No file that is applied names 12 networks of this one: U00001, U00002, U00003, U00004, U00005, U00006, U00007, U00008, U00009, U00010 and 2 more. Their returns are kept, and each is shown once a file does." {
		t.Errorf("the plan notes %q", said)
	}
	first := get[struct{ Items []imports.PlannedChange }](t, s.Server, "/api/v1/imports/"+i.ID+"/changes").Items[0]
	if *first.After != "splw 0, cc 0.3333, hwbc 0 FTE" {
		t.Errorf("a return is planned as %q", *first.After)
	}
}
