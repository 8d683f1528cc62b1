package organisations_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trellis/api/platform/embeddedpg"
)

// The published files that the boards were taken from are not part of the repository.
func published(t *testing.T, file string) (rows []map[string]string) {
	t.Helper()
	folder := os.Getenv("TRELLIS_TEST_DATA")
	if folder == "" {
		folder = filepath.Join(embeddedpg.CheckoutRoot(), "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(folder, "geography", file))
	if os.IsNotExist(err) {
		t.Skipf("the published file %s is not here; name its folder in TRELLIS_TEST_DATA", file)
	}
	must(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
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

func TestTheBoardsOfTodayAreThePublishedOnes(t *testing.T) {
	rows := published(t, "icb_2026-07.csv")
	here := byCode(t, open(t), "")
	if len(rows) != len(here) {
		t.Errorf("%d boards are published, %d are here", len(rows), len(here))
	}
	for _, row := range rows {
		b := here[row["ods_code"]]
		if b.Name != row["name"] || b.ONSCode == nil || *b.ONSCode != row["ons_code"] || b.RegionCode != row["region_ods"] || b.RegionName != row["region_name"] {
			t.Errorf("%v is here as %+v", row, b)
		}
	}
}

func TestThePredecessorsAreThePublishedOnes(t *testing.T) {
	rows := published(t, "icb_predecessors_2022-07-01_to_2026-03-31.csv")
	here := byCode(t, open(t), "status=closed")
	if len(rows) != len(here) {
		t.Errorf("%d predecessors are published, %d are here", len(rows), len(here))
	}
	for _, row := range rows {
		b := here[row["ods_code"]]
		ons := ""
		if b.ONSCode != nil {
			ons = *b.ONSCode
		}
		if b.Name != row["name"] || ons != row["ons_code"] || b.ValidFrom != row["open"] || row["close"] != "2026-03-31" || *b.ValidTo != "2026-04-01" {
			t.Errorf("%v is here as %+v", row, b)
		}
	}
}

func TestTheSuccessionsAreThePublishedOnes(t *testing.T) {
	rows := published(t, "icb_succession_2026-04-01.csv")
	if len(rows) != len(successions) {
		t.Errorf("%d successions are published, %d are here", len(rows), len(successions))
	}
	here := byCode(t, open(t), "status=closed&include=successors")
	for _, row := range rows {
		found := false
		for _, next := range here[row["predecessor_ods"]].Successors {
			found = found || (next.ODSCode == row["successor_ods"] && next.Kind == row["type"] && next.EffectiveOn == row["legal_start"])
		}
		if !found {
			t.Errorf("%v is not here", row)
		}
	}
}

// What holds of the boards whether or not the published files are at hand.
func TestTheBoardsAreConsistent(t *testing.T) {
	s := open(t)
	onsCode := regexp.MustCompile(`^E54\d{6}$`)
	regions := map[string]string{}
	for code, b := range byCode(t, s, "status=open&status=closed&status=not_yet_open&include=successors,predecessors") {
		if b.Name != "NHS "+b.ShortName+" Integrated Care Board" || b.Certainty != "exact" || b.Version != 1 {
			t.Errorf("%s begins as %+v", code, b)
		}
		if b.ONSCode != nil && !onsCode.MatchString(*b.ONSCode) {
			t.Errorf("%s has the ONS code %s", code, *b.ONSCode)
		}
		if known, ok := regions[b.RegionCode]; ok && known != b.RegionName {
			t.Errorf("region %s is called %s and %s", b.RegionCode, known, b.RegionName)
		}
		regions[b.RegionCode] = b.RegionName
		if closed := b.ValidTo != nil; closed != (len(b.Successors) > 0) {
			t.Errorf("%s ended: %v, but has %d successors", code, closed, len(b.Successors))
		}
		if later := b.ValidFrom > "2022-07-01"; later && len(b.Predecessors) == 0 {
			t.Errorf("%s began later but followed nobody", code)
		}
		for _, next := range b.Successors {
			if (next.Kind == "merger") != (len(b.Successors) == 1) {
				t.Errorf("%s went to %d boards, which is no %s", code, len(b.Successors), next.Kind)
			}
		}
		if b.UpdatedAt == "" || !strings.HasSuffix(b.UpdatedAt, "Z") {
			t.Errorf("%s was updated at %q, which is not UTC", code, b.UpdatedAt)
		}
	}
	if len(regions) != 7 || regions["Y56"] != "London" {
		t.Errorf("the regions are %v", regions)
	}
}

func byCode(t *testing.T, s *site, query string) map[string]board {
	t.Helper()
	found := map[string]board{}
	for _, b := range decode[boards](t, s.read(t, "/api/v1/icbs?limit=200&"+query)).Items {
		found[b.ODSCode] = b
	}
	return found
}
