package embedding_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/embedding"
)

// nextFramework publishes a version in which A1 is a gate.
func (w *town) nextFramework(t testing.TB) {
	t.Helper()
	draft := answered[embedding.FrameworkDetail](t, w.Server, http.StatusCreated, http.MethodPost, frameworks, 0, object{"based_on": 1, "note": "A lead is asked by the contract"})
	draft.Domains[0].Criteria[0].IsGate = true
	draft = answered[embedding.FrameworkDetail](t, w.Server, http.StatusOK, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": draft.Domains})
	answered[embedding.FrameworkDetail](t, w.Server, http.StatusOK, http.MethodPost, frameworks+"/2/publish", draft.Version, nil)
}

// rating is that of a criterion and a role, "" of the network.
func rating(t testing.TB, a embedding.AssessmentDetail, criterion, role string) embedding.Rating {
	t.Helper()
	at := slices.IndexFunc(a.Ratings, func(r embedding.Rating) bool {
		return r.CriterionCode == criterion && (r.RoleType == nil && role == "" || r.RoleType != nil && *r.RoleType == role)
	})
	if at < 0 {
		t.Fatalf("%s of %q is not asked", criterion, role)
	}
	return a.Ratings[at]
}

func TestARoleThatGoesAndComesBackKeepsItsRatingsAndItsGates(t *testing.T) {
	w := newTown(t)
	post := w.deploys(t, "splw", "SPLW-1")
	a := w.begin(t)
	a = rates(t, w.manager, a, everything(a, 3)...)
	a = rates(t, w.manager, a, object{"criterion_code": "D2", "role_type": "splw", "level": 1, "reason": "The log is on paper"})
	answered[object](t, w.manager, http.StatusOK, http.MethodPost, "/api/v1/posts/"+post.ID+"/close", post.Version, object{"closed_on": "2026-11-26"})
	lead := object{"criterion_code": "A1", "level": 3, "reason": "Named in the plan"}
	a = rates(t, w.manager, a, lead)
	if a.EmbeddingStatus != "established" || slices.ContainsFunc(a.Ratings, func(r embedding.Rating) bool { return r.RoleType != nil }) {
		t.Fatalf("without the role it is %+v", a.Assessment)
	}
	w.deploys(t, "splw", "SPLW-2")
	lead["reason"] = "Named in the plan, page 2"
	a = rates(t, w.manager, a, lead)
	if r := rating(t, a, "D2", "splw"); r.IsNotApplicable || r.Level == nil || *r.Level != 1 {
		t.Errorf("with the role again, D2 is %+v", r)
	}
	if a.Applicable != int64(len(a.Ratings)) || a.Assessed != a.Applicable || a.GatesFailed != 1 || a.EmbeddingStatus != "developing" {
		t.Errorf("with the role again it is %+v", a.Assessment)
	}
}

func TestWhatIsAGateNowIsNotTakenOverAsNotApplicable(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	all := everything(a, 4)
	at := slices.IndexFunc(all, func(r object) bool { return r["criterion_code"] == "A1" })
	delete(all[at], "level")
	all[at]["is_not_applicable"] = true
	a = does(t, w.manager, rates(t, w.manager, a, all...), "submit", nil)
	if r := rating(t, does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil), "A1", ""); !r.IsNotApplicable {
		t.Fatalf("A1 is %+v", r)
	}
	w.nextFramework(t)
	i := w.manager.Plan("assessments", "", []byte(ratingHeader+"UD0001,A1,,n/a,As agreed in the team,,\n"))
	if i.LeftOut != 1 || i.Changes != 0 {
		t.Errorf("a file that says so is read as %+v", i)
	}
	a = w.begin(t)
	if r := rating(t, a, "A1", ""); r.IsNotApplicable || r.Level != nil {
		t.Errorf("A1, a gate now, begins as %+v", r)
	}
	if a = does(t, w.manager, a, "submit", nil); a.EmbeddingStatus != "developing" || a.GatesFailed != 1 || a.Result.GateFailures[0].CriterionCode != "A1" {
		t.Errorf("not assessed, it comes to %+v", a.Result.Part)
	}
}

func TestWhatIsHeldAgainstARetiredVersionDoesNotReplaceWhatIsHeldAgainstALaterOne(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	old := w.begin(t)
	old = rates(t, w.manager, old, everything(old, 1)...)
	w.nextFramework(t)
	newer := w.begin(t)
	newer = does(t, w.lead, does(t, w.manager, rates(t, w.manager, newer, everything(newer, 3)...), "submit", nil), "validate", nil)
	old = does(t, w.lead, does(t, w.manager, old, "submit", nil), "validate", nil) // nothing of the later version is published yet
	does(t, w.lead, newer, "publish", nil)
	refusedWith(t, w.lead, http.MethodPost, assessments+"/"+old.ID+"/publish", old.Version, nil, http.StatusConflict, "against version 1 of the framework, and one against version 2 is published")
	old = does(t, w.lead, old, "return", object{"comment": "Begin another"})
	refusedWith(t, w.manager, http.MethodPost, assessments+"/"+old.ID+"/submit", old.Version, object{}, http.StatusConflict, "Discard it")
	if now := standing(t, w, ""); *now.FrameworkVersion != 2 || now.Status != "established" {
		t.Errorf("the status is %+v", now.Standing)
	}
	does(t, w.manager, old, "discard", nil)
}

