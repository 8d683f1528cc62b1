package workforce_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/server/contract"
	"trellis/api/workforce"
)

// of picks a role.
func of(t *testing.T, roles []workforce.RoleSummary, role string) workforce.RoleSummary {
	t.Helper()
	at := slices.IndexFunc(roles, func(r workforce.RoleSummary) bool { return r.RoleType == role })
	if at < 0 {
		t.Fatalf("there is no %s among %+v", role, roles)
	}
	return roles[at]
}

func number(n float64) *float64 { return &n }

func same(t *testing.T, says string, got, want any) {
	t.Helper()
	left, err := json.Marshal(got)
	fine(t, err)
	right, err := json.Marshal(want)
	fine(t, err)
	if string(left) != string(right) {
		t.Errorf("%s is\n%s\nnot\n%s", says, left, right)
	}
}

func TestWhatIsCountedOfANetworksPostsIsWhatTheirDaysSay(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	pcn := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce")
	if pcn.PCNName != "Kentish Town Network" || !pcn.IsDemo || len(pcn.Roles) != 4 {
		t.Errorf("it is %+v", pcn)
	}
	same(t, "link workers", of(t, pcn.Roles, "splw"), workforce.RoleSummary{RoleType: "splw", Posts: 2, WTEFunded: 1.5, WTEInPost: 1, WTEVacant: 0.5, Holders: 1,
		DaysToFillMedian: number(61), Turnover12m: number(66.7), Leavers12m: 1, ContractsEnding90: 1, ContractsEnding180: 1, FixedTermPosts: 1,
		SupervisedMonthly: 1, SupervisionDue: 2, Trained: 1, Inducted: 1, ARRSWTE: 1.2})
	same(t, "care co-ordinators", of(t, pcn.Roles, "cc"), workforce.RoleSummary{RoleType: "cc", Posts: 2, WTEFunded: 1.2, WTEVacant: 1.2, VacantPosts: 1, VacancyDays: 71, FixedTermPosts: 1, ARRSWTE: 1.2})
	same(t, "coaches", of(t, pcn.Roles, "hwbc"), workforce.RoleSummary{RoleType: "hwbc", Turnover12m: number(200), Leavers12m: 1})
	same(t, "all", of(t, pcn.Roles, "all"), workforce.RoleSummary{RoleType: "all", Posts: 4, WTEFunded: 2.7, WTEInPost: 1, WTEVacant: 1.7, Holders: 1, VacantPosts: 1, VacancyDays: 71,
		DaysToFillMedian: number(61), Turnover12m: number(100), Leavers12m: 2, ContractsEnding90: 1, ContractsEnding180: 1, FixedTermPosts: 2,
		SupervisedMonthly: 1, SupervisionDue: 2, Trained: 1, Inducted: 1, ARRSWTE: 2.4})
	// In April the first post is vacant since March, and the course that ran out has not been taken again.
	april := of(t, get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce?as_of=2026-04-15").Roles, "splw")
	if april.VacantPosts != 1 || april.VacancyDays != 45 || april.WTEInPost != 0.4 || april.Trained != 0 || april.Inducted != 1 || april.DaysToFillMedian != nil || april.ContractsEnding180 != 0 {
		t.Errorf("in April it is %+v", april)
	}
	none := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0004/workforce")
	if len(none.Roles) != 0 || none.Comparison[0].PostsWTE != nil || none.Series[0].WTEInPost != nil {
		t.Errorf("of a network without posts it says %+v", none)
	}
}

func TestABoardIsItsNetworksTogether(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	board := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce")
	if board.Name != "West and North London" || board.PCNs != 3 || board.PCNsWithPosts != 2 || len(board.Items) != 3 || board.Return != nil {
		t.Errorf("the board is %+v", board)
	}
	same(t, "link workers", of(t, board.Roles, "splw"), workforce.RoleSummary{RoleType: "splw", Posts: 3, WTEFunded: 2.5, WTEInPost: 2, WTEVacant: 0.5, Holders: 2,
		DaysToFillMedian: number(35), Turnover12m: number(50), Leavers12m: 1, ContractsEnding90: 1, ContractsEnding180: 1, FixedTermPosts: 1,
		SupervisedMonthly: 1, SupervisionDue: 2, Trained: 1, Inducted: 1, ARRSWTE: 1.2})
	for _, item := range board.Items {
		if item.HasPosts != (item.PCNCode != "UD0004") || item.HasPosts != (len(item.Roles) == 4) {
			t.Errorf("%s is %+v", item.PCNCode, item)
		}
		if item.HasPosts {
			same(t, item.PCNCode, item.Roles, get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/"+item.PCNCode+"/workforce").Roles)
		}
	}
	rows := rowsOf(t, s.Get("/api/v1/icbs/Z9B2Z/workforce.csv").Body)
	if len(rows) != 4*4 || rows[15]["row"] != "total" || rows[15]["role_type"] != "all" {
		t.Errorf("as a file there are %d rows, the last %v", len(rows), rows[len(rows)-1])
	}
	for _, row := range rows {
		if (row["pcn_code"] == "UD0004") != (row["posts"] == "") {
			t.Errorf("a row is %v", row)
		}
	}
	// A board that was abolished has none today; on a day on which it stood it has its own, and its successor none by the map of then.
	for query, want := range map[string]int64{
		"QMJ/workforce": 0, "QMJ/workforce?as_of=2026-03-31": 2, "Z9B2Z/workforce?as_of=2026-03-31": 0, "Z9B2Z/workforce?as_of=2026-03-31&boundaries=now": 3,
	} {
		if area := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/"+query); area.PCNs != want {
			t.Errorf("%s has %d networks, not %d", query, area.PCNs, want)
		}
	}
	region := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/regions/Y56/workforce")
	if all := of(t, region.Roles, "all"); region.PCNs != 5 || region.PCNsWithPosts != 3 || all.WTEInPost != 3 || all.Holders != 4 {
		t.Errorf("the region has %d networks and %+v", region.PCNs, all)
	}
}

func TestThreeCountsStandSideBySideWithTheDifferenceNamed(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	if c := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce").Comparison; len(c) != 4 || c[0].Difference != "no_census" || *c[0].PostsWTE != 1 {
		t.Errorf("without a census it is %+v", c)
	}
	s.fillReturns()
	told := func(code string) (lines []string) {
		for _, c := range get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/"+code+"/workforce").Comparison {
			figure := func(n *float64) string {
				if n == nil {
					return "-"
				}
				return fmt.Sprint(*n)
			}
			lines = append(lines, strings.Join([]string{c.RoleType, c.ReturnStatus, figure(c.PostsWTE), figure(c.ReturnFTE), figure(c.ReturnContractedFTE), figure(c.ClaimedWTE), figure(c.DifferenceFTE), c.Difference, c.Explains}, "|"))
		}
		return lines
	}
	for code, want := range map[string][]string{
		"UD0001": {
			"splw|returned|1|1.6667|0.6667|1.5|0.6667|return_higher|The return of 30 June 2026 counts 0.67 FTE more than the posts filled on that day. Of it 0.67 FTE are of a service bought in, which may be no post here.",
			"cc|returned|0|0|0|-|0|agrees|The return of 30 June 2026 and the posts filled on that day agree.",
			"hwbc|returned|1|0.5|0|-|-0.5|return_lower|The return of 30 June 2026 counts 0.50 FTE less than the posts filled on that day. Perhaps somebody was not returned, or an employer other than the network returns them.",
			"splw_mental_health|returned|-|0.3|0|-|-|no_posts|The return of 30 June 2026 counts 0.30 FTE of link workers as mental health practitioners. Trellis keeps no such role: their posts, if any, are among those of link workers.",
		},
		"UD0003": {
			"splw|no_return|-|-|-|-|-|no_return|The network made no return for 30 June 2026: what it would have counted is not known, and is not 0.",
		},
		"UD0004": {
			"splw|returned|-|0|0|-|-|no_posts|The return of 30 June 2026 counts 0.00 FTE. The network kept no posts here on that day to compare it with.",
			"cc|returned|-|1.25|0|-|-|no_posts|The return of 30 June 2026 counts 1.25 FTE. The network kept no posts here on that day to compare it with.",
		},
		"UD0005": {"splw|returned|0.9999|0.9999|0|1|0|agrees|The return of 30 June 2026 and the posts filled on that day agree."},
	} {
		if got := told(code); !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s says\n%s", code, strings.Join(got, "\n"))
		}
	}
	board := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce")
	if r := board.Return; r.PCNsReturned != 2 || r.PCNsWithoutReturn != 1 || r.Roles[0].FTE != 1.67 || r.Roles[0].ContractedFTE != 0.67 || r.Roles[1].FTE != 1.25 || r.Roles[3].FTE != 0.3 {
		t.Errorf("the board's return is %+v", r)
	}
}

