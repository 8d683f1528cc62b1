package workforce_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

const october = "/api/v1/pcns/UD0001/service_figures/splw/2026-10"

// group is a group's part of the referrals.
func group(dimension, code string, referrals int) object {
	return object{"dimension": dimension, "group_code": code, "referrals": referrals}
}

// figures are those of a month in which 3 people declined and 2 were of mixed ethnicity.
func figures() object {
	return object{"referrals": 42, "declined": 3, "wait_days_median": 11.5, "first_contacts": 35, "caseload": 118, "contacts": 201,
		"groups": []object{group("ethnicity", "asian", 14), group("ethnicity", "black", 12), group("ethnicity", "mixed", 2), group("ethnicity", "white", 8), group("ethnicity", "unknown", 6)}}
}

func TestAMonthIsSetAndSetAgain(t *testing.T) {
	h := openHouse(t)
	answers(t, h.manager.Get(october), http.StatusNotFound)
	refuses(t, h.manager.Do(http.MethodPut, october, nil, figures()), http.StatusPreconditionRequired, "header:If-Match", "required")
	made := answers(t, put(h.manager, october, figures()), http.StatusCreated)
	if made.Header.Get("Location") != october {
		t.Errorf("it is made at %q", made.Header.Get("Location"))
	}
	answers(t, h.manager.Do(http.MethodPut, october, map[string]string{"If-None-Match": "*"}, figures()), http.StatusPreconditionFailed)
	stale := h.manager.Get(october).Header.Get("ETag")
	answers(t, put(h.manager, october, object{"referrals": 40, "caseload": 0}), http.StatusOK)
	answers(t, h.manager.Do(http.MethodPut, october, map[string]string{"If-Match": stale}, figures()), http.StatusPreconditionFailed)
	got := readAt[workforce.ServiceFigure](t, h.manager, october)
	if *got.Referrals != 40 || got.Declined != nil || *got.Caseload != 0 || len(got.Groups) != 0 || got.Version != 2 || got.IsSuppressed {
		t.Errorf("what was left out is kept: %+v", got)
	}
}

func TestADimensionThatIsCountedHasAllItsGroupsUnknownAmongThem(t *testing.T) {
	h := openHouse(t)
	answers(t, put(h.manager, october, figures()), http.StatusCreated)
	var counted []string
	for _, g := range readAt[workforce.ServiceFigure](t, h.manager, october).Groups {
		counted = append(counted, fmt.Sprint(g.GroupCode, " ", *g.Referrals))
	}
	if got := strings.Join(counted, ", "); got != "asian 14, black 12, mixed 2, white 8, other 0, unknown 6" {
		t.Errorf("its groups are %s", got)
	}
}

func TestFiguresThatContradictThemselvesAreRefusedWithTheirPlace(t *testing.T) {
	h := openHouse(t)
	for _, wrong := range []struct {
		pointer string
		body    object
	}{
		{"/declined", object{"referrals": 4, "declined": 5}},
		{"/wait_days_median", object{"wait_days_median": 3}},
		{"/referrals", object{}},
		{"/wait_days_median", object{"wait_days_median": 3, "first_contacts": 0}},
		{"/wait_days_median", object{"wait_days_median": 11.55, "first_contacts": 35}},
		{"/referrals", object{"referrals": -1}},
		{"/groups", object{"referrals": 9, "groups": []object{group("source", "self", 8)}}},
		{"/referrals", object{"groups": []object{group("source", "self", 8)}}},
		{"/groups/0/dimension", object{"referrals": 8, "groups": []object{group("age", "self", 8)}}},
		{"/groups/0/group_code", object{"referrals": 8, "groups": []object{group("ethnicity", "self", 8)}}},
		{"/groups/1", object{"referrals": 8, "groups": []object{group("source", "self", 8), group("source", "self", 0)}}},
	} {
		if r := put(h.manager, october, wrong.body); r.Status != http.StatusUnprocessableEntity || !strings.Contains(r.Text(), `"`+wrong.pointer+`"`) {
			t.Errorf("%v is answered %d %s", wrong.body, r.Status, r.Body)
		}
	}
	refuses(t, put(h.manager, "/api/v1/pcns/UD0001/service_figures/splw/2026-12", figures()), http.StatusUnprocessableEntity, "path:month", "future")
	for _, nowhere := range []string{"/api/v1/pcns/UD0001/service_figures/gp/2026-10", "/api/v1/pcns/UD0001/service_figures/splw/2026-13", "/api/v1/pcns/UD9999/service_figures/splw/2026-10"} {
		answers(t, put(h.manager, nowhere, figures()), http.StatusNotFound)
	}
	answers(t, h.manager.Get(october), http.StatusNotFound)
}

