-- What a region holds on a day: by board, by borough, and in all.
-- +goose Up

-- Every PCN and practice that is in a region and open on one of some days, a row for each such day: with its board on the
-- map of another day (map_days has one for each of days), and the borough of its PCN. A PCN is where ODS's commissioner
-- relation puts it, a practice where its own does, whatever PCN it is in. Whatever is counted of a region is counted from
-- these rows, so that totals agree however they are grouped.
--
-- Several days are asked about at once, because what is known of an organisation is then looked up once for all of them.
-- List sizes alone, of which there are many to a practice, are looked for from the newest back, as in practices_on.
-- +goose StatementBegin
CREATE FUNCTION organisations_in(region text, days date[], map_days date[]) RETURNS TABLE (
    day date, icb_code text, borough_gss_code text, pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision,
    is_carried_back boolean, is_borough_carried_back boolean, is_demo boolean
) LANGUAGE sql STABLE AS $$
    WITH locations AS MATERIALIZED (
        SELECT d.day, r.sub_icb_location_code AS code, m.icb_code, 'carried_back' IN (r.certainty, m.certainty) AS is_carried_back
          FROM unnest(days, map_days) AS d (day, map_day)
          JOIN sub_icb_location_icbs r ON r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to > d.day)
          JOIN icbs i ON i.ods_code = r.icb_code AND i.region_code = region COLLATE "C"
          LEFT JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = r.sub_icb_location_code
               AND m.valid_from <= d.map_day AND (m.valid_to IS NULL OR m.valid_to > d.map_day)
    ), places AS MATERIALIZED ( -- these three are read as a whole: one by one, the slower index of the exclusion constraint would be used
        SELECT b.pcn_code, b.borough_gss_code, b.certainty = 'carried_back' AS is_carried_back, b.valid_from, b.valid_to FROM pcn_boroughs b
    ), members AS MATERIALIZED (
        SELECT m.practice_code, m.pcn_code, m.certainty = 'carried_back' AS is_carried_back, m.valid_from, m.valid_to FROM practice_memberships m
    ), scores AS MATERIALIZED (
        SELECT e.practice_code, e.imd_score, e.valid_from, e.valid_to FROM practice_deprivation e
    ), networks AS MATERIALIZED (
        SELECT p.ods_code, p.is_demo, s.sub_icb_location_code AS location, s.certainty = 'carried_back' AS is_carried_back,
               greatest(p.valid_from, s.valid_from) AS valid_from, least(p.valid_to, s.valid_to) AS valid_to
          FROM shown_pcns p JOIN pcn_sub_icb_locations s ON s.pcn_code = p.ods_code AND s.sub_icb_location_code IN (SELECT l.code FROM locations l)
    ), surgeries AS MATERIALIZED (
        SELECT p.ods_code, p.is_demo, s.sub_icb_location_code AS location, s.certainty = 'carried_back' AS is_carried_back,
               greatest(p.valid_from, s.valid_from) AS valid_from, least(p.valid_to, s.valid_to) AS valid_to
          FROM shown_practices p JOIN practice_sub_icb_locations s ON s.practice_code = p.ods_code AND s.sub_icb_location_code IN (SELECT l.code FROM locations l)
    )
    SELECT l.day, l.icb_code, b.borough_gss_code, 1::bigint, 0::bigint, 0::bigint, NULL::bigint, NULL::double precision,
           l.is_carried_back OR n.is_carried_back, coalesce(b.is_carried_back, false), n.is_demo
      FROM locations l
      JOIN networks n ON n.location = l.code AND n.valid_from <= l.day AND (n.valid_to IS NULL OR n.valid_to > l.day)
      LEFT JOIN places b ON b.pcn_code = n.ods_code AND b.valid_from <= l.day AND (b.valid_to IS NULL OR b.valid_to > l.day)
    UNION ALL
    SELECT l.day, l.icb_code, b.borough_gss_code, 0, 1, CASE WHEN m.practice_code IS NULL THEN 1 ELSE 0 END, z.list_size, e.imd_score,
           l.is_carried_back OR n.is_carried_back OR coalesce(m.is_carried_back, false), coalesce(b.is_carried_back, false), n.is_demo
      FROM locations l
      JOIN surgeries n ON n.location = l.code AND n.valid_from <= l.day AND (n.valid_to IS NULL OR n.valid_to > l.day)
      LEFT JOIN members m ON m.practice_code = n.ods_code AND m.valid_from <= l.day AND (m.valid_to IS NULL OR m.valid_to > l.day)
      LEFT JOIN places b ON b.pcn_code = m.pcn_code AND b.valid_from <= l.day AND (b.valid_to IS NULL OR b.valid_to > l.day)
      LEFT JOIN scores e ON e.practice_code = n.ods_code AND e.valid_from <= l.day AND (e.valid_to IS NULL OR e.valid_to > l.day)
      LEFT JOIN LATERAL (SELECT CASE WHEN f.valid_to <= l.day THEN NULL ELSE f.list_size END AS list_size FROM practice_list_sizes f
            WHERE f.practice_code = n.ods_code AND f.valid_from <= l.day ORDER BY f.valid_from DESC LIMIT 1) z ON true
$$;
-- +goose StatementEnd

