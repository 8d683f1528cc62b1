package database

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Within runs fn in a transaction that sees only what the tokens reach: row-level security holds every row of a
// tenant-private table against them. Inside a transaction already begun, it sets them for its rest.
func (db *DB) Within(ctx context.Context, reach []string, fn func(ctx context.Context, tx *Tx) error) error {
	return db.InTx(ctx, func(ctx context.Context, tx *Tx) error {
		if err := SetReach(ctx, tx.PGX, reach); err != nil {
			return err
		}
		return fn(ctx, tx)
	})
}

// SetReach tells row-level security what the caller reaches, until the transaction ends.
func SetReach(ctx context.Context, tx pgx.Tx, reach []string) error {
	return setReach(ctx, tx, "SELECT set_config('trellis.reach', $1::text[]::text, true)", reach)
}

// A list is asked for in few forms, each with a long list of what the caller reaches, and to plan it anew for every caller takes as
// long as to read it: whatever is asked for, each form keeps one plan. To start a second process for a page takes longer than the page.
const reachOfList = "SELECT set_config('trellis.reach', $1::text[]::text, true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('max_parallel_workers_per_gather', '0', true)"

// SetReachOfList does what SetReach does, before a list is read.
func SetReachOfList(ctx context.Context, tx pgx.Tx, reach []string) error {
	return setReach(ctx, tx, reachOfList, reach)
}

// OneRead reads one statement of a list within what the caller reaches, in a transaction of its own that takes one way to the database
// and back.
type OneRead struct {
	Pool  *pgxpool.Pool
	Reach []string
}

// Query sends the statement; its rows have to be closed.
func (r OneRead) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	batch := &pgx.Batch{}
	batch.Queue(reachOfList, Reach(r.Reach))
	batch.Queue(sql, args...)
	results := r.Pool.SendBatch(ctx, batch)
	_, err := results.Exec()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("set what the caller reaches: %w", err), results.Close())
	}
	rows, err := results.Query()
	if err != nil {
		return nil, errors.Join(err, results.Close())
	}
	return oneRead{rows, results}, nil
}

// oneRead are rows that give their connection back as they are closed.
type oneRead struct {
	pgx.Rows
	results pgx.BatchResults
}

func (r oneRead) Close() {
	r.Rows.Close()
	_ = r.results.Close() // what went wrong is said by the rows
}

func setReach(ctx context.Context, tx pgx.Tx, statement string, reach []string) error {
	if _, err := tx.Exec(ctx, statement, Reach(reach)); err != nil {
		return fmt.Errorf("set what the caller reaches: %w", err)
	}
	return nil
}

// Reach is what a caller reaches as row-level security is told of it: everything in one word, which is how the policies ask for it.
func Reach(reach []string) []string {
	switch {
	case reach == nil:
		return []string{}
	case slices.Contains(reach, "*"):
		return []string{"*"}
	}
	return reach
}
