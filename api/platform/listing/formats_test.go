package listing_test

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Texts that a spreadsheet would run, or that a separator stands in.
var nastyTexts = []string{"=1+1", "+44 20", "-1", "@SUM(A1)", "\tx", "\rx", "a,b", `say "hi"`, "two\nlines", "<b>&amp;", "'quoted", "ünï", " spaced ", "plain"}

func nastyThings() []thing {
	things := oneOfEach()
	for i, text := range nastyTexts {
		score, count := -1.25*float64(i), int64(-i)
		things = append(things, thing{ID: fmt.Sprintf("n%02d", i), Word: &text, Score: &score, Count: &count, Quiet: text})
	}
	return things
}

// grid is a list as cells: the names, then each row's values as text.
type grid [][]string

func (s *shelf) asJSON(t *testing.T, query url.Values) grid {
	names := strings.Split(query.Get("fields"), ",")
	g := grid{names}
	for _, item := range s.page(t, query).Items {
		g = append(g, cells(names, item))
	}
	return g
}

func (s *shelf) asNDJSON(t *testing.T, query url.Values) grid {
	_, _, body := s.get(t, "/api/v1/things.ndjson", query)
	names := strings.Split(query.Get("fields"), ",")
	g := grid{names}
	for lines := bufio.NewScanner(bytes.NewReader(body)); lines.Scan(); {
		var item map[string]any
		must(t, json.Unmarshal(lines.Bytes(), &item))
		g = append(g, cells(names, item))
	}
	return g
}

func cells(names []string, item map[string]any) (row []string) {
	for _, name := range names {
		switch value := item[name].(type) {
		case nil:
			row = append(row, "")
		case string:
			row = append(row, value)
		default:
			plain, _ := json.Marshal(value)
			row = append(row, string(plain))
		}
	}
	return row
}

func (s *shelf) asCSV(t *testing.T, query url.Values) grid {
	_, _, body := s.get(t, "/api/v1/things.csv", query)
	g, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	must(t, err)
	return g
}

