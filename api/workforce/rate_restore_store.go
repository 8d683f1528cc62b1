package workforce

import (
	"context"
	"fmt"
	"strings"

	"trellis/api/platform/database"
)

// restoreRates takes rates back that were entered by hand, and says of the others, and of roles, what was said of them first.
func (v Invented) restoreRates(ctx context.Context, tx *database.Tx, beginning string) (rates int64, err error) {
	for _, t := range []struct{ name, key, changing string }{
		{"rate_cards", "id", "status, is_verified, source, source_url, superseded_by"},
		{"entitlement_rates", "id", "status, is_verified, source, source_url, superseded_by"},
		{"role_types", "code", "name, short_name, aliases, usual_afc_band, caseload_min, caseload_max, training_rule, supervision_rule, source"},
	} {
		first := fmt.Sprintf(`SELECT b.* FROM audit_changes c CROSS JOIN LATERAL jsonb_populate_record(NULL::%s, c.after) b
			WHERE c.table_name = '%[1]s' AND c.action = 'insert' AND c.id <= (SELECT max(x.id) FROM audit_changes x WHERE x.event_id = $1::text::uuid)`, t.name)
		if t.key == "id" {
			gone, err := tx.PGX.Exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE id NOT IN (SELECT f.id FROM (%s) f)", t.name, first), beginning)
			if err != nil {
				return 0, fmt.Errorf("take back %s: %w", t.name, err)
			}
			rates += gone.RowsAffected()
		}
		back, err := tx.PGX.Exec(ctx, fmt.Sprintf(`UPDATE %[1]s r SET (%[2]s) = (SELECT %[2]s FROM (%[3]s) f WHERE f.%[4]s = r.%[4]s), version = version + 1, updated_at = $2
			WHERE EXISTS (SELECT FROM (%[3]s) f WHERE f.%[4]s = r.%[4]s AND (%[5]s) IS DISTINCT FROM (%[6]s))`,
			t.name, t.changing, first, t.key, columnsOf("f", t.changing), columnsOf("r", t.changing)), beginning, v.Clock())
		if err != nil {
			return 0, fmt.Errorf("put %s back: %w", t.name, err)
		}
		rates += back.RowsAffected()
	}
	return rates, nil
}

// columnsOf names columns with the table they are of.
func columnsOf(table, columns string) string {
	return table + "." + strings.ReplaceAll(columns, ", ", ", "+table+".")
}
