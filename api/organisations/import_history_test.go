package organisations_test

import (
	"fmt"
	"testing"

	"trellis/api/imports"
)

// The rules that the published files show, on small files of the same shapes: they hold where no published file is
// at hand.
func TestSmallFilesOfThePublishedShapesTellAHistory(t *testing.T) {
	s := open(t)
	s.take(epcn2023, map2024, map2026)
	check := func(when string) {
		t.Helper()
		for _, c := range []struct{ asOf, boundaries, want string }{
			{"2023-06-01", "then", "QKK 1, QMJ 1, QRV 1"}, // U10003 closed in 2022
			{"2023-06-01", "now", "Z9B2Z 2, QKK 1"},
			{"2022-03-31", "then", "QMJ 2, QKK 1, QRV 1"}, // its last day
			{"2026-03-31", "then", "QKK 1, QMJ 1, QRV 1"},
			{"2026-04-01", "then", "Z9B2Z 2, QKK 1"},
			{"2026-11-23", "then", "Z9B2Z 2, QKK 1"},
		} {
			if got := s.counted(t, c.asOf, c.boundaries); got != c.want {
				t.Errorf("%s, on %s by the boundaries of %s: %s, not %s", when, c.asOf, c.boundaries, got, c.want)
			}
		}
	}
	check("with three files")
	before := s.icbByMonth(t)
	s.take(epcn2020)
	check("with the older workbook")
	s.neverLessKnown(t, before)
	for says, c := range map[string]struct{ query, want string }{
		"its name then":                    {"SELECT name FROM pcns_on('2020-03-31') WHERE ods_code = 'U10001'", "OLD NAME PCN"},
		"its name later":                   {"SELECT name FROM pcns_on('2023-06-01') WHERE ods_code = 'U10001'", "NEW NAME PCN"},
		"where a practice was":             {"SELECT pcn_code FROM practices_on('2022-03-31') WHERE ods_code = 'A10003'", "U10003"},
		"where it went":                    {"SELECT pcn_code FROM practices_on('2022-04-01') WHERE ods_code = 'A10003'", "U10001"},
		"where a snapshot shows it":        {"SELECT pcn_code || ' ' || membership_certainty FROM practices_on('2024-07-01') WHERE ods_code = 'A10003'", "U10002 known_by"},
		"that it is unallocated":           {"SELECT (NOT has_pcn)::text FROM practices_on('2026-07-01') WHERE ods_code = 'A10003'", "true"},
		"that a practice was gone by":      {"SELECT valid_to || ' ' || valid_to_certainty FROM practices WHERE ods_code = 'A10006'", "2024-07-01 known_by"},
		"that a PCN was gone by":           {"SELECT valid_to || ' ' || valid_to_certainty FROM pcns WHERE ods_code = 'U10005'", "2026-07-01 known_by"},
		"that the placeholder is no PCN":   {"SELECT count(*)::text FROM pcns WHERE ods_code = 'U'", "0"},
		"that another region is untouched": {"SELECT count(*)::text FROM pcns WHERE ods_code LIKE 'U2%'", "0"},
	} {
		if got := ask[string](t, s.admin, c.query); got != c.want {
			t.Errorf("%s: %s, not %s", says, got, c.want)
		}
	}
}

// Rows about what no file names yet are kept and listed, and a plan that is worked out anew tells how many are left.
func TestRowsAboutWhatNoFileNamesWait(t *testing.T) {
	s := open(t)
	waiting := func(i imports.Import) (told string) {
		for _, p := range decode[struct{ Items []imports.RowProblem }](t, s.read(t, "/api/v1/imports/"+i.ID+"/problems?result=waiting")).Items {
			told += fmt.Sprintf("%d row %d %s; ", p.Number, *p.Row, *p.Value)
		}
		return told
	}
	counts := s.Plan("list_sizes", "2026-07-01", []byte("practice_code,list_size\nA10001,none\nA10001,9000\nA10002,3000\nA19999,1\n"))
	if got := waiting(counts); counts.Waiting != 3 || counts.Changes != 0 || counts.LeftOut != 1 || got != "2 row 3 A10001; 3 row 4 A10002; 4 row 5 A19999; " {
		t.Errorf("%d rows wait: %s", counts.Waiting, got)
	}
	if in := s.Plan(boroughs.kind, boroughs.asAt, boroughs.content); in.Waiting != 4 {
		t.Errorf("of the boroughs %d wait", in.Waiting)
	}
	s.take(map2026)
	counts = decode[imports.Import](t, s.transition(t, counts, "replan", 1))
	if got := waiting(counts); counts.Waiting != 1 || counts.Changes != 2 || got != "2 row 5 A19999; " {
		t.Errorf("with the map %d rows wait, and %d are changed: %s", counts.Waiting, counts.Changes, got)
	}
	s.Apply(counts)
}

func TestListsWeighTheScoresOfAPCN(t *testing.T) {
	s := open(t)
	s.take(map2026, counts2026, scores2025)
	for code, want := range map[string]string{"U10001": "9000 10.5", "U10002": "3000 20", "U10004": "10000 10.4"} {
		if got := ask[string](t, s.admin, "SELECT list_size || ' ' || imd_score FROM pcns_on('2026-07-01') WHERE ods_code = $1", code); got != want {
			t.Errorf("%s has %s, not %s", code, got, want)
		}
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM practices WHERE ods_code = 'A19999'"); n != 0 {
		t.Error("a list size alone has made a practice")
	}
	// It counts once another file names the practice, and no sooner.
	s.take(source{"ods_practice_map", "2026-08-01", []byte("practice_code,practice_name,pcn_code,pcn_name,sub_icb_location_code\nA19999,LATE SURGERY,U10002,U10002 PCN,W2U3Z\nA10002,SURGERY A10002,U10002,U10002 PCN,W2U3Z\n")})
	if got := ask[string](t, s.admin, "SELECT list_size || ' ' || practices FROM pcns_on('2026-08-01') WHERE ods_code = 'U10002'"); got != "3001 2" {
		t.Errorf("with its practice named U10002 has %s", got)
	}
}
