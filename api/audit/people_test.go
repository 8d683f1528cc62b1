package audit_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/policy"
)

// What was done to somebody's account is seen by the administrators of where they have, or had, a role, and by nobody
// else: not even that it was done.
func TestTheAuditShowsAnAdministratorWhatWasDoneToThePeopleTheySee(t *testing.T) {
	s := openSite(t)
	elsewhere := s.As(s.Settle(access.NewPerson{Name: "Otto Elsewhere", Email: "otto@trellis.invalid", Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: []string{"Y60"}}))
	elsewhere.Cookie()
	person := s.Settle(access.NewPerson{Name: "Ida Lead", Email: "ida@trellis.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}})
	s.As(person).Cookie() // she signs in
	answer := s.Do(http.MethodPatch, "/api/v1/users/"+person, map[string]string{"If-Match": `"v1.x"`}, map[string]string{"status": "disabled"})
	if answer.Status != http.StatusOK {
		t.Fatalf("the account is not closed: %d %s", answer.Status, answer.Body)
	}
	_, err := s.admin.Exec(t.Context(), "SET session_replication_role = replica; UPDATE memberships SET valid_to = valid_from WHERE user_id = '"+person+"'; RESET session_replication_role")
	must(t, err) // her role has ended, which makes no difference
	s.numbered(t)
	for operation, table := range map[string]string{"users.update": "users", "sessions.create": "sessions"} {
		var event string
		must(t, s.admin.QueryRow(t.Context(), `SELECT e.id::text FROM audit_events e JOIN audit_changes c ON c.event_id = e.id WHERE e.operation = $1 AND $2 = ANY (coalesce(c.scopes_after, c.scopes_before))`,
			operation, "user:"+person).Scan(&event))
		lists := []string{"operation=" + operation, "table_name=" + table, "limit=200"}
		for _, list := range lists {
			if !slices.ContainsFunc(s.listed(t, list), func(e audit.AuditEvent) bool { return e.ID == event }) {
				t.Errorf("%s does not show her administrator %s", list, operation)
			}
		}
		var detail audit.AuditEventDetail
		s.Get("/api/v1/audit_events/"+event).Into(t, &detail)
		at := slices.IndexFunc(detail.Changes, func(c audit.AuditChange) bool { return c.TableName == table })
		if detail.ChangesTotal != int64(len(detail.Changes)) || at < 0 {
			t.Fatalf("%s shows her administrator %+v", operation, detail)
		}
		if change, _ := json.Marshal(detail.Changes[at]); operation == "users.update" && (!strings.Contains(string(change), `"status":"disabled"`) || !strings.Contains(string(change), "Ida Lead")) ||
			operation == "sessions.create" && (strings.Contains(string(change), "127.0.0.1") || !strings.Contains(string(change), "sealed")) {
			t.Errorf("%s shows her administrator %s", operation, change)
		}
		for _, list := range lists {
			if answer := elsewhere.Get("/api/v1/audit_events?" + list); answer.Status != http.StatusOK || strings.Contains(answer.Text(), event) {
				t.Errorf("%s tells an administrator elsewhere of %s", list, operation)
			}
		}
		for _, path := range []string{"/api/v1/audit_events/" + event, "/api/v1/audit_events/" + event + "/changes"} {
			if answer := elsewhere.Get(path); answer.Status != http.StatusNotFound {
				t.Errorf("%s answers an administrator elsewhere %d", path, answer.Status)
			}
		}
	}
	if own := elsewhere.Get("/api/v1/audit_events?" + url.Values{"operation": {"sessions.create"}}.Encode()); !strings.Contains(own.Text(), "sessions.create") {
		t.Error("an administrator elsewhere does not see that they signed in themselves")
	}
}
