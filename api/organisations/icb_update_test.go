package organisations_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

func TestAShortNameCanBeChanged(t *testing.T) {
	s := open(t)
	tag := s.etag(t, "QMF")
	a := s.rename(t, "QMF", "  The  North East ", "If-Match: "+tag)
	if a.status != http.StatusOK {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	b := decode[board](t, a)
	if b.ShortName != "The North East" || b.Version != 2 || b.UpdatedAt != "2026-11-23T10:00:00Z" || b.AsOf != "2026-11-23" {
		t.Errorf("the answer is %+v", b)
	}
	if again := s.read(t, "/api/v1/icbs/QMF"); string(again.body) != string(a.body) || again.header.Get("ETag") != a.header.Get("ETag") {
		t.Errorf("the next read is %s with %s, not what the write answered: %s with %s",
			again.body, again.header.Get("ETag"), a.body, a.header.Get("ETag"))
	}
	if !strings.HasPrefix(a.header.Get("ETag"), `"v2.`) || a.header.Get("Dry-Run") != "" || a.header.Get("Idempotency-Replayed") != "" {
		t.Errorf("the headers are %v", a.header)
	}
	if name := decode[board](t, s.read(t, "/api/v1/icbs/QMJ")).ShortName; name != "North Central London" {
		t.Errorf("another board is now called %s", name)
	}
}

func TestAClosedBoardCanBeRenamedToo(t *testing.T) {
	s := open(t)
	if a := s.rename(t, "QMJ", "North Central (to 2026)", "If-Match: "+s.etag(t, "QMJ")); a.status != http.StatusOK {
		t.Errorf("answered %d %s", a.status, a.body)
	}
}

func TestAWriteLeavesItsWholeTrail(t *testing.T) {
	s := open(t)
	before := look(t, s.admin, "QMF")
	a := s.rename(t, "QMF", "North East", "If-Match: "+s.etag(t, "QMF"), "X-Request-ID: request-of-this-test")
	if a.status != http.StatusOK {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	oneWrite(t, s.admin, "QMF", before, 0)
	var trail struct {
		ActorID    string `json:"actor_id"`
		ActorKind  string `json:"actor_kind"`
		Operation  string
		RequestID  string `json:"request_id"`
		OccurredAt string `json:"occurred_at"`
		Table      string `json:"table_name"`
		Key        string `json:"record_key"`
		Action     string
		Before     map[string]any
		After      map[string]any
		Sequence   *int64
	}
	must(t, json.Unmarshal([]byte(ask[string](t, s.admin, `SELECT (to_jsonb(e) || to_jsonb(c) || to_jsonb(o))::text
		FROM audit_events e JOIN audit_changes c ON c.event_id = e.id JOIN outbox o ON o.event_id = e.id
		ORDER BY e.id DESC LIMIT 1`)), &trail))
	if trail.ActorID != contract.AdministratorID || trail.ActorKind != "person" || trail.Operation != "icbs.update" ||
		trail.RequestID != "request-of-this-test" || trail.Table != "icbs" || trail.Key != "QMF" || trail.Action != "update" ||
		!strings.HasPrefix(trail.OccurredAt, "2026-11-23T10:00:00") || trail.Sequence != nil {
		t.Errorf("the trail is %+v", trail)
	}
	if len(trail.Before) != 3 || trail.Before["short_name"] != "North East London" || trail.Before["version"] != 1.0 || trail.Before["updated_at"] == nil {
		t.Errorf("before, the changed columns were %v", trail.Before)
	}
	if len(trail.After) != 3 || trail.After["short_name"] != "North East" || trail.After["version"] != 2.0 || trail.After["updated_at"] == nil {
		t.Errorf("after, the changed columns are %v", trail.After)
	}
}

func TestAChangeToWhatAlreadyHoldsChangesNothing(t *testing.T) {
	s := open(t)
	before := look(t, s.admin, "QMF")
	tag := s.etag(t, "QMF")
	a := s.rename(t, "QMF", " North East  London", "If-Match: "+tag)
	if a.status != http.StatusOK || a.header.Get("ETag") != tag {
		t.Errorf("answered %d with %s, not 200 with %s", a.status, a.header.Get("ETag"), tag)
	}
	unchanged(t, s.admin, "QMF", before, "a change to what already holds")
}

func TestADryRunAnswersWhatWouldBeAndChangesNothing(t *testing.T) {
	s := open(t)
	tag := s.etag(t, "QMF")
	before := look(t, s.admin, "QMF")
	dry := s.do(t, http.MethodPatch, "/api/v1/icbs/QMF?dry_run=true", `{"short_name":"North East"}`, "If-Match: "+tag, "Idempotency-Key: dry")
	if dry.status != http.StatusOK || dry.header.Get("Dry-Run") != "true" {
		t.Fatalf("answered %d %v %s", dry.status, dry.header, dry.body)
	}
	unchanged(t, s.admin, "QMF", before, "a dry run")
	if now := s.etag(t, "QMF"); now != tag {
		t.Errorf("after a dry run the ETag is %s, not %s", now, tag)
	}
	real := s.rename(t, "QMF", "North East", "If-Match: "+tag, "Idempotency-Key: dry")
	if real.status != http.StatusOK || string(real.body) != string(dry.body) || real.header.Get("Dry-Run") != "" || real.header.Get("Idempotency-Replayed") != "" {
		t.Errorf("the write answers\n%d %s, not what its dry run did:\n%s", real.status, real.body, dry.body)
	}
	oneWrite(t, s.admin, "QMF", before, 1)
}

func TestADryRunNamesWhatBlocksTheWrite(t *testing.T) {
	s := open(t)
	before := look(t, s.admin, "QMF")
	const path = "/api/v1/icbs/QMF?dry_run=true"
	refused(t, s.do(t, http.MethodPatch, path, `{"short_name":"x"}`, "If-Match: "+s.etag(t, "QMF")), 422, "invalid")
	refused(t, s.do(t, http.MethodPatch, path, `{"short_name":"South East London"}`, "If-Match: "+s.etag(t, "QMF")), 422, "invalid")
	refused(t, s.do(t, http.MethodPatch, path, `{"short_name":"Fine"}`, `If-Match: "v9.x"`), 412, "stale")
	refused(t, s.do(t, http.MethodPatch, path, `{"short_name":"Fine"}`), 428, "precondition_required")
	unchanged(t, s.admin, "QMF", before, "a dry run")
}
