-- What a region holds by borough, also of one board alone.
-- +goose Up

DROP FUNCTION organisations_by_borough(text, date);

-- A row for each borough of the region, one for what is in none, and one for everything. Of one board only what is its own
-- is counted, and its rows are the boroughs in it and those in which it has something: a practice over the border is in
-- the borough of its PCN.
-- +goose StatementBegin
CREATE FUNCTION organisations_by_borough(region text, day date, board text) RETURNS TABLE (
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
         WHERE board IS NULL OR o.icb_code = board COLLATE "C"
         GROUP BY GROUPING SETS ((p.gss_code), ())
    )
    SELECT p.gss_code, p.name, r.icb_code, i.short_name, p.tile_column, p.tile_row, false,
           coalesce(s.is_carried_back, false) OR coalesce(r.certainty = 'carried_back', false), coalesce(s.is_demo, false),
           coalesce(s.pcns, 0), coalesce(s.practices, 0), coalesce(s.practices_unallocated, 0), s.list_size, s.imd_score
      FROM places p
      LEFT JOIN summed s ON s.gss_code = p.gss_code
      LEFT JOIN borough_icbs r ON r.borough_gss_code = p.gss_code AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
     WHERE board IS NULL OR r.icb_code = board COLLATE "C" OR s.gss_code IS NOT NULL
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, s.is_total, coalesce(s.is_carried_back, false), coalesce(s.is_demo, false),
           coalesce(s.pcns, 0), coalesce(s.practices, 0), coalesce(s.practices_unallocated, 0), s.list_size, s.imd_score
      FROM summed s WHERE s.gss_code IS NULL
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION organisations_by_borough(text, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_by_borough(text, date, text) TO trellis_app;
