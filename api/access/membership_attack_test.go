package access_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// give gives a person a role.
func give(s *contract.Server, userID, role, kind string, keys ...string) *contract.Response {
	return s.Do(http.MethodPost, "/api/v1/users/"+userID+"/memberships", nil, object{"role": role, "scope_kind": kind, "scope_keys": keys})
}

func TestNobodyGivesMoreThanTheyHave(t *testing.T) {
	o, ids := town(t)
	west, northeast := o.As(ids["Wanda West"]), o.As(ids["Nell Northeast"])
	nell, otto := ids["Nell Northeast"], ids["Otto Old"]
	for _, tt := range []struct {
		says       string
		by         *contract.Server
		to         string
		role, kind string
		keys       []string
		status     int
		at         string // what the refusal points at, for 422
	}{
		{"a lead makes an administrator", west, otto, "programme_admin", "region", []string{"Y56"}, 403, ""},
		{"a lead makes themself one", west, ids["Wanda West"], "programme_admin", "region", []string{"Y56"}, 403, ""},
		{"a lead makes a programme officer", west, otto, "programme_officer", "region", []string{"Y56"}, 403, ""},
		{"a lead makes a finance approver", west, otto, "finance_approver", "region", []string{"Y56"}, 403, ""},
		{"a lead makes a lead of their own board", west, otto, "icb_lead", "icb", []string{"Z9B2Z"}, 201, ""},
		{"a lead makes a lead of a board theirs succeeded", west, otto, "icb_lead", "icb", []string{"QMJ"}, 201, ""},
		{"a lead makes a lead of another board", west, otto, "icb_lead", "icb", []string{"QMF"}, 422, "/scope_keys/0 unknown_scope"},
		{"a lead makes a lead of theirs and of another", west, otto, "icb_lead", "icb", []string{"Z9B2Z", "QMF"}, 422, "/scope_keys/1 unknown_scope"},
		{"a lead makes a lead of a board there is not", west, otto, "icb_lead", "icb", []string{"QXX"}, 422, "/scope_keys/0 unknown_scope"},
		{"a lead makes an analyst of the region", west, otto, "analyst", "region", []string{"Y56"}, 422, "/scope_keys/0 unknown_scope"},
		{"a lead makes a lead of one of their boroughs", west, otto, "icb_lead", "place", []string{"E09000007"}, 201, ""},
		{"a lead makes a lead of another's borough", west, otto, "icb_lead", "place", []string{"E09000012"}, 422, "/scope_keys/0 unknown_scope"},
		{"a lead gives a role to somebody they do not see", west, nell, "analyst", "icb", []string{"Z9B2Z"}, 404, ""},
		{"the other lead gives one to somebody they do not see", northeast, otto, "analyst", "icb", []string{"QMF"}, 404, ""},
		{"an analyst gives a role", o.As(ids["Ana Everywhere"]), otto, "analyst", "region", []string{"Y56"}, 403, ""},
		{"an administrator makes another of their region", o.Server, otto, "programme_admin", "region", []string{"Y56"}, 201, ""},
		{"an administrator makes one of another region", o.Server, otto, "programme_admin", "region", []string{"Y60"}, 422, "/scope_keys/0 unknown_scope"},
		{"an administrator makes a lead of another region's board", o.Server, otto, "icb_lead", "icb", []string{"QHL"}, 422, "/scope_keys/0 unknown_scope"},
		{"a role there is not", o.Server, otto, "owner", "region", []string{"Y56"}, 422, "/role unknown_value"},
		{"a program's role", o.Server, otto, "api_client", "region", []string{"Y56"}, 422, "/role unknown_value"},
		{"an administrator of a board", o.Server, otto, "programme_admin", "icb", []string{"QMF"}, 422, "/scope_kind unknown_value"},
		{"a lead of a region", o.Server, otto, "icb_lead", "region", []string{"Y56"}, 422, "/scope_kind unknown_value"},
		{"everything", o.Server, otto, "analyst", "*", []string{"*"}, 422, "/scope_kind unknown_value"},
		{"a star of a region", o.Server, otto, "analyst", "region", []string{"*"}, 422, "/scope_keys/0 unknown_scope"},
		{"a person's own things", o.Server, otto, "analyst", "user", []string{contract.AdministratorID}, 422, "/scope_kind unknown_value"},
		{"nothing", o.Server, otto, "analyst", "region", []string{}, 422, "/scope_keys required"},
		{"an empty code", o.Server, otto, "analyst", "region", []string{""}, 422, "/scope_keys/0 unknown_scope"},
		{"more than fifty", o.Server, otto, "analyst", "icb", slices.Repeat([]string{"QMF"}, 51), 422, "/scope_keys required"},
		{"a project, of which there are none yet", o.Server, otto, "project_lead", "project", []string{"x"}, 422, "/scope_kind unknown_scope"},
		{"a round, of which there are none yet", o.Server, otto, "panel_member", "round", []string{"x"}, 422, "/scope_kind unknown_scope"},
		{"an application, of which there are none yet", o.Server, otto, "applicant", "application", []string{"x"}, 422, "/scope_kind unknown_scope"},
	} {
		t.Run(tt.says, func(t *testing.T) {
			before := ask[int](t, o.Server, "SELECT count(*) FROM memberships")
			answer := give(tt.by, tt.to, tt.role, tt.kind, tt.keys...)
			made := ask[int](t, o.Server, "SELECT count(*) FROM memberships") - before
			if answer.Status != tt.status || made > 0 != (tt.status == http.StatusCreated) {
				t.Fatalf("it is answered %d %s and makes %d", answer.Status, answer.Body, made)
			}
			if tt.at != "" {
				if pointers := problemOf(t, tt.says, answer, 422, "invalid"); pointers[0] != tt.at {
					t.Errorf("it points at %v, not %s", pointers, tt.at)
				}
			}
		})
	}
	there, not := said(t, give(west, otto, "icb_lead", "icb", "QMF")), said(t, give(west, otto, "icb_lead", "icb", "QXX"))
	if there["detail"] != not["detail"] {
		t.Errorf("a board out of reach is answered %v, one there is not %v", there, not)
	}
}

