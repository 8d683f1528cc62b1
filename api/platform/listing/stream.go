package listing

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	exportLimit = 60 * time.Second // to make a file
	placeLimit  = 2 * time.Second  // to wait while others are made
)

// Streamed says what is sent as a file: what it is called, of which day, as which type, and what the caller reaches of it;
// nil of what is everyone's.
type Streamed struct {
	Name  string
	Day   vocabulary.Date
	Type  string
	Reach Reach
}

// Stream sends a file while it is read, in one transaction that sees one moment, however long the file is. Write begins the file
// once nothing but a failure of ours can keep it from being made. What fails before the first byte is a problem; after it the
// connection breaks off, so that half a file is never taken for a whole one.
func Stream(c echo.Context, s httpx.Reader, f Streamed, write func(ctx context.Context, tx pgx.Tx, begin func() io.Writer) error) error {
	select {
	case s.Files <- struct{}{}:
		defer func() { <-s.Files }()
	case <-time.After(placeLimit):
		return vocabulary.Errorf(vocabulary.CodeUnavailable, "Several other files are being made at this moment. Try again in a few seconds.")
	}
	ctx, cancel := httpx.Unhurried(c.Request().Context(), exportLimit)
	defer cancel()
	whole := false
	err := pgx.BeginTxFunc(ctx, s.DB.Pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %[1]d; SET LOCAL idle_in_transaction_session_timeout = %[1]d", exportLimit.Milliseconds())); err != nil {
			return err
		}
		if f.Reach != nil {
			if err := database.SetReach(ctx, tx, f.Reach.Tokens()); err != nil {
				return err
			}
		}
		err := write(ctx, tx, func() io.Writer { return f.begin(c.Response()) })
		whole = err == nil
		return err
	})
	switch {
	case err == nil || !c.Response().Committed:
		return err
	case whole: // all of it is written, and what only reads has nothing to lose when it ends
		return nil
	}
	panic(http.ErrAbortHandler)
}

// begin writes the headers of a file, and gives it the time it may take.
func (f Streamed) begin(response *echo.Response) io.Writer {
	_ = http.NewResponseController(response).SetWriteDeadline(time.Now().Add(exportLimit))
	contentType, extension := typed(f.Type)
	response.Header().Set("Content-Type", contentType)
	response.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s-%s.%s"`, f.Name, f.Day, extension))
	httpx.Private(response.Header())
	return response
}
