package demo_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// everywhere are addresses that answer with something of the demonstration.
var everywhere = []string{
	"regions", "regions/Y56", "regions/Y56/organisations", "regions/Y56/organisations?as_of=2026-03-31&boundaries=now", "regions/Y56/boroughs", "regions/Y56/series",
	"boroughs", "boroughs/E09000007", "pcns?limit=200", "pcns/UD0001", "pcns/UD0001/history", "pcns/UD0001/practices", "icbs/Z9B2Z/pcns", "pcns?status=closed",
	"practices?limit=200", "practices/YD0001", "practices?has_pcn=false", "organisations?q=camden+demo", "organisations?q=UD0001", "organisations?q=canalside",
	"regions/Y56/organisations.csv", "regions/Y56/boroughs.csv", "regions/Y56/series.csv", "pcns/UD0001/history.csv", "pcns.csv", "practices.csv",
	"posts?limit=200", "pcns/UD0001/posts", "icbs/QMF/posts", "pcns/UD0001/workforce", "icbs/QMF/workforce", "regions/Y56/workforce_spread?by=icb&source=posts",
	"regions/Y56/workforce_spread?by=borough&source=return", "regions/Y56/workforce_spread?by=deprivation_fifth&source=posts", "workforce_returns?limit=200", "workforce_censuses", "pcn_populations?limit=200",
	"arrs_claims?limit=200", "pcns/UD0001/entitlement?financial_year=2026/27", "icbs/QMF/entitlement?financial_year=2026/27", "service_figures?limit=200&include=groups", "rate_cards?limit=200", "entitlement_rates",
	"posts.csv", "pcns/UD0001/workforce.csv", "icbs/QMF/workforce.csv", "regions/Y56/workforce_spread.csv?by=icb&source=posts", "workforce_returns.csv", "pcn_populations.csv", "arrs_claims.csv",
	"pcns/UD0001/entitlement.csv?financial_year=2026/27", "icbs/QMF/entitlement.csv?financial_year=2026/27", "service_figures.csv", "rate_cards.csv", "entitlement_rates.csv",
}

// answers reads all of them.
func answers(s *contract.Server) map[string]string {
	bodies := map[string]string{}
	for _, address := range everywhere {
		a := s.Get("/api/v1/" + address)
		bodies[address] = fmt.Sprint(a.Status, " ", a.Text())
	}
	return bodies
}

// These only look at a demonstration as it begins, and so share one.
func TestADemonstrationAsItBegins(t *testing.T) {
	s := begun(t, false)
	for _, looks := range []func(*testing.T, *contract.Server){
		whateverIsInventedSaysSo, whatIsRealDoesNotCallItselfInvented, itIsLondonsOnly, nothingInventedCanBePutRight, aTotalCountsThePeopleInNoNetworkToo,
		totalsAgreeOnEveryDay, aSeriesIsWhatEachOfItsDaysAnswers, boroughsHoldAsManyNetworksAsThePictureShows, itHasAPast,
	} {
		looks(t, s)
	}
}

func whateverIsInventedSaysSo(t *testing.T, s *contract.Server) {
	for _, address := range []string{"regions/Y56", "regions/Y56/organisations", "regions/Y56/organisations?boundaries=now&as_of=2026-03-31", "regions/Y56/boroughs", "regions/Y56/series",
		"boroughs/E09000007", "pcns/UD0001", "pcns/UD0001/history", "practices/YD0001",
		"pcns/UD0001/workforce", "icbs/QMF/workforce", "regions/Y56/workforce_spread?by=borough&source=return", "regions/Y56/workforce_spread?by=icb&source=posts", "pcns/UD0001/entitlement?financial_year=2026/27",
		"icbs/QMF/entitlement?financial_year=2026/27"} {
		if got := read[organisation](t, s, address); got.IsDemo == nil || !*got.IsDemo {
			t.Errorf("%s does not say that it is invented", address)
		}
	}
	for _, address := range []string{"pcns?limit=200", "pcns?status=closed", "practices?limit=200", "icbs/Z9B2Z/pcns", "pcns/UD0001/practices", "regions?code=Y56", "boroughs?gss_code=E09000007", "organisations?q=demo&type=pcn&type=practice",
		"posts?limit=200", "pcns/UD0001/posts", "workforce_returns?limit=200", "workforce_censuses", "pcn_populations?limit=200", "arrs_claims?pcn_code=UD0001", "service_figures?pcn_code=UD0001", "rate_cards?is_demo=true", "entitlement_rates?is_demo=true"} {
		items := read[page](t, s, address).Items
		if len(items) == 0 || slices.ContainsFunc(items, func(o organisation) bool { return o.IsDemo == nil || !*o.IsDemo }) {
			t.Errorf("of the %d rows of %s one does not say that it is invented", len(items), address)
		}
	}
	for _, address := range []string{"pcns.csv", "practices.csv", "boroughs.csv", "regions.csv", "regions/Y56/organisations.csv", "regions/Y56/boroughs.csv",
		"regions/Y56/series.csv", "pcns/UD0001/history.csv", "posts.csv", "pcns/UD0001/workforce.csv", "icbs/QMF/workforce.csv", "regions/Y56/workforce_spread.csv?by=icb&source=posts", "workforce_returns.csv",
		"workforce_censuses.csv", "pcn_populations.csv", "arrs_claims.csv", "service_figures.csv", "pcns/UD0001/entitlement.csv?financial_year=2026/27", "rate_cards.csv", "entitlement_rates.csv"} {
		if head, _, _ := strings.Cut(s.Get("/api/v1/"+address).Text(), "\n"); !slices.Contains(strings.Split(head, ","), "is_demo") {
			t.Errorf("%s has the columns %s", address, head)
		}
	}
	for address, want := range map[string]int{"pcns?is_demo=true&limit=1&include_total=true": 205, "pcns?is_demo=false&limit=1&include_total=true": 0, "practices?is_demo=false&limit=1&include_total=true": 0} {
		if got := read[page](t, s, address).Total; got != want {
			t.Errorf("%s counts %d, not %d", address, got, want)
		}
	}
}