func TestANetworkThatOpenedAfterACensusMadeNoReturnToIt(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	of := func(day string) (told string) { // each time another, which no answer is kept of
		census := get[workforce.WorkforceCensusList](t, s.Server, "/api/v1/workforce_censuses?as_of="+day).Items[0]
		area := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce?as_of="+day).Return
		rows := get[workforce.WorkforceReturnList](t, s.Server, "/api/v1/workforce_returns?pcn_code=UD0003&include_total=true&as_of="+day)
		c := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0003/workforce?as_of="+day).Comparison[0]
		return fmt.Sprint(census.PCNsReturned, " ", census.PCNsWithoutReturn, ", ", area.PCNsReturned, " ", area.PCNsWithoutReturn, ", ", *rows.Total, ", ", c.ReturnStatus, " ", c.CensusOn == nil, " ", c.Explains)
	}
	same(t, "while it was there", of("2026-11-25"), "3 2, 2 1, 4, no_return false The network made no return for 30 June 2026: what it would have counted is not known, and is not 0.")
	opened := func(certainty string) string {
		return "UPDATE pcns SET valid_from = '2026-07-01', certainty = '" + certainty + "', version = version + 1, updated_at = now() WHERE ods_code = 'UD0003';"
	}
	s.Fill(everywhere + opened("known_by"))
	same(t, "where it may have been there", of("2026-11-24"), "3 2, 2 1, 4, no_return false The network made no return for 30 June 2026: what it would have counted is not known, and is not 0.")
	s.Fill(everywhere + opened("exact"))
	same(t, "once it opened on the day after", of("2026-11-23"), "3 1, 2 0, 0, no_census true No census for which the network was there has been imported for its region, up to this day.")
	s.Fill(everywhere + "INSERT INTO workforce_returns (census_on, pcn_code) VALUES ('2026-06-30', 'UD0003')")
	same(t, "if it made one all the same", of("2026-11-22"), "4 1, 3 0, 4, returned false The return of 30 June 2026 counts 0.00 FTE. The network kept no posts here on that day to compare it with.")
}