func TestOfTwoThatArePublishedAtOnceOneIsTheStatusAndTheOtherIsRefused(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	first := w.begin(t)
	first = does(t, w.lead, does(t, w.manager, rates(t, w.manager, first, everything(first, 1)...), "submit", nil), "validate", nil)
	w.nextFramework(t)
	second := w.begin(t)
	second = does(t, w.lead, does(t, w.manager, rates(t, w.manager, second, everything(second, 3)...), "submit", nil), "validate", nil)
	db, watch, ctx := owner(t, w.Server), owner(t, w.Server), context.Background()
	tx, err := db.Begin(ctx)
	if err == nil {
		_, err = tx.Exec(ctx, "SET LOCAL session_replication_role = replica")
	}
	if err == nil {
		_, err = tx.Exec(ctx, "UPDATE assessments SET status = 'published', published_at = now(), published_on = '2026-11-26', version = version + 1 WHERE id = $1::text::uuid", first.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	answer := make(chan string)
	go func() { // it sees no other published, and waits for whoever is publishing one
		r := w.lead.Do(http.MethodPost, assessments+"/"+second.ID+"/publish", map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, second.Version)}, nil)
		answer <- fmt.Sprint(r.Status, " ", r.Text())
	}()
	for waiting := false; !waiting; time.Sleep(20 * time.Millisecond) {
		if err := watch.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')").Scan(&waiting); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	if got := <-answer; !strings.HasPrefix(got, "409 ") || !strings.Contains(got, "published a moment ago") {
		t.Errorf("the second is answered %s", got)
	}
}

func TestAScoreMovesWithinOneViewOnly(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.published(t, 3)
	w.now = w.now.AddDate(0, 0, 1)
	if moderated := w.publishedAs(t, "moderated", 2); moderated.ScoreChange != nil {
		t.Errorf("what the board agreed is %v from what the network said of itself", *moderated.ScoreChange)
	}
	now := standing(t, w, "")
	if *now.Kind != "moderated" || now.ScoreChange != nil || now.Roles[0].ScoreChange != nil || slices.ContainsFunc(now.ActNext, func(a embedding.NextAct) bool { return a.Reason == "falling" }) {
		t.Errorf("the network is said to move: %+v %+v", now.Standing, now.ActNext)
	}
	w.now = w.now.AddDate(0, 0, 1)
	if self := w.published(t, 2); self.ScoreChange == nil || *self.ScoreChange != -25 {
		t.Errorf("what the network says of itself moved by %v from what it said before", self.ScoreChange)
	}
	now = standing(t, w, "")
	if *now.Kind != "self" || *now.ScoreChange != -25 || now.Roles[0].ScoreChange == nil || *now.Roles[0].ScoreChange != -25 || !slices.ContainsFunc(now.ActNext, func(a embedding.NextAct) bool { return a.Reason == "falling" }) {
		t.Errorf("a fall within one view is not told: %+v", now.Standing)
	}
}

func TestATrendLeavesOutWhatTooLittleIsAssessedOf(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 4)[:6]...), "submit", nil)
	does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil)
	of := board(t, w, "?sort=-score")
	last := of.Trend[len(of.Trend)-1]
	if of.ScoreMedian != nil || last.InsufficientEvidence != 1 || last.ScoreMean != nil {
		t.Errorf("with one network, of which too little is assessed, the median is %v and the trend ends with %+v", of.ScoreMedian, last)
	}
	if now := standing(t, w, ""); now.Status != "insufficient_evidence" || now.Score == nil {
		t.Errorf("it is shown as %+v", now.Standing)
	}
}

func TestALevelIsNotHeldAgainstWhatTheRecordsSuggestNoMore(t *testing.T) {
	w := newTown(t)
	post := w.linkWorker(t)
	holder := answered[kept](t, w.manager, http.StatusCreated, http.MethodPost, "/api/v1/posts/"+post+"/assignments", 0, object{"holder_reference": "SP-01", "wte": 1, "valid_from": "2026-01-01"})
	a := w.begin(t)
	all := everything(a, 3)
	at := slices.IndexFunc(a.Ratings, func(r embedding.Rating) bool { return r.CriterionCode == "D2" })
	delete(all[at], "reason")
	a = rates(t, w.manager, a, all...)
	refused(t, w.manager, http.MethodPost, assessments+"/"+a.ID+"/submit", a.Version, object{}, fmt.Sprintf("/ratings/%d/reason", at), "required")
	answered[object](t, w.manager, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+holder.ID, holder.Version, object{"valid_to": "2026-11-26", "leaving_reason": "pay"})
	w.now = w.now.AddDate(0, 9, 0)
	if a = does(t, w.manager, a, "submit", nil); a.Ratings[at].SuggestedLevel != nil || len(a.Ratings[at].SuggestedFrom) > 0 {
		t.Errorf("nobody was in post for half a year, and D2 is kept with %+v", a.Ratings[at])
	}
}
