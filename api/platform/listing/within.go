package listing

import (
	"context"
	"fmt"
	"net/http"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// Reach is what one caller sees of a list that is not everyone's. A policy.Scope is one.
type Reach interface {
	// Tokens are what row-level security compares.
	Tokens() []string
	// Filter are the tokens the list's own query narrows its rows by.
	Filter(ctx context.Context) []string
}

// ServeWithin answers a list request with what is within the caller's reach. From has the tokens of the filter as $2, the
// present moment as $3, and what the list belongs to as $4 and on. Nothing of it is kept for others.
func (l *List[T]) ServeWithin(c echo.Context, s httpx.Reader, reach Reach, of ...string) error {
	kind, err := httpx.Accept(c, typeJSON, typeCSV, typeNDJSON, typeXLSX)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	r, err := l.Parse(c.QueryParams(), s.Clock.Today(), of...)
	if err != nil {
		return err
	}
	r.reach, r.filter, r.now = reach, append([]string{}, reach.Filter(ctx)...), s.Clock()
	if kind != typeJSON {
		return l.export(c, s, r, kind)
	}
	page, err := l.pageWithin(ctx, s.DB, r, of)
	if err != nil {
		return fmt.Errorf("list %s: %w", l.Name, err)
	}
	entry, err := l.encode(r, page, c.Request().URL)
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}

// pageWithin reads a page at one moment. What takes one statement needs no transaction around it.
func (l *List[T]) pageWithin(ctx context.Context, db *database.DB, r Request, of []string) (page Page[T], err error) {
	if l.Owner == nil && len(r.Include) == 0 && !r.Total {
		page, err = l.rows(ctx, database.OneRead{Pool: db.Pool, Reach: r.reach.Tokens()}, r)
		l.withhold(r, page.rows)
		return page, err
	}
	err = pgx.BeginTxFunc(ctx, db.Pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if err := r.confine(ctx, tx); err != nil {
			return err
		}
		if err := l.owned(ctx, tx, of); err != nil {
			return err
		}
		page, err = l.read(ctx, tx, r)
		return err
	})
	return page, err
}

// confine tells row-level security what the caller reaches; of a list that is everyone's it says nothing.
func (r Request) confine(ctx context.Context, tx pgx.Tx) error {
	if r.reach == nil {
		return nil
	}
	return database.SetReachOfList(ctx, tx, r.reach.Tokens())
}

// OverWithin reads what is worked out of every row of a list's filter that is within the caller's reach, whatever page they
// would be on. The query is given those rows as something to select from, and the day as $1.
func OverWithin[Row, T any](c echo.Context, s httpx.Reader, l *List[T], reach Reach, query func(rows string) string, of ...string) (day vocabulary.Date, found []Row, err error) {
	ctx := c.Request().Context()
	r, err := l.Parse(c.QueryParams(), s.Clock.Today(), of...)
	if err != nil {
		return r.AsOf, nil, err
	}
	r.reach, r.filter, r.now = reach, append([]string{}, reach.Filter(ctx)...), s.Clock()
	var rows statement
	rows.WriteString("(SELECT *")
	l.from(&rows, r)
	rows.WriteString(") " + l.Name)
	err = pgx.BeginTxFunc(ctx, s.DB.Pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if err := r.confine(ctx, tx); err != nil {
			return err
		}
		found, err = database.Many[Row](ctx, tx, query(rows.String()), rows.args...)
		return err
	})
	return r.AsOf, found, err
}
