package evidence_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"trellis/api/organisations/evidence"
)

const (
	mapHeader    = "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE\n"
	mapRow       = "01Jul2026,A00001,ONE SURGERY,U00001,FIRST PCN,93C\n"
	memberHeader = "Partner Organisation Code,Partner Name,Practice Parent Sub ICB Loc Code,Practice Parent Sub ICB Loc Name,PCN Code,PCN Name,PCN Parent Sub ICB Loc Code,PCN Parent Sub ICB Loc Name,Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date,Match\n"
	memberRow    = "A00001,ONE SURGERY,93C,NCL,U00001,FIRST PCN,93C,NCL,20191001,,1\n"
	pcnHeader    = "PCN Code,PCN Name,Current Sub ICB Loc Code,Sub ICB Location,Open Date,Close Date,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Postcode\n"
	pcnRow       = "U00001,FIRST PCN,93C,NCL,20191001,,,,,,,N1 1AA\n"
	sizeHeader   = "practice_code,list_size\n"
	sizeRow      = "A00001,1000\n"
	scoreHeader  = "practice_code,imd_score,imd_year\n"
	scoreRow     = "A00001,14.5,2025\n"
	gssHeader    = "pcn_code,borough_gss_code\n"
	gssRow       = "U00001,E09000003\n"
)

func TestAFileThatCannotBeReadAsItsKindHasNoPlan(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write([]byte(sizeHeader + strings.Repeat(sizeRow, 100)))
	must(t, err)
	must(t, w.Close())
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(sizeHeader + sizeRow)
	must(t, err)
	book := workbook(t, sheet{"Sheet1", [][]any{{"practice_code", "list_size"}, {"A00001", 1000}}})
	const nul = "\x00"
	for name, tt := range map[string]struct{ kind, content, want string }{
		"no bytes":                      {"list_sizes", "", "form:file empty_file"},
		"only a byte order mark":        {"list_sizes", "\xef\xbb\xbf", "form:file empty_file"},
		"only blank lines":              {"list_sizes", "\n\n  ,  \n", "form:file empty_file"},
		"only headings":                 {"list_sizes", sizeHeader, "form:file empty_file"},
		"headings and blank rows":       {"list_sizes", sizeHeader + ",\n ,\t\n", "form:file empty_file"},
		"200,000 blank rows":            {"list_sizes", sizeHeader + strings.Repeat(",\n", 200_000), "form:file empty_file"},
		"an empty workbook":             {"list_sizes", string(workbook(t, sheet{"Sheet1", nil})), "form:file empty_file"},
		"an empty zip":                  {"list_sizes", string(zipped(t)), "form:file empty_file"},
		"a zip of two tables":           {"list_sizes", string(zipped(t, [2]string{"a.csv", sizeRow}, [2]string{"b.csv", sizeRow})), "form:file several_tables"},
		"a zip in a zip":                {"list_sizes", string(zipped(t, [2]string{"a.zip", string(zipped(t, [2]string{"a.csv", sizeRow}))})), "form:file nested_zip"},
		"a zip bomb":                    {"list_sizes", string(zipped(t, [2]string{"a.csv", strings.Repeat(nul, 60<<20)})), "form:file too_large_unpacked"},
		"a zip bomb that is a workbook": {"list_sizes", string(zipped(t, [2]string{"[Content_Types].xml", strings.Repeat(" ", 60<<20)})), "form:file too_large_unpacked"},
		"half a zip":                    {"list_sizes", string(book[:len(book)/2]), "form:file unreadable"},
		"half a gzip":                   {"list_sizes", packed.String()[:30], "form:file wrong_format"},
		"an old workbook":               {"list_sizes", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat(nul, 600), "form:file wrong_format"},
		"a PDF":                         {"list_sizes", "%PDF-1.4\n", "form:file wrong_format"},
		"an error page saved as CSV":    {"list_sizes", "<html><head><title>502 Bad Gateway</title></head></html>", "form:file wrong_format"},
		"an error message in JSON":      {"list_sizes", `{"errorCode":404,"errorText":"Not found"}`, "form:file wrong_format"},
		"UTF-16 without its mark":       {"list_sizes", wide, "form:file unreadable"},
		"zero bytes at the beginning":   {"list_sizes", "practice_code,list_size\nA00001,10" + nul + "00\n", "form:file unreadable"},
		"a quote that never closes":     {"list_sizes", sizeHeader + "A00001,\"1000\nA00002,2000\n", "form:file unclosed_quote"},
		"no headings":                   {"list_sizes", sizeRow + "A00002,2000\n", "form:file missing_column"},
		"a title above the headings":    {"list_sizes", "List sizes for July\n" + sizeHeader + sizeRow, "form:file missing_column"},
		"a column that is missing":      {"ods_practice_map", strings.ReplaceAll(mapHeader, "PCN_CODE,", "") + mapRow, "form:file missing_column"},
		"no day a PCN closed":           {"ods_epcn", strings.ReplaceAll(pcnHeader, "Close Date", "Shut") + pcnRow, "form:file missing_column"},
		"a heading twice":               {"list_sizes", "practice_code,list_size,List Size\nA00001,1,2\n", "form:file repeated_column"},
		"list sizes of two months":      {"list_sizes", "code,list_size_2026_06,list_size_2026_07\nA00001,1,2\n", "form:file repeated_column"},
		"a million columns":             {"list_sizes", strings.Repeat("a,", 1_000_000) + "\n" + sizeRow, "form:file too_many_columns"},
		"two days":                      {"ods_practice_map", mapHeader + mapRow + "01Aug2026,A00002,TWO,U00001,FIRST PCN,93C\n", "form:file several_days"},
		"another day than was said":     {"ods_practice_map", mapHeader + strings.ReplaceAll(mapRow, "01Jul2026", "02Jul2026"), "form:as_at differs_from_file"},
		"no row that can be used":       {"list_sizes", sizeHeader + "A1,1\nA2,2\n", "form:file no_usable_row"},
		"only rows by sex and age":      {"list_sizes", "CODE,SEX,AGE,NUMBER_OF_PATIENTS\nA00001,MALE,0_4,17\n", "form:file no_usable_row"},
		"more rows than England has":    {"list_sizes", sizeHeader + numbered(30_000, "A%05d,1\n"), "form:file too_many_rows"},
		"a workbook of something else":  {"ods_epcn", string(workbook(t, sheet{"Notes", [][]any{{"hello"}}})), "form:file missing_sheet"},
		"a sheet twice":                 {"ods_epcn", string(workbook(t, details(), sheet{"PCN Details (2)", details().rows})), "form:file repeated_sheet"},
		"PCN Details with other heads":  {"ods_epcn", string(workbook(t, sheet{"PCN Details", [][]any{{"PCN Code", "PCN Name"}, {"U00001", "X"}}})), "form:file missing_column"},
		"a picture in a zip":            {"list_sizes", string(zipped(t, [2]string{"a.csv", "\x89PNG\x0d\x0a\x1a\x0a" + nul})), "form:file wrong_format"},
	} {
		t.Run(name, func(t *testing.T) {
			reading, _, err := readBytes(t, []byte(tt.content), tt.kind, "2026-07-01")
			if got := refusal(err); got != tt.want || reading.Statements != nil {
				t.Errorf("it is refused as %s, not %s: %v", got, tt.want, err)
			}
		})
	}
}

