package imports_test

import (
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/imports"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// events lists the use cases of imports with how many change rows each has.
func (s *site) events(t *testing.T) string {
	t.Helper()
	return ask[string](t, s.admin, `SELECT coalesce(string_agg(format('%s by %s: %s imports, %s others', e.operation, e.actor_id,
			(SELECT count(*) FROM audit_changes c WHERE c.event_id = e.id AND c.table_name = 'imports'),
			(SELECT count(*) FROM audit_changes c WHERE c.event_id = e.id AND c.table_name <> 'imports')), '; ' ORDER BY e.id), '')
		FROM audit_events e JOIN outbox o ON o.event_id = e.id WHERE e.operation LIKE 'imports.%'`)
}

func TestAnImportIsOneEventWithEveryChange(t *testing.T) {
	s := open(t)
	i := s.Apply(s.Plan(mapKind, "", july))
	same := s.Import(mapKind, "", july)
	if same.Changes != 0 {
		t.Errorf("sent again it changes %d", same.Changes)
	}
	s.Undo(same)
	var anew, laid imports.Import
	s.Transition(s.Plan(mapKind, "", october), "replan", "").Into(t, &anew)
	s.Transition(anew, "discard", "").Into(t, &laid)
	s.Undo(i)
	// Two PCNs and four practices: each with itself, its name and its location, and three memberships. The plan is
	// inserted and gets its changes in one event.
	want := []string{"imports.create by ADMIN: 2 imports, 0 others", "imports.apply by ADMIN: 1 imports, 21 others",
		"imports.create by ADMIN: 2 imports, 0 others", "imports.apply by ADMIN: 1 imports, 0 others", "imports.undo by ADMIN: 1 imports, 0 others",
		"imports.create by ADMIN: 2 imports, 0 others", "imports.replan by ADMIN: 1 imports, 0 others", "imports.discard by ADMIN: 1 imports, 0 others",
		"imports.undo by ADMIN: 1 imports, 21 others"}
	if got := strings.ReplaceAll(s.events(t), contract.AdministratorID, "ADMIN"); got != strings.Join(want, "; ") {
		t.Errorf("the events are\n%s\nnot\n%s", got, strings.Join(want, "; "))
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM audit_changes c JOIN audit_events e ON e.id = c.event_id WHERE e.operation = 'imports.undo' AND c.after ->> 'undo_reason' = 'For a test'"); n != 2 {
		t.Errorf("the reason stands in %d change rows", n)
	}
}

// What a file says is evidence: it is written inside a use case, and never changed.
func TestTheContentsOfAnImportAreGuarded(t *testing.T) {
	s := open(t)
	i := s.Import(mapKind, "", faulty)
	app, owner := connect(t, s.Database.AppURL), connect(t, s.Database.OwnerURL)
	for _, table := range []string{"organisation_statements", "import_problems", "import_changes", "import_rows", "import_left_out_rows", "import_effects"} {
		insert := "INSERT INTO " + table + " SELECT * FROM " + table + " LIMIT 0" // even of nothing
		for _, sql := range []string{insert, "DELETE FROM " + table, "UPDATE " + table + " SET number = number"} {
			if _, err := s.admin.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "outside an audited use case") {
				t.Errorf("%s gives %v", sql, err)
			}
			if _, err := owner.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "outside an audited use case") {
				t.Errorf("for the owner %s gives %v", sql, err)
			}
			if _, err := app.Exec(t.Context(), sql); err == nil {
				t.Errorf("for the application %s works", sql)
			}
		}
		if _, err := s.admin.Exec(t.Context(), "TRUNCATE "+table); err == nil || !strings.Contains(err.Error(), "is audited") {
			t.Errorf("TRUNCATE %s gives %v", table, err)
		}
	}
	for _, sql := range []string{"UPDATE organisation_statements SET name = 'Other'", "DELETE FROM organisation_statements", "UPDATE import_changes SET after = ''",
		"UPDATE import_problems SET message = ''", "DELETE FROM imports", "TRUNCATE imports CASCADE"} {
		tx, err := app.Begin(t.Context())
		must(t, err)
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)")
		must(t, err)
		if _, err = tx.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "42501") {
			t.Errorf("in a use case the application may %s (%v)", sql, err)
		}
		must(t, tx.Rollback(t.Context()))
	}
	if s.read(t, i.ID).Status != imports.Applied {
		t.Error("the import is not what it was")
	}
}

func TestAnImportNamesWhoDidWhatToThoseWhoMaySeeThem(t *testing.T) {
	s := open(t)
	applied := s.Apply(s.Plan(mapKind, "", july))
	settle := func(role policy.Role, kind, key string) *contract.Server {
		return s.As(s.Settle(access.NewPerson{Name: "Somebody else", Email: role + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: []string{key}}))
	}
	for who, c := range map[string]struct {
		caller *contract.Server
		want   string
	}{
		"who sees the administrator":            {s.Server, "Ada Administrator"},
		"who may not list people":               {settle(policy.Analyst, "region", "Y56"), ""},
		"whose roles do not reach their sender": {settle(policy.ICBLead, "icb", "QMF"), ""},
	} {
		var read imports.ImportDetail
		c.caller.Get("/api/v1/imports/"+applied.ID).Into(t, &read)
		for _, name := range []*string{read.PlannedByName, read.AppliedByName} {
			if (name == nil) != (c.want == "") || name != nil && *name != c.want {
				t.Errorf("%s reads the names %v and %v", who, read.PlannedByName, read.AppliedByName)
			}
		}
		if read.PlannedBy != contract.AdministratorID || read.UndoneByName != nil {
			t.Errorf("%s reads %+v", who, read)
		}
	}
}
