package access_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// names are those of a list, in its order.
func names(answer *contract.Response) (names []string) {
	items, _ := answer.JSON.(object)["items"].([]any)
	for _, item := range items {
		names = append(names, item.(object)["name"].(string))
	}
	return names
}

// town is an office with people of every sort.
func town(t *testing.T) (o *office, ids map[string]string) {
	t.Helper()
	o, ids = newOffice(t), map[string]string{}
	for _, p := range []access.NewPerson{
		{Name: "Nell Northeast", Role: "icb_lead", ScopeKind: "icb", ScopeKeys: []string{"QMF"}},
		{Name: "Wanda West", Role: "icb_lead", ScopeKind: "icb", ScopeKeys: []string{"Z9B2Z"}},
		{Name: "Otto Old", Role: "analyst", ScopeKind: "icb", ScopeKeys: []string{"QMJ"}},
		{Name: "Ana Everywhere", Role: "analyst", ScopeKind: "region", ScopeKeys: []string{"Y56"}},
		{Name: "Mick Midlands", Role: "analyst", ScopeKind: "region", ScopeKeys: []string{"Y60"}},
	} {
		p.Email = strings.ToLower(strings.ReplaceAll(p.Name, " ", ".")) + "@trellis.invalid"
		ids[p.Name] = o.Settle(p)
	}
	return o, ids
}

func TestWhoSeesWhom(t *testing.T) {
	o, ids := town(t)
	for who, want := range map[string]string{
		"Ada Administrator": "Ada Administrator, Ana Everywhere, Nell Northeast, Otto Old, Wanda West",
		"Nell Northeast":    "Nell Northeast",
		// West and North London succeeded North Central and North West London: its lead sees whoever was given those.
		"Wanda West": "Otto Old, Wanda West",
	} {
		s := o.Server
		if id := ids[who]; id != "" {
			s = o.As(id)
		}
		list := s.Get("/api/v1/users?include_total=true")
		if got := strings.Join(names(list), ", "); got != want || list.JSON.(object)["total"] != float64(len(names(list))) {
			t.Errorf("%s sees %s, not %s", who, got, want)
		}
		if file := s.Get("/api/v1/users.csv?fields=name").Text(); strings.ReplaceAll(strings.TrimSpace(strings.TrimPrefix(file, "name\n")), "\n", ", ") != want {
			t.Errorf("as a file %s sees %q", who, file)
		}
		for name, id := range ids {
			answer := s.Get("/api/v1/users/" + id)
			if seen := slices.Contains(strings.Split(want, ", "), name); seen != (answer.Status == http.StatusOK) {
				t.Errorf("%s reads %s: %d", who, name, answer.Status)
			} else if !seen {
				problemOf(t, who+" reads "+name, answer, 404, "not_found")
			}
		}
	}
	for _, who := range []string{"Ana Everywhere", "Otto Old"} {
		for _, path := range []string{"/api/v1/users", "/api/v1/users/" + ids[who], "/api/v1/invitations", "/api/v1/users.csv"} {
			problemOf(t, who+" "+path, o.As(ids[who]).Get(path), 403, "forbidden")
		}
	}
	problemOf(t, "nobody", o.Anonymously().Get("/api/v1/users"), 401, "unauthenticated")
}

func TestPeopleAreFoundByNameAddressRoleAndStatus(t *testing.T) {
	o, ids := town(t)
	b := browserOn(o.Server)
	if answer := o.As(ids["Otto Old"]).Do(http.MethodPost, "/api/v1/me/password", nil, object{"new_password": password}); answer.Status != http.StatusOK {
		t.Fatal(answer.Text())
	}
	signedIn(t, b.signIn("otto.old@trellis.invalid", password))
	o.clock.move(1)
	o.Do(http.MethodPatch, "/api/v1/users/"+ids["Wanda West"], map[string]string{"If-Match": `"v1"`}, object{"status": "disabled"})
	for query, want := range map[string]string{
		"q=NORTH": "Nell Northeast", "q=old%40trellis": "Otto Old", "q=25%25": "", "q=_": "", "q=a%5C": "", "role=icb_lead": "Nell Northeast, Wanda West",
		"role=analyst&q=e": "Ana Everywhere, Otto Old", "status=disabled": "Wanda West", "status=active&role=icb_lead": "Nell Northeast", "role=pcn_manager": "",
		"sort=-name&status=active": "Otto Old, Nell Northeast, Ana Everywhere, Ada Administrator", "is_demo=true": "",
		"id=" + ids["Otto Old"] + "&id=" + ids["Mick Midlands"]: "Otto Old",
	} {
		if got := strings.Join(names(o.Get("/api/v1/users?"+query)), ", "); got != want {
			t.Errorf("%s finds %q, not %q", query, got, want)
		}
	}
	for _, query := range []string{"role=boss", "role=icb_lead&role=analyst", "status=gone", "q=" + strings.Repeat("x", 101), "as_of=2026-01-01", "colour=red"} {
		if answer := o.Get("/api/v1/users?" + query); answer.Status != http.StatusBadRequest {
			t.Errorf("%s answers %d", query, answer.Status)
		}
	}
	var pages []string
	path := "/api/v1/users?limit=2&sort=name&q=e"
	for path != "" {
		page := o.Get(path)
		pages = append(pages, strings.Join(names(page), ", "))
		next, _ := page.JSON.(object)["next"].(string)
		if path = ""; next != "" {
			path = "/api/v1/users?limit=2&sort=name&q=e&cursor=" + next
			problemOf(t, "the cursor of another search", o.Get(path+"x"), 400, "bad_request")
			problemOf(t, "the cursor with another search", o.Get(strings.Replace(path, "q=e", "q=d", 1)), 400, "bad_request")
			o.clock.move(1e9)
		}
	}
	if got := strings.Join(pages, " | "); got != "Ada Administrator, Ana Everywhere | Nell Northeast, Otto Old | Wanda West" {
		t.Errorf("the pages are %s", got)
	}
	var otto access.UserDetail
	o.Get("/api/v1/users/"+ids["Otto Old"]).Into(t, &otto)
	if otto.LastSignedInAt == nil || len(otto.Memberships) != 1 || otto.Memberships[0].ScopeNames[0] != "North Central London" || otto.Memberships[0].GivenBy != "system" {
		t.Errorf("one of them is %+v", otto)
	}
}

