package access_test

import (
	"net/http"
	"slices"
	"testing"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// disable closes an account under its newest version.
func disable(s *contract.Server, userID string) *contract.Response {
	return s.Do(http.MethodPatch, "/api/v1/users/"+userID, map[string]string{"If-Match": s.Get("/api/v1/users/" + userID).Header.Get("ETag")}, object{"status": "disabled"})
}

func TestAnAccountIsChangedByThoseWhoReachAllThatItsPersonWasGiven(t *testing.T) {
	o := newOffice(t)
	midlands, _ := o.settle("programme_admin", "region", "Y60")
	both, _ := o.settle("programme_admin", "region", "Y56", "Y60")
	_, mick := o.settle("analyst", "region", "Y60")
	give(both, mick, "icb_lead", "icb", "QMF")
	for region, one := range map[string]*contract.Server{"London": o.Server, "the Midlands": midlands} {
		for says, body := range map[string]object{"closing": {"status": "disabled"}, "a new name": {"name": "Somebody New"}} {
			etag := one.Get("/api/v1/users/" + mick).Header.Get("ETag")
			problemOf(t, says+", by an administrator of "+region, one.Do(http.MethodPatch, "/api/v1/users/"+mick, map[string]string{"If-Match": etag}, body), 403, "forbidden")
		}
	}
	t.Run("who reaches a part ends the roles of that part", func(t *testing.T) {
		var seen access.UserDetail
		o.Get("/api/v1/users/"+mick).Into(t, &seen)
		if answer := o.Do(http.MethodPost, "/api/v1/memberships/"+seen.Memberships[0].ID+"/end", map[string]string{"If-Match": `"v1"`}, object{}); len(seen.Memberships) != 1 || answer.Status != http.StatusOK {
			t.Errorf("of %+v, ending one answers %d %s", seen.Memberships, answer.Status, answer.Body)
		}
	})
	t.Run("what has ended is in nobody's way", func(t *testing.T) {
		if answer := disable(midlands, mick); answer.Status != http.StatusOK {
			t.Errorf("closing it answers %d %s", answer.Status, answer.Body)
		}
	})
	t.Run("what is to begin is", func(t *testing.T) {
		_, other := o.settle("analyst", "region", "Y56")
		both.Do(http.MethodPost, "/api/v1/users/"+other+"/memberships", nil, object{"role": "analyst", "scope_kind": "region", "scope_keys": []string{"Y60"}, "valid_from": o.clock.now().AddDate(0, 1, 0).Format("2006-01-02")})
		problemOf(t, "closing it", disable(o.Server, other), 403, "forbidden")
		if answer := disable(both, other); answer.Status != http.StatusOK {
			t.Errorf("who reaches both is answered %d %s", answer.Status, answer.Body)
		}
	})
}

func TestSomebodyAlwaysAdministersEachRegion(t *testing.T) {
	o := newOffice(t)
	both, bothID := o.settle("programme_admin", "region", "Y56", "Y60")
	_, midlandsID := o.settle("programme_admin", "region", "Y60")
	end := func(s *contract.Server, userID string) *contract.Response {
		var seen access.UserDetail
		s.Get("/api/v1/users/"+userID).Into(t, &seen)
		at := slices.IndexFunc(seen.Memberships, func(m access.Membership) bool { return m.Status == "holds" })
		return s.Do(http.MethodPost, "/api/v1/memberships/"+seen.Memberships[at].ID+"/end", map[string]string{"If-Match": `"v1"`}, object{})
	}
	if answer := disable(both, midlandsID); answer.Status != http.StatusOK { // both is there still
		t.Fatalf("closing an account that is not the last answers %d %s", answer.Status, answer.Body)
	}
	// London has Ada besides; the Midlands would have nobody.
	problemOf(t, "the last of the Midlands, their account", disable(both, bothID), 409, "conflict")
	problemOf(t, "the last of the Midlands, their role", end(both, bothID), 409, "conflict")
	if answer := disable(both, contract.AdministratorID); answer.Status != http.StatusOK {
		t.Errorf("Ada, who is not London's last, is answered %d %s", answer.Status, answer.Body)
	}
}
