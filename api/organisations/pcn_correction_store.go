package organisations

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// correct keeps a correction, or takes away one that corrects nothing any more.
func (historyStore) correct(ctx context.Context, tx *database.Tx, code string, c PCNCorrection, at time.Time) error {
	if c.BoroughGSSCode != nil && *c.BoroughGSSCode != "" {
		var known bool
		if err := tx.PGX.QueryRow(ctx, "SELECT EXISTS (SELECT FROM boroughs WHERE gss_code = $1)", *c.BoroughGSSCode).Scan(&known); err != nil {
			return fmt.Errorf("look up a borough: %w", err)
		}
		if !known {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/borough_gss_code", Code: "unknown_borough", Message: "There is no such borough. London's have the codes E09000001 to E09000033."})
		}
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO pcn_corrections AS k (pcn_code, name, borough_gss_code, updated_at) VALUES ($1, nullif($2, ''), nullif($3, ''), $4)
		ON CONFLICT (pcn_code) DO UPDATE SET name = CASE WHEN $2::text IS NULL THEN k.name ELSE excluded.name END,
			borough_gss_code = CASE WHEN $3::text IS NULL THEN k.borough_gss_code ELSE excluded.borough_gss_code END, version = k.version + 1, updated_at = $4
		WHERE $2 IS DISTINCT FROM coalesce(k.name, '') AND $2 IS NOT NULL OR $3 IS DISTINCT FROM coalesce(k.borough_gss_code, '') AND $3 IS NOT NULL`,
		code, c.Name, c.BoroughGSSCode, at)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, "DELETE FROM pcn_corrections WHERE pcn_code = $1 AND name IS NULL AND borough_gss_code IS NULL", code)
	}
	if err != nil {
		return fmt.Errorf("keep a correction: %w", err)
	}
	return nil
}

// version reads which version of a PCN is saved.
func (s pcnStore) version(ctx context.Context, code string) (version int64, err error) {
	err = s.db.Querier(ctx).QueryRow(ctx, "SELECT version FROM shown_pcns WHERE ods_code = $1", code).Scan(&version)
	if database.Missing(err) {
		return 0, vocabulary.NotFound()
	}
	if err != nil {
		return 0, fmt.Errorf("read a PCN's version: %w", err)
	}
	return version, nil
}
