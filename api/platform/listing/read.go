package listing

import (
	"context"
	"fmt"
	"reflect"

	"github.com/jackc/pgx/v5"
)

// Querier is a pool, a connection or a transaction.
type Querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// Page is the body of a list's answer.
type Page[T any] struct {
	rows  []T
	next  string
	total *int64
}

// read answers one page: one query, one more for each include and for the total.
func (l *List[T]) read(ctx context.Context, q Querier, r Request) (Page[T], error) {
	var page Page[T]
	s := l.page(r, r.Limit+1)
	err := l.each(ctx, q, s, func(row T) error {
		page.rows = append(page.rows, row)
		return nil
	})
	if err != nil {
		return page, err
	}
	if len(page.rows) > r.Limit {
		page.rows = page.rows[:r.Limit]
		page.next = l.next(r, reflect.ValueOf(page.rows[r.Limit-1]))
	}
	if err := l.include(ctx, q, r, page.rows); err != nil {
		return page, err
	}
	if l.Withhold != nil {
		withhold := l.Withhold(r.reach)
		for i := range page.rows {
			withhold(&page.rows[i])
		}
	}
	if r.Total {
		s := l.count(r)
		page.total = new(int64)
		if err := q.QueryRow(ctx, s.String(), s.args...).Scan(page.total); err != nil {
			return page, fmt.Errorf("count %s: %w", l.Name, err)
		}
	}
	return page, nil
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
func (l *List[T]) each(ctx context.Context, q Querier, s statement, take func(row T) error) error {
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