// A network's manager sees who is in its posts; whoever may only invite one learns that by no hand of their own.
func TestNobodyMakesThemselvesMore(t *testing.T) {
	o, ids := town(t)
	o.FillLondon()
	west := o.As(ids["Wanda West"])
	problemOf(t, "a lead makes themself a manager", give(west, ids["Wanda West"], "pcn_manager", "pcn", "UD0001"), http.StatusForbidden, "forbidden")
	problemOf(t, "an administrator makes themself one", give(o.Server, contract.AdministratorID, "pcn_manager", "pcn", "UD0001"), http.StatusForbidden, "forbidden")
	for says, answer := range map[string]*contract.Response{
		"a lead makes somebody else one":                  give(west, ids["Otto Old"], "pcn_manager", "pcn", "UD0001"),
		"a lead becomes an analyst, who may less":         give(west, ids["Wanda West"], "analyst", "icb", "Z9B2Z"),
		"an administrator makes a lead a manager as well": give(o.Server, ids["Wanda West"], "pcn_manager", "pcn", "UD0001"),
	} {
		if answer.Status != http.StatusCreated {
			t.Errorf("%s: %d %s", says, answer.Status, answer.Body)
		}
	}
}

func TestDaysOfARole(t *testing.T) {
	o, ids := town(t)
	otto := ids["Otto Old"]
	post := func(from, to any) *contract.Response {
		body := object{"role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}}
		if from != nil {
			body["valid_from"] = from
		}
		if to != nil {
			body["valid_to"] = to
		}
		return o.Do(http.MethodPost, "/api/v1/users/"+otto+"/memberships", nil, body)
	}
	for _, wrong := range [][2]any{{"2026-11-24", nil}, {nil, "2026-11-25"}, {"2026-12-01", "2026-12-01"}, {"2026-12-01", "2026-11-30"}, {"tomorrow", nil}, {"2026-02-30", nil}} {
		if answer := post(wrong[0], wrong[1]); answer.Status != http.StatusUnprocessableEntity {
			t.Errorf("from %v to %v is answered %d %s", wrong[0], wrong[1], answer.Status, answer.Body)
		}
	}
	mayRead := func() bool { return o.As(otto).Get("/api/v1/imports").Status == http.StatusOK }
	end := func(m access.Membership, body object, etag string) *contract.Response {
		return o.Do(http.MethodPost, "/api/v1/memberships/"+m.ID+"/end", map[string]string{"If-Match": etag}, body)
	}
	var first, later access.Membership
	var user access.UserDetail
	o.Get("/api/v1/users/"+otto).Into(t, &user)
	first = user.Memberships[0]
	post("2026-11-27", "2026-11-29").Into(t, &later)
	if first.Status != "holds" || later.Status != "not_yet" || later.GivenBy != contract.AdministratorID || *later.GivenByName != "Ada Administrator" || later.ScopeNames[0] != "North East London" {
		t.Errorf("they are %+v and %+v", first, later)
	}
	problemOf(t, "an end in the past", end(first, object{"valid_to": "2026-11-24"}, `"v1"`), 422, "invalid")
	problemOf(t, "an end before the beginning", end(later, object{"valid_to": "2026-11-26"}, `"v1"`), 422, "invalid")
	problemOf(t, "an old version", end(first, object{}, `"v2"`), 412, "stale")
	if !mayRead() {
		t.Error("while it holds they may not read")
	}
	if answer := end(first, object{}, `"v1"`); answer.Status != http.StatusOK || answer.JSON.(object)["status"] != "ended" || answer.JSON.(object)["valid_to"] != "2026-11-25" {
		t.Errorf("ending it answers %d %s", answer.Status, answer.Body)
	}
	if mayRead() {
		t.Error("after its end they may read")
	}
	var third access.Membership
	post("2026-12-10", nil).Into(t, &third)
	if answer := end(third, object{}, `"v1"`); answer.Status != http.StatusOK || answer.JSON.(object)["status"] != "ended" || answer.JSON.(object)["valid_to"] != "2026-12-10" {
		t.Errorf("taking one back that has not begun answers %d %s", answer.Status, answer.Body)
	}
	problemOf(t, "taking it back again", end(third, object{}, `"v2"`), 409, "conflict")
	problemOf(t, "ending it again", end(first, object{}, `"v2"`), 409, "conflict")
	for day, want := range []bool{false, false, true, true, false} { // 25 to 29 November: the later role holds on two days
		if got := mayRead(); got != want {
			t.Errorf("%d days on they may read: %v", day, got)
		}
		o.clock.move(24 * 60 * 60 * 1e9)
	}
}

func TestSomebodyAlwaysAdministersTheProgramme(t *testing.T) {
	o, ids := town(t)
	var ada access.UserDetail
	read := func() {
		o.Get("/api/v1/users/"+contract.AdministratorID).Into(t, &ada)
	}
	read()
	endAda := func() *contract.Response {
		return o.Do(http.MethodPost, "/api/v1/memberships/"+ada.Memberships[0].ID+"/end", map[string]string{"If-Match": `"v1"`}, object{})
	}
	closeAda := func() *contract.Response {
		return o.Do(http.MethodPatch, "/api/v1/users/"+contract.AdministratorID, map[string]string{"If-Match": o.Get("/api/v1/users/" + contract.AdministratorID).Header.Get("ETag")}, object{"status": "disabled"})
	}
	problemOf(t, "the last role", endAda(), 409, "conflict")
	problemOf(t, "the last account", closeAda(), 409, "conflict")
	o.Do(http.MethodPost, "/api/v1/users/"+ids["Otto Old"]+"/memberships", nil, object{"role": "programme_admin", "scope_kind": "region", "scope_keys": []string{"Y56"}, "valid_to": "2026-12-01"})
	problemOf(t, "with another who goes next week", endAda(), 409, "conflict")
	give(o.Server, ids["Nell Northeast"], "programme_admin", "region", "Y56")
	o.Do(http.MethodPatch, "/api/v1/users/"+ids["Nell Northeast"], map[string]string{"If-Match": `"v1"`}, object{"status": "disabled"})
	problemOf(t, "with another whose account is closed", endAda(), 409, "conflict")

	give(o.Server, ids["Wanda West"], "programme_admin", "region", "Y56")
	var wanda access.UserDetail
	o.Get("/api/v1/users/"+ids["Wanda West"]).Into(t, &wanda)
	at := slices.IndexFunc(wanda.Memberships, func(m access.Membership) bool { return m.Role == policy.ProgrammeAdmin })
	var answers [2]*contract.Response
	var both sync.WaitGroup
	both.Go(func() { answers[0] = endAda() })
	both.Go(func() {
		answers[1] = o.As(ids["Wanda West"]).Do(http.MethodPost, "/api/v1/memberships/"+wanda.Memberships[at].ID+"/end", map[string]string{"If-Match": `"v1"`}, object{})
	})
	both.Wait()
	if answers[0].Status+answers[1].Status != http.StatusOK+http.StatusConflict {
		t.Errorf("of the last two who go at once one is answered %d, the other %d", answers[0].Status, answers[1].Status)
	}
}

func TestWhoMayGiveARoleMayTakeIt(t *testing.T) {
	o, ids := town(t)
	manager := o.Settle(access.NewPerson{Name: "Nina Admin", Role: "programme_officer", ScopeKind: "region", ScopeKeys: []string{"Y56"}})
	var lead, analyst access.Membership
	give(o.Server, manager, "icb_lead", "icb", "Z9B2Z").Into(t, &lead)
	give(o.Server, manager, "analyst", "icb", "QMF").Into(t, &analyst)
	end := func(s *contract.Server, id string) *contract.Response {
		return s.Do(http.MethodPost, "/api/v1/memberships/"+id+"/end?dry_run=true", map[string]string{"If-Match": `"v1"`}, object{})
	}
	west := o.As(ids["Wanda West"])
	if answer := end(west, lead.ID); answer.Status != http.StatusOK {
		t.Errorf("a lead of the same board is answered %d", answer.Status)
	}
	problemOf(t, "a role of another board", end(west, analyst.ID), 404, "not_found")
	problemOf(t, "a role there is not", end(west, access.NewID()), 404, "not_found")
	var seen access.UserDetail
	west.Get("/api/v1/users/"+manager).Into(t, &seen)
	if len(seen.Memberships) != 1 || seen.Memberships[0].ID != lead.ID || !slices.Equal(seen.Roles, []string{"icb_lead"}) || seen.Memberships[0].GivenByName != nil {
		t.Errorf("of somebody with three roles a lead sees %+v", seen)
	}
	problemOf(t, "an analyst", end(o.As(ids["Ana Everywhere"]), lead.ID), 403, "forbidden")
}
