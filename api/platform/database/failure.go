package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"trellis/api/vocabulary"
)

// SQLSTATE codes that mean something to a caller.
const (
	stateQueryCanceled    = "57014"
	stateLockNotAvailable = "55P03"
	stateUniqueViolation  = "23505"
	// Not migrated, or the login may not take the application's role: the operator's to mend.
	stateUndefinedTable        = "42P01"
	stateInsufficientPrivilege = "42501"
)

// Failure turns what the driver says into what a caller can act on: the database is away, or it
// took too long. Everything else stays internal.
func Failure(err error) error {
	var known *vocabulary.Error
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, errCommitUnknown):
		return unknown()
	case errors.As(err, &pg):
		switch {
		case pg.Code == stateQueryCanceled:
			return tooSlow()
		case pg.Code == stateLockNotAvailable:
			return vocabulary.Errorf(vocabulary.CodeInProgress, "Someone else is changing the same thing at this moment. Try again in a second.")
		case pg.Code[:2] == "08", pg.Code[:2] == "53", pg.Code[:3] == "57P":
			return unavailable()
		}
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return tooSlow()
	case errors.As(err, &connect), errors.As(err, &network), lost(err), pgconn.SafeToRetry(err):
		return unavailable()
	}
	return err
}

// lost tells whether err says that the connection broke, whoever noticed it first.
func lost(err error) bool {
	for _, sign := range []error{pgconn.ErrConnClosed, net.ErrClosed, driver.ErrBadConn, sql.ErrConnDone, io.EOF, io.ErrUnexpectedEOF} {
		if errors.Is(err, sign) {
			return true
		}
	}
	return false
}

func tooSlow() error {
	return vocabulary.Errorf(vocabulary.CodeTimeout, "This took longer than it may and was stopped. Ask for less at once, or try again; a change is safe to repeat with the same Idempotency-Key.")
}

func unavailable() error {
	return vocabulary.Errorf(vocabulary.CodeUnavailable, "The database cannot be reached at the moment. Try again in a few seconds.")
}

func unknown() error {
	return vocabulary.Errorf(vocabulary.CodeUnavailable, "The connection to the database was lost while your change was being saved, so it may or may not have been kept. Read it again before you repeat it, or repeat it with the same Idempotency-Key.")
}

// Locked tells whether err says that another transaction held what this one waited for.
func Locked(err error) bool { return hasState(err, stateLockNotAvailable) }

// Taken tells whether err says that a value must be unique and is not, under the named constraint or index.
func Taken(err error, constraint string) bool {
	var pg *pgconn.PgError
	return hasState(err, stateUniqueViolation) && errors.As(err, &pg) && pg.ConstraintName == constraint
}

func hasState(err error, state string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == state
}

// Missing tells whether err says that no row was found.
func Missing(err error) bool {
	return errors.Is(err, gorm.ErrRecordNotFound) || errors.Is(err, pgx.ErrNoRows)
}

// Violated names the constraint that err says is violated, with what the database says of it in detail; "" where err says
// something else.
func Violated(err error) (constraint, detail string) {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code[:2] == "23" {
		return pg.ConstraintName, pg.Detail
	}
	return "", ""
}
