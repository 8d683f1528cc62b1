package audit_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// listed reads a list of events.
func (s site) listed(t *testing.T, query string) (events []audit.AuditEvent) {
	t.Helper()
	answer := s.Get("/api/v1/audit_events?" + query)
	if answer.Status != http.StatusOK {
		t.Fatalf("%s is answered %d %s", query, answer.Status, answer.Body)
	}
	var list struct{ Items []audit.AuditEvent }
	answer.Into(t, &list)
	return list.Items
}

func TestTheAuditListsWhoChangedWhat(t *testing.T) {
	s := openSite(t)
	s.rename(t, "QMF", "East", "")
	s.rename(t, "QWE", "West", "")
	s.rename(t, "QMF", "Far East", "")
	s.Import("ods_practice_map", maps3[0].day, maps3[0].content)
	s.numbered(t)
	all := s.listed(t, "limit=200")
	for i, e := range all {
		if e.Sequence != int64(len(all)-i) || len(e.Hash) != 64 || e.ID == "" || e.Operation == "" {
			t.Fatalf("event %d of %d is %+v", i, len(all), e)
		}
	}
	latest := all[0]
	if latest.Operation != "imports.apply" || latest.ActorID != contract.AdministratorID || latest.ActorKind != "person" || latest.RequestID == nil || latest.OccurredAt.Format("2006-01-02T15:04:05Z") != "2026-11-23T10:00:00Z" {
		t.Errorf("the newest is %+v", latest)
	}
	operations := func(events []audit.AuditEvent) string {
		names := []string{}
		for _, e := range events {
			names = append(names, e.Operation)
		}
		return strings.Join(names, " ")
	}
	for query, want := range map[string]string{
		"operation=icbs.update":                                   "icbs.update icbs.update icbs.update",
		"operation=icbs.update&operation=imports.apply&limit=2":   "imports.apply icbs.update",
		"table_name=icbs&record_key=QMF&actor_kind=person":        "icbs.update icbs.update",
		"table_name=imports":                                      "imports.apply imports.create",
		"table_name=practices&sort=sequence":                      "imports.apply",
		"table_name=nothing":                                      "",
		"actor_id=nobody":                                         "",
		"id=" + latest.ID:                                         "imports.apply",
		"request_id=" + *latest.RequestID:                         "imports.apply",
		fmt.Sprintf("sequence=%d", latest.Sequence):               "imports.apply",
		"operation=icbs.update&from=2026-11-23&to=2026-11-23":     "icbs.update icbs.update icbs.update",
		"operation=icbs.update&from=2026-11-24":                   "",
		"operation=icbs.update&to=2026-11-22":                     "",
		"operation=icbs.update&from=2026-11-23T10:00:00Z&limit=1": "icbs.update",
		"operation=icbs.update&from=2026-11-23T10:00:00.001Z":     "",
		"operation=icbs.update&to=2026-11-23T10:00:00Z":           "",
	} {
		if got := operations(s.listed(t, query)); got != want {
			t.Errorf("%s lists %q, not %q", query, got, want)
		}
	}
	for query, code := range map[string]string{"record_key=QMF": "alone", "from=yesterday": "bad_instant", "to=2026-13-01": "bad_instant", "sort=hash": "unknown_field", "sequence=x": "bad_value", "actor_kind=ghost": "unknown_value"} {
		if answer := s.Get("/api/v1/audit_events?" + query); answer.Status != http.StatusBadRequest || !strings.Contains(answer.Text(), code) {
			t.Errorf("%s is answered %d %s", query, answer.Status, answer.Body)
		}
	}
	var page struct {
		Items []audit.AuditEvent
		Next  string
	}
	s.Get("/api/v1/audit_events?limit=2").Into(t, &page)
	if next := s.listed(t, "limit=2&cursor="+url.QueryEscape(page.Next)); len(next) != 2 || next[0].Sequence != latest.Sequence-2 {
		t.Errorf("the second page is %+v", next)
	}
	if lines := strings.Split(strings.TrimSpace(s.Get("/api/v1/audit_events.ndjson?sort=sequence").Text()), "\n"); len(lines) != len(all) || !strings.Contains(lines[len(lines)-1], latest.Hash) {
		t.Errorf("exported are %d events", len(lines))
	}
}

