package audit_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// hidden shows nothing to those who have no permission for it.
func hidden(o *server.Options) {
	o.Access.Public = policy.None
	o.Access.Origin = "https://trellis.example"
}

// program makes an API client of the administrator's, for one scope.
func (s site) program(t *testing.T, kind, key string, permissions ...string) (client access.APIClient) {
	t.Helper()
	answer := s.Do(http.MethodPost, "/api/v1/api_clients", nil, map[string]any{"name": "A program", "permissions": permissions,
		"scope_kind": kind, "scope_keys": []string{key}, "expires_on": "2027-03-01"})
	if answer.Into(t, &client); answer.Status != http.StatusCreated {
		t.Fatalf("a program is not made: %d %s", answer.Status, answer.Body)
	}
	return client
}

// asks sends a program's request, with a token for some of its permissions or (none named) for all.
func (s site) asks(t *testing.T, client access.APIClient, path string, permissions ...string) *contract.Response {
	t.Helper()
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {client.ID}, "client_secret": {client.Secret}, "scope": {strings.Join(permissions, " ")}}
	answer := s.Anonymously().Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, form.Encode())
	var token access.Token
	if answer.Into(t, &token); answer.Status != http.StatusOK {
		t.Fatalf("a program gets no token: %d %s", answer.Status, answer.Body)
	}
	return s.Anonymously().Do(http.MethodGet, path, map[string]string{"Authorization": "Bearer " + token.AccessToken}, nil)
}

// To follow changes is no way to read what one may not.
func TestAProgramFollowsOnlyWhatItMayRead(t *testing.T) {
	s := openSite(t, hidden)
	s.rename(t, "QMF", "East", "")
	s.Import("ods_practice_map", maps3[0].day, maps3[0].content)
	client := s.program(t, "region", "Y56", "changes:read", "imports:read", "organisations:read")
	s.numbered(t)
	const feed = "/api/v1/changes?limit=1000"
	kinds := func(answer *contract.Response) (page audit.Changes, told map[string]int) {
		t.Helper()
		if answer.Status != http.StatusOK {
			t.Fatalf("the feed answers %d %s", answer.Status, answer.Body)
		}
		answer.Into(t, &page)
		told = map[string]int{}
		for _, c := range page.Items {
			told[c.Resource]++
		}
		return page, told
	}
	alone, told := kinds(s.asks(t, client, feed, "changes:read"))
	if len(told) > 0 || !alone.IsCaughtUp {
		t.Errorf("with changes:read alone it is told of %v", told)
	}
	if _, told = kinds(s.asks(t, client, feed, "changes:read", "imports:read")); len(told) != 1 || told["imports"] == 0 {
		t.Errorf("with imports:read besides it is told of %v", told)
	}
	organisations, told := kinds(s.asks(t, client, feed, "changes:read", "organisations:read"))
	if told["imports"] > 0 || told["icbs"] == 0 || told["practices"] == 0 {
		t.Errorf("with organisations:read besides it is told of %v", told)
	}
	if _, told = kinds(s.asks(t, client, feed)); told["imports"] == 0 || told["practices"] == 0 {
		t.Errorf("with all three it is told of %v", told)
	}
	if answer := s.asks(t, client, feed+"&resource=icbs&resource=imports", "changes:read", "organisations:read"); answer.Status != http.StatusForbidden || !strings.Contains(answer.Text(), "imports:read") {
		t.Errorf("naming what it may not read it is answered %d %s", answer.Status, answer.Body)
	}
	for says, permissions := range map[string][]string{"more": {"changes:read", "organisations:read", "imports:read"}, "less": {"changes:read"}} {
		if answer := s.asks(t, client, feed+"&cursor="+organisations.Next, permissions...); answer.Status != http.StatusGone {
			t.Errorf("with %s to read than before it is answered %d %s", says, answer.Status, answer.Body)
		}
	}
	icbs, _ := kinds(s.asks(t, client, feed+"&resource=icbs", "changes:read", "organisations:read"))
	if _, told = kinds(s.asks(t, client, feed+"&resource=icbs&cursor="+icbs.Next)); len(told) > 0 {
		t.Errorf("what it does not follow changes what it is told: %v", told)
	}
}

// Whoever has the audit verified for one board is told that it is broken, and of other boards' people no more than that.
func TestAFaultIsNamedToThoseWhoMaySeeIt(t *testing.T) {
	s := openSite(t, hidden)
	lead := access.NewPerson{Name: "Ida Lead", Email: "ida@trellis.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QWE"}}
	theirs := s.Settle(lead)
	board, region := s.program(t, "icb", "QMF", "audit:read"), s.program(t, "region", "Y56", "audit:read")
	s.numbered(t)
	_, err := s.admin.Exec(t.Context(), "SET session_replication_role = replica; UPDATE users SET version = version + 1 WHERE id = '"+theirs+"'; RESET session_replication_role")
	must(t, err)
	verify := func(client access.APIClient) (found audit.Verification, text string) {
		answer := s.asks(t, client, "/api/v1/audit_events/verification")
		answer.Into(t, &found)
		return found, answer.Text()
	}
	if found, text := verify(region); found.FirstBad == nil || found.FirstBad.EventID == nil || or(found.FirstBad.TableName) != "users" || or(found.FirstBad.RecordKey) != theirs {
		t.Errorf("for the region it is %s", text)
	}
	found, text := verify(board)
	if b := found.FirstBad; found.Status != audit.Broken || b == nil || b.Code != "past_audit" || b.Sequence == nil || b.EventID != nil || b.TableName != nil || b.RecordKey != nil || strings.Contains(text, theirs) {
		t.Errorf("for another board it is %s", text)
	}
}
