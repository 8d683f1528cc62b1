package workforce

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// nwrsStore is the way to what files of the workforce returns say, and to what counts of it.
type nwrsStore struct{}

// keep writes what a file says under its import.
func (nwrsStore) keep(ctx context.Context, tx *database.Tx, importID string, r *nwrsReading) error {
	if _, err := tx.PGX.Exec(ctx, "INSERT INTO workforce_return_files (import_id, census_on, region_codes) VALUES ($1, $2, $3)", importID, r.census, r.regionCodes()); err != nil {
		return fmt.Errorf("write the census of a file: %w", err)
	}
	groups := slices.SortedFunc(maps.Keys(r.sums), func(a, b staffGroup) int {
		return cmp.Or(cmp.Compare(a.pcnCode, b.pcnCode), cmp.Compare(a.staffRole, b.staffRole), cmp.Compare(fmt.Sprint(a.isContracted), fmt.Sprint(b.isContracted)))
	})
	_, err := tx.PGX.CopyFrom(ctx, pgx.Identifier{"workforce_return_statements"},
		[]string{"import_id", "pcn_code", "staff_role", "is_contracted", "fte", "headcount", "rows"},
		pgx.CopyFromSlice(len(groups), func(n int) ([]any, error) {
			g := groups[n]
			sum := r.sums[g]
			return []any{importID, g.pcnCode, g.staffRole, g.isContracted, sum.fte.numeric(), int64(len(sum.people)), sum.rows}, nil
		}))
	if err != nil {
		return fmt.Errorf("write what a file says of the workforce: %w", err)
	}
	return nil
}

func (nwrsStore) census(ctx context.Context, tx *database.Tx, importID string) (on vocabulary.Date, err error) {
	if err = tx.PGX.QueryRow(ctx, "SELECT census_on FROM workforce_return_files WHERE import_id = $1::text::uuid", importID).Scan(&on); err != nil {
		err = fmt.Errorf("read the census of a file: %w", err)
	}
	return on, err
}

// applied are the files of a census ($1) that count with or without ($3) one import ($2), and said of each network what the
// last of them to be read says.
const appliedFiles = `files AS (
        SELECT f.import_id, f.region_codes, i.planned_at FROM workforce_return_files f JOIN imports i ON i.id = f.import_id
         WHERE f.census_on = $1 AND CASE WHEN f.import_id = $2::text::uuid THEN $3::boolean ELSE i.status = 'applied' END
    )`

const saidLast = appliedFiles + `, said AS (
        SELECT DISTINCT ON (s.pcn_code) s.pcn_code, s.import_id FROM files f JOIN workforce_return_statements s ON s.import_id = f.import_id
         ORDER BY s.pcn_code, f.planned_at DESC, f.import_id DESC
    )`

// regions are those whose networks were asked at a census.
func (nwrsStore) regions(ctx context.Context, tx *database.Tx, census vocabulary.Date, importID string, applied bool) (codes []string, err error) {
	err = tx.PGX.QueryRow(ctx, "WITH "+appliedFiles+" SELECT coalesce((SELECT array_agg(DISTINCT r ORDER BY r) FROM files f, unnest(f.region_codes) r), '{}')", census, importID, applied).Scan(&codes)
	if err != nil {
		err = fmt.Errorf("read the regions of a census: %w", err)
	}
	return codes, err
}

// inWords sums a network's figures by role for a plan, to four decimals, and digests every one of them as it is. It stands in brackets behind a join.
const inWords = `concat_ws(', ', 'splw ' || trim_scale(round(coalesce(sum(fte) FILTER (WHERE role_type = 'splw'), 0), 4)), 'cc ' || trim_scale(round(coalesce(sum(fte) FILTER (WHERE role_type = 'cc'), 0), 4)),
            'hwbc ' || trim_scale(round(coalesce(sum(fte) FILTER (WHERE role_type = 'hwbc'), 0), 4)), 'splw_mental_health ' || trim_scale(round(sum(fte) FILTER (WHERE role_type = 'splw_mental_health'), 4)),
            'other ' || trim_scale(round(sum(fte) FILTER (WHERE role_type IS NULL), 4))) || ' FTE' AS words,
        md5(string_agg(concat_ws('|', staff_role, is_contracted, trim_scale(fte), headcount), E'\n' ORDER BY staff_role COLLATE "C", is_contracted)) AS digest`

// differences are the networks whose figures at a census change, by code.
func (nwrsStore) differences(ctx context.Context, tx *database.Tx, census vocabulary.Date, importID string, applied bool) ([]nwrsDifference, error) {
	return database.Many[nwrsDifference](ctx, tx.PGX, `WITH `+saidLast+`, later AS (
        SELECT pcn_code, `+inWords+` FROM (SELECT s.pcn_code, t.staff_role, t.is_contracted, t.fte, t.headcount, nwrs_role(t.staff_role) AS role_type
              FROM said s JOIN workforce_return_statements t ON t.import_id = s.import_id AND t.pcn_code = s.pcn_code) t GROUP BY pcn_code
    ), earlier AS (
        SELECT pcn_code, `+inWords+` FROM (SELECT f.* FROM workforce_returns w JOIN workforce_return_figures f ON f.census_on = w.census_on AND f.pcn_code = w.pcn_code
             WHERE w.census_on = $1 AND w.import_id IS NOT NULL) f GROUP BY pcn_code
    )
    SELECT coalesce(l.pcn_code, e.pcn_code)::text AS pcn_code, first_name(coalesce(l.pcn_code, e.pcn_code)) AS pcn_name,
           EXISTS (SELECT FROM pcns p WHERE p.ods_code = coalesce(l.pcn_code, e.pcn_code)) AS is_known,
           e.words AS before, l.words AS after, e.digest AS before_digest, l.digest AS after_digest
      FROM later l FULL JOIN earlier e ON e.pcn_code = l.pcn_code WHERE l.digest IS DISTINCT FROM e.digest ORDER BY 1`, census, importID, applied)
}

