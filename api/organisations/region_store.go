package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// regionStore is the way to the regions and what is counted in them.
type regionStore struct{ db *database.DB }

func (s regionStore) on(ctx context.Context, day vocabulary.Date, code string) (Region, error) {
	return one[Region](ctx, s.db.Querier(ctx), `SELECT * FROM regions_on($1) WHERE code = $2 COLLATE "C"`, day, code)
}

// regionCount is what was counted of one board, of what is in none, or of everything.
type regionCount struct {
	ICBCode, ICBName, ICBShortName *string
	IsTotal, IsCarriedBack         bool
	OrganisationTotals
}

// organisations counts what is in a region on a day, by the board on the day of the map. A PCN is where ODS's
// commissioner relation puts it, a practice where its own does, whatever PCN it is in. A board that stands in the region
// has a row, though it holds nothing.
func (s regionStore) organisations(ctx context.Context, day, mapDay vocabulary.Date, code string) ([]regionCount, error) {
	return many[regionCount](ctx, s.db.Querier(ctx), countOrganisations, day, mapDay, code)
}

const countOrganisations = `
WITH locations AS MATERIALIZED (
    SELECT r.sub_icb_location_code AS code, m.icb_code, 'carried_back' IN (r.certainty, m.certainty) AS is_carried_back
      FROM sub_icb_location_icbs r
      JOIN icbs i ON i.ods_code = r.icb_code AND i.region_code = $3
      LEFT JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = r.sub_icb_location_code
           AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)
     WHERE r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
), members AS MATERIALIZED (
    SELECT b.practice_code, b.certainty FROM practice_memberships b WHERE b.valid_from <= $1 AND (b.valid_to IS NULL OR b.valid_to > $1)
), counted AS (
    SELECT l.icb_code, 1 AS pcn, 0 AS practice, 0 AS unallocated, NULL::bigint AS list_size, NULL::double precision AS imd_score,
           l.is_carried_back OR s.certainty = 'carried_back' AS is_carried_back
      FROM locations l
      JOIN pcn_sub_icb_locations s ON s.sub_icb_location_code = l.code AND s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1)
      JOIN pcns p ON p.ods_code = s.pcn_code AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
    UNION ALL
    SELECT l.icb_code, 0, 1, CASE WHEN b.practice_code IS NULL THEN 1 ELSE 0 END, z.list_size, e.imd_score,
           l.is_carried_back OR s.certainty = 'carried_back' OR coalesce(b.certainty = 'carried_back', false)
      FROM locations l
      JOIN practice_sub_icb_locations s ON s.sub_icb_location_code = l.code AND s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1)
      JOIN practices p ON p.ods_code = s.practice_code AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
      LEFT JOIN members b ON b.practice_code = p.ods_code
      LEFT JOIN LATERAL (SELECT CASE WHEN f.valid_to <= $1 THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
            WHERE f.practice_code = p.ods_code AND f.valid_from <= $1 ORDER BY f.valid_from DESC LIMIT 1) z ON true
      LEFT JOIN LATERAL (SELECT CASE WHEN f.valid_to <= $1 THEN NULL ELSE f.imd_score END AS imd_score FROM practice_deprivation f
            WHERE f.practice_code = p.ods_code AND f.valid_from <= $1 ORDER BY f.valid_from DESC LIMIT 1) e ON true
    UNION ALL
    SELECT i.ods_code, 0, 0, 0, NULL, NULL, false FROM icbs i
     WHERE i.region_code = $3 AND i.valid_from <= $2 AND (i.valid_to IS NULL OR i.valid_to > $2)
    UNION ALL
    SELECT l.icb_code, 0, 0, 0, NULL, NULL, l.is_carried_back FROM locations l
), summed AS (
    SELECT icb_code, grouping(icb_code) = 1 AS is_total, bool_or(is_carried_back) AS is_carried_back,
           sum(pcn) AS pcns, sum(practice) AS practices, sum(unallocated) AS practices_unallocated, sum(list_size)::bigint AS list_size,
           sum(imd_score * list_size) / nullif(sum(list_size) FILTER (WHERE imd_score IS NOT NULL), 0) AS imd_score
      FROM counted GROUP BY GROUPING SETS ((icb_code), ())
)
SELECT s.icb_code, i.name AS icb_name, i.short_name AS icb_short_name, s.is_total, coalesce(s.is_carried_back, false) AS is_carried_back,
       coalesce(s.pcns, 0) AS pcns, coalesce(s.practices, 0) AS practices, coalesce(s.practices_unallocated, 0) AS practices_unallocated,
       s.list_size, s.imd_score
  FROM summed s LEFT JOIN icbs i ON i.ods_code = s.icb_code
 ORDER BY lower(i.name COLLATE "C"), s.icb_code`
