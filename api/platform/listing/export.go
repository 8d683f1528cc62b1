package listing

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	exportCap   = 100_000          // rows in a file
	exportLimit = 60 * time.Second // to make it
	placeLimit  = 2 * time.Second  // to wait while others are made
)

// export streams the whole filtered set. What fails before the first byte is a problem; after it the
// connection breaks off, so that half a file is never taken for a whole one.
func (l *List[T]) export(c echo.Context, s httpx.Reader, r Request, kind string) error {
	select {
	case s.Files <- struct{}{}:
		defer func() { <-s.Files }()
	case <-time.After(placeLimit):
		return vocabulary.Errorf(vocabulary.CodeUnavailable, "Several other files are being made at this moment. Try again in a few seconds.")
	}
	ctx, cancel := httpx.Unhurried(c.Request().Context(), exportLimit)
	defer cancel()
	r.after = nil
	return pgx.BeginTxFunc(ctx, s.DB.Pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %[1]d; SET LOCAL idle_in_transaction_session_timeout = %[1]d", exportLimit.Milliseconds())); err != nil {
			return err
		}
		if err := r.confine(ctx, tx); err != nil {
			return err
		}
		if err := l.owned(ctx, tx, r.Of); err != nil {
			return err
		}
		var rows int64
		count := l.count(r)
		if err := tx.QueryRow(ctx, count.String(), count.args...).Scan(&rows); err != nil {
			return err
		}
		if rows > exportCap {
			return vocabulary.Errorf(vocabulary.CodeBadRequest, "That is %d rows; a file holds at most %d. Narrow the filter.", rows, exportCap)
		}
		return l.stream(ctx, c, tx, r, kind)
	})
}

func (l *List[T]) stream(ctx context.Context, c echo.Context, tx pgx.Tx, r Request, kind string) error {
	response := c.Response()
	_ = http.NewResponseController(response).SetWriteDeadline(time.Now().Add(exportLimit))
	out, contentType, extension := sheetFor(kind, response, l.Name+" "+r.AsOf.String())
	defer out.Close()
	response.Header().Set("Content-Type", contentType)
	response.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s-%s.%s"`, l.Name, r.AsOf, extension))
	httpx.Private(response.Header())
	names, pick := l.shape(r)
	if kind != typeNDJSON {
		names, pick = l.layApart(names, pick)
	}
	err := out.head(names)
	if err == nil {
		err = l.chunks(ctx, tx, r, func(rows []T) error {
			for _, row := range rows {
				if err := out.row(pick(reflect.ValueOf(row))); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err == nil {
		err = out.finish()
	}
	if err != nil && response.Committed {
		panic(http.ErrAbortHandler)
	}
	return err
}

// chunks reads everything, a few hundred rows at a time where something has to be done to them.
func (l *List[T]) chunks(ctx context.Context, tx pgx.Tx, r Request, take func(rows []T) error) error {
	if len(r.Include) == 0 && l.Withhold == nil {
		one := make([]T, 1)
		return l.each(ctx, tx, l.page(r, 0), func(row T) error { one[0] = row; return take(one) })
	}
	for {
		page, err := l.read(ctx, tx, Request{AsOf: r.AsOf, Of: r.Of, reach: r.reach, filter: r.filter, now: r.now, Filters: r.Filters, Sort: r.Sort, Include: r.Include, Limit: 500, after: r.after})
		if err != nil {
			return err
		}
		if err := take(page.rows); err != nil || page.next == "" {
			return err
		}
		r.after = keyOf(r, reflect.ValueOf(page.rows[len(page.rows)-1]))
	}
}

// layApart gives fields that have columns of their own those in place of one.
func (l *List[T]) layApart(names []string, pick func(row reflect.Value) []reflect.Value) (headings []string, values func(row reflect.Value) []reflect.Value) {
	for _, name := range names {
		if apart, ok := l.Apart[name]; ok {
			headings = append(headings, apart.Columns...)
		} else {
			headings = append(headings, name)
		}
	}
	return headings, func(row reflect.Value) (all []reflect.Value) {
		for i, value := range pick(row) {
			apart, ok := l.Apart[names[i]]
			if !ok {
				all = append(all, value)
				continue
			}
			for _, one := range apart.Values(row.Interface().(T)) {
				all = append(all, reflect.ValueOf(one))
			}
		}
		return all
	}
}
