package workforce_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/workforce"
)

// figure is one network's sum of a role.
type figure struct {
	pcn, role string
}

// figures reads what counts of a census, in hundredths of a hundredth.
func (s *census) figures(t *testing.T, on string) (fte map[figure]string, headcount map[figure]int64) {
	t.Helper()
	fte, headcount = map[figure]string{}, map[figure]int64{}
	rows, err := s.admin.Query(t.Context(), "SELECT pcn_code, role_type, trim_scale(sum(fte))::text, sum(headcount)::bigint FROM workforce_return_figures WHERE census_on = $1::text::date AND role_type IS NOT NULL GROUP BY 1, 2", on)
	fine(t, err)
	var f figure
	var sum string
	var people int64
	_, err = pgx.ForEachRow(rows, []any{&f.pcn, &f.role, &sum, &people}, func() error {
		fte[f], headcount[f] = sum, people
		return nil
	})
	fine(t, err)
	return fte, headcount
}

// near tells two published numbers that differ by no more than 0.01.
func near(a, b string) bool {
	left, _ := new(big.Rat).SetString(a)
	right, _ := new(big.Rat).SetString(b)
	if left == nil || right == nil {
		return false
	}
	return new(big.Rat).Abs(left.Sub(left, right)).Cmp(big.NewRat(1, 100)) <= 0
}

func TestTheRawFileOfJune2022GivesThePublishedFiguresOfEveryNetworkAndRole(t *testing.T) {
	s := openCensus(t)
	i := s.Import("nwrs_workforce", "", published(t, "pcn_workforce/london_individual_2022-06_raw_cp1252.csv"))
	if i.AsAt.String() != "2022-06-30" || i.RowsRead != 2305 || i.LeftOut != 0 || i.Created != 172 {
		t.Errorf("it is read as %+v", i)
	}
	fte, _ := s.figures(t, "2022-06-30")
	want := map[figure]string{}
	for _, row := range rowsOf(t, published(t, "pcn_workforce/london_three_roles_by_pcn_timeseries.csv")) {
		if row["census"] == "2022-06" {
			want[figure{row["pcn_code"], row["role"]}] = row["fte"]
		}
	}
	if len(want) < 200 {
		t.Fatalf("only %d figures are published", len(want))
	}
	for f, published := range want {
		if !near(fte[f], published) {
			t.Errorf("%v is %q, published %s", f, fte[f], published)
		}
	}
	for f := range fte {
		if _, there := want[f]; !there && f.role != "splw_mental_health" {
			t.Errorf("%v is counted and not published", f)
		}
	}
	t.Logf("%d figures agree", len(want))
	contracted := ask[string](t, s.admin, "SELECT count(*) || ' ' || coalesce(sum(headcount), 0) FROM workforce_return_figures WHERE is_contracted")
	if n, people, _ := strings.Cut(contracted, " "); n == "0" || people != "0" {
		t.Errorf("of contracted services there are %s figures with %s people", n, people)
	}
}

func TestTheExcerptOfJune2026ReadsInUTF8WithAMark(t *testing.T) {
	s := openCensus(t)
	i := s.Import("nwrs_workforce", "2026-06-30", published(t, "pcn_workforce/excerpt_300_2026-06_raw_utf8bom.csv"))
	if i.AsAt.String() != "2026-06-30" || i.RowsRead != 300 || i.LeftOut != 0 || i.Created != 141 {
		t.Errorf("it is read as %+v", i)
	}
}

// june2026 is a raw file made from the published sums, with one row of another role for 14 of the 21 networks without any.
func june2026(t *testing.T) (file []byte, absent []string) {
	t.Helper()
	var r raw
	named := map[string]bool{}
	person := 100_000
	for _, row := range rowsOf(t, published(t, "pcn_workforce/london_three_roles_by_pcn_2026-06.csv")) {
		named[row["pcn_code"]] = true
		// As many people as were counted, the FTE in the first row; where nobody was, a service bought in.
		people := 0
		fmt.Sscan(row["headcount_nwrs_staff"], &people)
		if people == 0 {
			r.row("2026-06", row["pcn_code"], row["staff_role"], row["fte"], "")
		}
		for n := range people {
			fte := "0"
			if n == 0 {
				fte = row["fte"]
			}
			person++
			r.row("2026-06", row["pcn_code"], row["staff_role"], fte, fmt.Sprint(person))
		}
	}
	for _, row := range rowsOf(t, published(t, "gp_registration/london_practice_pcn_icb_2026-07.csv")) {
		code := row["PCN_CODE"]
		if code == "U" || named[code] {
			continue
		}
		named[code] = true
		if absent = append(absent, code); len(absent) <= 14 {
			person++
			r.row("2026-06", code, "Pharmacists", "1", fmt.Sprint(person))
		}
	}
	return r.bytes(), absent[14:]
}

