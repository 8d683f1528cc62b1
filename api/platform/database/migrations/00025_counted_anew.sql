-- What is counted is put right: supervision is due of those who are there, a handover is no vacancy, a claim is held against
-- what the scheme pays, and every network of a board is in a borough.
-- +goose Up

-- Of the last six whole months before that of a day: in how many somebody who is in a post on the day was in it for all of
-- the month, and in how many of those clinical or professional supervision was held for everyone of them who was. What was
-- or was not held for those who have left does not count for those who came after them.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION supervised_months(post uuid, day date) RETURNS TABLE (due bigint, held bigint) LANGUAGE sql STABLE AS $$
    SELECT count(*), count(*) FILTER (WHERE m.is_held)
      FROM (SELECT bool_and(EXISTS (SELECT FROM supervision_sessions h WHERE h.assignment_id = a.id AND h.kind = 'clinical_professional' AND h.withdrawn_on IS NULL
                                       AND h.held_on >= g.month AND h.held_on < g.month + interval '1 month')) AS is_held
              FROM generate_series(date_trunc('month', day) - interval '6 months', date_trunc('month', day) - interval '1 month', interval '1 month') g (month)
              JOIN post_assignments a ON a.post_id = post AND a.valid_from <= g.month AND (a.valid_to IS NULL OR a.valid_to >= g.month + interval '1 month')
             WHERE EXISTS (SELECT FROM post_assignments n WHERE n.post_id = post AND n.holder_id = a.holder_id AND n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day))
             GROUP BY g.month) m
$$;
-- +goose StatementEnd

