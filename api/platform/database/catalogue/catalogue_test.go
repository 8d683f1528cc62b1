package catalogue

import (
	"context"
	"flag"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/testkit"
)

var update = flag.Bool("update", false, "write schema.sql anew")

const committed = "../schema.sql"

func describe(t *testing.T, url, prepare string) string {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, prepare); err != nil {
		t.Fatal(err)
	}
	shape, err := Describe(ctx, conn)
	if err != nil {
		t.Fatal(err)
	}
	return shape
}

func TestTheMigrationsLeadToTheCommittedSchema(t *testing.T) {
	shape := describe(t, testkit.NewDatabase(t).OwnerURL, "")
	if *update {
		if err := os.WriteFile(committed, []byte(shape), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	if shape != string(want) {
		t.Errorf("schema.sql is not what the migrations make; run: go test ./api/platform/database/catalogue -update\n%s", shape)
	}
}

func TestTheCommittedSchemaMakesTheSameDatabaseAsTheMigrations(t *testing.T) {
	schema, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	// Functions are executable by everyone unless told otherwise; the migrations tell, and so must a load of the schema.
	closed := "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;\n"
	if shape := describe(t, testkit.NewEmptyDatabase(t).OwnerURL, closed+string(schema)); shape != string(schema) {
		t.Errorf("a database loaded from schema.sql has another shape:\n%s", shape)
	}
}

func TestAChangedColumnIsSeen(t *testing.T) {
	url := testkit.NewDatabase(t).OwnerURL
	if describe(t, url, "") == describe(t, url, "ALTER TABLE regions ALTER COLUMN name DROP NOT NULL") {
		t.Error("the description did not change")
	}
}
