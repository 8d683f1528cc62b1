package workforce_test

import (
	"fmt"
	"strings"
	"testing"

	"trellis/api/workforce"
)

func TestWTEIsSpreadOverTheSamePeopleHoweverTheyAreGrouped(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	for _, tt := range []struct{ query, unmapped, total string }{
		{"by=icb", "-", "5/3 45000 21.421 3"},
		{"by=borough", "2/1", "5/3 45000 21.421 3"},
		{"by=deprivation_fifth", "2/1", "5/3 45000 21.421 3"},
		{"by=icb&source=return", "-", "5/3 42000 21.421 4.42"},
		{"by=deprivation_fifth&source=return", "2/1", "5/3 42000 21.421 4.42"},
		{"by=icb&as_of=2026-03-31", "-", "5/2 30000 20.559 2.4"},
		{"by=icb&as_of=2026-03-31&boundaries=now", "1/0", "5/2 30000 20.559 2.4"},
	} {
		spread := get[workforce.Spread](t, s.Server, "/api/v1/regions/Y56/workforce_spread?"+tt.query)
		unmapped, pcns, counted := "-", int64(0), int64(0)
		if u := spread.Unmapped; u != nil {
			unmapped, pcns, counted = fmt.Sprintf("%d/%d", u.PCNs, u.PCNsCounted), u.PCNs, u.PCNsCounted
		}
		total := fmt.Sprintf("%d/%d %d %v %v", spread.Total.PCNs, spread.Total.PCNsCounted, *spread.Total.ListSize, *spread.Total.IMDScore, spread.Total.Roles[3].WTE)
		if unmapped != tt.unmapped || total != tt.total {
			t.Errorf("%s: unmapped %s, total %s, not %s and %s", tt.query, unmapped, total, tt.unmapped, tt.total)
		}
		for _, item := range spread.Items {
			pcns, counted = pcns+item.PCNs, counted+item.PCNsCounted
		}
		if pcns != spread.Total.PCNs || counted != spread.Total.PCNsCounted {
			t.Errorf("%s: the groups have %d and %d networks, the total %d and %d", tt.query, pcns, counted, spread.Total.PCNs, spread.Total.PCNsCounted)
		}
	}
}

func TestAFifthHasEqualNumbersOfNetworksTheMostDeprivedFirst(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	fifths := get[workforce.Spread](t, s.Server, "/api/v1/regions/Y56/workforce_spread?by=deprivation_fifth").Items
	var told []string
	for _, f := range fifths {
		line := fmt.Sprintf("%s %d/%d", *f.Code, f.PCNs, f.PCNsCounted)
		if f.IMDScore != nil {
			line += fmt.Sprint(" ", *f.IMDScore)
		}
		if f.Roles[0].WTEPer10000 != nil {
			line += fmt.Sprint(" ", *f.Roles[0].WTEPer10000)
		}
		told = append(told, line)
	}
	// One link worker for 30,000 people; of the second network nothing is known; one for 15,000.
	same(t, "the fifths", told, []string{"fifth_1 1/1 24.08 0.333", "fifth_2 1/0 22.2", "fifth_3 1/1 16.9 0.667", "fifth_4 0/0", "fifth_5 0/0"})
	rows := rowsOf(t, s.Get("/api/v1/regions/Y56/workforce_spread.csv?by=deprivation_fifth").Body)
	if len(rows) != 7*4 || rows[0]["code"] != "fifth_1" || rows[0]["wte_per_10000"] != "0.333" || rows[24]["row"] != "total" {
		t.Errorf("as a file there are %d rows, the first %v", len(rows), rows[0])
	}
	for _, by := range []string{"icb", "borough", "deprivation_fifth"} {
		book := s.Get("/api/v1/regions/Y56/workforce_spread.xlsx?by=" + by)
		if name := book.Header.Get("Content-Disposition"); book.Status != 200 || !strings.HasPrefix(string(book.Body), "PK") || !strings.Contains(name, "spread-") {
			t.Errorf("as a workbook by %s it is answered %d %s", by, book.Status, name)
		}
	}
	for query, status := range map[string]int{"by=ccg": 400, "source=guess": 400, "boundaries=later": 400, "as_of=tomorrow": 400} {
		if answer := s.Get("/api/v1/regions/Y56/workforce_spread?" + query); answer.Status != status {
			t.Errorf("%s is answered %d", query, answer.Status)
		}
	}
}

func TestANetworkInABoroughOfAnotherBoardCountsInThatBorough(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.Fill("UPDATE pcn_boroughs SET borough_gss_code = CASE pcn_code WHEN 'UD0001' THEN 'E09000008' ELSE 'E09000021' END WHERE pcn_code IN ('UD0001', 'UD0003')")
	board := get[workforce.Spread](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce_spread?by=borough")
	found, pcns := map[string]int64{}, int64(0)
	for _, item := range board.Items {
		pcns += item.PCNs
		if item.PCNs > 0 {
			found[*item.Name] = item.PCNs
		}
	}
	if u := board.Unmapped; u != nil {
		pcns += u.PCNs
	}
	if found["Croydon"] != 1 || found["Kingston upon Thames"] != 1 || board.Total.PCNs != 3 || pcns != 3 {
		t.Errorf("of the board's %d networks %d are counted in %v and, without a borough, %+v", board.Total.PCNs, pcns, found, board.Unmapped)
	}
}

func TestABoardsSpreadIsItsPartOfTheRegions(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	lead, far := s.settle("Lead", "icb_lead", "icb", "Z9B2Z"), s.settle("Far lead", "icb_lead", "icb", "QMF")
	for _, source := range []string{"posts", "return"} {
		region := get[workforce.Spread](t, s.Server, "/api/v1/regions/Y56/workforce_spread?by=icb&source="+source)
		for _, item := range region.Items {
			board := get[workforce.Spread](t, s.Server, "/api/v1/icbs/"+*item.Code+"/workforce_spread?source="+source)
			if board.By != "borough" || board.RegionCode != "Y56" || *board.ICBCode != *item.Code {
				t.Errorf("it is %+v", board)
			}
			item.Code, item.Name = nil, nil
			same(t, source+" of the board", board.Total, item)
			pcns := int64(0)
			for _, borough := range board.Items {
				pcns += borough.PCNs
			}
			if u := board.Unmapped; u != nil {
				pcns += u.PCNs
			}
			if pcns != item.PCNs {
				t.Errorf("its boroughs have %d networks, it has %d", pcns, item.PCNs)
			}
		}
	}
	want := get[workforce.Spread](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce_spread?by=deprivation_fifth")
	same(t, "the lead's", get[workforce.Spread](t, lead, "/api/v1/icbs/Z9B2Z/workforce_spread?by=deprivation_fifth"), want)
	for address, status := range map[string]int{"/api/v1/icbs/Z9B2Z/workforce_spread.csv": 404, "/api/v1/regions/Y56/workforce_spread": 404} {
		if answer := far.Get(address); answer.Status != status {
			t.Errorf("another board's lead is answered %d for %s", answer.Status, address)
		}
	}
	if rows := rowsOf(t, lead.Get("/api/v1/icbs/Z9B2Z/workforce_spread.csv").Body); rows[0]["icb_code"] != "Z9B2Z" || rows[0]["by"] != "borough" {
		t.Errorf("as a file it begins with %v", rows[0])
	}
}
