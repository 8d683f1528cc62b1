package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// factStore reads what the records of a network say of what is assessed.
type factStore struct{ db *database.DB }

// suggestions are the levels that a network's records come to on a day.
func (s factStore) suggestions(ctx context.Context, scope policy.Scope, f content, pcnCode string, day vocabulary.Date) (map[place]suggestion, error) {
	q, reach := s.db.Querier(ctx), scope.Filter(ctx)
	facts, err := database.Many[roleFacts](ctx, q, roleFactsSQL, pcnCode, day, reach)
	if err != nil {
		return nil, err
	}
	roles := map[string]roleFacts{}
	for _, r := range facts {
		roles[r.RoleType] = r
	}
	network, err := database.One[networkFacts](ctx, q, networkFactsSQL, pcnCode, day, reach)
	return f.suggest(network, roles), err
}

// roleFactsSQL gives a row for each role of the network ($1) on the day ($2), as far as the reach ($3) goes. Bands are compared by their order;
// one that is not known is not held to be fair.
const roleFactsSQL = `
WITH kept AS MATERIALIZED (
	SELECT p.*, r.usual_afc_band, p.vacant_since IS NOT NULL AS is_vacant,
	       coalesce(array_position('{2,3,4,5,6,7,8a,8b}'::text[], p.afc_band) >= array_position('{2,3,4,5,6,7,8a,8b}'::text[], r.usual_afc_band), r.usual_afc_band IS NULL) AS at_band
	  FROM posts_on($2) p JOIN posts k ON k.id = p.id JOIN role_types r ON r.code = p.role_type
	 WHERE p.pcn_code = $1 AND p.opened_on <= $2 AND p.status <> 'closed' AND ('*' = ANY ($3::text[]) OR k.scopes[1] = ANY ($3))
), by_post AS (
	SELECT k.role_type, sum(k.wte_funded) AS funded, sum(k.wte_in_post) AS in_post,
	       sum(k.wte_funded) FILTER (WHERE k.at_band AND (k.contract = 'permanent' OR k.contract_ends_on >= $2 + interval '1 year')) AS fair,
	       sum(k.wte_funded) FILTER (WHERE k.at_band AND k.contract = 'permanent') AS fair_permanent,
	       sum(k.wte_funded) FILTER (WHERE NOT k.at_band OR k.contract = 'fixed_term' AND k.contract_ends_on < $2 + interval '6 months') AS poor,
	       sum(k.wte_funded * least(l.share, 100) / 100) FILTER (WHERE k.contract = 'permanent' OR k.contract_ends_on >= $2 + interval '1 year') AS ahead,
	       bool_or(l.is_elsewhere) AS is_elsewhere, max($2 - k.vacant_since) AS vacant_days, sum(m.due) AS due, sum(m.held) AS held, count(*) FILTER (WHERE v.arranged) AS arranged
	  FROM kept k
	  LEFT JOIN LATERAL (SELECT sum(f.share) AS share, bool_or(f.source <> 'arrs') AS is_elsewhere FROM post_funding_lines f
	                      WHERE f.post_id = k.id AND f.valid_from <= $2 + interval '1 year' AND (f.valid_to IS NULL OR f.valid_to > $2 + interval '1 year')) l ON true
	  LEFT JOIN LATERAL supervised_months(k.id, $2) m ON k.wte_in_post > 0
	 CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM supervision_arrangements a WHERE a.post_id = k.id AND a.kind = 'clinical_professional' AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to > $2)) AS arranged) v
	 GROUP BY k.role_type
), spells AS MATERIALIZED (
	SELECT p.role_type, a.* , a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to > $2) AS is_in
	  FROM posts p JOIN post_assignments a ON a.post_id = p.id WHERE p.pcn_code = $1 AND ('*' = ANY ($3) OR p.scopes[1] = ANY ($3))
), by_year AS (
	SELECT s.role_type, sum(s.wte * (least(s.valid_to, date_trunc('month', $2::date)::date) - greatest(s.valid_from, (date_trunc('month', $2::date) - interval '1 year')::date)))
	         FILTER (WHERE s.valid_from < date_trunc('month', $2::date) AND (s.valid_to IS NULL OR s.valid_to > date_trunc('month', $2::date) - interval '1 year')) AS wte_days
	  FROM spells s GROUP BY s.role_type
), left_role AS (
	SELECT s.role_type, s.holder_id, bool_and(s.leaving_reason IS NOT NULL) AS is_explained
	  FROM spells s WHERE s.valid_to <= $2 AND s.valid_to > $2 - interval '1 year'
	   AND NOT EXISTS (SELECT FROM spells o WHERE o.role_type = s.role_type AND o.holder_id = s.holder_id AND o.is_in) GROUP BY s.role_type, s.holder_id
), by_leaver AS (
	SELECT role_type, count(*) AS leavers, count(*) FILTER (WHERE NOT is_explained) AS unexplained FROM left_role GROUP BY role_type
), trained AS (
	SELECT h.role_type, count(*) FILTER (WHERE n.training <@ r.completed) AS completed, count(*) FILTER (WHERE n.induction && r.any_done) AS begun
	  FROM (SELECT s.role_type, s.holder_id FROM spells s WHERE s.is_in GROUP BY s.role_type, s.holder_id) h
	 CROSS JOIN LATERAL (SELECT coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'training'), '{}') AS training, coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'induction'), '{}') AS induction
	                       FROM training_courses c WHERE c.is_required AND (c.role_types = '{}' OR h.role_type = ANY (c.role_types))) n
	 CROSS JOIN LATERAL (SELECT coalesce(array_agg(t.course_code) FILTER (WHERE t.completed_on <= $2 AND (t.expires_on IS NULL OR t.expires_on > $2)), '{}') AS completed,
	                            coalesce(array_agg(t.course_code), '{}') AS any_done
	                       FROM training_records t JOIN spells s ON s.id = t.assignment_id AND s.holder_id = h.holder_id WHERE t.withdrawn_on IS NULL AND t.enrolled_on <= $2) r
	 GROUP BY h.role_type
), figures AS (
	SELECT f.role_type, count(f.first_contacts) AS caseload_months, coalesce(sum(f.first_contacts), 0) AS people,
	       count(f.wait_days_median) FILTER (WHERE f.month >= date_trunc('month', $2::date) - interval '6 months') AS wait_months,
	       avg(f.wait_days_median) FILTER (WHERE f.month >= date_trunc('month', $2::date) - interval '6 months' AND f.month < date_trunc('month', $2::date) - interval '3 months') AS wait_first,
	       avg(f.wait_days_median) FILTER (WHERE f.month >= date_trunc('month', $2::date) - interval '3 months') AS wait_last
	  FROM service_figures f WHERE f.pcn_code = $1 AND f.month >= date_trunc('month', $2::date) - interval '1 year' AND f.month < date_trunc('month', $2::date)
	   AND ('*' = ANY ($3) OR f.scopes[1] = ANY ($3)) GROUP BY f.role_type
), claims AS (
	SELECT c.role_type, count(*) AS months, bool_or(c.month = date_trunc('month', $2::date) - interval '2 months') AS is_current
	  FROM arrs_claims c WHERE c.pcn_code = $1 AND c.month >= date_trunc('month', $2::date) - interval '1 year' AND c.month <= $2 AND ('*' = ANY ($3) OR c.scopes[1] = ANY ($3)) GROUP BY c.role_type
)
SELECT r.code AS role_type, coalesce(b.funded, 0)::float8 AS wte_funded, coalesce(b.in_post, 0)::float8 AS wte_in_post, coalesce(b.fair, 0)::float8 AS wte_fair, coalesce(b.fair_permanent, 0)::float8 AS wte_fair_permanent,
       coalesce(b.poor, 0)::float8 AS wte_poor, coalesce(b.ahead, 0)::float8 AS wte_ahead, coalesce(b.is_elsewhere, false) AS is_elsewhere, coalesce(b.vacant_days, 0)::bigint AS vacant_days,
       coalesce(w.holders, 0) AS holders, coalesce(w.trained, 0) AS trained, coalesce(t.completed, 0) AS completed, coalesce(w.inducted, 0) AS inducted, coalesce(t.begun, 0) AS induction_begun,
       coalesce(l.leavers, 0) AS leavers, coalesce(l.unexplained, 0) AS unexplained, w.turnover_12m AS turnover,
       coalesce(b.due, 0)::bigint AS months_due, coalesce(b.held, 0)::bigint AS months_held, coalesce(b.arranged, 0) AS arranged_posts,
       coalesce(f.caseload_months, 0) AS caseload_months, coalesce(f.people, 0)::bigint AS people,
       (coalesce(y.wte_days, 0) / (date_trunc('month', $2::date)::date - (date_trunc('month', $2::date) - interval '1 year')::date))::float8 AS wte_year, r.caseload_max,
       coalesce(f.wait_months, 0) AS wait_months, f.wait_first::float8 AS wait_first, f.wait_last::float8 AS wait_last, coalesce(c.is_current, false) AS is_claimed, coalesce(c.months, 0) AS claimed_months
  FROM role_types r
  LEFT JOIN by_post b ON b.role_type = r.code
  LEFT JOIN role_summaries(ARRAY[$1::text], $2, $3, $2) w ON w.role_type = r.code AND w.pcn_code <> ''
  LEFT JOIN by_leaver l ON l.role_type = r.code
  LEFT JOIN by_year y ON y.role_type = r.code
  LEFT JOIN trained t ON t.role_type = r.code
  LEFT JOIN figures f ON f.role_type = r.code
  LEFT JOIN claims c ON c.role_type = r.code
 ORDER BY r.position`

