package organisations_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAPracticeIsListedByWhatItBelongsToOnTheDay(t *testing.T) {
	s := openLondon(t)
	for query, want := range map[string]string{
		"pcn_code=UD0001&sort=ods_code":                  "YD0001 YD0002 YD0003 YD0004",
		"pcn_code=UD0001&sort=ods_code&as_of=2025-09-30": "YD0001 YD0002",
		"has_pcn=false": "YD0010",
		"has_pcn=false&as_of=2026-05-31&sort=ods_code":               "YD0010 YD0012",
		"has_pcn=true&sub_icb_location_code=93C&sort=-ods_code":      "YD0005 YD0004 YD0003 YD0002 YD0001",
		"icb_code=QMF&sort=ods_code":                                 "YD0006 YD0008",
		"icb_code=QMJ&as_of=2026-03-31&sort=ods_code":                "YD0001 YD0002 YD0003 YD0004 YD0005 YD0010",
		"region_code=Y56&icb_code=QKK":                               "YD0012",
		"status=closed":                                              "YD0011",
		"status=closed&as_of=2024-03-31":                             "",
		"ods_code=yd0011":                                            "YD0011",
		"has_pcn=true&sort=-list_size,ods_code&icb_code=Z9B2Z&list=": "",
	} {
		if strings.HasSuffix(query, "list=") {
			refused(t, s.get(t, "/api/v1/practices?"+query), 400, "bad_request")
			continue
		}
		if got := s.codesOf(t, "practices?"+query); got != want {
			t.Errorf("%s gives %s, not %s", query, got, want)
		}
	}
	refused(t, s.get(t, "/api/v1/practices?has_pcn=perhaps"), 400, "bad_request")
}

func TestAPracticeHasEveryMembershipItEverHad(t *testing.T) {
	s := openLondon(t)
	type membership struct {
		PCNCode   string  `json:"pcn_code"`
		PCNName   string  `json:"pcn_name"`
		ValidFrom string  `json:"valid_from"`
		ValidTo   *string `json:"valid_to"`
		Certainty string
	}
	a := s.read(t, "/api/v1/practices/yd0005?as_of=2025-09-30")
	var lines []string
	for _, m := range decode[struct{ Memberships []membership }](t, a).Memberships {
		lines = append(lines, fmt.Sprint(m.PCNCode, " ", m.PCNName, " ", m.ValidFrom, " ", str(m.ValidTo), " ", m.Certainty))
	}
	if got := strings.Join(lines, "; "); got != "UD0002 Regent's Canal Network 2019-07-01 2025-10-01 exact; UD0003 Upper Street Network 2025-10-01 null exact" {
		t.Errorf("its memberships are %s", got)
	}
	got := decode[record](t, a)
	if str(got.PCNCode) != "UD0002" || str(got.PCNName) != "Regent's Canal Network" || !got.HasPCN || str(got.ICBCode) != "QMJ" || !strings.HasPrefix(a.header.Get("ETag"), `"v1.`) {
		t.Errorf("it is %+v with %s", got, a.header.Get("ETag"))
	}
	if alone := s.read(t, "/api/v1/practices/YD0010"); !strings.Contains(string(alone.body), `"memberships":[]`) {
		t.Errorf("one that never was in a network is %s", alone.body)
	}
}

func TestAPracticesFiguresAreThoseThatHoldOnTheDay(t *testing.T) {
	s := openLondon(t)
	s.Fill(`UPDATE practice_list_sizes SET valid_to = '2026-07-01', valid_to_certainty = 'exact' WHERE practice_code = 'YD0001';
		INSERT INTO practice_list_sizes VALUES ('YD0001', 10500, '2026-07-01', '2026-08-01', 'exact', 'known_by')`)
	for day, want := range map[string]string{"2025-12-31": "null", "2026-06-30": "10000 2026-01-01", "2026-07-31": "10500 2026-07-01", "2026-08-01": "null"} {
		got := decode[record](t, s.read(t, "/api/v1/practices/YD0001?as_of="+day))
		figure := "null"
		if got.ListSize != nil {
			figure = fmt.Sprint(*got.ListSize, " ", str(got.ListSizeOn))
		}
		if figure != want || got.IMDScore == nil || *got.IMDScore != 20.1 {
			t.Errorf("on %s it is %s, not %s", day, figure, want)
		}
	}
}
