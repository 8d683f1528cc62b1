package audit_test

import (
	"fmt"
	"slices"
	"testing"

	"trellis/api/audit"
)

// A superuser may do anything to the database. The anchors and their key are not in it.

// tampered is a chain of four writes behind the first events: QMF is renamed by the first and third, QWE by the second, QKK
// by the fourth.
func openTampered(t *testing.T) (c chained, base int64) {
	t.Helper()
	c = openChained(t)
	c.catchUp(t)
	base = c.intact(t, "before anything is written").UpToSequence
	c.write(t, "QMF", "East")
	c.write(t, "QWE", "West")
	c.write(t, "QMF", "Far East")
	c.write(t, "QKK", "South")
	c.catchUp(t)
	c.intact(t, "before it is tampered with")
	return c, base
}

// event is SQL for the id of the event with a number.
const event = "(SELECT event_id FROM outbox WHERE sequence = $1)"

func (c chained) tamper(t *testing.T, sql string, args ...any) {
	t.Helper()
	done, err := c.admin.Exec(t.Context(), sql, args...)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	if done.RowsAffected() == 0 {
		t.Fatalf("%s changed nothing", sql)
	}
}

// named lets the sequencer catch up, and fails unless the first that is wrong is this.
func (c chained) named(t *testing.T, code string, sequence int64, record string) audit.Verification {
	t.Helper()
	c.catchUp(t)
	found := c.verify(t)
	if found.Status != audit.Broken || found.FirstBad == nil {
		t.Fatalf("it is found %s", found.Status)
	}
	b := *found.FirstBad
	if b.Code != code || or(b.Sequence) != or(&sequence) || or(b.TableName)+" "+or(b.RecordKey) != record || b.Message == "" {
		t.Errorf("the first that is wrong is not %s of event %d, %s, but\n%s", code, sequence, record, told(found))
	}
	return found
}

// each tampers with a copy of the rows of a table in one way after another, and puts them back each time.
func (c chained) each(t *testing.T, table, where string, edits []string, check func(edit string, found audit.Verification)) {
	t.Helper()
	c.do(t, "CREATE TABLE kept AS SELECT * FROM "+table+" WHERE "+where)
	columns := read[string](t, c, "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = 'kept'::regclass AND attnum > 0 AND attname <> 'id'")
	for _, edit := range edits {
		c.tamper(t, "UPDATE "+table+" SET "+edit+" WHERE id IN (SELECT id FROM kept)")
		check(edit, c.verify(t))
		c.tamper(t, "UPDATE "+table+" t SET ("+columns+") = (SELECT "+columns+" FROM kept k WHERE k.id = t.id) WHERE id IN (SELECT id FROM kept)")
	}
	c.intact(t, "with everything put back")
}

func TestAnEditedChangeRowIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.each(t, "audit_changes", fmt.Sprintf("event_id = (SELECT event_id FROM outbox WHERE sequence = %d)", base+1), []string{
		`after = after || '{"short_name": "Else"}'`, `before = before || '{"short_name": "Else"}'`, `before = NULL`, `after = after - 'version'`,
		`record_key = 'QKK'`, `table_name = 'regions'`, `action = 'insert'`, `scopes_after = '{icb:QMF}'`, `scopes_before = '{}'`,
	}, func(edit string, found audit.Verification) {
		if b := found.FirstBad; b == nil || b.Code != "altered" || or(b.Sequence) != or(ptr(base+1)) || b.RecordKey == nil {
			t.Errorf("%s: it is told as\n%s", edit, told(found))
		}
	})
	c.tamper(t, `UPDATE audit_changes SET after = after || '{"short_name": "Else"}' WHERE event_id = `+event, base+1)
	c.named(t, "altered", base+1, "icbs QMF")
}

// In an event of many rows the one that was edited is named, because it disagrees with what came after it.
func TestAnEditedChangeRowOfManyIsNamed(t *testing.T) {
	c, _ := openTampered(t)
	first := read[int64](t, c, "SELECT o.sequence FROM outbox o JOIN audit_changes c ON c.event_id = o.event_id WHERE c.record_key = 'QMF' AND c.action = 'insert'")
	c.tamper(t, `UPDATE audit_changes SET after = after || '{"short_name": "Else"}' WHERE record_key = 'QMF' AND action = 'insert'`)
	c.named(t, "altered", first, "icbs QMF")
}

