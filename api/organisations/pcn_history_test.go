package organisations_test

import (
	"fmt"
	"strings"
	"testing"
)

// fact is one line of a PCN's history.
type fact struct {
	On, Certainty, Kind string
	PracticeCode        *string `json:"practice_code"`
	CodeBefore          *string `json:"code_before"`
	NameBefore          *string `json:"name_before"`
	CodeAfter           *string `json:"code_after"`
	NameAfter           *string `json:"name_after"`
}

// historyOf writes a history one fact a line, a code where there is one and else the name.
func (s *site) historyOf(t *testing.T, code string) string {
	t.Helper()
	var lines []string
	for _, f := range decode[struct{ Items []fact }](t, s.read(t, "/api/v1/pcns/"+code+"/history")).Items {
		before, after := f.CodeBefore, f.CodeAfter
		if f.Kind == "name" {
			before, after = f.NameBefore, f.NameAfter
		}
		line := fmt.Sprintf("%s %s %s %s > %s", f.On, f.Certainty, f.Kind, str(before), str(after))
		if f.PracticeCode != nil {
			line += " " + *f.PracticeCode
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestAPCNsHistoryIsEveryFactInTheOrderOfItsDays(t *testing.T) {
	s := openLondon(t)
	want := `2019-07-01 exact opened null > UD0003
2019-07-01 exact name null > Co-ordinated Care Angel
2019-07-01 exact sub_icb_location null > 93C
2019-07-01 carried_back icb null > QMJ
2019-07-01 carried_back borough null > E09000019
2019-07-01 exact practice_joined null > UD0003 YD0006
2022-07-01 exact icb QMJ > QMJ
2023-01-01 exact name Co-ordinated Care Angel > Upper Street Network
2025-10-01 exact practice_joined UD0002 > UD0003 YD0005
2026-04-01 exact icb QMJ > Z9B2Z`
	if got := s.historyOf(t, "UD0003"); got != want {
		t.Errorf("it is\n%s\nnot\n%s", got, want)
	}
}

// There were no boards when it opened: the day is known, its board on that day only carried back.
func TestAPCNThatOpenedBeforeThereWereBoardsHasOneCarriedBack(t *testing.T) {
	s := openLondon(t)
	s.Fill(`UPDATE pcns SET valid_from = '2020-04-01', version = version + 1 WHERE ods_code = 'UD0003';
		UPDATE pcn_sub_icb_locations SET valid_from = '2020-04-01' WHERE pcn_code = 'UD0003'`)
	eventually(t, "its board of that day is carried back", func() bool {
		return strings.Contains(s.historyOf(t, "UD0003"), "\n2020-04-01 carried_back icb null > QMJ\n")
	})
	if got := s.historyOf(t, "UD0003"); !strings.Contains(got, "2020-04-01 exact opened") || !strings.Contains(got, "2022-07-01 exact icb QMJ > QMJ") {
		t.Errorf("it is\n%s", got)
	}
}

func TestAClosedPCNsHistoryEndsWithItsPracticesLeaving(t *testing.T) {
	s := openLondon(t)
	want := `2025-10-01 exact practice_left UD0002 > UD0001 YD0003
2025-10-01 exact practice_left UD0002 > UD0001 YD0004
2025-10-01 exact practice_left UD0002 > UD0003 YD0005
2025-10-01 exact closed UD0002 > null`
	if got := s.historyOf(t, "UD0002"); !strings.HasSuffix(got, want) || strings.Count(got, "2025-10-01") != 4 {
		t.Errorf("it is\n%s\nand does not end with\n%s", got, want)
	}
	if got := s.historyOf(t, "UD0005"); !strings.HasSuffix(got, "2024-04-01 exact practice_left UD0005 > null YD0011") {
		t.Errorf("a practice that closed leaves no trace: %s", got)
	}
}

func TestAPCNThatLosesItsBoardAndABoroughSaysSo(t *testing.T) {
	s := openLondon(t)
	if got := s.historyOf(t, "UD0007"); !strings.HasSuffix(got, "2026-04-01 exact icb QWE > null") {
		t.Errorf("its board is gone, and its history is\n%s", got)
	}
	s.Fill("UPDATE pcn_boroughs SET valid_to = '2024-01-01', valid_to_certainty = 'known_by' WHERE pcn_code = 'UD0004'")
	eventually(t, "its borough ends", func() bool {
		return strings.Contains(s.historyOf(t, "UD0004"), "2024-01-01 known_by borough E09000005 > null")
	})
}
