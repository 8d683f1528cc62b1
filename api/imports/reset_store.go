package imports

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// standingImport is one that is planned or applied.
type standingImport struct {
	ID      string
	Status  string
	Version int64
	// IsSomebodys tells that it is not for everyone who may read files.
	IsSomebodys bool
}

// standing lists what can be undone or discarded, the newest first.
func (s store) standing(ctx context.Context) ([]standingImport, error) {
	var standing []standingImport
	err := s.db.Within(ctx, []string{"*"}, func(ctx context.Context, tx *database.Tx) error {
		rows, err := tx.PGX.Query(ctx, `SELECT id::text, status, version, scopes IS NOT NULL FROM imports WHERE status IN ($1, $2)
			ORDER BY applied_at DESC NULLS FIRST, id DESC`, Applied, Planned)
		if err == nil {
			standing, err = pgx.CollectRows(rows, pgx.RowToStructByPos[standingImport])
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list what stands: %w", err)
	}
	return standing, nil
}
