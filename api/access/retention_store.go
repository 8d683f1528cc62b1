package access

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// forgetting takes the personal values out of records that had ended by $1; $2 is how many at most.
var forgetting = map[string]string{
	"sessions": `UPDATE sessions SET user_agent = '', address = '', version = version + 1 WHERE id IN (
		SELECT id FROM sessions WHERE coalesce(ended_at, expires_at) < $1 AND (user_agent <> '' OR address <> '') ORDER BY id LIMIT $2) RETURNING id::text`,
	"invitations": `UPDATE invitations SET email = 'forgotten@trellis.invalid', name = 'Forgotten', updated_at = $3, version = version + 1 WHERE id IN (
		SELECT id FROM invitations WHERE coalesce(accepted_at, revoked_at, expires_at) < $1 AND name <> 'Forgotten' ORDER BY id LIMIT $2) RETURNING id::text`,
}

// forgetOf does so with one table, and tells with which records.
func forgetOf(ctx context.Context, tx *database.Tx, table string, before, now time.Time, most int) ([]string, error) {
	args := []any{before, most}
	if table == "invitations" {
		args = append(args, now)
	}
	rows, err := tx.PGX.Query(ctx, forgetting[table], args...)
	if err != nil {
		return nil, fmt.Errorf("forget personal values of %s: %w", table, err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("forget personal values of %s: %w", table, err)
	}
	return ids, nil
}
