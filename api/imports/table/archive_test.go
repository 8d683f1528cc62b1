package table_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trellis/api/imports/table"
)

const small = "a,b\n1,2\n"

func TestAZipWithOneTableIsReadAsThatTable(t *testing.T) {
	want := []string{"|a|b", "|1|2"}
	same(t, zipped(t, entry{"table.csv", small}), want...)
	same(t, zipped(t, entry{"folder/", ""}, entry{"folder/TABLE.CSV", small}, entry{"__MACOSX/folder/._table.csv", "x"}, entry{"folder/.DS_Store", "x"}, entry{"readme.txt", "x"}), want...)
	same(t, zipped(t, entry{"../../outside.csv", small}), want...)
	same(t, zipped(t, entry{"book.xlsx", string(bookOf(t, `<row><c><v>1</v></c></row>`))}), "Sheet1|1")
	same(t, zipped(t, entry{"really a workbook.csv", string(bookOf(t, `<row><c><v>1</v></c></row>`))}), "Sheet1|1")
}

func TestNothingIsLeftBesideAnUpload(t *testing.T) {
	path := spooled(t, zipped(t, entry{"../book.xlsx", string(bookOf(t, `<row><c><v>1</v></c></row>`))}))
	book, err := table.Open(t.Context(), path, "file")
	must(t, err)
	must(t, book.Close())
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestAZipOfAnythingElseIsRefused(t *testing.T) {
	text := strings.Repeat("some text that packs, ", 1000)
	for name, tt := range map[string]struct {
		content []byte
		code    string
	}{
		"nothing":                   {zipped(t), "empty_file"},
		"only folders":              {zipped(t, entry{"a/", ""}), "empty_file"},
		"two tables":                {zipped(t, entry{"a.csv", small}, entry{"b.csv", small}), "several_tables"},
		"no table":                  {zipped(t, entry{"a.pdf", "%PDF-1.7"}), "no_table"},
		"a zip in it":               {zipped(t, entry{"inner.zip", string(zipped(t, entry{"a.csv", small}))}), "nested_zip"},
		"a zip called CSV in it":    {zipped(t, entry{"a.csv", string(zipped(t, entry{"a.csv", small}))}), "nested_zip"},
		"a document":                {zipped(t, entry{"[Content_Types].xml", "<Types/>"}, entry{"_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>`}), "wrong_format"},
		"a binary workbook":         {zipped(t, entry{"[Content_Types].xml", "<Types/>"}, entry{"_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></R>`}), "wrong_format"},
		"an OpenDocument file":      {zipped(t, entry{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}), "wrong_format"},
		"a workbook without sheets": {bookOf(t, "", entry{"xl/workbook.xml", "<workbook/>"}), "empty_file"},
		"a bomb":                    {zipped(t, entry{"a.csv", strings.Repeat("0", 10<<20)}), "too_large_unpacked"},
		"a bomb beside a table":     {zipped(t, entry{"a.csv", small}, entry{"b.bin", strings.Repeat("0", 10<<20)}), "too_large_unpacked"},
		"a bomb in a workbook":      {bookOf(t, "", entry{"xl/media/a.png", strings.Repeat("0", 10<<20)}), "too_large_unpacked"},
		"more than it may unpack":   {zipped(t, entry{"a.csv", hard(70 << 20)}), "too_large_unpacked"},
		"a thousand files":          {zipped(t, many(1001)...), "too_large_unpacked"},
		"a size that is too small":  {forged(t, text, 10), "unreadable"},
		"a size that is too large":  {forged(t, text, 1<<30), "unreadable"},
		"a password":                {directory(t, 8, 9), "encrypted"},
		"a packing nobody knows":    {directory(t, 10, 99), "unreadable"},
		"bytes that were changed":   {directory(t, 16, 0xFFFF), "unreadable"},
		"half of it":                {zipped(t, entry{"a.csv", text})[:60], "unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cells(t, tt.content)
			if code, message := refused(t, err); code != tt.code {
				t.Errorf("it is refused as %s, not %s: %s", code, tt.code, message)
			}
		})
	}
}

// hard makes text that packs to about a twentieth, as tables do.
func hard(n int) string {
	var out strings.Builder
	for i := 0; out.Len() < n; i++ {
		fmt.Fprintf(&out, "E%05d,NAME OF A PRACTICE THAT COMES AGAIN AND AGAIN,NHS NORTH CENTRAL LONDON ICB,U12345,20191001\n", i%100_000)
	}
	return out.String()
}

func many(n int) (entries []entry) {
	for i := range n {
		entries = append(entries, entry{fmt.Sprint(i), ""})
	}
	return entries
}

// forged is a zip whose one member states another size than it has.
func forged(t *testing.T, content string, size uint64) []byte {
	t.Helper()
	var packed, out bytes.Buffer
	f, err := flate.NewWriter(&packed, flate.BestCompression)
	must(t, err)
	_, err = f.Write([]byte(content))
	must(t, err)
	must(t, f.Close())
	w := zip.NewWriter(&out)
	raw, err := w.CreateRaw(&zip.FileHeader{Name: "a.csv", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(content)),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: size})
	must(t, err)
	_, err = raw.Write(packed.Bytes())
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}

// directory is a zip whose list of members says something else in one place: at 8 how it is locked, at 10 how
// it is packed, at 16 its checksum.
func directory(t *testing.T, at int, value uint16) []byte {
	t.Helper()
	content := zipped(t, entry{"a.csv", small})
	binary.LittleEndian.PutUint16(content[bytes.Index(content, []byte("PK\x01\x02"))+at:], value)
	return content
}
