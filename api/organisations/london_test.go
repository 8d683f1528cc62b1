package organisations_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

// openLondon starts the product with the invented London of contract/london.sql.
func openLondon(t *testing.T, change ...contract.Option) *site {
	t.Helper()
	s := open(t, change...)
	s.FillLondon()
	return s
}

// record is any organisation as a caller sees it: what these tests look at.
type record struct {
	Code               string
	ODSCode            string `json:"ods_code"`
	GSSCode            string `json:"gss_code"`
	Name               string
	AsOf               string  `json:"as_of"`
	ICBCode            *string `json:"icb_code"`
	ICBCertainty       *string `json:"icb_certainty"`
	SubICBLocationCode *string `json:"sub_icb_location_code"`
	RegionCode         *string `json:"region_code"`
	BoroughName        *string `json:"borough_name"`
	PCNCode            *string `json:"pcn_code"`
	PCNName            *string `json:"pcn_name"`
	HasPCN             bool    `json:"has_pcn"`
	ICBs, PCNs         int
	Practices          int
	ListSize           *int     `json:"list_size"`
	ListSizeOn         *string  `json:"list_size_on"`
	IMDScore           *float64 `json:"imd_score"`
	ValidFrom          string   `json:"valid_from"`
	ValidTo            *string  `json:"valid_to"`
	Status             string
	Successors         []neighbour
	Predecessors       []neighbour
}

type neighbour struct {
	ODSCode     string `json:"ods_code"`
	Name        string
	Practices   int
	EffectiveOn string `json:"effective_on"`
}

type records struct {
	AsOf  string `json:"as_of"`
	Items []record
	Next  *string
	Total *int
}

// list reads a page of organisations; the address begins behind /api/v1/.
func (s *site) list(t *testing.T, address string) records {
	t.Helper()
	return decode[records](t, s.read(t, "/api/v1/"+address))
}

// codesOf names the organisations of a list, in its order.
func (s *site) codesOf(t *testing.T, address string) string {
	t.Helper()
	var codes []string
	for _, item := range s.list(t, address).Items {
		codes = append(codes, item.ODSCode+item.GSSCode+item.Code)
	}
	return strings.Join(codes, " ")
}

// pages reads a list to its end, a few rows at a time.
func (s *site) pages(t *testing.T, address string) string {
	t.Helper()
	var codes []string
	for cursor := ""; ; {
		page := s.list(t, address+cursor)
		for _, item := range page.Items {
			codes = append(codes, item.ODSCode+item.GSSCode+item.Code)
		}
		if page.Next == nil {
			return strings.Join(codes, " ")
		}
		cursor = "&cursor=" + url.QueryEscape(*page.Next)
	}
}

func str(value *string) string {
	if value == nil {
		return "null"
	}
	return *value
}

// What is read again is not asked of the database again; what is read first costs no more than it must.
func TestAReadOfOrganisationsAsksNoMoreThanItMust(t *testing.T) {
	asked := testkit.CountQuestions(nil)
	s := openLondon(t, contract.WithTracer(asked))
	costs := func(address string) int64 {
		return asked.During(func() { s.read(t, "/api/v1/"+address) })
	}
	// Until the server hears of changes each read asks for the revisions besides, and what was kept is made anew.
	for until := time.Now().Add(20 * time.Second); costs("icbs") > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("the server does not hear of changes")
		}
	}
	for address, most := range map[string]int64{
		"regions": 1, "regions/Y56": 1, "regions/Y56/organisations": 2, "regions/Y56/organisations?boundaries=now&as_of=2026-03-31": 2,
		"regions/Y56/boroughs": 2, "regions/Y56/series": 2, "regions/Y56/series?boundaries=now&as_of=2026-03-31": 2,
		"sub_icb_locations": 1, "sub_icb_locations/93C": 1, "boroughs": 1, "boroughs/E09000007": 1,
		"pcns": 1, "pcns?include_total=true": 2, "pcns/UD0002": 3, "pcns/UD0002/history": 3, "icbs/Z9B2Z/pcns": 2,
		"practices": 1, "practices/YD0003": 2, "pcns/UD0001/practices": 2, "organisations?q=camden": 1,
	} {
		for again, most := range []int64{most, 0} {
			if got := costs(address); got > most {
				t.Errorf("%s, read %d times before, ran %d statements, not %d", address, again, got, most)
			}
		}
	}
}

func TestWhatIsKeptIsForgottenWhenAFactChanges(t *testing.T) {
	s := openLondon(t)
	for address, change := range map[string]string{
		"pcns?ods_code=UD0004":      `UPDATE organisation_names SET name = 'Renamed Network' WHERE ods_code = 'UD0004'`,
		"pcns/UD0005":               `UPDATE practice_list_sizes SET list_size = 1 WHERE practice_code = 'YD0007'; INSERT INTO practice_list_sizes VALUES ('YD0008', 77, '2026-01-01', NULL, 'exact', NULL)`,
		"regions/Y56/organisations": `UPDATE practice_deprivation SET imd_score = 99 WHERE practice_code = 'YD0007'`,
		"regions/Y56":               `UPDATE pcns SET valid_to = '2026-10-01', valid_to_certainty = 'exact', version = version + 1 WHERE ods_code = 'UD0006'`,
		"boroughs/E09000005":        `UPDATE pcn_boroughs SET borough_gss_code = 'E09000007' WHERE pcn_code = 'UD0004'`,
		"practices/YD0010":          `INSERT INTO practice_memberships VALUES ('YD0010', 'UD0001', '2026-11-01', NULL, 'exact', NULL)`,
	} {
		first := s.read(t, "/api/v1/"+address)
		tag := first.header.Get("ETag")
		if a := s.get(t, "/api/v1/"+address, "If-None-Match: "+tag); a.status != 304 {
			t.Errorf("%s, asked again with its ETag, answers %d", address, a.status)
		}
		s.Fill(change)
		// The change came from outside this server: it hears of it by notification.
		eventually(t, address+" is another", func() bool { return s.read(t, "/api/v1/"+address).header.Get("ETag") != tag })
	}
}

func TestAnUnknownOrganisationIsAnsweredLikeAnyOtherThatIsNotThere(t *testing.T) {
	s := openLondon(t)
	for _, address := range []string{"regions/Y99", "regions/Y99/organisations", "regions/Y99/boroughs", "regions/Y99/boroughs.csv", "regions/Y99/series", "sub_icb_locations/QQQ", "boroughs/E09000099", "pcns/UD9999", "pcns/UD9999/practices",
		"pcns/UD9999/practices.csv", "pcns/UD9999/history", "practices/YD9999", "icbs/QZZ/pcns", "icbs/QZZ/pcns.csv", "pcns/YD0001", "practices/UD0001", "pcns/%27", "boroughs/UD0001"} {
		refused(t, s.get(t, "/api/v1/"+address), 404, "not_found")
	}
}

// eventually waits up to five seconds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 5*time.Second {
			t.Fatalf("five seconds on, this does not hold: %s", what)
		}
	}
}