func numbered(n int, format string) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, format, i)
	}
	return out.String()
}

// Each kind's sample given as each other kind is refused, and the right kind is named.
func TestAFileOfAnotherKindIsRecognised(t *testing.T) {
	for _, k := range evidence.Kinds() {
		for _, other := range evidence.Kinds() {
			if k.Name == other.Name {
				continue
			}
			_, _, err := readBytes(t, other.Sample, k.Name, "2026-07-01")
			if got := refusal(err); got != "form:file wrong_kind" || !strings.Contains(err.Error(), "looks like "+other.Name) {
				t.Errorf("%s sent as %s is refused as %s: %v", other.Name, k.Name, got, err)
			}
		}
	}
}

func TestTheDayAFileDescribesIsNeverGuessed(t *testing.T) {
	for name, content := range map[string]string{
		"ods_epcn": memberHeader + memberRow, "list_sizes": sizeHeader + sizeRow, "imd_practice": scoreHeader + scoreRow, "pcn_boroughs": gssHeader + gssRow,
		"ods_practice_map": strings.ReplaceAll(mapHeader+mapRow, "EXTRACT_DATE", "EXTRACTED"),
	} {
		if _, _, err := readBytes(t, []byte(content), name, ""); refusal(err) != "form:as_at required" {
			t.Errorf("%s without its day: %v", name, err)
		}
	}
	for _, asAt := range []string{"", "2026-07-01"} {
		reading, _, err := readBytes(t, []byte(mapHeader+mapRow), "ods_practice_map", asAt)
		must(t, err)
		if reading.AsAt.String() != "2026-07-01" {
			t.Errorf("with the day %q it describes %s", asAt, reading.AsAt)
		}
	}
}
