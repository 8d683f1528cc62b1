package workforce_test

import (
	"net/http"
	"testing"

	"trellis/api/platform/listing"
	"trellis/api/workforce"
)

func TestDaysVacantAreThoseThatWereHoweverFarAheadIsAsked(t *testing.T) {
	w := newTown(t)
	m := w.manager
	open := made(t, m, object{"recruiting_from": "2026-11-16"})
	leaves := made(t, m, object{"reference": "SPLW-2"})
	assigned(t, m, leaves.ID, object{"holder_reference": "H-1", "wte": 1, "valid_from": "2024-04-01", "valid_to": "2027-01-01", "leaving_reason": "pay"})
	for day, want := range map[string][2]int64{"2026-11-25": {9, -1}, "2026-11-26": {10, -1}, "2026-11-27": {10, -1}, "2027-02-01": {10, 0}, "2099-12-31": {10, 0}} {
		counts := [2]int64{-1, -1}
		for _, p := range answered[listing.Body[[]workforce.Post]](t, m, http.StatusOK, http.MethodGet, "/api/v1/posts?as_of="+day, 0, nil).Items {
			at := map[string]int{open.ID: 0, leaves.ID: 1}[p.ID]
			if p.VacancyDays != nil {
				counts[at] = *p.VacancyDays
			}
			if alone := post(t, m, p.ID, "?as_of="+day); !equalNumbers(alone.VacancyDays, p.VacancyDays) {
				t.Errorf("on %s %s by itself says %v", day, p.Reference, alone.VacancyDays)
			}
		}
		if counts != want {
			t.Errorf("on %s they are vacant for %v days, not %v", day, counts, want)
		}
		for _, path := range []string{"pcns/UD0001", "icbs/Z9B2Z"} {
			counted := answered[struct{ Roles []workforce.RoleSummary }](t, w.Server, http.StatusOK, http.MethodGet, "/api/v1/"+path+"/workforce?as_of="+day, 0, nil)
			if got := of(t, counted.Roles, "splw").VacancyDays; got != want[0] {
				t.Errorf("on %s %s counts %d days, not %d", day, path, got, want[0])
			}
		}
	}
}

func equalNumbers(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }
