package organisations

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// corrected lists the PCNs that are corrected by hand.
func (s pcnStore) corrected(ctx context.Context) ([]string, error) {
	rows, err := s.db.Querier(ctx).Query(ctx, "SELECT pcn_code FROM pcn_corrections ORDER BY pcn_code")
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	codes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	return codes, nil
}

// renamedBoard is one that is called otherwise than at first.
type renamedBoard struct {
	Code    string
	Version int64
	First   string
}

// renamed lists the boards whose short name is another than the first that the audit tells of.
func (s icbStore) renamed(ctx context.Context) ([]renamedBoard, error) {
	rows, err := s.db.Querier(ctx).Query(ctx, `SELECT i.ods_code, i.version, f.first FROM icbs i CROSS JOIN LATERAL (
			SELECT coalesce(c.before ->> 'short_name', c.after ->> 'short_name') AS first FROM audit_changes c
			 WHERE c.table_name = 'icbs' AND c.record_key = i.ods_code AND (c.before ? 'short_name' OR c.after ? 'short_name') ORDER BY c.id LIMIT 1) f
		WHERE f.first <> i.short_name ORDER BY i.ods_code`)
	if err != nil {
		return nil, fmt.Errorf("list boards that are called otherwise: %w", err)
	}
	boards, err := pgx.CollectRows(rows, pgx.RowToStructByPos[renamedBoard])
	if err != nil {
		return nil, fmt.Errorf("list boards that are called otherwise: %w", err)
	}
	return boards, nil
}
