package demo_test

import (
	"fmt"
	"net/http"
	"testing"

	"trellis/api/demo"
	"trellis/api/server/contract"
)

// first is the first record of a list.
func first(t *testing.T, s *contract.Server, address string) (id string, version int64) {
	t.Helper()
	var list struct {
		Items []struct {
			ID      string
			Version int64
		}
	}
	must(t, http.StatusOK, s.Get("/api/v1/"+address)).Into(t, &list)
	if len(list.Items) == 0 {
		t.Fatalf("%s has nothing", address)
	}
	return list.Items[0].ID, list.Items[0].Version
}

// Whatever a manager, a board's lead and an administrator do in the sandbox: set back, it never was.
func TestTheWorkforceOfASandboxIsSetBackToItsBeginning(t *testing.T) {
	s, admin := sandbox(t)
	people := demo.People()
	var done demo.Reset
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil)).Into(t, &done) // closes the test's own account
	beginning := state(t, s)

	manager, lead := s.As(people[5].ID), s.As(people[4].ID)
	match := func(version int64) map[string]string {
		return map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, version), "Idempotency-Key": fmt.Sprint("a step of version ", version)}
	}
	post, _ := first(t, manager, "pcns/UD0001/posts?reference=CC-1")
	change(t, manager, "/api/v1/posts/"+post, map[string]any{"reference": "CC-9", "wte_funded": 1.2, "note": "Raised"})
	vacant, version := first(t, manager, "pcns/UD0001/posts?reference=SPLW-3")
	must(t, http.StatusOK, manager.Do(http.MethodPost, "/api/v1/posts/"+vacant+"/close", match(version), map[string]any{}))
	recruiting, version := first(t, manager, "pcns/UD0001/posts?reference=CC-3")
	must(t, http.StatusCreated, manager.Do(http.MethodPost, "/api/v1/posts/"+recruiting+"/assignments", match(version), map[string]any{"holder_reference": "P900", "holder_name": "New Demo", "wte": 0.8, "valid_from": "2026-11-01"}))
	must(t, http.StatusCreated, manager.Do(http.MethodPost, "/api/v1/posts", nil, map[string]any{"pcn_code": "UD0001", "reference": "CC-1", "role_type": "cc", "opened_on": "2026-11-01", "wte_funded": 1,
		"contract": "permanent", "engagement": "employed", "employer_type": "pcn", "employer_name": "Barking and Dagenham Demo 1"}))
	must(t, http.StatusCreated, manager.Do(http.MethodPost, "/api/v1/arrs_claims", map[string]string{"Idempotency-Key": "a claim"}, map[string]any{"pcn_code": "UD0001", "month": "2026-10-01", "role_type": "cc", "wte": 1.7, "amount_pence": 450000}))
	claim, version := first(t, lead, "arrs_claims?pcn_code=UD0070&status=recorded")
	must(t, http.StatusOK, lead.Do(http.MethodPost, "/api/v1/arrs_claims/"+claim+"/approve", match(version), nil))
	etag := must(t, http.StatusOK, manager.Get("/api/v1/pcns/UD0001/service_figures/splw/2026-09")).Header.Get("ETag")
	must(t, http.StatusOK, manager.Do(http.MethodPut, "/api/v1/pcns/UD0001/service_figures/splw/2026-09", map[string]string{"If-Match": etag}, map[string]any{"referrals": 7}))
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/rate_cards", map[string]string{"Idempotency-Key": "a rate"}, map[string]any{"role_type": "splw", "pay_zone": "outer", "valid_from": "2026-10-01", "annual_max_pence": 4500000, "status": "provisional", "source": "Heard of"}))
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/entitlement_rates", map[string]string{"Idempotency-Key": "a rate of entitlement"}, map[string]any{"financial_year": "2026/27", "pence_per_weighted_person": 2800, "list_date": "2026-01-01", "status": "provisional", "source": "Heard of"}))
	if state(t, s) == beginning {
		t.Fatal("nothing has changed")
	}

	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset?dry_run=true", nil, nil)).Into(t, &done)
	if want := (demo.Reset{WorkforcesRestored: 2, RatesRestored: 5}); done != want {
		t.Errorf("a dry run says %+v, not %+v", done, want)
	}
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil))
	if after := state(t, s); after != beginning {
		t.Errorf("afterwards there is\n%s\nand there was\n%s", after[max(0, len(after)-2200):], beginning[max(0, len(beginning)-2200):])
	}
	var events struct {
		Items []struct {
			ActorKind string `json:"actor_kind"`
			ActorID   string `json:"actor_id"`
		}
	}
	must(t, http.StatusOK, admin.Get("/api/v1/audit_events?operation=sandbox.reset")).Into(t, &events)
	if len(events.Items) == 0 {
		t.Error("the audit has nothing of it")
	}
	for _, e := range events.Items {
		if e.ActorKind != "person" || e.ActorID != people[0].ID {
			t.Errorf("the audit says that %s %s set it back", e.ActorKind, e.ActorID)
		}
	}
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil)).Into(t, &done)
	if done != (demo.Reset{}) {
		t.Errorf("set back twice it takes back %+v", done)
	}
}
