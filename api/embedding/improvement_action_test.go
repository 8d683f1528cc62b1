package embedding_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"trellis/api/embedding"
	"trellis/api/platform/database"
	"trellis/api/server/contract"
)

const actions = "/api/v1/improvement_actions"

// supervision is an action that answers a gate which is not met.
func supervision(changes object) object {
	made := object{"pcn_code": "UD0001", "title": "Agree monthly supervision", "reason": "gate_not_met", "criterion_code": "D2", "role_type": "splw", "owner": "PCN manager", "due_on": "2026-12-18"}
	for name, value := range changes {
		if made[name] = value; value == nil {
			delete(made, name)
		}
	}
	return made
}

func raises(t testing.TB, s *contract.Server, changes object) embedding.ImprovementAction {
	t.Helper()
	return answered[embedding.ImprovementAction](t, s, http.StatusCreated, http.MethodPost, actions, 0, supervision(changes))
}

func changes(t testing.TB, s *contract.Server, a embedding.ImprovementAction, change object) embedding.ImprovementAction {
	t.Helper()
	return answered[embedding.ImprovementAction](t, s, http.StatusOK, http.MethodPatch, actions+"/"+a.ID, a.Version, change)
}

func listsActions(t testing.TB, s *contract.Server, query string) (titles []string) {
	t.Helper()
	for _, a := range answered[embedding.ImprovementActionList](t, s, http.StatusOK, http.MethodGet, actions+query, 0, nil).Items {
		titles = append(titles, a.Title)
	}
	return titles
}

func TestAnImprovementActionIsRaisedBegunDoneAndOpenedAgain(t *testing.T) {
	w := newTown(t)
	a := raises(t, w.manager, object{"detail": "Held in one month of six"})
	if a.Status != "open" || a.PCNName == "" || a.ICBCode == nil || *a.ICBCode != "Z9B2Z" || a.Outcome != nil || a.ClosedOn != nil || a.IsOverdue || !a.IsDemo || a.Version != 1 || a.CriterionName == nil || *a.CriterionName != "Monthly supervision is happening" {
		t.Fatalf("it is raised as %+v", a)
	}
	a = changes(t, w.lead, a, object{"status": "in_progress", "owner": "GP lead", "due_on": "2026-12-31", "detail": nil})
	if a.Status != "in_progress" || a.Owner != "GP lead" || a.DueOn.String() != "2026-12-31" || a.Detail != nil {
		t.Fatalf("begun, it is %+v", a)
	}
	refused(t, w.manager, http.MethodPatch, actions+"/"+a.ID, a.Version, object{"status": "done"}, "/outcome", "required")
	refused(t, w.manager, http.MethodPatch, actions+"/"+a.ID, a.Version, object{"outcome": "Nearly"}, "/outcome", "not_closed")
	a = changes(t, w.officer, a, object{"status": "done", "outcome": "Held on the first Tuesday of each month"})
	if a.Status != "done" || a.ClosedOn == nil || a.ClosedOn.String() != "2026-11-26" {
		t.Fatalf("done, it is %+v", a)
	}
	for _, status := range []string{"in_progress", "dropped"} {
		refusedWith(t, w.lead, http.MethodPatch, actions+"/"+a.ID, a.Version, object{"status": status, "outcome": "No"}, http.StatusConflict, "Open it again first")
	}
	refused(t, w.admin, http.MethodPatch, actions+"/"+a.ID, a.Version, object{"status": "open", "outcome": "Still"}, "/outcome", "not_closed")
	a = changes(t, w.admin, a, object{"status": "open"})
	if a.Status != "open" || a.Outcome != nil || a.ClosedOn != nil {
		t.Fatalf("opened again, it is %+v", a)
	}
	if same := changes(t, w.admin, a, object{"status": "open", "owner": a.Owner}); same.Version != a.Version {
		t.Errorf("a change to what holds makes version %d of %d", same.Version, a.Version)
	}
	var kept bool
	if err := owner(t, w.Server).QueryRow(context.Background(), `SELECT EXISTS (SELECT FROM audit_changes WHERE table_name = 'improvement_actions' AND record_key = $1 AND personal -> 'before' ->> 'outcome' LIKE 'Held on%')`, a.ID).Scan(&kept); err != nil || !kept {
		t.Errorf("the outcome it had is kept: %v, %v", kept, err)
	}
}

