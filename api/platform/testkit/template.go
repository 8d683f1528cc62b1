package testkit

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/embeddedpg"
)

const (
	templatePrefix = "template_of_tests_"
	testPrefix     = "test_"
	templateLock   = 7_265_736_501 // an advisory lock of the server: one process makes a template
)

var made sync.Map // admin URL and hash of the templates that are known to exist

// ensureTemplate makes the migrated database that tests are cloned from, once
// per server and hash, whichever process comes first.
func ensureTemplate(ctx context.Context, admin string, m migration) (string, error) {
	name := templatePrefix + m.hash
	key := admin + " " + m.hash
	if _, known := made.Load(key); known {
		return name, nil
	}
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return "", err
	}
	defer conn.Close(context.WithoutCancel(ctx)) // gives the lock back too
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", templateLock); err != nil {
		return "", err
	}
	var exists bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists); err != nil {
		return "", err
	}
	if !exists {
		if err := makeTemplate(ctx, conn, admin, name, m); err != nil {
			return "", fmt.Errorf("the template database: %w", err)
		}
	}
	made.Store(key, true)
	return name, nil
}

// makeTemplate works under another name and renames at the end, so that a
// template is whole or not there.
func makeTemplate(ctx context.Context, conn *pgx.Conn, admin, name string, m migration) error {
	unfinished := name + "_new"
	for _, sql := range []string{
		"DROP DATABASE IF EXISTS " + quote(unfinished) + " WITH (FORCE)",
		"CREATE DATABASE " + quote(unfinished) + " OWNER trellis_owner",
	} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := embeddedpg.RestrictDatabase(ctx, conn, unfinished); err != nil {
		return err
	}
	if err := m.run(ctx, at(admin, unfinished)); err != nil {
		return err
	}
	for _, sql := range []string{
		"ALTER DATABASE " + quote(unfinished) + " ALLOW_CONNECTIONS false",
		"ALTER DATABASE " + quote(unfinished) + " RENAME TO " + quote(name),
	} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// clone makes a database for one test. Copying files is about a sixth quicker
// here than writing the copy through the log.
func clone(ctx context.Context, admin string, m migration) (string, error) {
	template, err := ensureTemplate(ctx, admin, m)
	if err != nil {
		return "", err
	}
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return "", err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	name := strings.ToLower(fmt.Sprintf("%s%d_%.8s", testPrefix, os.Getpid(), rand.Text()))
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+quote(name)+" OWNER trellis_owner TEMPLATE "+quote(template)+" STRATEGY FILE_COPY"); err != nil {
		return "", err
	}
	return name, embeddedpg.RestrictDatabase(ctx, conn, name)
}

func drop(ctx context.Context, admin, name string) error {
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	_, err = conn.Exec(ctx, "DROP DATABASE IF EXISTS "+quote(name)+" WITH (FORCE)")
	return err
}

// dropOld clears a server that nobody uses of databases that killed tests left
// behind and of templates that the migrations have outgrown.
func dropOld(ctx context.Context, admin, hash string) error {
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	rows, err := conn.Query(ctx, `SELECT datname FROM pg_database
		WHERE (starts_with(datname, $1) OR starts_with(datname, $2)) AND datname <> $2 || $3`, testPrefix, templatePrefix, hash)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := conn.Exec(ctx, "DROP DATABASE "+quote(name)+" WITH (FORCE)"); err != nil {
			return err
		}
	}
	return nil
}

// at is a database of the server by the addresses of its roles.
func at(admin, name string) Database {
	return Database{
		OwnerURL: as(admin, "trellis_owner", name),
		AppURL:   as(admin, "trellis_app", name),
		AdminURL: as(admin, "postgres", name),
	}
}

// as is the address of a database of the same server for a role.
func as(admin, role, database string) string {
	u, err := url.Parse(admin)
	if err != nil {
		return admin // adminURL has refused it already
	}
	u.User, u.Path = url.User(role), "/"+database
	return u.String()
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