func TestEachPairOfCountsHasADifferenceOfItsOwn(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	s.Fill(everywhere + "UPDATE arrs_claims SET wte = 0.7, version = version + 1, updated_at = now() WHERE pcn_code = 'UD0005';" +
		"INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at) VALUES (gen_random_uuid(), 'UD0001', '2026-06-01', 'hwbc', 1.009, 1, 'recorded', 'system', now()), (gen_random_uuid(), 'UD0004', '2026-06-01', 'splw', 1, 1, 'recorded', 'system', now())")
	for _, tt := range []struct {
		code  string
		role  int
		words string
	}{
		{"UD0005", 0, "agrees claim_lower claim_lower The claim of June 2026 is 0.30 WTE less than the 1.00 WTE in post on 30 June 2026 that the scheme pays and is 0.30 WTE less than the return of 30 June 2026."},
		{"UD0001", 2, "return_lower agrees claim_higher The claim of June 2026 agrees with the 1.00 WTE in post on 30 June 2026 that the scheme pays and is 0.51 WTE more than the return of 30 June 2026."},
		// The scheme pays all of 0.6 WTE and two fifths of 0.4.
		{"UD0001", 0, "return_higher claim_higher claim_lower The claim of June 2026 is 0.74 WTE more than the 0.76 WTE in post on 30 June 2026 that the scheme pays and is 0.17 WTE less than the return of 30 June 2026."},
		{"UD0001", 1, "agrees no_claim no_claim No claim of June 2026 is recorded here for this role."},
		{"UD0004", 0, "no_posts no_posts claim_higher The claim of June 2026 is 1.00 WTE more than the return of 30 June 2026."},
		{"UD0003", 0, "no_return no_claim no_claim No claim of June 2026 is recorded here for this role."},
	} {
		c := get[workforce.PCNComparison](t, s.Server, "/api/v1/pcns/"+tt.code+"/workforce_comparison").Roles[tt.role]
		if got := strings.Join([]string{c.Difference, c.ClaimPosts, c.ClaimReturn, c.ClaimExplains}, " "); got != tt.words {
			t.Errorf("of %s it says %q", tt.code, got)
		}
	}
	rows := rowsOf(t, s.Get("/api/v1/pcns/UD0005/workforce_comparison.csv").Body)
	if len(rows) != 4 || rows[0]["claim_posts_difference_wte"] != "-0.2999" || rows[0]["posts_arrs_wte"] != "0.9999" || rows[0]["pcn_name"] != "Hackney Marshes Network" || rows[3]["role_type"] != "splw_mental_health" {
		t.Errorf("as a file it is %v", rows)
	}
	if book := s.Get("/api/v1/pcns/UD0005/workforce_comparison.xlsx"); book.Status != http.StatusOK {
		t.Errorf("as a workbook, whose name is longer than a sheet's may be, it is answered %d %s", book.Status, book.Text())
	}
}

