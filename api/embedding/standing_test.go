package embedding_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/embedding"
)

func standing(t testing.TB, w *town, query string) embedding.PCNEmbedding {
	t.Helper()
	return answered[embedding.PCNEmbedding](t, w.lead, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding"+query, 0, nil)
}

func board(t testing.TB, w *town, query string) embedding.ICBEmbedding {
	t.Helper()
	return answered[embedding.ICBEmbedding](t, w.lead, http.StatusOK, http.MethodGet, "/api/v1/icbs/Z9B2Z/embedding"+query, 0, nil)
}

func TestAStatusTurnsStaleAndThenUnknownAtMidnightWithoutAWrite(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	if now := standing(t, w, ""); now.Status != "not_assessed" || now.Score != nil || now.Freshness != "not_assessed" {
		t.Fatalf("before anything is published it is %+v", now.Standing)
	}
	w.published(t, 3)
	begun := w.now
	for _, step := range []struct {
		days              int
		status, freshness string
	}{{0, "established", "current"}, {364, "established", "current"}, {365, "established", "stale"}, {730, "established", "stale"}, {731, "unknown", "unknown"}} {
		w.now = begun.AddDate(0, 0, step.days)
		now, of := standing(t, w, ""), board(t, w, "")
		at := slices.IndexFunc(of.Items, func(n embedding.NetworkStanding) bool { return n.PCNCode == "UD0001" })
		if now.Status != step.status || now.Freshness != step.freshness || of.Items[at].Status != step.status || of.Items[at].Freshness != step.freshness {
			t.Errorf("after %d days it is %s and %s, and to the board %s and %s", step.days, now.Status, now.Freshness, of.Items[at].Status, of.Items[at].Freshness)
		}
	}
	if now := standing(t, w, ""); now.Score != nil || now.PublishedOn == nil || len(now.Domains) > 0 {
		t.Errorf("once unknown it still says %+v", now.Standing)
	}
	if then := standing(t, w, "?as_of=2026-12-01"); then.Status != "established" || then.Freshness != "current" {
		t.Errorf("as it was it is %+v", then.Standing)
	}
}

func TestABoardSeesWhereItsNetworksStandHowThatMovedAndWhatToDoNext(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.published(t, 4)
	w.now = w.now.AddDate(0, 4, 0)
	a := w.begin(t)
	a = rates(t, w.manager, a, everything(a, 3)...)
	a = rates(t, w.manager, a, object{"criterion_code": "D2", "role_type": "splw", "level": 1, "reason": "The supervisor left"})
	a = does(t, w.lead, does(t, w.lead, does(t, w.manager, a, "submit", nil), "validate", nil), "publish", nil)
	of := board(t, w, "?sort=score")
	first := of.Items[0]
	if first.PCNCode != "UD0001" || first.Status != "developing" || *first.Band != "established" || len(first.GateFailures) != 1 || first.ScoreChange == nil || *first.ScoreChange >= 0 {
		t.Fatalf("the network with the lowest score is %+v", first.Standing)
	}
	if splw := first.Roles[0]; splw.Status != "developing" || splw.ScoreChange == nil || first.Roles[1].Status != "not_deployed" {
		t.Errorf("its roles are %+v", first.Roles)
	}
	if act := of.ActNext[0]; act.Reason != "gate_not_met" || act.PCNCode != "UD0001" || *act.CriterionCode != "D2" || !strings.Contains(act.Detail, "at level 1") {
		t.Errorf("the first thing to do is %+v", act)
	}
	if act := of.ActNext[1]; act.Reason != "falling" || !strings.Contains(act.Detail, "fell by") {
		t.Errorf("the second is %+v", act)
	}
	for i, act := range of.ActNext {
		if act.Rank != int64(i+1) {
			t.Errorf("the act at %d has rank %d", i, act.Rank)
		}
	}
	last := of.Trend[len(of.Trend)-1]
	if len(of.Trend) != 13 || last.Developing != 1 || last.GatesNotMet != 1 || last.PCNs != of.PCNs || last.NotAssessed != of.PCNs-1 || *last.ScoreMean != *first.Score {
		t.Errorf("the trend ends with %+v", last)
	}
	if before := of.Trend[len(of.Trend)-2]; before.On.String() != "2027-01-01" || before.Embedded != 1 {
		t.Errorf("the quarter before is %+v", before)
	}
	var total int64
	for _, s := range of.Statuses {
		total += s.PCNs
	}
	if total != of.PCNs {
		t.Errorf("%d of %d networks have a status", total, of.PCNs)
	}
	refusedWith(t, w.otherLead, http.MethodGet, "/api/v1/icbs/Z9B2Z/embedding", 0, nil, http.StatusNotFound, "")
	refusedWith(t, w.manager, http.MethodGet, "/api/v1/icbs/Z9B2Z/embedding", 0, nil, http.StatusForbidden, "")
	file := w.lead.Do(http.MethodGet, "/api/v1/icbs/Z9B2Z/embedding", map[string]string{"Accept": "text/csv"}, nil)
	if rows := strings.Count(strings.TrimSpace(file.Text()), "\n"); file.Status != http.StatusOK || int64(rows) != 4*of.PCNs {
		t.Errorf("the file has %d rows of %d networks", rows, of.PCNs)
	}
}

func TestAStatusIsExplainedWithTheWayToTheNext(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	a = rates(t, w.manager, a, everything(a, 3)...)
	a = rates(t, w.manager, a, object{"criterion_code": "D2", "role_type": "splw", "level": 1, "reason": "The supervisor left", "evidence": "The supervision log"})
	does(t, w.lead, does(t, w.lead, does(t, w.manager, a, "submit", nil), "validate", nil), "publish", nil)
	if plain := standing(t, w, ""); plain.Explanation != nil {
		t.Error("it is explained without being asked for")
	}
	e := standing(t, w, "?explain=true").Explanation
	if e == nil || e.NextStatus == nil || *e.NextStatus != "established" || len(e.Moves) != 1 {
		t.Fatalf("it is explained as %+v", e)
	}
	if m := e.Moves[0]; m.CriterionCode != "D2" || *m.FromLevel != 1 || m.ToLevel != 3 || m.Status != "established" || !strings.Contains(m.ToText, "last six months") {
		t.Errorf("what would move it is %+v", m)
	}
	at := slices.IndexFunc(e.Ratings, func(r embedding.ExplainedRating) bool { return r.CriterionCode == "D2" })
	if r := e.Ratings[at]; r.Evidence == nil || r.LevelText == nil || r.NextText == nil || r.Source == "" || r.SuggestedLevel != nil && len(r.SuggestedFrom) == 0 {
		t.Errorf("D2 is explained as %+v", r)
	}
	if seen := answered[embedding.PCNEmbedding](t, w.analyst, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding?explain=true", 0, nil); seen.Explanation.Ratings[at].Evidence != nil {
		t.Error("an analyst is shown evidence")
	}
	if again := answered[embedding.PCNEmbedding](t, w.manager, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding?explain=true", 0, nil); again.Explanation.Ratings[at].Evidence == nil {
		t.Error("the network's manager is not shown their evidence")
	}
}

func TestEveryStatusANetworkEverHadIsThere(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.published(t, 2)
	w.now = w.now.AddDate(0, 3, 0)
	w.published(t, 3)
	h := answered[embedding.EmbeddingHistory](t, w.lead, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding/history", 0, nil)
	if len(h.Items) != 2 || *h.Items[0].Score != 75 || *h.Items[1].Score != 50 || h.Items[1].SupersededOn.String() != h.Items[0].PublishedOn.String() || *h.Items[0].ScoreChange != 25 {
		t.Errorf("its history is %+v", h.Items)
	}
	refusedWith(t, w.otherLead, http.MethodGet, "/api/v1/pcns/UD0001/embedding/history", 0, nil, http.StatusNotFound, "")
}

func TestAroundTheFirstOfApril2026TheTrendIsThatOfThePredecessorsNetworksOnEitherMap(t *testing.T) {
	w := newTown(t)
	db := owner(t, w.Server)
	var successor string
	if err := db.QueryRow(context.Background(), "SELECT successor_code FROM icb_successions WHERE effective_on = '2026-04-01' AND successor_code = 'Z9B2Z' LIMIT 1").Scan(&successor); err != nil {
		t.Fatal(err)
	}
	then, now := board(t, w, "?boundaries=then"), board(t, w, "?boundaries=now")
	for i := range then.Trend {
		if then.Trend[i].PCNs == 0 || then.Trend[i].PCNs != now.Trend[i].PCNs {
			t.Errorf("on %s it has %d networks on the map of the day and %d on today's", then.Trend[i].On, then.Trend[i].PCNs, now.Trend[i].PCNs)
		}
	}
}

func TestOnTodaysMapABoardsNetworksAreThoseOfTodayAlsoTheDayAfterTheyMoved(t *testing.T) {
	w := newTown(t)
	var predecessor string
	if err := owner(t, w.Server).QueryRow(context.Background(), `SELECT r.icb_code FROM pcn_sub_icb_locations p JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = p.sub_icb_location_code
		WHERE p.pcn_code = 'UD0001' AND r.valid_to = '2026-04-01'`).Scan(&predecessor); err != nil {
		t.Fatal(err)
	}
	networks := func(day time.Time) int64 {
		t.Helper()
		w.now = day
		return answered[embedding.ICBEmbedding](t, w.analyst, http.StatusOK, http.MethodGet, "/api/v1/icbs/"+predecessor+"/embedding?as_of=2026-03-01&boundaries=now", 0, nil).PCNs
	}
	if before := networks(time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)); before == 0 {
		t.Errorf("the day before it was abolished %s has no networks", predecessor)
	}
	if after := networks(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)); after != 0 {
		t.Errorf("the day it was abolished %s has %d networks on that day's map", predecessor, after)
	}
}