func TestOnlyTheNetworksManagerKeepsItsFigures(t *testing.T) {
	h := openHouse(t)
	for name, one := range map[string]struct {
		*contract.Server
		status int
	}{"sibling": {h.sibling, http.StatusNotFound}, "lead": {h.lead, http.StatusForbidden}, "administrator": {h.Server, http.StatusForbidden}, "analyst": {h.analyst, http.StatusForbidden}} {
		if r := one.Do(http.MethodPut, october, map[string]string{"If-None-Match": "*"}, figures()); r.Status != one.status {
			t.Errorf("the %s is answered %d %s", name, r.Status, r.Body)
		}
	}
}

// program is a program with permissions, which asks with a token.
func (h *house) program(permissions ...string) func(path string) *contract.Response {
	h.t.Helper()
	var client access.APIClient
	answers(h.t, h.Do(http.MethodPost, "/api/v1/api_clients", nil, object{"name": "Reporting", "permissions": permissions, "scope_kind": "region", "scope_keys": []string{"Y56"}, "expires_on": "2027-06-30"}), http.StatusCreated).Into(h.t, &client)
	var token access.Token
	answers(h.t, h.Anonymously().Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": "application/x-www-form-urlencoded"},
		"grant_type=client_credentials&client_id="+client.ID+"&client_secret="+client.Secret), http.StatusOK).Into(h.t, &token)
	return func(path string) *contract.Response {
		return h.Anonymously().Do(http.MethodGet, path, map[string]string{"Authorization": "Bearer " + token.AccessToken}, nil)
	}
}

func TestOutsidersAreToldNoCountOfOneToFourPeople(t *testing.T) {
	h := openHouse(t)
	answers(t, put(h.manager, october, figures()), http.StatusCreated)
	get := func(s *contract.Server) func(string) *contract.Response { return s.Get }
	for name, see := range map[string]func(string) *contract.Response{"manager": get(h.manager), "officer": get(h.officer), "administrator": get(h.Server), "trusted program": h.program("workforce:read", "service_figures:read")} {
		var f workforce.ServiceFigure
		answers(t, see(october), http.StatusOK).Into(t, &f)
		if f.IsSuppressed || len(f.Suppressed) != 0 || f.Declined == nil || *f.Declined != 3 {
			t.Errorf("the %s sees %+v", name, f)
		}
	}
	for name, see := range map[string]func(string) *contract.Response{"lead": get(h.lead), "analyst": get(h.analyst), "approver": get(h.approver), "program": h.program("workforce:read")} {
		one := answers(t, see(october), http.StatusOK)
		all := answers(t, see("/api/v1/service_figures?include=groups"), http.StatusOK)
		for where, f := range map[string]workforce.ServiceFigure{"by itself": into[workforce.ServiceFigure](t, one), "in the list": into[items[workforce.ServiceFigure]](t, all).Items[0]} {
			if !f.IsSuppressed || !slices.Equal(f.Suppressed, []string{"declined", "ethnicity_mixed", "ethnicity_other", "ethnicity_unknown"}) || f.Declined != nil || *f.Referrals != 42 || *f.Caseload != 118 || *f.WaitDaysMedian != 11.5 {
				t.Errorf("%s the %s sees %+v", where, name, f)
			}
			var hidden []string
			for _, g := range f.Groups {
				if g.Referrals == nil && g.IsSuppressed {
					hidden = append(hidden, g.GroupCode)
				}
			}
			// Of mixed ethnicity are 2; nobody is of another, which would narrow that down; the next smallest is unknown.
			if !slices.Equal(hidden, []string{"mixed", "other", "unknown"}) {
				t.Errorf("%s the %s cannot see %v", where, name, hidden)
			}
		}
		for _, file := range []string{"/api/v1/service_figures.csv?include=groups", "/api/v1/service_figures.ndjson?include=groups", "/api/v1/service_figures.csv", "/api/v1/service_figures?fields=declined,is_suppressed"} {
			text := answers(t, see(file), http.StatusOK).Text()
			if strings.Contains(text, `"declined":3`) || strings.Contains(text, ",42,3,") || strings.Contains(text, `"referrals":2,`) || strings.Contains(text, `"referrals":6,`) {
				t.Errorf("in %s the %s sees %s", file, name, text)
			}
		}
	}
	for name, s := range map[string]*contract.Server{"sibling": h.sibling, "other board": h.farLead} {
		answers(t, s.Get(october), http.StatusNotFound)
		if n := len(readAt[items[workforce.ServiceFigure]](t, s, "/api/v1/service_figures").Items); n != 0 {
			t.Errorf("the %s sees %d months", name, n)
		}
	}
	answers(t, h.Anonymously().Get(october), http.StatusUnauthorized)
}