func TestAnEventIsReadWithItsChanges(t *testing.T) {
	s := openSite(t)
	s.rename(t, "QMF", "East", "")
	s.Import("ods_practice_map", maps3[0].day, maps3[0].content)
	s.numbered(t)
	renamed, applied := s.listed(t, "operation=icbs.update")[0], s.listed(t, "operation=imports.apply")[0]
	var detail audit.AuditEventDetail
	s.Get("/api/v1/audit_events/"+renamed.ID).Into(t, &detail)
	if detail.AuditEvent.ID != renamed.ID || detail.ChangesTotal != 1 || len(detail.Changes) != 1 || detail.Changes[0].RecordKey != "QMF" || detail.Changes[0].Action != "update" ||
		!strings.Contains(string(*detail.Changes[0].Before), `"short_name":"North East London"`) || !strings.Contains(string(*detail.Changes[0].After), `"short_name":"East"`) {
		t.Errorf("it is read as %+v", detail)
	}
	s.Get("/api/v1/audit_events/"+applied.ID).Into(t, &detail)
	changes := "/api/v1/audit_events/" + applied.ID + "/changes"
	var list struct {
		Items []audit.AuditChange
		Total int64
	}
	s.Get(changes+"?include_total=true&table_name=practices&table_name=pcns&sort=-record_key").Into(t, &list)
	if list.Total != 5 || list.Items[0].RecordKey != "U10002" || list.Items[0].Before != nil || list.Items[0].After == nil || detail.ChangesTotal < 10 || int64(len(detail.Changes)) != detail.ChangesTotal {
		t.Errorf("of an import %d changes are read, and %d of practices and networks: %+v", detail.ChangesTotal, list.Total, list.Items)
	}
	if csv := s.Get(changes + ".csv?record_key=U10002").Text(); !strings.Contains(csv, "pcns,U10002,U10002 PCN,insert,,\"{\"") {
		t.Errorf("as a file they are %s", csv)
	}
	for _, id := range []string{"nothing", "01990000-0000-7000-8000-000000000000", "urn:uuid:" + renamed.ID, strings.ReplaceAll(renamed.ID, "-", "")} {
		for _, of := range []string{"", "/changes", "/changes.csv"} {
			if answer := s.Get("/api/v1/audit_events/" + url.PathEscape(id) + of); answer.Status != http.StatusNotFound {
				t.Errorf("%s%s is answered %d", id, of, answer.Status)
			}
		}
	}
}

