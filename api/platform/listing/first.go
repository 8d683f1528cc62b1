package listing

import (
	"context"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/vocabulary"
)

// FirstWithin reads the first rows of a list that is not everyone's, in its own order, for a caller inside the program.
func (l *List[T]) FirstWithin(ctx context.Context, db interface {
	Begin(ctx context.Context) (pgx.Tx, error)
}, reach Reach, now time.Time, most int, of ...string) (rows []T, err error) {
	r, err := l.Parse(url.Values{}, vocabulary.DateOf(now), of...)
	if err != nil {
		return nil, err
	}
	r.Limit, r.reach, r.filter, r.now = most, reach, append([]string{}, reach.Filter(ctx)...), now
	err = pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		if err := r.confine(ctx, tx); err != nil {
			return err
		}
		page, err := l.read(ctx, tx, r)
		rows = page.rows
		return err
	})
	return rows, err
}
