package listing

import (
	"context"
	"io"
	"reflect"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// exportCap is how many rows a list's file holds at most.
const exportCap = 100_000

// export streams the whole filtered set.
func (l *List[T]) export(c echo.Context, s httpx.Reader, r Request, kind string) error {
	r.after = nil
	return Stream(c, s, Streamed{l.Name, r.AsOf, kind, r.reach}, func(ctx context.Context, tx pgx.Tx, begin func() io.Writer) error {
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
		return l.stream(ctx, tx, r, kind, begin())
	})
}

func (l *List[T]) stream(ctx context.Context, tx pgx.Tx, r Request, kind string, to io.Writer) error {
	out := sheetFor(kind, to, l.Name+" "+r.AsOf.String())
	defer out.Close()
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
