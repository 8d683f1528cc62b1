package workforce_test

import (
	"net/http"
	"testing"

	"trellis/api/workforce"
)

func TestTimeToFillIsFromTheFirstDayWithoutAHolderToTheNextHoldersFirst(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m, object{"opened_on": "2026-01-01", "recruiting_from": "2026-09-01"})
	fills := func(says, day string, want float64) {
		t.Helper()
		found := post(t, m, p.ID, "?as_of="+day)
		counted := answered[workforce.PCNWorkforce](t, m, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/workforce?as_of="+day, 0, nil)
		for _, r := range counted.Roles {
			if r.RoleType != "splw" {
				continue
			}
			if want == 0 && r.DaysToFillMedian != nil { // no vacancy was filled
				t.Errorf("%s the median is %v days", says, *r.DaysToFillMedian)
			}
			if want > 0 && (r.DaysToFillMedian == nil || *r.DaysToFillMedian != want) {
				t.Errorf("%s the median is %v days, not %v", says, r.DaysToFillMedian, want)
			}
		}
		if found.DaysToFill == nil || *found.DaysToFill != int64(want) {
			t.Errorf("%s it took %v days, not %v", says, found.DaysToFill, want)
		}
	}
	a := assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 1, "valid_from": "2026-03-01", "valid_to": "2026-06-01", "leaving_reason": "pay"})
	fills("filled before people were looked for", "2026-03-01", 59)
	assigned(t, m, p.ID, object{"holder_reference": "H-2", "wte": 1, "valid_from": "2026-06-01", "valid_to": "2026-08-01", "leaving_reason": "pay"})
	fills("handed over without a gap", "2026-07-01", 59)
	answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"valid_from": "2026-01-01"})
	fills("filled from its first day", "2026-07-01", 0)
	assigned(t, m, p.ID, object{"holder_reference": "H-3", "wte": 1, "valid_from": "2026-08-11"})
	fills("before it is filled again", "2026-08-10", 0)
	fills("filled again after ten days, which is the only vacancy there was", "2026-11-26", 10)
}
