package organisations_test

import (
	"fmt"
	"strings"
	"testing"
)

// Whatever of a board is in no borough stands in its unmapped row, so that its rows come to the total it has by board.
func TestABoardsBoroughsAndWhatIsInNoneComeToItsTotal(t *testing.T) {
	s := openLondon(t)
	s.Fill("DELETE FROM pcn_boroughs WHERE pcn_code = 'UD0003'")
	unmapped := map[string]int{}
	for _, day := range []string{"2026-03-31", "2026-04-01", "2026-11-23"} {
		for _, board := range s.london(t, "?as_of="+day).Items {
			of := fmt.Sprintf("/api/v1/regions/Y56/boroughs?as_of=%s&icb_code=%s", day, board.ICBCode)
			got := decode[regionCounts](t, s.read(t, of))
			got.Total.ICBCode = board.ICBCode
			if got.Total.String() != board.String() {
				t.Errorf("by borough %s on %s is %s, by board %s", board.ICBCode, day, got.Total, board)
			}
			unmapped[board.ICBCode] = got.Unmapped.PCNs
			sum := got.Unmapped
			for _, item := range got.Items {
				sum.PCNs, sum.Practices, sum.PracticesUnallocated = sum.PCNs+item.PCNs, sum.Practices+item.Practices, sum.PracticesUnallocated+item.PracticesUnallocated
			}
			if sum.PCNs != got.Total.PCNs || sum.Practices != got.Total.Practices || sum.PracticesUnallocated != got.Total.PracticesUnallocated {
				t.Errorf("the rows of %s on %s come to %s, not %s", board.ICBCode, day, sum, got.Total)
			}
		}
	}
	if unmapped["Z9B2Z"] != 1 {
		t.Errorf("Z9B2Z has %d PCNs in no borough, not 1", unmapped["Z9B2Z"])
	}
}

// UD0003 is in Islington, and one of its practices over the border, in QMF.
func TestABoardsBoroughsAreThoseInItAndThoseInWhichItHasSomething(t *testing.T) {
	s := openLondon(t)
	for code, want := range map[string]string{
		"qmf": "Barking and Dagenham, City of London, Hackney, Havering, Islington, Newham, Redbridge, Tower Hamlets, Waltham Forest",
		"QWE": "Croydon, Kingston upon Thames, Merton, Richmond upon Thames, Sutton, Wandsworth",
	} {
		var names []string
		for _, item := range decode[struct{ Items []struct{ Name string } }](t, s.read(t, "/api/v1/regions/Y56/boroughs?as_of=2026-11-23&icb_code="+code)).Items {
			names = append(names, item.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("the boroughs of %s are %s, not %s", code, got, want)
		}
	}
	for _, code := range []string{"QHM", "NOPE", ""} { // a board of another region, none, and nothing
		refused(t, s.get(t, "/api/v1/regions/Y56/boroughs?icb_code="+code), 400, "bad_request")
	}
}
