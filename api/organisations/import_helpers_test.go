package organisations_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trellis/api/demo/england"
	"trellis/api/platform/embeddedpg"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// file reads a published file; where it is not at hand the test is skipped.
func file(t *testing.T, name string) []byte {
	t.Helper()
	folder := os.Getenv("TRELLIS_TEST_DATA")
	if folder == "" {
		folder = filepath.Join(embeddedpg.CheckoutRoot(), "..", "shared", "data")
	}
	content, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if os.IsNotExist(err) {
		t.Skipf("the published file %s is not here; name its folder in TRELLIS_TEST_DATA", name)
	}
	must(t, err)
	return content
}

// lines reads a CSV file of ours into maps by heading.
func lines(t *testing.T, content []byte) (rows []map[string]string) {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	must(t, err)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// facts writes down everything that is known of organisations.
func (s *site) facts(t *testing.T) string {
	t.Helper()
	text, err := contract.Organisations(t.Context(), s.admin)
	must(t, err)
	return text
}

// differ names the first lines in which two texts differ.
func differ(a, b string) string {
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(left), len(right)) {
		if i >= len(left) || i >= len(right) || left[i] != right[i] {
			return strings.Join(left[min(i, len(left)):min(i+3, len(left))], "\n") + "\n—\n" + strings.Join(right[min(i, len(right)):min(i+3, len(right))], "\n")
		}
	}
	return ""
}

// source is a file that can be imported.
type source struct {
	kind, asAt string
	content    []byte
}

func (s *site) take(sources ...source) {
	for _, f := range sources {
		s.Import(f.kind, f.asAt, f.content)
	}
}

// Small files of the published shapes. In 2020 there are three PCNs; U10003 closes in 2022 and its practice goes to
// U10001; U10004 opens in 2025; practices move, and one is unallocated.
var (
	epcn2020 = source{"ods_epcn", "2020-03-31", england.EPCN([]england.PCN{
		{Code: "U10001", Name: "OLD NAME PCN", Location: "93C", Open: "20190701"}, {Code: "U10002", Location: "W2U3Z", Open: "20190701"},
		{Code: "U10003", Location: "93C", Open: "20190701"},
	}, []england.Member{
		{Practice: "A10001", Location: "93C", PCN: "U10001", From: "20190701"}, {Practice: "A10002", Location: "W2U3Z", PCN: "U10002", From: "20190701"},
		{Practice: "A10003", Location: "93C", PCN: "U10003", From: "20190701"},
	})}
	epcn2023 = source{"ods_epcn", "2023-01-27", england.EPCN([]england.PCN{
		{Code: "U10001", Name: "NEW NAME PCN", Location: "93C", Open: "20190701"}, {Code: "U10002", Location: "W2U3Z", Open: "20190701"},
		{Code: "U10003", Location: "93C", Open: "20190701", Close: "20220331"}, {Code: "U10005", Location: "72Q", Open: "20200401"},
	}, []england.Member{
		{Practice: "A10001", Location: "93C", PCN: "U10001", From: "20190701"}, {Practice: "A10002", Location: "W2U3Z", PCN: "U10002", From: "20190701"},
		{Practice: "A10003", Location: "93C", PCN: "U10003", From: "20190701", To: "20220331"}, {Practice: "A10003", Location: "93C", PCN: "U10001", From: "20220401"},
		{Practice: "A10005", Location: "72Q", PCN: "U10005", From: "20200401"}, {Practice: "A10006", Location: "72Q", PCN: "U10005", From: "20200401"},
	})}
	map2024 = source{"ods_practice_map", "2024-07-01", england.Map("2024-07-01",
		england.Practice{Code: "A10001", PCN: "U10001", Location: "93C", ICB: "QMJ"}, england.Practice{Code: "A10002", PCN: "U10002", Location: "W2U3Z", ICB: "QRV"},
		england.Practice{Code: "A10003", PCN: "U10002", Location: "93C", ICB: "QMJ"}, england.Practice{Code: "A10005", PCN: "U10005", Location: "72Q", ICB: "QKK"})}
	map2026 = source{"ods_practice_map", "2026-07-01", england.Map("2026-07-01",
		england.Practice{Code: "A10001", PCN: "U10001", PCNName: "NEW NAME PCN", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10002", PCN: "U10002", Location: "W2U3Z", ICB: "Z9B2Z"}, england.Practice{Code: "A10003", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10005", PCN: "U10004", Location: "72Q", ICB: "QKK"}, england.Practice{Code: "A10007", PCN: "U10004", Location: "72Q", ICB: "QKK"})}
	mapElsewhere = source{"ods_practice_map", "2025-01-01", england.Map("2025-01-01",
		england.Practice{Code: "B20001", PCN: "U20001", Location: "15E", ICB: "QHL"}, england.Practice{Code: "B20002", PCN: "U20002", Location: "15F", ICB: "QHL"})}
	counts2026 = source{"list_sizes", "2026-07-01", england.Counts(map[string]int{"A10001": 9000, "A10002": 3000, "A10003": 7000, "A10005": 4000, "A10007": 6000, "A19999": 1})}
	scores2025 = source{"imd_practice", "2025-10-30", england.Scores(2025, map[string]float64{"A10001": 10.5, "A10002": 20, "A10003": 30, "A10005": 8, "A10007": 12})}
	boroughs   = source{"pcn_boroughs", "2026-07-01", england.Boroughs(map[string]string{"U10001": "E09000003", "U10002": "E09000005", "U10005": "E09000022", "U10004": "E09000023"})}
	all        = []source{epcn2020, epcn2023, map2024, map2026, mapElsewhere, counts2026, scores2025, boroughs}
)

// openCut starts the product on a database whose acknowledgement of a commit can be lost.
func openCut(t *testing.T) (s *site, c *cutter) {
	t.Helper()
	s = open(t, func(o *server.Options) { c, o.DatabaseURL = between(t, o.DatabaseURL) })
	return s, c
}
