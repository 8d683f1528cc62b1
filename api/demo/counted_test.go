package demo_test

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

// However organisations are grouped, on whatever map, the total is the same and is everything.
func totalsAgreeOnEveryDay(t *testing.T, s *contract.Server) {
	for _, day := range []string{"2018-01-01", "2019-09-30", "2019-10-01", "2022-06-30", "2022-07-01", "2023-03-31", "2023-04-01", "2024-03-31", "2024-04-01", "2025-06-30", "2025-07-01",
		"2025-09-30", "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01", "2026-11-23"} {
		boards := read[region](t, s, "regions/Y56/organisations?as_of="+day)
		for _, address := range []string{"organisations?boundaries=now&as_of=", "boroughs?as_of=", "series?as_of=", "series?boundaries=now&as_of="} {
			got := read[region](t, s, "regions/Y56/"+address+day)
			if n := len(got.Points); n > 0 {
				got = got.Points[n-1]
			}
			if got.Total.String() != boards.Total.String() {
				t.Errorf("%s%s has the total %s, not %s", address, day, got.Total, boards.Total)
			}
			sum, all := got.sum(), got.Total
			if sum.PCNs != all.PCNs || sum.Practices != all.Practices || sum.PracticesUnallocated != all.PracticesUnallocated {
				t.Errorf("%s%s adds up to %s, not %s", address, day, sum, all)
			}
		}
		pcns, practices := read[page](t, s, "pcns?limit=1&include_total=true&region_code=Y56&as_of="+day).Total, read[page](t, s, "practices?limit=1&include_total=true&region_code=Y56&as_of="+day).Total
		if pcns != boards.Total.PCNs || practices != boards.Total.Practices {
			t.Errorf("on %s %d networks and %d practices are listed, and %s counted", day, pcns, practices, boards.Total)
		}
	}
}

func aSeriesIsWhatEachOfItsDaysAnswers(t *testing.T, s *contract.Server) {
	for _, boundaries := range []string{"then", "now"} {
		for day, first := range map[string]string{"2026-11-23": "2025-01-01 2025-04-01 2025-07-01 2025-10-01 2026-01-01 2026-04-01 2026-07-01 2026-10-01 2026-11-23",
			"2026-10-01": "2025-01-01 2025-04-01 2025-07-01 2025-10-01 2026-01-01 2026-04-01 2026-07-01 2026-10-01", "2023-02-28": "2021-04-01 2021-07-01 2021-10-01 2022-01-01 2022-04-01 2022-07-01 2022-10-01 2023-01-01 2023-02-28"} {
			var days []string
			for _, point := range read[region](t, s, "regions/Y56/series?as_of="+day+"&boundaries="+boundaries).Points {
				days = append(days, point.On)
				alone := read[region](t, s, "regions/Y56/organisations?as_of="+point.On+"&boundaries="+boundaries)
				if describe(point) != describe(alone) {
					t.Errorf("%s in the series is\n%s\nand alone\n%s", point.On, describe(point), describe(alone))
				}
			}
			if got := strings.Join(days, " "); got != first {
				t.Errorf("the series up to %s has the days %s", day, got)
			}
		}
	}
}

func describe(r region) string {
	text := fmt.Sprintln("unmapped", r.Unmapped, "total", r.Total)
	for _, item := range r.Items {
		text += fmt.Sprintln(*item.ICBCode, item.totals)
	}
	return text
}

// A total counts everyone's people, so it is no sum over networks; the sums that docs/api-guide.md names come out.
func aTotalCountsThePeopleInNoNetworkToo(t *testing.T, s *contract.Server) {
	sum := func(file string) (all int) {
		rows, err := csv.NewReader(strings.NewReader(s.Get("/api/v1/" + file + "&region_code=Y56&fields=list_size").Text())).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if row[0] == "" {
				continue
			}
			n, err := strconv.Atoi(row[0])
			if err != nil {
				t.Fatal(err)
			}
			all += n
		}
		return all
	}
	total := *read[region](t, s, "regions/Y56/organisations?as_of=2026-11-23").Total.ListSize
	members, alone, networks := sum("practices.csv?as_of=2026-11-23&has_pcn=true"), sum("practices.csv?as_of=2026-11-23&has_pcn=false"), sum("pcns.csv?as_of=2026-11-23")
	if members+alone != total || alone == 0 || networks != members {
		t.Errorf("the total is %d, members have %d, practices in no network %d, networks %d", total, members, alone, networks)
	}
}

