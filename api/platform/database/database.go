// Package database owns the way to PostgreSQL: the pool, transactions, migrations and the
// revisions that tell cached reads when they are out of date.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// ApplicationRole is the role every request runs as. It owns nothing and bypasses nothing.
const ApplicationRole = "trellis_app"

// Options say how to reach the database.
type Options struct {
	// URL is the application's connection. A login other than trellis_app takes that role on connecting.
	URL string
	// MaxConns bounds the pool; 0 means 20.
	MaxConns int32
	// Tracer sees every statement; nil for none.
	Tracer pgx.QueryTracer
}

// DB is one pool of connections, used directly by lists and through GORM by single rows and writes.
type DB struct {
	Pool      *pgxpool.Pool
	Revisions *Revisions
	sql       *sql.DB
	gorm      *gorm.DB
}

// Open makes the pool. It does not wait for the server: a request that finds none is answered 503.
func Open(ctx context.Context, o Options) (*DB, error) {
	config, err := pgxpool.ParseConfig(o.URL)
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL cannot be read: %w", err)
	}
	if config.MaxConns = o.MaxConns; config.MaxConns == 0 {
		config.MaxConns = 20
	}
	config.ConnConfig.Tracer = o.Tracer
	config.ConnConfig.ConnectTimeout = 2 * time.Second
	parameters := config.ConnConfig.RuntimeParams
	parameters["application_name"] = "trellis"
	parameters["timezone"] = "UTC"
	parameters["statement_timeout"] = "2500"
	parameters["lock_timeout"] = "1000"
	parameters["idle_in_transaction_session_timeout"] = "10000"
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		conn.TypeMap().RegisterType(instants)
		if config.ConnConfig.User == ApplicationRole {
			return nil
		}
		if _, err := conn.Exec(ctx, "SET ROLE "+ApplicationRole); err != nil {
			return fmt.Errorf("the login %[1]s may not take the role %[2]s; an administrator can let it: GRANT %[2]s TO %[1]s: %[3]w",
				config.ConnConfig.User, ApplicationRole, err)
		}
		return nil
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open the database pool: %w", err)
	}
	db := &DB{Pool: pool, sql: stdlib.OpenDBFromPool(pool)}
	db.Revisions = newRevisions(pool)
	db.gorm, err = gorm.Open(postgres.New(postgres.Config{Conn: db.sql}), &gorm.Config{
		SkipDefaultTransaction: true,
		DisableAutomaticPing:   true,
		Logger:                 logger.Discard, // statements are traced by pgx, never with their values
	})
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("open GORM over the pool: %w", err)
	}
	return db, nil
}

// instants are read as UTC, wherever the machine stands: that is how the API writes them.
var instants = &pgtype.Type{Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC}}

// GORM is for reading single rows; writes go through InTx.
func (db *DB) GORM(ctx context.Context) *gorm.DB {
	if tx, ok := txFrom(ctx); ok {
		return tx.GORM.WithContext(ctx)
	}
	return db.gorm.WithContext(ctx)
}

// Querier is for reading lists with pgx: the transaction ctx carries, else the pool.
func (db *DB) Querier(ctx context.Context) interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
} {
	if tx, ok := txFrom(ctx); ok {
		return tx.PGX
	}
	return db.Pool
}

// ErrNotMigrated says that the database has not the shape this program was written for.
var ErrNotMigrated = errors.New("the database is not ready for this Trellis: run `go run ./api migrate`, and see that its login may take the role trellis_app")

// Ready tells whether the database answers and has been migrated as far as this program needs.
func (db *DB) Ready(ctx context.Context) error {
	var version int64
	err := db.Pool.QueryRow(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&version)
	if hasState(err, stateUndefinedTable) || hasState(err, stateInsufficientPrivilege) || err == nil && version < Newest() {
		return ErrNotMigrated
	}
	return err
}

// Close ends every connection.
func (db *DB) Close() {
	_ = db.sql.Close()
	db.Pool.Close()
}
