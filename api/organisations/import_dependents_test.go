package organisations_test

import (
	"strings"
	"testing"

	"trellis/api/imports"
)

// A record that a later room will keep about a PCN.
const visits = `CREATE TABLE visits (id bigint PRIMARY KEY, pcn_code ods_code NOT NULL REFERENCES pcns); GRANT SELECT, INSERT, DELETE ON visits TO trellis_app`

func TestAnImportThatOthersDependOnIsNotUndone(t *testing.T) {
	s := open(t)
	owner := connect(t, s.Database.OwnerURL)
	exec := func(sql string) {
		t.Helper()
		_, err := owner.Exec(t.Context(), sql)
		must(t, err)
	}
	exec(visits)
	i := s.Import(map2026.kind, map2026.asAt, map2026.content)
	for _, c := range []struct{ what, make, takeAway string }{
		{"visits", "INSERT INTO visits VALUES (1, 'U10001'), (2, 'U10001'), (3, 'U10004')", "DELETE FROM visits"},
		{"pcn corrections", audited("INSERT INTO pcn_corrections (pcn_code, name, updated_at) VALUES ('U10001', 'Corrected', now())"), audited("DELETE FROM pcn_corrections")},
	} {
		exec(c.make)
		before, trail := s.facts(t), ask[int](t, s.admin, "SELECT count(*) FROM audit_changes")
		for _, dry := range []string{"", "?dry_run=true"} {
			a := s.do(t, "POST", "/api/v1/imports/"+i.ID+"/undo"+dry, `{}`, `If-Match: "v2.x"`)
			p := refused(t, a, 409, "conflict")
			if p.Errors[0].Pointer != "pcns/U10001" || p.Errors[0].Code != "depends" || !strings.Contains(p.Errors[0].Message, c.what) || !strings.Contains(p.Errors[0].Message, "U10001") {
				t.Errorf("of %s it is told %+v", c.what, p.Errors)
			}
			if c.what == "visits" && (len(p.Errors) != 2 || p.Errors[1].Pointer != "pcns/U10004") {
				t.Errorf("of %s it is told %+v", c.what, p.Errors)
			}
		}
		if s.facts(t) != before || ask[int](t, s.admin, "SELECT count(*) FROM audit_changes") != trail {
			t.Errorf("with %s the refused undo changed something", c.what)
		}
		exec(c.takeAway)
	}
	i = s.Undo(i)
	if i.Status != imports.Undone || ask[int](t, s.admin, "SELECT count(*) FROM pcns") != 0 {
		t.Errorf("with nothing depending it is %+v", i)
	}
}

// What an import keeps may be depended on; only what would go matters.
func TestWhatStaysMayBeDependedOn(t *testing.T) {
	s := open(t)
	owner := connect(t, s.Database.OwnerURL)
	s.take(epcn2023)
	i := s.Import(map2026.kind, map2026.asAt, map2026.content)
	_, err := owner.Exec(t.Context(), visits+"; INSERT INTO visits VALUES (1, 'U10001')")
	must(t, err)
	s.Undo(i)
}

// A table that the application may not read, or sees only a part of, is not overlooked.
func TestADependentThatTheApplicationCannotSeeHoldsAnUndoBackToo(t *testing.T) {
	for says, closed := range map[string]string{
		"hidden by row-level security": "ALTER TABLE visits ENABLE ROW LEVEL SECURITY; ALTER TABLE visits FORCE ROW LEVEL SECURITY",
		"not granted":                  "REVOKE ALL ON visits FROM trellis_app",
	} {
		t.Run(says, func(t *testing.T) {
			s := open(t)
			i := s.Import(map2026.kind, map2026.asAt, map2026.content)
			_, err := connect(t, s.Database.OwnerURL).Exec(t.Context(), visits+"; INSERT INTO visits VALUES (1, 'U10001'); "+closed)
			must(t, err)
			before := s.facts(t)
			p := refused(t, s.do(t, "POST", "/api/v1/imports/"+i.ID+"/undo", `{}`, `If-Match: "v2.x"`), 409, "conflict")
			if len(p.Errors) != 1 || !strings.Contains(p.Errors[0].Message, "visits") {
				t.Errorf("it is told %+v", p)
			}
			if s.facts(t) != before {
				t.Error("the refused undo changed something")
			}
		})
	}
}

// audited puts a statement into a use case of its own.
func audited(sql string) string {
	return `DO $$ DECLARE event uuid := gen_random_uuid(); BEGIN PERFORM set_config('trellis.event_id', event::text, true); ` + sql +
		`; PERFORM close_event(event, now(), 'test', 'system', 'test', NULL, NULL); END $$`
}

// A correction by hand beats every file, whichever comes later.
func TestACorrectionByHandBeatsEveryFile(t *testing.T) {
	s := open(t)
	s.take(epcn2023)
	_, err := s.admin.Exec(t.Context(), audited("INSERT INTO pcn_corrections (pcn_code, name, borough_gss_code, updated_at) VALUES ('U10001', 'By hand', 'E09000014', now())"))
	must(t, err)
	s.take(map2026, boroughs)
	if got := ask[string](t, s.admin, "SELECT name || ' ' || borough_gss_code FROM pcns_on('2026-11-23') WHERE ods_code = 'U10001'"); got != "By hand E09000014" {
		t.Errorf("it is called %s", got)
	}
}