func boroughsHoldAsManyNetworksAsThePictureShows(t *testing.T, s *contract.Server) {
	want := "6 7 4 7 8 8 0 9 8 5 6 8 5 8 5 4 6 5 5 5 5 7 6 6 10 5 6 6 4 7 8 8 6"
	var got []string
	boroughs := read[region](t, s, "regions/Y56/boroughs")
	for _, item := range boroughs.Items {
		got = append(got, fmt.Sprint(item.PCNs))
	}
	if strings.Join(got, " ") != want || boroughs.Unmapped.PCNs != 2 || boroughs.Total.PCNs != 205 {
		t.Errorf("the boroughs have %v networks, %s are in none, %s in all", got, boroughs.Unmapped, boroughs.Total)
	}
	if boroughs.Unmapped.PracticesUnallocated != 6 || boroughs.Total.Practices < 1050 || boroughs.Total.Practices > 1150 {
		t.Errorf("%s are in no borough, %s in all", boroughs.Unmapped, boroughs.Total)
	}
}

func itHasAPast(t *testing.T, s *contract.Server) {
	found := func(name string) organisation {
		t.Helper()
		hits := read[page](t, s, "organisations?type=pcn&q="+strings.ReplaceAll(name, " ", "+")).Items
		if len(hits) == 0 {
			t.Fatalf("%s is not found", name)
		}
		return hits[0]
	}
	for closed, heirs := range map[string]string{"Croydon Demo South": "Croydon Demo 2, Croydon Demo 3", "Ealing Demo East": "Ealing Demo 8", "Ealing Demo West": "Ealing Demo 8"} {
		var names []string
		for _, heir := range read[organisation](t, s, "pcns/"+*found(closed).ODSCode).Successors {
			names = append(names, heir.Name)
		}
		if strings.Join(names, ", ") != heirs {
			t.Errorf("%s was followed by %v", closed, names)
		}
	}
	if hit := found("Hackney Demo Canalside"); hit.Name != "Hackney Demo 3" || hit.MatchedName == nil {
		t.Errorf("by its former name %+v is found", hit)
	}
	moved := 0
	for _, practice := range read[page](t, s, "practices?limit=200&pcn_code="+*found("Camden Demo 6").ODSCode).Items {
		if len(read[organisation](t, s, "practices/"+*practice.ODSCode).Memberships) == 3 {
			moved++
		}
	}
	if moved != 1 {
		t.Errorf("%d practices moved twice", moved)
	}
	for _, line := range []string{"UD0001,true,2019-10-01,exact,opened,", "UD0001,true,2019-10-01,carried_back,icb,", "UD0001,true,2022-07-01,exact,icb,"} {
		if text := s.Get("/api/v1/pcns/UD0001/history.csv").Text(); !strings.Contains(text, "\n"+line) {
			t.Errorf("a network's history does not hold %s:\n%s", line, text)
		}
	}
	if late := *found("Newham Demo 10").ODSCode; len(read[page](t, s, "pcns/"+late+"/practices?as_of=2023-03-31").Items) != 0 || len(read[page](t, s, "pcns/"+late+"/practices?as_of=2023-04-01").Items) == 0 {
		t.Error("Newham Demo 10 does not open on 1 April 2023")
	}
}

func TestTheDemonstrationIsOneEventThatKeepsEachOfItsRecords(t *testing.T) {
	s := begun(t, false)
	var events, changes int
	if err := s.App.DB.Pool.QueryRow(t.Context(), `SELECT count(DISTINCT event_id), count(*) FROM audit_changes WHERE event_id IN (SELECT id FROM audit_events WHERE operation = 'installation.begin')`).Scan(&events, &changes); err != nil || events != 1 || changes < 20_000 {
		t.Errorf("%d events with %d changes are kept of it (%v)", events, changes, err)
	}
}
