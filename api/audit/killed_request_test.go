package audit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/platform/httpx"
	"trellis/api/policy"
	"trellis/api/server"
)

// killedRequest is the request that a process answers until it is killed, as JSON.
const killedRequest = "TRELLIS_AUDIT_TEST_REQUEST"

// sent is such a request.
type sent struct{ Method, Path, IfMatch, Key, Body, Cookie string }

// requestKilled answers a request with the whole product, until it is killed before its n-th statement.
func requestKilled(ctx context.Context, at int) error {
	var r sent
	if err := json.Unmarshal([]byte(os.Getenv(killedRequest)), &r); err != nil {
		return err
	}
	key, err := access.GenerateKey()
	if err != nil {
		return err
	}
	app, err := server.New(ctx, server.Options{DatabaseURL: os.Getenv(killedURL), Tracer: &killer{at: at, ofRequests: true}, Clock: autumn,
		Guard: httpx.Options{PerMinute: 1000, TriesPerMinute: 1000, AtWork: 10}, Access: access.Options{Public: policy.Reference, Keys: []access.Key{key}}})
	if err != nil {
		return err
	}
	defer app.Close()
	request := httptest.NewRequest(r.Method, "http://127.0.0.1"+r.Path, strings.NewReader(r.Body))
	for name, value := range map[string]string{"Content-Type": "application/json", "If-Match": r.IfMatch, "Idempotency-Key": r.Key, "Cookie": r.Cookie, "Sec-Fetch-Site": "same-origin"} {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	answer := httptest.NewRecorder()
	app.Handler().ServeHTTP(answer, request)
	if answer.Code >= 300 {
		return fmt.Errorf("answered %d %s", answer.Code, answer.Body)
	}
	return nil
}

func autumn() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// everything is every record of every audited table, and how many events there are.
func (s site) everything(t *testing.T) (records string, events int) {
	t.Helper()
	must(t, s.admin.QueryRow(t.Context(), "SELECT count(*) FROM audit_events").Scan(&events))
	return strings.Join(s.source(t, append(append([]string{}, fed()...), audit.Private...)), "\n"), events
}

// Wherever in a request the process dies, its write is not there and nor is its event; sent again under its key, both are.
func TestKilledBetweenAnyTwoStatementsARequestLeavesNoWriteWithoutItsEvent(t *testing.T) {
	s := openSite(t)
	guest := s.Settle(access.NewPerson{Name: "Gus Guest", Email: "gus@trellis.invalid", Role: policy.Analyst, ScopeKind: "icb", ScopeKeys: []string{"QMF"}})
	plan := s.Plan("ods_practice_map", maps3[0].day, maps3[0].content)
	transition := func(verb string, version int64, body string) sent {
		return sent{Method: http.MethodPost, Path: "/api/v1/imports/" + plan.ID + "/" + verb, IfMatch: fmt.Sprintf(`"v%d.x"`, version), Body: body}
	}
	for name, r := range map[string]sent{
		"a change":   {Method: http.MethodPatch, Path: "/api/v1/icbs/QMF", IfMatch: `"v1.x"`, Body: `{"short_name": "After all"}`},
		"a new role": {Method: http.MethodPost, Path: "/api/v1/users/" + guest + "/memberships", Body: `{"role": "analyst", "scope_kind": "icb", "scope_keys": ["QWE"]}`},
		"an import":  transition("apply", plan.Version, `{"left_out": 0}`),
	} {
		s.dieAtEveryStatement(t, name, r)
	}
	s.dieAtEveryStatement(t, "an undo", transition("undo", plan.Version+1, `{"reason": "For a test"}`))
}

func (s site) dieAtEveryStatement(t *testing.T, name string, r sent) {
	t.Helper()
	r.Key, r.Cookie = name, s.Cookie()
	text, err := json.Marshal(r)
	must(t, err)
	records, events := s.everything(t)
	n := 1
	for ; !kill(t, "request", n, killedURL+"="+s.Database.AppURL, killedRequest+"="+string(text)); n++ {
		if after, there := s.everything(t); there != events || after != records {
			t.Fatalf("%s, killed before statement %d, leaves %d events; changed is something: %v", name, n, there-events, after != records)
		}
	}
	after, there := s.everything(t)
	if there != events+1 || after == records {
		t.Errorf("%s, not killed, leaves %d events; changed is something: %v", name, there-events, after != records)
	}
	answer := s.Do(r.Method, r.Path, map[string]string{"If-Match": r.IfMatch, "Idempotency-Key": r.Key}, r.Body)
	if again, still := s.everything(t); answer.Header.Get("Idempotency-Replayed") != "true" || again != after || still != there {
		t.Errorf("%s, sent again, is answered %d and leaves %d events more", name, answer.Status, still-there)
	}
	var found audit.Verification
	s.Get("/api/v1/audit_events/verification").Into(t, &found)
	if found.Status != audit.Intact || found.CheckedEvents != int64(there) {
		t.Errorf("after %s the audit is verified as %+v", name, found)
	}
	if n < 8 {
		t.Errorf("%s has only %d statements: the test is too tame", name, n-1)
	}
	t.Logf("%s was killed before each of its %d statements", name, n-1)
}