// Boards, boroughs without networks and other regions are real and stay so.
func whatIsRealDoesNotCallItselfInvented(t *testing.T, s *contract.Server) {
	for _, address := range []string{"regions/Y58", "regions/Y58/organisations", "regions/Y58/boroughs", "regions/Y58/series", "boroughs/E09000001"} {
		if got := read[organisation](t, s, address); got.IsDemo == nil || *got.IsDemo {
			t.Errorf("%s says that it is invented", address)
		}
	}
	for _, hit := range read[page](t, s, "organisations?q=camden&type=borough&type=icb").Items {
		if *hit.IsDemo {
			t.Errorf("%s is found as invented", hit.Name)
		}
	}
}

func itIsLondonsOnly(t *testing.T, s *contract.Server) {
	for _, of := range []string{"pcns", "practices"} {
		all, london := read[page](t, s, of+"?include_total=true&limit=1").Total, read[page](t, s, of+"?include_total=true&limit=1&region_code=Y56").Total
		if all != london || all == 0 {
			t.Errorf("of %d %s %d are in London", all, of, london)
		}
	}
}

func TestAnEmptyInstallationHoldsNothingInvented(t *testing.T) {
	s := begun(t, true)
	for _, address := range []string{"pcns?status=open&status=closed&status=not_yet_open", "practices?status=open&status=closed&status=not_yet_open", "organisations?q=demo&type=pcn&type=practice"} {
		if items := read[page](t, s, address).Items; len(items) > 0 {
			t.Errorf("%s gives %d", address, len(items))
		}
	}
	if got := read[region](t, s, "regions/Y56/organisations"); got.IsDemo || got.Total.PCNs > 0 {
		t.Errorf("London is %+v", got)
	}
}

// A real file of London replaces the view of it, and its undo brings the demonstration back as it was.
func TestARealFileHidesTheDemonstrationAndItsUndoBringsItBack(t *testing.T) {
	s := begun(t, false)
	before := answers(s)
	i := s.Import("ods_practice_map", "", realLondon)
	during := answers(s)
	for address, body := range during {
		if body == before[address] {
			t.Errorf("%s answers as it did before", address)
		}
		if strings.HasPrefix(body, "404 ") {
			continue // which repeats the address, and nothing else
		}
		for _, invented := range []string{`"is_demo":true`, "UD0", "YD0", " Demo "} {
			if strings.Contains(body, invented) {
				t.Errorf("%s still holds %s", address, invented)
			}
		}
	}
	for _, address := range []string{"pcns/UD0001", "pcns/UD0001/history", "pcns/UD0001/practices", "practices/YD0001"} {
		if !strings.HasPrefix(during[address], "404 ") {
			t.Errorf("%s answers %.80s", address, during[address])
		}
	}
	a := s.Do(http.MethodPatch, "/api/v1/pcns/UD0001", map[string]string{"If-Match": `"v1.x"`}, `{"name": "Real"}`)
	if a.Status != http.StatusNotFound {
		t.Errorf("a hidden network can be corrected: %d", a.Status)
	}
	if got := read[region](t, s, "regions/Y56/organisations"); got.Total.String() != "1 2 1" || got.IsDemo {
		t.Errorf("London is %s, invented: %v", got.Total, got.IsDemo)
	}
	if hits := read[page](t, s, "organisations?q=camden+real+pcn").Items; len(hits) == 0 || hits[0].Name != "CAMDEN REAL PCN" || *hits[0].IsDemo {
		t.Errorf("the real one is not found: %+v", hits)
	}
	s.Undo(i)
	for address, body := range answers(s) {
		if body != before[address] {
			t.Errorf("%s answers otherwise than before: %.300s", address, body)
		}
	}
}

