package evidence_test

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"trellis/api/organisations/evidence"
)

func count(statements []evidence.Statement) map[evidence.Fact]int {
	facts := map[evidence.Fact]int{}
	for _, s := range statements {
		facts[s.Fact]++
	}
	return facts
}

func TestThePublishedMapOfLondonIsReadWhole(t *testing.T) {
	reading, report, err := read(t.Context(), published(t, "gp_registration/london_practice_pcn_icb_2026-07.csv"), kind(t, "ods_practice_map"), day(t, ""))
	must(t, err)
	if got := count(reading.Statements); !reflect.DeepEqual(got, map[evidence.Fact]int{evidence.Practice: 1131, evidence.PCN: 203, evidence.SubICBLocation: 5}) {
		t.Errorf("it states %v", got)
	}
	if reading.AsAt.String() != "2026-07-01" || reading.Rows != 1131 {
		t.Errorf("it describes %s in %d rows", reading.AsAt, reading.Rows)
	}
	unallocated, boards := 0, map[string]string{}
	for _, s := range reading.Statements {
		switch {
		case s.Fact == evidence.Practice && s.PCNCode == "":
			unallocated++
		case s.Fact == evidence.SubICBLocation:
			boards[s.Code] = s.ICBCode
		}
		if s.Code == "U" || s.PCNCode == "U" || s.Weak || !s.ValidFrom.IsZero() || !s.ValidTo.IsZero() {
			t.Errorf("it states %+v", s)
		}
	}
	if unallocated != 8 || !slices.Equal(found(report), []string{"281 PCN_CODE unallocated noted"}) {
		t.Errorf("%d practices are in no PCN; noted is %q", unallocated, found(report))
	}
	if want := map[string]string{"36L": "QWE", "72Q": "QKK", "93C": "Z9B2Z", "A3A8R": "QMF", "W2U3Z": "Z9B2Z"}; !reflect.DeepEqual(boards, want) {
		t.Errorf("the locations belong to %v", boards)
	}
}

func TestThePublishedWorkbooksAreReadWhole(t *testing.T) {
	for _, tt := range []struct {
		file                     string
		pcns, members, locations int
		problems                 []string
	}{
		{"ePCN_2020-03.xlsx", 1250, 6757, 191, []string{
			"PCN Core Partner Details!1059 Practice Parent CCG Name differs_from_row noted",
			"PCN Core Partner Details!1919 Practice Parent CCG Name differs_from_row noted",
			"PCN Core Partner Details!5878 Practice Parent CCG Name differs_from_row noted"}},
		{"ePCN_2023-01.xlsx", 1329, 7455, 119, []string{"PCN Core Partner Details!2725 Practice to PCN Relationship End Date overlaps put_right"}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			reading, report, err := read(t.Context(), published(t, "epcn/"+tt.file), kind(t, "ods_epcn"), day(t, "2023-01-27"))
			must(t, err)
			want := map[evidence.Fact]int{evidence.PCN: tt.pcns, evidence.Practice: tt.members, evidence.SubICBLocation: tt.locations}
			if got := count(reading.Statements); !reflect.DeepEqual(got, want) || reading.Rows != int64(tt.pcns+tt.members) {
				t.Errorf("it states %v in %d rows", got, reading.Rows)
			}
			if got := found(report); !slices.Equal(got, tt.problems) || report.LeftOut() != 0 {
				t.Errorf("its problems are %q", got)
			}
			for _, s := range reading.Statements {
				if s.Name == "" || s.Sheet == "" || s.Row < 2 || s.Fact == evidence.Practice && (s.PCNCode == "" || s.ValidFrom.IsZero()) {
					t.Fatalf("it states %+v", s)
				}
			}
		})
	}
}

func TestAPublishedWorkbookIsReadInBoundedMemory(t *testing.T) {
	path, began := published(t, "epcn/ePCN_2023-01.xlsx"), time.Now()
	var err error
	grown := growth(func() { _, _, err = read(t.Context(), path, kind(t, "ods_epcn"), day(t, "2023-01-27")) })
	must(t, err)
	t.Logf("read in %s, +%d MiB", time.Since(began).Round(time.Millisecond), grown>>20)
	if grown > mostGrowth {
		t.Errorf("it takes %d MiB", grown>>20)
	}
}