func TestSevenNetworksOfLondonMadeNoReturnInJune2026(t *testing.T) {
	s := openCensus(t)
	file, absent := june2026(t)
	s.Import("ods_practice_map", "", published(t, "gp_registration/london_practice_pcn_icb_2026-07.csv"))
	s.Import("nwrs_workforce", "", published(t, "pcn_workforce/london_individual_2022-06_raw_cp1252.csv"))
	i := s.Import("nwrs_workforce", "", file)
	if i.Created != 196 || i.LeftOut != 0 {
		t.Errorf("it is read as %+v", i)
	}
	if notes := s.Get("/api/v1/imports/" + i.ID + "/problems").Text(); !strings.Contains(notes, "7 of 203 PCNs are not in this file") {
		t.Errorf("the plan does not say who made no return: %.600s", notes)
	}
	censuses := get[workforce.WorkforceCensusList](t, s.Server, "/api/v1/workforce_censuses").Items
	if len(censuses) != 2 || censuses[0].PCNsReturned != 196 || censuses[0].PCNsWithoutReturn != 7 || *censuses[0].MonthsSincePrevious != 48 || censuses[1].MonthsSincePrevious != nil {
		t.Errorf("the censuses are %+v", censuses)
	}
	rows := rowsOf(t, s.Get("/api/v1/workforce_returns.csv").Body)
	if len(rows) != 203*4 {
		t.Fatalf("there are %d rows", len(rows))
	}
	totals, roles, without := map[string]*big.Rat{}, map[string]int{}, map[string]bool{}
	for _, row := range rows {
		if row["status"] == "no_return" {
			without[row["pcn_code"]] = true
			if row["fte"] != "" || row["headcount"] != "" {
				t.Errorf("a network without a return has figures: %v", row)
			}
			continue
		}
		fte, _ := new(big.Rat).SetString(row["fte"])
		if totals[row["role_type"]] == nil {
			totals[row["role_type"]] = new(big.Rat)
		}
		totals[row["role_type"]].Add(totals[row["role_type"]], fte)
		roles[row["pcn_code"]] += 0
		if fte.Sign() > 0 && row["role_type"] != "splw_mental_health" {
			roles[row["pcn_code"]]++
		}
	}
	if got := fmt.Sprint(totals["splw"].FloatString(2), " ", totals["cc"].FloatString(2), " ", totals["hwbc"].FloatString(2)); got != "383.50 745.76 136.90" {
		t.Errorf("FTE is %s", got)
	}
	have := map[int]int{}
	for _, n := range roles {
		have[n]++
	}
	if len(without) != 7 || have[3] != 49 || have[2] != 103 || have[1] != 30 || have[0] != 14 {
		t.Errorf("%d have all three roles, %d two, %d one, %d none, and %d made no return", have[3], have[2], have[1], have[0], len(without))
	}
	for _, code := range absent {
		page := get[workforce.WorkforceReturnList](t, s.Server, "/api/v1/workforce_returns?pcn_code="+code).Items
		if !without[code] || len(page) != 4 || page[0].Status != "no_return" || page[0].FTE != nil || page[0].Headcount != nil {
			t.Errorf("%s reads %+v", code, page)
		}
	}
	_, headcount := s.figures(t, "2026-06-30")
	for _, row := range rowsOf(t, published(t, "pcn_workforce/london_three_roles_by_pcn_2026-06.csv")) {
		f := figure{row["pcn_code"], roleOf[row["staff_role"]]}
		if fmt.Sprint(headcount[f]) != row["headcount_nwrs_staff"] {
			t.Errorf("%v has %d people, published %s", f, headcount[f], row["headcount_nwrs_staff"])
		}
	}
	older := get[workforce.WorkforceReturnList](t, s.Server, "/api/v1/workforce_returns?census_on=2022-06-30&include_total=true")
	if older.Items[0].CensusOn.String() != "2022-06-30" || *older.Total != 203*4 {
		t.Errorf("of the older census there are %d rows, the first %+v", *older.Total, older.Items[0])
	}
	s.areasAreTheSameSums(t)
}

// areasAreTheSameSums holds the board's, the region's and the spread's figures against the published ones.
func (s *census) areasAreTheSameSums(t *testing.T) {
	t.Helper()
	region := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/regions/Y56/workforce")
	if r := region.Return; r == nil || r.PCNsReturned != 196 || r.PCNsWithoutReturn != 7 || fmt.Sprint(r.Roles[0].FTE, r.Roles[1].FTE, r.Roles[2].FTE, r.Roles[3].FTE) != "383.5 745.76 136.9 13.67" {
		t.Errorf("the region's return is %+v", r)
	}
	if region.PCNs != 203 || region.PCNsWithPosts != 0 || len(region.Roles) != 0 || len(region.Items) != 203 || region.Items[0].HasPosts || region.Series[0].WTEInPost != nil {
		t.Errorf("of posts nothing is known, and it says %d %d %d", region.PCNs, region.PCNsWithPosts, len(region.Roles))
	}
	for _, row := range rowsOf(t, published(t, "pcn_workforce/london_three_roles_by_icb_2026-06.csv")) {
		area := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/"+row["icb_code"]+"/workforce?as_of=2026-07-01")
		for _, r := range area.Return.Roles {
			if r.RoleType == roleOf[row["staff_role"]] && (!near(fmt.Sprint(r.FTE), row["fte"]) || fmt.Sprint(r.PCNs) != row["pcns_with_role"]) {
				t.Errorf("%s %s is %+v, published %v", row["icb_code"], row["staff_role"], r, row)
			}
		}
	}
	for _, by := range []string{"icb", "borough", "deprivation_fifth"} {
		spread := get[workforce.Spread](t, s.Server, "/api/v1/regions/Y56/workforce_spread?source=return&by="+by)
		if fmt.Sprint(spread.Total.Roles[0].WTE, spread.Total.Roles[1].WTE, spread.Total.Roles[2].WTE, spread.Total.Roles[3].WTE) != "383.5 745.76 136.9 1266.16" || spread.Total.PCNs != 203 || spread.Total.PCNsCounted != 196 {
			t.Errorf("by %s the total is %+v", by, spread.Total)
		}
	}
}