func TestASeriesHasTwelveQuartersAndNoReturnWhereThereWasNoCensus(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	series := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce").Series
	told := map[string]string{}
	for _, p := range series {
		if told[p.On.String()+" "+p.RoleType] = fmt.Sprint(*p.WTEFunded, *p.WTEInPost); p.ReturnFTE != nil {
			told[p.On.String()+" "+p.RoleType] += fmt.Sprint(" ", *p.ReturnFTE)
		}
	}
	if len(series) != 13*3 || series[0].On.String() != "2024-01-01" || series[38].On.String() != "2026-11-26" {
		t.Errorf("there are %d points from %s to %s", len(series), series[0].On, series[len(series)-1].On)
	}
	for point, want := range map[string]string{
		"2024-01-01 splw": "1.5 0.8", "2024-04-01 splw": "1.5 1.2", "2026-04-01 splw": "1.5 0.4", "2026-07-01 splw": "1.5 1 1.67", "2026-10-01 splw": "1.5 1",
		"2026-07-01 hwbc": "0 0 0.5", "2026-04-01 hwbc": "1 1", "2026-10-01 cc": "1 0", "2026-11-26 cc": "1.2 0",
	} {
		if told[point] != want {
			t.Errorf("%s is %s, not %s", point, told[point], want)
		}
	}
	// Before a network opened its first post here nothing is known of it; the same of those of a board together.
	for _, path := range []string{"pcns/UD0003/workforce", "icbs/QMF/workforce"} {
		for _, p := range get[workforce.PCNWorkforce](t, s.Server, "/api/v1/"+path).Series {
			first := map[string]string{"pcns/UD0003/workforce": "2026-10-01", "icbs/QMF/workforce": "2025-10-01"}[path]
			if known := p.On.String() >= first; known != (p.WTEFunded != nil) || known != (p.WTEInPost != nil) {
				t.Errorf("%s, whose first post opened on %s, says of %s %v %v", path, first, p.On, p.WTEFunded, p.WTEInPost)
			}
		}
	}
	// On the last day of June the census of that day belongs to the point of that day.
	june := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce?as_of=2026-06-30").Series
	if last := june[len(june)-3]; last.On.String() != "2026-06-30" || last.ReturnFTE == nil || *last.ReturnFTE != 1.67 {
		t.Errorf("on its own day it is %+v", last)
	}
}

