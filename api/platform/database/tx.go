package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/gorm"
)

// Tx is one transaction seen two ways: GORM for the rooms' stores, PGX for whatever else must
// commit with them, such as a background job.
type Tx struct {
	GORM *gorm.DB
	PGX  pgx.Tx

	afterCommit []func()
}

// AfterCommit runs fn once the transaction is saved, and never if it is not.
func (tx *Tx) AfterCommit(fn func()) { tx.afterCommit = append(tx.afterCommit, fn) }

// ErrRollback ends a transaction without saving and without being a failure: a dry run.
var ErrRollback = errors.New("roll back")

type txKey struct{}

func txFrom(ctx context.Context) (*Tx, bool) {
	tx, ok := ctx.Value(txKey{}).(*Tx)
	return tx, ok
}

// InTx runs fn in a transaction, or joins the one ctx already carries. An error rolls all of it
// back. Both sides of Tx are the same session: GORM works on the connection whose transaction pgx began.
func (db *DB) InTx(ctx context.Context, fn func(ctx context.Context, tx *Tx) error) error {
	if tx, ok := txFrom(ctx); ok {
		return fn(ctx, tx)
	}
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return fmt.Errorf("take a connection: %w", err)
	}
	defer conn.Close()
	var session *pgx.Conn
	if err := conn.Raw(func(driver any) error { session = driver.(*stdlib.Conn).Conn(); return nil }); err != nil {
		return fmt.Errorf("take a connection: %w", err)
	}
	begun, err := session.Begin(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		// After a commit this does nothing. It must not wait on the request's own, perhaps spent, deadline.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = onSession(conn, func() error { return begun.Rollback(ctx) })
	}()

	tx := &Tx{PGX: begun}
	ctx = context.WithValue(ctx, txKey{}, tx)
	tx.GORM = db.gorm.Session(&gorm.Session{NewDB: true, Context: ctx})
	tx.GORM.Statement.ConnPool = conn
	if err := fn(ctx, tx); err != nil {
		if errors.Is(err, ErrRollback) {
			return nil
		}
		return err
	}
	if err := onSession(conn, func() error { return commit(ctx, begun) }); err != nil {
		return err
	}
	for _, after := range tx.afterCommit {
		after()
	}
	return nil
}

// onSession ends the transaction, if its session is still ours: where GORM finds the connection broken,
// database/sql gives it back to the pool, which ends the session (and with it the transaction) at its own
// time. Nothing may be sent on it any more.
func onSession(conn *sql.Conn, end func() error) error {
	return conn.Raw(func(any) error { return end() })
}

// errCommitUnknown says that the transaction may or may not have been saved.
var errCommitUnknown = errors.New("the connection broke during the commit")

// commit saves the transaction. Once the order has been given, only the server can say that it was
// not carried out: without its answer nobody knows, whatever the driver makes of the broken connection.
func commit(ctx context.Context, begun pgx.Tx) error {
	if begun.Conn().IsClosed() {
		return fmt.Errorf("commit: %w", pgconn.ErrConnClosed)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	err := begun.Commit(ctx)
	var refused *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrTxCommitRollback), errors.As(err, &refused) && refused.SeverityUnlocalized != "FATAL":
		return fmt.Errorf("commit: %w", err)
	}
	return fmt.Errorf("%w: %w", errCommitUnknown, err)
}
