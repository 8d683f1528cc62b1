package workforce_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

func TestAFixedTermEndsAfterTheDayFromWhichItHolds(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m, object{"contract": "fixed_term", "contract_ends_on": "2026-10-01"})
	for says, tt := range map[string]struct {
		change object
		want   string
	}{
		"an end before the first day":         {object{"contract_ends_on": "2024-03-01"}, "The fixed term would end on 1 March 2024, and what is said of the post here holds from 1 April 2024. Give a later day, make the post permanent, or close it."},
		"an end on the first day":             {object{"contract_ends_on": "2024-04-01"}, "The fixed term would end on 1 April 2024, and what is said of the post here holds from 1 April 2024. Give a later day, make the post permanent, or close it."},
		"a renewal until a day that was over": {object{"effective_on": "2026-11-01", "contract_ends_on": "2026-10-15"}, "The fixed term would end on 15 October 2026, and what is said of the post here holds from 1 November 2026. Give a later day, make the post permanent, or close it."},
	} {
		if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, tt.change); first != "/contract_ends_on before_start "+tt.want {
			t.Errorf("%s is refused with %q", says, first)
		}
	}
	if after := post(t, m, p.ID, ""); after.Version != p.Version || len(after.Terms) != 1 {
		t.Errorf("what was refused left version %d with %+v", after.Version, after.Terms)
	}
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1/posts", 0, with(linkWorker, object{"reference": "X", "contract": "fixed_term", "contract_ends_on": "2024-04-01"})); !strings.HasPrefix(first, "/contract_ends_on before_start ") {
		t.Errorf("a new post whose term ends as it begins is refused with %q", first)
	}
	if renewed := changed(t, m, p, object{"effective_on": "2026-10-01", "contract_ends_on": "2027-10-01"}); len(renewed.Terms) != 2 {
		t.Errorf("renewed on the day the term ends it is %+v", renewed.Terms)
	}

	tx, err := owner(t, w.Server).Begin(context.Background())
	must(t, err)
	defer func() { _ = tx.Rollback(context.Background()) }()
	_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)")
	must(t, err)
	_, err = tx.Exec(t.Context(), "UPDATE post_terms SET contract_ends_on = valid_from WHERE post_id = $1::text::uuid", p.ID)
	must(t, err)
	if _, err = tx.Exec(t.Context(), "SET CONSTRAINTS ALL IMMEDIATE"); err == nil || !strings.Contains(err.Error(), "ends before it begins") {
		t.Errorf("straight SQL lets a term end as it begins: %v", err)
	}
}

func TestAPostWhoseTermIsOverStillChanges(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m, object{"contract": "fixed_term", "contract_ends_on": "2026-10-01"})
	assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 0.5, "valid_from": "2025-01-01"})
	p = changed(t, m, post(t, m, p.ID, ""), object{"effective_on": "2026-11-01", "afc_band": "6", "note": "Nobody has renewed it yet"})
	p = changed(t, m, p, object{"effective_on": "2026-11-15", "employer_type": "vcse", "employer_name": "Camden Demo Neighbours"})
	if p.Contract != "fixed_term" || p.ContractEndsOn.String() != "2026-10-01" || *p.ContractDaysLeft != 0 || *p.AfCBand != "6" || len(p.Terms) != 3 || p.EmployerName != "Camden Demo Neighbours" {
		t.Errorf("its terms are %+v", p.Terms)
	}
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, object{"effective_on": "2026-11-20", "contract_ends_on": "2026-11-10"}); first !=
		"/contract_ends_on before_start The fixed term would end on 10 November 2026, and what is said of the post here holds from 20 November 2026. Give a later day, make the post permanent, or close it." {
		t.Errorf("renewed until a day that is over it is refused with %q", first)
	}
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, object{"effective_on": "2024-04-01", "contract_ends_on": "2026-09-01"}); !strings.HasPrefix(first, "/contract_ends_on before_start ") {
		t.Errorf("where the term ends earlier, and what is said later keeps the end it had, it is refused with %q", first)
	}
	if p = changed(t, m, p, object{"effective_on": "2026-11-26", "contract": "permanent", "contract_ends_on": nil}); p.Contract != "permanent" {
		t.Errorf("made permanent it is %+v", p.Post)
	}
}
