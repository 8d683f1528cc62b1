package table_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"trellis/api/imports/table"
)

func TestTextIsReadInTheEncodingItWasSavedIn(t *testing.T) {
	const text = "code,name\r\nA1,Café – “Ōtley” €5\r\n"
	for name, as := range map[string]encoding.Encoding{
		"UTF-8":                unicode.UTF8,
		"UTF-8 with its mark":  unicode.UTF8BOM,
		"UTF-16 little-endian": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 big-endian":    unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		encoded, err := as.NewEncoder().String(text)
		must(t, err)
		t.Run(name, func(t *testing.T) { same(t, []byte(encoded), "|code|name", "|A1|Café – “Ōtley” €5") })
	}
	encoded, err := charmap.Windows1252.NewEncoder().String("code,name\nA1,Café – “Otley” €5\n")
	must(t, err)
	same(t, []byte(encoded), "|code|name", "|A1|Café – “Otley” €5")
}

// A file is UTF-8 or it is not: one odd byte at its end decides how its first row is read.
func TestOneByteAtTheEndDecidesTheEncoding(t *testing.T) {
	rows := strings.Repeat("A1,plain\n", 20_000)
	got, err := cells(t, []byte("code,caf\xe9\n"+rows+"A2,caf\xe9\n"))
	must(t, err)
	if got[0] != "|code|café" || got[len(got)-1] != "|A2|café" {
		t.Errorf("it begins %q and ends %q", got[0], got[len(got)-1])
	}
}

func TestLineEndsAndSeparatorsThatAreMetAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"LF": "a,b\n1,2\n", "CRLF": "a,b\r\n1,2\r\n", "CR": "a,b\r1,2\r", "no last line end": "a,b\n1,2",
		"semicolons": "a;b\n1;2\n", "tabs": "a\tb\n1\t2\n", "quotes": "\"a\",\"b\"\n\"1\",\"2\"\n",
		"quoted semicolons are no separator": "\"a\",b\n1,2\n",
	} {
		t.Run(name, func(t *testing.T) { same(t, []byte(text), "|a|b", "|1|2") })
	}
	same(t, []byte("a,b;c\n1,2;3\n"), "|a|b;c", "|1|2;3")
}

func TestQuotesAreReadAsASpreadsheetReadsThem(t *testing.T) {
	same(t, []byte("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n5\" pipe,\"q\"r\n,\n"), "|a|b", "|x, \"y\"|two\nlines", "|5\" pipe|qr", "||")
}

func TestRowsAreNumberedAsASpreadsheetShowsThem(t *testing.T) {
	book, err := table.Open(t.Context(), spooled(t, []byte("a\n\n\"two\nlines\"\nx\n")), "file")
	must(t, err)
	defer book.Close()
	var numbers []int64
	for row, err := range book.Sheets()[0].Rows(t.Context()) {
		must(t, err)
		if !row.Blank() {
			numbers = append(numbers, row.Number)
		}
	}
	if !slices.Equal(numbers, []int64{1, 3, 4}) {
		t.Errorf("the rows are numbered %v", numbers)
	}
}

func TestAQuoteThatIsNeverClosedIsNamedByItsLine(t *testing.T) {
	_, err := cells(t, []byte("a,b\r\n\"two\r\nlines\",1\r\nx,\"open\r\ny,2\r\n"))
	if code, message := refused(t, err); code != "unclosed_quote" || !strings.Contains(message, "line 4") {
		t.Errorf("it is told %s: %s", code, message)
	}
}

func TestACellIsNeverHeldBeyondWhatItMayBe(t *testing.T) {
	got, err := cells(t, []byte("a,b\n"+strings.Repeat("x", 1<<20)+",2\n"))
	must(t, err)
	if n := len(got[1]); n < table.MostCharacters || n > 5*table.MostCharacters || !strings.HasSuffix(got[1], "|2") {
		t.Errorf("%d characters are held", n)
	}
}

// What any writer of CSV writes is read back to the letter.
func TestAnyCellsComeBackAsTheyWereWritten(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab,;\t\"'\n é€=")), 0, 6, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 1, 5).Draw(rt, "rows")
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		must(rt, w.Write([]string{"h,", "h"}))
		must(rt, w.WriteAll(rows))
		path := filepath.Join(folder, "file")
		must(rt, os.WriteFile(path, out.Bytes(), 0o600))
		book, err := table.Open(t.Context(), path, "file")
		must(rt, err)
		defer book.Close()
		n := -1
		for row, err := range book.Sheets()[0].Rows(t.Context()) {
			must(rt, err)
			if n >= 0 && !slices.Equal(row.Cells, rows[n]) {
				rt.Fatalf("%q comes back as %q", rows[n], row.Cells)
			}
			n++
		}
		if n != len(rows) {
			rt.Fatalf("%d rows came back as %d", len(rows), n)
		}
	})
}
