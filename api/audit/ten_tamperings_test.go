package audit_test

import "testing"

// gone deletes every trace of events.
func (c chained) gone(t *testing.T, events string, args ...any) {
	t.Helper()
	c.tamper(t, "CREATE TABLE gone AS SELECT event_id FROM outbox WHERE "+events, args...)
	for _, from := range []string{"audit_changes WHERE event_id", "outbox WHERE event_id", "audit_events WHERE id"} {
		c.tamper(t, "DELETE FROM "+from+" IN (SELECT event_id FROM gone)")
	}
}

// The ten things somebody with every right in the database can do to the audit. Each is done to the chain that openTampered
// makes, and the first bad row that is named is the one that was touched. Of a chain that was hashed anew nothing in the
// database tells where that began: there the first anchor that disagrees is named, and the last before it that agrees.
func TestEachOfTenTamperingsByASuperuserIsNamed(t *testing.T) {
	for _, tt := range []struct {
		name   string
		tamper func(t *testing.T, c chained, base int64)
		code   string
		behind int64 // the number of the event that is named, behind base
		record string
	}{
		{"edit", func(t *testing.T, c chained, base int64) {
			c.tamper(t, `UPDATE audit_changes SET after = after || '{"short_name": "Else"}' WHERE event_id = `+event, base+2)
		}, "altered", 2, "icbs QWE"},
		{"delete", func(t *testing.T, c chained, base int64) { c.gone(t, "sequence = $1::bigint", base+2) }, "missing", 2, "icbs QWE"},
		{"insert", func(t *testing.T, c chained, base int64) {
			c.tamper(t, `WITH made AS (INSERT INTO audit_events VALUES (gen_random_uuid(), now(), 'system', 'system', 'icbs.update', NULL, NULL) RETURNING id),
				changed AS (INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after)
					SELECT id, 'icbs', 'QWE', 'update', '{"short_name": "West"}', '{"short_name": "Wild West"}' FROM made)
				INSERT INTO outbox SELECT id FROM made`)
		}, "past_audit", 5, "icbs QWE"},
		{"reorder", func(t *testing.T, c chained, base int64) {
			c.tamper(t, "UPDATE outbox SET sequence = 1000000 WHERE sequence = $1", base+2)
			c.tamper(t, "UPDATE outbox SET sequence = $1::bigint - 1 WHERE sequence = $1::bigint", base+3)
			c.tamper(t, "UPDATE outbox SET sequence = $1 WHERE sequence = 1000000", base+3)
		}, "altered", 2, "icbs QMF"},
		{"truncate tail", func(t *testing.T, c chained, base int64) { c.gone(t, "sequence > $1::bigint", base+3) }, "cut_off", 4, "icbs QKK"},
		{"swap", func(t *testing.T, c chained, base int64) {
			// The change rows of two events change places.
			c.tamper(t, `UPDATE audit_changes c SET event_id = (SELECT o.event_id FROM outbox o WHERE o.sequence IN ($1::bigint, $2::bigint) AND o.event_id <> c.event_id)
				WHERE c.event_id IN (SELECT event_id FROM outbox WHERE sequence IN ($1::bigint, $2::bigint))`, base+2, base+4)
		}, "altered", 2, "icbs QKK"},
		{"actor", func(t *testing.T, c chained, base int64) {
			c.tamper(t, "UPDATE audit_events SET actor_id = 'somebody' WHERE id = "+event, base+4)
		}, "altered", 4, "icbs QKK"},
		{"time", func(t *testing.T, c chained, base int64) {
			c.tamper(t, "UPDATE audit_events SET occurred_at = occurred_at + interval '1 microsecond' WHERE id = "+event, base+1)
		}, "altered", 1, "icbs QMF"},
		{"re-hash", func(t *testing.T, c chained, base int64) {
			// An edit of the change row and of the record, and every hash from there on made anew, as the sequencer makes them.
			c.tamper(t, `UPDATE audit_changes SET after = after || '{"short_name": "Else"}' WHERE event_id = `+event, base+2)
			c.do(t, "SET session_replication_role = replica", "UPDATE icbs SET short_name = 'Else' WHERE ods_code = 'QWE'", "RESET session_replication_role")
			c.tamper(t, "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence >= $1", base+2)
		}, "rewritten", 4, "- -"},
		{"drop trigger", func(t *testing.T, c chained, base int64) {
			c.do(t, "DROP TRIGGER record_change ON icbs", "UPDATE icbs SET short_name = 'Unseen', version = version + 1 WHERE ods_code = 'QKK'",
				"CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON icbs FOR EACH ROW EXECUTE FUNCTION record_change('ods_code')")
		}, "past_audit", 4, "icbs QKK"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, base := openTampered(t)
			if super := read[bool](t, c, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"); !super {
				t.Fatal("who tampers is no superuser: the test shows less than it says")
			}
			tt.tamper(t, c, base)
			found := c.named(t, tt.code, base+tt.behind, tt.record)
			t.Logf("named as %s of event %d (base %d), %s: %s", found.FirstBad.Code, *found.FirstBad.Sequence, base, tt.record, found.FirstBad.Message)
		})
	}
}
