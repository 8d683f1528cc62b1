package imports_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf16"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// growth samples the heap while something runs, and tells by how much it grew at its highest.
func growth(during func()) (most uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	runtime.GC()
	metrics.Read(sample)
	before := sample[0].Value.Uint64()
	var highest atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		own := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(own)
			highest.Store(max(highest.Load(), own[0].Value.Uint64()))
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	during()
	close(stop)
	<-done
	return highest.Load() - min(before, highest.Load())
}

func zipped(files ...string) []byte { // name, content, name, content …
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		_, _ = f.Write([]byte(files[i+1]))
	}
	_ = w.Close()
	return out.Bytes()
}

func utf16File(text string, order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}) []byte {
	out := make([]byte, 2)
	order.PutUint16(out, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

func gzipped(content []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Bytes()
}

const head = "practice_code,practice_name,pcn_code,pcn_name,sub_icb_location_code\n"

// row is a row of a map of practices; changed takes one of its cells away for another.
func row(practice string, changed ...string) string {
	text := practice + ",SURGERY " + practice + ",U10001,A PCN,93C\n"
	for i := 0; i < len(changed); i += 2 {
		text = strings.Replace(text, changed[i], changed[i+1], 1)
	}
	return text
}

// Files that cannot be read as their kind: what they are, their content, and what is said of them.
func unreadable() map[string]struct {
	content []byte
	says    string
} {
	whole := head + row("A10001")
	book := england.EPCN([]england.PCN{{Code: "U10001", Location: "93C", Open: "20190701"}}, nil)
	type file = struct {
		content []byte
		says    string
	}
	return map[string]file{
		"empty":                      {nil, "is empty"},
		"blank lines":                {[]byte("\n\r\n \n,,,\n"), "nothing in"},
		"a byte order mark alone":    {[]byte("\xef\xbb\xbf"), "nothing in"},
		"headings alone":             {[]byte(head), "no rows"},
		"a column missing":           {[]byte(strings.Replace(whole, "pcn_code", "colour", 1)), "pcn_code"},
		"a column twice":             {[]byte(strings.Replace(whole, "pcn_name", "pcn_code", 1)), "pcn_code"},
		"another kind":               {[]byte("pcn_code,borough_gss_code\nU10001,E09000003\n"), "pcn_boroughs"},
		"no usable row":              {[]byte(head + row("X", "U10001", "?")), "none can be used"},
		"two days":                   {[]byte("extract_date," + head + "01Jul2026," + row("A10001") + "02Jul2026," + row("A10002")), "more than one day"},
		"a page of the web":          {[]byte("<!DOCTYPE html><html><body>Sign in</body></html>"), "web page"},
		"JSON":                       {[]byte(`{"error":"not found"}`), "JSON"},
		"a PDF":                      {[]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "PDF"},
		"a picture":                  {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"), "picture"},
		"gzip":                       {gzipped([]byte(whole)), "compressed"},
		"7-Zip":                      {[]byte("7z\xbc\xaf\x27\x1c\x00\x04aaaa"), "7-Zip"},
		"an old workbook":            {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), "old Office"},
		"a workbook under password":  {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "password"},
		"a workbook cut short":       {book[:len(book)/2], "damaged"},
		"a workbook of other sheets": {book, "column"},
		"an empty zip":               {zipped(), "nothing in it"},
		"a zip of text":              {zipped("readme.txt", "hello"), "without a CSV"},
		"a zip of two tables":        {zipped("a.csv", whole, "b.csv", whole), "2 tables"},
		"a zip in a zip":             {zipped("inner.zip", string(zipped("a.csv", whole))), "zip"},
		"a zip of many files":        {zipped(repeated("f%d.csv", whole, 1100)...), "1000 files"},
		"a zip bomb":                 {zipped("map.csv", whole+strings.Repeat("\n", 100<<20)), "unpacks"},
		"a workbook bomb":            {zipped("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", strings.Repeat(" ", 100<<20)), "unpacks"},
		"NUL bytes":                  {bytes.Repeat([]byte{0}, 4096), ""},
		"noise":                      {noise(64 << 10), ""},
		"one cell of 10 MB":          {[]byte(strings.Repeat("a", 10<<20-10)), ""},
		"a quoted cell of 10 MB":     {[]byte(head + `"` + strings.Repeat("a", 10<<20-200)), ""},
		"ten million columns":        {bytes.Repeat([]byte{','}, 10<<20-1), ""},
		"a header of many columns":   {[]byte(strings.Repeat("c,", 5000) + "\n1\n"), "columns"},
	}
}

func repeated(name, content string, times int) (files []string) {
	for n := range times {
		files = append(files, fmt.Sprintf(name, n), content)
	}
	return files
}

func noise(n int) []byte {
	out, x := make([]byte, n), uint32(2463534242)
	for i := range out {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		out[i] = byte(x)
	}
	return out
}

// Rows that cannot be used, each beside one that can: its problem and the column that is named.
var faultyRows = map[string][3]string{
	"no code":                     {row("A10002", "A10002,", ","), "missing", "practice_code"},
	"a wrong code":                {row("A1000"), "wrong_code", "practice_code"},
	"a code of the demonstration": {row("YD0001"), "demo_code", "practice_code"},
	"a wrong PCN":                 {row("A10002", "U10001", "U1"), "wrong_code", "pcn_code"},
	"a PCN of letters":            {row("A10002", "U10001", "ABCDEF"), "wrong_code", "pcn_code"},
	"no name":                     {row("A10002", "SURGERY A10002", ""), "missing", "practice_name"},
	"no name of the PCN":          {row("A10002", "A PCN", ""), "missing", "pcn_name"},
	"a very long name":            {row("A10002", "SURGERY", strings.Repeat("S", 300)), "too_long", "practice_name"},
	"a cell of 2,000":             {row("A10002", "SURGERY", strings.Repeat("S", 2000)), "too_long", "practice_name"},
	"no location":                 {row("A10002", "93C", ""), "missing", "sub_icb_location_code"},
	"a wrong location":            {row("A10002", "93C", "NINETY"), "wrong_code", "sub_icb_location_code"},
	"too few cells":               {"A10002,SURGERY\n", "too_few_cells", "pcn_code"},
	"too many cells":              {row("A10002", "SURGERY A10002", "SURGERY, A10002"), "too_many_cells", ""},
	"an NHS number":               {row("A10002", "SURGERY A10002", "Patient 943 476 5919"), "refused_content", "practice_name"},
	"a card number":               {row("A10002", "SURGERY A10002", "4111 1111 1111 1111"), "refused_content", "practice_name"},
	"a bank account":              {row("A10002", "SURGERY A10002", "20-00-00 account 55779911"), "refused_content", "practice_name"},
	"a failed formula":            {row("A10002", "U10001", "#REF!"), "error_value", "pcn_code"},
	"a control character":         {row("A10002", "SURGERY", "SUR\x07GERY"), "bad_characters", "practice_name"},
	"what a decoder gave up":      {row("A10002", "SURGERY", "SUR\ufffdGERY"), "bad_characters", "practice_name"},
	"a contradiction":             {row("A10001", "SURGERY", "HOUSE"), "contradicts_row", "practice_code"},
}

// Whatever file is sent, it is refused with a reason, or its faulty rows are listed with their cells; nothing of it
// is kept but a plan, and reading it takes little memory.
func TestAMalformedFileIsRefusedOrItsFaultyRowsAreListed(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	s.Plan(mapKind, "2026-07-01", []byte(head+row("A10001"))) // so that what happens once has happened
	files := unreadable()
	before := s.look(t)
	grown := growth(func() {
		for says, f := range files {
			answer := s.PostForm("/api/v1/imports", nil, contract.FileForm(mapKind, "2026-07-01", "map.csv", f.content)...)
			if answer.Status != 422 {
				t.Errorf("%s is answered %d %.300s", says, answer.Status, answer.Body)
				continue
			}
			p := refused(t, answer, 422, "invalid")
			if len(p.Errors) != 1 || !strings.HasPrefix(p.Errors[0].Pointer, "form:") || p.Errors[0].Message == "" || len(p.Detail) > 3000 || !strings.Contains(p.Detail, f.says) {
				t.Errorf("%s is told %.400s, without %q", says, p.Detail, f.says)
			}
		}
	})
	s.unchanged(t, before, "a file that cannot be read")
	t.Logf("%d unreadable files; the heap grew by %.1f MiB at most", len(files), float64(grown)/(1<<20))
	if grown > 64<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
	for says, f := range faultyRows {
		s.isListed(t, says, f)
	}
	if n := len(files) + len(faultyRows); n < 50 {
		t.Errorf("there are %d files only", n)
	}
	noFilesLeft(t)
}

// isListed plans a file with one faulty row, which must be listed, and applies the others.
func (s *site) isListed(t *testing.T, says string, f [3]string) {
	t.Helper()
	i := s.Plan(mapKind, "2026-07-01", []byte(head+row("A10001")+f[0]+row("A10003")))
	problems := items[imports.RowProblem](t, s.Get("/api/v1/imports/"+i.ID+"/problems?result=left_out"))
	if i.LeftOut != 1 || len(problems) != 1 || problems[0].Code != f[1] || *problems[0].Row != 3 || problems[0].Message == "" || problems[0].ColumnName != nil && *problems[0].ColumnName != f[2] || problems[0].ColumnName == nil && f[2] != "" {
		t.Errorf("%s: %d rows are left out, and told is %+v", says, i.LeftOut, problems)
		return
	}
	if strings.Contains(says, "number") && strings.Contains(*problems[0].Value, "1") {
		t.Errorf("%s is repeated: %q", says, *problems[0].Value)
	}
	before := s.look(t)
	if p := refused(t, s.Transition(i, "apply", `{}`), 422, "invalid"); !p.has("/left_out", "not_the_number") || !strings.Contains(p.Detail, "1") {
		t.Errorf("%s: applied unseen it is told %+v", says, p)
	}
	s.unchanged(t, before, "an apply that does not name what is left out")
	applied := s.Apply(i)
	if got := ask[string](t, s.admin, "SELECT string_agg(ods_code, ' ' ORDER BY ods_code) FROM practices"); got != "A10001 A10003" {
		t.Errorf("%s: applied are %s", says, got)
	}
	s.Undo(applied)
}

// What is odd but clear is read: other encodings, separators and line ends, and a zip of the file.
func TestAnOddFileThatIsClearIsRead(t *testing.T) {
	s := open(t)
	whole := head + row("A10001") + row("A10003", "SURGERY", "ST ANDRÉ")
	for says, content := range map[string][]byte{
		"UTF-8 with a mark": []byte("\xef\xbb\xbf" + whole), "little-endian UTF-16": utf16File(whole, binary.LittleEndian), "big-endian UTF-16": utf16File(whole, binary.BigEndian),
		"windows-1252": []byte(strings.ReplaceAll(whole, "É", "\xc9")), "semicolons": []byte(strings.ReplaceAll(whole, ",", ";")), "tabs": []byte(strings.ReplaceAll(whole, ",", "\t")),
		"old line ends": []byte(strings.ReplaceAll(whole, "\n", "\r")), "a zip": zipped("folder/map.csv", whole, "__MACOSX/._map.csv", "x"),
		"a leading apostrophe": []byte(strings.Replace(whole, "SURGERY", "'=SURGERY", 1)), "blank lines between": []byte(strings.ReplaceAll(whole, "\n", "\n\n")),
	} {
		if i := s.Plan(mapKind, "2026-07-01", content); i.RowsRead != 2 || i.LeftOut != 0 || i.Created != 3 {
			t.Errorf("%s is read as %+v", says, i)
		}
	}
}