func TestADeletedEventIsNamed(t *testing.T) {
	c, base := openTampered(t)
	id := read[string](t, c, "SELECT event_id::text FROM outbox WHERE sequence = $1", base+2)
	c.tamper(t, "DELETE FROM audit_changes WHERE event_id = $1", id)
	c.named(t, "missing", base+2, "icbs QWE")
	c.tamper(t, "DELETE FROM outbox WHERE event_id = $1", id)
	c.named(t, "missing", base+2, "icbs QWE")
	c.tamper(t, "DELETE FROM audit_events WHERE id = $1", id)
	c.named(t, "missing", base+2, "icbs QWE")
}

func TestAnEventWithoutItsPlaceInTheChainIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.tamper(t, "DELETE FROM outbox WHERE sequence = $1", base+4) // the last one: no anchor would be needed
	found := c.verify(t)
	if !slices.ContainsFunc(found.Bad(), func(b audit.BadRow) bool { return b.Code == "loose" && b.EventID != nil }) {
		t.Errorf("it is told as\n%s", told(found))
	}
}

func TestAnInsertedChangeRowIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.tamper(t, `INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after)
		VALUES (`+event+`, 'icbs', 'QKK', 'update', '{"version": 9}', '{"version": 9}')`, base+2)
	c.named(t, "altered", base+2, "icbs QKK")
}

func TestACutOffEndIsNamed(t *testing.T) {
	c, base := openTampered(t)
	gone := read[[]string](t, c, "SELECT array_agg(event_id::text) FROM outbox WHERE sequence > $1", base+2)
	for _, from := range []string{"audit_changes WHERE event_id", "outbox WHERE event_id", "audit_events WHERE id"} {
		c.tamper(t, "DELETE FROM "+from+" = ANY ($1::text[]::uuid[])", gone)
	}
	found := c.verify(t)
	if b := found.FirstBad; b == nil || b.Code != "cut_off" || *b.Sequence != base+3 {
		t.Errorf("it is told as\n%s", told(found))
	}
	// Writes go on, and their events take the numbers of those that were cut off.
	for _, name := range []string{"One", "Two", "Three"} {
		c.write(t, "QOP", name)
	}
	c.catchUp(t)
	found = c.verify(t)
	if b := found.FirstBad; b == nil || b.Code != "rewritten" || *b.Sequence != base+4 {
		t.Errorf("with new events in their place it is told as\n%s", told(found))
	}
}

// Only an anchor can tell of a cut-off end: where there is none, that is said.
func TestWithoutAnchorsNothingVouchesForTheEnd(t *testing.T) {
	c, _ := openTampered(t)
	verifier, err := audit.NewVerifier(clock, audit.Anchors{})
	must(t, err)
	found, err := verifier.Verify(t.Context(), c.admin)
	must(t, err)
	if found.Status != audit.Intact || found.AnchoredTo != nil {
		t.Errorf("it is verified as %+v", found)
	}
}

func TestAnotherActorIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.each(t, "audit_events", fmt.Sprintf("id = (SELECT event_id FROM outbox WHERE sequence = %d)", base+3), []string{
		"actor_id = 'somebody'", "actor_kind = 'person'", "operation = 'regions.update'", "request_id = 'other'", "reason = 'none'",
	}, func(edit string, found audit.Verification) {
		if b := found.FirstBad; b == nil || b.Code != "altered" || or(b.Sequence) != or(ptr(base+3)) || or(b.RecordKey) != "QMF" {
			t.Errorf("%s: it is told as\n%s", edit, told(found))
		}
	})
}

// Who hashes the chain anew after an edit leaves nothing in the database that disagrees; the anchors do.
func TestARehashedChainIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.tamper(t, "UPDATE audit_events SET actor_id = 'somebody' WHERE id = "+event, base+2)
	c.tamper(t, "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence > $1", base+1)
	must(t, c.sequencer.CatchUp(t.Context()))
	found := c.named(t, "rewritten", base+4, "- -")
	if len(found.Bad()) != 1 {
		t.Errorf("besides it is told\n%s", told(found))
	}
	c.tamper(t, `UPDATE audit_changes SET after = after || '{"short_name": "Else"}' WHERE record_key = 'QWE' AND action = 'update'`)
	c.tamper(t, "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence > $1", base+1)
	must(t, c.sequencer.CatchUp(t.Context()))
	c.named(t, "rewritten", base+4, "icbs QWE")
}

