package organisations_test

import (
	"net/url"
	"strings"
	"testing"
)

// hit is an organisation that was found.
type hit struct {
	Type         string
	ODSCode      *string `json:"ods_code"`
	GSSCode      *string `json:"gss_code"`
	Name         string
	MatchedName  *string `json:"matched_name"`
	BoroughName  *string `json:"borough_name"`
	ICBCode      *string `json:"icb_code"`
	ICBShortName *string `json:"icb_short_name"`
	Status       string
	Score        float64
}

func (s *site) search(t *testing.T, typed, more string) []hit {
	t.Helper()
	return decode[struct{ Items []hit }](t, s.read(t, "/api/v1/organisations?q="+url.QueryEscape(typed)+more)).Items
}

func (h hit) code() string {
	return strings.TrimPrefix(strings.TrimSuffix(str(h.ODSCode)+str(h.GSSCode), "null"), "null")
}

func TestTheLikeliestOrganisationComesFirst(t *testing.T) {
	s := openLondon(t)
	for typed, want := range map[string]string{
		"Kentish Town Network": "UD0001", "kentish town": "UD0001", "KENTISH": "UD0001", "kentsh twon netwrok": "UD0001", "kentish  town": "UD0001",
		"Willesden and Kilburn": "UD0004", "willesden & kilburn": "UD0004", "Wilesden Kilbrun": "UD0004", "kilburn": "UD0004",
		"high road and partners": "YD0007", "high road & partner": "YD0007",
		"co-ordinated care": "UD0003", "coordinated care": "UD0003", "co ordinated care": "UD0003", "Cöordinated Cåre": "UD0003",
		"regents canal": "UD0002", "Regent’s Canal": "UD0002", "lock keepers surgery": "YD0005", "lock-keepers": "YD0005",
		"camden": "E09000007", "Camdem": "E09000007", "cadmen": "E09000007", "hammersmith & fulham": "E09000013", "hamersmith and fullham": "E09000013",
		"north central": "QMJ", "West and North London": "Z9B2Z", "W2U3Z": "W2U3Z", "qmf": "QMF", "ud0005": "UD0005", "yd001": "YD0010", "E09000033": "E09000033", "72q": "72Q",
		"w2u3": "W2U3Z", "2u3z": "W2U3Z", "9000033": "E09000033", "ud5": "UD0005", "ud005": "UD0005", "UD00005": "UD0005", "yd012": "YD0012", "e9000033": "E09000033",
	} {
		hits := s.search(t, typed, "")
		if len(hits) == 0 || hits[0].code() != want {
			t.Errorf("%q finds %+v first, not %s", typed, hits, want)
		}
	}
	for _, typed := range []string{"zzzzqqqq", "??", "%%%", "{}", "'\""} {
		if hits := s.search(t, typed, ""); len(hits) > 0 {
			t.Errorf("%q finds %+v", typed, hits)
		}
	}
}

func TestACodeComesBeforeAName(t *testing.T) {
	s := openLondon(t)
	s.Fill("INSERT INTO organisation_names VALUES ('YD0013', 'UD0004', '2019-07-01', NULL, 'exact', NULL); INSERT INTO practices (ods_code, valid_from, certainty, updated_at) VALUES ('YD0013', '2019-07-01', 'known_by', now())")
	hits := s.search(t, "ud0004", "")
	if len(hits) < 2 || hits[0].code() != "UD0004" || hits[0].Score != 1 || hits[1].code() != "YD0013" || hits[1].Score >= 1 {
		t.Errorf("it finds %+v", hits)
	}
	if hits := s.search(t, "UD000", ""); len(hits) != 8 || hits[0].code() != "UD0001" || hits[6].code() != "UD0007" || hits[6].Score != 0.95 {
		t.Errorf("the beginning of a code finds %+v", hits)
	}
}

// A sub-ICB location has no page of its own: its board's code says where it is told of.
func TestAHitNamesTheCodeOfItsBoardOnTheDay(t *testing.T) {
	s := openLondon(t)
	for query, want := range map[string]string{
		"w2u3z": "sub_icb_location W2U3Z Z9B2Z", "W2U3Z&as_of=2026-03-31": "sub_icb_location W2U3Z QRV", "QMF": "icb QMF QMF", "E09000007": "borough E09000007 Z9B2Z",
		"UD0001": "pcn UD0001 Z9B2Z", "YD0001&as_of=2026-03-31": "practice YD0001 QMJ", "D0X9Z": "sub_icb_location D0X9Z QWE",
	} {
		typed, more, _ := strings.Cut(query, "&")
		hits := s.search(t, typed, "&"+more)
		if len(hits) == 0 || hits[0].Type+" "+hits[0].code()+" "+str(hits[0].ICBCode) != want {
			t.Errorf("%s finds %+v first, not %s", query, hits, want)
		}
	}
}

func TestAFormerNameFindsAndIsNamed(t *testing.T) {
	s := openLondon(t)
	for _, tt := range []struct{ typed, more, name, matched string }{
		{"Co-ordinated Care Angel", "", "Upper Street Network", "Co-ordinated Care Angel"},
		{"Co-ordinated Care Angel", "&as_of=2022-12-31", "Co-ordinated Care Angel", "null"},
		{"Upper Street", "&as_of=2022-12-31", "Co-ordinated Care Angel", "Upper Street Network"},
		{"Upper Street", "", "Upper Street Network", "null"},
		{"UD0003", "", "Upper Street Network", "null"},
	} {
		hits := s.search(t, tt.typed, tt.more)
		if len(hits) == 0 || hits[0].Name != tt.name || str(hits[0].MatchedName) != tt.matched || str(hits[0].BoroughName) != "Islington" {
			t.Errorf("%s%s finds %+v, not %s by %s", tt.typed, tt.more, hits, tt.name, tt.matched)
		}
	}
}

func TestAHitIsDescribedAsOnTheDay(t *testing.T) {
	s := openLondon(t)
	for more, want := range map[string]string{"": "West and North London open", "&as_of=2026-03-31": "North Central London open", "&as_of=2019-06-30": "North Central London not_yet_open"} {
		if got := s.search(t, "UD0001", more)[0]; str(got.ICBShortName)+" "+got.Status != want {
			t.Errorf("%s finds %+v, not %s", more, got, want)
		}
	}
	if got := s.search(t, "regents canal", "")[0]; got.Status != "closed" || got.Name != "Regent's Canal Network" || got.MatchedName != nil {
		t.Errorf("a closed network is %+v", got)
	}
}

func TestASearchTakesTypesAndALimit(t *testing.T) {
	s := openLondon(t)
	for _, h := range s.search(t, "network", "&type=pcn&type=practice") {
		if h.Type != "pcn" && h.Type != "practice" {
			t.Errorf("it finds %+v", h)
		}
	}
	if hits := s.search(t, "network", "&type=pcn"); len(hits) != 7 {
		t.Errorf("it finds %d networks, not 7", len(hits))
	}
	if hits := s.search(t, "network", "&type=pcn&limit=3"); len(hits) != 3 {
		t.Errorf("three at most are %d", len(hits))
	}
	for _, query := range []string{"", "q=", "q=x", "q=%20x%20", "q=" + strings.Repeat("x", 101), "q=camden&type=planet", "q=camden&limit=0", "q=camden&limit=51", "q=camden&limit=x", "q=camden&q=barnet", "q=camden&sort=name"} {
		refused(t, s.get(t, "/api/v1/organisations?"+query), 400, "bad_request")
	}
}
