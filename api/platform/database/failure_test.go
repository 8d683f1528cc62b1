package database_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

func TestAFailureOfTheDatabaseIsToldAsFarAsItHelps(t *testing.T) {
	known := vocabulary.NotFound()
	state := func(code string) error { return fmt.Errorf("save: %w", &pgconn.PgError{Code: code}) }
	for name, tt := range map[string]struct {
		err  error
		code vocabulary.Code
	}{
		"nothing":                       {nil, ""},
		"a known error":                 {fmt.Errorf("read: %w", known), vocabulary.CodeNotFound},
		"a statement that took long":    {state("57014"), vocabulary.CodeTimeout},
		"a request that took long":      {fmt.Errorf("read: %w", context.DeadlineExceeded), vocabulary.CodeTimeout},
		"a lock not given":              {state("55P03"), vocabulary.CodeInProgress},
		"a shutdown":                    {state("57P01"), vocabulary.CodeUnavailable},
		"a crash":                       {state("57P02"), vocabulary.CodeUnavailable},
		"a start under way":             {state("57P03"), vocabulary.CodeUnavailable},
		"too many connections":          {state("53300"), vocabulary.CodeUnavailable},
		"a full disk":                   {state("53100"), vocabulary.CodeUnavailable},
		"a lost connection":             {state("08006"), vocabulary.CodeUnavailable},
		"a refused connection":          {&pgconn.ConnectError{}, vocabulary.CodeUnavailable},
		"a broken network":              {&net.OpError{Op: "read", Err: errors.New("reset")}, vocabulary.CodeUnavailable},
		"an answer cut off":             {fmt.Errorf("read: %w", io.ErrUnexpectedEOF), vocabulary.CodeUnavailable},
		"a closed connection":           {fmt.Errorf("read: %w", net.ErrClosed), vocabulary.CodeUnavailable},
		"a connection the pool gave up": {fmt.Errorf("save: %w", driver.ErrBadConn), vocabulary.CodeUnavailable},
		"a unique value taken":          {state("23505"), ""},
		"a syntax error":                {state("42601"), ""},
		"a bug":                         {errors.New("bug"), ""},
	} {
		told := database.Failure(tt.err)
		var shown *vocabulary.Error
		switch found := errors.As(told, &shown); {
		case found && (tt.code == "" || shown.Code != tt.code):
			t.Errorf("%s is told as %s, not as %q", name, shown.Code, tt.code)
		case !found && tt.code != "":
			t.Errorf("%s is kept inside: %v", name, told)
		case !found && told != tt.err:
			t.Errorf("%s has become %v", name, told)
		}
	}
}

func TestAMissingRowIsRecognisedHoweverItWasAskedFor(t *testing.T) {
	for err, want := range map[error]bool{pgx.ErrNoRows: true, gorm.ErrRecordNotFound: true, io.EOF: false} {
		if database.Missing(fmt.Errorf("read: %w", err)) != want {
			t.Errorf("%v is taken for a missing row: %v", err, !want)
		}
	}
	taken := fmt.Errorf("save: %w", &pgconn.PgError{Code: "23505", ConstraintName: "icbs_short_name"})
	if !database.Taken(taken, "icbs_short_name") || database.Taken(taken, "icbs_pkey") || database.Taken(io.EOF, "icbs_short_name") {
		t.Error("a value that is taken is mistaken")
	}
}