func TestAWriteWithoutTheTriggerIsNamed(t *testing.T) {
	const trigger = "CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON icbs FOR EACH ROW EXECUTE FUNCTION record_change('ods_code')"
	const write = "UPDATE icbs SET short_name = 'Unseen', version = version + 1 WHERE ods_code = 'QWE'"
	for how, switched := range map[string]struct{ off, on string }{
		"dropped":      {"DROP TRIGGER record_change ON icbs", trigger},
		"disabled":     {"ALTER TABLE icbs DISABLE TRIGGER record_change", "ALTER TABLE icbs ENABLE TRIGGER record_change"},
		"for replicas": {"ALTER TABLE icbs ENABLE REPLICA TRIGGER record_change", "ALTER TABLE icbs ENABLE TRIGGER record_change"},
	} {
		c, base := openTampered(t)
		c.do(t, switched.off)
		c.catchUp(t)
		found := c.verify(t)
		if b := found.FirstBad; b == nil || b.Code != "guard" || or(b.TableName) != "icbs" {
			t.Errorf("%s, the trigger is told as\n%s", how, told(found))
		}
		c.do(t, write)
		c.named(t, "past_audit", base+2, "icbs QWE")
		c.do(t, switched.on)
		if found := c.named(t, "past_audit", base+2, "icbs QWE"); slices.ContainsFunc(found.Bad(), func(b audit.BadRow) bool { return b.Code == "guard" }) {
			t.Errorf("with the trigger back it is told\n%s", told(found))
		}
		// The next write goes through the audit, and is held against what it found.
		c.write(t, "QWE", "Seen")
		c.named(t, "past_audit", base+5, "icbs QWE")
	}
}

func TestOtherWaysPastTheTriggersAreNamed(t *testing.T) {
	for how, sql := range map[string]string{
		"another function":       "CREATE OR REPLACE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
		"another close":          "CREATE OR REPLACE FUNCTION close_event(event uuid, at timestamptz, actor_id text, actor_kind text, operation text, request_id text, reason text) RETURNS TABLE (touched text, now_at bigint) LANGUAGE plpgsql AS 'BEGIN RETURN; END'",
		"a trigger before":       "CREATE TRIGGER aaa BEFORE UPDATE ON icbs FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
		"no version trigger":     "DROP TRIGGER enforce_version ON icbs",
		"no guard of truncation": "DROP TRIGGER refuse_truncate ON audit_events",
		"a rule":                 "CREATE RULE quiet AS ON INSERT TO audit_changes DO INSTEAD NOTHING",
	} {
		c := openChained(t)
		c.do(t, sql)
		if found := c.verify(t); found.FirstBad == nil || found.FirstBad.Code != "guard" {
			t.Errorf("%s is told as\n%s", how, told(found))
		}
	}
}

func TestRecordsMadeAndDeletedPastTheAuditAreNamed(t *testing.T) {
	for _, tt := range []struct{ sql, record string }{
		{"INSERT INTO regions (code, name) VALUES ('Y99', 'Nowhere')", "regions Y99"},
		{"DELETE FROM icb_successions WHERE predecessor_code = 'QMJ'", "icb_successions QMJ/Z9B2Z/2026-04-01"},
		{"UPDATE boroughs SET tile_row = 99 WHERE gss_code = 'E09000007'", "boroughs E09000007"},
		{"UPDATE installation SET began_as = 'demo'", "installation true"},
		{"UPDATE regions SET data_origin = 'demo' WHERE code = 'Y56'", "regions Y56"},
	} {
		c := openChained(t)
		c.catchUp(t)
		c.do(t, "SET session_replication_role = replica", tt.sql, "RESET session_replication_role")
		found := c.verify(t)
		if b := found.FirstBad; b == nil || b.Code != "past_audit" || or(b.TableName)+" "+or(b.RecordKey) != tt.record {
			t.Errorf("%s is told as\n%s", tt.sql, told(found))
		}
	}
}

func ptr[V any](value V) *V { return &value }
