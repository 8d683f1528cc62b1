-- Posts, the official return and claims side by side, and WTE for each 10,000 people.
-- +goose Up

-- One network's roles counted three ways: the return of the newest census up to a day, and posts and claims of that census's
-- day and month, or of the day asked about where there is no census. Posts are null where the network kept none here by then:
-- what it had before its first post was opened here is not known.
-- +goose StatementBegin
CREATE FUNCTION count_comparison(network text, day date, reach text[]) RETURNS TABLE (
    pcn_name text, is_demo boolean, role_type text, census_on date, return_status text, posts_wte numeric, return_fte numeric, return_contracted_fte numeric, claimed_wte numeric
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
        SELECT h.role_type, sum(a.wte) AS wte FROM asked n, held h JOIN post_assignments a ON a.post_id = h.id
         WHERE a.valid_from <= n.counted_on AND (a.valid_to IS NULL OR a.valid_to > n.counted_on) GROUP BY h.role_type
    ), returned AS MATERIALIZED (
        SELECT f.role_type, sum(f.fte) AS fte, coalesce(sum(f.fte) FILTER (WHERE f.is_contracted), 0) AS contracted_fte
          FROM asked n JOIN workforce_return_figures f ON f.census_on = n.census_on AND f.pcn_code = n.ods_code AND f.role_type IS NOT NULL GROUP BY f.role_type
    )
    SELECT n.name, n.is_demo, r.code, n.census_on, CASE WHEN n.census_on IS NULL THEN 'no_census' WHEN w.pcn_code IS NULL THEN 'no_return' ELSE 'returned' END,
           CASE WHEN EXISTS (SELECT FROM held) AND r.code <> 'splw_mental_health' THEN coalesce(i.wte, 0) END,
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

-- WTE of the networks of a region, or of one of its boards where board is not blank, by board (on the map of another day), borough or fifth of deprivation: a row for each group,
-- whether anything is in it or not, one for what is in none and one for everything. Posts count as far as somebody is in
-- them. Fifths have equal numbers of networks, the most deprived by their people's score first, and of equal ones by code.
-- +goose StatementBegin
CREATE FUNCTION workforce_spread(region text, board text, day date, map_day date, grouped_by text, source text, reach text[]) RETURNS TABLE (
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
         WHERE grouped_by = 'borough' AND EXISTS (SELECT FROM borough_icbs r JOIN icbs i ON i.ods_code = r.icb_code WHERE r.borough_gss_code = b.gss_code AND i.region_code = region COLLATE "C" AND (board = '' OR i.ods_code = board COLLATE "C"))
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

REVOKE ALL ON FUNCTION count_comparison(text, date, text[]), workforce_spread(text, text, date, date, text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_comparison(text, date, text[]), workforce_spread(text, text, date, date, text, text, text[]) TO trellis_app;