-- What is counted of the posts of some networks on a day, as before, except that only a vacancy of a day or more was filled:
-- a post that somebody was in from its first day never had one.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION role_summaries(networks text[], day date, reach text[], today date) RETURNS TABLE (
    pcn_code text, role_type text, posts bigint, wte_funded double precision, wte_in_post double precision, wte_vacant double precision, holders bigint,
    vacant_posts bigint, vacancy_days bigint, days_to_fill_median double precision, turnover_12m double precision, leavers_12m bigint,
    contracts_ending_90 bigint, contracts_ending_180 bigint, fixed_term_posts bigint, supervised_monthly bigint, supervision_due bigint,
    trained bigint, inducted bigint, arrs_wte double precision
) LANGUAGE sql STABLE AS $$
    WITH spells AS MATERIALIZED ( -- each post at least once; previous_end: until when somebody had been in it before
        SELECT p.id AS post_id, p.pcn_code::text, p.role_type::text, p.opened_on, p.recruiting_from, p.closed_on IS NULL OR p.closed_on > day AS is_open,
               a.id, a.holder_id, a.wte, a.valid_from, a.valid_to, a.id IS NOT NULL AND (a.valid_to IS NULL OR a.valid_to > day) AS is_in,
               max(coalesce(a.valid_to, 'infinity')) OVER (PARTITION BY p.id ORDER BY a.valid_from, a.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_end
          FROM posts p LEFT JOIN post_assignments a ON a.post_id = p.id AND a.valid_from <= day
         WHERE p.pcn_code = ANY (networks) AND p.opened_on <= day AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach)))
    ), occupied AS MATERIALIZED (
        SELECT s.post_id, s.pcn_code, s.role_type, s.recruiting_from, s.is_open, coalesce(sum(s.wte) FILTER (WHERE s.is_in), 0) AS wte,
               max(s.valid_to) FILTER (WHERE NOT s.is_in) AS last_left
          FROM spells s GROUP BY s.post_id, s.pcn_code, s.role_type, s.recruiting_from, s.is_open
    ), standing AS MATERIALIZED (
        SELECT o.pcn_code, o.role_type, t.wte_funded, o.wte AS wte_in_post, o.wte > 0 AS is_filled,
               CASE WHEN o.wte = 0 THEN coalesce(o.last_left, CASE WHEN o.recruiting_from <= day THEN o.recruiting_from END) END AS vacant_since,
               t.contract = 'fixed_term' AS is_fixed_term, t.contract_ends_on, t.wte_funded * coalesce(f.share, 0) / 100 AS arrs_wte, coalesce(v.due, 0) AS months_due, v.held AS months_held
          FROM occupied o
          JOIN post_terms t ON t.post_id = o.post_id AND t.valid_from <= day AND (t.valid_to IS NULL OR t.valid_to > day)
          LEFT JOIN post_funding_lines f ON f.post_id = o.post_id AND f.source = 'arrs' AND f.valid_from <= day AND (f.valid_to IS NULL OR f.valid_to > day)
          LEFT JOIN LATERAL supervised_months(o.post_id, day) v ON o.wte > 0
         WHERE o.is_open
    ), by_post AS MATERIALIZED (
        SELECT coalesce(p.pcn_code, '') AS pcn_code, coalesce(p.role_type, 'all') AS role_type, count(*) AS posts, sum(p.wte_funded) AS wte_funded, sum(p.wte_in_post) AS wte_in_post,
               count(p.vacant_since) AS vacant_posts, coalesce(sum(greatest(least(day, today) - p.vacant_since, 0)), 0) AS vacancy_days,
               count(*) FILTER (WHERE p.is_filled AND p.is_fixed_term AND p.contract_ends_on <= day + 90) AS ending_90,
               count(*) FILTER (WHERE p.is_filled AND p.is_fixed_term AND p.contract_ends_on <= day + 180) AS ending_180,
               count(*) FILTER (WHERE p.is_fixed_term) AS fixed_term, count(*) FILTER (WHERE p.months_due > 0 AND p.months_held = p.months_due) AS supervised,
               count(*) FILTER (WHERE p.months_due > 0) AS due, sum(p.arrs_wte) AS arrs_wte
          FROM standing p GROUP BY GROUPING SETS ((p.pcn_code, p.role_type), (p.pcn_code), (p.role_type), ()) HAVING count(*) > 0
    ), by_wait AS MATERIALIZED (
        SELECT coalesce(s.pcn_code, '') AS pcn_code, coalesce(s.role_type, 'all') AS role_type,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY s.valid_from - coalesce(s.previous_end, s.opened_on)) AS median
          FROM spells s WHERE s.valid_from > coalesce(s.previous_end, s.opened_on) AND s.valid_from > day - interval '1 year'
         GROUP BY GROUPING SETS ((s.pcn_code, s.role_type), (s.pcn_code), (s.role_type), ()) HAVING count(*) > 0
    ), people AS ( -- each in each role, and in any
        SELECT s.pcn_code, coalesce(s.role_type, 'all') AS role_type, s.holder_id, bool_or(s.is_in) AS is_in,
               bool_or(s.valid_from <= day - interval '1 year' AND (s.valid_to IS NULL OR s.valid_to > day - interval '1 year')) AS was_in,
               bool_or(s.valid_to <= day AND s.valid_to > day - interval '1 year') AS left_some
          FROM spells s WHERE s.id IS NOT NULL GROUP BY GROUPING SETS ((s.pcn_code, s.role_type, s.holder_id), (s.pcn_code, s.holder_id))
    ), by_person AS MATERIALIZED (
        SELECT coalesce(p.pcn_code, '') AS pcn_code, p.role_type, count(*) FILTER (WHERE p.is_in) AS holders,
               count(*) FILTER (WHERE p.left_some AND NOT p.is_in) AS leavers, (count(*) FILTER (WHERE p.is_in) + count(*) FILTER (WHERE p.was_in)) / 2.0 AS mean
          FROM people p GROUP BY GROUPING SETS ((p.pcn_code, p.role_type), (p.role_type))
    ), asked AS MATERIALIZED ( -- of each role
        SELECT r.code AS role_type, coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'training'), '{}') AS training, coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'induction'), '{}') AS induction
          FROM role_types r JOIN training_courses c ON c.is_required AND (c.role_types = '{}' OR r.code = ANY (c.role_types)) GROUP BY r.code
    ), in_post AS MATERIALIZED ( -- people, with all that they were ever in here
        SELECT s.pcn_code, s.holder_id, array_agg(DISTINCT s.role_type) FILTER (WHERE s.is_in) AS roles, array_agg(s.id) AS assignments
          FROM spells s WHERE s.id IS NOT NULL GROUP BY s.pcn_code, s.holder_id HAVING bool_or(s.is_in)
    ), trained AS MATERIALIZED (
        SELECT i.pcn_code, a.role_type, i.holder_id, coalesce(a.training <@ r.begun, false) AS is_trained, coalesce(a.induction <@ r.completed, false) AS is_inducted
          FROM in_post i
         CROSS JOIN LATERAL (
               SELECT array_agg(r.course_code) FILTER (WHERE r.completed_on <= day AND (r.expires_on IS NULL OR r.expires_on > day)) AS completed,
                      array_agg(r.course_code) FILTER (WHERE r.completed_on IS NULL OR r.completed_on > day OR r.expires_on IS NULL OR r.expires_on > day) AS begun
                 FROM training_records r WHERE r.assignment_id = ANY (i.assignments) AND r.withdrawn_on IS NULL AND r.enrolled_on <= day) r
          JOIN asked a ON a.role_type = ANY (i.roles)
    ), trained_people AS (
        SELECT t.pcn_code, coalesce(t.role_type, 'all') AS role_type, bool_and(t.is_trained) AS is_trained, bool_and(t.is_inducted) AS is_inducted
          FROM trained t GROUP BY GROUPING SETS ((t.pcn_code, t.role_type, t.holder_id), (t.pcn_code, t.holder_id))
    ), by_training AS MATERIALIZED (
        SELECT coalesce(t.pcn_code, '') AS pcn_code, t.role_type, count(*) FILTER (WHERE t.is_trained) AS trained, count(*) FILTER (WHERE t.is_inducted) AS inducted
          FROM trained_people t GROUP BY GROUPING SETS ((t.pcn_code, t.role_type), (t.role_type))
    ), every AS (
        SELECT n.pcn_code, r.role_type, r.position FROM (SELECT DISTINCT s.pcn_code FROM spells s UNION SELECT '' FROM spells) n
         CROSS JOIN (VALUES ('splw', 1), ('cc', 2), ('hwbc', 3), ('all', 4)) AS r (role_type, position)
    )
    SELECT pcn_code, role_type, coalesce(p.posts, 0), round(coalesce(p.wte_funded, 0), 2)::double precision, round(coalesce(p.wte_in_post, 0), 2)::double precision,
           round(coalesce(p.wte_funded - p.wte_in_post, 0), 2)::double precision, coalesce(h.holders, 0), coalesce(p.vacant_posts, 0), coalesce(p.vacancy_days, 0),
           round(w.median::numeric, 1)::double precision, round(100 * h.leavers / nullif(h.mean, 0), 1)::double precision, coalesce(h.leavers, 0),
           coalesce(p.ending_90, 0), coalesce(p.ending_180, 0), coalesce(p.fixed_term, 0), coalesce(p.supervised, 0), coalesce(p.due, 0),
           coalesce(t.trained, 0), coalesce(t.inducted, 0), round(coalesce(p.arrs_wte, 0), 2)::double precision
      FROM every e
      FULL JOIN by_post p USING (pcn_code, role_type)
      FULL JOIN by_wait w USING (pcn_code, role_type)
      FULL JOIN by_person h USING (pcn_code, role_type)
      FULL JOIN by_training t USING (pcn_code, role_type)
     ORDER BY pcn_code, e.position