-- What a region holds on each of some days, by board on the map of another day: a row for each board, whether it holds
-- anything or not; one for what is in none, unless there is nothing; and one for everything.
--
-- Scores are weighted in numeric, which is exact: a sum of floating-point numbers would depend on how rows are grouped.
-- +goose StatementBegin
CREATE FUNCTION organisations_by_icb(region text, days date[], map_days date[]) RETURNS TABLE (
    day date, icb_code text, icb_name text, icb_short_name text, is_total boolean, is_carried_back boolean, is_demo boolean,
    pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision
) LANGUAGE sql STABLE AS $$
    WITH counted AS (
        SELECT o.day, o.icb_code, o.pcns, o.practices, o.practices_unallocated, o.list_size, o.imd_score, o.is_carried_back, o.is_demo FROM organisations_in(region, days, map_days) o
        UNION ALL
        SELECT d.day, i.ods_code, 0, 0, 0, NULL, NULL, false, false
          FROM unnest(days, map_days) AS d (day, map_day)
          LEFT JOIN icbs i ON i.region_code = region COLLATE "C" AND i.valid_from <= d.map_day AND (i.valid_to IS NULL OR i.valid_to > d.map_day)
        UNION ALL -- a board with locations stands, though it may only be carried back
        SELECT d.day, m.icb_code, 0, 0, 0, NULL, NULL, 'carried_back' IN (r.certainty, m.certainty), false
          FROM unnest(days, map_days) AS d (day, map_day)
          JOIN sub_icb_location_icbs r ON r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to > d.day)
          JOIN icbs i ON i.ods_code = r.icb_code AND i.region_code = region COLLATE "C"
          LEFT JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = r.sub_icb_location_code AND m.valid_from <= d.map_day AND (m.valid_to IS NULL OR m.valid_to > d.map_day)
    ), summed AS (
        SELECT c.day, c.icb_code, grouping(c.icb_code) = 1 AS is_total, bool_or(c.is_carried_back) AS is_carried_back, bool_or(c.is_demo) AS is_demo,
               sum(c.pcns)::bigint AS pcns, sum(c.practices)::bigint AS practices, sum(c.practices_unallocated)::bigint AS practices_unallocated, sum(c.list_size)::bigint AS list_size,
               (sum(c.imd_score::numeric * c.list_size) / nullif(sum(c.list_size) FILTER (WHERE c.imd_score IS NOT NULL), 0))::double precision AS imd_score
          FROM counted c GROUP BY GROUPING SETS ((c.day, c.icb_code), (c.day))
    )
    SELECT s.day, s.icb_code, i.name, i.short_name, s.is_total, coalesce(s.is_carried_back, false), s.is_demo, s.pcns, s.practices, s.practices_unallocated, s.list_size, s.imd_score
      FROM summed s LEFT JOIN icbs i ON i.ods_code = s.icb_code
$$;
-- +goose StatementEnd

-- The same by borough: a row for each borough of the region, one for what is in none, and one for everything. A practice
-- is in the borough of its PCN.
-- +goose StatementBegin
CREATE FUNCTION organisations_by_borough(region text, day date) RETURNS TABLE (
    gss_code text, name text, icb_code text, icb_short_name text, tile_column bigint, tile_row bigint, is_total boolean, is_carried_back boolean, is_demo boolean,
    pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision
) LANGUAGE sql STABLE AS $$
    WITH places AS MATERIALIZED (
        SELECT b.gss_code, b.name, b.tile_column, b.tile_row FROM boroughs b
         WHERE EXISTS (SELECT FROM borough_icbs r JOIN icbs i ON i.ods_code = r.icb_code WHERE r.borough_gss_code = b.gss_code AND i.region_code = region COLLATE "C")
    ), summed AS (
        SELECT p.gss_code, grouping(p.gss_code) = 1 AS is_total, bool_or(o.is_carried_back OR o.is_borough_carried_back) AS is_carried_back, bool_or(o.is_demo) AS is_demo,
               sum(o.pcns)::bigint AS pcns, sum(o.practices)::bigint AS practices, sum(o.practices_unallocated)::bigint AS practices_unallocated, sum(o.list_size)::bigint AS list_size,
               (sum(o.imd_score::numeric * o.list_size) / nullif(sum(o.list_size) FILTER (WHERE o.imd_score IS NOT NULL), 0))::double precision AS imd_score
          FROM organisations_in(region, ARRAY[day], ARRAY[day]) o LEFT JOIN places p ON p.gss_code = o.borough_gss_code
         GROUP BY GROUPING SETS ((p.gss_code), ())
    )
    SELECT p.gss_code, p.name, r.icb_code, i.short_name, p.tile_column, p.tile_row, false,
           coalesce(s.is_carried_back, false) OR coalesce(r.certainty = 'carried_back', false), coalesce(s.is_demo, false),
           coalesce(s.pcns, 0), coalesce(s.practices, 0), coalesce(s.practices_unallocated, 0), s.list_size, s.imd_score
      FROM places p
      LEFT JOIN summed s ON s.gss_code = p.gss_code
      LEFT JOIN borough_icbs r ON r.borough_gss_code = p.gss_code AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, s.is_total, coalesce(s.is_carried_back, false), coalesce(s.is_demo, false),
           coalesce(s.pcns, 0), coalesce(s.practices, 0), coalesce(s.practices_unallocated, 0), s.list_size, s.imd_score
      FROM summed s WHERE s.gss_code IS NULL
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION organisations_in(text, date[], date[]), organisations_by_icb(text, date[], date[]), organisations_by_borough(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_in(text, date[], date[]), organisations_by_icb(text, date[], date[]), organisations_by_borough(text, date) TO trellis_app;
