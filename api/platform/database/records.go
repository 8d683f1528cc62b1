package database

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/vocabulary"
)

// Querier reads: a pool, a connection or a transaction.
type Querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// One reads a single record whose columns are named as its fields are; none is not found.
func One[T any](ctx context.Context, q Querier, sql string, args ...any) (record T, err error) {
	rows, err := q.Query(ctx, sql, args...)
	if err == nil {
		record, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[T])
	}
	if Missing(err) {
		return record, vocabulary.NotFound()
	}
	if err != nil {
		return record, fmt.Errorf("read %T: %w", record, err)
	}
	return record, nil
}

// Many reads records in the order in which they come; none is an empty list.
func Many[T any](ctx context.Context, q Querier, sql string, args ...any) ([]T, error) {
	rows, err := q.Query(ctx, sql, args...)
	records := []T{}
	if err == nil {
		records, err = pgx.AppendRows(records, rows, pgx.RowToStructByName[T])
	}
	if err != nil {
		return nil, fmt.Errorf("read %T: %w", records, err)
	}
	return records, nil
}
