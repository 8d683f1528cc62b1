package database

import (
	"context"
	"fmt"
)

// Privileged names a role of the application's connection that row-level security does not hold: a superuser, or one
// that bypasses it. "" is none, as it should be. It counts who logged in too: a connection can go back to that.
func (db *DB) Privileged(ctx context.Context) (role string, err error) {
	err = db.Pool.QueryRow(ctx, `SELECT coalesce(min(rolname), '') FROM pg_roles
		WHERE rolname IN (current_user, session_user) AND (rolsuper OR rolbypassrls)`).Scan(&role)
	if err != nil {
		err = fmt.Errorf("read what the application's role may do: %w", err)
	}
	return role, err
}
