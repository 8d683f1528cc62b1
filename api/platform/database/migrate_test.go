package database_test

import (
	"sync"
	"testing"

	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
)

func TestAMigratedDatabaseIsMigratedInNoSteps(t *testing.T) {
	db := testkit.NewDatabase(t)
	for range 2 {
		if applied, err := database.Migrate(t.Context(), db.OwnerURL); applied != 0 || err != nil {
			t.Errorf("migrating again took %d steps, %v", applied, err)
		}
	}
}

// emptied takes everything out of a test's database, as if it had just been made.
func emptied(t *testing.T) testkit.Database {
	t.Helper()
	db := testkit.NewDatabase(t)
	_, err := connect(t, db.AdminURL).Exec(t.Context(), `DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION trellis_owner`)
	must(t, err)
	return db
}

func TestOfSeveralMigratorsOneWorksAndTheOthersWait(t *testing.T) {
	db := emptied(t)
	var wait sync.WaitGroup
	applied := make([]int, 3)
	for i := range applied {
		wait.Go(func() {
			var err error
			if applied[i], err = database.Migrate(t.Context(), db.OwnerURL); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	steps := column[int](t, connect(t, db.AdminURL), "SELECT count(*)::int FROM goose_db_version WHERE version_id > 0")[0]
	if total := applied[0] + applied[1] + applied[2]; total != steps || steps < 3 {
		t.Errorf("the migrators took %v steps; the database counts %d", applied, steps)
	}
	if max(applied[0], applied[1], applied[2]) != steps {
		t.Errorf("the work was shared: %v", applied)
	}
}

func TestAnUnmigratedDatabaseIsNotReady(t *testing.T) {
	db := emptied(t)
	app := open(t, db.AppURL)
	if err := app.Ready(t.Context()); err == nil {
		t.Error("an empty database is ready")
	}
	_, err := database.Migrate(t.Context(), db.OwnerURL)
	must(t, err)
	must(t, app.Ready(t.Context()))
}

func TestAMigrationThatCannotConnectSaysSo(t *testing.T) {
	if _, err := database.Migrate(t.Context(), "postgres://nobody@127.0.0.1:1/none"); err == nil {
		t.Error("it migrated nothing")
	}
	if _, err := database.Migrate(t.Context(), "postgres://%zz"); err == nil {
		t.Error("it migrated nowhere")
	}
}
