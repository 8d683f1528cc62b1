package database

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Analyze has PostgreSQL count what its tables hold, as their owner. It does so by itself a minute after much has changed.
func Analyze(ctx context.Context, ownerURL string) error {
	conn, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return fmt.Errorf("connect to count what the tables hold: %w", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "ANALYZE"); err != nil {
		return fmt.Errorf("count what the tables hold: %w", err)
	}
	return nil
}