// networkFactsSQL gives the one row of the network ($1) on the day ($2), as far as the reach ($3) goes.
const networkFactsSQL = `
WITH censuses AS MATERIALIZED (
	SELECT c.census_on, EXISTS (SELECT FROM workforce_returns r WHERE r.census_on = c.census_on AND r.pcn_code = $1) AS has_return
	  FROM workforce_networks($2, $2) n JOIN shown_workforce_censuses c ON n.region_code = ANY (c.region_codes) AND c.is_demo = n.is_demo
	 WHERE n.pcn_code = $1 AND c.census_on <= $2 AND c.census_on > $2 - interval '1 year' AND (n.opened_on IS NULL OR n.opened_on <= c.census_on)
), months AS (
	SELECT f.month, bool_or(g.dimension = 'ethnicity') AS by_ethnicity, bool_or(g.dimension = 'deprivation') AS by_deprivation
	  FROM service_figures f JOIN service_figure_groups g ON g.service_figure_id = f.id AND g.dimension <> 'source'
	 WHERE f.pcn_code = $1 AND f.month >= date_trunc('month', $2::date) - interval '6 months' AND f.month < date_trunc('month', $2::date) AND ('*' = ANY ($3::text[]) OR f.scopes[1] = ANY ($3))
	 GROUP BY f.month
), referred AS (
	SELECT sum(g.referrals) AS referrals, sum(g.referrals) FILTER (WHERE g.group_code = 'unknown') AS unknown
	  FROM service_figures f JOIN service_figure_groups g ON g.service_figure_id = f.id AND g.dimension <> 'source'
	 WHERE f.pcn_code = $1 AND f.month >= date_trunc('month', $2::date) - interval '6 months' AND f.month < date_trunc('month', $2::date) AND ('*' = ANY ($3) OR f.scopes[1] = ANY ($3))
)
SELECT (SELECT count(*) FROM censuses) AS censuses, (SELECT count(*) FROM censuses WHERE has_return) AS returned,
       coalesce((SELECT has_return FROM censuses ORDER BY census_on DESC LIMIT 1), false) AS has_newest,
       (SELECT count(*) FROM months WHERE by_ethnicity) AS ethnicity_months, (SELECT count(*) FROM months WHERE by_deprivation) AS deprivation_months,
       (SELECT count(*) FROM months WHERE by_ethnicity AND by_deprivation) AS both_months,
       (SELECT 100.0 * coalesce(unknown, 0) / nullif(referrals, 0) FROM referred)::float8 AS unknown_share`

// workforce reads, for networks and their roles, what of their posts is a reason to act on a day.
func (s factStore) workforce(ctx context.Context, scope policy.Scope, networks []string, day vocabulary.Date) ([]workforceFacts, error) {
	return database.Many[workforceFacts](ctx, s.db.Querier(ctx), `
SELECT p.pcn_code, p.role_type, count(*) FILTER (WHERE p.status = 'filled' AND p.contract = 'fixed_term' AND p.contract_ends_on <= $2 + 90) AS contracts_ending,
       coalesce(max($2 - p.vacant_since), 0)::bigint AS vacant_days
  FROM posts_on($2) p JOIN posts k ON k.id = p.id
 WHERE p.pcn_code = ANY ($1) AND p.opened_on <= $2 AND p.status NOT IN ('planned', 'closed') AND ((SELECT '*' = ANY ($3::text[])) OR k.scopes[1] IN (SELECT unnest($3::text[])))
 GROUP BY p.pcn_code, p.role_type ORDER BY p.pcn_code, p.role_type`, networks, day, scope.Filter(ctx))
}