func TestAnImprovementActionThatCannotBeIsRefusedWithItsReason(t *testing.T) {
	w := newTown(t)
	for _, tt := range []struct {
		changes       object
		pointer, code string
	}{
		{object{"pcn_code": "UD0999"}, "/pcn_code", "unknown_pcn"},
		{object{"title": "No"}, "/title", "too_short"},
		{object{"title": strings.Repeat("a", 201)}, "/title", "too_long"},
		{object{"owner": " "}, "/owner", "required"},
		{object{"due_on": "2026-11-25"}, "/due_on", "past"},
		{object{"reason": "boredom"}, "/reason", "unknown_value"},
		{object{"criterion_code": "Z9"}, "/criterion_code", "unknown_criterion"},
		{object{"criterion_code": "G5"}, "/role_type", "not_of_a_role"},
		{object{"criterion_code": "G2", "role_type": "cc"}, "/role_type", "not_asked"},
	} {
		refused(t, w.manager, http.MethodPost, actions, 0, supervision(tt.changes), tt.pointer, tt.code)
	}
	refused(t, w.otherLead, http.MethodPost, actions, 0, supervision(nil), "/pcn_code", "unknown_pcn")
	answered[problem](t, w.analyst, http.StatusForbidden, http.MethodPost, actions, 0, supervision(nil))
	answered[problem](t, w.manager, http.StatusUnprocessableEntity, http.MethodPost, actions, 0, supervision(object{"detail": "See patient 943 476 5919"}))
	if today := raises(t, w.manager, object{"due_on": "2026-11-26"}); today.IsOverdue {
		t.Error("what is due today is overdue")
	}
}

func TestOneActionIsUnderWayForEachReasonOfANetwork(t *testing.T) {
	w := newTown(t)
	first := raises(t, w.manager, nil)
	again := answered[problem](t, w.lead, http.StatusConflict, http.MethodPost, actions, 0, supervision(object{"title": "The same in other words"}))
	if !strings.Contains(again.Detail, "Agree monthly supervision") || !strings.Contains(again.Detail, "18 December 2026") || len(again.Errors) != 1 || !strings.Contains(again.Errors[0].Message, first.ID) {
		t.Errorf("the one there is is named as %+v", again)
	}
	raises(t, w.manager, object{"role_type": "cc"})
	raises(t, w.manager, object{"role_type": nil})
	for range 2 {
		raises(t, w.manager, object{"reason": "other"})
	}
	first = changes(t, w.manager, first, object{"status": "dropped", "outcome": "Another team does it"})
	second := raises(t, w.manager, nil)
	refusedWith(t, w.manager, http.MethodPatch, actions+"/"+first.ID, first.Version, object{"status": "open"}, http.StatusConflict, "under way for this already")
	changes(t, w.manager, second, object{"status": "done", "outcome": "Agreed"})
	changes(t, w.manager, first, object{"status": "open"})
}

func TestImprovementActionsAreOfTheirNetworkAndListedByWhatIsAskedOfThem(t *testing.T) {
	w := newTown(t)
	a := raises(t, w.manager, nil)
	raises(t, w.lead, object{"pcn_code": "UD0003", "title": "Fill the post", "reason": "vacancy", "criterion_code": nil, "role_type": "cc", "due_on": "2026-11-30"})
	done := raises(t, w.lead, object{"title": "Assess the network", "reason": "not_assessed", "criterion_code": nil, "role_type": nil, "due_on": "2026-11-28"})
	changes(t, w.lead, done, object{"status": "done", "outcome": "Published"})
	for query, want := range map[string]string{
		"": "Assess the network, Fill the post, Agree monthly supervision", "?sort=-due_on&status=open": "Agree monthly supervision, Fill the post", "?pcn_code=UD0003": "Fill the post", "?criterion_code=D2": "Agree monthly supervision",
		"?icb_code=Z9B2Z&reason=vacancy": "Fill the post", "?icb_code=QMF": "", "?role_type=cc": "Fill the post", "?due_before=2026-11-30": "Assess the network", "?is_overdue=true": "",
	} {
		if got := strings.Join(listsActions(t, w.lead, query), ", "); got != want {
			t.Errorf("%q lists %q, not %q", query, got, want)
		}
	}
	w.now = time.Date(2026, 12, 1, 0, 0, 1, 0, time.UTC)
	if got := strings.Join(listsActions(t, w.analyst, "?is_overdue=true"), ", "); got != "Fill the post" {
		t.Errorf("the day after, %q is overdue: what is done is not", got)
	}
	if got := listsActions(t, w.manager, ""); len(got) != 2 {
		t.Errorf("a network's manager sees %v", got)
	}
	if got := listsActions(t, w.otherLead, ""); len(got) != 0 {
		t.Errorf("another board's lead sees %v", got)
	}
	refusedWith(t, w.otherLead, http.MethodGet, actions+"/"+a.ID, 0, nil, http.StatusNotFound, "")
	refusedWith(t, w.analyst, http.MethodGet, actions+"?due_before=soon", 0, nil, http.StatusBadRequest, "YYYY-MM-DD")
	answered[problem](t, w.analyst, http.StatusForbidden, http.MethodPatch, actions+"/"+a.ID, a.Version, object{"title": "Another"})
	file := w.analyst.Do(http.MethodGet, actions+"?status=done", map[string]string{"Accept": "text/csv"}, nil)
	if file.Status != http.StatusOK || strings.Count(strings.TrimSpace(file.Text()), "\n") != 1 || !strings.Contains(file.Text(), "Published") {
		t.Errorf("the file is %s", file.Text())
	}
}