$$;
-- +goose StatementEnd

-- One network's roles counted three ways, as before, and the part of the WTE in post that the reimbursement scheme pays,
-- which is what is claimed for.
DROP FUNCTION count_comparison(text, date, text[]);
-- +goose StatementBegin
CREATE FUNCTION count_comparison(network text, day date, reach text[]) RETURNS TABLE (
    pcn_name text, is_demo boolean, role_type text, census_on date, return_status text, posts_wte numeric, posts_arrs_wte numeric, return_fte numeric, return_contracted_fte numeric, claimed_wte numeric
) LANGUAGE sql STABLE AS $$
    WITH asked AS MATERIALIZED (
        SELECT p.ods_code, p.name, p.is_demo, c.census_on, coalesce(c.census_on, day) AS counted_on
          FROM pcns_on(day) p
          LEFT JOIN LATERAL (SELECT max(x.census_on) AS census_on FROM shown_workforce_censuses x
                WHERE x.census_on <= day AND p.region_code = ANY (x.region_codes) AND x.is_demo = p.is_demo) c ON true
         WHERE p.ods_code = network COLLATE "C"
    ), held AS MATERIALIZED (
        SELECT p.id, p.role_type FROM asked n, posts p WHERE p.pcn_code = network COLLATE "C" AND p.opened_on <= n.counted_on AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach)))
    ), filled AS MATERIALIZED (
        SELECT h.role_type, sum(a.wte) AS wte, sum(a.wte * coalesce(f.share, 0) / 100) AS arrs_wte FROM asked n CROSS JOIN held h JOIN post_assignments a ON a.post_id = h.id
          LEFT JOIN post_funding_lines f ON f.post_id = h.id AND f.source = 'arrs' AND f.valid_from <= n.counted_on AND (f.valid_to IS NULL OR f.valid_to > n.counted_on)
         WHERE a.valid_from <= n.counted_on AND (a.valid_to IS NULL OR a.valid_to > n.counted_on) GROUP BY h.role_type
    ), returned AS MATERIALIZED (
        SELECT f.role_type, sum(f.fte) AS fte, coalesce(sum(f.fte) FILTER (WHERE f.is_contracted), 0) AS contracted_fte
          FROM asked n JOIN workforce_return_figures f ON f.census_on = n.census_on AND f.pcn_code = n.ods_code AND f.role_type IS NOT NULL GROUP BY f.role_type
    )
    SELECT n.name, n.is_demo, r.code, n.census_on, CASE WHEN n.census_on IS NULL THEN 'no_census' WHEN w.pcn_code IS NULL THEN 'no_return' ELSE 'returned' END,
           CASE WHEN EXISTS (SELECT FROM held) AND r.code <> 'splw_mental_health' THEN coalesce(i.wte, 0) END,
           CASE WHEN EXISTS (SELECT FROM held) AND r.code <> 'splw_mental_health' THEN coalesce(i.arrs_wte, 0) END,
           CASE WHEN w.pcn_code IS NOT NULL THEN coalesce(e.fte, 0) END, CASE WHEN w.pcn_code IS NOT NULL THEN coalesce(e.contracted_fte, 0) END,
           (SELECT sum(c.wte) FROM arrs_claims c WHERE c.pcn_code = n.ods_code AND c.month = date_trunc('month', n.counted_on)::date AND c.role_type = r.code
                AND ((SELECT '*' = ANY (reach)) OR c.scopes[1] IN (SELECT unnest(reach))))
      FROM asked n
     CROSS JOIN (VALUES ('splw', 1), ('cc', 2), ('hwbc', 3), ('splw_mental_health', 4)) AS r (code, position)
      LEFT JOIN workforce_returns w ON w.census_on = n.census_on AND w.pcn_code = n.ods_code
      LEFT JOIN filled i ON i.role_type = r.code
      LEFT JOIN returned e ON e.role_type = r.code
     ORDER BY r.position
