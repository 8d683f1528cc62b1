package organisations_test

import (
	"fmt"
	"strings"
	"testing"
)

// evident is a day of a region, as far as it says what is known of it.
type evident struct {
	On              string
	EvidenceBefore  *string `json:"evidence_before"`
	EvidenceAfter   *string `json:"evidence_after"`
	Items           []known
	Unmapped, Total known
	Points          []evident
}

type known struct {
	PCNs, Practices      *int
	PracticesUnallocated *int `json:"practices_unallocated"`
}

func (k known) String() string {
	words := make([]string, 0, 3)
	for _, n := range []*int{k.PCNs, k.Practices, k.PracticesUnallocated} {
		if n == nil {
			words = append(words, "null")
		} else {
			words = append(words, fmt.Sprint(*n))
		}
	}
	return strings.Join(words, " ")
}

func (e evident) around() string { return str(e.EvidenceBefore) + " to " + str(e.EvidenceAfter) }

// every tells each figure's row, and whether all of them are null or none is.
func (e evident) known(t *testing.T, of string) bool {
	t.Helper()
	isKnown := e.Total.PCNs != nil
	for _, k := range append([]known{e.Unmapped, e.Total}, e.Items...) {
		if strings.Contains(k.String(), "null") == isKnown {
			t.Errorf("of %s one row is %s, and the total %s", of, k, e.Total)
		}
	}
	return isKnown
}

// Before the first file nobody knows how many there were: none is another answer.
func TestOnADayOfWhichNothingIsKnownNoFigureIsNought(t *testing.T) {
	s := open(t)
	s.take(map2024)
	for _, of := range []string{"organisations?", "organisations?boundaries=now&", "boroughs?", "boroughs?icb_code=QMF&"} {
		for day, want := range map[string]bool{"1990-01-01": false, "2024-06-30": false, "2024-07-01": true, "2026-11-23": true} {
			address := "/api/v1/regions/Y56/" + of + "as_of=" + day
			got := decode[evident](t, s.read(t, address))
			if got.known(t, address) != want {
				t.Errorf("%s counts %s in total", address, got.Total)
			}
		}
	}
	for _, point := range decode[evident](t, s.read(t, "/api/v1/regions/Y56/series?as_of=2024-10-01")).Points {
		if got, want := point.known(t, point.On), point.On >= "2024-07-01"; got != want {
			t.Errorf("the point of %s counts %s in total", point.On, point.Total)
		}
	}
	// QMJ has no board any more, and the map tells of none in QMF: counted, and none.
	if got := decode[evident](t, s.read(t, "/api/v1/regions/Y56/boroughs?icb_code=QMF")); got.Total.String() != "0 0 0" {
		t.Errorf("a board without anything counts %s", got.Total)
	}
	text := string(s.read(t, "/api/v1/regions/Y56/organisations.csv?as_of=2020-01-01").body)
	if !strings.HasSuffix(text, "total,Y56,2020-01-01,then,true,false,,2024-07-01,,,,,,,,\n") {
		t.Errorf("as a file it is\n%s", text)
	}
}

func TestFiguresSayBetweenWhichFilesTheyStand(t *testing.T) {
	s := open(t)
	s.take(map2024, mapElsewhere, counts2026) // of these only the first says who is in London
	last := s.Import(map2026.kind, map2026.asAt, map2026.content)
	for day, want := range map[string]string{
		"2024-06-30": "null to 2024-07-01", "2024-07-01": "2024-07-01 to 2026-07-01", "2026-06-30": "2024-07-01 to 2026-07-01", "2026-07-01": "2026-07-01 to null",
	} {
		for _, of := range []string{"organisations", "boroughs"} {
			if got := decode[evident](t, s.read(t, "/api/v1/regions/Y56/"+of+"?as_of="+day)).around(); got != want {
				t.Errorf("%s on %s stand on files of %s, not %s", of, day, got, want)
			}
		}
		points := decode[evident](t, s.read(t, "/api/v1/regions/Y56/series?as_of="+day)).Points
		if got := points[len(points)-1].around(); got != want {
			t.Errorf("the point of %s stands on files of %s, not %s", day, got, want)
		}
	}
	if got := decode[evident](t, s.read(t, "/api/v1/regions/Y60/organisations?as_of=2026-11-23")).around(); got != "2025-01-01 to null" {
		t.Errorf("the Midlands stand on files of %s", got)
	}
	s.Undo(last)
	if got := decode[evident](t, s.read(t, "/api/v1/regions/Y56/organisations?as_of=2026-11-23")).around(); got != "2024-07-01 to null" {
		t.Errorf("without the last file they stand on files of %s", got)
	}
}
