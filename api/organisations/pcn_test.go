package organisations_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAPCNIsListedOnTheDaysItIsOpen(t *testing.T) {
	s := openLondon(t)
	for query, want := range map[string]string{
		"sort=ods_code":                        "UD0001 UD0003 UD0004 UD0005 UD0006 UD0007",
		"":                                     "UD0006 UD0007 UD0005 UD0001 UD0003 UD0004", // by name
		"sort=ods_code&as_of=2025-09-30":       "UD0001 UD0002 UD0003 UD0004 UD0005 UD0007",
		"sort=ods_code&as_of=2025-10-01":       "UD0001 UD0003 UD0004 UD0005 UD0007",
		"as_of=2019-06-30":                     "",
		"status=closed":                        "UD0002",
		"status=not_yet_open&as_of=2026-05-31": "UD0006",
		"ods_code=ud0002":                      "UD0002", // whatever its status
		"icb_code=Z9B2Z&sort=ods_code":         "UD0001 UD0003 UD0004",
		"icb_code=QMJ":                         "",
		"icb_code=QMJ&icb_code=QRV&as_of=2026-03-31&sort=ods_code": "UD0001 UD0003 UD0004",
		"icb_code=QMJ&status=closed":                               "UD0002", // it closed before the board did
		"sub_icb_location_code=93c&sort=-ods_code":                 "UD0003 UD0001",
		"region_code=Y56&sort=ods_code":                            "UD0001 UD0003 UD0004 UD0005 UD0006",
		"borough_gss_code=E09000007":                               "UD0001",
		"sort=-list_size":                                          "UD0005 UD0006 UD0001 UD0003 UD0004 UD0007", // unknown first when the greatest come first
		"sort=-practices,ods_code":                                 "UD0001 UD0003 UD0004 UD0005 UD0006 UD0007",
		"sort=imd_score":                                           "UD0007 UD0003 UD0004 UD0001 UD0005 UD0006",
		"sort=-valid_from,ods_code":                                "UD0006 UD0001 UD0003 UD0004 UD0005 UD0007",
	} {
		if got := s.codesOf(t, "pcns?"+query); got != want {
			t.Errorf("%s gives %s, not %s", query, got, want)
		}
	}
}

func TestAPCNsBoardIsThatOfTheDay(t *testing.T) {
	s := openLondon(t)
	for _, tt := range []struct{ day, icb, certainty string }{
		{"2020-01-01", "QMJ", "carried_back"}, {"2022-07-01", "QMJ", "exact"}, {"2026-03-31", "QMJ", "exact"}, {"2026-04-01", "Z9B2Z", "exact"},
	} {
		got := decode[record](t, s.read(t, "/api/v1/pcns/UD0001?as_of="+tt.day))
		if str(got.ICBCode) != tt.icb || str(got.ICBCertainty) != tt.certainty || got.AsOf != tt.day || str(got.BoroughName) != "Camden" {
			t.Errorf("on %s it is %+v, not in %s %s", tt.day, got, tt.icb, tt.certainty)
		}
	}
}

// 10,000 at 20.1, 5,000 at 30.05, 7,000 at 25.5; 8,000 whose score is not known count for the list size alone.
func TestAPCNsFiguresAreThoseOfItsPracticesOnTheDay(t *testing.T) {
	s := openLondon(t)
	for _, tt := range []struct {
		address   string
		practices int
		figures   string
	}{
		{"UD0001", 4, "30000 24.08"}, {"UD0001?as_of=2025-09-30", 2, "null null"}, {"UD0002", 0, "null null"},
		{"UD0003", 2, "15000 16.9"}, {"UD0006", 1, "null null"}, {"UD0005?as_of=2024-03-31", 2, "null null"}, {"UD0005", 1, "null null"},
	} {
		got := decode[record](t, s.read(t, "/api/v1/pcns/"+tt.address))
		figures := "null null"
		if got.ListSize != nil {
			figures = fmt.Sprint(*got.ListSize, " ", *got.IMDScore)
		}
		if got.Practices != tt.practices || figures != tt.figures {
			t.Errorf("%s has %d practices, %s, not %d, %s", tt.address, got.Practices, figures, tt.practices, tt.figures)
		}
	}
}

