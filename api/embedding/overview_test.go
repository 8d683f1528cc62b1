package embedding_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trellis/api/embedding"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

// more are further invented networks, each with a practice: six of Camden, six of Hackney, and two south of the river. All but the last of
// the first two have an assessment published on 15 January 2026, with the scores 30, 40, 50, 60 and 70.
const more = `SELECT set_config('trellis.reach', '{*}', true);
CREATE TEMP TABLE made ON COMMIT DROP AS
	SELECT 'UD' || (b.block * 100 + n + 1000) AS pcn, 'YD' || (b.block * 100 + n + 1000) AS practice, b.location, b.gss, n,
	       '{"status": "%s", "score": %s, "band": "developing", "assessed": 40, "applicable": 44, "gate_failures": [], "domains": [{"domain_code": "A", "score": %s, "assessed": 5, "applicable": 5}], "roles": [{"role_type": "splw", "status": "developing", "score": %s, "band": "developing", "assessed": 5, "applicable": 5, "gate_failures": []}]}' AS result
	  FROM (VALUES (1, '93C', 'E09000007', 6), (2, 'A3A8R', 'E09000012', 6), (3, '72Q', 'E09000022', 2)) b (block, location, gss, networks), generate_series(1, b.networks) n;
INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) SELECT pcn, '2019-07-01', 'exact', '2026-11-01' FROM made;
INSERT INTO pcn_sub_icb_locations SELECT pcn, location, '2019-07-01', NULL, 'exact', NULL FROM made;
INSERT INTO pcn_boroughs SELECT pcn, gss, '2019-07-01', NULL, 'exact', NULL FROM made;
INSERT INTO practices (ods_code, postcode, valid_from, certainty, updated_at) SELECT practice, 'ZZ1 1ZZ', '2019-07-01', 'exact', '2026-11-01' FROM made;
INSERT INTO practice_sub_icb_locations SELECT practice, location, '2019-07-01', NULL, 'exact', NULL FROM made;
INSERT INTO practice_memberships (practice_code, pcn_code, valid_from, certainty) SELECT practice, pcn, '2019-07-01', 'exact' FROM made;
INSERT INTO practice_list_sizes SELECT practice, 28000 + 500 * n, '2020-01-01', NULL, 'exact', NULL FROM made;
INSERT INTO practice_deprivation SELECT practice, 2019, 20 + n, '2019-09-26', NULL, 'exact', NULL FROM made;
INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, submitted_at, submitted_by, validated_at, validated_by, published_at, published_on, opened_at, updated_at)
	SELECT gen_random_uuid(), pcn, 1, 'self', 'core', 'published', '{splw}', array_fill(-1::smallint, ARRAY[84]), format(result, CASE WHEN n > 3 THEN 'established' ELSE 'developing' END, 20 + 10 * n, 20 + 10 * n, 20 + 10 * n)::jsonb,
	       at, 'system', at, 'system', at, at::date, at, at FROM made, (SELECT timestamptz '2026-01-15 12:00Z' AS at) t WHERE n < 6;`

func newRegion(t testing.TB, options ...contract.Option) *town {
	t.Helper()
	w := newTown(t, options...)
	w.Fill(more)
	return w
}

func overview(t testing.TB, by *contract.Server, query string) embedding.RegionEmbedding {
	t.Helper()
	return answered[embedding.RegionEmbedding](t, by, http.StatusOK, http.MethodGet, "/api/v1/embedding/overview"+query, 0, nil)
}

