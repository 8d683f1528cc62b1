package imports

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// standingImport is one that is planned or applied.
type standingImport struct {
	ID      string
	Status  string
	Version int64
}

// standing lists what can be undone or discarded, the newest first.
func (s store) standing(ctx context.Context) ([]standingImport, error) {
	rows, err := s.db.Querier(ctx).Query(ctx, `SELECT id::text, status, version FROM imports WHERE status IN ($1, $2)
		ORDER BY applied_at DESC NULLS FIRST, id DESC`, Applied, Planned)
	if err != nil {
		return nil, fmt.Errorf("list what stands: %w", err)
	}
	standing, err := pgx.CollectRows(rows, pgx.RowToStructByPos[standingImport])
	if err != nil {
		return nil, fmt.Errorf("list what stands: %w", err)
	}
	return standing, nil
}
