package database

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the database to the newest shape and tells how many steps that took. It needs the
// owner's connection; several processes may call it at once, one works and the others wait.
func Migrate(ctx context.Context, ownerURL string) (applied int, err error) {
	config, err := pgx.ParseConfig(ownerURL)
	if err != nil {
		return 0, fmt.Errorf("the owner's database address cannot be read: %w", err)
	}
	db := stdlib.OpenDB(*config)
	defer db.Close()
	if err := db.PingContext(ctx); err != nil {
		return 0, fmt.Errorf("the database cannot be reached as its owner: %w", err)
	}
	if _, err := db.ExecContext(ctx, ensureApplicationRole); err != nil {
		return 0, fmt.Errorf("the role %s is missing and could not be made (create it, or let the owner create roles): %w", ApplicationRole, err)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return 0, err
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, steps, goose.WithSessionLocker(locker))
	if err != nil {
		return 0, fmt.Errorf("read the migrations: %w", err)
	}
	results, err := provider.Up(ctx)
	if err != nil {
		return len(results), fmt.Errorf("migrate: %w", err)
	}
	return len(results), nil
}

// A managed database may offer one login only: then the application takes this role on connecting. Two
// migrators may come at once, and roles are shared by every database of a server.
const ensureApplicationRole = `DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trellis_app') THEN
		BEGIN
			CREATE ROLE trellis_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
			EXECUTE format('GRANT trellis_app TO %I', current_user);
		EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
		END;
	END IF;
END $$`

// Newest is the version the migrations lead to: the number of the last file.
func Newest() int64 {
	var newest int64
	_ = fs.WalkDir(migrations, ".", func(path string, entry fs.DirEntry, err error) error {
		if version, numbered := goose.NumericComponent(path); err == nil && numbered == nil {
			newest = max(newest, version)
		}
		return err
	})
	return newest
}

// MigrationsHash names the shape the migrations lead to, so that a database made by them can be reused.
func MigrationsHash() string {
	sum := sha256.New()
	_ = fs.WalkDir(migrations, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := migrations.ReadFile(path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(content), content)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