func TestANetworkIsToldWithTheBoardThatItIsInOnTheDay(t *testing.T) {
	w := newTown(t)
	var was string
	if err := owner(t, w.Server).QueryRow(context.Background(), `SELECT r.icb_code FROM pcn_sub_icb_locations p JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = p.sub_icb_location_code
		WHERE p.pcn_code = 'UD0001' AND r.valid_to = '2026-04-01'`).Scan(&was); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{"": "Z9B2Z", "?as_of=2026-04-01": "Z9B2Z", "?as_of=2026-03-31": was} {
		if then := standing(t, w, query); then.ICBCode == nil || *then.ICBCode != want {
			t.Errorf("%q tells of the board %v, not %s", query, then.ICBCode, want)
		}
	}
}

func TestAStatusPublishedOnALeapDayTurnsUnknownOnTheSameDayInTheTableAndInTheTrend(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.now = time.Date(2028, 2, 29, 10, 0, 0, 0, time.UTC)
	w.published(t, 3)
	for _, step := range []struct {
		day    int
		status string
	}{{27, "established"}, {28, "unknown"}} {
		w.now = time.Date(2030, 2, step.day, 10, 0, 0, 0, time.UTC)
		now, of := standing(t, w, ""), board(t, w, "")
		last := of.Trend[len(of.Trend)-1]
		if now.Status != step.status || last.Unknown+last.Established != 1 || (last.Unknown == 1) != (step.status == "unknown") {
			t.Errorf("on %d February it is %s, and the trend counts %+v", step.day, now.Status, last)
		}
	}
}