// Two practices left a PCN on the very day they joined it, and one joined the next a day before it left the last.
func TestMembershipsOfTheWorkbookFollowOneAnother(t *testing.T) {
	reading, report, err := read(t.Context(), published(t, "epcn/ePCN_2023-01.xlsx"), kind(t, "ods_epcn"), day(t, "2023-01-27"))
	must(t, err)
	of := map[string][]string{}
	for _, s := range reading.Statements {
		if s.Fact == evidence.Practice {
			of[s.Code] = append(of[s.Code], s.PCNCode+" "+s.ValidFrom.String()+" "+s.ValidTo.String())
		}
	}
	for code, want := range map[string][]string{
		"F82001": {"U86966 2019-10-01 2022-07-01", "U11211 2022-07-01 "},
		"M85153": {"U22471 2019-10-01 2022-06-01", "U54948 2022-06-01 2022-06-02", "U22471 2022-06-02 "},
		"N81007": {"U96870 2019-10-01 2019-10-02", "U29000 2019-10-02 "},
	} {
		if !slices.Equal(of[code], want) {
			t.Errorf("%s belonged to %q", code, of[code])
		}
	}
	p := report.Problems()[0]
	if p.Value != "20220701" || p.Message != "Practice F82001 belongs to U86966 here and, from 1 July 2022, to U11211 in row 2726. It was taken to leave U86966 the day before." {
		t.Errorf("the overlap is told as %+v", p)
	}
}

// The practices' PCN names of 2020 are formulas that look the code up on the other sheet.
func TestNamesThatAreFormulasAreRead(t *testing.T) {
	reading, _, err := read(t.Context(), published(t, "epcn/ePCN_2020-03.xlsx"), kind(t, "ods_epcn"), day(t, "2020-03-27"))
	must(t, err)
	for _, s := range reading.Statements {
		if s.Fact == evidence.Practice && s.Row == 2 && (s.Code != "A83005" || s.PCNCode != "U45102" || s.SubICBLocationCode != "00C" || s.ValidFrom.String() != "2019-10-01") {
			t.Errorf("row 2 states %+v", s)
		}
	}
}

// The reports come without headings; with them they say the same, one row further down.
func TestReportsSayTheSameWithHeadingsAndWithout(t *testing.T) {
	for _, file := range []string{"london_pcn_details_2023-01.csv", "london_pcn_core_partners_2023-01.csv"} {
		content, err := os.ReadFile(published(t, "epcn/"+file))
		must(t, err)
		with, _, err := readBytes(t, content, "ods_epcn", "2023-01-27")
		must(t, err)
		_, rows, _ := bytes.Cut(content, []byte("\n"))
		without, _, err := readBytes(t, rows, "ods_epcn", "2023-01-27")
		must(t, err)
		for i := range without.Statements {
			without.Statements[i].Row++
		}
		if !reflect.DeepEqual(with, without) || len(with.Statements) < 200 {
			t.Errorf("%s says %d things with headings and %d, or others, without", file, len(with.Statements), len(without.Statements))
		}
	}
}

func TestPublishedScoresAndListSizesAreRead(t *testing.T) {
	path := published(t, "imd/london_practice_imd2025.csv")
	sizes, report, err := read(t.Context(), path, kind(t, "list_sizes"), day(t, "2026-07-01"))
	must(t, err)
	if len(sizes.Statements) != 1131 || report.Total() != 0 || said(sizes.Statements)[0] != "list_size E83003 10489" {
		t.Errorf("%d list sizes, %d problems, first %q", len(sizes.Statements), report.Total(), said(sizes.Statements)[0])
	}
	scores, report, err := read(t.Context(), path, kind(t, "imd_practice"), day(t, "2026-07-01"))
	must(t, err)
	if count(scores.Statements)[evidence.Deprivation] != 1118 || report.LeftOut() != 13 || said(scores.Statements)[0] != "deprivation E83003 2025 14.858" {
		t.Errorf("%v, %d rows left out, first %q", count(scores.Statements), report.LeftOut(), said(scores.Statements)[0])
	}
}
