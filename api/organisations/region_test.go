package organisations_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"trellis/api/server/contract"
)

// totals are what is counted of an area.
type totals struct {
	ICBCode              string `json:"icb_code"`
	PCNs                 int
	Practices            int
	PracticesUnallocated int      `json:"practices_unallocated"`
	ListSize             *int     `json:"list_size"`
	IMDScore             *float64 `json:"imd_score"`
}

func (c totals) String() string {
	text := fmt.Sprintf("%s %d %d %d", c.ICBCode, c.PCNs, c.Practices, c.PracticesUnallocated)
	for _, figure := range []any{c.ListSize, c.IMDScore} {
		switch f := figure.(type) {
		case *int:
			if f != nil {
				text += fmt.Sprint(" ", *f)
			}
		case *float64:
			if f != nil {
				text += fmt.Sprint(" ", *f)
			}
		}
	}
	return strings.TrimSpace(text)
}

type regionCounts struct {
	RegionCode    string `json:"region_code"`
	RegionName    string `json:"region_name"`
	AsOf          string `json:"as_of"`
	Boundaries    string
	IsCarriedBack bool `json:"is_carried_back"`
	Items         []totals
	Unmapped      totals
	Total         totals
}

// rows writes the counts one a line: board, networks, practices, practices in none, list size, deprivation.
func (r regionCounts) rows() string {
	var rows []string
	for _, item := range r.Items {
		rows = append(rows, item.String())
	}
	return strings.Join(append(rows, "unmapped "+r.Unmapped.String(), "total "+r.Total.String()), "\n")
}

func (s *site) london(t *testing.T, query string) regionCounts {
	t.Helper()
	return decode[regionCounts](t, s.read(t, "/api/v1/regions/Y56/organisations"+query))
}

// A network is counted where its commissioner is, a practice where its own is: YD0006 of UD0003 lies over the border, in QMF.
func TestARegionIsCountedOnTheMapOfTheDay(t *testing.T) {
	s := openLondon(t)
	for query, want := range map[string]string{
		"?as_of=2026-03-31": "QMJ 2 6 1 38500 23.648\nQMF 1 2 0 9000 18\nQRV 1 1 0 12000 22.2\nQKK 0 1 1\nQWE 1 1 0 4000 10\nunmapped 0 0 0\ntotal 5 11 2 63500 21.435",
		"?as_of=2026-04-01": "QMF 1 2 0 9000 18\nQKK 0 1 1\nQWE 0 0 0\nZ9B2Z 3 7 1 50500 23.239\nunmapped 0 0 0\ntotal 4 10 2 59500 22.323",
		"":                  "QMF 1 2 0 9000 18\nQKK 1 1 0\nQWE 0 0 0\nZ9B2Z 3 7 1 50500 23.239\nunmapped 0 0 0\ntotal 5 10 1 59500 22.323",
		"?as_of=2018-01-01": "unmapped 0 0 0\ntotal 0 0 0",
	} {
		got := s.london(t, query)
		if got.rows() != want {
			t.Errorf("%s counts\n%s\nnot\n%s", query, got.rows(), want)
		}
		if got.RegionCode != "Y56" || got.RegionName != "London" || got.Boundaries != "then" || got.IsCarriedBack {
			t.Errorf("%s says of itself %+v", query, got)
		}
	}
}

// The location D0X9Z belongs to no board today: what lay in it is in none, and still in the total.
func TestARegionOfADayIsRegroupedOnTodaysMap(t *testing.T) {
	s := openLondon(t)
	want := "QMF 1 2 0 9000 18\nQKK 0 1 1\nQWE 0 0 0\nZ9B2Z 3 7 1 50500 23.239\nunmapped 1 1 0 4000 10\ntotal 5 11 2 63500 21.435"
	if got := s.london(t, "?as_of=2026-03-31&boundaries=now"); got.rows() != want || got.Boundaries != "now" || got.AsOf != "2026-03-31" {
		t.Errorf("on %s by the boundaries of %s it counts\n%s\nnot\n%s", got.AsOf, got.Boundaries, got.rows(), want)
	}
	if then, now := s.london(t, "?as_of=2026-03-31").Total, s.london(t, "?as_of=2026-03-31&boundaries=now").Total; then.String() != now.String() {
		t.Errorf("the map changes the total from %s to %s", then, now)
	}
}

// Now is the day of the clock and not of the first answer.
func TestTodaysMapIsAnotherTomorrow(t *testing.T) {
	today := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	s := openLondon(t, contract.WithClock(func() time.Time { return today }))
	if got := s.london(t, "?as_of=2026-03-01&boundaries=now"); len(got.Items) != 5 {
		t.Errorf("on 31 March it has %d boards", len(got.Items))
	}
	today = today.AddDate(0, 0, 1)
	if got := s.london(t, "?as_of=2026-03-01&boundaries=now"); len(got.Items) != 4 || got.Unmapped.PCNs != 1 {
		t.Errorf("on 1 April it has %d boards and %d PCNs in none", len(got.Items), got.Unmapped.PCNs)
	}
}

