package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// namedCode is a region, a board or a borough.
type namedCode struct{ Code, Name string }

// region is the one that a reader was given something in; the first by code where they are several.
func (s standingStore) region(ctx context.Context, scope policy.Scope) (namedCode, error) {
	return database.One[namedCode](ctx, s.db.Querier(ctx), `
SELECT r.code, r.name FROM regions r
 WHERE '*' = ANY ($1::text[]) OR 'region:' || r.code = ANY ($1)
    OR EXISTS (SELECT FROM icbs i WHERE i.region_code = r.code AND 'icb:' || i.ods_code = ANY ($1))
    OR EXISTS (SELECT FROM icbs i JOIN sub_icb_location_icbs l ON l.icb_code = i.ods_code JOIN pcn_sub_icb_locations p ON p.sub_icb_location_code = l.sub_icb_location_code
                WHERE i.region_code = r.code AND 'pcn:' || p.pcn_code = ANY ($1))
 ORDER BY r.code LIMIT 1`, scope.Tokens())
}

// everInRegion are the codes of all networks that are or were of a region.
func (s standingStore) everInRegion(ctx context.Context, region string) ([]string, error) {
	found, err := database.Many[struct{ PCNCode string }](ctx, s.db.Querier(ctx), `
SELECT DISTINCT p.pcn_code::text AS pcn_code FROM icbs i JOIN sub_icb_location_icbs l ON l.icb_code = i.ods_code JOIN pcn_sub_icb_locations p ON p.sub_icb_location_code = l.sub_icb_location_code
 WHERE i.region_code = $1 COLLATE "C" ORDER BY 1`, region)
	codes := make([]string, len(found))
	for i, f := range found {
		codes[i] = f.PCNCode
	}
	return codes, err
}

// boards are those of a region on the map of a day, and those its networks are in on that map, by name.
func (s standingStore) boards(ctx context.Context, region string, day, mapDay vocabulary.Date) ([]namedCode, error) {
	return database.Many[namedCode](ctx, s.db.Querier(ctx), `
SELECT i.ods_code::text AS code, i.short_name AS name FROM icbs i
 WHERE i.region_code = $1 COLLATE "C" AND i.valid_from <= $3 AND (i.valid_to IS NULL OR i.valid_to > $3)
    OR i.ods_code IN (SELECT n.icb_code FROM workforce_networks($2, $3) n WHERE n.region_code = $1 COLLATE "C")
 ORDER BY lower(i.short_name COLLATE "C"), i.ods_code`, region, day, mapDay)
}

// boroughs are those of a region, by name.
func (s standingStore) boroughs(ctx context.Context, region string) ([]namedCode, error) {
	return database.Many[namedCode](ctx, s.db.Querier(ctx), `
SELECT b.gss_code::text AS code, b.name FROM boroughs b
 WHERE EXISTS (SELECT FROM borough_icbs r JOIN icbs i ON i.ods_code = r.icb_code WHERE r.borough_gss_code = b.gss_code AND i.region_code = $1 COLLATE "C") ORDER BY lower(b.name COLLATE "C")`, region)
}

// ofRegion reads how the networks of a region stand that were open on a day, each in its board by the map of another day.
func (s standingStore) ofRegion(ctx context.Context, scope policy.Scope, region string, day, mapDay vocabulary.Date) ([]boardNetwork, error) {
	return database.Many[boardNetwork](ctx, s.db.Querier(ctx), `
SELECT n.icb_code, n.pcn_code, n.pcn_name, n.borough_gss_code, n.borough_name, n.is_demo, true AS is_open, `+aloneColumns+`
  FROM workforce_networks($1, $3) n`+aloneOn+`
 WHERE n.region_code = $4 COLLATE "C" ORDER BY n.pcn_code`, day, scope.Filter(ctx), mapDay, region)
}

// areaPoint is a point of a trend: of a board, or, where there is none, of the region.
type areaPoint struct {
	Board *string
	TrendPoint
}

// regionTrend counts the statuses of a region's networks on some days, in all and for each of some boards, on the map of each of those
// days or, if there is one, of another. A board's are also those of the boards it came from, before it was there.
func (s standingStore) regionTrend(ctx context.Context, scope policy.Scope, region string, boards []string, days []vocabulary.Date, mapDay *vocabulary.Date) ([]areaPoint, error) {
	return database.Many[areaPoint](ctx, s.db.Querier(ctx), `
WITH RECURSIVE lineage AS (
	SELECT b AS board, b COLLATE "C" AS code, NULL::date AS until FROM unnest($6::text[]) b
	 UNION ALL
	SELECT l.board, s.predecessor_code, s.effective_on FROM icb_successions s JOIN lineage l ON s.successor_code = l.code
), stood AS MATERIALIZED (
	SELECT d.day, coalesce($4::date, d.day) AS map_day, n.pcn_code, n.icb_code, k.*
	  FROM unnest($1::date[]) d (day)
	  LEFT JOIN LATERAL (SELECT w.* FROM workforce_networks(d.day, coalesce($4::date, d.day)) w WHERE w.region_code = $3 COLLATE "C") n ON true`+stoodOn+`
)
SELECT NULL::text AS board, t.day AS "on", `+trendColumns+` FROM stood t GROUP BY t.day
 UNION ALL
SELECT l.board, t.day, `+trendColumns+` FROM lineage l JOIN stood t ON t.icb_code = l.code AND (l.until IS NULL OR l.until > t.map_day) GROUP BY l.board, t.day
 ORDER BY 1, 2`, days, scope.Filter(ctx), region, mapDay, unknownMonths, boards)
}