func TestTheDatabaseItselfTakesNoStepThatAnActionCannotTake(t *testing.T) {
	w := newTown(t)
	a := raises(t, w.manager, nil)
	changes(t, w.manager, a, object{"status": "done", "outcome": "Agreed"})
	db := owner(t, w.Server)
	for sql, constraint := range map[string]string{
		"status = 'dropped'": "improvement_actions_step_by_step",
		"status = 'in_progress', outcome = NULL, closed_on = NULL": "improvement_actions_step_by_step",
		"outcome = NULL, closed_on = NULL":                         "improvement_actions_closed_with_an_outcome",
		"reason = 'vacancy'":                                       "improvement_actions_reason_stays",
		"pcn_code = 'UD0002'":                                      "improvement_actions_reason_stays",
	} {
		tx, err := db.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)"); err != nil {
			t.Fatal(err)
		}
		_, err = tx.Exec(t.Context(), "UPDATE improvement_actions SET version = version + 1, "+sql+" WHERE id = $1", a.ID)
		if err == nil || !strings.Contains(constraintOf(err), constraint) {
			t.Errorf("%s is refused with %v", sql, err)
		}
		_ = tx.Rollback(t.Context())
	}
}

func TestWhatToDoNextSaysWhichActionDoesItAlready(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	of := standing(t, w, "")
	if len(of.ActNext) == 0 || of.ActNext[0].Reason != "not_assessed" || of.ActNext[0].ImprovementActionID != nil || of.ActNext[0].Rank != 1 {
		t.Fatalf("before anything is assessed, what to do next is %+v", of.ActNext)
	}
	counted := answered[embedding.PCNEmbedding](t, w.analyst, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding", 0, nil).ActNext
	if len(counted) != len(of.ActNext) || counted[len(counted)-1].Reason != "vacancy" {
		t.Errorf("an analyst, who is shown no posts, is told that there is to do %+v", counted)
	}
	a := raises(t, w.manager, object{"title": "Assess the network", "reason": "not_assessed", "criterion_code": nil, "role_type": nil})
	raises(t, w.manager, object{"reason": "not_assessed"}) // about D2, which is something else
	next := standing(t, w, "").ActNext
	if next[0].ImprovementActionID == nil || *next[0].ImprovementActionID != a.ID || *next[0].ImprovementActionOwner != "PCN manager" || next[0].ImprovementActionDueOn.String() != "2026-12-18" {
		t.Fatalf("with an action it is %+v", next[0])
	}
	found := false
	for _, act := range board(t, w, "").ActNext {
		isIt := act.PCNCode == "UD0001" && act.Reason == "not_assessed"
		if found = found || isIt; isIt != (act.ImprovementActionID != nil && *act.ImprovementActionID == a.ID) {
			t.Errorf("the board sees %+v", act)
		}
	}
	if !found {
		t.Error("the board does not see the network among what to do next")
	}
	changes(t, w.manager, a, object{"status": "dropped", "outcome": "Next year"})
	if next := standing(t, w, "").ActNext; next[0].ImprovementActionID != nil {
		t.Errorf("once dropped it is still named: %+v", next[0])
	}
	w.published(t, 1)
	if next := standing(t, w, "").ActNext; next[0].Reason != "gate_not_met" || next[0].CriterionCode == nil || len(next) < 4 {
		t.Errorf("with gates not met it is %+v", next)
	}
}

func TestWhatToDoNextOnAPastDaySaysWhichActionDidItThen(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := raises(t, w.manager, object{"reason": "not_assessed", "criterion_code": nil, "role_type": nil})
	did := func(query string) string {
		t.Helper()
		for _, next := range [][]embedding.NextAct{standing(t, w, query).ActNext, board(t, w, query).ActNext} {
			for _, act := range next {
				if act.PCNCode == "UD0001" && act.Reason == "not_assessed" && act.ImprovementActionID != nil {
					return *act.ImprovementActionID
				}
			}
		}
		return ""
	}
	w.now = w.now.AddDate(0, 0, 5) // 1 December
	changes(t, w.manager, a, object{"status": "dropped", "outcome": "The network merges"})
	second := raises(t, w.manager, object{"title": "Assess it after all", "reason": "not_assessed", "criterion_code": nil, "role_type": nil})
	w.now = w.now.AddDate(0, 0, 1)
	for query, want := range map[string]string{"?as_of=2026-11-25": "", "?as_of=2026-11-26": a.ID, "?as_of=2026-11-30": a.ID, "?as_of=2026-12-01": second.ID, "": second.ID} {
		if got := did(query); got != want {
			t.Errorf("%q says that %q did it, not %q", query, got, want)
		}
	}
}

// constraintOf names what the database refuses.
func constraintOf(err error) string {
	constraint, _ := database.Violated(err)
	return constraint
}
