-- A code is found by a part of it, or with noughts too few or too many; a hit names its board's code.
-- +goose Up
DROP FUNCTION organisations_like(date, text, text[], bigint);

-- +goose StatementBegin
CREATE FUNCTION organisations_like(day date, typed text, types text[], most bigint)
 RETURNS TABLE(type text, ods_code text, gss_code text, name text, matched_name text, borough_name text, icb_code text, icb_short_name text, status text, is_demo boolean, score double precision)
 LANGUAGE sql
 STABLE ROWS 20
AS $$
    WITH asked AS MATERIALIZED (
        SELECT plain_name(typed) AS plain, squeezed_name(typed) AS squeezed, upper(typed) COLLATE "C" AS code,
               substring(upper(typed) COLLATE "C" FROM '^([A-Z]+)[0-9]+$') AS letters, nullif(ltrim(substring(typed FROM '^[A-Za-z]+([0-9]+)$'), '0'), '') AS number,
               CASE WHEN typed ~ '[0-9]' AND length(typed) > 2 THEN upper(typed) COLLATE "C" END AS part
    ), near AS (
        SELECT t.type, n.ods_code AS code, n.name, n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day) AS is_current
          FROM asked a CROSS JOIN LATERAL names_alike(a.plain) n
          LEFT JOIN shown_pcns p ON p.ods_code = n.ods_code COLLATE "C"
          LEFT JOIN shown_practices g ON g.ods_code = n.ods_code COLLATE "C"
          LEFT JOIN sub_icb_locations s ON s.ods_code = n.ods_code COLLATE "C"
         CROSS JOIN LATERAL (SELECT CASE WHEN p.ods_code IS NOT NULL THEN 'pcn' WHEN g.ods_code IS NOT NULL THEN 'practice' WHEN s.ods_code IS NOT NULL THEN 'sub_icb_location' END AS type) t
         WHERE t.type = ANY (types)
         ORDER BY n.nearness DESC, char_length(n.name), n.ods_code LIMIT 200
    ), named AS (
        SELECT n.type, n.code, n.name, n.is_current, likeness(a.plain, a.squeezed, k.plain, k.squeezed) AS score FROM asked a CROSS JOIN (
            SELECT * FROM near
            UNION ALL SELECT 'icb', i.ods_code, i.name, true FROM icbs i WHERE 'icb' = ANY (types)
            UNION ALL SELECT 'icb', i.ods_code, i.short_name, true FROM icbs i WHERE 'icb' = ANY (types)
            UNION ALL SELECT 'borough', b.gss_code, b.name, true FROM boroughs b WHERE 'borough' = ANY (types)) n
         CROSS JOIN LATERAL (SELECT plain_name(n.name) AS plain, squeezed_name(n.name) AS squeezed OFFSET 0) k
    ), coded AS (
        SELECT c.type, c.code, NULL::text AS name, true AS is_current,
               CASE WHEN c.code = a.code THEN 1 WHEN starts_with(c.code, a.code) THEN 0.95 WHEN starts_with(c.code, a.letters) THEN 0.9 ELSE 0.5 END AS score FROM asked a CROSS JOIN (
            SELECT 'icb' AS type, i.ods_code AS code FROM icbs i UNION ALL SELECT 'sub_icb_location', s.ods_code FROM sub_icb_locations s
            UNION ALL SELECT 'borough', b.gss_code FROM boroughs b UNION ALL SELECT 'pcn', p.ods_code FROM shown_pcns p UNION ALL SELECT 'practice', g.ods_code FROM shown_practices g) c
         WHERE c.type = ANY (types) AND (starts_with(c.code, a.code)
               OR starts_with(c.code, a.letters) AND starts_with(ltrim(substr(c.code, length(a.letters) + 1), '0'), a.number) -- a nought too few or too many
               OR strpos(c.code, a.part) > 0)
    ), best AS (
        SELECT DISTINCT ON (f.type, f.code) f.type, f.code, f.name, f.is_current, f.score, max(f.score) OVER () AS highest
          FROM (SELECT * FROM named WHERE named.score >= 0.2 UNION ALL SELECT * FROM coded) f
         ORDER BY f.type, f.code, f.score DESC, f.is_current DESC, f.name
    ), found AS (
        SELECT b.* FROM best b WHERE b.score >= 0.6 * b.highest
         ORDER BY b.score DESC, array_position(ARRAY['icb', 'borough', 'sub_icb_location', 'pcn', 'practice'], b.type), b.name, b.code LIMIT most
    )
    SELECT f.type, CASE WHEN f.type <> 'borough' THEN f.code END, CASE WHEN f.type = 'borough' THEN f.code END, o.name,
           CASE WHEN NOT f.is_current AND f.name <> o.name THEN f.name END, o.borough_name, o.icb_code, o.icb_short_name, o.status, o.is_demo, round(f.score::numeric, 3)::double precision
      FROM found f
     CROSS JOIN LATERAL (
        SELECT i.name, NULL AS borough_name, i.ods_code AS icb_code, i.short_name AS icb_short_name, i.status, false AS is_demo FROM icbs_on(day) i WHERE f.type = 'icb' AND i.ods_code = f.code COLLATE "C"
        UNION ALL SELECT b.name, NULL, b.icb_code, b.icb_short_name, 'open', false FROM boroughs_on(day) b WHERE f.type = 'borough' AND b.gss_code = f.code COLLATE "C"
        UNION ALL SELECT s.name, NULL, s.icb_code, s.icb_short_name, s.status, false FROM sub_icb_locations_on(day) s WHERE f.type = 'sub_icb_location' AND s.ods_code = f.code COLLATE "C"
        UNION ALL SELECT p.name, p.borough_name, p.icb_code, p.icb_short_name, p.status, p.is_demo FROM pcns_on(day) p WHERE f.type = 'pcn' AND p.ods_code = f.code COLLATE "C"
        UNION ALL SELECT g.name, NULL, g.icb_code, g.icb_short_name, g.status, g.is_demo FROM practices_on(day) g WHERE f.type = 'practice' AND g.ods_code = f.code COLLATE "C"
     ) o
     ORDER BY f.score DESC, array_position(ARRAY['icb', 'borough', 'sub_icb_location', 'pcn', 'practice'], f.type), f.name, f.code
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION organisations_like(date, text, text[], bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_like(date, text, text[], bigint) TO trellis_app;
