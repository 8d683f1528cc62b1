package table_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

type fataler interface {
	Helper()
	Fatal(args ...any)
}

func must(t fataler, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// spooled puts a file on disk, as an upload is.
func spooled(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "spooled")
	must(t, os.WriteFile(path, content, 0o600))
	return path
}

// cells reads everything in a file: sheet, row number and cells.
func cells(t *testing.T, content []byte) (rows []string, err error) {
	t.Helper()
	book, err := table.Open(t.Context(), spooled(t, content), "file")
	if err != nil {
		return nil, err
	}
	defer func() { must(t, book.Close()) }()
	for _, sheet := range book.Sheets() {
		for row, err := range sheet.Rows(t.Context()) {
			if err != nil {
				return rows, err
			}
			rows = append(rows, strings.Join(slices.Concat([]string{sheet.Name}, row.Cells), "|"))
		}
	}
	return rows, nil
}

func same(t *testing.T, content []byte, want ...string) {
	t.Helper()
	got, err := cells(t, content)
	must(t, err)
	if !slices.Equal(got, want) {
		t.Errorf("read %q, not %q", got, want)
	}
}

// refused tells the code under which a file is refused, and the sentence.
func refused(t *testing.T, err error) (code, message string) {
	t.Helper()
	var refusal *vocabulary.Error
	if !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeInvalid || len(refusal.Faults) != 1 || refusal.Faults[0].Pointer != "form:file" {
		t.Fatalf("it is answered with %v, not refused with a reason", err)
	}
	return refusal.Faults[0].Code, refusal.Faults[0].Message
}

type entry struct{ name, content string }

func zipped(t fataler, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		f, err := w.Create(e.name)
		must(t, err)
		_, err = io.WriteString(f, e.content)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// bookOf writes a workbook of one sheet by hand, so that its XML can be wrong.
func bookOf(t fataler, sheetData string, others ...entry) []byte {
	t.Helper()
	parts := []entry{
		{"[Content_Types].xml", `<Types/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="Sheet1" id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/one.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst><si><t>zero</t></si><si><r><t>on</t></r><r><t>e</t></r><rPh><t>no</t></rPh></si></sst>`},
		{"xl/worksheets/one.xml", `<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`},
	}
	for _, other := range others {
		if at := slices.IndexFunc(parts, func(e entry) bool { return e.name == other.name }); at >= 0 {
			parts[at] = other
		} else {
			parts = append(parts, other)
		}
	}
	return zipped(t, parts...)
}