func TestBeforeThereWereBoardsTheyAreCarriedBackAndSaySo(t *testing.T) {
	s := openLondon(t)
	for day, carried := range map[string]bool{"2020-01-01": true, "2022-06-30": true, "2022-07-01": false, "2026-11-23": false} {
		got := s.london(t, "?as_of="+day)
		if got.IsCarriedBack != carried || len(got.Items) == 0 || got.Total.PCNs == 0 {
			t.Errorf("on %s: carried back %v, %s", day, got.IsCarriedBack, got.rows())
		}
		if now := s.london(t, "?boundaries=now&as_of="+day); now.IsCarriedBack != carried {
			t.Errorf("on %s, on today's map: carried back %v", day, now.IsCarriedBack)
		}
	}
}

func TestWhatNobodyCountedIsNullAndNotNought(t *testing.T) {
	s := openLondon(t)
	got := s.london(t, "?as_of=2025-12-31") // the day before the first count
	if got.Total.ListSize != nil || got.Total.IMDScore != nil {
		t.Errorf("the total is %s", got.Total)
	}
	s.Fill("INSERT INTO practice_list_sizes VALUES ('YD0012', 0, '2026-10-01', NULL, 'exact', NULL)")
	eventually(t, "a list of nobody is 0", func() bool {
		got := s.london(t, "")
		return got.Items[1].ListSize != nil && *got.Items[1].ListSize == 0
	})
}

func TestARegionAsAFileHasARowForEachBoardAndForTheRest(t *testing.T) {
	s := openLondon(t)
	a := s.read(t, "/api/v1/regions/Y56/organisations.csv?as_of=2026-03-31&boundaries=now")
	want := `row,region_code,as_of,boundaries,is_carried_back,is_demo,evidence_before,evidence_after,icb_code,icb_name,icb_short_name,pcns,practices,practices_unallocated,list_size,imd_score
icb,Y56,2026-03-31,now,false,true,,,QMF,NHS North East London Integrated Care Board,North East London,1,2,0,9000,18
icb,Y56,2026-03-31,now,false,true,,,QKK,NHS South East London Integrated Care Board,South East London,0,1,1,,
icb,Y56,2026-03-31,now,false,true,,,QWE,NHS South West London Integrated Care Board,South West London,0,0,0,,
icb,Y56,2026-03-31,now,false,true,,,Z9B2Z,NHS West and North London Integrated Care Board,West and North London,3,7,1,50500,23.239
unmapped,Y56,2026-03-31,now,false,true,,,,,,1,1,0,4000,10
total,Y56,2026-03-31,now,false,true,,,,,,5,11,2,63500,21.435
`
	if string(a.body) != want || a.header.Get("Content-Disposition") != `attachment; filename="organisations-Y56-2026-03-31.csv"` {
		t.Errorf("%s is\n%s", a.header.Get("Content-Disposition"), a.body)
	}
	if again := s.get(t, "/api/v1/regions/Y56/organisations.csv?as_of=2026-03-31&boundaries=now", "If-None-Match: "+a.header.Get("ETag")); again.status != 304 {
		t.Errorf("asked again with its ETag it answers %d", again.status)
	}
}

func TestAMapThereIsNotIsRefused(t *testing.T) {
	s := open(t)
	for _, query := range []string{"boundaries=", "boundaries=later", "boundaries=then&boundaries=now", "as_of=yesterday", "sort=name"} {
		refused(t, s.get(t, "/api/v1/regions/Y56/organisations?"+query), 400, "bad_request")
		refused(t, s.get(t, "/api/v1/regions/Y56/series?"+query), 400, "bad_request")
	}
}

func TestEnglandHasSevenRegions(t *testing.T) {
	s := openLondon(t)
	if got := s.list(t, "regions").Items; len(got) != 7 || got[0].Name != "East of England" {
		t.Errorf("the regions are %+v", got)
	}
	for query, want := range map[string]string{"code=y56": "4 5", "code=Y56&as_of=2026-03-31": "5 5", "code=Y56&as_of=2018-01-01": "0 0"} {
		if got := s.list(t, "regions?"+query).Items; len(got) != 1 || fmt.Sprint(got[0].ICBs, " ", got[0].PCNs) != want {
			t.Errorf("%s gives %+v, not %s", query, got, want)
		}
	}
	if got := decode[record](t, s.read(t, "/api/v1/regions/y56?as_of=2026-03-31")); got.Name != "London" || got.ICBs != 5 || got.AsOf != "2026-03-31" {
		t.Errorf("London is %+v", got)
	}
}
