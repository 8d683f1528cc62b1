package organisations_test

import (
	"slices"
	"strings"
	"testing"
)

// board is an ICB as a caller sees it.
type board struct {
	ODSCode      string  `json:"ods_code"`
	ONSCode      *string `json:"ons_code"`
	Name         string
	ShortName    string  `json:"short_name"`
	RegionCode   string  `json:"region_code"`
	RegionName   string  `json:"region_name"`
	ValidFrom    string  `json:"valid_from"`
	ValidTo      *string `json:"valid_to"`
	Certainty    string
	Status       string
	Version      int64
	UpdatedAt    string `json:"updated_at"`
	AsOf         string `json:"as_of"`
	Successors   []link
	Predecessors []link
}

type link struct {
	ODSCode     string `json:"ods_code"`
	Name        string
	ShortName   string `json:"short_name"`
	Kind        string
	EffectiveOn string `json:"effective_on"`
}

type boards struct {
	AsOf  string `json:"as_of"`
	Items []board
	Next  *string
	Total *int
}

const everyStatus = "status=open&status=closed&status=not_yet_open&limit=200"

func TestEnglandHasTheBoardsOfTheDay(t *testing.T) {
	s := open(t)
	for _, day := range []struct {
		query, day string
		england    int
		london     int
	}{
		{"as_of=2022-06-30", "2022-06-30", 0, 0},
		{"as_of=2022-07-01", "2022-07-01", 42, 5},
		{"as_of=2024-02-29", "2024-02-29", 42, 5},
		{"as_of=2026-03-31", "2026-03-31", 42, 5},
		{"as_of=2026-04-01", "2026-04-01", 36, 4},
		{"", "2026-11-23", 36, 4},
	} {
		england := decode[boards](t, s.read(t, "/api/v1/icbs?"+day.query))
		if len(england.Items) != day.england || england.AsOf != day.day {
			t.Errorf("England has %d boards on %s, not %d on %s", len(england.Items), england.AsOf, day.england, day.day)
		}
		london := decode[boards](t, s.read(t, "/api/v1/icbs?region_code=Y56&include_total=true&"+day.query))
		if len(london.Items) != day.london || london.Total == nil || *london.Total != day.london {
			t.Errorf("London has %d boards on %s, not %d", len(london.Items), day.day, day.london)
		}
	}
}

func TestLondonsFiveBoardsBecomeFour(t *testing.T) {
	s := open(t)
	for day, want := range map[string]string{
		"2026-03-31": "QKK QMF QMJ QRV QWE",
		"2026-04-01": "QKK QMF QWE Z9B2Z",
	} {
		list := decode[boards](t, s.read(t, "/api/v1/icbs?region_code=Y56&sort=ods_code&as_of="+day))
		if got := strings.Join(codes(list.Items), " "); got != want {
			t.Errorf("London's boards on %s are %s, not %s", day, got, want)
		}
	}
}

func TestStatusIsRelativeToTheDay(t *testing.T) {
	s := open(t)
	for _, tt := range []struct{ code, day, status string }{
		{"QMJ", "2022-06-30", "not_yet_open"},
		{"QMJ", "2022-07-01", "open"},
		{"QMJ", "2026-03-31", "open"},
		{"QMJ", "2026-04-01", "closed"},
		{"Z9B2Z", "2026-03-31", "not_yet_open"},
		{"Z9B2Z", "2026-04-01", "open"},
		{"QWE", "2026-11-23", "open"},
	} {
		got := decode[board](t, s.read(t, "/api/v1/icbs/"+tt.code+"?as_of="+tt.day))
		if got.Status != tt.status || got.AsOf != tt.day {
			t.Errorf("%s is %s on %s, not %s on %s", tt.code, got.Status, got.AsOf, tt.status, tt.day)
		}
	}
	for query, want := range map[string]int{
		"status=closed":                           12,
		"status=closed&as_of=2026-03-31":          0,
		"status=not_yet_open&as_of=2026-03-31":    6,
		"status=not_yet_open&as_of=2022-06-30":    48,
		"status=open&status=closed":               48,
		everyStatus + "&as_of=1900-01-01":         48,
		"status=closed&region_code=Y56":           2,
		"status=closed&ods_code=QMJ&ods_code=QWE": 1,
	} {
		if got := len(decode[boards](t, s.read(t, "/api/v1/icbs?"+query)).Items); got != want {
			t.Errorf("%s gives %d boards, not %d", query, got, want)
		}
	}
}

func TestAnONSCodeAppearsWhenItIsKnownToHold(t *testing.T) {
	s := open(t)
	for _, tt := range []struct{ code, day, ons string }{
		{"QRL", "2026-03-31", ""}, // its code of before the boundary change has no source
		{"QRL", "2026-04-01", "E54000067"},
		{"QMJ", "2022-06-30", ""},
		{"QMJ", "2022-07-01", "E54000028"},
		{"QMJ", "2026-11-23", "E54000028"},
		{"QUE", "2024-01-01", ""}, // a predecessor without a source
		{"QUE", "2026-11-23", ""},
		{"Z9B2Z", "2026-03-31", ""},
		{"Z9B2Z", "2026-04-01", "E54000071"},
	} {
		got := ""
		if code := decode[board](t, s.read(t, "/api/v1/icbs/"+tt.code+"?as_of="+tt.day)).ONSCode; code != nil {
			got = *code
		}
		if got != tt.ons {
			t.Errorf("the ONS code of %s on %s is %q, not %q", tt.code, tt.day, got, tt.ons)
		}
	}
}

func codes(items []board) (codes []string) {
	for _, item := range items {
		codes = append(codes, item.ODSCode)
	}
	return slices.Clip(codes)
}