$$;
-- +goose StatementEnd

-- WTE spread over people, as before, except that the boroughs are those of the region or board and those that its networks
-- are in: a borough may be another board's.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION workforce_spread(region text, board text, day date, map_day date, grouped_by text, source text, reach text[]) RETURNS TABLE (
    code text, name text, is_total boolean, is_demo boolean, census_on date, pcns bigint, pcns_counted bigint, list_size bigint, imd_score double precision,
    splw numeric, cc numeric, hwbc numeric, splw_per numeric, cc_per numeric, hwbc_per numeric, all_per numeric
) LANGUAGE sql STABLE AS $$
    WITH networks AS MATERIALIZED (
        SELECT n.pcn_code, n.icb_code, n.borough_gss_code, n.is_demo FROM workforce_networks(day, map_day) n
         WHERE CASE WHEN board = '' THEN n.region_code = region COLLATE "C" ELSE n.icb_code = board COLLATE "C" END
    ), people AS MATERIALIZED (
        SELECT m.pcn_code, sum(z.list_size) AS list_size, sum(e.imd_score::numeric * z.list_size) AS weighted, sum(z.list_size) FILTER (WHERE e.imd_score IS NOT NULL) AS scored
          FROM networks n JOIN practice_memberships m ON m.pcn_code = n.pcn_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)
         CROSS JOIN LATERAL (SELECT CASE WHEN f.valid_to <= day THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
                WHERE f.practice_code = m.practice_code AND f.valid_from <= day ORDER BY f.valid_from DESC LIMIT 1) z
          LEFT JOIN LATERAL (SELECT CASE WHEN f.valid_to <= day THEN NULL ELSE f.imd_score END AS imd_score FROM practice_deprivation f
                WHERE f.practice_code = m.practice_code AND f.valid_from <= day ORDER BY f.valid_from DESC LIMIT 1) e ON true
         GROUP BY m.pcn_code
    ), newest AS (
        SELECT max(c.census_on) AS census_on FROM shown_workforce_censuses c WHERE source = 'return' AND c.census_on <= day AND region = ANY (c.region_codes)
    ), known AS MATERIALIZED (
        SELECT p.pcn_code::text FROM posts p WHERE source = 'posts' AND p.pcn_code IN (SELECT n.pcn_code FROM networks n) AND p.opened_on <= day AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach))) GROUP BY p.pcn_code
        UNION ALL SELECT w.pcn_code FROM workforce_returns w WHERE w.census_on = (SELECT c.census_on FROM newest c)
    ), wte AS (
        SELECT p.pcn_code::text, p.role_type::text, a.wte FROM posts p JOIN post_assignments a ON a.post_id = p.id
         WHERE source = 'posts' AND p.pcn_code IN (SELECT n.pcn_code FROM networks n) AND p.opened_on <= day AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach)))
           AND a.valid_from <= day AND (a.valid_to IS NULL OR a.valid_to > day)
        UNION ALL SELECT f.pcn_code, f.role_type, f.fte FROM workforce_return_figures f WHERE f.census_on = (SELECT c.census_on FROM newest c) AND f.role_type IS NOT NULL
    ), by_network AS MATERIALIZED (
        SELECT w.pcn_code, coalesce(sum(w.wte) FILTER (WHERE w.role_type = 'splw'), 0) AS splw, coalesce(sum(w.wte) FILTER (WHERE w.role_type = 'cc'), 0) AS cc,
               coalesce(sum(w.wte) FILTER (WHERE w.role_type = 'hwbc'), 0) AS hwbc FROM wte w GROUP BY w.pcn_code
    ), fifths AS MATERIALIZED (
        SELECT p.pcn_code, ntile(5) OVER (ORDER BY p.weighted / p.scored DESC, p.pcn_code COLLATE "C") AS fifth FROM people p WHERE p.scored > 0
    ), placed AS (
        SELECT CASE grouped_by WHEN 'icb' THEN n.icb_code WHEN 'borough' THEN n.borough_gss_code ELSE 'fifth_' || f.fifth END AS code,
               n.is_demo, k.pcn_code AS known, p.list_size, p.weighted, p.scored, b.splw, b.cc, b.hwbc
          FROM networks n LEFT JOIN people p ON p.pcn_code = n.pcn_code LEFT JOIN known k ON k.pcn_code = n.pcn_code
          LEFT JOIN by_network b ON b.pcn_code = k.pcn_code LEFT JOIN fifths f ON f.pcn_code = n.pcn_code
    ), summed AS MATERIALIZED (
        SELECT p.code, grouping(p.code) = 1 AS is_total, bool_or(p.is_demo) AS is_demo, count(*) AS pcns, count(p.known) AS counted,
               sum(p.list_size) FILTER (WHERE p.known IS NOT NULL) AS list_size, sum(p.weighted) / nullif(sum(p.scored), 0) AS imd_score,
               coalesce(sum(p.splw), 0) AS splw, coalesce(sum(p.cc), 0) AS cc, coalesce(sum(p.hwbc), 0) AS hwbc,
               sum(p.splw) FILTER (WHERE p.list_size > 0) AS splw_of, sum(p.cc) FILTER (WHERE p.list_size > 0) AS cc_of, sum(p.hwbc) FILTER (WHERE p.list_size > 0) AS hwbc_of
          FROM placed p GROUP BY GROUPING SETS ((p.code), ())
    ), groups AS (
        SELECT i.ods_code AS code, i.short_name AS name FROM icbs i
         WHERE grouped_by = 'icb' AND i.region_code = region COLLATE "C" AND i.valid_from <= map_day AND (i.valid_to IS NULL OR i.valid_to > map_day)
           AND (board = '' OR i.ods_code = board COLLATE "C")
        UNION SELECT i.ods_code, i.short_name FROM icbs i WHERE grouped_by = 'icb' AND i.ods_code IN (SELECT n.icb_code FROM networks n)
        UNION ALL SELECT b.gss_code, b.name FROM boroughs b
         WHERE grouped_by = 'borough' AND (b.gss_code IN (SELECT n.borough_gss_code FROM networks n)
               OR EXISTS (SELECT FROM borough_icbs r JOIN icbs i ON i.ods_code = r.icb_code WHERE r.borough_gss_code = b.gss_code AND i.region_code = region COLLATE "C" AND (board = '' OR i.ods_code = board COLLATE "C")))
        UNION ALL SELECT v.code, v.name FROM (VALUES ('fifth_1', 'Most deprived fifth'), ('fifth_2', 'Second fifth'), ('fifth_3', 'Middle fifth'),
            ('fifth_4', 'Fourth fifth'), ('fifth_5', 'Least deprived fifth')) AS v (code, name) WHERE grouped_by = 'deprivation_fifth'
    )
    SELECT coalesce(g.code, s.code), g.name, coalesce(s.is_total, false), coalesce(s.is_demo, false), (SELECT c.census_on FROM newest c), coalesce(s.pcns, 0), coalesce(s.counted, 0),
           s.list_size::bigint, round(s.imd_score, 3)::double precision, coalesce(s.splw, 0), coalesce(s.cc, 0), coalesce(s.hwbc, 0),
           coalesce(s.splw_of, 0) * 10000 / nullif(s.list_size, 0), coalesce(s.cc_of, 0) * 10000 / nullif(s.list_size, 0), coalesce(s.hwbc_of, 0) * 10000 / nullif(s.list_size, 0),
           (coalesce(s.splw_of, 0) + coalesce(s.cc_of, 0) + coalesce(s.hwbc_of, 0)) * 10000 / nullif(s.list_size, 0)
      FROM groups g FULL JOIN summed s ON s.code = g.code
     ORDER BY coalesce(s.is_total, false), g.code IS NULL, CASE WHEN grouped_by = 'deprivation_fifth' THEN g.code ELSE lower(g.name COLLATE "C") END
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION count_comparison(text, date, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_comparison(text, date, text[]) TO trellis_app;
