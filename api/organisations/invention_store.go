package organisations

import (
	"context"
	"fmt"

	"trellis/api/platform/database"
)

// london is the region in which the demonstration lies.
const london = "Y56"

// demonstration says whether there is one that London shows at present, or one that is hidden.
func (historyStore) demonstration(ctx context.Context, tx *database.Tx) (shown, hidden bool, err error) {
	err = tx.PGX.QueryRow(ctx, `SELECT data_origin = 'demo', data_origin = 'real' AND EXISTS (SELECT FROM pcns WHERE is_demo) FROM regions WHERE code = $1`,
		london).Scan(&shown, &hidden)
	if err != nil {
		err = fmt.Errorf("see what London shows: %w", err)
	}
	return shown, hidden, err
}

// settleOrigin lets London show what it should: the demonstration, where there is one, until a real PCN or practice has
// ever been in one of its boards. It is told after everything that files change, in the same transaction.
func (historyStore) settleOrigin(ctx context.Context, tx *database.Tx, real bool) error {
	_, err := tx.PGX.Exec(ctx, `
WITH settled AS (SELECT CASE WHEN $2 THEN 'real' ELSE 'demo' END AS data_origin)
UPDATE regions r SET data_origin = s.data_origin FROM settled s
 WHERE r.code = $1 AND r.data_origin <> s.data_origin AND EXISTS (SELECT FROM pcns WHERE is_demo)`, london, real)
	if err != nil {
		return fmt.Errorf("settle whose organisations London shows: %w", err)
	}
	return nil
}
