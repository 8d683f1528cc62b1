package organisations

import (
	"context"

	"trellis/api/platform/database"
)

// life reads on which days a PCN stands.
func (s pcnStore) life(ctx context.Context, code string) (life, error) {
	return database.One[life](ctx, s.db.Querier(ctx), `
SELECT '' AS kind, NULL::text AS code, NULL::text AS name, valid_from, valid_to, certainty, valid_to_certainty, is_demo FROM shown_pcns WHERE ods_code = $1`, code)
}

// spells reads what else was so about a PCN and when, by kind. Its boards are those of the sub-ICB locations that
// commissioned it, while they did; a day is known as well as what began or ended on it, but what is carried back holds
// on none of its days for certain.
func (s pcnStore) spells(ctx context.Context, code string) ([]spell, error) {
	return database.Many[spell](ctx, s.db.Querier(ctx), `
SELECT 'name' AS kind, NULL::text AS code, n.name, n.valid_from, n.valid_to, n.certainty::text, n.valid_to_certainty::text
  FROM organisation_names n WHERE n.ods_code = $1
UNION ALL
SELECT 'sub_icb_location', s.sub_icb_location_code, name_on(s.sub_icb_location_code, s.valid_from), s.valid_from, s.valid_to, s.certainty, s.valid_to_certainty
  FROM pcn_sub_icb_locations s WHERE s.pcn_code = $1
UNION ALL
SELECT 'icb', r.icb_code, i.name, greatest(s.valid_from, r.valid_from), least(s.valid_to, r.valid_to),
       CASE WHEN 'carried_back' IN (s.certainty, r.certainty) THEN 'carried_back' WHEN s.valid_from > r.valid_from THEN s.certainty WHEN r.valid_from > s.valid_from THEN r.certainty ELSE weaker(s.certainty, r.certainty) END,
       CASE WHEN s.valid_to < r.valid_to OR r.valid_to IS NULL THEN s.valid_to_certainty
            WHEN r.valid_to < s.valid_to OR s.valid_to IS NULL THEN r.valid_to_certainty ELSE weaker(s.valid_to_certainty, r.valid_to_certainty) END
  FROM pcn_sub_icb_locations s
  JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code
       AND daterange(r.valid_from, r.valid_to) && daterange(s.valid_from, s.valid_to)
  JOIN icbs i ON i.ods_code = r.icb_code
 WHERE s.pcn_code = $1
UNION ALL
SELECT 'borough', p.borough_gss_code, b.name, p.valid_from, p.valid_to, p.certainty, p.valid_to_certainty
  FROM pcn_boroughs p JOIN boroughs b ON b.gss_code = p.borough_gss_code WHERE p.pcn_code = $1
 ORDER BY kind, valid_from`, code)
}

// members reads every membership a PCN ever had, with where each practice came from and went to.
func (s pcnStore) members(ctx context.Context, code string) ([]member, error) {
	return database.Many[member](ctx, s.db.Querier(ctx), `
SELECT m.practice_code, name_on(m.practice_code, m.valid_from) AS practice_name, name_on(m.pcn_code, m.valid_from) AS pcn_name,
       m.valid_from, m.valid_to, m.certainty, m.valid_to_certainty,
       b.pcn_code AS before_code, name_on(b.pcn_code, b.valid_to - 1) AS before_name,
       a.pcn_code AS after_code, name_on(a.pcn_code, a.valid_from) AS after_name
  FROM practice_memberships m
  LEFT JOIN practice_memberships b ON b.practice_code = m.practice_code AND b.valid_to = m.valid_from
  LEFT JOIN practice_memberships a ON a.practice_code = m.practice_code AND a.valid_from = m.valid_to
 WHERE m.pcn_code = $1 ORDER BY m.practice_code, m.valid_from`, code)
}