func TestTheAuditIsReadByThoseWhoMay(t *testing.T) {
	s := openSite(t)
	lead := s.As(s.Settle(access.NewPerson{Name: "Ida Lead", Email: "ida@trellis.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}}))
	s.numbered(t)
	id := s.listed(t, "limit=1")[0].ID
	for _, path := range []string{"/api/v1/audit_events", "/api/v1/audit_events/" + id, "/api/v1/audit_events/" + id + "/changes", "/api/v1/audit_events/verification"} {
		if answer := s.Anonymously().Get(path); answer.Status != http.StatusUnauthorized {
			t.Errorf("nobody asks for %s and is answered %d", path, answer.Status)
		}
		if answer := lead.Get(path); answer.Status != http.StatusForbidden {
			t.Errorf("a board's lead asks for %s and is answered %d", path, answer.Status)
		}
	}
	if answer := lead.Get("/api/v1/changes?limit=1"); answer.Status != http.StatusOK {
		t.Errorf("a board's lead follows changes and is answered %d", answer.Status)
	}
	if answer := s.Anonymously().Get("/api/v1/changes"); answer.Status != http.StatusUnauthorized {
		t.Errorf("nobody follows changes and is answered %d", answer.Status)
	}
}

// Of another region's people an administrator learns nothing, in whatever way they ask.
func TestAnotherRegionsChangesAreNotInTheAudit(t *testing.T) {
	s := openSite(t)
	theirs := s.Settle(access.NewPerson{Name: "Carla Canary", Email: "carla@canary.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QHL"}})
	s.numbered(t)
	var event string
	must(t, s.admin.QueryRow(t.Context(), "SELECT event_id::text FROM audit_changes WHERE table_name = 'users' AND record_key = $1", theirs).Scan(&event))
	if events := s.listed(t, "limit=200"); slices.ContainsFunc(events, func(e audit.AuditEvent) bool { return e.ID == event }) {
		t.Error("the event is listed")
	}
	for _, path := range []string{"/api/v1/audit_events/" + event, "/api/v1/audit_events/" + event + "/changes", "/api/v1/audit_events/" + event + "/changes.ndjson"} {
		if answer := s.Get(path); answer.Status != http.StatusNotFound {
			t.Errorf("%s is answered %d", path, answer.Status)
		}
	}
	for _, path := range []string{"/api/v1/audit_events.ndjson", "/api/v1/audit_events?table_name=users", "/api/v1/audit_events?table_name=memberships", "/api/v1/audit_events?include_total=true&id=" + event} {
		answer := s.Get(path)
		if strings.Contains(answer.Text(), event) || strings.Contains(answer.Text(), `"total":1`) {
			t.Errorf("%s tells of it: %s", path, answer.Body)
		}
	}
}

func TestTheVerificationIsAnswered(t *testing.T) {
	s := openSite(t)
	s.rename(t, "QMF", "East", "")
	s.numbered(t)
	verify := func() (found audit.Verification) {
		s.Get("/api/v1/audit_events/verification").Into(t, &found)
		return found
	}
	if found := verify(); found.Status != audit.Intact || found.CheckedRecords == 0 || found.AnchoredTo != nil || len(found.NotCompared) > 0 {
		t.Errorf("it is %+v", found)
	}
	_, err := s.admin.Exec(t.Context(), "UPDATE audit_events SET actor_id = 'somebody' WHERE operation = 'icbs.update'")
	must(t, err)
	event := s.listed(t, "operation=icbs.update")[0]
	found := verify()
	if b := found.FirstBad; found.Status != audit.Broken || b == nil || b.Code != "altered" || *b.Sequence != event.Sequence || *b.EventID != event.ID || *b.TableName != "icbs" || *b.RecordKey != "QMF" {
		text, _ := json.Marshal(found)
		t.Errorf("tampered with it is %s", text)
	}
	if answer := s.Get("/api/v1/audit_events/verification?full=false"); answer.Status != http.StatusBadRequest {
		t.Errorf("asked for less than everything it is answered %d", answer.Status)
	}
}

func TestTheAuditNamesWhoDidWhatAndToWhichRecord(t *testing.T) {
	s := openSite(t)
	s.rename(t, "QMF", "Far East", "")
	s.Import("ods_practice_map", maps3[0].day, maps3[0].content)
	id := s.Settle(access.NewPerson{Name: "Amina Begum", Email: "amina@trellis.invalid", Role: policy.Analyst, ScopeKind: "region", ScopeKeys: []string{"Y56"}})
	s.numbered(t)
	named := func(operation string) (who string, records []string) {
		event := s.listed(t, "operation="+operation)[0]
		var detail audit.AuditEventDetail
		s.Get("/api/v1/audit_events/"+event.ID).Into(t, &detail)
		var list struct{ Items []audit.AuditChange }
		s.Get("/api/v1/audit_events/"+event.ID+"/changes?limit=200").Into(t, &list)
		if len(list.Items) != len(detail.Changes) {
			t.Fatalf("%s lists %d of %d changes", operation, len(list.Items), len(detail.Changes))
		}
		for i, c := range list.Items {
			if text(c.RecordName) != text(detail.Changes[i].RecordName) {
				t.Errorf("the list calls %s %s, the event %s", c.RecordKey, text(c.RecordName), text(detail.Changes[i].RecordName))
			}
			records = append(records, c.TableName+" "+text(c.RecordName))
		}
		if text(event.ActorName) != text(detail.ActorName) {
			t.Errorf("the list calls the actor %s, the event %s", text(event.ActorName), text(detail.ActorName))
		}
		return text(event.ActorName), records
	}
	for operation, want := range map[string]struct{ who, record, all string }{
		"icbs.update":    {"Ada Administrator", "icbs Far East", "Far East"},
		"imports.create": {"Ada Administrator", "imports ods_practice_map.csv", "ods_practice_map.csv"},
		"imports.apply":  {"Ada Administrator", "imports ods_practice_map.csv", "-"},
		"users.first":    {"-", "memberships Amina Begum", "Amina Begum"},
	} {
		if all := text(s.listed(t, "operation="+operation)[0].RecordName); all != want.all {
			t.Errorf("the records of %s are called %q", operation, all)
		}
		if who, records := named(operation); who != want.who || !slices.Contains(records, want.record) {
			t.Errorf("%s was by %s and changed %q", operation, who, records)
		}
	}
	if _, records := named("imports.apply"); !slices.Contains(records, "practices SURGERY A10001") || slices.Contains(records, "practice_memberships -") {
		t.Errorf("what is known of practices is called %q", records)
	}
	_, err := s.admin.Exec(t.Context(), "SET session_replication_role = replica; UPDATE users SET name = 'Forgotten' WHERE id = '"+id+"'; RESET session_replication_role")
	must(t, err)
	if _, records := named("users.first"); !slices.Contains(records, "memberships Forgotten") {
		t.Errorf("who was forgotten is still called %q", records)
	}
}

func text(name *string) string {
	if name == nil {
		return "-"
	}
	return *name
}

// Right after a start, or behind a large import, events wait for their numbers: intact is said of all of them or not at all.
func TestAVerificationSpeaksOfEverythingThatWasCommittedBeforeIt(t *testing.T) {
	s := openSite(t)
	s.numbered(t)
	_, err := s.admin.Exec(t.Context(), "SELECT pg_advisory_lock(7265736503)") // as a sequencer that has much to do
	must(t, err)
	s.rename(t, "QMF", "East", "")
	limit := *audit.SettleLimit
	*audit.SettleLimit = 200 * time.Millisecond
	defer func() { *audit.SettleLimit = limit }()
	if answer := s.Get("/api/v1/audit_events/verification"); answer.Status != http.StatusServiceUnavailable || !strings.Contains(answer.Text(), "(1) have no numbers yet") || answer.Header.Get("Retry-After") == "" {
		t.Errorf("while an event waits it is answered %d %s", answer.Status, answer.Body)
	}
	*audit.SettleLimit = limit
	released := make(chan error, 1)
	go func() {
		time.Sleep(300 * time.Millisecond)
		_, err := s.admin.Exec(t.Context(), "SELECT pg_advisory_unlock(7265736503)")
		released <- err
	}()
	var found audit.Verification
	s.Get("/api/v1/audit_events/verification").Into(t, &found)
	must(t, <-released)
	var committed int64
	must(t, s.admin.QueryRow(t.Context(), "SELECT count(*) FROM audit_events").Scan(&committed))
	if found.Status != audit.Intact || found.CheckedEvents != committed || found.UpToSequence != committed || found.Waiting != 0 {
		t.Errorf("of %d events it is %+v", committed, found)
	}
}
