package evidence_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
)

// readWith reads a file and listens to its progress.
func readWith(t *testing.T, content []byte, k evidence.Kind, progress func(int64)) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, content, 0o600))
	book, err := table.Open(t.Context(), path, "file")
	must(t, err)
	defer book.Close()
	_, err = k.Read(t.Context(), book, day(t, "2026-07-01"), &table.Report{}, progress)
	return err
}

// The workbook as ODS made it in 2023, in small.
func details() sheet {
	return sheet{"PCNDetails", [][]any{
		{"PCN Code", "PCN Name", "Current Sub ICB Loc Code", "Sub ICB Location", "Open Date", "Close Date", "Address Line 1", "Postcode"},
		{"U00001", "FIRST PCN", "93C", "NCL - 93C", "20191001", "", "1 HIGH STREET", "N1 1AA"},
		{"U00002", "SECOND PCN", "A3A8R", "NEL - A3A8R", "20191001", "20200331", "", ""},
	}}
}

func partners() sheet {
	return sheet{"PCN Core Partner Details", [][]any{
		{"Partner\nOrganisation\nCode", "Partner\nName", "Practice\nParent\nSub ICB Loc Code", "Practice\nParent\nSub ICB Loc Name", "PCN Code", "PCN Name",
			"PCN Parent\nSub ICB Loc Code", "PCN Parent\nSub ICB Loc Name", "Practice to PCN\nRelationship\nStart Date", "Practice to PCN\nRelationship\nEnd Date", "Practice Sub ICB Loc and PCN Sub ICB Loc Match "},
		{"A00001", "ONE SURGERY", "93C", "NCL - 93C", "U00002", "SECOND PCN", "A3A8R", "NEL - A3A8R", "20191001", "20200331", false},
		{"A00001", "ONE SURGERY", "93C", "NCL - 93C", "U00001", "FIRST PCN", "93C", "NCL - 93C", "20200401", nil, true},
		{"A00002", "TWO SURGERY", "07T", "CITY", "U00003", "THIRD PCN", "93C", "NCL - 93C", "20191001", nil, true},
	}}
}

var fromDetails = []string{"pcn U00001 93C 2019-10-01", "pcn U00002 A3A8R 2019-10-01 2020-04-01"}

var fromPartners = []string{"practice A00001 U00002 93C 2019-10-01 2020-04-01", "practice A00001 U00001 93C 2020-04-01", "practice A00002 U00003 07T 2019-10-01"}

func TestEveryVintageOfTheWorkbookIsRead(t *testing.T) {
	old := [2]sheet{
		{"PCN Details", [][]any{{"PCN Code", "PCN Name", "Current Clinical Commissioning Group Code", "Clinical Commissioning Group Name", "Open Date (YYYYMMDD)", "Close Date"},
			{"U00001", "FIRST PCN", "93C", "NHS BARNET CCG", 20191001, nil}, {"U00002", "SECOND PCN", "A3A8R", "NHS NEWHAM CCG", 20191001, 20200331}}},
		{"PCN Core Partner Details", [][]any{{"Partner Organisation Code", "Partner Name", "Practice Parent CCG Code", "Practice Parent CCG Name", "PCN Code", "PCN Name",
			"PCN Parent CCG Code", "PCN Parent CCG Name", "Practice to PCN Relationship Start Date", "Practice to PCN Relationship End Date", "Practice CCG and PCN CCG match?"},
			{"A00001", "ONE SURGERY", "93C", "NHS BARNET CCG", "U00002", "SECOND PCN", "A3A8R", "NHS NEWHAM CCG", 20191001, 20200331, false},
			{"A00001", "ONE SURGERY", "93C", "NHS BARNET CCG", "U00001", "FIRST PCN", "93C", "NHS BARNET CCG", 20200401, nil, true},
			{"A00002", "TWO SURGERY", "07T", "CITY", "U00003", "THIRD PCN", "93C", "NHS BARNET CCG", 20191001, nil, true}}},
	}
	locations := []string{"sub_icb_location 93C", "sub_icb_location A3A8R", "sub_icb_location 07T"}
	for name, sheets := range map[string][]sheet{"2020": old[:], "2023": {details(), partners()}} {
		reading, report, err := readBytes(t, workbook(t, sheets...), "ods_epcn", "2023-01-27")
		must(t, err)
		want := slices.Concat(fromDetails, fromPartners, []string{"pcn U00003 93C"}, locations)
		if got := said(reading.Statements); !slices.Equal(got, want) || report.Total() != 0 {
			t.Errorf("%s says %q with %q", name, got, found(report))
		}
	}
}

func TestEitherSheetMayBeMissingAndOthersAreNoted(t *testing.T) {
	for name, tt := range map[string]struct {
		sheets []sheet
		want   []string
		noted  []string
	}{
		"PCNs alone": {[]sheet{details()}, slices.Concat(fromDetails, []string{"sub_icb_location 93C", "sub_icb_location A3A8R"}), nil},
		"practices alone": {[]sheet{partners()}, slices.Concat(fromPartners,
			[]string{"pcn U00001 93C", "pcn U00002 A3A8R", "pcn U00003 93C", "sub_icb_location 93C", "sub_icb_location A3A8R", "sub_icb_location 07T"}), nil},
		"a sheet nobody knows": {[]sheet{{"Read me", [][]any{{"About this report"}}}, details()}, slices.Concat(fromDetails, []string{"sub_icb_location 93C", "sub_icb_location A3A8R"}),
			[]string{"Read me!0  unused_sheet noted"}},
		"another name": {[]sheet{{"Sheet1", details().rows}}, slices.Concat(fromDetails, []string{"sub_icb_location 93C", "sub_icb_location A3A8R"}), nil},
	} {
		reading, report, err := readBytes(t, workbook(t, tt.sheets...), "ods_epcn", "2023-01-27")
		must(t, err)
		if got := said(reading.Statements); !slices.Equal(got, tt.want) || !slices.Equal(found(report), tt.noted) {
			t.Errorf("%s says %q with %q", name, got, found(report))
		}
	}
}

// The newest of its practices' rows says what a PCN is called that no row of its own is about.
func TestAPCNWithoutARowIsCalledWhatItsNewestPracticeSays(t *testing.T) {
	reading, _, err := readBytes(t, []byte(memberHeader+
		"A00001,ONE,93C,NCL,U00001,NEW NAME,A3A8R,NEL,20220401,,1\nA00002,TWO,93C,NCL,U00001,OLD NAME,93C,NCL,20191001,,1\n"), "ods_epcn", "2023-01-27")
	must(t, err)
	at := slices.IndexFunc(reading.Statements, func(s evidence.Statement) bool { return s.Fact == evidence.PCN })
	if got, want := reading.Statements[at], (evidence.Statement{Fact: evidence.PCN, Code: "U00001", Name: "NEW NAME", SubICBLocationCode: "A3A8R", Row: 2}); !reflect.DeepEqual(got, want) {
		t.Errorf("it is stated as %+v", got)
	}
}
