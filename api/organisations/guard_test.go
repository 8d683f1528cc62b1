package organisations_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

const outsideUseCase = "outside an audited use case"

func TestTheDatabaseRefusesAWriteOutsideAnAuditedUseCase(t *testing.T) {
	s := open(t)
	app := connect(t, s.Database.AppURL)
	before := look(t, s.admin, "QMF")
	for _, conn := range []*pgx.Conn{app, s.admin, connect(t, s.Database.OwnerURL)} {
		_, err := conn.Exec(t.Context(), "UPDATE icbs SET short_name = 'Unseen', version = version + 1 WHERE ods_code = 'QMF'")
		if err == nil || !strings.Contains(err.Error(), outsideUseCase) {
			t.Errorf("%s: an unaudited write gives %v", conn.Config().User, err)
		}
	}
	for _, sql := range []string{
		"INSERT INTO regions VALUES ('Y99', 'Elsewhere')",
		"DELETE FROM icb_successions WHERE predecessor_code = 'QMJ'",
		"UPDATE installation SET version = version + 1",
	} {
		if _, err := s.admin.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), outsideUseCase) {
			t.Errorf("%s gives %v", sql, err)
		}
	}
	unchanged(t, s.admin, "QMF", before, "a write outside a use case")
}

// A use case that is not closed leaves change rows without their event: the commit fails.
func TestTheDatabaseRefusesAUseCaseThatIsNotClosed(t *testing.T) {
	s := open(t)
	before := look(t, s.admin, "QMF")
	tx, err := connect(t, s.Database.AppURL).Begin(t.Context())
	must(t, err)
	_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)")
	must(t, err)
	_, err = tx.Exec(t.Context(), "UPDATE icbs SET short_name = 'Unseen', version = version + 1 WHERE ods_code = 'QMF'")
	must(t, err)
	if err := tx.Commit(t.Context()); err == nil {
		t.Error("a change without its event was saved")
	}
	unchanged(t, s.admin, "QMF", before, "a use case that was not closed")
}

func TestTheDatabaseRefusesALostUpdateByAnyPath(t *testing.T) {
	s := open(t)
	for _, version := range []string{"version", "version + 2", "version - 1", "1000"} {
		tx, err := connect(t, s.Database.AppURL).Begin(t.Context())
		must(t, err)
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)")
		must(t, err)
		_, err = tx.Exec(t.Context(), "UPDATE icbs SET short_name = 'Unseen', version = "+version+" WHERE ods_code = 'QMF'")
		if err == nil || !strings.Contains(err.Error(), "must raise version") {
			t.Errorf("an update to %s gives %v", version, err)
		}
		must(t, tx.Rollback(t.Context()))
	}
}

func TestTheApplicationMayOnlyTouchWhatItsUseCasesNeed(t *testing.T) {
	s := open(t)
	for _, sql := range []string{
		"UPDATE icbs SET name = 'Mine', version = version + 1",
		"UPDATE icbs SET valid_to = NULL, version = version + 1",
		"INSERT INTO icbs SELECT * FROM icbs LIMIT 1",
		"DELETE FROM icbs",
		"TRUNCATE icbs",
		"UPDATE regions SET name = 'Mine'",
		"INSERT INTO regions VALUES ('Y99', 'Mine')",
		"DELETE FROM icb_successions",
		"UPDATE icb_successions SET kind = 'split'",
		"INSERT INTO installation DEFAULT VALUES",
		"DELETE FROM installation",
		"INSERT INTO audit_events SELECT * FROM audit_events",
		"UPDATE audit_events SET actor_id = 'nobody'",
		"DELETE FROM audit_events",
		"TRUNCATE audit_changes",
		"UPDATE audit_changes SET before = NULL",
		"DELETE FROM audit_changes",
		"DELETE FROM outbox",
		"UPDATE outbox SET sequence = 1",
		"UPDATE revisions SET revision = 1",
		"DELETE FROM revisions",
		"ALTER TABLE icbs DISABLE TRIGGER record_change",
		"DROP TRIGGER record_change ON icbs",
		"CREATE TABLE mine ()",
		"CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
		"SET session_replication_role = replica",
		"SET ROLE trellis_owner",
		"DELETE FROM goose_db_version",
	} {
		_, err := connect(t, s.Database.AppURL).Exec(t.Context(), sql)
		if err == nil || (!strings.Contains(err.Error(), "42501") && !strings.Contains(err.Error(), "42P")) {
			t.Errorf("the application may %s (%v)", sql, err)
		}
	}
}