func TestBoardsAndWhatIsInNoneAddUpToTheRegionOnEitherSideOfTheMergerOnEitherMap(t *testing.T) {
	w := newRegion(t)
	trends := map[string]int64{}
	for _, read := range []struct {
		query            string
		boards, unmapped int64
	}{{"?as_of=2026-03-31", 5, 0}, {"?as_of=2026-04-01", 4, 0}, {"?as_of=2026-03-31&boundaries=now", 4, 1}, {"?as_of=2026-04-01&boundaries=now", 4, 0}} {
		r := overview(t, w.analyst, read.query)
		sum, counts := r.Unmapped.PCNs, []int64{r.Unmapped.Stale, r.Unmapped.GatesNotMet, r.Unmapped.AssessedWithin12Months, r.Unmapped.Assessed}
		byStatus, inTrend := map[string]int64{}, make([]int64, len(r.Trend))
		add := func(a embedding.AreaStanding) {
			for _, s := range a.Statuses {
				byStatus[s.Status] += s.PCNs
			}
		}
		add(r.Unmapped)
		for _, b := range r.ICBs {
			sum += b.PCNs
			for i, n := range []int64{b.Stale, b.GatesNotMet, b.AssessedWithin12Months, b.Assessed} {
				counts[i] += n
			}
			add(b.AreaStanding)
			if last := b.Trend[len(b.Trend)-1]; len(b.Trend) != len(r.Trend) || last.PCNs != b.PCNs {
				t.Errorf("%s: %s has %d networks, and its trend ends with %+v", read.query, b.ICBCode, b.PCNs, last)
			}
			for i, p := range b.Trend {
				inTrend[i] += p.PCNs
			}
		}
		if sum != r.PCNs || !slices.Equal(counts, []int64{r.Stale, r.GatesNotMet, r.AssessedWithin12Months, r.Assessed}) || int64(len(r.ICBs)) != read.boards || r.Unmapped.PCNs != read.unmapped {
			t.Errorf("%s: %d boards have %d of %d networks with %d in none, and counts of %v", read.query, len(r.ICBs), sum, r.PCNs, r.Unmapped.PCNs, counts)
		}
		for _, s := range r.Statuses {
			if byStatus[s.Status] != s.PCNs {
				t.Errorf("%s: the boards have %d networks that are %s, the region %d", read.query, byStatus[s.Status], s.Status, s.PCNs)
			}
		}
		inBoroughs := r.NoBorough
		for _, b := range r.Boroughs {
			inBoroughs += b.PCNs
		}
		if inBoroughs != r.PCNs {
			t.Errorf("%s: boroughs have %d of %d networks", read.query, inBoroughs, r.PCNs)
		}
		for i, p := range r.Trend {
			if before, seen := trends[p.On.String()]; seen && before != p.PCNs {
				t.Errorf("%s: on %s the region has %d networks, and had %d", read.query, p.On, p.PCNs, before)
			}
			trends[p.On.String()] = p.PCNs
			if left := p.PCNs - inTrend[i]; left < 0 || left > 1 { // one is in no board on today's map
				t.Errorf("%s: on %s the boards have %d of %d networks", read.query, p.On, inTrend[i], p.PCNs)
			}
		}
		if last := r.Trend[len(r.Trend)-1]; last.PCNs != r.PCNs || last.Established != 4 || last.Developing != 8 || last.NotAssessed != r.PCNs-12 {
			t.Errorf("%s: the trend ends with %+v of %d", read.query, last, r.PCNs)
		}
	}
}

func TestTheSuccessorsTrendIsThatOfThePredecessorsBeforeTheMerger(t *testing.T) {
	w := newRegion(t)
	for _, query := range []string{"", "?boundaries=now"} {
		r := overview(t, w.analyst, query)
		at := slices.IndexFunc(r.ICBs, func(b embedding.ICBStanding) bool { return b.ICBCode == "Z9B2Z" })
		of := board(t, w, query)
		for i, p := range r.ICBs[at].Trend {
			if own := of.Trend[i]; own.On != p.On || own.PCNs != p.PCNs || own.Established+own.Embedded != p.EstablishedOrEmbedded || p.PCNs == 0 {
				t.Errorf("on %s the overview has %+v, the board itself %+v", p.On, p, own)
			}
		}
		if of.PCNs != r.ICBs[at].PCNs || *of.ScoreMedian != *r.ICBs[at].ScoreMedian {
			t.Errorf("the overview says %+v of the board, it itself %d and %v", r.ICBs[at].AreaStanding, of.PCNs, *of.ScoreMedian)
		}
	}
}

