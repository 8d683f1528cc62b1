package workforce_test

import (
	"regexp"
	"testing"
	"time"

	"trellis/api/demo/england"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

// counting is what the room keeps, and networks.
var counting = regexp.MustCompile(`role_summaries|role_series|workforce_networks|count_comparison|workforce_spread|workforce_returns|workforce_censuses|service_figure|arrs_claims|rate_cards|entitlement_rates|pcns_on|shown_pcns|\bicbs\b|\bposts\b`)

// Three posts in every network, with who is in them, their training and half a year's supervision; a year's
// figures and claims; and a census.
const everywheresPosts = everywhere + `
SET LOCAL statement_timeout = 0;
ALTER TABLE posts DISABLE TRIGGER check_post; ALTER TABLE post_terms DISABLE TRIGGER check_post; ALTER TABLE post_funding_lines DISABLE TRIGGER check_post; ALTER TABLE post_assignments DISABLE TRIGGER check_post;
CREATE TEMP TABLE made ON COMMIT DROP AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS holder, gen_random_uuid() AS assignment, p.ods_code AS pcn, r.code AS role FROM pcns p CROSS JOIN role_types r;
INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, recruiting_from, updated_at) SELECT id, pcn, role, role, '2024-01-01', '2024-01-01', now() FROM made;
INSERT INTO post_terms (post_id, pcn_code, valid_from, wte_funded, contract, engagement, employer_type, employer_name) SELECT id, pcn, '2024-01-01', 1, 'permanent', 'employed', 'pcn', 'The network' FROM made;
INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) SELECT id, pcn, 'arrs', '2024-01-01', 100 FROM made;
INSERT INTO post_holders (id, pcn_code, reference, updated_at) SELECT holder, pcn, role, now() FROM made;
INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, updated_at) SELECT assignment, id, pcn, holder, 0.8, '2024-03-01', now() FROM made;
INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) SELECT gen_random_uuid(), assignment, pcn, 'clinical_professional', m::date, now() FROM made, generate_series('2026-05-10'::date, '2026-10-10', '1 month') m;
INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, updated_at) SELECT gen_random_uuid(), assignment, pcn, 'statutory_and_mandatory', '2024-03-01', now() FROM made;
INSERT INTO service_figures (id, pcn_code, role_type, month, referrals, declined, updated_at) SELECT gen_random_uuid(), pcn, role, m::date, 40, 3, now() FROM made, generate_series('2025-11-01'::date, '2026-10-01', '1 month') m;
INSERT INTO service_figure_groups (service_figure_id, pcn_code, dimension, group_code, referrals) SELECT f.id, f.pcn_code, 'source', g, 20 FROM service_figures f, unnest('{self,unknown}'::text[]) g WHERE f.month = '2026-10-01';
INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at) SELECT gen_random_uuid(), pcn, m::date, role, 0.8, 250000, 'recorded', 'test', now() FROM made, generate_series('2025-11-01'::date, '2026-10-01', '1 month') m;
INSERT INTO workforce_censuses SELECT '2026-06-30', false, array_agg(code) FROM regions;
INSERT INTO workforce_returns (census_on, pcn_code) SELECT DISTINCT '2026-06-30'::date, pcn FROM made;
INSERT INTO workforce_return_figures (census_on, pcn_code, staff_role, is_contracted, role_type, fte, headcount) SELECT '2026-06-30', pcn, role, false, role, 0.8, 1 FROM made;
ANALYZE;
ALTER TABLE posts ENABLE TRIGGER check_post; ALTER TABLE post_terms ENABLE TRIGGER check_post; ALTER TABLE post_funding_lines ENABLE TRIGGER check_post; ALTER TABLE post_assignments ENABLE TRIGGER check_post;`

// A request puts as many questions as it has things to say, however many networks those are of.
func TestARegionIsCountedAndListedInAFewQuestions(t *testing.T) {
	if testing.Short() {
		t.Skip("it fills a whole region")
	}
	seen := testkit.CountQuestions(counting.MatchString)
	s := openCensus(t, contract.WithTracer(seen))
	var boards struct {
		Items []struct {
			Code   string `json:"ods_code"`
			Region string `json:"region_code"`
		}
	}
	s.Get("/api/v1/icbs?limit=200&as_of=2026-07-01").Into(t, &boards)
	var codes []string
	for _, b := range boards.Items {
		if b.Region == "Y60" {
			codes = append(codes, b.Code)
		}
	}
	all := england.New(england.Size{Boards: codes, Locations: 40, PCNs: 260, Practices: 1000}, "2026-07-01")
	s.Import("ods_practice_map", "2026-07-01", all.Map)
	s.Import("list_sizes", "2026-07-01", all.Counts)
	s.Import("imd_practice", "2025-10-30", all.Scores)
	s.Fill(everywheresPosts)
	region := ask[string](t, s.admin, "SELECT region_code FROM workforce_networks('2026-11-26', '2026-11-26') GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
	analyst := s.settle("Ana Analyst", "analyst", "region", region)
	board := ask[string](t, s.admin, "SELECT icb_code FROM workforce_networks('2026-11-26', '2026-11-26') WHERE region_code = $1 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1", region)
	pcn := ask[string](t, s.admin, "SELECT min(pcn_code) FROM workforce_networks('2026-11-26', '2026-11-26') WHERE icb_code = $1", board)
	analyst.Get("/api/v1/pcns/" + pcn + "/workforce") // who it is has been found out
	officer := s.settle("Olu Officer", "programme_officer", "region", region)
	officer.Get("/api/v1/posts?limit=1")
	for _, read := range []struct {
		by    *contract.Server
		path  string
		asked int64
	}{
		{analyst, "pcns/" + pcn + "/workforce", 4}, {analyst, "icbs/" + board + "/workforce", 3}, {analyst, "regions/" + region + "/workforce", 3},
		{analyst, "regions/" + region + "/workforce_spread?by=icb", 1}, {analyst, "regions/" + region + "/workforce_spread?by=borough", 1},
		{analyst, "regions/" + region + "/workforce_spread?by=deprivation_fifth", 1}, {analyst, "regions/" + region + "/workforce_spread?source=return", 1},
		{officer, "posts", 1}, {officer, "posts?include_total=true", 2}, {officer, "icbs/" + board + "/posts", 2}, {officer, "pcns/" + pcn + "/posts", 2},
		{analyst, "pcns/" + pcn + "/entitlement", 5}, {analyst, "icbs/" + board + "/entitlement", 6},
		{analyst, "service_figures", 1}, {analyst, "service_figures?include=groups", 2}, {officer, "arrs_claims", 1}, {analyst, "workforce_returns", 1}, {analyst, "workforce_censuses", 1},
	} {
		began := time.Now()
		var answer *contract.Response
		put := seen.During(func() { answer = read.by.Get("/api/v1/" + read.path) })
		took := time.Since(began)
		if answer.Status != 200 || put != read.asked {
			t.Errorf("%s is answered %d with %d questions, not %d", read.path, answer.Status, put, read.asked)
		}
		t.Logf("%s: %d questions, %s, %d KiB", read.path, put, took.Round(time.Millisecond), len(answer.Body)>>10)
	}
	area := get[workforce.AreaWorkforce](t, analyst, "/api/v1/regions/"+region+"/workforce")
	if all := area.Roles[3]; area.PCNsWithPosts != area.PCNs || all.Posts != 3*area.PCNs || all.SupervisedMonthly != all.Posts || all.Holders != all.Posts {
		t.Errorf("of %d networks %d have posts, and all is %+v", area.PCNs, area.PCNsWithPosts, all)
	}
}
