package table_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"trellis/api/imports/table"
	"trellis/api/platform/embeddedpg"
)

func TestAWorkbookIsReadAsItsCellsWereSaved(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"text", 20191001, 27.56, true, " two\nlines ", nil, "last"}))
	must(t, f.SetCellFormula("Sheet1", "B2", "1+1"))
	must(t, f.SetRowVisible("Sheet1", 1, false))
	must(t, f.MergeCell("Sheet1", "A4", "B5"))
	must(t, f.SetCellValue("Sheet1", "A4", "merged"))
	_, err := f.NewSheet("Other")
	must(t, err)
	must(t, f.SetCellRichText("Other", "C3", []excelize.RichTextRun{{Text: "bo"}, {Text: "ld", Font: &excelize.Font{Bold: true}}}))
	var out bytes.Buffer
	must(t, f.Write(&out))
	same(t, out.Bytes(), "Sheet1|text|20191001|27.56|TRUE| two\nlines ||last", "Sheet1||", "Sheet1|merged", "Other|||bold")
}

func TestEveryFormOfACellIsRead(t *testing.T) {
	same(t, bookOf(t, `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>VLOOKUP()</f><v>3.0</v></c><c t="str"><f>x</f><v>name</v></c>
		<c r="E2" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2019-10-01</v></c>
		<c><v>2.0191001E7</v></c><c t="n"><v>27.559999999999999</v></c><c t="inlineStr"><is><t>a_x000D_b</t></is></c><c s="4"/></row>`),
		"Sheet1|one|3|name||inline|FALSE|#N/A|2019-10-01|20191001|27.56|a\rb")
}

// A sheet that breaks off must not be taken for one that ends: a missing row can mean a closed practice.
func TestADamagedWorkbookIsRefused(t *testing.T) {
	const row = `<row r="1"><c r="A1"><v>1</v></c></row>`
	sheet := func(xml string) entry { return entry{"xl/worksheets/one.xml", xml} }
	for name, content := range map[string][]byte{
		"a sheet that breaks off":        bookOf(t, "", sheet("<worksheet><sheetData>"+row)),
		"a sheet that is no XML":         bookOf(t, "", sheet("rows & cells <")),
		"an unknown entity":              bookOf(t, `<row><c t="inlineStr"><is><t>&xxe;</t></is></c></row>`),
		"a document type":                bookOf(t, "", sheet(`<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&xxe;</t></is></c></row></sheetData></worksheet>`)),
		"rows out of order":              bookOf(t, `<row r="2"/>`+row),
		"a row past the last":            bookOf(t, `<row r="1048577"/>`),
		"cells out of order":             bookOf(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`),
		"a cell in another row":          bookOf(t, `<row r="1"><c r="A2"><v>1</v></c></row>`),
		"a text that is not there":       bookOf(t, `<row r="1"><c r="A1" t="s"><v>2</v></c></row>`),
		"a part that is missing":         bookOf(t, row, entry{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="two.xml"/></Relationships>`}),
		"a part twice":                   bookOf(t, row, entry{"XL/workbook.xml", "<workbook/>"}),
		"XML far too deep":               bookOf(t, strings.Repeat("<row>", 1000)),
		"a tag of a megabyte":            bookOf(t, `<row r="`+strings.Repeat("1", 1<<20)+`"/>`),
		"a comment of a megabyte":        bookOf(t, `<!--`+strings.Repeat("<", 1<<20)+`-->`+row),
		"an instruction of a megabyte":   bookOf(t, `<?x `+strings.Repeat("<", 1<<20)+`?>`+row),
		"a cell no program could write":  bookOf(t, `<row r="1"><c t="inlineStr"><is><t>`+strings.Repeat("x", 1<<20)+`</t></is></c></row>`),
		"a file that was not all sent":   bookOf(t, row)[:400],
		"a shared text of a megabyte":    bookOf(t, row, entry{"xl/sharedStrings.xml", `<sst><si><t>` + strings.Repeat("x", 1<<20) + `</t></si></sst>`}),
		"shared texts that break off":    bookOf(t, row, entry{"xl/sharedStrings.xml", `<sst><si><t>x</t></si>`}),
		"a sheet list that breaks off":   bookOf(t, row, entry{"xl/workbook.xml", `<workbook><sheets>`}),
		"an encoding nobody can promise": bookOf(t, row, entry{"xl/workbook.xml", `<?xml version="1.0" encoding="utf-7"?><workbook/>`}),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cells(t, content)
			if code, message := refused(t, err); code != "unreadable" || !strings.Contains(message, "damaged") {
				t.Errorf("it is told %s: %s", code, message)
			}
		})
	}
}

func TestCommentsAndCDATAAreNoFault(t *testing.T) {
	same(t, bookOf(t, `<!-- a > b --><row><c t="inlineStr"><is><t><![CDATA[a < b]]></t></is></c></row>`), "Sheet1|a < b")
}

// excelize writes our own workbooks; what it writes comes back.
func TestAnyWorkbookComesBackAsItWasWritten(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab<>&\"'\n é€=_x0")), 1, 8, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 4), 1, 5).Draw(rt, "rows")
		f := excelize.NewFile()
		defer f.Close()
		for i, row := range rows {
			must(rt, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row))
		}
		path := filepath.Join(folder, "file.xlsx")
		must(rt, f.SaveAs(path))
		book, err := table.Open(t.Context(), path, "file")
		must(rt, err)
		defer book.Close()
		n := 0
		for row, err := range book.Sheets()[0].Rows(t.Context()) {
			must(rt, err)
			if !slices.Equal(row.Cells, rows[n]) {
				rt.Fatalf("%q comes back as %q", rows[n], row.Cells)
			}
			n++
		}
	})
}

// The published workbooks hold formulas, numbers and texts; another reader finds the same in them.
func TestPublishedWorkbooksAreReadAsExcelizeReadsThem(t *testing.T) {
	folder := os.Getenv("TRELLIS_TEST_DATA")
	if folder == "" {
		folder = filepath.Join(embeddedpg.CheckoutRoot(), "..", "shared", "data")
	}
	for _, file := range []string{"ePCN_2020-03.xlsx", "ePCN_2023-01.xlsx"} {
		path := filepath.Join(folder, "epcn", file)
		if _, err := os.Stat(path); os.IsNotExist(err) {
			t.Skipf("the published file %s is not here; name its folder in TRELLIS_TEST_DATA", file)
		}
		f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
		must(t, err)
		defer f.Close()
		book, err := table.Open(t.Context(), path, file)
		must(t, err)
		defer book.Close()
		for _, sheet := range book.Sheets() {
			want, err := f.GetRows(sheet.Name)
			must(t, err)
			n := 0
			for row, err := range sheet.Rows(t.Context()) {
				must(t, err)
				ours, theirs := strings.Join(row.Cells, "|"), strings.Join(want[row.Number-1], "|")
				ours = strings.NewReplacer("|TRUE", "|1", "|FALSE", "|0").Replace(ours) // the words are ours
				if strings.TrimRight(ours, "|") != strings.TrimRight(theirs, "|") {
					t.Fatalf("%s, %s, row %d: %q, and excelize reads %q", file, sheet.Name, row.Number, ours, theirs)
				}
				n++
			}
			if n != len(want) {
				t.Errorf("%s, %s: %d rows, and excelize reads %d", file, sheet.Name, n, len(want))
			}
		}
	}
}
