package listing

import (
	"context"
	"fmt"
	"reflect"

	"github.com/jackc/pgx/v5"
)

// Querier is a pool, a connection or a transaction.
type Querier interface {
	rowsQuerier
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

type rowsQuerier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// Page is the body of a list's answer.
type Page[T any] struct {
	rows  []T
	next  string
	total *int64
}

// read answers one page: one query, one more for each include and for the total.
func (l *List[T]) read(ctx context.Context, q Querier, r Request) (Page[T], error) {
	page, err := l.rows(ctx, q, r)
	if err != nil {
		return page, err
	}
	if err := l.include(ctx, q, r, page.rows); err != nil {
		return page, err
	}
	l.withhold(r, page.rows)
	if r.Total {
		s := l.count(r)
		page.total = new(int64)
		if err := q.QueryRow(ctx, s.String(), s.args...).Scan(page.total); err != nil {
			return page, fmt.Errorf("count %s: %w", l.Name, err)
		}
	}
	return page, nil
}

// rows reads the rows of a page, and where the next begins.
func (l *List[T]) rows(ctx context.Context, q rowsQuerier, r Request) (page Page[T], err error) {
	err = l.each(ctx, q, l.page(r, r.Limit+1), func(row T) error {
		page.rows = append(page.rows, row)
		return nil
	})
	if err == nil && len(page.rows) > r.Limit {
		page.rows = page.rows[:r.Limit]
		page.next = l.next(r, reflect.ValueOf(page.rows[r.Limit-1]))
	}
	return page, err
}

// withhold takes out of rows what the caller may not see.
func (l *List[T]) withhold(r Request, rows []T) {
	if l.Withhold == nil {
		return
	}
	withhold := l.Withhold(r.reach)
	for i := range rows {
		withhold(&rows[i])
	}
}

func (l *List[T]) include(ctx context.Context, q Querier, r Request, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	for _, name := range r.Include {
		if err := l.Includes[name](ctx, q, rows); err != nil {
			return fmt.Errorf("include %s in %s: %w", name, l.Name, err)
		}
	}
	return nil
}

// each hands every row of a statement to take, one at a time.
func (l *List[T]) each(ctx context.Context, q rowsQuerier, s statement, take func(row T) error) error {
	rows, err := q.Query(ctx, s.String(), s.args...)
	if err != nil {
		return fmt.Errorf("list %s: %w", l.Name, err)
	}
	defer rows.Close()
	var row T
	value := reflect.ValueOf(&row).Elem()
	targets := make([]any, len(l.columns))
	for i, c := range l.columns {
		targets[i] = value.FieldByIndex(c.index).Addr().Interface()
	}
	for rows.Next() {
		var zero T
		row = zero
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("list %s: %w", l.Name, err)
		}
		if err := take(row); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("list %s: %w", l.Name, err)
	}
	return nil
}
