package organisations_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports"
)

type countedICB struct {
	ICBCode string `json:"icb_code"`
	PCNs    int
}

type countedRegion struct {
	Items           []countedICB
	Unmapped, Total struct{ PCNs int }
}

// counted tells how many PCNs each board of London has on a day: on the map of that day, or of today. What is in no
// board is told too.
func (s *site) counted(t *testing.T, asOf, boundaries string) string {
	t.Helper()
	region := decode[countedRegion](t, s.read(t, "/api/v1/regions/Y56/organisations?as_of="+asOf+"&boundaries="+boundaries))
	sum := region.Unmapped.PCNs
	slices.SortFunc(region.Items, func(a, b countedICB) int { return cmp.Or(b.PCNs-a.PCNs, cmp.Compare(a.ICBCode, b.ICBCode)) })
	var told []string
	for _, icb := range region.Items {
		sum += icb.PCNs
		if icb.PCNs > 0 {
			told = append(told, fmt.Sprintf("%s %d", icb.ICBCode, icb.PCNs))
		}
	}
	if region.Unmapped.PCNs > 0 {
		told = append(told, fmt.Sprintf("unmapped %d", region.Unmapped.PCNs))
	}
	if sum != region.Total.PCNs {
		t.Errorf("on %s the boards and what is in none have %d PCNs, and the total is %d", asOf, sum, region.Total.PCNs)
	}
	return strings.Join(told, ", ")
}

// London of July 2026, from one published file on nothing.
func TestThePublishedMapMakesLondonAsItIs(t *testing.T) {
	s := open(t)
	london := file(t, "gp_registration/london_practice_pcn_icb_2026-07.csv")
	i := s.Import("ods_practice_map", "", london)
	if i.AsAt.String() != "2026-07-01" || i.RowsRead != 1131 || i.LeftOut != 0 {
		t.Errorf("it is read as %+v", i)
	}
	for says, c := range map[string]struct{ query, want string }{
		"boards of London":  {"SELECT string_agg(ods_code, ' ' ORDER BY ods_code) FROM icbs_on('2026-07-01') WHERE region_code = 'Y56' AND status = 'open'", "QKK QMF QWE Z9B2Z"},
		"sub-ICB locations": {"SELECT string_agg(ods_code || ' ' || icb_code, ', ' ORDER BY ods_code) FROM sub_icb_locations_on('2026-07-01') WHERE status = 'open'", "36L QWE, 72Q QKK, 93C Z9B2Z, A3A8R QMF, W2U3Z Z9B2Z"},
		"PCNs":              {"SELECT count(*)::text FROM pcns_on('2026-07-01') WHERE status = 'open'", "203"},
		"practices":         {"SELECT count(*)::text FROM practices_on('2026-07-01') WHERE status = 'open'", "1131"},
		"unallocated":       {"SELECT count(*)::text FROM practices_on('2026-07-01') WHERE NOT has_pcn", "8"},
		"PCNs called U":     {"SELECT count(*)::text FROM pcns WHERE ods_code !~ '^U[0-9]{5}$'", "0"},
		"practices of PCNs": {"SELECT sum(practices)::text FROM pcns_on('2026-07-01')", "1123"},
	} {
		if got := ask[string](t, s.admin, c.query); got != c.want {
			t.Errorf("%s: %s, not %s", says, got, c.want)
		}
	}
	if got := s.counted(t, "2026-11-23", "then"); got != "Z9B2Z 80, QMF 48, QWE 38, QKK 37" {
		t.Errorf("today there are %s", got)
	}
	changes := decode[struct{ Items []imports.PlannedChange }](t, s.read(t, "/api/v1/imports/"+i.ID+"/changes?record_type=pcn&limit=200")).Items
	if len(changes) != 200 || changes[0].Row == nil || i.Created != 203+1131 {
		t.Errorf("the plan creates %d, and %d PCNs on its first page", i.Created, len(changes))
	}
	again := s.Plan("ods_practice_map", "", london)
	if again.Changes != 0 {
		t.Errorf("sent again it changes %d", again.Changes)
	}
}

