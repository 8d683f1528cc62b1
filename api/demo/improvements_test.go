package demo_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/demo"
	"trellis/api/embedding"
)

// The demonstration has things to do, things done and things that are late; whatever is made of them in the sandbox, set back, it never was.
func TestTheImprovementActionsOfASandboxAreThereAndSetBack(t *testing.T) {
	s, admin := sandbox(t)
	people := demo.People()
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil)) // closes the test's own account
	beginning := state(t, s)
	lead, manager, analyst := s.As(people[3].ID), s.As(people[5].ID), s.As(people[6].ID)

	list := func(query string) (all []embedding.ImprovementAction) {
		var body embedding.ImprovementActionList
		must(t, http.StatusOK, analyst.Get("/api/v1/improvement_actions?limit=200"+query)).Into(t, &body)
		return body.Items
	}
	all, byReason := list(""), map[string]int{}
	for _, a := range all {
		if byReason[a.Reason]++; !a.IsDemo || !strings.HasPrefix(a.PCNCode, "UD") {
			t.Errorf("%s is invented of %s", a.Title, a.PCNCode)
		}
	}
	if late := list("&is_overdue=true"); len(all) != 12 || len(late) != 2 || len(list("&status=done")) != 3 || len(list("&status=dropped")) != 1 || byReason["gate_not_met"] != 3 {
		t.Errorf("there are %d, %d of them late, for %v", len(all), len(late), byReason)
	}
	var board embedding.ICBEmbedding
	must(t, http.StatusOK, lead.Get("/api/v1/icbs/Z9B2Z/embedding")).Into(t, &board)
	answered := 0
	for _, act := range board.ActNext {
		if act.ImprovementActionID != nil {
			answered++
		}
	}
	if answered < 2 {
		t.Errorf("%d of what a board is to do next is being done", answered)
	}

	mine := list("&pcn_code=UD0001&status=open")[0]
	change(t, manager, "/api/v1/improvement_actions/"+mine.ID, map[string]any{"status": "done", "outcome": "Done in the sandbox"})
	must(t, http.StatusCreated, manager.Do(http.MethodPost, "/api/v1/improvement_actions", nil, map[string]any{"pcn_code": "UD0001", "title": "One more", "reason": "other", "owner": "PCN manager", "due_on": "2027-06-01"}))
	if state(t, s) == beginning {
		t.Fatal("nothing has changed")
	}
	var done demo.Reset
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil)).Into(t, &done)
	if after := state(t, s); after != beginning || done.AssessmentsRestored != 1 {
		t.Errorf("set back, of %d networks, it is not what it was", done.AssessmentsRestored)
	}
}