// unknown are the networks that a file names and no organisation is known of.
func (nwrsStore) unknown(ctx context.Context, tx *database.Tx, importID string) ([]string, error) {
	rows, err := tx.PGX.Query(ctx, `SELECT DISTINCT s.pcn_code::text FROM workforce_return_statements s
		 WHERE s.import_id = $1::text::uuid AND NOT EXISTS (SELECT FROM pcns p WHERE p.ods_code = s.pcn_code) ORDER BY 1`, importID)
	if err != nil {
		return nil, fmt.Errorf("look for networks nobody knows: %w", err)
	}
	codes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("look for networks nobody knows: %w", err)
	}
	return codes, nil
}

// totals are the FTE that a file adds up to, by role.
func (nwrsStore) totals(ctx context.Context, tx *database.Tx, importID string) (nwrsTotals, error) {
	const sum = "trim_scale(round(coalesce(sum(t.fte) FILTER (WHERE nwrs_role(t.staff_role) "
	return database.One[nwrsTotals](ctx, tx.PGX, `SELECT `+sum+`= 'splw'), 0), 4))::text AS splw, `+sum+`= 'cc'), 0), 4))::text AS cc, `+sum+`= 'hwbc'), 0), 4))::text AS hwbc,
	       `+sum+`= 'splw_mental_health'), 0), 4))::text AS mental_health, `+sum+`IS NULL), 0), 4))::text AS other
	  FROM workforce_return_statements t WHERE t.import_id = $1::text::uuid`, importID)
}

// silent counts the networks that would have made no return with a file applied, of those asked that stand on the day it was
// planned: as the census is counted then.
func (nwrsStore) silent(ctx context.Context, tx *database.Tx, census vocabulary.Date, importID string) (silent, asked int64, err error) {
	err = tx.PGX.QueryRow(ctx, `WITH `+saidLast+`, day AS (SELECT (planned_at AT TIME ZONE 'Europe/London')::date AS planned FROM imports WHERE id = $2::text::uuid)
	SELECT count(*) FILTER (WHERE s.pcn_code IS NULL), count(*)
	  FROM day, workforce_networks(day.planned, day.planned) n LEFT JOIN said s ON s.pcn_code = n.pcn_code
	 WHERE NOT n.is_demo AND n.region_code IN (SELECT unnest(f.region_codes) FROM files f) AND (n.opened_on IS NULL OR n.opened_on <= $1 OR s.pcn_code IS NOT NULL)`, census, importID, true).Scan(&silent, &asked)
	if err != nil {
		err = fmt.Errorf("count networks without a return: %w", err)
	}
	return silent, asked, err
}

// rebuild writes what counts of a census. What the demonstration invented stays.
func (nwrsStore) rebuild(ctx context.Context, tx *database.Tx, census vocabulary.Date, regions []string, importID string, applied bool) error {
	if _, err := tx.PGX.Exec(ctx, "DELETE FROM workforce_returns WHERE census_on = $1 AND import_id IS NOT NULL", census); err != nil {
		return fmt.Errorf("clear a census: %w", err)
	}
	if _, err := tx.PGX.Exec(ctx, "DELETE FROM workforce_censuses WHERE census_on = $1 AND NOT is_demo", census); err != nil {
		return fmt.Errorf("clear a census: %w", err)
	}
	if len(regions) == 0 {
		return nil
	}
	if _, err := tx.PGX.Exec(ctx, "INSERT INTO workforce_censuses (census_on, region_codes) VALUES ($1, $2)", census, regions); err != nil {
		return fmt.Errorf("write a census: %w", err)
	}
	if _, err := tx.PGX.Exec(ctx, "WITH "+saidLast+" INSERT INTO workforce_returns (census_on, pcn_code, import_id) SELECT $1, s.pcn_code, s.import_id FROM said s", census, importID, applied); err != nil {
		return fmt.Errorf("write the returns of a census: %w", err)
	}
	_, err := tx.PGX.Exec(ctx, `INSERT INTO workforce_return_figures (census_on, pcn_code, staff_role, is_contracted, role_type, fte, headcount)
		SELECT w.census_on, w.pcn_code, t.staff_role, t.is_contracted, nwrs_role(t.staff_role), t.fte, t.headcount
		  FROM workforce_returns w JOIN workforce_return_statements t ON t.import_id = w.import_id AND t.pcn_code = w.pcn_code WHERE w.census_on = $1`, census)
	if err != nil {
		return fmt.Errorf("write the figures of a census: %w", err)
	}
	return nil
}
