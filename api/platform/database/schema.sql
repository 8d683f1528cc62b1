-- The shape of the database after every migration. Written from PostgreSQL's catalogues; do not edit.
-- To write it anew: go test ./api/platform/database/catalogue -update

-- Extensions

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Domains

CREATE DOMAIN certainty AS text CONSTRAINT certainty_check CHECK ((VALUE = ANY (ARRAY['exact'::text, 'known_by'::text, 'carried_back'::text])));
CREATE DOMAIN ods_code AS text COLLATE "C" CONSTRAINT ods_code_check CHECK ((VALUE ~ '^[A-Z0-9]{3,8}$'::text));
CREATE DOMAIN scope_kind AS text CONSTRAINT scope_kind_check CHECK ((VALUE = ANY (ARRAY['region'::text, 'icb'::text, 'place'::text, 'pcn'::text, 'project'::text, 'round'::text, 'application'::text])));

-- Functions, before the tables whose columns and defaults call them, and which name each other in any order

SET check_function_bodies = off;

-- Functions

CREATE OR REPLACE FUNCTION public.boroughs_on(day date)
 RETURNS TABLE(gss_code text, name text, icb_code text, icb_short_name text, region_code text, icb_certainty text, pcns bigint, is_demo boolean)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT b.gss_code, b.name, r.icb_code, i.short_name, i.region_code, r.certainty, p.pcns, coalesce(p.is_demo, false)
      FROM boroughs b
      LEFT JOIN borough_icbs r ON r.borough_gss_code = b.gss_code AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
      CROSS JOIN LATERAL (SELECT count(*) AS pcns, bool_or(p.is_demo) AS is_demo FROM pcn_boroughs pb JOIN shown_pcns p ON p.ods_code = pb.pcn_code
             WHERE pb.borough_gss_code = b.gss_code AND pb.valid_from <= day AND (pb.valid_to IS NULL OR pb.valid_to > day)
               AND p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to > day)) p
$function$
;

