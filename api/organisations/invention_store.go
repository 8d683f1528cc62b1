package organisations

import (
	"context"
	"fmt"

	"trellis/api/platform/database"
)

// settleOrigin lets London show what it should: the demonstration, where there is one, until a real PCN or practice has
// ever been in one of its boards. It is asked after everything that files change, in the same transaction.
func (historyStore) settleOrigin(ctx context.Context, tx *database.Tx) error {
	_, err := tx.PGX.Exec(ctx, `
WITH settled AS (
    SELECT CASE WHEN EXISTS (
        SELECT FROM icbs i JOIN sub_icb_location_icbs r ON r.icb_code = i.ods_code
          JOIN (SELECT s.sub_icb_location_code AS code, s.valid_from, s.valid_to FROM pcn_sub_icb_locations s JOIN pcns p ON p.ods_code = s.pcn_code AND NOT p.is_demo
                UNION ALL
                SELECT s.sub_icb_location_code, s.valid_from, s.valid_to FROM practice_sub_icb_locations s JOIN practices p ON p.ods_code = s.practice_code AND NOT p.is_demo) s
            ON s.code = r.sub_icb_location_code AND daterange(s.valid_from, s.valid_to) && daterange(r.valid_from, r.valid_to)
         WHERE i.region_code = 'Y56') THEN 'real' ELSE 'demo' END AS data_origin
)
UPDATE regions r SET data_origin = s.data_origin FROM settled s
 WHERE r.code = 'Y56' AND r.data_origin <> s.data_origin AND EXISTS (SELECT FROM pcns WHERE is_demo)`)
	if err != nil {
		return fmt.Errorf("settle whose organisations London shows: %w", err)
	}
	return nil
}
