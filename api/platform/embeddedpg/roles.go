package embeddedpg

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// DatabaseName is the database that every server of ours has.
const DatabaseName = "trellis"

// The roles that every server of ours has. Neither of the last two is above
// row-level security, so it is exercised wherever Trellis runs.
const (
	roleAdmin = "postgres"
	roleOwner = "trellis_owner"
	roleApp   = "trellis_app"
)

const ensureRoles = `
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trellis_owner') THEN
		CREATE ROLE trellis_owner;
	END IF;
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trellis_app') THEN
		CREATE ROLE trellis_app;
	END IF;
END
$$;
ALTER ROLE trellis_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION %s;
ALTER ROLE trellis_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
`

// ensureRolesAndDatabase makes what is missing and puts right what was changed.
func ensureRolesAndDatabase(ctx context.Context, admin *pgx.Conn, createDB bool) error {
	may := "NOCREATEDB"
	if createDB {
		may = "CREATEDB"
	}
	if _, err := admin.Exec(ctx, fmt.Sprintf(ensureRoles, may)); err != nil {
		return fmt.Errorf("the database roles cannot be made: %w", err)
	}
	var exists bool
	err := admin.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", DatabaseName).Scan(&exists)
	if err == nil && !exists {
		_, err = admin.Exec(ctx, "CREATE DATABASE "+DatabaseName+" OWNER "+roleOwner)
	}
	if err == nil {
		err = RestrictDatabase(ctx, admin, DatabaseName)
	}
	if err != nil {
		return fmt.Errorf("the database %s cannot be made: %w", DatabaseName, err)
	}
	return nil
}

// RestrictDatabase lets nobody but the owner and the application role into a
// database. A database that is made from a template does not inherit this.
func RestrictDatabase(ctx context.Context, admin *pgx.Conn, name string) error {
	name = pgx.Identifier{name}.Sanitize()
	_, err := admin.Exec(ctx, "REVOKE ALL ON DATABASE "+name+" FROM PUBLIC;"+
		"GRANT CONNECT ON DATABASE "+name+" TO "+roleApp)
	return err
}
