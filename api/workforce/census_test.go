package workforce_test

import (
	"testing"

	"trellis/api/workforce"
)

func TestAGapBetweenCensusesIsStatedAndNothingIsDrawnAcrossIt(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	var before, after raw
	s.Import("nwrs_workforce", "", before.row("2022-09", "U00001", coordinators, "1", "1").bytes())
	gone := s.Import("nwrs_workforce", "", after.row("2022-12", "U00001", coordinators, "2", "1").bytes())
	after.Reset()
	s.Import("nwrs_workforce", "", after.row("2026-06", "U00001", coordinators, "2", "1").bytes())
	gaps := func() (months []int64) {
		for _, c := range get[workforce.WorkforceCensusList](t, s.Server, "/api/v1/workforce_censuses?sort=census_on").Items {
			if c.MonthsSincePrevious == nil {
				months = append(months, 0)
			} else {
				months = append(months, *c.MonthsSincePrevious)
			}
		}
		return months
	}
	same(t, "with the census between", gaps(), []int64{0, 3, 42})
	// The list is kept ready, and told anew once a file is undone.
	s.Undo(gone)
	same(t, "without it", gaps(), []int64{0, 45})
	if rows := rowsOf(t, s.Get("/api/v1/workforce_censuses.csv").Body); rows[0]["months_since_previous"] != "45" || rows[1]["months_since_previous"] != "" {
		t.Errorf("as a file they are %v", rows)
	}
	for _, p := range get[workforce.AreaWorkforce](t, s.Server, "/api/v1/regions/Y56/workforce").Series {
		if p.ReturnFTE != nil {
			t.Errorf("a return is drawn on %s", p.On)
		}
	}
}

func TestARealCensusAsksNoInventedNetwork(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	list := func(query string) []workforce.WorkforceReturn {
		return get[workforce.WorkforceReturnList](t, s.Server, "/api/v1/workforce_returns"+query).Items
	}
	invented := list("?role_type=splw")
	if len(invented) != 5 || invented[0].PCNCode != "UD0006" || invented[0].Status != "no_return" || !invented[0].IsDemo {
		t.Errorf("of the demonstration there are %+v", invented)
	}
	var r raw
	s.Import("nwrs_workforce", "", r.row("2026-03", "U00001", coordinators, "1", "1").bytes())
	if found := list("?census_on=2026-03-31"); len(found) != 0 {
		t.Errorf("a real census asks %+v", found)
	}
	if found := list("?key=2026-06-30/UD0001/splw_mental_health&as_of=2026-06-15"); len(found) != 1 || *found[0].FTE != 0.3 {
		t.Errorf("by its key there is %+v", found)
	}
	if answer := s.Get("/api/v1/workforce_returns?census_on=June"); answer.Status != 400 {
		t.Errorf("a census that is no day is answered %d", answer.Status)
	}
}

func TestFTEIsAddedUnroundedAndRoundedToFourDecimalsInTheAnswer(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	s.Fill(everywhere + `INSERT INTO workforce_return_figures (census_on, pcn_code, staff_role, is_contracted, role_type, fte, headcount) VALUES
		('2026-06-30', 'UD0001', 'Care Coordinators', false, 'cc', 0.33333333, 1), ('2026-06-30', 'UD0001', 'Care Coordinators', true, 'cc', 0.33333333, 0)`)
	found := get[workforce.WorkforceReturnList](t, s.Server, "/api/v1/workforce_returns?pcn_code=UD0001&role_type=cc").Items
	if len(found) != 1 || *found[0].FTE != 0.6667 || *found[0].ContractedFTE != 0.3333 {
		t.Errorf("two thirds are %+v", found)
	}
}
