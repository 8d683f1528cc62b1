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
		"an end before the first day":         {object{"contract_ends_on": "2024-03-01"}, "The fixed term would end on 1 March 2024, and what is said of the post here holds from 1 April 2024. Give the first day after the term, which is later."},
		"an end on the first day":             {object{"contract_ends_on": "2024-04-01"}, "The fixed term would end on 1 April 2024, and what is said of the post here holds from 1 April 2024. Give the first day after the term, which is later."},
		"another band once the term is over":  {object{"effective_on": "2026-11-01", "afc_band": "6"}, "The fixed term would end on 1 October 2026, and what is said of the post here holds from 1 November 2026. Give the first day after the term, which is later."},
		"a renewal until a day that was over": {object{"effective_on": "2026-11-01", "contract_ends_on": "2026-10-15"}, "The fixed term would end on 15 October 2026, and what is said of the post here holds from 1 November 2026. Give the first day after the term, which is later."},
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
	if _, err = tx.Exec(t.Context(), "UPDATE post_terms SET contract_ends_on = valid_from WHERE post_id = $1::text::uuid", p.ID); err == nil || !strings.Contains(err.Error(), "post_terms_ends_once_begun") {
		t.Errorf("straight SQL lets a term end as it begins: %v", err)
	}
}
