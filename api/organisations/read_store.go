package organisations

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// one reads a single record whose columns are named as its fields are; none is not found.
func one[T any](ctx context.Context, q listing.Querier, sql string, args ...any) (record T, err error) {
	rows, err := q.Query(ctx, sql, args...)
	if err == nil {
		record, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[T])
	}
	if database.Missing(err) {
		return record, vocabulary.NotFound()
	}
	if err != nil {
		return record, fmt.Errorf("read %T: %w", record, err)
	}
	return record, nil
}

// many reads records in the order in which they come; none is an empty list.
func many[T any](ctx context.Context, q listing.Querier, sql string, args ...any) (records []T, err error) {
	rows, err := q.Query(ctx, sql, args...)
	if err == nil {
		records, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
	}
	if err != nil {
		return nil, fmt.Errorf("read %T: %w", records, err)
	}
	return orEmpty(records), nil
}

// exists refuses an owner that the query does not find.
func exists(sql string) func(ctx context.Context, q listing.Querier, of []string) error {
	return func(ctx context.Context, q listing.Querier, of []string) error {
		var found bool
		if err := q.QueryRow(ctx, "SELECT EXISTS ("+sql+")", of[0]).Scan(&found); err != nil {
			return fmt.Errorf("look for what the list belongs to: %w", err)
		}
		if !found {
			return vocabulary.NotFound()
		}
		return nil
	}
}
