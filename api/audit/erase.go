package audit

import (
	"context"
	"fmt"

	"trellis/api/platform/database"
)

// Erase takes the personal values of a record out of the audit, the feed of changes and the answers kept for retries,
// inside the use case that has just taken them out of the record itself (set its personal columns to null). The chain
// stays whole: it holds their seals. The addresses are those where the record is read, such as /api/v1/users/….
func Erase(ctx context.Context, tx *database.Tx, table, key string, addresses ...string) error {
	return EraseAll(ctx, tx, table, []string{key}, addresses...)
}

// EraseAll is Erase of several records of a table. The answer of the request that erases is not kept yet: it will be, and
// says nothing of what is gone.
func EraseAll(ctx context.Context, tx *database.Tx, table string, keys []string, addresses ...string) error {
	if _, err := tx.PGX.Exec(ctx, "SELECT erase_personal($1, k) FROM unnest($2::text[]) k", table, keys); err != nil {
		return fmt.Errorf("erase personal values from the audit: %w", err)
	}
	if _, err := tx.PGX.Exec(ctx, `DELETE FROM idempotency_keys USING unnest($1::text[]) a (address)
		WHERE body IS NOT NULL AND (address IN (location, path) OR starts_with(path, address || '/'))`, addresses); err != nil {
		return fmt.Errorf("erase personal values from kept answers: %w", err)
	}
	return nil
}