CREATE OR REPLACE FUNCTION public.close_event(event uuid, at timestamp with time zone, actor_id text, actor_kind text, operation text, request_id text, reason text)
 RETURNS TABLE(touched text, now_at bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    tables text[];
BEGIN
    PERFORM set_config('trellis.event_id', '', true);
    SELECT array_agg(DISTINCT c.table_name ORDER BY c.table_name) INTO tables
      FROM audit_changes c WHERE c.event_id = event;
    IF tables IS NULL THEN RETURN; END IF;
    INSERT INTO audit_events VALUES (event, at, actor_id, actor_kind, operation, request_id, reason);
    INSERT INTO outbox (event_id) VALUES (event);
    FOR touched, now_at IN
        INSERT INTO revisions AS r (table_name, revision)
        SELECT t, 1 FROM unnest(tables) t
        ON CONFLICT (table_name) DO UPDATE SET revision = r.revision + 1
        RETURNING r.table_name, r.revision
    LOOP
        PERFORM pg_notify('trellis_revisions', touched || ':' || now_at);
        RETURN NEXT;
    END LOOP;
END $function$
;

CREATE OR REPLACE FUNCTION public.day_within(day date, valid_from date, valid_to date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT greatest(valid_from, least(day, valid_to - 1))
$function$
;

CREATE OR REPLACE FUNCTION public.enforce_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'an update of % must raise version % by one', TG_TABLE_NAME, OLD.version;
    END IF;
    RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION public.erase_personal(of_table text, of_key text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    erased bigint;
BEGIN
    IF nullif(current_setting('trellis.event_id', true), '') IS NULL THEN
        RAISE EXCEPTION 'an erasure outside an audited use case';
    END IF;
    UPDATE audit_changes c SET personal = NULL WHERE c.table_name = of_table AND c.record_key = of_key AND c.personal IS NOT NULL;
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $function$
;

CREATE OR REPLACE FUNCTION public.first_name(code text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT n.name FROM organisation_names n WHERE n.ods_code = code COLLATE "C" ORDER BY n.valid_from LIMIT 1
$function$
;

CREATE OR REPLACE FUNCTION public.icbs_on(day date)
 RETURNS TABLE(ods_code text, ons_code text, name text, short_name text, region_code text, region_name text, valid_from date, valid_to date, certainty text, status text, version bigint, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT i.ods_code, CASE WHEN day >= i.ons_code_from THEN i.ons_code END, i.name, i.short_name,
           i.region_code, r.name, i.valid_from, i.valid_to, i.certainty,
           CASE WHEN day < i.valid_from THEN 'not_yet_open' WHEN day >= i.valid_to THEN 'closed' ELSE 'open' END,
           i.version, i.updated_at
      FROM icbs i JOIN regions r ON r.code = i.region_code
$function$
;

CREATE OR REPLACE FUNCTION public.keep_change(event uuid, of_table text, of_key text, did text, old_values jsonb, new_values jsonb, old_scopes text[], new_scopes text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
    salt     text;
    personal jsonb;
    was      record;
    becomes  record;
BEGIN
    IF EXISTS (SELECT FROM personal_columns p WHERE p.table_name = of_table) THEN
        salt := replace(gen_random_uuid()::text, '-', '');
        was := seal(of_table, salt, old_values);
        becomes := seal(of_table, salt, new_values);
        IF was.given <> old_values OR becomes.given <> new_values THEN
            personal := jsonb_build_object('salt', salt, 'before', coalesce(was.kept, '{}'), 'after', coalesce(becomes.kept, '{}'));
        END IF;
        old_values := was.given;
        new_values := becomes.given;
    END IF;
    INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after, personal, scopes_before, scopes_after)
    VALUES (event, of_table, of_key, did, old_values, new_values, personal, old_scopes, new_scopes);
END $function$
;

CREATE OR REPLACE FUNCTION public.likeness(typed text, typed_squeezed text, name text, name_squeezed text)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT CASE WHEN name_squeezed = typed_squeezed THEN 0.98
                WHEN starts_with(name_squeezed, typed_squeezed) THEN 0.9
                ELSE 0.7 * greatest(word_similarity(typed, name), word_similarity(typed_squeezed, name_squeezed)) + 0.15 * similarity(typed, name) END
$function$
;

CREATE OR REPLACE FUNCTION public.name_on(code text, day date)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT coalesce((SELECT n.name FROM organisation_names n WHERE n.ods_code = code COLLATE "C" AND n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day)),
                    first_name(code), code)
$function$
;

CREATE OR REPLACE FUNCTION public.names_alike(typed text)
 RETURNS TABLE(ods_code text, name text, valid_from date, valid_to date, nearness real)
 LANGUAGE sql
 STABLE ROWS 500
 SET "pg_trgm.word_similarity_threshold" TO '0.25'
 SET enable_seqscan TO 'off'
AS $function$
    SELECT n.ods_code, n.name, n.valid_from, n.valid_to, word_similarity(typed, lower(n.name)) FROM organisation_names n WHERE typed <% lower(n.name)
$function$
;

CREATE OR REPLACE FUNCTION public.number_events(first bigint, events uuid[], hashes bytea[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    last     bigint := (SELECT coalesce(max(o.sequence), 0) FROM outbox o);
    numbered bigint;
BEGIN
    IF first IS DISTINCT FROM last + 1 THEN
        RAISE EXCEPTION 'the next number is %, not %', last + 1, first;
    END IF;
    IF cardinality(events) IS DISTINCT FROM cardinality(hashes) THEN
        RAISE EXCEPTION '% events have % hashes', cardinality(events), cardinality(hashes);
    END IF;
    UPDATE outbox o SET sequence = first + g.n - 1, hash = g.hash
      FROM unnest(events, hashes) WITH ORDINALITY AS g (event_id, hash, n)
     WHERE o.event_id = g.event_id AND o.sequence IS NULL;
    GET DIAGNOSTICS numbered = ROW_COUNT;
    IF numbered <> cardinality(events) THEN
        RAISE EXCEPTION 'of % events only % wait for a number', cardinality(events), numbered;
    END IF;
    -- Lists of events are read anew from now on.
    INSERT INTO revisions AS r (table_name, revision) VALUES ('outbox', 1)
        ON CONFLICT (table_name) DO UPDATE SET revision = r.revision + 1;
    PERFORM pg_notify('trellis_revisions', 'outbox:' || r.revision) FROM revisions r WHERE r.table_name = 'outbox';
END $function$
;

CREATE OR REPLACE FUNCTION public.organisations_by_borough(region text, day date, board text)
 RETURNS TABLE(gss_code text, name text, icb_code text, icb_short_name text, tile_column bigint, tile_row bigint, is_total boolean, is_carried_back boolean, is_demo boolean, pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.organisations_by_icb(region text, days date[], map_days date[])
 RETURNS TABLE(day date, icb_code text, icb_name text, icb_short_name text, is_total boolean, is_carried_back boolean, is_demo boolean, pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.organisations_in(region text, days date[], map_days date[])
 RETURNS TABLE(day date, icb_code text, borough_gss_code text, pcns bigint, practices bigint, practices_unallocated bigint, list_size bigint, imd_score double precision, is_carried_back boolean, is_borough_carried_back boolean, is_demo boolean)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.organisations_like(day date, typed text, types text[], most bigint)
 RETURNS TABLE(type text, ods_code text, gss_code text, name text, matched_name text, borough_name text, icb_code text, icb_short_name text, status text, is_demo boolean, score double precision)
 LANGUAGE sql
 STABLE ROWS 20
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.pcns_on(day date)
 RETURNS TABLE(ods_code text, name text, sub_icb_location_code text, icb_code text, icb_short_name text, region_code text, icb_certainty text, borough_gss_code text, borough_name text, practices bigint, list_size bigint, imd_score double precision, valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_demo boolean, version bigint, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.plain_name(name text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT translate(replace(lower(unaccent(name)), '&', ' and '), '-/,.''’()', '   ')
$function$
;

CREATE OR REPLACE FUNCTION public.practices_on(day date)
 RETURNS TABLE(ods_code text, name text, postcode text, has_pcn boolean, pcn_code text, pcn_name text, membership_certainty text, sub_icb_location_code text, icb_code text, icb_short_name text, region_code text, icb_certainty text, list_size bigint, list_size_on date, imd_year bigint, imd_score double precision, valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_demo boolean, version bigint, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.reach()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT coalesce(nullif(current_setting('trellis.reach', true), '')::text[], '{}') $function$
;

CREATE OR REPLACE FUNCTION public.reach_of(scope_kind text, scope_keys text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
WITH RECURSIVE given AS (
    SELECT i.ods_code FROM icbs i
     WHERE scope_kind = 'icb' AND i.ods_code = ANY (scope_keys) OR scope_kind = 'region' AND i.region_code = ANY (scope_keys)
     UNION
    SELECT s.predecessor_code FROM given g JOIN icb_successions s ON s.successor_code = g.ods_code
), location AS ( -- each sub-ICB location's last board
    SELECT DISTINCT ON (l.sub_icb_location_code) l.sub_icb_location_code AS code, l.icb_code
      FROM sub_icb_location_icbs l ORDER BY l.sub_icb_location_code, l.valid_from DESC
), network AS ( -- each network's last sub-ICB location
    SELECT DISTINCT ON (n.pcn_code) n.pcn_code AS code, n.sub_icb_location_code AS location
      FROM pcn_sub_icb_locations n ORDER BY n.pcn_code, n.valid_from DESC
), lying AS ( -- each network's last borough
    SELECT DISTINCT ON (b.pcn_code) b.pcn_code AS code, b.borough_gss_code AS place
      FROM pcn_boroughs b ORDER BY b.pcn_code, b.valid_from DESC
)
SELECT array_agg(DISTINCT token ORDER BY token) FROM (
    SELECT scope_kind || ':' || k AS token FROM unnest(scope_keys) k
    UNION ALL SELECT 'icb:' || ods_code FROM given
    UNION ALL SELECT 'pcn:' || n.code FROM given g JOIN location l ON l.icb_code = g.ods_code JOIN network n ON n.location = l.code
    UNION ALL SELECT 'place:' || b.borough_gss_code FROM given g JOIN borough_icbs b ON b.icb_code = g.ods_code
    UNION ALL SELECT 'pcn:' || lying.code FROM lying WHERE scope_kind = 'place' AND lying.place = ANY (scope_keys)
    UNION ALL SELECT 'pcn:' || p.ods_code FROM pcns p LEFT JOIN network n ON n.code = p.ods_code LEFT JOIN location l ON l.code = n.location
               WHERE l.icb_code IS NULL AND scope_kind = 'region' AND scope_keys @> ARRAY(SELECT r.code FROM regions r)
) t
$function$
;

CREATE OR REPLACE FUNCTION public.record_baseline(event uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
    audited record;
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    FOR audited IN
        SELECT c.relname::text AS name, a.keys[:cardinality(a.keys) - 1] AS keys
          FROM pg_trigger t
          JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
         CROSS JOIN LATERAL (SELECT string_to_array(encode(t.tgargs, 'escape'), '\000') AS keys) a
         WHERE t.tgfoid = 'record_change'::regproc ORDER BY c.relname
    LOOP
        EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', audited.name);
        EXECUTE format($query$
            SELECT count(keep_change($1, %1$L, m.key, CASE WHEN m.is_new THEN 'insert' ELSE 'update' END,
                       CASE WHEN NOT m.is_new THEN '{}'::jsonb END, m.missing, CASE WHEN NOT m.is_new THEN scopes_of(m.record_values) END, scopes_of(m.record_values)))
              FROM (SELECT r.key, r.record_values, k.names IS NULL AS is_new, r.record_values - coalesce(k.names, '{}') AS missing
                      FROM (SELECT to_jsonb(t) AS record_values, concat_ws('/', %2$s) AS key FROM %1$I t) r
                      LEFT JOIN LATERAL (SELECT array_agg(DISTINCT n.name) AS names FROM audit_changes c, jsonb_object_keys(c.after) n (name)
                            WHERE c.table_name = %1$L AND c.record_key = r.key) k ON true
                     ORDER BY r.key) m
             WHERE m.missing <> '{}'$query$,
            audited.name, (SELECT string_agg(format('to_jsonb(t) ->> %L', k), ', ') FROM unnest(audited.keys) k)) USING event;
    END LOOP;
    PERFORM close_event(event, now(), 'system', 'system', 'installation.baseline', NULL, reason);
END $function$
;

CREATE OR REPLACE FUNCTION public.record_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
    event      text := nullif(current_setting('trellis.event_id', true), '');
    old_values jsonb;
    new_values jsonb;
    old_scopes text[];
    new_scopes text[];
    record_key text;
BEGIN
    IF event IS NULL THEN
        RAISE EXCEPTION 'a write to % outside an audited use case', TG_TABLE_NAME;
    END IF;
    IF EXISTS (SELECT FROM audit_events e WHERE e.id = event::uuid) THEN
        RAISE EXCEPTION 'a write to % under an audit event that is closed', TG_TABLE_NAME;
    END IF;
    IF TG_OP <> 'INSERT' THEN old_values := to_jsonb(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN new_values := to_jsonb(NEW); END IF;
    SELECT string_agg(coalesce(new_values, old_values) ->> k.name, '/' ORDER BY k.ordinality) INTO record_key
      FROM unnest(TG_ARGV) WITH ORDINALITY AS k (name, ordinality);
    IF coalesce(new_values, old_values) ? 'scopes' THEN
        old_scopes := scopes_of(old_values);
        new_scopes := scopes_of(new_values);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_values -> o.key)
          INTO old_values, new_values
          FROM jsonb_each(old_values) o
         WHERE o.value IS DISTINCT FROM new_values -> o.key;
        IF old_values IS NULL THEN RETURN NULL; END IF;
    END IF;
    PERFORM keep_change(event::uuid, TG_TABLE_NAME, record_key, lower(TG_OP), old_values, new_values, old_scopes, new_scopes);
    RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.refuse_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION '% is audited: delete its rows in a use case', TG_TABLE_NAME;
END $function$
;

CREATE OR REPLACE FUNCTION public.regions_on(day date)
 RETURNS TABLE(code text, name text, data_origin text, icbs bigint, pcns bigint, is_demo boolean)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT r.code, r.name, r.data_origin,
           (SELECT count(*) FROM icbs i WHERE i.region_code = r.code AND i.valid_from <= day AND (i.valid_to IS NULL OR i.valid_to > day)),
           p.pcns, coalesce(p.is_demo, false)
      FROM regions r
      CROSS JOIN LATERAL (SELECT count(*) AS pcns, bool_or(p.is_demo) AS is_demo FROM icbs i
              JOIN sub_icb_location_icbs l ON l.icb_code = i.ods_code AND l.valid_from <= day AND (l.valid_to IS NULL OR l.valid_to > day)
              JOIN pcn_sub_icb_locations s ON s.sub_icb_location_code = l.sub_icb_location_code AND s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day)
              JOIN shown_pcns p ON p.ods_code = s.pcn_code AND p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to > day)
             WHERE i.region_code = r.code) p
$function$
;

CREATE OR REPLACE FUNCTION public.require_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    event text := nullif(current_setting('trellis.event_id', true), '');
BEGIN
    IF event IS NULL OR EXISTS (SELECT FROM audit_events e WHERE e.id = event::uuid) THEN
        RAISE EXCEPTION 'a write to % outside an audited use case', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.scope_names(scope_kind text, scope_keys text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
SELECT array_agg(coalesce(CASE scope_kind
    WHEN 'region' THEN (SELECT r.name FROM regions r WHERE r.code = k)
    WHEN 'icb' THEN (SELECT i.short_name FROM icbs i WHERE i.ods_code = k)
    WHEN 'place' THEN (SELECT b.name FROM boroughs b WHERE b.gss_code = k)
    WHEN 'pcn' THEN (SELECT n.name FROM organisation_names n WHERE n.ods_code = k ORDER BY n.valid_from DESC LIMIT 1)
    END, k) ORDER BY place) FROM unnest(scope_keys) WITH ORDINALITY AS g (k, place)
$function$
;

CREATE OR REPLACE FUNCTION public.scope_tokens(scope_kind text, scope_keys text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT array_agg(scope_kind || ':' || k ORDER BY k) FROM unnest(scope_keys) k $function$
;

CREATE OR REPLACE FUNCTION public.scopes_of(record_values jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    SELECT CASE WHEN record_values ? 'scopes' THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(nullif(record_values -> 'scopes', 'null'), '[]'))) END
$function$
;

CREATE OR REPLACE FUNCTION public.seal(of_table text, salt text, INOUT given jsonb, OUT kept jsonb)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    SELECT given || coalesce(jsonb_object_agg(p.column_name, jsonb_build_object('sealed', encode(sha256(convert_to(salt || (given -> p.column_name)::text, 'UTF8')), 'hex'))), '{}'),
           jsonb_object_agg(p.column_name, given -> p.column_name) FILTER (WHERE NOT p.is_secret)
      FROM personal_columns p WHERE p.table_name = of_table AND given -> p.column_name <> 'null'
$function$
;

CREATE OR REPLACE FUNCTION public.squeezed_name(name text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    SELECT translate(replace(lower(unaccent(name)), '&', 'and'), ' -/,.''’()', '')
$function$
;

CREATE OR REPLACE FUNCTION public.status_on(day date, valid_from date, valid_to date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT CASE WHEN day < valid_from THEN 'not_yet_open' WHEN day >= valid_to THEN 'closed' ELSE 'open' END
$function$
;

CREATE OR REPLACE FUNCTION public.sub_icb_locations_on(day date)
 RETURNS TABLE(ods_code text, ons_code text, name text, icb_code text, icb_short_name text, region_code text, icb_certainty text, valid_from date, valid_to date, certainty text, valid_to_certainty text, status text, is_reference boolean, version bigint, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT s.ods_code, s.ons_code, coalesce(n.name, first_name(s.ods_code), s.ods_code), r.icb_code, i.short_name, i.region_code, r.certainty,
           s.valid_from, s.valid_to, s.certainty, s.valid_to_certainty, status_on(day, s.valid_from, s.valid_to), s.is_reference, s.version, s.updated_at
      FROM sub_icb_locations s
      LEFT JOIN organisation_names n ON n.ods_code = s.ods_code
           AND n.valid_from <= day_within(day, s.valid_from, s.valid_to) AND (n.valid_to IS NULL OR n.valid_to > day_within(day, s.valid_from, s.valid_to))
      LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.ods_code -- which may have begun before it: carried back
           AND r.valid_from <= least(day, s.valid_to - 1) AND (r.valid_to IS NULL OR r.valid_to > least(day, s.valid_to - 1))
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
$function$
;

CREATE OR REPLACE FUNCTION public.weaker(a text, b text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT CASE WHEN 'carried_back' IN (a, b) THEN 'carried_back' WHEN 'known_by' IN (a, b) THEN 'known_by' ELSE 'exact' END
$function$
;

-- Tables

CREATE TABLE api_client_secrets (
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    scopes text[] NOT NULL
);

CREATE TABLE api_client_uses (
    client_id uuid NOT NULL,
    used_at timestamp with time zone NOT NULL
);

CREATE TABLE api_clients (
    id uuid NOT NULL,
    name text NOT NULL,
    owner_id text NOT NULL,
    permissions text[] NOT NULL,
    scope_kind scope_kind NOT NULL,
    scope_keys text[] NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS ((scope_tokens((scope_kind)::text, scope_keys) || ('user:'::text || owner_id))) STORED,
    public_key jsonb,
    is_demo boolean NOT NULL DEFAULT false,
    expires_on date NOT NULL,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE audit_changes (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    table_name text NOT NULL,
    record_key text NOT NULL,
    action text NOT NULL,
    before jsonb,
    after jsonb,
    personal jsonb,
    scopes_before text[],
    scopes_after text[]
);

CREATE TABLE audit_events (
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    actor_id text NOT NULL,
    actor_kind text NOT NULL,
    operation text NOT NULL,
    request_id text,
    reason text
);

CREATE TABLE borough_icbs (
    borough_gss_code text COLLATE "C" NOT NULL,
    icb_code text COLLATE "C" NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL
);

CREATE TABLE boroughs (
    gss_code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    tile_column bigint NOT NULL,
    tile_row bigint NOT NULL
);

CREATE TABLE credentials (
    user_id uuid NOT NULL,
    password_hash text NOT NULL,
    totp_secret text,
    totp_confirmed boolean NOT NULL DEFAULT false,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('user:'::text || (user_id)::text)]) STORED
);

CREATE TABLE icb_successions (
    predecessor_code text COLLATE "C" NOT NULL,
    successor_code text COLLATE "C" NOT NULL,
    effective_on date NOT NULL,
    kind text NOT NULL
);

CREATE TABLE icbs (
    ods_code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    region_code text COLLATE "C" NOT NULL,
    ons_code text COLLATE "C",
    ons_code_from date,
    valid_from date NOT NULL,
    valid_to date,
    certainty text NOT NULL DEFAULT 'exact'::text,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE idempotency_keys (
    actor_id text NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    status integer,
    etag_prefix text,
    location text,
    content_type text,
    body bytea
);

CREATE TABLE identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('user:'::text || (user_id)::text)]) STORED,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE import_changes (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    action text NOT NULL,
    record_type text NOT NULL,
    record_code text COLLATE "C" NOT NULL,
    name text,
    before text,
    after text,
    effective_on date,
    certainty certainty,
    sheet text,
    "row" bigint
);

CREATE TABLE import_problems (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    sheet text,
    "row" bigint,
    column_name text,
    value text,
    code text NOT NULL,
    message text NOT NULL,
    result text NOT NULL,
    is_found boolean NOT NULL DEFAULT false
);

CREATE TABLE imports (
    id uuid NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    file_bytes bigint NOT NULL,
    sha256 text NOT NULL,
    as_at date NOT NULL,
    status text NOT NULL DEFAULT 'planned'::text,
    rows_read bigint NOT NULL,
    left_out bigint NOT NULL,
    put_right bigint NOT NULL,
    waiting bigint NOT NULL,
    changes bigint NOT NULL,
    created bigint NOT NULL,
    renamed bigint NOT NULL,
    moved bigint NOT NULL,
    closed bigint NOT NULL,
    plan_sha256 text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    planned_by text NOT NULL,
    applied_at timestamp with time zone,
    applied_by text,
    undone_at timestamp with time zone,
    undone_by text,
    undo_reason text,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    replaces_demonstration boolean NOT NULL DEFAULT false,
    restores_demonstration boolean NOT NULL DEFAULT false
);

CREATE TABLE installation (
    id boolean NOT NULL DEFAULT true,
    began_as text,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE invitations (
    id uuid NOT NULL,
    email citext NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    scope_kind scope_kind NOT NULL,
    scope_keys text[] NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (scope_tokens((scope_kind)::text, scope_keys)) STORED,
    token_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    invited_by text NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    revoked_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE memberships (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    scope_kind scope_kind NOT NULL,
    scope_keys text[] NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (scope_tokens((scope_kind)::text, scope_keys)) STORED,
    valid_from date NOT NULL,
    valid_to date,
    given_by text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE organisation_names (
    ods_code ods_code NOT NULL,
    name text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE organisation_statements (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    fact text NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text,
    postcode text,
    ons_code text,
    icb_code text,
    sub_icb_location_code text,
    pcn_code text,
    borough_gss_code text,
    valid_from date,
    valid_to date,
    list_size bigint,
    imd_year bigint,
    imd_score double precision,
    is_weak boolean NOT NULL DEFAULT false,
    sheet text,
    "row" bigint NOT NULL
);

CREATE TABLE outbox (
    event_id uuid NOT NULL,
    sequence bigint,
    hash bytea
);

CREATE TABLE pcn_boroughs (
    pcn_code ods_code NOT NULL,
    borough_gss_code text COLLATE "C" NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE pcn_corrections (
    pcn_code ods_code NOT NULL,
    name text,
    borough_gss_code text COLLATE "C",
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE pcn_sub_icb_locations (
    pcn_code ods_code NOT NULL,
    sub_icb_location_code ods_code NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE pcns (
    ods_code ods_code NOT NULL,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((ods_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE personal_columns (
    table_name text NOT NULL,
    column_name text NOT NULL,
    is_secret boolean NOT NULL DEFAULT false
);

CREATE TABLE practice_deprivation (
    practice_code ods_code NOT NULL,
    imd_year bigint NOT NULL,
    imd_score double precision NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE practice_list_sizes (
    practice_code ods_code NOT NULL,
    list_size bigint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE practice_memberships (
    practice_code ods_code NOT NULL,
    pcn_code ods_code NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE practice_sub_icb_locations (
    practice_code ods_code NOT NULL,
    sub_icb_location_code ods_code NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE practices (
    ods_code ods_code NOT NULL,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((ods_code)::text ~ '^YD[0-9]{4}$'::text)) STORED,
    postcode text,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE regions (
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    data_origin text NOT NULL DEFAULT 'real'::text
);

CREATE TABLE revisions (
    table_name text NOT NULL,
    revision bigint NOT NULL
);

CREATE TABLE session_uses (
    session_id uuid NOT NULL,
    used_at timestamp with time zone NOT NULL
);

CREATE TABLE sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    method text NOT NULL,
    user_agent text NOT NULL,
    address text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    stepped_up_until timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('user:'::text || (user_id)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE sign_in_failures (
    user_id uuid NOT NULL,
    failures bigint NOT NULL,
    locked_until timestamp with time zone
);

CREATE TABLE sign_ins (
    state_hash bytea NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    return_to text NOT NULL,
    session_id uuid,
    is_step_up boolean NOT NULL,
    invitation bytea,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE sub_icb_location_icbs (
    sub_icb_location_code ods_code NOT NULL,
    icb_code text COLLATE "C" NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty
);

CREATE TABLE sub_icb_locations (
    ods_code ods_code NOT NULL,
    ons_code text COLLATE "C",
    valid_from date NOT NULL,
    valid_to date,
    certainty certainty NOT NULL,
    valid_to_certainty certainty,
    is_reference boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE totp_steps (
    user_id uuid NOT NULL,
    step bigint NOT NULL
);

CREATE TABLE used_assertions (
    client_id uuid NOT NULL,
    jti text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE user_uses (
    user_id uuid NOT NULL,
    signed_in_at timestamp with time zone NOT NULL
);

CREATE TABLE users (
    id uuid NOT NULL,
    name text NOT NULL,
    email citext,
    is_demo boolean NOT NULL DEFAULT false,
    status text NOT NULL DEFAULT 'active'::text,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('user:'::text || (id)::text)]) STORED,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

-- Constraints

ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_pkey PRIMARY KEY (id);
ALTER TABLE api_client_uses ADD CONSTRAINT api_client_uses_pkey PRIMARY KEY (client_id);
ALTER TABLE api_clients ADD CONSTRAINT api_clients_pkey PRIMARY KEY (id);
ALTER TABLE api_clients ADD CONSTRAINT api_clients_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE api_clients ADD CONSTRAINT api_clients_permissions_check CHECK ((cardinality(permissions) > 0));
ALTER TABLE api_clients ADD CONSTRAINT api_clients_scope_keys_check CHECK (((cardinality(scope_keys) >= 1) AND (cardinality(scope_keys) <= 50)));
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_pkey PRIMARY KEY (id);
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])));
ALTER TABLE audit_events ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_one_at_a_time EXCLUDE USING gist (borough_gss_code WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_pkey PRIMARY KEY (borough_gss_code, valid_from);
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE boroughs ADD CONSTRAINT boroughs_one_a_tile UNIQUE (tile_column, tile_row);
ALTER TABLE boroughs ADD CONSTRAINT boroughs_pkey PRIMARY KEY (gss_code);
ALTER TABLE boroughs ADD CONSTRAINT boroughs_gss_code_check CHECK ((gss_code ~ '^E09[0-9]{6}$'::text));
ALTER TABLE boroughs ADD CONSTRAINT boroughs_tile_column_check CHECK ((tile_column >= 0));
ALTER TABLE boroughs ADD CONSTRAINT boroughs_tile_row_check CHECK ((tile_row >= 0));
ALTER TABLE credentials ADD CONSTRAINT credentials_pkey PRIMARY KEY (user_id);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_pkey PRIMARY KEY (predecessor_code, successor_code, effective_on);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_kind_check CHECK ((kind = ANY (ARRAY['merger'::text, 'split'::text, 'acquisition'::text])));
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_not_to_itself CHECK ((predecessor_code <> successor_code));
ALTER TABLE icbs ADD CONSTRAINT icbs_ons_code_key UNIQUE (ons_code);
ALTER TABLE icbs ADD CONSTRAINT icbs_pkey PRIMARY KEY (ods_code);
ALTER TABLE icbs ADD CONSTRAINT icbs_certainty_check CHECK ((certainty = ANY (ARRAY['exact'::text, 'known_by'::text])));
ALTER TABLE icbs ADD CONSTRAINT icbs_ods_code_check CHECK ((ods_code ~ '^[A-Z0-9]{3}([A-Z0-9]{2})?$'::text));
ALTER TABLE icbs ADD CONSTRAINT icbs_ons_code_check CHECK ((ons_code ~ '^E54[0-9]{6}$'::text));
ALTER TABLE icbs ADD CONSTRAINT icbs_ons_code_is_dated CHECK (((ons_code IS NULL) = (ons_code_from IS NULL)));
ALTER TABLE icbs ADD CONSTRAINT icbs_short_name_check CHECK (((char_length(short_name) >= 2) AND (char_length(short_name) <= 60)));
ALTER TABLE icbs ADD CONSTRAINT icbs_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (actor_id, method, path, key);
ALTER TABLE identities ADD CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE import_changes ADD CONSTRAINT import_changes_pkey PRIMARY KEY (import_id, number);
ALTER TABLE import_changes ADD CONSTRAINT import_changes_action_check CHECK ((action = ANY (ARRAY['create'::text, 'rename'::text, 'move'::text, 'close'::text, 'reopen'::text, 'redate'::text, 'update'::text, 'remove'::text])));
ALTER TABLE import_problems ADD CONSTRAINT import_problems_pkey PRIMARY KEY (import_id, number);
ALTER TABLE import_problems ADD CONSTRAINT import_problems_result_check CHECK ((result = ANY (ARRAY['left_out'::text, 'put_right'::text, 'waiting'::text, 'noted'::text])));
ALTER TABLE imports ADD CONSTRAINT imports_pkey PRIMARY KEY (id);
ALTER TABLE imports ADD CONSTRAINT imports_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'applied'::text, 'undone'::text, 'discarded'::text])));
ALTER TABLE installation ADD CONSTRAINT installation_pkey PRIMARY KEY (id);
ALTER TABLE installation ADD CONSTRAINT installation_began_as_check CHECK ((began_as = ANY (ARRAY['demo'::text, 'empty'::text])));
ALTER TABLE installation ADD CONSTRAINT installation_id_check CHECK (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_token_hash_key UNIQUE (token_hash);
ALTER TABLE invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE invitations ADD CONSTRAINT invitations_scope_keys_check CHECK (((cardinality(scope_keys) >= 1) AND (cardinality(scope_keys) <= 50)));
ALTER TABLE memberships ADD CONSTRAINT memberships_pkey PRIMARY KEY (id);
ALTER TABLE memberships ADD CONSTRAINT memberships_check CHECK ((valid_to >= valid_from));
ALTER TABLE memberships ADD CONSTRAINT memberships_role_check CHECK ((role = ANY (ARRAY['programme_admin'::text, 'programme_officer'::text, 'finance_approver'::text, 'icb_lead'::text, 'pcn_manager'::text, 'project_lead'::text, 'panel_member'::text, 'applicant'::text, 'analyst'::text])));
ALTER TABLE memberships ADD CONSTRAINT memberships_scope_keys_check CHECK (((cardinality(scope_keys) >= 1) AND (cardinality(scope_keys) <= 50)));
ALTER TABLE organisation_names ADD CONSTRAINT organisation_names_one_at_a_time EXCLUDE USING gist (ods_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE organisation_names ADD CONSTRAINT organisation_names_pkey PRIMARY KEY (ods_code, valid_from);
ALTER TABLE organisation_names ADD CONSTRAINT organisation_names_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE organisation_names ADD CONSTRAINT organisation_names_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE organisation_names ADD CONSTRAINT organisation_names_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE organisation_statements ADD CONSTRAINT organisation_statements_pkey PRIMARY KEY (import_id, number);
ALTER TABLE organisation_statements ADD CONSTRAINT organisation_statements_fact_check CHECK ((fact = ANY (ARRAY['sub_icb_location'::text, 'pcn'::text, 'practice'::text, 'list_size'::text, 'deprivation'::text, 'borough'::text, 'mention'::text, 'unidentified'::text])));
ALTER TABLE outbox ADD CONSTRAINT outbox_sequence_key UNIQUE (sequence);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (event_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE outbox ADD CONSTRAINT outbox_numbered_with_its_hash CHECK (((sequence IS NULL) = (hash IS NULL)));
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_one_at_a_time EXCLUDE USING gist (pcn_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_pkey PRIMARY KEY (pcn_code, valid_from);
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_pkey PRIMARY KEY (pcn_code);
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 200)));
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_one_at_a_time EXCLUDE USING gist (pcn_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_pkey PRIMARY KEY (pcn_code, valid_from);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE pcns ADD CONSTRAINT pcns_pkey PRIMARY KEY (ods_code);
ALTER TABLE pcns ADD CONSTRAINT pcns_check CHECK ((valid_to > valid_from));
ALTER TABLE pcns ADD CONSTRAINT pcns_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE pcns ADD CONSTRAINT pcns_ods_code_check CHECK (((ods_code)::text ~ '^U([0-9]{5}|D[0-9]{4})$'::text));
ALTER TABLE personal_columns ADD CONSTRAINT personal_columns_pkey PRIMARY KEY (table_name, column_name);
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_one_at_a_time EXCLUDE USING gist (practice_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_pkey PRIMARY KEY (practice_code, valid_from);
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_imd_score_check CHECK (((imd_score >= (0)::double precision) AND (imd_score <= (100)::double precision)));
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_imd_year_check CHECK (((imd_year >= 2000) AND (imd_year <= 2100)));
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_one_at_a_time EXCLUDE USING gist (practice_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_pkey PRIMARY KEY (practice_code, valid_from);
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_list_size_check CHECK ((list_size >= 0));
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_one_at_a_time EXCLUDE USING gist (practice_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_pkey PRIMARY KEY (practice_code, valid_from);
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_one_at_a_time EXCLUDE USING gist (practice_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_pkey PRIMARY KEY (practice_code, valid_from);
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE practices ADD CONSTRAINT practices_pkey PRIMARY KEY (ods_code);
ALTER TABLE practices ADD CONSTRAINT practices_check CHECK ((valid_to > valid_from));
ALTER TABLE practices ADD CONSTRAINT practices_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE practices ADD CONSTRAINT practices_ods_code_check CHECK (((ods_code)::text !~ '^U'::text));
ALTER TABLE regions ADD CONSTRAINT regions_pkey PRIMARY KEY (code);
ALTER TABLE regions ADD CONSTRAINT regions_data_origin_check CHECK ((data_origin = ANY (ARRAY['real'::text, 'demo'::text])));
ALTER TABLE revisions ADD CONSTRAINT revisions_pkey PRIMARY KEY (table_name);
ALTER TABLE session_uses ADD CONSTRAINT session_uses_pkey PRIMARY KEY (session_id);
ALTER TABLE sessions ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);
ALTER TABLE sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE sessions ADD CONSTRAINT sessions_method_check CHECK ((method = ANY (ARRAY['password'::text, 'oidc'::text, 'demo'::text])));
ALTER TABLE sign_in_failures ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (user_id);
ALTER TABLE sign_ins ADD CONSTRAINT sign_ins_pkey PRIMARY KEY (state_hash);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_one_at_a_time EXCLUDE USING gist (sub_icb_location_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_pkey PRIMARY KEY (sub_icb_location_code, valid_from);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE sub_icb_locations ADD CONSTRAINT sub_icb_locations_pkey PRIMARY KEY (ods_code);
ALTER TABLE sub_icb_locations ADD CONSTRAINT sub_icb_locations_check CHECK ((valid_to > valid_from));
ALTER TABLE sub_icb_locations ADD CONSTRAINT sub_icb_locations_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE sub_icb_locations ADD CONSTRAINT sub_icb_locations_ons_code_check CHECK ((ons_code ~ '^E38[0-9]{6}$'::text));
ALTER TABLE totp_steps ADD CONSTRAINT totp_steps_pkey PRIMARY KEY (user_id);
ALTER TABLE used_assertions ADD CONSTRAINT used_assertions_pkey PRIMARY KEY (client_id, jti);
ALTER TABLE user_uses ADD CONSTRAINT user_uses_pkey PRIMARY KEY (user_id);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (((char_length((email)::text) >= 3) AND (char_length((email)::text) <= 254)));
ALTER TABLE users ADD CONSTRAINT users_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE users ADD CONSTRAINT users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])));
ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_clients(id);
ALTER TABLE api_client_uses ADD CONSTRAINT api_client_uses_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_clients(id);
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_icb_code_fkey FOREIGN KEY (icb_code) REFERENCES icbs(ods_code);
ALTER TABLE credentials ADD CONSTRAINT credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_predecessor_code_fkey FOREIGN KEY (predecessor_code) REFERENCES icbs(ods_code);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_successor_code_fkey FOREIGN KEY (successor_code) REFERENCES icbs(ods_code);
ALTER TABLE icbs ADD CONSTRAINT icbs_region_code_fkey FOREIGN KEY (region_code) REFERENCES regions(code);
ALTER TABLE identities ADD CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE import_changes ADD CONSTRAINT import_changes_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE import_problems ADD CONSTRAINT import_problems_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE invitations ADD CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(id);
ALTER TABLE memberships ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE organisation_statements ADD CONSTRAINT organisation_statements_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE outbox ADD CONSTRAINT outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE session_uses ADD CONSTRAINT session_uses_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id);
ALTER TABLE sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE sign_in_failures ADD CONSTRAINT sign_in_failures_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_icb_code_fkey FOREIGN KEY (icb_code) REFERENCES icbs(ods_code);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE totp_steps ADD CONSTRAINT totp_steps_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE user_uses ADD CONSTRAINT user_uses_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);

-- Indexes

CREATE INDEX api_client_secrets_client ON public.api_client_secrets USING btree (client_id);
CREATE INDEX audit_changes_event ON public.audit_changes USING btree (event_id, id);
CREATE INDEX audit_changes_record ON public.audit_changes USING btree (table_name, record_key, id);
CREATE INDEX icb_successions_successor ON public.icb_successions USING btree (successor_code);
CREATE INDEX icbs_region ON public.icbs USING btree (region_code);
CREATE UNIQUE INDEX icbs_short_name ON public.icbs USING btree (lower(short_name));
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX imports_status ON public.imports USING btree (status, kind);
CREATE INDEX memberships_user ON public.memberships USING btree (user_id);
CREATE INDEX organisation_names_alike ON public.organisation_names USING gin (lower(name) gin_trgm_ops);
CREATE INDEX organisation_statements_code ON public.organisation_statements USING btree (code);
CREATE INDEX organisation_statements_location ON public.organisation_statements USING btree (import_id, sub_icb_location_code) WHERE (sub_icb_location_code IS NOT NULL);
CREATE INDEX outbox_waiting ON public.outbox USING btree (event_id) WHERE (sequence IS NULL);
CREATE INDEX pcn_boroughs_borough ON public.pcn_boroughs USING btree (borough_gss_code);
CREATE INDEX pcn_sub_icb_locations_location ON public.pcn_sub_icb_locations USING btree (sub_icb_location_code);
CREATE INDEX practice_memberships_pcn ON public.practice_memberships USING btree (pcn_code);
CREATE INDEX practice_sub_icb_locations_location ON public.practice_sub_icb_locations USING btree (sub_icb_location_code);
CREATE INDEX sessions_user ON public.sessions USING btree (user_id);

-- Views

CREATE VIEW shown_pcns WITH (security_invoker=true) AS
 SELECT ods_code,
    is_demo,
    valid_from,
    valid_to,
    certainty,
    valid_to_certainty,
    version,
    updated_at
   FROM pcns
  WHERE ((NOT is_demo) OR (( SELECT r.data_origin
           FROM regions r
          WHERE (r.code = 'Y56'::text)) = 'demo'::text));

CREATE VIEW shown_practices WITH (security_invoker=true) AS
 SELECT ods_code,
    is_demo,
    postcode,
    valid_from,
    valid_to,
    certainty,
    valid_to_certainty,
    version,
    updated_at
   FROM practices
  WHERE ((NOT is_demo) OR (( SELECT r.data_origin
           FROM regions r
          WHERE (r.code = 'Y56'::text)) = 'demo'::text));

CREATE VIEW sessions_seen WITH (security_invoker=true) AS
 SELECT (s.id)::text AS id,
    jsonb_build_object('id', u.id, 'name', u.name) AS "user",
    s.method,
    s.user_agent,
    s.address,
    s.started_at,
    COALESCE(w.used_at, s.started_at) AS used_at,
    s.expires_at,
    s.stepped_up_until,
    s.ended_at,
    false AS is_current,
    s.version
   FROM ((sessions s
     JOIN users u ON ((u.id = s.user_id)))
     LEFT JOIN session_uses w ON ((w.session_id = s.id)));

-- Triggers

CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.api_client_secrets FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.api_client_secrets FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.api_clients FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.api_clients FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.api_clients FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.borough_icbs FOR EACH ROW EXECUTE FUNCTION record_change('borough_gss_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.borough_icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.boroughs FOR EACH ROW EXECUTE FUNCTION record_change('gss_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.boroughs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.credentials FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.credentials FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icb_successions FOR EACH ROW EXECUTE FUNCTION record_change('predecessor_code', 'successor_code', 'effective_on');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icb_successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.identities FOR EACH ROW EXECUTE FUNCTION record_change('issuer', 'subject');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.identities FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_changes FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_problems FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_problems FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.imports FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.imports FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.installation FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.installation FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.installation FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.invitations FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.invitations FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.invitations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.organisation_names FOR EACH ROW EXECUTE FUNCTION record_change('ods_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.organisation_names FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.organisation_statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.organisation_statements FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcn_boroughs FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcn_boroughs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.pcn_corrections FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcn_corrections FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcn_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcn_sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcn_sub_icb_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.pcns FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcns FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcns FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.practice_deprivation FOR EACH ROW EXECUTE FUNCTION record_change('practice_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.practice_deprivation FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.practice_list_sizes FOR EACH ROW EXECUTE FUNCTION record_change('practice_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.practice_list_sizes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.practice_memberships FOR EACH ROW EXECUTE FUNCTION record_change('practice_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.practice_memberships FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.practice_sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('practice_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.practice_sub_icb_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.practices FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.practices FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.practices FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.regions FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.regions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.sessions FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sessions FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sub_icb_location_icbs FOR EACH ROW EXECUTE FUNCTION record_change('sub_icb_location_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sub_icb_location_icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.sub_icb_locations FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sub_icb_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- Row-level security

ALTER TABLE api_client_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_client_secrets FORCE ROW LEVEL SECURITY;
ALTER TABLE api_clients ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_clients FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE credentials FORCE ROW LEVEL SECURITY;
ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY made_within_reach ON api_clients AS RESTRICTIVE FOR INSERT TO public WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON api_client_secrets AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON api_clients AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON audit_changes AS PERMISSIVE FOR SELECT TO public USING (((COALESCE(scopes_before, scopes_after) IS NULL) OR ('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes_before && ( SELECT reach() AS reach)) OR (scopes_after && ( SELECT reach() AS reach)) OR (
CASE
    WHEN (cardinality(COALESCE(scopes_after, scopes_before)) = 1) THEN (COALESCE(scopes_after, scopes_before))[1]
    ELSE NULL::text
END IN ( SELECT ('user:'::text || m.user_id)
   FROM memberships m))));
CREATE POLICY within_reach ON credentials AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON identities AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON invitations AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON memberships AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON sessions AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON users AS PERMISSIVE FOR ALL TO public USING ((('*'::text = ANY (( SELECT reach() AS reach)::text[])) OR (scopes && ( SELECT reach() AS reach)) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE (m.user_id = users.id)))));

-- What the application may do

GRANT USAGE ON SCHEMA public TO trellis_app;
GRANT INSERT, SELECT ON api_client_secrets TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON api_client_uses TO trellis_app;
GRANT INSERT, SELECT ON api_clients TO trellis_app;
GRANT SELECT ON audit_changes TO trellis_app;
GRANT SELECT ON audit_events TO trellis_app;
GRANT SELECT ON borough_icbs TO trellis_app;
GRANT SELECT ON boroughs TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON credentials TO trellis_app;
GRANT SELECT ON icb_successions TO trellis_app;
GRANT SELECT ON icbs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON identities TO trellis_app;
GRANT DELETE, INSERT, SELECT ON import_changes TO trellis_app;
GRANT DELETE, INSERT, SELECT ON import_problems TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON imports TO trellis_app;
GRANT SELECT, UPDATE ON installation TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON invitations TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON memberships TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisation_names TO trellis_app;
GRANT INSERT, SELECT ON organisation_statements TO trellis_app;
GRANT SELECT ON outbox TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_boroughs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_corrections TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcns TO trellis_app;
GRANT SELECT ON personal_columns TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_deprivation TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_list_sizes TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_memberships TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practices TO trellis_app;
GRANT SELECT ON regions TO trellis_app;
GRANT SELECT ON revisions TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session_uses TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON sessions TO trellis_app;
GRANT SELECT ON sessions_seen TO trellis_app;
GRANT SELECT ON shown_pcns TO trellis_app;
GRANT SELECT ON shown_practices TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_failures TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_ins TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sub_icb_location_icbs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON totp_steps TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON used_assertions TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON user_uses TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON users TO trellis_app;
GRANT UPDATE (ended_at, scopes) ON api_client_secrets TO trellis_app;
GRANT UPDATE (name, owner_id, permissions, expires_on, revoked_at, updated_at, version) ON api_clients TO trellis_app;
GRANT UPDATE (short_name, version, updated_at) ON icbs TO trellis_app;
GRANT UPDATE (data_origin) ON regions TO trellis_app;
GRANT EXECUTE ON FUNCTION boroughs_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION close_event(uuid,timestamp with time zone,text,text,text,text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION day_within(date,date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION enforce_version() TO trellis_app;
GRANT EXECUTE ON FUNCTION erase_personal(text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION first_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION icbs_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION likeness(text,text,text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION name_on(text,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION names_alike(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION number_events(bigint,uuid[],bytea[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_by_borough(text,date,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_by_icb(text,date[],date[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_in(text,date[],date[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_like(date,text,text[],bigint) TO trellis_app;
GRANT EXECUTE ON FUNCTION pcns_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION plain_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION practices_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION reach() TO PUBLIC;
GRANT EXECUTE ON FUNCTION reach() TO trellis_app;
GRANT EXECUTE ON FUNCTION reach_of(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION reach_of(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION record_change() TO trellis_app;
GRANT EXECUTE ON FUNCTION refuse_truncate() TO trellis_app;
GRANT EXECUTE ON FUNCTION regions_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION require_event() TO trellis_app;
GRANT EXECUTE ON FUNCTION scope_names(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION scope_names(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION scope_tokens(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION scope_tokens(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION squeezed_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION status_on(date,date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION sub_icb_locations_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION weaker(text,text) TO trellis_app;