func TestAnAdministratorChangesAccountsUnderTheVersionTheyRead(t *testing.T) {
	o, ids := town(t)
	path := "/api/v1/users/" + ids["Nell Northeast"]
	patch := func(s *contract.Server, etag string, body any) *contract.Response {
		header := map[string]string{}
		if etag != "" {
			header["If-Match"] = etag
		}
		return s.Do(http.MethodPatch, path, header, body)
	}
	problemOf(t, "without a version", patch(o.Server, "", object{"name": "Nell"}), 428, "precondition_required")
	problemOf(t, "with an old one", patch(o.Server, `"v9"`, object{"name": "Nell"}), 412, "stale")
	for says, body := range map[string]object{"nothing": {}, "an empty name": {"name": ""}, "a name that is too long": {"name": strings.Repeat("x", 201)}, "another status": {"status": "gone"},
		"a name that cannot be shown": {"name": "Nell\u202e"}, "an unknown field": {"email": "x@trellis.invalid"}, "an NHS number": {"name": "Nell 943 476 5919"}} {
		if answer := patch(o.Server, `"v1"`, body); answer.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s is answered %d %s", says, answer.Status, answer.Body)
		}
	}
	answer := patch(o.Server, `"v1"`, object{"name": " Nell  Other "})
	if answer.Status != http.StatusOK || answer.JSON.(object)["name"] != "Nell Other" || !strings.HasPrefix(answer.Header.Get("ETag"), `"v2.`) {
		t.Errorf("a new name answers %d %s", answer.Status, answer.Body)
	}
	for who, want := range map[string]int{"Wanda West": 403, "Nell Northeast": 403, "Ana Everywhere": 403} {
		if answer := patch(o.As(ids[who]), `"v2"`, object{"status": "disabled"}); answer.Status != want {
			t.Errorf("%s is answered %d", who, answer.Status)
		}
	}
	out := o.Do(http.MethodPatch, "/api/v1/users/"+ids["Mick Midlands"], map[string]string{"If-Match": `"v1"`}, object{"status": "disabled"})
	problemOf(t, "somebody of another region", out, 404, "not_found")
	change := ask[string](t, o.Server, `SELECT format('%s %s → %s', e.operation, c.personal -> 'before' ->> 'name', c.personal -> 'after' ->> 'name')
		FROM audit_events e JOIN audit_changes c ON c.event_id = e.id WHERE c.table_name = 'users' AND c.record_key = $1 AND c.action = 'update' ORDER BY e.id DESC LIMIT 1`, ids["Nell Northeast"])
	if change != "users.update Nell Northeast → Nell Other" {
		t.Errorf("the audit says %s", change)
	}
}

func TestWhoeverSignsInChangesTheirOwnNameAndNothingElse(t *testing.T) {
	o, ids := town(t)
	s := o.As(ids["Otto Old"])
	account := s.Get("/api/v1/me/account")
	if account.JSON.(object)["email"] != "otto.old@trellis.invalid" || account.JSON.(object)["has_password"] != false {
		t.Errorf("the account is %s", account.Body)
	}
	for says, body := range map[string]object{"an address": {"name": "Otto", "email": "x@trellis.invalid"}, "a status": {"name": "Otto", "status": "active"}, "a role": {"name": "Otto", "roles": []string{"programme_admin"}}, "no name": {}} {
		if answer := s.Do(http.MethodPatch, "/api/v1/me", map[string]string{"If-Match": account.Header.Get("ETag")}, body); answer.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s is answered %d %s", says, answer.Status, answer.Body)
		}
	}
	answer := s.Do(http.MethodPatch, "/api/v1/me", map[string]string{"If-Match": account.Header.Get("ETag")}, object{"name": "Otto Older"})
	if answer.Status != http.StatusOK || s.Get("/api/v1/me").JSON.(object)["name"] != "Otto Older" {
		t.Errorf("a new name answers %d %s", answer.Status, answer.Body)
	}
	problemOf(t, "the version before", s.Do(http.MethodPatch, "/api/v1/me", map[string]string{"If-Match": account.Header.Get("ETag")}, object{"name": "X"}), 412, "stale")
	var me access.Me
	o.As(ids["Wanda West"]).Get("/api/v1/me").Into(t, &me)
	if got := fmt.Sprint(me.MayGive); got != "[{icb_lead [icb place]} {pcn_manager [pcn]} {analyst [region icb place pcn]}]" {
		t.Errorf("a board's lead may give %s", got)
	}
}
