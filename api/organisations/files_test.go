package organisations_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What is no list can be had in every format of a list, with the same rows in each, and each says what is invented.
func TestTotalsAndHistoriesAreHadAsEveryKindOfFile(t *testing.T) {
	s := openLondon(t)
	for address, want := range map[string]struct {
		name   string
		rows   int
		column string
	}{
		"regions/Y56/organisations?as_of=2026-03-31":         {"organisations-Y56-2026-03-31", 7, "icb_name"},
		"regions/Y56/boroughs?as_of=2026-03-31":              {"boroughs-Y56-2026-03-31", 35, "gss_code"},
		"regions/Y56/boroughs?as_of=2026-11-23&icb_code=qmf": {"boroughs-Y56-QMF-2026-11-23", 11, "gss_code"},
		"regions/Y56/series?as_of=2026-11-23":                {"series-Y56-2026-11-23", 5*7 + 4*6, "on"},
		"regions/Y56/series?as_of=2026-11-23&boundaries=now": {"series-Y56-2026-11-23", 9 * 6, "boundaries"},
		"pcns/UD0003/history":                                {"history-UD0003", len(decode[struct{ Items []any }](t, s.read(t, "/api/v1/pcns/UD0003/history")).Items), "kind"},
	} {
		path, query, _ := strings.Cut(address, "?")
		at := func(ending string) answer { return s.read(t, "/api/v1/"+path+ending+"?"+query) }
		file := at(".csv")
		rows := lines(t, file.body)
		if len(rows) != want.rows || file.header.Get("Content-Disposition") != `attachment; filename="`+want.name+`.csv"` {
			t.Errorf("%s is %s with %d rows, not %d", address, file.header.Get("Content-Disposition"), len(rows), want.rows)
		}
		if _, there := rows[0][want.column]; !there || rows[0]["is_demo"] != "true" {
			t.Errorf("a row of %s is %v", address, rows[0])
		}
		ndjson := strings.Split(strings.TrimSuffix(string(at(".ndjson").body), "\n"), "\n")
		var first map[string]any
		must(t, json.Unmarshal([]byte(ndjson[0]), &first))
		if len(ndjson) != len(rows) || first["is_demo"] != true || len(first) != len(rows[0]) {
			t.Errorf("as NDJSON %s has %d lines, the first %v", address, len(ndjson), first)
		}
		book, err := excelize.OpenReader(bytes.NewReader(at(".xlsx").body))
		must(t, err)
		cells, err := book.GetRows(want.name)
		must(t, err)
		if len(cells) != len(rows)+1 || !slices.Contains(cells[0], "is_demo") {
			t.Errorf("as a workbook %s has %d rows and the columns %v", address, len(cells), cells)
		}
		must(t, book.Close())
	}
}

// A series as a file is its points' own files, one after another.
func TestASeriesAsAFileIsTheFilesOfItsDays(t *testing.T) {
	s := openLondon(t)
	for _, boundaries := range []string{"then", "now"} {
		for _, row := range lines(t, s.read(t, "/api/v1/regions/Y56/series.csv?as_of=2026-11-23&boundaries="+boundaries).body) {
			of := lines(t, s.read(t, "/api/v1/regions/Y56/organisations.csv?as_of="+row["on"]+"&boundaries="+boundaries).body)
			i := slices.IndexFunc(of, func(r map[string]string) bool { return r["row"] == row["row"] && r["icb_code"] == row["icb_code"] })
			if i < 0 {
				t.Fatalf("on %s there is no %v", row["on"], row)
			}
			for column, value := range row {
				if column != "on" && column != "is_demo" && of[i][column] != value {
					t.Errorf("%s of %s %s on %s is %s in the series and %s of the day", column, row["row"], row["icb_code"], row["on"], value, of[i][column])
				}
			}
		}
	}
}