func TestARegionIsOverseenByWhoeverReadsAssessmentsAndNamesNoNetwork(t *testing.T) {
	w := newRegion(t)
	one := regexp.MustCompile(`UD[0-9]{4}|YD[0-9]{4}|Network`)
	for says, by := range map[string]*contract.Server{"manager": w.manager, "lead": w.lead, "other lead": w.otherLead, "officer": w.officer, "analyst": w.analyst, "admin": w.admin} {
		r := overview(t, by, "")
		wide := says == "officer" || says == "analyst" || says == "admin"
		if r.RegionCode != "Y56" || r.Assessed != 12 || *r.ScoreMedian != 45 || *r.ScoreQuartileLower != 37.5 || *r.ScoreQuartileUpper != 60 || r.AssessedWithin12Months != 12 || !r.IsDemo {
			t.Errorf("to the %s the region is %+v", says, r.AreaStanding)
		}
		for _, b := range r.ICBs {
			if few := b.ICBCode == "QKK"; b.Withheld != (few && !wide) || (b.Withheld || b.Assessed == 0) != (b.ScoreMedian == nil) || b.Withheld && b.ScoreQuartileLower != nil || few && b.Assessed != 2 {
				t.Errorf("to the %s %s is %+v", says, b.ICBCode, b.AreaStanding)
			}
		}
		for _, b := range r.Boroughs {
			if few := b.GSSCode == "E09000022"; b.Withheld != (few && !wide) || b.Withheld != (b.GatesNotMet == nil) || b.Withheld != (b.EstablishedOrEmbedded == nil) || b.Withheld && b.ScoreMedian != nil || b.GSSCode == "E09000012" && *b.EstablishedOrEmbedded != 2 {
				t.Errorf("to the %s %s is %+v", says, b.Name, b)
			}
		}
		for _, as := range []string{"application/json", "text/csv"} {
			answer := by.Do(http.MethodGet, "/api/v1/embedding/overview", map[string]string{"Accept": as}, nil)
			if found := one.FindString(answer.Text()); answer.Status != http.StatusOK || found != "" {
				t.Errorf("to the %s it answers %d and names %s", says, answer.Status, found)
			}
			if rows := strings.Count(strings.TrimSpace(answer.Text()), "\n"); as == "text/csv" && rows != len(r.ICBs)+2 {
				t.Errorf("the file has %d rows", rows)
			}
		}
	}
}

func TestWhatIsWithheldIsToldToWhoReachesAllOfIt(t *testing.T) {
	w := newRegion(t)
	w.Fill(`SELECT set_config('trellis.reach', '{*}', true); UPDATE assessments SET status = 'superseded', superseded_on = '2026-02-01', version = version + 1, updated_at = now() WHERE pcn_code = 'UD1205' OR pcn_code = 'UD1204'`)
	for _, read := range []struct {
		by       *contract.Server
		withheld bool
	}{{w.otherLead, false}, {w.lead, true}, {w.manager, true}} {
		r := overview(t, read.by, "")
		at := slices.IndexFunc(r.ICBs, func(b embedding.ICBStanding) bool { return b.ICBCode == "QMF" })
		if b := r.ICBs[at]; b.Assessed != 3 || b.Withheld != read.withheld || (b.ScoreMedian == nil) != read.withheld {
			t.Errorf("the board is %+v", b.AreaStanding)
		}
	}
}

var aboutNetworks = regexp.MustCompile(`workforce_networks|assessments|\bicbs\b|boroughs|shown_pcns|embedding_domains|posts_on|improvement_actions|campaign_asking`)

func isAboutNetworks(sql string) bool {
	return aboutNetworks.MatchString(sql) && !strings.Contains(sql, "reach_of")
}