// What London looked like before the merger of 1 April 2026, from the workbook of January 2023 and that map; and the
// workbook of March 2020 makes no later day less known.
func TestThePublishedFilesTellLondonsHistory(t *testing.T) {
	s := open(t)
	london, later, older := file(t, "gp_registration/london_practice_pcn_icb_2026-07.csv"), file(t, "epcn/ePCN_2023-01.xlsx"), file(t, "epcn/ePCN_2020-03.xlsx")
	s.Import("ods_epcn", "2023-01-27", later)
	s.Import("ods_practice_map", "", london)
	check := func(when string) {
		t.Helper()
		for _, c := range []struct{ asOf, boundaries, want string }{
			{"2023-06-01", "then", "QMF 47, QRV 45, QWE 39, QKK 35, QMJ 32"},
			{"2023-06-01", "now", "Z9B2Z 77, QMF 47, QWE 39, QKK 35"},
			{"2026-11-23", "then", "Z9B2Z 80, QMF 48, QWE 38, QKK 37"},
			{"2026-11-23", "now", "Z9B2Z 80, QMF 48, QWE 38, QKK 37"},
		} {
			if got := s.counted(t, c.asOf, c.boundaries); got != c.want {
				t.Errorf("%s, on %s by the boundaries of %s: %s, not %s", when, c.asOf, c.boundaries, got, c.want)
			}
		}
	}
	check("with two files")
	before, two := s.icbByMonth(t), s.facts(t)
	i := s.Import("ods_epcn", "2020-03-31", older)
	t.Logf("the older workbook creates %d, renames %d and moves %d; %d changes in all", i.Created, i.Renamed, i.Moved, i.Changes)
	check("with the older workbook")
	s.neverLessKnown(t, before)
	s.Undo(i)
	check("without it again")
	if now := s.facts(t); now != two {
		t.Errorf("with the older workbook undone there is\n%s", differ(now, two))
	}
}

// icbByMonth tells the ICB of every open PCN on the first of every month after March 2020, in London by its region and
// elsewhere too.
func (s *site) icbByMonth(t *testing.T) map[string]string {
	t.Helper()
	rows, err := s.admin.Query(t.Context(), `SELECT m::date::text || ' ' || p.ods_code, coalesce(p.icb_code, '') || ' ' || coalesce(p.sub_icb_location_code, '')
		FROM generate_series('2020-04-01'::date, '2026-11-01', '1 month') m CROSS JOIN LATERAL pcns_on(m::date) p WHERE p.status = 'open'`)
	must(t, err)
	known := map[string]string{}
	var key, value string
	_, err = pgx.ForEachRow(rows, []any{&key, &value}, func() error { known[key] = value; return nil })
	must(t, err)
	return known
}

// neverLessKnown holds what is known now against what was: whoever was mapped is mapped, to the same board.
func (s *site) neverLessKnown(t *testing.T, before map[string]string) {
	t.Helper()
	after, wrong := s.icbByMonth(t), 0
	for key, was := range before {
		icb, _, _ := strings.Cut(was, " ")
		if now, _, _ := strings.Cut(after[key], " "); icb != "" && now != icb {
			if wrong++; wrong <= 5 {
				t.Errorf("%s was in %s and is in %q", key, was, after[key])
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d are known less well", wrong, len(before))
	}
}

// Lists and scores of practices, weighed by their lists, give the published figures of every PCN.
func TestThePublishedFiguresOfEveryPCNComeOut(t *testing.T) {
	s := open(t)
	practices := file(t, "imd/london_practice_imd2025.csv")
	published := lines(t, file(t, "imd/london_pcn_imd2025_listsize_2026-07.csv"))
	s.Import("ods_practice_map", "", file(t, "gp_registration/london_practice_pcn_icb_2026-07.csv"))
	s.Import("list_sizes", "2026-07-01", practices)
	s.Import("imd_practice", "2025-10-30", practices)
	if len(published) != 203 {
		t.Fatalf("%d PCNs are published", len(published))
	}
	for _, row := range published {
		var practices, size int64
		var score float64
		var icb, location string
		must(t, s.admin.QueryRow(t.Context(), "SELECT practices, list_size, imd_score, icb_code, sub_icb_location_code FROM pcns_on('2026-07-01') WHERE ods_code = $1", row["pcn_code"]).
			Scan(&practices, &size, &score, &icb, &location))
		got := fmt.Sprint(practices, size, strconv.FormatFloat(score, 'f', 3, 64), icb, location)
		weighted, err := strconv.ParseFloat(row["imd2025_score_weighted"], 64)
		must(t, err)
		if want := fmt.Sprint(number(t, row["practices"]), number(t, row["list_size_2026_07"]), strconv.FormatFloat(weighted, 'f', 3, 64), row["icb_code"], row["sub_icb_code"]); got != want {
			t.Errorf("%s has %s, published is %s", row["pcn_code"], got, want)
		}
	}
}

func number(t *testing.T, text string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	must(t, err)
	return n
}