func (s *shelf) asWorkbook(t *testing.T, query url.Values) grid {
	_, _, body := s.get(t, "/api/v1/things.xlsx", query)
	book, err := excelize.OpenReader(bytes.NewReader(body))
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
	must(t, err)
	for i := range rows { // trailing empty cells are left out
		for len(rows[i]) < len(rows[0]) {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

const everyColumn = "id,word,kind,score,count,day,at,ready,quiet,parts"

func TestEveryFormatHoldsTheSameValues(t *testing.T) {
	s := newShelf(t)
	s.put(t, nastyThings())
	query := url.Values{"fields": {everyColumn}, "include": {"parts"}, "sort": {"-score,id"}}
	want := s.asJSON(t, query)
	if len(want) != 1+len(nastyThings()) || !slices.Contains(want[1], "") {
		t.Fatalf("JSON gives %v", want)
	}
	for name, got := range map[string]grid{"NDJSON": s.asNDJSON(t, query), "CSV": s.asCSV(t, query), "a workbook": s.asWorkbook(t, query)} {
		if len(got) != len(want) {
			t.Errorf("%s has %d lines, JSON %d", name, len(got), len(want))
			continue
		}
		for i, row := range got {
			for j, cell := range row {
				if name == "CSV" {
					cell = disarmed(cell)
				}
				expected := want[i][j]
				if name == "a workbook" && i > 0 {
					cell, expected = fromWorkbook(t, want[0][j], cell), inWorkbook(want[0][j], expected)
				}
				if cell != expected {
					t.Errorf("%s has %q for %s in line %d, JSON %q", name, cell, want[0][j], i, want[i][j])
				}
			}
		}
	}
}

// fromWorkbook reads a cell as a spreadsheet shows it: a flag is stored as 1 or 0, a day or an instant as
// days since the end of 1899.
func fromWorkbook(t *testing.T, column, cell string) string {
	t.Helper()
	switch {
	case cell == "":
		return ""
	case column == "ready":
		return strings.NewReplacer("1", "true", "0", "false").Replace(cell)
	case column == "day" || column == "at":
		days, err := strconv.ParseFloat(cell, 64)
		must(t, err)
		at, err := excelize.ExcelDateToTime(days, false)
		must(t, err)
		if column == "day" {
			return at.Format(time.DateOnly)
		}
		return at.Round(time.Second).Format(time.RFC3339)
	}
	return cell
}

// inWorkbook is how much of a value a workbook keeps: of an instant, the second.
func inWorkbook(column, value string) string {
	if at, err := time.Parse(time.RFC3339Nano, value); column == "at" && err == nil {
		return at.Round(time.Second).Format(time.RFC3339)
	}
	return value
}

// disarmed takes the mark off that keeps a spreadsheet from running a cell, as our importers do.
func disarmed(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

func TestACSVCellNeverBeginsAFormulaUnlessItIsANumber(t *testing.T) {
	s := newShelf(t)
	s.put(t, nastyThings())
	marked := 0
	for _, row := range s.asCSV(t, url.Values{"fields": {"word,score,count,quiet"}})[1:] {
		for i, cell := range row {
			isNumber := i == 1 || i == 2
			switch {
			case cell == "" || !strings.ContainsRune("=+-@\t\r'", rune(cell[0])):
			case cell[0] == '\'' && isNumber:
				t.Errorf("the number %q is marked", cell)
			case cell[0] == '\'':
				marked++
			case !isNumber:
				t.Errorf("the text %q stands unmarked", cell)
			}
		}
	}
	if marked != 14 { // six texts that begin a formula and one quoted, in two columns
		t.Errorf("%d texts begin with an apostrophe, not 14", marked)
	}
}

func TestAFileHoldsEveryRowWhateverThePage(t *testing.T) {
	s := newShelf(t)
	s.put(t, nastyThings())
	all := len(nastyThings())
	cursor := *s.page(t, url.Values{"limit": {"1"}}).Next
	for _, query := range []url.Values{{}, {"limit": {"1"}}, {"limit": {"2"}, "cursor": {cursor}}, {"limit": {"1"}, "include": {"parts"}}} {
		if got := len(s.asCSV(t, query)) - 1; got != all {
			t.Errorf("%v gives %d rows of %d", query, got, all)
		}
	}
	if got := len(s.asCSV(t, url.Values{"id": {"a", "n00"}})) - 1; got != 2 {
		t.Errorf("a filter for two rows gives %d", got)
	}
	if got := s.asCSV(t, url.Values{"id": {"none"}}); len(got) != 1 || !slices.Equal(got[0], strings.Split("id,word,kind,score,count,day,at,ready,quiet", ",")) {
		t.Errorf("an empty list gives %v", got)
	}
}

func TestAFileWithIncludesGoesPastItsFirstChunk(t *testing.T) {
	s := newShelf(t)
	things := make([]thing, 1203)
	for i := range things {
		word := fmt.Sprint(i % 7)
		things[i] = thing{ID: fmt.Sprintf("%05d", i), Word: &word}
	}
	s.put(t, things)
	rows := s.asCSV(t, url.Values{"include": {"parts"}, "fields": {"id,parts"}, "sort": {"-word"}})
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		if seen[row[0]] || row[1] != `["bolt","nut"]` {
			t.Fatalf("%v comes twice or without its parts", row)
		}
		seen[row[0]] = true
	}
	if len(seen) != len(things) {
		t.Errorf("%d rows of %d", len(seen), len(things))
	}
}

func TestAFileIsAskedForByEndingOrByAccept(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	for _, tt := range []struct{ path, accept, contentType, file string }{
		{"/api/v1/things", "", "application/json", ""},
		{"/api/v1/things", "*/*", "application/json", ""},
		{"/api/v1/things", "text/csv", "text/csv; charset=utf-8; header=present", "things-2026-11-23.csv"},
		{"/api/v1/things", "text/*", "text/csv; charset=utf-8; header=present", "things-2026-11-23.csv"},
		{"/api/v1/things", "text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8; header=present", "things-2026-11-23.csv"},
		{"/api/v1/things.csv", "application/json", "text/csv; charset=utf-8; header=present", "things-2026-11-23.csv"},
		{"/api/v1/things.ndjson", "", "application/x-ndjson", "things-2026-11-23.ndjson"},
		{"/api/v1/things", "application/x-ndjson", "application/x-ndjson", "things-2026-11-23.ndjson"},
		{"/api/v1/things.xlsx", "", workbook, "things-2026-11-23.xlsx"},
		{"/api/v1/things", workbook, workbook, "things-2026-11-23.xlsx"},
	} {
		headers := []string{}
		if tt.accept != "" {
			headers = append(headers, "Accept: "+tt.accept)
		}
		status, header, body := s.get(t, tt.path, nil, headers...)
		disposition := ""
		if tt.file != "" {
			disposition = `attachment; filename="` + tt.file + `"`
		}
		if status != http.StatusOK || header.Get("Content-Type") != tt.contentType || header.Get("Content-Disposition") != disposition {
			t.Errorf("%s for %q answers %d %s %s %.80s", tt.path, tt.accept, status, header.Get("Content-Type"), header.Get("Content-Disposition"), body)
		}
	}
	for _, path := range []string{"/api/v1/things.pdf", "/api/v1/things.json", "/api/v1/things.CSV"} {
		if status, _, _ := s.get(t, path, nil); status != http.StatusNotFound {
			t.Errorf("%s answers %d", path, status)
		}
	}
	if status, _, body := s.get(t, "/api/v1/things", nil, "Accept: image/png"); status != http.StatusNotAcceptable {
		t.Errorf("a picture is answered %d %s", status, body)
	}
}
