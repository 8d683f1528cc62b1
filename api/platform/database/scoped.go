package database

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
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
	if reach == nil {
		reach = []string{}
	}
	if _, err := tx.Exec(ctx, "SELECT set_config('trellis.reach', $1::text[]::text, true)", reach); err != nil {
		return fmt.Errorf("set what the caller reaches: %w", err)
	}
	return nil
}