// into reads an answer.
func into[T any](t *testing.T, r *contract.Response) (value T) {
	t.Helper()
	r.Into(t, &value)
	return value
}

func TestHiddenCountsShowNeitherByOrderNorByFilterNorByCursor(t *testing.T) {
	h := openHouse(t)
	for _, by := range []string{"referrals", "declined", "first_contacts", "caseload", "contacts", "wait_days_median", "-declined"} {
		answers(t, h.analyst.Get("/api/v1/service_figures?sort="+by), http.StatusBadRequest)
		answers(t, h.analyst.Get("/api/v1/service_figures?"+strings.TrimPrefix(by, "-")+"=3"), http.StatusBadRequest)
	}
	for month := 1; month <= 9; month++ {
		answers(t, put(h.manager, fmt.Sprintf("/api/v1/pcns/UD0001/service_figures/splw/2026-%02d", month), object{"referrals": month % 6, "caseload": month}), http.StatusCreated)
	}
	seen := 0
	for path := "/api/v1/service_figures?limit=4"; path != ""; {
		var page struct {
			Items []map[string]json.RawMessage
			Next  *string
		}
		answers(t, h.analyst.Get(path), http.StatusOK).Into(t, &page)
		for _, row := range page.Items {
			seen++
			for _, count := range []string{"referrals", "caseload"} {
				if text := string(row[count]); len(text) == 1 && text >= "1" && text <= "4" {
					t.Errorf("%s is %s in %s", count, text, row["month"])
				}
			}
		}
		if path = ""; page.Next != nil {
			path = "/api/v1/service_figures?limit=4&cursor=" + *page.Next
		}
	}
	if seen != 9 {
		t.Errorf("the pages hold %d months", seen)
	}
}

func TestRowLevelSecurityAloneKeepsOthersFiguresAndClaimsApart(t *testing.T) {
	h := openHouse(t)
	answers(t, put(h.manager, october, figures()), http.StatusCreated)
	claimed(t, h.manager, nil)
	counted := func(reach string) (n int) {
		err := h.App.DB.Within(t.Context(), strings.Fields(reach), countAll(&n))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if own, others, none := counted("service_figures:UD0001 arrs_claims:UD0001"), counted("service_figures:UD0003 pcn:UD0001 posts:UD0001"), counted(""); own != 8 || others != 0 || none != 0 {
		t.Errorf("the network reaches %d rows, others %d and nobody %d", own, others, none)
	}
}