func TestAFileOfElsewhereLeavesTheDemonstrationAlone(t *testing.T) {
	s := begun(t, false)
	before := answers(s)
	i := s.Plan("ods_practice_map", "", realElsewhere)
	if i.Changes != 3 || i.Closed != 0 { // a location, a network and a practice
		t.Errorf("it changes %d and closes %d", i.Changes, i.Closed)
	}
	s.Apply(i)
	for _, address := range []string{"regions/Y56/organisations", "regions/Y56/boroughs", "pcns/UD0001/history", "practices/YD0001", "boroughs"} {
		if a := s.Get("/api/v1/" + address); fmt.Sprint(a.Status, " ", a.Text()) != before[address] {
			t.Errorf("%s answers otherwise than before", address)
		}
	}
	if got := read[page](t, s, "pcns?is_demo=false").Items; len(got) != 1 || *got[0].ODSCode != "U20001" {
		t.Errorf("the real networks are %+v", got)
	}
}

// Whoever looks at a plan is told that the demonstration will give way, and whoever would undo that it would come back.
func TestAPlanSaysThatTheDemonstrationWillGiveWay(t *testing.T) {
	s := begun(t, false)
	elsewhere, sizes := s.Import("ods_practice_map", "", realElsewhere), s.Import("list_sizes", "2026-07-01", england.Counts(map[string]int{"A10001": 9000}))
	first, second := s.Plan("ods_practice_map", "", realLondon), s.Plan("ods_practice_map", "", []byte(strings.ReplaceAll(string(realLondon), "01Jul2026", "01Aug2026")))
	if elsewhere.ReplacesDemonstration || sizes.ReplacesDemonstration || !first.ReplacesDemonstration || !second.ReplacesDemonstration {
		t.Errorf("elsewhere %v, sizes %v, London %v and %v", elsewhere.ReplacesDemonstration, sizes.ReplacesDemonstration, first.ReplacesDemonstration, second.ReplacesDemonstration)
	}
	first = s.Apply(first)
	if s.Transition(second, "replan", "").Into(t, &second); !first.ReplacesDemonstration || second.ReplacesDemonstration {
		t.Errorf("applied, the first says %v, and the second planned anew %v", first.ReplacesDemonstration, second.ReplacesDemonstration)
	}
	second = s.Apply(second)
	for n, i := range []imports.Import{first, second} {
		var tried imports.Import
		s.Transition(i, "undo?dry_run=true", `{}`).Into(t, &tried)
		undone := s.Undo(i)
		if want := n == 1; tried.RestoresDemonstration != want || undone.RestoresDemonstration != want {
			t.Errorf("undoing %d of 2 restores it: beforehand %v, afterwards %v", n+1, tried.RestoresDemonstration, undone.RestoresDemonstration)
		}
	}
}

func TestWithoutADemonstrationNoPlanReplacesIt(t *testing.T) {
	s := begun(t, true)
	i := s.Import("ods_practice_map", "", realLondon)
	if undone := s.Undo(i); i.ReplacesDemonstration || undone.RestoresDemonstration {
		t.Errorf("it replaces %v, and its undo restores %v", i.ReplacesDemonstration, undone.RestoresDemonstration)
	}
}

// Two files of London: the demonstration comes back with the undo of the last, and not before.
func TestTheDemonstrationStaysHiddenWhileOneRealFileOfLondonCounts(t *testing.T) {
	s := begun(t, false)
	first := s.Import("ods_practice_map", "", realLondon)
	second := s.Import("ods_practice_map", "2026-08-01", []byte(strings.ReplaceAll(string(realLondon), "01Jul2026", "01Aug2026")))
	for n, undo := range []func(){func() {}, func() { s.Undo(first) }, func() { s.Undo(second) }} {
		undo()
		want := []string{"real", "real", "demo"}[n]
		var London struct {
			DataOrigin string `json:"data_origin"`
		}
		s.Get("/api/v1/regions/Y56").Into(t, &London)
		if London.DataOrigin != want {
			t.Errorf("with %d files undone London shows %s organisations", n, London.DataOrigin)
		}
	}
}

func nothingInventedCanBePutRight(t *testing.T, s *contract.Server) {
	version := read[organisation](t, s, "pcns/UD0001").Version
	a := s.Do(http.MethodPatch, "/api/v1/pcns/UD0001", map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, version)}, `{"name": "Something else"}`)
	var problem struct{ Code, Detail string }
	if err := json.Unmarshal(a.Body, &problem); err != nil || a.Status != http.StatusConflict || problem.Code != "conflict" || !strings.Contains(problem.Detail, "is invented") {
		t.Errorf("it answers %d %s", a.Status, a.Body)
	}
	if got := read[organisation](t, s, "pcns/UD0001"); got.Version != version || got.Name == "Something else" {
		t.Errorf("the network has become %+v", got)
	}
}