func TestHowNetworksStandTakesTheSameFewQuestionsHoweverManyThereAre(t *testing.T) {
	q := testkit.CountQuestions(isAboutNetworks)
	w := newTown(t, contract.WithTracer(q))
	for _, filling := range []string{"", more} {
		w.Fill(filling)
		for path, asked := range map[string]int64{"/api/v1/embedding/overview": 6, "/api/v1/pcns/UD0001/embedding/peers": 4, "/api/v1/icbs/Z9B2Z/embedding": 5, "/api/v1/pcns/UD0001/embedding": 5} {
			w.lead.Get("/api/v1/me") // who it is has been found out
			var answer *contract.Response
			if put := q.During(func() { answer = w.lead.Get(path) }); answer.Status != http.StatusOK || put != asked {
				t.Errorf("%s is answered %d with %d questions", path, answer.Status, put)
			}
			if put := q.During(func() { w.lead.Get(path) }); put != 0 {
				t.Errorf("%s is asked again, and puts %d questions", path, put)
			}
		}
	}
}

func TestTheOverviewOfTodayIsAnotherOnceAnAssessmentIsPublished(t *testing.T) {
	w := newRegion(t)
	w.linkWorker(t)
	before := overview(t, w.otherLead, "")
	w.published(t, 3)
	if after := overview(t, w.otherLead, ""); after.Assessed != before.Assessed+1 {
		t.Errorf("%d were assessed, and then %d", before.Assessed, after.Assessed)
	}
	if got := fmt.Sprint(overview(t, w.otherLead, "?as_of=2026-01-14").Assessed); got != "0" {
		t.Errorf("before anything was published %s are assessed", got)
	}
}

// Two networks of Islington, whose board has Camden beside: what Camden comes to would tell of Islington.
func TestABoroughIsWithheldWithAnotherThatWouldFollowFromIt(t *testing.T) {
	w := newTown(t)
	w.Fill(strings.Replace(more, "(3, '72Q', 'E09000022', 2)", "(3, '93C', 'E09000019', 2)", 1))
	for says, tt := range map[string]struct {
		by       *contract.Server
		withheld []string
	}{"other lead": {w.otherLead, []string{"Camden", "Islington"}}, "lead": {w.lead, nil}, "analyst": {w.analyst, nil}} {
		var withheld []string
		for _, b := range overview(t, tt.by, "").Boroughs {
			if b.Withheld {
				withheld = append(withheld, b.Name)
			}
			if b.Withheld != (b.GatesNotMet == nil) || b.Withheld != (b.EstablishedOrEmbedded == nil) || b.Withheld && b.ScoreMedian != nil {
				t.Errorf("the %s is told of %+v", says, b)
			}
		}
		if !slices.Equal(withheld, tt.withheld) {
			t.Errorf("from the %s %v are withheld, not %v", says, withheld, tt.withheld)
		}
	}
}

func TestAScoreThatRestsOnTooLittleIsInNoMedianOfTheRegion(t *testing.T) {
	w := newRegion(t)
	w.linkWorker(t)
	before := overview(t, w.analyst, "")
	a := w.begin(t)
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 4)[:6]...), "submit", nil)
	if a = does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil); a.EmbeddingStatus != "insufficient_evidence" || *a.Score != 100 {
		t.Fatalf("it is %+v", a.Assessment)
	}
	after := overview(t, w.analyst, "")
	if *after.ScoreMedian != *before.ScoreMedian || *after.ScoreQuartileUpper != *before.ScoreQuartileUpper || after.Assessed != before.Assessed || after.AssessedWithin12Months != before.AssessedWithin12Months+1 {
		t.Errorf("without it the scores are %+v, and with it %+v", before.ScoreSpread, after.ScoreSpread)
	}
	for _, s := range after.Statuses {
		if s.Status == "insufficient_evidence" && s.PCNs != 1 {
			t.Errorf("%d networks rest on too little", s.PCNs)
		}
	}
	camden := func(r embedding.RegionEmbedding) embedding.BoroughStanding {
		return r.Boroughs[slices.IndexFunc(r.Boroughs, func(b embedding.BoroughStanding) bool { return b.GSSCode == "E09000007" })]
	}
	if *camden(after).ScoreMedian != *camden(before).ScoreMedian {
		t.Errorf("Camden's median was %v, and is %v", *camden(before).ScoreMedian, *camden(after).ScoreMedian)
	}
}
