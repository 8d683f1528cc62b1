-- Each organisation as it stood on a day. What was true of one that is closed, or not yet open, is told
-- as of its last or first day.
--
-- Figures are sub-selects, so that a page of a list works them out for its own rows only. Each fact of a practice is
-- looked for from the newest back (ORDER BY … LIMIT 1): one step down the primary key, however long the history.
-- +goose Up

-- A practice will have a row for each index that is published. Told so from the start, PostgreSQL looks them up by the
-- primary key even while there is one, and not by the slower index of the exclusion constraint.
ALTER TABLE practice_deprivation ALTER COLUMN practice_code SET (n_distinct = -0.1);

-- The day, kept inside a life: [valid_from, valid_to).
-- +goose StatementBegin
CREATE FUNCTION day_within(day date, valid_from date, valid_to date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(valid_from, least(day, valid_to - 1))
$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION status_on(day date, valid_from date, valid_to date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN day < valid_from THEN 'not_yet_open' WHEN day >= valid_to THEN 'closed' ELSE 'open' END
$$;
-- +goose StatementEnd
-- The weaker of two certainties.
-- +goose StatementBegin
CREATE FUNCTION weaker(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN 'carried_back' IN (a, b) THEN 'carried_back' WHEN 'known_by' IN (a, b) THEN 'known_by' ELSE 'exact' END
$$;
-- +goose StatementEnd

-- The first name known of an organisation: what it is called on days of which no file tells its name.
-- +goose StatementBegin
CREATE FUNCTION first_name(code text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT n.name FROM organisation_names n WHERE n.ods_code = code COLLATE "C" ORDER BY n.valid_from LIMIT 1
$$;
-- +goose StatementEnd

-- What a sub-ICB location, PCN or practice is called on a day.
-- +goose StatementBegin
CREATE FUNCTION name_on(code text, day date) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT n.name FROM organisation_names n WHERE n.ods_code = code COLLATE "C" AND n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day)),
                    first_name(code), code)
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION regions_on(day date) RETURNS TABLE (code text, name text, data_origin text, icbs bigint, pcns bigint, is_demo boolean) LANGUAGE sql STABLE AS $$
    SELECT r.code, r.name, r.data_origin,
           (SELECT count(*) FROM icbs i WHERE i.region_code = r.code AND i.valid_from <= day AND (i.valid_to IS NULL OR i.valid_to > day)),
           p.pcns, coalesce(p.is_demo, false)
      FROM regions r
      CROSS JOIN LATERAL (SELECT count(*) AS pcns, bool_or(p.is_demo) AS is_demo FROM icbs i
              JOIN sub_icb_location_icbs l ON l.icb_code = i.ods_code AND l.valid_from <= day AND (l.valid_to IS NULL OR l.valid_to > day)
              JOIN pcn_sub_icb_locations s ON s.sub_icb_location_code = l.sub_icb_location_code AND s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day)
              JOIN shown_pcns p ON p.ods_code = s.pcn_code AND p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to > day)
             WHERE i.region_code = r.code) p
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION sub_icb_locations_on(day date) RETURNS TABLE (
    ods_code text, ons_code text, name text, icb_code text, icb_short_name text, region_code text, icb_certainty text,
    valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_reference boolean, version bigint, updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT s.ods_code, s.ons_code, coalesce(n.name, first_name(s.ods_code), s.ods_code), r.icb_code, i.short_name, i.region_code, r.certainty,
           s.valid_from, s.valid_to, s.certainty, s.valid_to_certainty, status_on(day, s.valid_from, s.valid_to), s.is_reference, s.version, s.updated_at
      FROM sub_icb_locations s
      LEFT JOIN organisation_names n ON n.ods_code = s.ods_code
           AND n.valid_from <= day_within(day, s.valid_from, s.valid_to) AND (n.valid_to IS NULL OR n.valid_to > day_within(day, s.valid_from, s.valid_to))
      LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.ods_code -- which may have begun before it: carried back
           AND r.valid_from <= least(day, s.valid_to - 1) AND (r.valid_to IS NULL OR r.valid_to > least(day, s.valid_to - 1))
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION boroughs_on(day date) RETURNS TABLE (
    gss_code text, name text, icb_code text, icb_short_name text, region_code text, icb_certainty text, pcns bigint, is_demo boolean
) LANGUAGE sql STABLE AS $$
    SELECT b.gss_code, b.name, r.icb_code, i.short_name, i.region_code, r.certainty, p.pcns, coalesce(p.is_demo, false)
      FROM boroughs b
      LEFT JOIN borough_icbs r ON r.borough_gss_code = b.gss_code AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
      CROSS JOIN LATERAL (SELECT count(*) AS pcns, bool_or(p.is_demo) AS is_demo FROM pcn_boroughs pb JOIN shown_pcns p ON p.ods_code = pb.pcn_code
             WHERE pb.borough_gss_code = b.gss_code AND pb.valid_from <= day AND (pb.valid_to IS NULL OR pb.valid_to > day)
               AND p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to > day)) p
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION pcns_on(day date) RETURNS TABLE (
    ods_code text, name text, sub_icb_location_code text, icb_code text, icb_short_name text, region_code text, icb_certainty text,
    borough_gss_code text, borough_name text, practices bigint, list_size bigint, imd_score double precision,
    valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_demo boolean, version bigint, updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT p.ods_code, coalesce(n.name, first_name(p.ods_code), p.ods_code), s.sub_icb_location_code, r.icb_code, i.short_name, i.region_code,
           CASE WHEN r.icb_code IS NOT NULL THEN weaker(s.certainty, r.certainty) END,
           pb.borough_gss_code, b.name,
           (SELECT count(*) FROM practice_memberships m
             WHERE m.pcn_code = p.ods_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)),
           (SELECT sum(l.list_size)::bigint FROM practice_memberships m
             CROSS JOIN LATERAL (SELECT CASE WHEN f.valid_to <= day THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
                 WHERE f.practice_code = m.practice_code AND f.valid_from <= day ORDER BY f.valid_from DESC LIMIT 1) l
             WHERE m.pcn_code = p.ods_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)),
           (SELECT round((sum(e.imd_score * l.list_size) / nullif(sum(l.list_size) FILTER (WHERE e.imd_score IS NOT NULL), 0))::numeric, 3)::double precision
              FROM practice_memberships m
             CROSS JOIN LATERAL (SELECT CASE WHEN f.valid_to <= day THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
                 WHERE f.practice_code = m.practice_code AND f.valid_from <= day ORDER BY f.valid_from DESC LIMIT 1) l
             CROSS JOIN LATERAL (SELECT CASE WHEN f.valid_to <= day THEN NULL ELSE f.imd_score END AS imd_score FROM practice_deprivation f
                 WHERE f.practice_code = m.practice_code AND f.valid_from <= day ORDER BY f.valid_from DESC LIMIT 1) e
             WHERE m.pcn_code = p.ods_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)),
           p.valid_from, p.valid_to, p.certainty, p.valid_to_certainty, status_on(day, p.valid_from, p.valid_to), p.is_demo, p.version, p.updated_at
      FROM shown_pcns p
      LEFT JOIN organisation_names n ON n.ods_code = p.ods_code
           AND n.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (n.valid_to IS NULL OR n.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN pcn_sub_icb_locations s ON s.pcn_code = p.ods_code
           AND s.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (s.valid_to IS NULL OR s.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code
           AND r.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (r.valid_to IS NULL OR r.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
      LEFT JOIN pcn_boroughs pb ON pb.pcn_code = p.ods_code
           AND pb.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (pb.valid_to IS NULL OR pb.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN boroughs b ON b.gss_code = pb.borough_gss_code
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION practices_on(day date) RETURNS TABLE (
    ods_code text, name text, postcode text, has_pcn boolean, pcn_code text, pcn_name text, membership_certainty text, sub_icb_location_code text, icb_code text, icb_short_name text,
    region_code text, icb_certainty text, list_size bigint, list_size_on date, imd_year bigint, imd_score double precision,
    valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_demo boolean, version bigint, updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT p.ods_code, coalesce(n.name, first_name(p.ods_code), p.ods_code), p.postcode,
           m.pcn_code IS NOT NULL, m.pcn_code, CASE WHEN m.pcn_code IS NOT NULL THEN coalesce(pn.name, first_name(m.pcn_code), m.pcn_code) END, m.certainty,
           s.sub_icb_location_code, r.icb_code, i.short_name, i.region_code,
           CASE WHEN r.icb_code IS NOT NULL THEN weaker(s.certainty, r.certainty) END,
           (SELECT CASE WHEN l.valid_to <= day THEN NULL ELSE l.list_size END FROM practice_list_sizes l
             WHERE l.practice_code = p.ods_code AND l.valid_from <= day ORDER BY l.valid_from DESC LIMIT 1),
           (SELECT CASE WHEN l.valid_to <= day THEN NULL ELSE l.valid_from END FROM practice_list_sizes l
             WHERE l.practice_code = p.ods_code AND l.valid_from <= day ORDER BY l.valid_from DESC LIMIT 1),
           (SELECT CASE WHEN e.valid_to <= day THEN NULL ELSE e.imd_year END FROM practice_deprivation e
             WHERE e.practice_code = p.ods_code AND e.valid_from <= day ORDER BY e.valid_from DESC LIMIT 1),
           (SELECT CASE WHEN e.valid_to <= day THEN NULL ELSE e.imd_score END FROM practice_deprivation e
             WHERE e.practice_code = p.ods_code AND e.valid_from <= day ORDER BY e.valid_from DESC LIMIT 1),
           p.valid_from, p.valid_to, p.certainty, p.valid_to_certainty, status_on(day, p.valid_from, p.valid_to), p.is_demo, p.version, p.updated_at
      FROM shown_practices p
      LEFT JOIN organisation_names n ON n.ods_code = p.ods_code
           AND n.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (n.valid_to IS NULL OR n.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN practice_memberships m ON m.practice_code = p.ods_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)
      LEFT JOIN organisation_names pn ON pn.ods_code = m.pcn_code AND pn.valid_from <= day AND (pn.valid_to IS NULL OR pn.valid_to > day)
      LEFT JOIN practice_sub_icb_locations s ON s.practice_code = p.ods_code
           AND s.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (s.valid_to IS NULL OR s.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code
           AND r.valid_from <= day_within(day, p.valid_from, p.valid_to) AND (r.valid_to IS NULL OR r.valid_to > day_within(day, p.valid_from, p.valid_to))
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
$$;
-- +goose StatementEnd

-- A name in the form in which names are compared: without capitals, accents, apostrophes and full stops, and
-- with "and" for "&". The second form has no hyphens and no spaces either, so that neither ever matters.
-- +goose StatementBegin
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT translate(replace(lower(unaccent(name)), '&', ' and '), '-/,.''’()', '   ')
$$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION squeezed_name(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT translate(replace(lower(unaccent(name)), '&', 'and'), ' -/,.''’()', '')
$$;
-- +goose StatementEnd

-- How well a name answers what was typed, from 0 to 1: the name itself, how it begins, or how alike it is. Each
-- comes in its plain and its squeezed form.
-- +goose StatementBegin
CREATE FUNCTION likeness(typed text, typed_squeezed text, name text, name_squeezed text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN name_squeezed = typed_squeezed THEN 0.98
                WHEN starts_with(name_squeezed, typed_squeezed) THEN 0.9
                ELSE 0.7 * greatest(word_similarity(typed, name), word_similarity(typed_squeezed, name_squeezed)) + 0.15 * similarity(typed, name) END
$$;
-- +goose StatementEnd

-- Names that share trigrams with what was typed, so that a slip of the fingers still finds. PostgreSQL takes comparing
-- for cheap and would read every name; the index reads the few that matter.
SELECT show_limit(); -- loads pg_trgm, which only then lets its settings be named
-- +goose StatementBegin
CREATE FUNCTION names_alike(typed text) RETURNS TABLE (ods_code text, name text, valid_from date, valid_to date, nearness real)
    LANGUAGE sql STABLE ROWS 500 SET pg_trgm.word_similarity_threshold = 0.25 SET enable_seqscan = off AS $$
    SELECT n.ods_code, n.name, n.valid_from, n.valid_to, word_similarity(typed, lower(n.name)) FROM organisation_names n WHERE typed <% lower(n.name)
$$;
-- +goose StatementEnd

-- The organisations that what was typed may mean, the likeliest first: of those whose names are nearest by their
-- trigrams two hundred are compared closely, and so is every board and borough; and codes that begin with it.
-- +goose StatementBegin
CREATE FUNCTION organisations_like(day date, typed text, types text[], most bigint) RETURNS TABLE (
    type text, ods_code text, gss_code text, name text, matched_name text, borough_name text, icb_short_name text, status text, is_demo boolean, score double precision
) LANGUAGE sql STABLE ROWS 20 AS $$
    WITH asked AS MATERIALIZED (
        SELECT plain_name(typed) AS plain, squeezed_name(typed) AS squeezed, upper(typed) COLLATE "C" AS code
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
        SELECT c.type, c.code, NULL::text AS name, true AS is_current, CASE WHEN c.code = a.code THEN 1 ELSE 0.95 END AS score FROM asked a CROSS JOIN (
            SELECT 'icb' AS type, i.ods_code AS code FROM icbs i UNION ALL SELECT 'sub_icb_location', s.ods_code FROM sub_icb_locations s
            UNION ALL SELECT 'borough', b.gss_code FROM boroughs b UNION ALL SELECT 'pcn', p.ods_code FROM shown_pcns p UNION ALL SELECT 'practice', g.ods_code FROM shown_practices g) c
         WHERE starts_with(c.code, a.code) AND c.type = ANY (types)
    ), best AS (
        SELECT DISTINCT ON (f.type, f.code) f.type, f.code, f.name, f.is_current, f.score, max(f.score) OVER () AS highest
          FROM (SELECT * FROM named WHERE named.score >= 0.2 UNION ALL SELECT * FROM coded) f
         ORDER BY f.type, f.code, f.score DESC, f.is_current DESC, f.name
    ), found AS (
        SELECT b.* FROM best b WHERE b.score >= 0.6 * b.highest
         ORDER BY b.score DESC, array_position(ARRAY['icb', 'borough', 'sub_icb_location', 'pcn', 'practice'], b.type), b.name, b.code LIMIT most
    )
    SELECT f.type, CASE WHEN f.type <> 'borough' THEN f.code END, CASE WHEN f.type = 'borough' THEN f.code END, o.name,
           CASE WHEN NOT f.is_current AND f.name <> o.name THEN f.name END, o.borough_name, o.icb_short_name, o.status, o.is_demo, round(f.score::numeric, 3)::double precision
      FROM found f
     CROSS JOIN LATERAL (
        SELECT i.name, NULL AS borough_name, i.short_name AS icb_short_name, i.status, false AS is_demo FROM icbs_on(day) i WHERE f.type = 'icb' AND i.ods_code = f.code COLLATE "C"
        UNION ALL SELECT b.name, NULL, b.icb_short_name, 'open', false FROM boroughs_on(day) b WHERE f.type = 'borough' AND b.gss_code = f.code COLLATE "C"
        UNION ALL SELECT s.name, NULL, s.icb_short_name, s.status, false FROM sub_icb_locations_on(day) s WHERE f.type = 'sub_icb_location' AND s.ods_code = f.code COLLATE "C"
        UNION ALL SELECT p.name, p.borough_name, p.icb_short_name, p.status, p.is_demo FROM pcns_on(day) p WHERE f.type = 'pcn' AND p.ods_code = f.code COLLATE "C"
        UNION ALL SELECT g.name, NULL, g.icb_short_name, g.status, g.is_demo FROM practices_on(day) g WHERE f.type = 'practice' AND g.ods_code = f.code COLLATE "C"
     ) o
     ORDER BY f.score DESC, array_position(ARRAY['icb', 'borough', 'sub_icb_location', 'pcn', 'practice'], f.type), f.name, f.code
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION day_within(date, date, date), status_on(date, date, date), weaker(text, text), first_name(text), name_on(text, date), plain_name(text), squeezed_name(text), likeness(text, text, text, text), names_alike(text),
    regions_on(date), organisations_like(date, text, text[], bigint),
    sub_icb_locations_on(date), boroughs_on(date), pcns_on(date), practices_on(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION day_within(date, date, date), status_on(date, date, date), weaker(text, text), first_name(text), name_on(text, date), plain_name(text), squeezed_name(text), likeness(text, text, text, text), names_alike(text),
    regions_on(date), organisations_like(date, text, text[], bigint),
    sub_icb_locations_on(date), boroughs_on(date), pcns_on(date), practices_on(date) TO trellis_app;