func TestAClosedPCNStillAnswersAndNamesWhereItsPracticesWent(t *testing.T) {
	s := openLondon(t)
	got := decode[record](t, s.read(t, "/api/v1/pcns/ud0002"))
	if got.Status != "closed" || str(got.ValidTo) != "2025-10-01" || got.Name != "Regent's Canal Network" || str(got.ICBCode) != "QMJ" {
		t.Errorf("it is %+v", got)
	}
	if text := fmt.Sprint(got.Successors); text != "[{UD0001 Kentish Town Network 2 2025-10-01} {UD0003 Upper Street Network 1 2025-10-01}]" {
		t.Errorf("its successors are %s", text)
	}
	for _, code := range []string{"UD0001", "UD0003"} {
		if after := decode[record](t, s.read(t, "/api/v1/pcns/"+code)); len(after.Predecessors) != 1 || after.Predecessors[0].ODSCode != "UD0002" || len(after.Successors) != 0 {
			t.Errorf("%s followed %+v and is followed by %+v", code, after.Predecessors, after.Successors)
		}
	}
	if tag := s.read(t, "/api/v1/pcns/UD0002").header.Get("ETag"); !strings.HasPrefix(tag, `"v1.`) {
		t.Errorf("its ETag is %s", tag)
	}
}

func TestAPCNWithoutANameOnTheDayIsCalledByItsFirst(t *testing.T) {
	s := openLondon(t)
	for address, want := range map[string]string{"UD0007?as_of=2020-01-01": "Elsewhere Network", "UD0003?as_of=2022-12-31": "Co-ordinated Care Angel", "UD0003?as_of=2023-01-01": "Upper Street Network"} {
		if got := decode[record](t, s.read(t, "/api/v1/pcns/"+address)).Name; got != want {
			t.Errorf("%s is called %s, not %s", address, got, want)
		}
	}
}

func TestABoardsPCNsAreThoseOfTheDay(t *testing.T) {
	s := openLondon(t)
	for address, want := range map[string]string{
		"icbs/QMJ/pcns": "",
		"icbs/qmj/pcns?as_of=2026-03-31&sort=ods_code":         "UD0001 UD0003",
		"icbs/Z9B2Z/pcns?sort=ods_code":                        "UD0001 UD0003 UD0004",
		"icbs/Z9B2Z/pcns?sub_icb_location_code=W2U3Z":          "UD0004",
		"icbs/QMJ/pcns?status=closed":                          "UD0002",
		"icbs/QSL/pcns":                                        "",
		"pcns/UD0003/practices?sort=ods_code":                  "YD0005 YD0006",
		"pcns/UD0003/practices?as_of=2025-09-30":               "YD0006",
		"pcns/UD0002/practices":                                "",
		"pcns/UD0002/practices?as_of=2025-09-30&sort=ods_code": "YD0003 YD0004 YD0005",
	} {
		if got := s.codesOf(t, address); got != want {
			t.Errorf("%s gives %s, not %s", address, got, want)
		}
	}
	refused(t, s.get(t, "/api/v1/icbs/QMJ/pcns?icb_code=QMF"), 400, "bad_request")
	refused(t, s.get(t, "/api/v1/pcns/UD0001/practices?pcn_code=UD0002"), 400, "bad_request")
	next := s.list(t, "icbs/Z9B2Z/pcns?limit=1").Next
	refused(t, s.get(t, "/api/v1/icbs/QMF/pcns?limit=1&cursor="+*next), 400, "bad_request") // another board's page
}

func TestOrganisationsInPagesAreThoseAllAtOnceAndThoseOfTheFile(t *testing.T) {
	s := openLondon(t)
	for _, address := range []string{"pcns?sort=-list_size", "pcns?sort=imd_score,-name", "practices?sort=-imd_score", "practices?sort=pcn_name", "practices?sort=list_size",
		"icbs/Z9B2Z/pcns?sort=name", "pcns/UD0001/practices?sort=-name", "boroughs?sort=-pcns", "regions?sort=-pcns", "sub_icb_locations?sort=icb_short_name"} {
		all := s.codesOf(t, address+"&limit=200")
		if got := s.pages(t, address+"&limit=2"); got != all || all == "" {
			t.Errorf("%s in pages is %s, not %s", address, got, all)
		}
		path, query, _ := strings.Cut(address, "?")
		var file []string
		for i, line := range strings.Split(strings.TrimSpace(string(s.read(t, "/api/v1/"+path+".csv?"+query).body)), "\n") {
			if code, _, _ := strings.Cut(line, ","); i > 0 {
				file = append(file, code)
			}
		}
		if got := strings.Join(file, " "); got != all {
			t.Errorf("%s as a file is %s, not %s", address, got, all)
		}
	}
}
