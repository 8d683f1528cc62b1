package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// comparable reads the networks that were open on a day in the region that a network was in then, itself among them, with the people
// registered with their practices and the deprivation of those; invented ones beside an invented one alone.
func (s standingStore) comparable(ctx context.Context, code string, day vocabulary.Date) ([]comparedNetwork, error) {
	return database.Many[comparedNetwork](ctx, s.db.Querier(ctx), `
WITH networks AS MATERIALIZED (
	SELECT n.* FROM workforce_networks($2, $2) n
), alike AS MATERIALIZED (
	SELECT n.* FROM networks n JOIN networks me ON me.pcn_code = $1 AND n.region_code = me.region_code AND n.is_demo = me.is_demo
), people AS MATERIALIZED (
	SELECT m.pcn_code, sum(z.list_size) AS list_size, sum(e.imd_score::numeric * z.list_size) / nullif(sum(z.list_size) FILTER (WHERE e.imd_score IS NOT NULL), 0) AS imd_score
	  FROM alike n JOIN practice_memberships m ON m.pcn_code = n.pcn_code AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)
	 CROSS JOIN LATERAL (SELECT CASE WHEN f.valid_to <= $2 THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
	        WHERE f.practice_code = m.practice_code AND f.valid_from <= $2 ORDER BY f.valid_from DESC LIMIT 1) z
	  LEFT JOIN LATERAL (SELECT CASE WHEN f.valid_to <= $2 THEN NULL ELSE f.imd_score END AS imd_score FROM practice_deprivation f
	        WHERE f.practice_code = m.practice_code AND f.valid_from <= $2 ORDER BY f.valid_from DESC LIMIT 1) e ON true
	 GROUP BY m.pcn_code
)
SELECT n.pcn_code, n.pcn_name, n.icb_code, i.short_name AS icb_name, n.region_code, r.name AS region_name, p.list_size::bigint AS list_size, round(p.imd_score, 3)::float8 AS imd_score, n.is_demo
  FROM alike n JOIN regions r ON r.code = n.region_code LEFT JOIN icbs i ON i.ods_code = n.icb_code LEFT JOIN people p ON p.pcn_code = n.pcn_code ORDER BY n.pcn_code`, code, day)
}

// domains are what those of a version of the framework are called.
func (s standingStore) domains(ctx context.Context, version *int64) ([]namedCode, error) {
	return database.Many[namedCode](ctx, s.db.Querier(ctx), "SELECT code::text, name FROM embedding_domains WHERE framework_version = $1", version)
}

// inForceOf reads what some networks stand by on a day.
func (s standingStore) inForceOf(ctx context.Context, scope policy.Scope, codes []string, day vocabulary.Date) ([]boardNetwork, error) {
	return database.Many[boardNetwork](ctx, s.db.Querier(ctx), `
SELECT NULL::text AS icb_code, n.pcn_code, '' AS pcn_name, NULL::text AS borough_gss_code, NULL::text AS borough_name, false AS is_demo, true AS is_open, `+aloneColumns+`
  FROM unnest($3::text[]) n (pcn_code)`+aloneOn, day, scope.Filter(ctx), codes)
}