func TestWhoMayReadWhatIsCounted(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	s.fillReturns()
	people := map[string]*contract.Server{
		"the network's manager":   s.settle("Mia Manager", "pcn_manager", "pcn", "UD0001"),
		"the board's lead":        s.settle("Wanda West", "icb_lead", "icb", "Z9B2Z"),
		"another board's lead":    s.settle("Nell Northeast", "icb_lead", "icb", "QMF"),
		"an analyst":              s.settle("Ana Everywhere", "analyst", "region", "Y56"),
		"an analyst of elsewhere": s.settle("Mick Midlands", "analyst", "region", "Y60"),
		"the administrator":       s.Server,
		"nobody":                  s.Anonymously(),
	}
	region := "regions/Y56/workforce"
	for who, sees := range map[string][]string{
		"the network's manager":   {"pcns/UD0001/workforce"},
		"the board's lead":        {"pcns/UD0001/workforce", "pcns/UD0003/workforce", "icbs/Z9B2Z/workforce", "icbs/QMJ/workforce"},
		"another board's lead":    {"icbs/QMF/workforce"},
		"an analyst":              {"pcns/UD0001/workforce", "pcns/UD0003/workforce", "icbs/Z9B2Z/workforce", "icbs/QMJ/workforce", "icbs/QMF/workforce", region, region + "_spread"},
		"an analyst of elsewhere": {},
		"the administrator":       {"pcns/UD0001/workforce", "pcns/UD0003/workforce", "icbs/Z9B2Z/workforce", "icbs/QMJ/workforce", "icbs/QMF/workforce", region, region + "_spread"},
	} {
		for _, path := range []string{"pcns/UD0001/workforce", "pcns/UD0003/workforce", "icbs/Z9B2Z/workforce", "icbs/QMJ/workforce", "icbs/QMF/workforce", region, region + "_spread", "icbs/QXX/workforce", "pcns/UD9999/workforce"} {
			want := http.StatusNotFound
			if slices.Contains(sees, path) {
				want = http.StatusOK
			}
			if who == "the network's manager" && strings.HasSuffix(path, "_spread") { // is of boards and regions
				want = http.StatusForbidden
			}
			// Without the application's own filter row-level security alone decides, and shows the same.
			answer, unfiltered := people[who].Get("/api/v1/"+path), people[who].Unfiltered().Get("/api/v1/"+path)
			if answer.Status != want || unfiltered.Status != want || want == http.StatusOK && unfiltered.Text() != answer.Text() {
				t.Errorf("%s reads %s: %d, unfiltered %d, not %d", who, path, answer.Status, unfiltered.Status, want)
			}
			if want == http.StatusOK && answer.Text() != s.Get("/api/v1/"+path).Text() {
				t.Errorf("%s reads %s otherwise than the administrator", who, path)
			}
			if strings.Contains(answer.Text(), "H-30") {
				t.Errorf("%s reads a pseudonym in %s", who, path)
			}
		}
	}
	if answer := people["nobody"].Get("/api/v1/" + region); answer.Status != http.StatusUnauthorized {
		t.Errorf("nobody is answered %d", answer.Status)
	}
	for _, path := range []string{"workforce_returns", "workforce_censuses"} {
		if answer := people["nobody"].Get("/api/v1/" + path); answer.Status != http.StatusOK {
			t.Errorf("published figures are everyone's, and %s answers %d", path, answer.Status)
		}
	}
}
