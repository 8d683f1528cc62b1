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
CREATE DOMAIN financial_year AS text COLLATE "C" CONSTRAINT financial_year_check CHECK (((VALUE ~ '^20[0-9]{2}/[0-9]{2}$'::text) AND (("right"(VALUE, 2))::integer = (((substr(VALUE, 3, 2))::integer + 1) % 100))));
CREATE DOMAIN ods_code AS text COLLATE "C" CONSTRAINT ods_code_check CHECK ((VALUE ~ '^[A-Z0-9]{3,8}$'::text));
CREATE DOMAIN scope_kind AS text CONSTRAINT scope_kind_check CHECK ((VALUE = ANY (ARRAY['region'::text, 'icb'::text, 'place'::text, 'pcn'::text, 'project'::text, 'round'::text, 'application'::text])));

-- Functions, before the tables whose columns and defaults call them, and which name each other in any order

SET check_function_bodies = off;

-- Functions

CREATE OR REPLACE FUNCTION public.assessment_asked(network text, asked text, opens date, closed date)
 RETURNS TABLE(assessment_id uuid, state text, opened_at timestamp with time zone, submitted_at timestamp with time zone, published_on date)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT a.id, CASE a.status WHEN 'superseded' THEN 'published' ELSE a.status END, a.opened_at, a.submitted_at, a.published_on
      FROM assessments a
     WHERE a.pcn_code = network AND a.status <> 'discarded' AND a.kind <> 'moderated' AND a.criteria_set IN (asked, 'full')
       AND (a.status IN ('draft', 'returned', 'submitted', 'validated') OR a.published_on >= opens
            OR (a.opened_at AT TIME ZONE 'Europe/London')::date >= opens - 14 OR (a.submitted_at AT TIME ZONE 'Europe/London')::date >= opens)
       AND (closed IS NULL OR (a.opened_at AT TIME ZONE 'Europe/London')::date <= closed)
     ORDER BY array_position('{published,superseded,validated,submitted,returned,draft}', a.status), a.opened_at LIMIT 1
$function$
;

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

CREATE OR REPLACE FUNCTION public.campaign_asking(network text, day date)
 RETURNS TABLE(id uuid, icb_code text, icb_name text, title text, note text, criteria_set text, opens_on date, due_on date, state text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
BEGIN
    IF NOT ('*' = ANY (reach()) OR 'pcn:' || network = ANY (reach())) THEN RETURN; END IF;
    PERFORM set_config('trellis.reach', '{*}', true);
    RETURN QUERY
    SELECT c.id, c.icb_code::text, i.short_name, c.title, c.note, c.criteria_set, c.opens_on, c.due_on, coalesce(a.state, 'not_begun')
      FROM pcn_sub_icb_locations s
      JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = s.sub_icb_location_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)
      JOIN icbs i ON i.ods_code = m.icb_code
      JOIN shown_assessment_campaigns c ON c.icb_code = m.icb_code AND c.closed_on IS NULL AND c.opens_on <= day
      LEFT JOIN LATERAL assessment_asked(network, c.criteria_set, c.opens_on, NULL) a ON true
     WHERE s.pcn_code = network AND s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day);
    PERFORM set_config('trellis.reach', reached, true);
END $function$
;

CREATE OR REPLACE FUNCTION public.campaign_networks(campaign uuid, today date)
 RETURNS TABLE(pcn_code text, assessment_id uuid, state text, opened_at timestamp with time zone, submitted_at timestamp with time zone, published_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    c       record;
BEGIN
    SELECT k.icb_code, k.criteria_set, k.opens_on, k.closed_on,
           least(k.due_on, today, k.closed_on, (SELECT min(s.effective_on) - 1 FROM icb_successions s WHERE s.predecessor_code = k.icb_code)) AS day INTO c
      FROM shown_assessment_campaigns k WHERE k.id = campaign AND ('*' = ANY (reach()) OR k.scopes[1] = ANY (reach()));
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM set_config('trellis.reach', '{*}', true);
    RETURN QUERY
    SELECT p.ods_code::text, a.assessment_id, coalesce(a.state, 'not_begun'), a.opened_at, a.submitted_at, a.published_on
      FROM sub_icb_location_icbs m
      JOIN pcn_sub_icb_locations s ON s.sub_icb_location_code = m.sub_icb_location_code AND s.valid_from <= c.day AND (s.valid_to IS NULL OR s.valid_to > c.day)
      JOIN shown_pcns p ON p.ods_code = s.pcn_code AND p.valid_from <= c.day AND (p.valid_to IS NULL OR p.valid_to > c.day)
      LEFT JOIN LATERAL assessment_asked(p.ods_code, c.criteria_set, c.opens_on, c.closed_on) a ON true
     WHERE m.icb_code = c.icb_code AND m.valid_from <= c.day AND (m.valid_to IS NULL OR m.valid_to > c.day);
    PERFORM set_config('trellis.reach', reached, true);
END $function$
;

CREATE OR REPLACE FUNCTION public.check_fixed_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    post    uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.post_id ELSE NEW.post_id END;
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    IF EXISTS (SELECT FROM post_terms t WHERE t.post_id = post AND t.contract_ends_on <= t.valid_from
           AND NOT EXISTS (SELECT FROM post_terms b WHERE b.post_id = post AND b.valid_to = t.valid_from AND b.contract_ends_on = t.contract_ends_on)) THEN
        RAISE EXCEPTION 'a fixed term of post % ends before it begins', post USING ERRCODE = 'check_violation', CONSTRAINT = 'post_terms_ends_once_begun';
    END IF;
    PERFORM set_config('trellis.reach', reached, true);
    RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.check_post(post uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    p       record;
    bad     record;
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    -- The facts of a post change one transaction at a time.
    SELECT * INTO p FROM posts WHERE id = post FOR UPDATE;
    FOR bad IN
        WITH days AS (
            SELECT p.opened_on AS day
            UNION SELECT p.closed_on
            UNION SELECT unnest(ARRAY[t.valid_from, t.valid_to]) FROM post_terms t WHERE t.post_id = post
            UNION SELECT unnest(ARRAY[f.valid_from, f.valid_to]) FROM post_funding_lines f WHERE f.post_id = post
            UNION SELECT unnest(ARRAY[a.valid_from, a.valid_to]) FROM post_assignments a WHERE a.post_id = post
        ), facts AS (
            SELECT d.day, d.day >= p.opened_on AND (p.closed_on IS NULL OR d.day < p.closed_on) AS is_open,
                   (SELECT t.wte_funded FROM post_terms t WHERE t.post_id = post AND t.valid_from <= d.day AND (t.valid_to IS NULL OR t.valid_to > d.day)) AS funded,
                   (SELECT sum(f.share) FROM post_funding_lines f WHERE f.post_id = post AND f.valid_from <= d.day AND (f.valid_to IS NULL OR f.valid_to > d.day)) AS share,
                   (SELECT sum(a.wte) FROM post_assignments a WHERE a.post_id = post AND a.valid_from <= d.day AND (a.valid_to IS NULL OR a.valid_to > d.day)) AS wte
              FROM days d WHERE d.day IS NOT NULL
        )
        SELECT f.day, CASE
                   WHEN f.is_open AND f.funded IS NULL THEN 'post_terms_cover_the_post'
                   WHEN NOT f.is_open AND (f.funded IS NOT NULL OR f.share IS NOT NULL OR f.wte IS NOT NULL) THEN 'post_facts_within_the_post'
                   WHEN f.is_open AND f.share IS DISTINCT FROM 100 THEN 'post_funding_lines_sum_to_100'
                   WHEN f.wte > f.funded THEN 'post_assignments_within_wte_funded' END AS rule,
               coalesce(f.share, 0) AS share, f.funded, f.wte
          FROM facts f
         WHERE f.is_open AND (f.funded IS NULL OR f.share IS DISTINCT FROM 100 OR f.wte > f.funded)
            OR NOT f.is_open AND (f.funded IS NOT NULL OR f.share IS NOT NULL OR f.wte IS NOT NULL)
         ORDER BY f.day LIMIT 1
    LOOP
        RAISE EXCEPTION 'post % on %: share %, funded %, in post %', post, bad.day, bad.share, bad.funded, bad.wte
            USING ERRCODE = 'check_violation', CONSTRAINT = bad.rule,
                  DETAIL = concat_ws(' ', bad.day, trim_scale(bad.share), trim_scale(coalesce(bad.funded, 0)), trim_scale(coalesce(bad.wte, 0)));
    END LOOP;
    PERFORM set_config('trellis.reach', reached, true);
END $function$
;

CREATE OR REPLACE FUNCTION public.check_post_of_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF TG_TABLE_NAME = 'posts' THEN
        PERFORM check_post(NEW.id);
    ELSE
        IF TG_OP <> 'INSERT' THEN PERFORM check_post(OLD.post_id); END IF;
        IF TG_OP <> 'DELETE' THEN PERFORM check_post(NEW.post_id); END IF;
    END IF;
    RETURN NULL;
END $function$
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

CREATE OR REPLACE FUNCTION public.contract_cliff(networks text[], on_day date, reach text[])
 RETURNS TABLE(day date, role_type text, wte_funded numeric, wte_under_contract numeric, contracts_ending bigint)
 LANGUAGE sql
 STABLE
AS $function$
    WITH held AS MATERIALIZED (
        SELECT p.id, p.role_type FROM posts p WHERE p.pcn_code = ANY (networks) AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach)))
    ), terms AS MATERIALIZED (
        SELECT t.post_id, h.role_type, greatest(t.valid_from, on_day) AS first_day, t.valid_to, t.wte_funded,
               CASE WHEN t.contract = 'fixed_term' THEN greatest(t.contract_ends_on, on_day + 1, t.valid_from) END AS ends_on
          FROM held h JOIN post_terms t ON t.post_id = h.id WHERE t.valid_to IS NULL OR t.valid_to > on_day
    ), contracts AS MATERIALIZED (
        SELECT t.post_id, t.role_type, a.wte, greatest(a.valid_from, t.first_day) AS first_day, least(a.valid_to, t.valid_to, t.ends_on) AS until,
               CASE WHEN t.ends_on < least(a.valid_to, t.valid_to, 'infinity') THEN t.ends_on END AS runs_out_on
          FROM terms t JOIN post_assignments a ON a.post_id = t.post_id
         WHERE (a.valid_to IS NULL OR a.valid_to > t.first_day) AND (t.valid_to IS NULL OR a.valid_from < t.valid_to) AND (t.ends_on IS NULL OR greatest(a.valid_from, t.first_day) < t.ends_on)
    ), steps AS (
        SELECT on_day AS d, r.code AS role_type, 0::numeric AS funded, 0::numeric AS contracted FROM role_types r WHERE EXISTS (SELECT FROM held)
        UNION ALL SELECT first_day, role_type, wte_funded, 0 FROM terms
        UNION ALL SELECT valid_to, role_type, -wte_funded, 0 FROM terms WHERE valid_to IS NOT NULL
        UNION ALL SELECT first_day, role_type, 0, wte FROM contracts
        UNION ALL SELECT until, role_type, 0, -wte FROM contracts WHERE until IS NOT NULL
    ), moved AS (
        SELECT d, role_type, sum(funded) AS funded, sum(contracted) AS contracted FROM steps WHERE d <= on_day + interval '2 years' GROUP BY d, role_type
    )
    SELECT m.d, m.role_type, sum(m.funded) OVER w AS wte_funded, sum(m.contracted) OVER w AS wte_under_contract,
           (SELECT count(DISTINCT c.post_id) FROM contracts c WHERE c.runs_out_on = m.d AND c.role_type = m.role_type) AS ending
      FROM moved m JOIN role_types r ON r.code = m.role_type
     WHERE m.d = on_day OR m.funded <> 0 OR m.contracted <> 0
    WINDOW w AS (PARTITION BY m.role_type ORDER BY m.d)
     ORDER BY m.d, r.position
$function$
;

CREATE OR REPLACE FUNCTION public.count_comparison(network text, day date, reach text[])
 RETURNS TABLE(pcn_name text, is_demo boolean, role_type text, census_on date, return_status text, posts_wte numeric, posts_arrs_wte numeric, return_fte numeric, return_contracted_fte numeric, claimed_wte numeric)
 LANGUAGE sql
 STABLE
AS $function$
    WITH asked AS MATERIALIZED (
        SELECT p.ods_code, p.name, p.is_demo, c.census_on, coalesce(c.census_on, day) AS counted_on
          FROM pcns_on(day) p
          LEFT JOIN LATERAL (SELECT max(x.census_on) AS census_on FROM shown_workforce_censuses x
                WHERE x.census_on <= day AND p.region_code = ANY (x.region_codes) AND x.is_demo = p.is_demo
                  AND (p.certainty <> 'exact' OR p.valid_from <= x.census_on OR EXISTS (SELECT FROM workforce_returns w WHERE w.census_on = x.census_on AND w.pcn_code = p.ods_code))) c ON true
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
$function$
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

CREATE OR REPLACE FUNCTION public.guard_assessment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF cardinality(NEW.levels) <> (SELECT sum(CASE WHEN c.scope = 'pcn' THEN 1 WHEN c.role_types = '{}' THEN 3 ELSE cardinality(c.role_types) END)
                                     FROM embedding_criteria c WHERE c.framework_version = NEW.framework_version) THEN
        RAISE EXCEPTION 'an assessment has a level for each place of its framework' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_levels_of_the_framework';
    END IF;
    IF NOT (CASE WHEN TG_OP = 'INSERT' OR OLD.status IN ('draft', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, true)
                 WHEN NEW.status = 'discarded' THEN writes_assessment('self', NEW.pcn_code, true) AND writes_assessment('moderated', NEW.pcn_code, true)
                 WHEN NEW.status IN ('validated', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, false)
                 ELSE writes_assessment('moderated', NEW.pcn_code, true) END) THEN
        RAISE EXCEPTION 'this is another body''s to write' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_by_their_bodies';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' AND NOT reaches_everything() THEN
            RAISE EXCEPTION 'an assessment begins as a draft, and not %', NEW.status USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_begin_as_drafts';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.pcn_code, NEW.framework_version, NEW.kind, NEW.prefilled_from, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.pcn_code, OLD.framework_version, OLD.kind, OLD.prefilled_from, OLD.opened_at)
       OR OLD.status NOT IN ('draft', 'returned') AND (NEW.levels, NEW.role_types, NEW.criteria_set, NEW.result) IS DISTINCT FROM (OLD.levels, OLD.role_types, OLD.criteria_set, OLD.result)
       OR OLD.validated_at IS NOT NULL AND NEW.validated_at IS NOT NULL AND (NEW.validated_at, NEW.agreed_by) IS DISTINCT FROM (OLD.validated_at, OLD.agreed_by)
       OR OLD.published_at IS NOT NULL AND (NEW.published_at, NEW.published_on, NEW.previous_id, NEW.score_change) IS DISTINCT FROM (OLD.published_at, OLD.published_on, OLD.previous_id, OLD.score_change) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (('draft', 'submitted'), ('draft', 'discarded'), ('returned', 'draft'), ('returned', 'submitted'), ('returned', 'discarded'),
           ('submitted', 'returned'), ('submitted', 'validated'), ('submitted', 'discarded'), ('validated', 'returned'), ('validated', 'published'), ('validated', 'discarded'), ('published', 'superseded')) THEN
        RAISE EXCEPTION 'an assessment that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_step_by_step';
    END IF;
    RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION public.guard_assessment_campaign()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF (NEW.id, NEW.icb_code, NEW.opens_on, NEW.is_demo) IS DISTINCT FROM (OLD.id, OLD.icb_code, OLD.opens_on, OLD.is_demo)
       OR OLD.closed_on IS NOT NULL AND (NEW.closed_on IS NOT NULL OR (NEW.title, NEW.criteria_set, NEW.note, NEW.due_on) IS DISTINCT FROM (OLD.title, OLD.criteria_set, OLD.note, OLD.due_on)) THEN
        RAISE EXCEPTION 'a campaign that is closed does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_campaigns_closed_stay';
    END IF;
    RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION public.guard_assessment_rating()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    a assessments;
BEGIN
    SELECT * INTO a FROM assessments x WHERE x.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END;
    IF a.status NOT IN ('draft', 'returned')
       AND NOT (TG_OP = 'DELETE' AND current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo')) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    IF NOT writes_assessment(a.kind, a.pcn_code, true) THEN
        RAISE EXCEPTION 'this is another body''s to write' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_by_their_bodies';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$
;

CREATE OR REPLACE FUNCTION public.guard_improvement_action()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF (NEW.id, NEW.pcn_code, NEW.reason, NEW.criterion_code, NEW.role_type, NEW.raised_at) IS DISTINCT FROM (OLD.id, OLD.pcn_code, OLD.reason, OLD.criterion_code, OLD.role_type, OLD.raised_at) THEN
        RAISE EXCEPTION 'what an improvement action is for does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_actions_reason_stays';
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (('open', 'in_progress'), ('open', 'done'), ('open', 'dropped'),
           ('in_progress', 'open'), ('in_progress', 'done'), ('in_progress', 'dropped'), ('done', 'open'), ('dropped', 'open')) THEN
        RAISE EXCEPTION 'an improvement action that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_actions_step_by_step';
    END IF;
    RETURN NEW;
END $function$
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

CREATE OR REPLACE FUNCTION public.nwrs_role(staff_role text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    SELECT coalesce((SELECT r.code FROM role_types r WHERE r.nwrs_staff_role = staff_role),
                    CASE WHEN staff_role = 'Social Prescribing Link Workers (Mental Health Practitioners)' THEN 'splw_mental_health' END)
$function$
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

CREATE OR REPLACE FUNCTION public.posts_on(day date)
 RETURNS TABLE(id uuid, pcn_code text, reference text, role_type text, status text, opened_on date, closed_on date, recruiting_from date, wte_funded numeric, wte_in_post numeric, holders bigint, afc_band text, pay_zone text, contract text, contract_ends_on date, engagement text, employer_type text, employer_name text, vacant_since date, is_demo boolean, version bigint, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT p.id, p.pcn_code, p.reference, p.role_type,
           CASE WHEN p.closed_on <= day THEN 'closed'
                WHEN a.wte > 0 THEN 'filled'
                WHEN a.last_left IS NOT NULL THEN 'vacant'
                WHEN p.recruiting_from <= day THEN 'recruiting'
                ELSE 'planned' END,
           p.opened_on, p.closed_on, p.recruiting_from,
           t.wte_funded, coalesce(a.wte, 0), coalesce(a.holders, 0), t.afc_band, t.pay_zone, t.contract, t.contract_ends_on,
           t.engagement, t.employer_type, t.employer_name,
           CASE WHEN p.closed_on <= day OR a.wte > 0 THEN NULL
                WHEN a.last_left IS NOT NULL THEN a.last_left
                WHEN p.recruiting_from <= day THEN p.recruiting_from END,
           p.is_demo, p.version, p.updated_at
      FROM posts p
      JOIN shown_pcns n ON n.ods_code = p.pcn_code
      LEFT JOIN post_terms t ON t.post_id = p.id
           AND t.valid_from <= day_within(day, p.opened_on, p.closed_on) AND (t.valid_to IS NULL OR t.valid_to > day_within(day, p.opened_on, p.closed_on))
     CROSS JOIN LATERAL ( -- looked up post by post, so that a page is found without all others; nobody is in a post twice on one day
            SELECT sum(x.wte) FILTER (WHERE x.valid_to IS NULL OR x.valid_to > day) AS wte,
                   count(*) FILTER (WHERE x.valid_to IS NULL OR x.valid_to > day) AS holders,
                   max(x.valid_to) FILTER (WHERE x.valid_to <= day) AS last_left
              FROM post_assignments x WHERE x.post_id = p.id AND x.valid_from <= day) a
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

CREATE OR REPLACE FUNCTION public.reaches_everything()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT coalesce(current_setting('trellis.reach', true) = '{*}', false) $function$
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

CREATE OR REPLACE FUNCTION public.refuse_change_of_published_framework()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    -- A framework is asked as it was; what belongs to it, as the framework is.
    is_draft boolean;
BEGIN
    IF TG_TABLE_NAME = 'embedding_frameworks' THEN
        is_draft := OLD.status = 'draft';
        IF NOT is_draft AND TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status = 'retired'
           AND (NEW.framework_version, NEW.name, NEW.note, NEW.based_on, NEW.published_at) IS NOT DISTINCT FROM (OLD.framework_version, OLD.name, OLD.note, OLD.based_on, OLD.published_at) THEN
            RETURN NEW;
        END IF;
    ELSE
        SELECT bool_and(f.status = 'draft') INTO is_draft FROM embedding_frameworks f
         WHERE f.framework_version IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.framework_version END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.framework_version END);
    END IF;
    IF NOT is_draft THEN
        RAISE EXCEPTION 'a published framework does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'embedding_frameworks_published_stay';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$
;

CREATE OR REPLACE FUNCTION public.refuse_deletion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF coalesce((to_jsonb(OLD) ->> 'is_demo')::boolean, to_jsonb(OLD) ->> 'pcn_code' ~ '^UD[0-9]{4}$', false) THEN RETURN OLD; END IF;
    IF current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo') THEN RETURN OLD; END IF;
    IF TG_TABLE_NAME = 'posts' AND EXISTS (SELECT FROM import_effects e JOIN imports i ON i.id = e.import_id
           WHERE i.kind = 'posts' AND i.id::text = current_setting('trellis.undoes', true) AND i.status = 'applied'
             AND e.before IS NULL AND e.record_key = concat_ws('/', to_jsonb(OLD) ->> 'pcn_code', to_jsonb(OLD) ->> 'reference')) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a record of % is kept: only what a demonstration invented, or holds besides while it is set back, is deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
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

CREATE OR REPLACE FUNCTION public.returned_by(networks text[], census date)
 RETURNS TABLE(role_type text, fte numeric, contracted_fte numeric, headcount bigint, pcns bigint)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT r.code, coalesce(sum(f.fte), 0), coalesce(sum(f.fte) FILTER (WHERE f.is_contracted), 0), coalesce(sum(f.headcount), 0)::bigint, count(DISTINCT f.pcn_code)
      FROM (VALUES ('splw', 1), ('cc', 2), ('hwbc', 3), ('splw_mental_health', 4)) AS r (code, position)
      LEFT JOIN workforce_return_figures f ON f.role_type = r.code AND f.census_on = census AND f.pcn_code = ANY (networks)
     GROUP BY r.code, r.position ORDER BY r.position
$function$
;

CREATE OR REPLACE FUNCTION public.role_series(networks text[], days date[], reach text[])
 RETURNS TABLE(day date, role_type text, wte_funded numeric, wte_in_post numeric, return_fte numeric)
 LANGUAGE sql
 STABLE
AS $function$
    WITH held AS MATERIALIZED (
        SELECT p.id, p.role_type, p.opened_on FROM posts p WHERE p.pcn_code = ANY (networks) AND ((SELECT '*' = ANY (reach)) OR p.scopes[1] IN (SELECT unnest(reach)))
    ), funded AS MATERIALIZED (
        SELECT d.day, h.role_type, sum(t.wte_funded) AS wte
          FROM held h JOIN post_terms t ON t.post_id = h.id
          JOIN unnest(days) AS d (day) ON t.valid_from <= d.day AND (t.valid_to IS NULL OR t.valid_to > d.day) GROUP BY d.day, h.role_type
    ), filled AS MATERIALIZED (
        SELECT d.day, h.role_type, sum(a.wte) AS wte
          FROM held h JOIN post_assignments a ON a.post_id = h.id
          JOIN unnest(days) AS d (day) ON a.valid_from <= d.day AND (a.valid_to IS NULL OR a.valid_to > d.day) GROUP BY d.day, h.role_type
    ), quarters AS (
        SELECT d.day, CASE WHEN d.day = date_trunc('quarter', d.day)::date THEN (d.day - interval '3 months')::date ELSE date_trunc('quarter', d.day)::date END AS first_day,
               CASE WHEN d.day = date_trunc('quarter', d.day)::date THEN d.day - 1 ELSE d.day END AS last_day
          FROM unnest(days) AS d (day)
    ), censuses AS MATERIALIZED (
        SELECT q.day, (SELECT max(w.census_on) FROM workforce_returns w WHERE w.pcn_code = ANY (networks) AND w.census_on BETWEEN q.first_day AND q.last_day) AS census_on
          FROM quarters q
    ), returned AS MATERIALIZED (
        SELECT c.day, f.role_type, sum(f.fte) AS fte
          FROM censuses c JOIN workforce_return_figures f ON f.census_on = c.census_on AND f.pcn_code = ANY (networks) AND f.role_type IS NOT NULL GROUP BY c.day, f.role_type
    )
    SELECT c.day, r.code, CASE WHEN c.day >= (SELECT min(h.opened_on) FROM held h) THEN coalesce(u.wte, 0) END, CASE WHEN c.day >= (SELECT min(h.opened_on) FROM held h) THEN coalesce(i.wte, 0) END,
           CASE WHEN c.census_on IS NOT NULL THEN coalesce(e.fte, 0) END
      FROM censuses c
     CROSS JOIN role_types r
      LEFT JOIN funded u ON u.day = c.day AND u.role_type = r.code
      LEFT JOIN filled i ON i.day = c.day AND i.role_type = r.code
      LEFT JOIN returned e ON e.day = c.day AND e.role_type = r.code
     ORDER BY c.day, r.position
$function$
;

CREATE OR REPLACE FUNCTION public.role_summaries(networks text[], day date, reach text[], today date)
 RETURNS TABLE(pcn_code text, role_type text, posts bigint, wte_funded double precision, wte_in_post double precision, wte_vacant double precision, holders bigint, vacant_posts bigint, vacancy_days bigint, days_to_fill_median double precision, turnover_12m double precision, leavers_12m bigint, contracts_ending_90 bigint, contracts_ending_180 bigint, fixed_term_posts bigint, supervised_monthly bigint, supervision_due bigint, trained bigint, inducted bigint, arrs_wte double precision)
 LANGUAGE sql
 STABLE
AS $function$
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
        SELECT r.code AS role_type, coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'training'), '{}') AS training,
               coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'training' AND c.must_be_completed), '{}') AS to_complete, coalesce(array_agg(c.code) FILTER (WHERE c.kind = 'induction'), '{}') AS induction
          FROM role_types r JOIN training_courses c ON c.is_required AND (c.role_types = '{}' OR r.code = ANY (c.role_types)) GROUP BY r.code
    ), in_post AS MATERIALIZED ( -- people, with all that they were ever in here
        SELECT s.pcn_code, s.holder_id, array_agg(DISTINCT s.role_type) FILTER (WHERE s.is_in) AS roles, array_agg(s.id) AS assignments
          FROM spells s WHERE s.id IS NOT NULL GROUP BY s.pcn_code, s.holder_id HAVING bool_or(s.is_in)
    ), trained AS MATERIALIZED (
        SELECT i.pcn_code, a.role_type, i.holder_id, coalesce(a.training <@ r.begun AND a.to_complete <@ coalesce(r.completed, '{}'), false) AS is_trained, coalesce(a.induction <@ r.completed, false) AS is_inducted
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
$function$
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
    SELECT CASE WHEN nullif(record_values -> 'scopes', 'null') IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(record_values -> 'scopes')) END
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

CREATE OR REPLACE FUNCTION public.supervised_months(post uuid, day date)
 RETURNS TABLE(due bigint, held bigint)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT count(*), count(*) FILTER (WHERE m.is_held)
      FROM (SELECT bool_and(EXISTS (SELECT FROM supervision_sessions h WHERE h.assignment_id = a.id AND h.kind = 'clinical_professional' AND h.withdrawn_on IS NULL
                                       AND h.held_on >= g.month AND h.held_on < g.month + interval '1 month')) AS is_held
              FROM generate_series(date_trunc('month', day) - interval '6 months', date_trunc('month', day) - interval '1 month', interval '1 month') g (month)
              JOIN post_assignments a ON a.post_id = post AND a.valid_from <= g.month AND (a.valid_to IS NULL OR a.valid_to >= g.month + interval '1 month')
             WHERE EXISTS (SELECT FROM post_assignments n WHERE n.post_id = post AND n.holder_id = a.holder_id AND n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day))
             GROUP BY g.month) m
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

CREATE OR REPLACE FUNCTION public.workforce_censuses_on(day date)
 RETURNS TABLE(census_on date, region_codes text[], pcns_returned bigint, pcns_without_return bigint, months_since_previous bigint, is_demo boolean)
 LANGUAGE sql
 STABLE
AS $function$
    WITH standing AS MATERIALIZED (
        SELECT n.pcn_code, n.region_code, n.is_demo, n.opened_on FROM workforce_networks(day, day) n
    ), counted AS (
        SELECT c.census_on, c.is_demo, c.region_codes, count(w.pcn_code) AS returned,
               count(n.pcn_code) FILTER (WHERE w.pcn_code IS NULL AND (n.opened_on IS NULL OR n.opened_on <= c.census_on)) AS without
          FROM shown_workforce_censuses c
          LEFT JOIN standing n ON n.region_code = ANY (c.region_codes) AND n.is_demo = c.is_demo
          LEFT JOIN workforce_returns w ON w.census_on = c.census_on AND w.pcn_code = n.pcn_code
         WHERE c.census_on <= day GROUP BY c.census_on, c.is_demo, c.region_codes
    ), summed AS (
        SELECT c.census_on, bool_or(c.is_demo) AS is_demo, sum(c.returned)::bigint AS returned, sum(c.without)::bigint AS without,
               (SELECT array_agg(DISTINCT r ORDER BY r) FROM counted k, unnest(k.region_codes) r WHERE k.census_on = c.census_on) AS region_codes
          FROM counted c GROUP BY c.census_on
    )
    SELECT s.census_on, s.region_codes, s.returned, s.without,
           ((extract(year FROM s.census_on) - extract(year FROM lag(s.census_on) OVER w)) * 12
             + extract(month FROM s.census_on) - extract(month FROM lag(s.census_on) OVER w))::bigint,
           s.is_demo
      FROM summed s WINDOW w AS (ORDER BY s.census_on)
$function$
;

CREATE OR REPLACE FUNCTION public.workforce_networks(day date, map_day date)
 RETURNS TABLE(pcn_code text, pcn_name text, region_code text, icb_code text, borough_gss_code text, borough_name text, is_demo boolean, opened_on date)
 LANGUAGE sql
 STABLE
AS $function$
    SELECT p.ods_code, coalesce(n.name, first_name(p.ods_code), p.ods_code), i.region_code, m.icb_code, pb.borough_gss_code, b.name, p.is_demo,
           CASE WHEN p.certainty = 'exact' THEN p.valid_from END
      FROM shown_pcns p
      LEFT JOIN organisation_names n ON n.ods_code = p.ods_code AND n.valid_from <= day AND (n.valid_to IS NULL OR n.valid_to > day)
      LEFT JOIN pcn_sub_icb_locations s ON s.pcn_code = p.ods_code AND s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day)
      LEFT JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code AND r.valid_from <= day AND (r.valid_to IS NULL OR r.valid_to > day)
      LEFT JOIN icbs i ON i.ods_code = r.icb_code
      LEFT JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = s.sub_icb_location_code AND m.valid_from <= map_day AND (m.valid_to IS NULL OR m.valid_to > map_day)
      LEFT JOIN pcn_boroughs pb ON pb.pcn_code = p.ods_code AND pb.valid_from <= day AND (pb.valid_to IS NULL OR pb.valid_to > day)
      LEFT JOIN boroughs b ON b.gss_code = pb.borough_gss_code
     WHERE p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to > day)
$function$
;

CREATE OR REPLACE FUNCTION public.workforce_returns_on(day date, asked text)
 RETURNS TABLE(key text, census_on date, pcn_code text, pcn_name text, icb_code text, role_type text, status text, fte double precision, contracted_fte double precision, headcount bigint, is_demo boolean)
 LANGUAGE sql
 STABLE
AS $function$
    WITH chosen AS MATERIALIZED (
        SELECT c.census_on, c.is_demo, c.region_codes FROM shown_workforce_censuses c
         WHERE CASE asked WHEN '*' THEN true
                          WHEN '' THEN c.census_on = (SELECT max(x.census_on) FROM shown_workforce_censuses x WHERE x.census_on <= day)
                          ELSE c.census_on = ANY (string_to_array(asked, ',')::date[]) END
    ), figures AS MATERIALIZED (
        SELECT f.census_on, f.pcn_code, f.role_type, sum(f.fte) AS fte, coalesce(sum(f.fte) FILTER (WHERE f.is_contracted), 0) AS contracted_fte, sum(f.headcount)::bigint AS headcount
          FROM workforce_return_figures f WHERE f.role_type IS NOT NULL AND f.census_on IN (SELECT c.census_on FROM chosen c)
         GROUP BY f.census_on, f.pcn_code, f.role_type
    )
    SELECT c.census_on || '/' || n.pcn_code || '/' || r.code, c.census_on, n.pcn_code, n.pcn_name, n.icb_code, r.code,
           CASE WHEN w.pcn_code IS NULL THEN 'no_return' ELSE 'returned' END,
           CASE WHEN w.pcn_code IS NOT NULL THEN round(coalesce(f.fte, 0), 4)::double precision END,
           CASE WHEN w.pcn_code IS NOT NULL THEN round(coalesce(f.contracted_fte, 0), 4)::double precision END,
           CASE WHEN w.pcn_code IS NOT NULL THEN coalesce(f.headcount, 0) END, n.is_demo
      FROM chosen c
      JOIN workforce_networks(day, day) n ON n.region_code = ANY (c.region_codes) AND n.is_demo = c.is_demo
     CROSS JOIN (VALUES ('splw'), ('cc'), ('hwbc'), ('splw_mental_health')) AS r (code)
      LEFT JOIN workforce_returns w ON w.census_on = c.census_on AND w.pcn_code = n.pcn_code
      LEFT JOIN figures f ON f.census_on = c.census_on AND f.pcn_code = n.pcn_code AND f.role_type = r.code
     WHERE n.opened_on IS NULL OR n.opened_on <= c.census_on OR w.pcn_code IS NOT NULL
$function$
;

CREATE OR REPLACE FUNCTION public.workforce_spread(region text, board text, day date, map_day date, grouped_by text, source text, reach text[])
 RETURNS TABLE(code text, name text, is_total boolean, is_demo boolean, census_on date, pcns bigint, pcns_counted bigint, list_size bigint, imd_score double precision, splw numeric, cc numeric, hwbc numeric, splw_per numeric, cc_per numeric, hwbc_per numeric, all_per numeric)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.writes_assessment(kind text, network text, works boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT '*' = ANY (reach()) OR CASE WHEN (kind = 'moderated') = works THEN 'assessment_moderation:' ELSE 'assessment_drafts:' END || network = ANY (reach())
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

CREATE TABLE arrs_claims (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    month date NOT NULL,
    role_type text COLLATE "C" NOT NULL,
    wte numeric NOT NULL,
    amount_pence bigint NOT NULL,
    status text NOT NULL,
    recorded_by text NOT NULL,
    judged_by text,
    adjustment_reason text,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('arrs_claims:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE assessment_campaigns (
    id uuid NOT NULL,
    icb_code text COLLATE "C" NOT NULL,
    title text NOT NULL,
    criteria_set text NOT NULL,
    note text,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    closed_on date,
    is_demo boolean NOT NULL DEFAULT false,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('icb:'::text || icb_code)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE assessment_ratings (
    assessment_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    criterion_code text COLLATE "C" NOT NULL,
    role_type text COLLATE "C" NOT NULL,
    reason text,
    evidence text,
    evidence_url text,
    suggested_level smallint,
    suggested_from text[] NOT NULL DEFAULT '{}'::text[],
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('assessment_evidence:'::text || (pcn_code)::text)]) STORED
);

CREATE TABLE assessments (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    framework_version bigint NOT NULL,
    kind text NOT NULL,
    criteria_set text NOT NULL,
    status text NOT NULL,
    role_types text[] NOT NULL,
    levels smallint[] NOT NULL,
    result jsonb NOT NULL,
    prefilled_from uuid,
    submitted_at timestamp with time zone,
    submitted_by text,
    return_comment text,
    returned_at timestamp with time zone,
    validated_at timestamp with time zone,
    validated_by text,
    published_at timestamp with time zone,
    published_on date,
    superseded_on date,
    previous_id uuid,
    score_change numeric(5,2),
    opened_at timestamp with time zone NOT NULL,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    embedding_status text GENERATED ALWAYS AS ((result ->> 'status'::text)) STORED,
    score numeric(5,2) GENERATED ALWAYS AS (((result ->> 'score'::text))::numeric) STORED,
    gates_failed bigint GENERATED ALWAYS AS (jsonb_array_length((result -> 'gate_failures'::text))) STORED,
    assessed bigint GENERATED ALWAYS AS (((result ->> 'assessed'::text))::bigint) STORED,
    applicable bigint GENERATED ALWAYS AS (((result ->> 'applicable'::text))::bigint) STORED,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[(
CASE
    WHEN (status = ANY (ARRAY['published'::text, 'superseded'::text])) THEN 'assessments:'::text
    WHEN ((status = ANY (ARRAY['draft'::text, 'discarded'::text])) AND (kind <> 'moderated'::text)) THEN 'assessment_drafts:'::text
    ELSE 'assessments_in_review:'::text
END || (pcn_code)::text)]) STORED,
    agreed_by text,
    discard_reason text
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

CREATE TABLE embedding_criteria (
    framework_version bigint NOT NULL,
    code text COLLATE "C" NOT NULL,
    domain_code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    explanation text NOT NULL,
    scope text NOT NULL,
    role_types text[] NOT NULL,
    is_core boolean NOT NULL,
    is_gate boolean NOT NULL,
    derivation text,
    weight bigint NOT NULL,
    source text NOT NULL,
    levels text[] NOT NULL,
    "position" bigint NOT NULL
);

CREATE TABLE embedding_domains (
    framework_version bigint NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    weight bigint NOT NULL,
    "position" bigint NOT NULL
);

CREATE TABLE embedding_frameworks (
    framework_version bigint NOT NULL,
    name text NOT NULL,
    note text NOT NULL,
    status text NOT NULL,
    based_on bigint,
    published_at timestamp with time zone,
    retired_at timestamp with time zone,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE entitlement_rates (
    id uuid NOT NULL,
    financial_year financial_year NOT NULL,
    pence_per_weighted_person numeric(9,3) NOT NULL,
    list_date date NOT NULL,
    status text NOT NULL,
    is_verified boolean NOT NULL DEFAULT false,
    source text NOT NULL,
    source_url text,
    superseded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    is_demo boolean NOT NULL DEFAULT false
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
    "row" bigint,
    column_name text
);

CREATE TABLE import_effects (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    record_key text COLLATE "C" NOT NULL,
    before text,
    after text NOT NULL
);

CREATE TABLE import_left_out_rows (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    sheet text,
    "row" bigint NOT NULL,
    cells text[] NOT NULL,
    problem text NOT NULL
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

CREATE TABLE import_rows (
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    cells jsonb NOT NULL,
    sheet text,
    "row" bigint NOT NULL
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
    restores_demonstration boolean NOT NULL DEFAULT false,
    scopes text[],
    headings text[]
);

CREATE TABLE improvement_actions (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    title text NOT NULL,
    reason text NOT NULL,
    criterion_code text,
    role_type text,
    detail text,
    owner text NOT NULL,
    due_on date NOT NULL,
    status text NOT NULL,
    outcome text,
    raised_at timestamp with time zone NOT NULL,
    closed_on date,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('improvement_actions:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
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

CREATE TABLE pcn_populations (
    pcn_code ods_code NOT NULL,
    counted_on date NOT NULL,
    registered bigint,
    weighted numeric(12,2) NOT NULL,
    source text NOT NULL,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
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
    is_secret boolean NOT NULL DEFAULT false,
    class text
);

CREATE TABLE post_assignments (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    holder_id uuid NOT NULL,
    wte numeric(6,4) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    leaving_reason text,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE post_funding_lines (
    post_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    share numeric(5,2) NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED
);

CREATE TABLE post_holders (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    reference text NOT NULL,
    name text,
    forgotten_at timestamp with time zone,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('post_holders:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE post_terms (
    post_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    wte_funded numeric(6,4) NOT NULL,
    afc_band text,
    pay_zone text,
    contract text NOT NULL,
    contract_ends_on date,
    engagement text NOT NULL,
    employer_type text NOT NULL,
    employer_name text NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED
);

CREATE TABLE posts (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    reference text NOT NULL,
    role_type text COLLATE "C" NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    recruiting_from date,
    base_practice_codes text[] NOT NULL DEFAULT '{}'::text[],
    note text,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
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

CREATE TABLE rate_cards (
    id uuid NOT NULL,
    role_type text COLLATE "C" NOT NULL,
    pay_zone text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    annual_max_pence bigint NOT NULL,
    status text NOT NULL,
    is_verified boolean NOT NULL DEFAULT false,
    source text NOT NULL,
    source_url text,
    superseded_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    is_demo boolean NOT NULL DEFAULT false
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

CREATE TABLE role_types (
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    aliases text[] NOT NULL,
    nwrs_staff_role text NOT NULL,
    sds_job_role_code text COLLATE "C" NOT NULL,
    usual_afc_band text,
    caseload_min bigint,
    caseload_max bigint,
    training_rule text NOT NULL,
    supervision_rule text NOT NULL,
    source text NOT NULL,
    "position" bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE service_figure_groups (
    service_figure_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    dimension text NOT NULL,
    group_code text COLLATE "C" NOT NULL,
    referrals bigint NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('service_figures:'::text || (pcn_code)::text)]) STORED
);

CREATE TABLE service_figures (
    id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    role_type text COLLATE "C" NOT NULL,
    month date NOT NULL,
    referrals bigint,
    declined bigint,
    wait_days_median numeric(6,1),
    first_contacts bigint,
    caseload bigint,
    contacts bigint,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('service_figures:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL
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

CREATE TABLE supervision_arrangements (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    kind text NOT NULL,
    supervisor_role text NOT NULL,
    frequency text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    ended_with_post boolean NOT NULL DEFAULT false
);

CREATE TABLE supervision_sessions (
    id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    withdrawn_on date
);

CREATE TABLE totp_steps (
    user_id uuid NOT NULL,
    step bigint NOT NULL
);

CREATE TABLE training_courses (
    code text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    role_types text[] NOT NULL,
    is_required boolean NOT NULL,
    source text NOT NULL,
    "position" bigint NOT NULL,
    must_be_completed boolean NOT NULL DEFAULT false
);

CREATE TABLE training_records (
    id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    course_code text COLLATE "C" NOT NULL,
    provider text,
    enrolled_on date NOT NULL,
    completed_on date,
    expires_on date,
    scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[('posts:'::text || (pcn_code)::text)]) STORED,
    version bigint NOT NULL DEFAULT 1,
    updated_at timestamp with time zone NOT NULL,
    withdrawn_on date
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

CREATE TABLE workforce_censuses (
    census_on date NOT NULL,
    is_demo boolean NOT NULL DEFAULT false,
    region_codes text[] NOT NULL
);

CREATE TABLE workforce_return_figures (
    census_on date NOT NULL,
    pcn_code ods_code NOT NULL,
    staff_role text NOT NULL,
    is_contracted boolean NOT NULL,
    role_type text COLLATE "C",
    fte numeric NOT NULL,
    headcount bigint NOT NULL
);

CREATE TABLE workforce_return_files (
    import_id uuid NOT NULL,
    census_on date NOT NULL,
    region_codes text[] NOT NULL
);

CREATE TABLE workforce_return_statements (
    import_id uuid NOT NULL,
    pcn_code ods_code NOT NULL,
    staff_role text NOT NULL,
    is_contracted boolean NOT NULL,
    fte numeric NOT NULL,
    headcount bigint NOT NULL,
    rows bigint NOT NULL
);

CREATE TABLE workforce_returns (
    census_on date NOT NULL,
    pcn_code ods_code NOT NULL,
    import_id uuid,
    is_demo boolean NOT NULL GENERATED ALWAYS AS (((pcn_code)::text ~ '^UD[0-9]{4}$'::text)) STORED
);

-- Constraints

ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_pkey PRIMARY KEY (id);
ALTER TABLE api_client_uses ADD CONSTRAINT api_client_uses_pkey PRIMARY KEY (client_id);
ALTER TABLE api_clients ADD CONSTRAINT api_clients_pkey PRIMARY KEY (id);
ALTER TABLE api_clients ADD CONSTRAINT api_clients_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE api_clients ADD CONSTRAINT api_clients_permissions_check CHECK ((cardinality(permissions) > 0));
ALTER TABLE api_clients ADD CONSTRAINT api_clients_scope_keys_check CHECK (((cardinality(scope_keys) >= 1) AND (cardinality(scope_keys) <= 50)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_one_a_month UNIQUE (pcn_code, month, role_type);
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_pkey PRIMARY KEY (id);
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_adjusted_for_a_reason CHECK (((status = 'adjusted'::text) = (adjustment_reason IS NOT NULL)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_adjustment_reason_check CHECK (((char_length(adjustment_reason) >= 1) AND (char_length(adjustment_reason) <= 500)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_amount_pence_check CHECK ((amount_pence >= 0));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_judged_by_another CHECK (((judged_by <> recorded_by) OR (judged_by = 'system'::text)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_judged_by_check CHECK (((char_length(judged_by) >= 1) AND (char_length(judged_by) <= 100)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_judged_once_approved CHECK (((status = 'recorded'::text) = (judged_by IS NULL)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_month_check CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_recorded_by_check CHECK (((char_length(recorded_by) >= 1) AND (char_length(recorded_by) <= 100)));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_status_check CHECK ((status = ANY (ARRAY['recorded'::text, 'icb_approved'::text, 'adjusted'::text])));
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_wte_check CHECK (((wte >= (0)::numeric) AND (wte <= (200)::numeric) AND (wte = round(wte, 4))));
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_pkey PRIMARY KEY (id);
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_criteria_set_check CHECK ((criteria_set = ANY (ARRAY['core'::text, 'full'::text])));
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_due_within_a_year CHECK (((due_on >= opens_on) AND (due_on <= (opens_on + 366))));
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)));
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_title_check CHECK (((char_length(title) >= 3) AND (char_length(title) <= 120)));
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_pkey PRIMARY KEY (assessment_id, criterion_code, role_type);
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_evidence_check CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 2000)));
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_evidence_url_check CHECK (((evidence_url ~ '^https?://'::text) AND (char_length(evidence_url) <= 500)));
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000)));
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_role_type_check CHECK ((role_type = ANY (ARRAY[''::text, 'splw'::text, 'cc'::text, 'hwbc'::text])));
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_suggested_level_check CHECK (((suggested_level >= 0) AND (suggested_level <= 4)));
ALTER TABLE assessments ADD CONSTRAINT assessments_of_a_network UNIQUE (id, pcn_code);
ALTER TABLE assessments ADD CONSTRAINT assessments_pkey PRIMARY KEY (id);
ALTER TABLE assessments ADD CONSTRAINT assessments_agreed_by_another_body CHECK (((agreed_by IS NULL) OR ((validated_at IS NOT NULL) AND (agreed_by <>
CASE kind
    WHEN 'moderated'::text THEN 'board'::text
    ELSE 'network'::text
END))));
ALTER TABLE assessments ADD CONSTRAINT assessments_agreed_by_check CHECK ((agreed_by = ANY (ARRAY['board'::text, 'network'::text, 'programme'::text])));
ALTER TABLE assessments ADD CONSTRAINT assessments_check CHECK ((superseded_on >= published_on));
ALTER TABLE assessments ADD CONSTRAINT assessments_criteria_set_check CHECK ((criteria_set = ANY (ARRAY['core'::text, 'full'::text])));
ALTER TABLE assessments ADD CONSTRAINT assessments_discard_reason_check CHECK (((char_length(discard_reason) >= 10) AND (char_length(discard_reason) <= 2000)));
ALTER TABLE assessments ADD CONSTRAINT assessments_discarded_for_a_reason CHECK (((discard_reason IS NULL) OR (status = 'discarded'::text)));
ALTER TABLE assessments ADD CONSTRAINT assessments_kind_check CHECK ((kind = ANY (ARRAY['self'::text, 'peer'::text, 'moderated'::text])));
ALTER TABLE assessments ADD CONSTRAINT assessments_levels_check CHECK ((levels <@ '{-2,-1,0,1,2,3,4}'::smallint[]));
ALTER TABLE assessments ADD CONSTRAINT assessments_moved_from CHECK (((score_change IS NULL) OR (previous_id IS NOT NULL)));
ALTER TABLE assessments ADD CONSTRAINT assessments_published CHECK ((((status = ANY (ARRAY['published'::text, 'superseded'::text])) = (published_on IS NOT NULL)) AND ((published_at IS NULL) = (published_on IS NULL))));
ALTER TABLE assessments ADD CONSTRAINT assessments_return_comment_check CHECK (((char_length(return_comment) >= 1) AND (char_length(return_comment) <= 2000)));
ALTER TABLE assessments ADD CONSTRAINT assessments_returned_for_a_reason CHECK ((((returned_at IS NULL) = (return_comment IS NULL)) AND ((status <> 'returned'::text) OR (returned_at IS NOT NULL))));
ALTER TABLE assessments ADD CONSTRAINT assessments_role_types_check CHECK ((role_types <@ '{splw,cc,hwbc}'::text[]));
ALTER TABLE assessments ADD CONSTRAINT assessments_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'validated'::text, 'published'::text, 'superseded'::text, 'discarded'::text])));
ALTER TABLE assessments ADD CONSTRAINT assessments_submitted CHECK (((status = ANY (ARRAY['draft'::text, 'discarded'::text])) OR ((submitted_at IS NOT NULL) AND (submitted_by IS NOT NULL))));
ALTER TABLE assessments ADD CONSTRAINT assessments_submitted_by_check CHECK (((char_length(submitted_by) >= 1) AND (char_length(submitted_by) <= 100)));
ALTER TABLE assessments ADD CONSTRAINT assessments_superseded CHECK (((status = 'superseded'::text) = (superseded_on IS NOT NULL)));
ALTER TABLE assessments ADD CONSTRAINT assessments_validated CHECK ((((status = ANY (ARRAY['validated'::text, 'published'::text, 'superseded'::text])) = (validated_at IS NOT NULL)) AND ((validated_at IS NULL) = (validated_by IS NULL))));
ALTER TABLE assessments ADD CONSTRAINT assessments_validated_by_another CHECK (((validated_by <> submitted_by) OR (validated_by = 'system'::text)));
ALTER TABLE assessments ADD CONSTRAINT assessments_validated_by_check CHECK (((char_length(validated_by) >= 1) AND (char_length(validated_by) <= 100)));
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
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_in_order UNIQUE (framework_version, "position") DEFERRABLE;
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_pkey PRIMARY KEY (framework_version, code);
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_code_check CHECK ((code ~ '^[A-Z][1-9][0-9]?$'::text));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_explanation_check CHECK (((char_length(explanation) >= 1) AND (char_length(explanation) <= 1000)));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_gates_are_core CHECK ((is_core OR (NOT is_gate)));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_levels_check CHECK ((cardinality(levels) = 5));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_of_roles CHECK (((scope = 'role'::text) OR (role_types = '{}'::text[])));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_of_their_domain CHECK (("left"(code, 1) = domain_code));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_position_check CHECK (("position" > 0));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_role_types_check CHECK ((role_types <@ '{splw,cc,hwbc}'::text[]));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_scope_check CHECK ((scope = ANY (ARRAY['pcn'::text, 'role'::text])));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500)));
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_weight_check CHECK (((weight >= 1) AND (weight <= 10)));
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_in_order UNIQUE (framework_version, "position") DEFERRABLE;
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_pkey PRIMARY KEY (framework_version, code);
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_code_check CHECK ((code ~ '^[A-Z]$'::text));
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_position_check CHECK (("position" > 0));
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_weight_check CHECK (((weight >= 1) AND (weight <= 10)));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_pkey PRIMARY KEY (framework_version);
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_check CHECK ((based_on < framework_version));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_framework_version_check CHECK ((framework_version > 0));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_note_check CHECK ((char_length(note) <= 2000));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_published_once CHECK (((status = 'draft'::text) = (published_at IS NULL)));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_retired_once CHECK (((status = 'retired'::text) = (retired_at IS NOT NULL)));
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])));
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_pkey PRIMARY KEY (id);
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_pence_per_weighted_person_check CHECK ((pence_per_weighted_person > (0)::numeric));
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 300)));
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_source_url_check CHECK (((source_url ~ '^https?://'::text) AND (char_length(source_url) <= 500)));
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_status_check CHECK ((status = ANY (ARRAY['provisional'::text, 'confirmed'::text, 'superseded'::text])));
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_superseded_by_something CHECK (((status = 'superseded'::text) = (superseded_by IS NOT NULL)));
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
ALTER TABLE import_effects ADD CONSTRAINT import_effects_pkey PRIMARY KEY (import_id, number);
ALTER TABLE import_left_out_rows ADD CONSTRAINT import_left_out_rows_pkey PRIMARY KEY (import_id, number);
ALTER TABLE import_problems ADD CONSTRAINT import_problems_pkey PRIMARY KEY (import_id, number);
ALTER TABLE import_problems ADD CONSTRAINT import_problems_result_check CHECK ((result = ANY (ARRAY['left_out'::text, 'put_right'::text, 'waiting'::text, 'noted'::text])));
ALTER TABLE import_rows ADD CONSTRAINT import_rows_pkey PRIMARY KEY (import_id, number);
ALTER TABLE imports ADD CONSTRAINT imports_pkey PRIMARY KEY (id);
ALTER TABLE imports ADD CONSTRAINT imports_scopes_check CHECK ((cardinality(scopes) > 0));
ALTER TABLE imports ADD CONSTRAINT imports_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'applied'::text, 'undone'::text, 'discarded'::text])));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_pkey PRIMARY KEY (id);
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_closed_with_an_outcome CHECK ((((status = ANY (ARRAY['done'::text, 'dropped'::text])) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (closed_on IS NULL))));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_criterion_code_check CHECK ((criterion_code ~ '^[A-Z][1-9][0-9]?$'::text));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_detail_check CHECK (((char_length(detail) >= 1) AND (char_length(detail) <= 2000)));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_outcome_check CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 2000)));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_owner_check CHECK (((char_length(owner) >= 1) AND (char_length(owner) <= 100)));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_reason_check CHECK ((reason = ANY (ARRAY['gate_not_met'::text, 'falling'::text, 'contracts_ending'::text, 'unknown'::text, 'not_assessed'::text, 'stale'::text, 'vacancy'::text, 'other'::text])));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_role_type_check CHECK ((role_type = ANY (ARRAY['splw'::text, 'cc'::text, 'hwbc'::text])));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_status_check CHECK ((status = ANY (ARRAY['open'::text, 'in_progress'::text, 'done'::text, 'dropped'::text])));
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_title_check CHECK (((char_length(title) >= 3) AND (char_length(title) <= 200)));
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
ALTER TABLE pcn_populations ADD CONSTRAINT pcn_populations_pkey PRIMARY KEY (pcn_code, counted_on);
ALTER TABLE pcn_populations ADD CONSTRAINT pcn_populations_registered_check CHECK ((registered > 0));
ALTER TABLE pcn_populations ADD CONSTRAINT pcn_populations_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 300)));
ALTER TABLE pcn_populations ADD CONSTRAINT pcn_populations_weighted_check CHECK ((weighted > (0)::numeric));
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_one_at_a_time EXCLUDE USING gist (pcn_code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_pkey PRIMARY KEY (pcn_code, valid_from);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_valid_for_a_day CHECK ((valid_to > valid_from));
ALTER TABLE pcns ADD CONSTRAINT pcns_pkey PRIMARY KEY (ods_code);
ALTER TABLE pcns ADD CONSTRAINT pcns_check CHECK ((valid_to > valid_from));
ALTER TABLE pcns ADD CONSTRAINT pcns_end_is_certain CHECK (((valid_to IS NULL) = (valid_to_certainty IS NULL)));
ALTER TABLE pcns ADD CONSTRAINT pcns_ods_code_check CHECK (((ods_code)::text ~ '^U([0-9]{5}|D[0-9]{4})$'::text));
ALTER TABLE personal_columns ADD CONSTRAINT personal_columns_pkey PRIMARY KEY (table_name, column_name);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_once_at_a_time EXCLUDE USING gist ((((post_id)::text || (holder_id)::text)) WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_of_a_network UNIQUE (id, pcn_code);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_pkey PRIMARY KEY (id);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_check CHECK ((valid_to > valid_from));
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_leaving_reason_check CHECK ((leaving_reason = ANY (ARRAY['end_of_contract'::text, 'other_role_in_network'::text, 'other_role_in_nhs'::text, 'other_employer'::text, 'career_change'::text, 'workload'::text, 'lack_of_support'::text, 'pay'::text, 'retirement'::text, 'personal'::text, 'dismissal'::text, 'not_known'::text])));
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_left_for_a_reason CHECK (((valid_to IS NULL) = (leaving_reason IS NULL)));
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_wte_check CHECK (((wte > (0)::numeric) AND (wte <= (2)::numeric)));
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_one_at_a_time EXCLUDE USING gist (post_id WITH =, source WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_pkey PRIMARY KEY (post_id, source, valid_from);
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_check CHECK ((valid_to > valid_from));
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_share_check CHECK (((share > (0)::numeric) AND (share <= (100)::numeric)));
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_source_check CHECK ((source = ANY (ARRAY['arrs'::text, 'icb'::text, 'local_authority'::text, 'vcse'::text, 'pcn'::text, 'project_grant'::text, 'other'::text])));
ALTER TABLE post_holders ADD CONSTRAINT post_holders_of_a_network UNIQUE (id, pcn_code);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_one_a_reference UNIQUE (pcn_code, reference);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_pkey PRIMARY KEY (id);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE post_holders ADD CONSTRAINT post_holders_reference_check CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 40)));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_one_at_a_time EXCLUDE USING gist (post_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE post_terms ADD CONSTRAINT post_terms_pkey PRIMARY KEY (post_id, valid_from);
ALTER TABLE post_terms ADD CONSTRAINT post_terms_afc_band_check CHECK ((afc_band = ANY (ARRAY['2'::text, '3'::text, '4'::text, '5'::text, '6'::text, '7'::text, '8a'::text, '8b'::text, 'other'::text])));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_check CHECK ((valid_to > valid_from));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_contract_check CHECK ((contract = ANY (ARRAY['permanent'::text, 'fixed_term'::text])));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_employer_name_check CHECK (((char_length(employer_name) >= 1) AND (char_length(employer_name) <= 200)));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_employer_type_check CHECK ((employer_type = ANY (ARRAY['pcn'::text, 'practice'::text, 'gp_federation'::text, 'vcse'::text, 'nhs_trust'::text, 'local_authority'::text, 'other'::text])));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_engagement_check CHECK ((engagement = ANY (ARRAY['employed'::text, 'subcontracted'::text, 'seconded'::text])));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_fixed_term_ends CHECK (((contract = 'fixed_term'::text) = (contract_ends_on IS NOT NULL)));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_pay_zone_check CHECK ((pay_zone = ANY (ARRAY['base'::text, 'inner'::text, 'outer'::text])));
ALTER TABLE post_terms ADD CONSTRAINT post_terms_wte_funded_check CHECK (((wte_funded > (0)::numeric) AND (wte_funded <= (10)::numeric)));
ALTER TABLE posts ADD CONSTRAINT posts_of_a_network UNIQUE (id, pcn_code);
ALTER TABLE posts ADD CONSTRAINT posts_one_a_reference UNIQUE (pcn_code, reference);
ALTER TABLE posts ADD CONSTRAINT posts_pkey PRIMARY KEY (id);
ALTER TABLE posts ADD CONSTRAINT posts_base_practice_codes_check CHECK ((cardinality(base_practice_codes) <= 30));
ALTER TABLE posts ADD CONSTRAINT posts_check CHECK ((closed_on > opened_on));
ALTER TABLE posts ADD CONSTRAINT posts_check1 CHECK ((recruiting_from >= opened_on));
ALTER TABLE posts ADD CONSTRAINT posts_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000)));
ALTER TABLE posts ADD CONSTRAINT posts_reference_check CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 40)));
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
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_one_at_a_time EXCLUDE USING gist (role_type WITH =, pay_zone WITH =, ((is_demo)::integer) WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((status <> 'superseded'::text));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_pkey PRIMARY KEY (id);
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_annual_max_pence_check CHECK ((annual_max_pence > 0));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_check CHECK ((valid_to > valid_from));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_pay_zone_check CHECK ((pay_zone = ANY (ARRAY['base'::text, 'inner'::text, 'outer'::text])));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 300)));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_source_url_check CHECK (((source_url ~ '^https?://'::text) AND (char_length(source_url) <= 500)));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_status_check CHECK ((status = ANY (ARRAY['provisional'::text, 'confirmed'::text, 'superseded'::text])));
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_superseded_by_something CHECK (((status = 'superseded'::text) = (superseded_by IS NOT NULL)));
ALTER TABLE regions ADD CONSTRAINT regions_pkey PRIMARY KEY (code);
ALTER TABLE regions ADD CONSTRAINT regions_data_origin_check CHECK ((data_origin = ANY (ARRAY['real'::text, 'demo'::text])));
ALTER TABLE revisions ADD CONSTRAINT revisions_pkey PRIMARY KEY (table_name);
ALTER TABLE role_types ADD CONSTRAINT role_types_nwrs_staff_role_key UNIQUE (nwrs_staff_role);
ALTER TABLE role_types ADD CONSTRAINT role_types_position_key UNIQUE ("position");
ALTER TABLE role_types ADD CONSTRAINT role_types_sds_job_role_code_key UNIQUE (sds_job_role_code);
ALTER TABLE role_types ADD CONSTRAINT role_types_pkey PRIMARY KEY (code);
ALTER TABLE role_types ADD CONSTRAINT role_types_caseload CHECK ((caseload_min <= caseload_max));
ALTER TABLE role_types ADD CONSTRAINT role_types_code_check CHECK ((code ~ '^[a-z]{2,10}$'::text));
ALTER TABLE role_types ADD CONSTRAINT role_types_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)));
ALTER TABLE role_types ADD CONSTRAINT role_types_short_name_check CHECK (((char_length(short_name) >= 1) AND (char_length(short_name) <= 40)));
ALTER TABLE service_figure_groups ADD CONSTRAINT service_figure_groups_pkey PRIMARY KEY (service_figure_id, dimension, group_code);
ALTER TABLE service_figure_groups ADD CONSTRAINT service_figure_groups_dimension_check CHECK ((dimension = ANY (ARRAY['source'::text, 'ethnicity'::text, 'deprivation'::text])));
ALTER TABLE service_figure_groups ADD CONSTRAINT service_figure_groups_known CHECK (
CASE dimension
    WHEN 'source'::text THEN (group_code = ANY (ARRAY['gp_practice'::text, 'self'::text, 'community_or_vcse'::text, 'hospital'::text, 'social_care'::text, 'other'::text, 'unknown'::text]))
    WHEN 'ethnicity'::text THEN (group_code = ANY (ARRAY['asian'::text, 'black'::text, 'mixed'::text, 'white'::text, 'other'::text, 'unknown'::text]))
    ELSE (group_code = ANY (ARRAY['fifth_1'::text, 'fifth_2'::text, 'fifth_3'::text, 'fifth_4'::text, 'fifth_5'::text, 'unknown'::text]))
END);
ALTER TABLE service_figure_groups ADD CONSTRAINT service_figure_groups_referrals_check CHECK ((referrals >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_of_a_network UNIQUE (id, pcn_code);
ALTER TABLE service_figures ADD CONSTRAINT service_figures_one_a_month UNIQUE (pcn_code, role_type, month);
ALTER TABLE service_figures ADD CONSTRAINT service_figures_pkey PRIMARY KEY (id);
ALTER TABLE service_figures ADD CONSTRAINT service_figures_caseload_check CHECK ((caseload >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_contacts_check CHECK ((contacts >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_declined_check CHECK ((declined >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_declined_were_referred CHECK ((declined <= referrals));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_first_contacts_check CHECK ((first_contacts >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_month_check CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_referrals_check CHECK ((referrals >= 0));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_wait_days_median_check CHECK ((wait_days_median >= (0)::numeric));
ALTER TABLE service_figures ADD CONSTRAINT service_figures_wait_of_somebody CHECK (((wait_days_median IS NULL) OR (first_contacts > 0)));
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
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_one_at_a_time EXCLUDE USING gist (post_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_pkey PRIMARY KEY (id);
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_check CHECK ((valid_to >= valid_from));
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_frequency_check CHECK ((frequency = ANY (ARRAY['daily'::text, 'weekly'::text, 'fortnightly'::text, 'monthly'::text, 'six_weekly'::text, 'quarterly'::text, 'when_needed'::text])));
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_kind_check CHECK ((kind = ANY (ARRAY['clinic_practice'::text, 'clinical_professional'::text, 'educational'::text])));
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_supervisor_role_check CHECK (((char_length(supervisor_role) >= 1) AND (char_length(supervisor_role) <= 100)));
ALTER TABLE supervision_sessions ADD CONSTRAINT supervision_sessions_pkey PRIMARY KEY (id);
ALTER TABLE supervision_sessions ADD CONSTRAINT supervision_sessions_kind_check CHECK ((kind = ANY (ARRAY['clinic_practice'::text, 'clinical_professional'::text, 'educational'::text])));
ALTER TABLE totp_steps ADD CONSTRAINT totp_steps_pkey PRIMARY KEY (user_id);
ALTER TABLE training_courses ADD CONSTRAINT training_courses_pkey PRIMARY KEY (code);
ALTER TABLE training_courses ADD CONSTRAINT training_courses_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{1,59}$'::text));
ALTER TABLE training_courses ADD CONSTRAINT training_courses_kind_check CHECK ((kind = ANY (ARRAY['induction'::text, 'training'::text])));
ALTER TABLE training_records ADD CONSTRAINT training_records_pkey PRIMARY KEY (id);
ALTER TABLE training_records ADD CONSTRAINT training_records_check CHECK ((completed_on >= enrolled_on));
ALTER TABLE training_records ADD CONSTRAINT training_records_check1 CHECK ((expires_on > completed_on));
ALTER TABLE training_records ADD CONSTRAINT training_records_expires_once_completed CHECK (((expires_on IS NULL) OR (completed_on IS NOT NULL)));
ALTER TABLE training_records ADD CONSTRAINT training_records_provider_check CHECK (((char_length(provider) >= 1) AND (char_length(provider) <= 200)));
ALTER TABLE used_assertions ADD CONSTRAINT used_assertions_pkey PRIMARY KEY (client_id, jti);
ALTER TABLE user_uses ADD CONSTRAINT user_uses_pkey PRIMARY KEY (user_id);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (((char_length((email)::text) >= 3) AND (char_length((email)::text) <= 254)));
ALTER TABLE users ADD CONSTRAINT users_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)));
ALTER TABLE users ADD CONSTRAINT users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])));
ALTER TABLE workforce_censuses ADD CONSTRAINT workforce_censuses_pkey PRIMARY KEY (census_on, is_demo);
ALTER TABLE workforce_return_figures ADD CONSTRAINT workforce_return_figures_pkey PRIMARY KEY (census_on, pcn_code, staff_role, is_contracted);
ALTER TABLE workforce_return_figures ADD CONSTRAINT workforce_return_figures_role_type_check CHECK ((role_type = ANY (ARRAY['splw'::text, 'cc'::text, 'hwbc'::text, 'splw_mental_health'::text])));
ALTER TABLE workforce_return_files ADD CONSTRAINT workforce_return_files_pkey PRIMARY KEY (import_id);
ALTER TABLE workforce_return_files ADD CONSTRAINT workforce_return_files_census_on_check CHECK ((census_on = ((date_trunc('month'::text, (census_on)::timestamp with time zone) + '1 mon -1 days'::interval))::date));
ALTER TABLE workforce_return_statements ADD CONSTRAINT workforce_return_statements_pkey PRIMARY KEY (import_id, pcn_code, staff_role, is_contracted);
ALTER TABLE workforce_return_statements ADD CONSTRAINT workforce_return_statements_fte_check CHECK ((fte >= (0)::numeric));
ALTER TABLE workforce_return_statements ADD CONSTRAINT workforce_return_statements_headcount_check CHECK ((headcount >= 0));
ALTER TABLE workforce_return_statements ADD CONSTRAINT workforce_return_statements_rows_check CHECK ((rows > 0));
ALTER TABLE workforce_returns ADD CONSTRAINT workforce_returns_pkey PRIMARY KEY (census_on, pcn_code);
ALTER TABLE api_client_secrets ADD CONSTRAINT api_client_secrets_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_clients(id);
ALTER TABLE api_client_uses ADD CONSTRAINT api_client_uses_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_clients(id);
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE arrs_claims ADD CONSTRAINT arrs_claims_role_type_fkey FOREIGN KEY (role_type) REFERENCES role_types(code);
ALTER TABLE assessment_campaigns ADD CONSTRAINT assessment_campaigns_icb_code_fkey FOREIGN KEY (icb_code) REFERENCES icbs(ods_code);
ALTER TABLE assessment_ratings ADD CONSTRAINT assessment_ratings_assessment_id_pcn_code_fkey FOREIGN KEY (assessment_id, pcn_code) REFERENCES assessments(id, pcn_code);
ALTER TABLE assessments ADD CONSTRAINT assessments_framework_version_fkey FOREIGN KEY (framework_version) REFERENCES embedding_frameworks(framework_version);
ALTER TABLE assessments ADD CONSTRAINT assessments_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE assessments ADD CONSTRAINT assessments_prefilled_from_fkey FOREIGN KEY (prefilled_from) REFERENCES assessments(id);
ALTER TABLE assessments ADD CONSTRAINT assessments_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES assessments(id);
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE borough_icbs ADD CONSTRAINT borough_icbs_icb_code_fkey FOREIGN KEY (icb_code) REFERENCES icbs(ods_code);
ALTER TABLE credentials ADD CONSTRAINT credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_framework_version_domain_code_fkey FOREIGN KEY (framework_version, domain_code) REFERENCES embedding_domains(framework_version, code);
ALTER TABLE embedding_domains ADD CONSTRAINT embedding_domains_framework_version_fkey FOREIGN KEY (framework_version) REFERENCES embedding_frameworks(framework_version);
ALTER TABLE embedding_frameworks ADD CONSTRAINT embedding_frameworks_based_on_fkey FOREIGN KEY (based_on) REFERENCES embedding_frameworks(framework_version);
ALTER TABLE entitlement_rates ADD CONSTRAINT entitlement_rates_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES entitlement_rates(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_predecessor_code_fkey FOREIGN KEY (predecessor_code) REFERENCES icbs(ods_code);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_successor_code_fkey FOREIGN KEY (successor_code) REFERENCES icbs(ods_code);
ALTER TABLE icbs ADD CONSTRAINT icbs_region_code_fkey FOREIGN KEY (region_code) REFERENCES regions(code);
ALTER TABLE identities ADD CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE import_changes ADD CONSTRAINT import_changes_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE import_effects ADD CONSTRAINT import_effects_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE import_left_out_rows ADD CONSTRAINT import_left_out_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE import_problems ADD CONSTRAINT import_problems_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE import_rows ADD CONSTRAINT import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE improvement_actions ADD CONSTRAINT improvement_actions_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE invitations ADD CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(id);
ALTER TABLE memberships ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE organisation_statements ADD CONSTRAINT organisation_statements_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE outbox ADD CONSTRAINT outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE pcn_boroughs ADD CONSTRAINT pcn_boroughs_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_borough_gss_code_fkey FOREIGN KEY (borough_gss_code) REFERENCES boroughs(gss_code);
ALTER TABLE pcn_corrections ADD CONSTRAINT pcn_corrections_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_populations ADD CONSTRAINT pcn_populations_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE pcn_sub_icb_locations ADD CONSTRAINT pcn_sub_icb_locations_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_holder_id_pcn_code_fkey FOREIGN KEY (holder_id, pcn_code) REFERENCES post_holders(id, pcn_code);
ALTER TABLE post_assignments ADD CONSTRAINT post_assignments_post_id_pcn_code_fkey FOREIGN KEY (post_id, pcn_code) REFERENCES posts(id, pcn_code);
ALTER TABLE post_funding_lines ADD CONSTRAINT post_funding_lines_post_id_pcn_code_fkey FOREIGN KEY (post_id, pcn_code) REFERENCES posts(id, pcn_code);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE post_terms ADD CONSTRAINT post_terms_post_id_pcn_code_fkey FOREIGN KEY (post_id, pcn_code) REFERENCES posts(id, pcn_code);
ALTER TABLE posts ADD CONSTRAINT posts_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE posts ADD CONSTRAINT posts_role_type_fkey FOREIGN KEY (role_type) REFERENCES role_types(code);
ALTER TABLE practice_deprivation ADD CONSTRAINT practice_deprivation_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_list_sizes ADD CONSTRAINT practice_list_sizes_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE practice_memberships ADD CONSTRAINT practice_memberships_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_practice_code_fkey FOREIGN KEY (practice_code) REFERENCES practices(ods_code);
ALTER TABLE practice_sub_icb_locations ADD CONSTRAINT practice_sub_icb_locations_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_role_type_fkey FOREIGN KEY (role_type) REFERENCES role_types(code);
ALTER TABLE rate_cards ADD CONSTRAINT rate_cards_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES rate_cards(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE service_figure_groups ADD CONSTRAINT service_figure_groups_service_figure_id_pcn_code_fkey FOREIGN KEY (service_figure_id, pcn_code) REFERENCES service_figures(id, pcn_code) ON DELETE CASCADE;
ALTER TABLE service_figures ADD CONSTRAINT service_figures_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES pcns(ods_code);
ALTER TABLE service_figures ADD CONSTRAINT service_figures_role_type_fkey FOREIGN KEY (role_type) REFERENCES role_types(code);
ALTER TABLE session_uses ADD CONSTRAINT session_uses_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id);
ALTER TABLE sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE sign_in_failures ADD CONSTRAINT sign_in_failures_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_icb_code_fkey FOREIGN KEY (icb_code) REFERENCES icbs(ods_code);
ALTER TABLE sub_icb_location_icbs ADD CONSTRAINT sub_icb_location_icbs_sub_icb_location_code_fkey FOREIGN KEY (sub_icb_location_code) REFERENCES sub_icb_locations(ods_code);
ALTER TABLE supervision_arrangements ADD CONSTRAINT supervision_arrangements_post_id_pcn_code_fkey FOREIGN KEY (post_id, pcn_code) REFERENCES posts(id, pcn_code);
ALTER TABLE supervision_sessions ADD CONSTRAINT supervision_sessions_assignment_id_pcn_code_fkey FOREIGN KEY (assignment_id, pcn_code) REFERENCES post_assignments(id, pcn_code);
ALTER TABLE totp_steps ADD CONSTRAINT totp_steps_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE training_records ADD CONSTRAINT training_records_assignment_id_pcn_code_fkey FOREIGN KEY (assignment_id, pcn_code) REFERENCES post_assignments(id, pcn_code);
ALTER TABLE training_records ADD CONSTRAINT training_records_course_code_fkey FOREIGN KEY (course_code) REFERENCES training_courses(code);
ALTER TABLE user_uses ADD CONSTRAINT user_uses_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
ALTER TABLE workforce_return_figures ADD CONSTRAINT workforce_return_figures_census_on_pcn_code_fkey FOREIGN KEY (census_on, pcn_code) REFERENCES workforce_returns(census_on, pcn_code) ON DELETE CASCADE;
ALTER TABLE workforce_return_files ADD CONSTRAINT workforce_return_files_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);
ALTER TABLE workforce_return_statements ADD CONSTRAINT workforce_return_statements_import_id_fkey FOREIGN KEY (import_id) REFERENCES workforce_return_files(import_id);
ALTER TABLE workforce_returns ADD CONSTRAINT workforce_returns_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id);

-- Indexes

CREATE INDEX api_client_secrets_client ON public.api_client_secrets USING btree (client_id);
CREATE INDEX arrs_claims_month ON public.arrs_claims USING btree (month);
CREATE INDEX assessment_campaigns_board ON public.assessment_campaigns USING btree (icb_code, opens_on);
CREATE UNIQUE INDEX assessment_campaigns_one_open ON public.assessment_campaigns USING btree (icb_code, is_demo) WHERE (closed_on IS NULL);
CREATE INDEX assessments_by_status ON public.assessments USING btree (pcn_code, status);
CREATE INDEX assessments_in_force ON public.assessments USING btree (pcn_code, published_on) WHERE (published_on IS NOT NULL);
CREATE UNIQUE INDEX assessments_one_open ON public.assessments USING btree (pcn_code, framework_version) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'validated'::text]));
CREATE UNIQUE INDEX assessments_one_published ON public.assessments USING btree (pcn_code) WHERE (status = 'published'::text);
CREATE INDEX assessments_recent ON public.assessments USING btree (updated_at, id);
CREATE INDEX audit_changes_event ON public.audit_changes USING btree (event_id, id);
CREATE INDEX audit_changes_record ON public.audit_changes USING btree (table_name, record_key, id);
CREATE UNIQUE INDEX embedding_frameworks_one_published ON public.embedding_frameworks USING btree (status) WHERE (status = 'published'::text);
CREATE UNIQUE INDEX entitlement_rates_one_a_year ON public.entitlement_rates USING btree (financial_year, is_demo) WHERE (status <> 'superseded'::text);
CREATE INDEX icb_successions_successor ON public.icb_successions USING btree (successor_code);
CREATE INDEX icbs_region ON public.icbs USING btree (region_code);
CREATE UNIQUE INDEX icbs_short_name ON public.icbs USING btree (lower(short_name));
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX imports_status ON public.imports USING btree (status, kind);
CREATE INDEX improvement_actions_of_a_network ON public.improvement_actions USING btree (pcn_code, due_on);
CREATE UNIQUE INDEX improvement_actions_one_under_way ON public.improvement_actions USING btree (pcn_code, reason, COALESCE(criterion_code, ''::text), COALESCE(role_type, ''::text)) WHERE ((status = ANY (ARRAY['open'::text, 'in_progress'::text])) AND (reason <> 'other'::text));
CREATE INDEX memberships_user ON public.memberships USING btree (user_id);
CREATE INDEX organisation_names_alike ON public.organisation_names USING gin (lower(name) gin_trgm_ops);
CREATE INDEX organisation_statements_code ON public.organisation_statements USING btree (code);
CREATE INDEX organisation_statements_location ON public.organisation_statements USING btree (import_id, sub_icb_location_code) WHERE (sub_icb_location_code IS NOT NULL);
CREATE INDEX outbox_waiting ON public.outbox USING btree (event_id) WHERE (sequence IS NULL);
CREATE INDEX pcn_boroughs_borough ON public.pcn_boroughs USING btree (borough_gss_code);
CREATE INDEX pcn_sub_icb_locations_location ON public.pcn_sub_icb_locations USING btree (sub_icb_location_code);
CREATE INDEX post_assignments_holder ON public.post_assignments USING btree (holder_id);
CREATE INDEX post_assignments_post ON public.post_assignments USING btree (post_id);
CREATE INDEX practice_memberships_pcn ON public.practice_memberships USING btree (pcn_code);
CREATE INDEX practice_sub_icb_locations_location ON public.practice_sub_icb_locations USING btree (sub_icb_location_code);
CREATE INDEX service_figures_month ON public.service_figures USING btree (month);
CREATE INDEX sessions_user ON public.sessions USING btree (user_id);
CREATE UNIQUE INDEX supervision_sessions_once_a_day ON public.supervision_sessions USING btree (assignment_id, kind, held_on) WHERE (withdrawn_on IS NULL);
CREATE INDEX training_records_assignment ON public.training_records USING btree (assignment_id);
CREATE UNIQUE INDEX training_records_one_a_course ON public.training_records USING btree (assignment_id, course_code) WHERE (withdrawn_on IS NULL);
CREATE INDEX workforce_return_figures_of_our_roles ON public.workforce_return_figures USING btree (pcn_code, census_on) WHERE (role_type IS NOT NULL);
CREATE INDEX workforce_return_statements_pcn ON public.workforce_return_statements USING btree (pcn_code);

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

CREATE VIEW shown_workforce_censuses WITH (security_invoker=true) AS
 SELECT census_on,
    is_demo,
    region_codes
   FROM workforce_censuses
  WHERE ((NOT is_demo) OR (( SELECT r.data_origin
           FROM regions r
          WHERE (r.code = 'Y56'::text)) = 'demo'::text));

CREATE VIEW shown_rate_cards WITH (security_invoker=true) AS
 SELECT id,
    role_type,
    pay_zone,
    valid_from,
    valid_to,
    annual_max_pence,
    status,
    is_verified,
    source,
    source_url,
    superseded_by,
    recorded_at,
    version,
    updated_at,
    is_demo
   FROM rate_cards r
  WHERE ((NOT is_demo) OR ((( SELECT g.data_origin
           FROM regions g
          WHERE (g.code = 'Y56'::text)) = 'demo'::text) AND ((status = 'superseded'::text) OR (NOT (EXISTS ( SELECT
           FROM rate_cards x
          WHERE ((NOT x.is_demo) AND (x.status <> 'superseded'::text) AND (x.role_type = r.role_type) AND (x.pay_zone = r.pay_zone) AND (daterange(x.valid_from, x.valid_to) && daterange(r.valid_from, r.valid_to)))))))));

CREATE VIEW shown_entitlement_rates WITH (security_invoker=true) AS
 SELECT id,
    financial_year,
    pence_per_weighted_person,
    list_date,
    status,
    is_verified,
    source,
    source_url,
    superseded_by,
    recorded_at,
    version,
    updated_at,
    is_demo
   FROM entitlement_rates r
  WHERE ((NOT is_demo) OR ((( SELECT g.data_origin
           FROM regions g
          WHERE (g.code = 'Y56'::text)) = 'demo'::text) AND ((status = 'superseded'::text) OR (NOT (EXISTS ( SELECT
           FROM entitlement_rates x
          WHERE ((NOT x.is_demo) AND (x.status <> 'superseded'::text) AND ((x.financial_year)::text = (r.financial_year)::text))))))));

CREATE VIEW shown_assessment_campaigns WITH (security_invoker=true) AS
 SELECT id,
    icb_code,
    title,
    criteria_set,
    note,
    opens_on,
    due_on,
    closed_on,
    is_demo,
    scopes,
    version,
    updated_at
   FROM assessment_campaigns
  WHERE ((NOT is_demo) OR (( SELECT r.data_origin
           FROM regions r
          WHERE (r.code = 'Y56'::text)) = 'demo'::text));

CREATE VIEW gate_names WITH (security_invoker=true) AS
 SELECT framework_version,
    jsonb_object_agg(code, name) AS names
   FROM embedding_criteria
  WHERE is_gate
  GROUP BY framework_version;

CREATE VIEW shown_assessments WITH (security_invoker=true) AS
 SELECT id,
    pcn_code,
    framework_version,
    kind,
    criteria_set,
    status,
    role_types,
    levels,
    result,
    prefilled_from,
    submitted_at,
    submitted_by,
    return_comment,
    returned_at,
    validated_at,
    validated_by,
    published_at,
    published_on,
    superseded_on,
    previous_id,
    score_change,
    opened_at,
    is_demo,
    version,
    updated_at,
    embedding_status,
    score,
    gates_failed,
    assessed,
    applicable,
    scopes,
    agreed_by,
    discard_reason
   FROM assessments
  WHERE ((NOT is_demo) OR (( SELECT r.data_origin
           FROM regions r
          WHERE (r.code = 'Y56'::text)) = 'demo'::text));

-- Triggers

CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.api_client_secrets FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.api_client_secrets FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.api_clients FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.api_clients FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.api_clients FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.arrs_claims FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.arrs_claims FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.arrs_claims FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.arrs_claims FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.assessment_campaigns FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER guard_assessment_campaign BEFORE UPDATE ON public.assessment_campaigns FOR EACH ROW EXECUTE FUNCTION guard_assessment_campaign();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.assessment_campaigns FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.assessment_campaigns FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessment_campaigns FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER guard_assessment_rating BEFORE INSERT OR DELETE OR UPDATE ON public.assessment_ratings FOR EACH ROW EXECUTE FUNCTION guard_assessment_rating();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.assessment_ratings FOR EACH ROW EXECUTE FUNCTION record_change('assessment_id', 'criterion_code', 'role_type');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessment_ratings FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER guard_assessment BEFORE INSERT OR UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION guard_assessment();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.assessments FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessments FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.borough_icbs FOR EACH ROW EXECUTE FUNCTION record_change('borough_gss_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.borough_icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.boroughs FOR EACH ROW EXECUTE FUNCTION record_change('gss_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.boroughs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.credentials FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.credentials FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER published_stays BEFORE INSERT OR DELETE OR UPDATE ON public.embedding_criteria FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.embedding_criteria FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.embedding_criteria FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER published_stays BEFORE INSERT OR DELETE OR UPDATE ON public.embedding_domains FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.embedding_domains FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.embedding_domains FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.embedding_frameworks FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER published_stays BEFORE DELETE OR UPDATE ON public.embedding_frameworks FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.embedding_frameworks FOR EACH ROW EXECUTE FUNCTION record_change('framework_version');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.embedding_frameworks FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.entitlement_rates FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.entitlement_rates FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.entitlement_rates FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.entitlement_rates FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icb_successions FOR EACH ROW EXECUTE FUNCTION record_change('predecessor_code', 'successor_code', 'effective_on');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icb_successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.identities FOR EACH ROW EXECUTE FUNCTION record_change('issuer', 'subject');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.identities FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_changes FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_effects FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_effects FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_left_out_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_left_out_rows FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_problems FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_problems FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.import_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.import_rows FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.imports FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.imports FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.improvement_actions FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER guard_improvement_action BEFORE UPDATE ON public.improvement_actions FOR EACH ROW EXECUTE FUNCTION guard_improvement_action();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.improvement_actions FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.improvement_actions FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.improvement_actions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
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
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.pcn_populations FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcn_populations FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code', 'counted_on');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.pcn_populations FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcn_populations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcn_sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcn_sub_icb_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.pcns FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.pcns FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.pcns FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR DELETE OR UPDATE ON public.post_assignments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.post_assignments FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.post_assignments FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.post_assignments FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.post_assignments FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR DELETE OR UPDATE ON public.post_funding_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.post_funding_lines FOR EACH ROW EXECUTE FUNCTION record_change('post_id', 'source', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.post_funding_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.post_holders FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.post_holders FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.post_holders FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.post_holders FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE CONSTRAINT TRIGGER check_fixed_terms AFTER INSERT OR UPDATE ON public.post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.contract_ends_on <= new.valid_from)) EXECUTE FUNCTION check_fixed_terms();
CREATE CONSTRAINT TRIGGER check_fixed_terms_left AFTER DELETE OR UPDATE ON public.post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.contract_ends_on IS NOT NULL)) EXECUTE FUNCTION check_fixed_terms();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR DELETE OR UPDATE ON public.post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.post_terms FOR EACH ROW EXECUTE FUNCTION record_change('post_id', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.post_terms FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR UPDATE ON public.posts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.posts FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.posts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
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
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.rate_cards FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.rate_cards FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.rate_cards FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.rate_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.regions FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.regions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.role_types FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.role_types FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.role_types FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.service_figure_groups FOR EACH ROW EXECUTE FUNCTION record_change('service_figure_id', 'dimension', 'group_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.service_figure_groups FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.service_figures FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.service_figures FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.service_figures FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.sessions FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sessions FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sub_icb_location_icbs FOR EACH ROW EXECUTE FUNCTION record_change('sub_icb_location_code', 'valid_from');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sub_icb_location_icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.sub_icb_locations FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.sub_icb_locations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.supervision_arrangements FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.supervision_arrangements FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.supervision_arrangements FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.supervision_arrangements FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.supervision_sessions FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.supervision_sessions FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.supervision_sessions FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.supervision_sessions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.training_courses FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.training_courses FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.training_records FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.training_records FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_deletion BEFORE DELETE ON public.training_records FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.training_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.workforce_censuses FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.workforce_censuses FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.workforce_return_figures FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.workforce_return_figures FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.workforce_return_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.workforce_return_files FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.workforce_return_statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.workforce_return_statements FOR EACH STATEMENT EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.workforce_returns FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR DELETE OR UPDATE ON public.workforce_returns FOR EACH STATEMENT EXECUTE FUNCTION require_event();

-- Row-level security

ALTER TABLE api_client_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_client_secrets FORCE ROW LEVEL SECURITY;
ALTER TABLE api_clients ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_clients FORCE ROW LEVEL SECURITY;
ALTER TABLE arrs_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE arrs_claims FORCE ROW LEVEL SECURITY;
ALTER TABLE assessment_campaigns ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_campaigns FORCE ROW LEVEL SECURITY;
ALTER TABLE assessment_ratings ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_ratings FORCE ROW LEVEL SECURITY;
ALTER TABLE assessments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessments FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE credentials FORCE ROW LEVEL SECURITY;
ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
ALTER TABLE import_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE import_effects ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_effects FORCE ROW LEVEL SECURITY;
ALTER TABLE import_left_out_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_left_out_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE import_problems ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_problems FORCE ROW LEVEL SECURITY;
ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
ALTER TABLE improvement_actions ENABLE ROW LEVEL SECURITY;
ALTER TABLE improvement_actions FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
ALTER TABLE pcn_populations ENABLE ROW LEVEL SECURITY;
ALTER TABLE pcn_populations FORCE ROW LEVEL SECURITY;
ALTER TABLE post_assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_assignments FORCE ROW LEVEL SECURITY;
ALTER TABLE post_funding_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_funding_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE post_holders ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_holders FORCE ROW LEVEL SECURITY;
ALTER TABLE post_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_terms FORCE ROW LEVEL SECURITY;
ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE posts FORCE ROW LEVEL SECURITY;
ALTER TABLE service_figure_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_figure_groups FORCE ROW LEVEL SECURITY;
ALTER TABLE service_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_figures FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_arrangements ENABLE ROW LEVEL SECURITY;
ALTER TABLE supervision_arrangements FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE supervision_sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE training_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_records FORCE ROW LEVEL SECURITY;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY made_within_reach ON api_clients AS RESTRICTIVE FOR INSERT TO public WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY read_by_all ON pcn_populations AS PERMISSIVE FOR SELECT TO public USING (true);
CREATE POLICY within_reach ON api_client_secrets AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON api_clients AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON arrs_claims AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON assessment_campaigns AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON assessment_ratings AS PERMISSIVE FOR ALL TO public USING (((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))) AND (EXISTS ( SELECT
   FROM assessments a
  WHERE (a.id = assessment_ratings.assessment_id))))) WITH CHECK (((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))) AND (EXISTS ( SELECT
   FROM assessments a
  WHERE (a.id = assessment_ratings.assessment_id)))));
CREATE POLICY within_reach ON assessments AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON audit_changes AS PERMISSIVE FOR SELECT TO public USING (((COALESCE(scopes_before, scopes_after) IS NULL) OR ( SELECT reaches_everything() AS reaches_everything) OR ((COALESCE(scopes_after, scopes_before))[1] IN ( SELECT unnest(reach()) AS unnest)) OR (scopes_before && ( SELECT reach() AS reach)) OR (scopes_after && ( SELECT reach() AS reach)) OR (
CASE
    WHEN (cardinality(COALESCE(scopes_after, scopes_before)) = 1) THEN (COALESCE(scopes_after, scopes_before))[1]
    ELSE NULL::text
END IN ( SELECT ('user:'::text || m.user_id)
   FROM memberships m))));
CREATE POLICY within_reach ON credentials AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON identities AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON import_changes AS PERMISSIVE FOR ALL TO public USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_changes.import_id))));
CREATE POLICY within_reach ON import_effects AS PERMISSIVE FOR ALL TO public USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_effects.import_id))));
CREATE POLICY within_reach ON import_left_out_rows AS PERMISSIVE FOR ALL TO public USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_left_out_rows.import_id))));
CREATE POLICY within_reach ON import_problems AS PERMISSIVE FOR ALL TO public USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_problems.import_id))));
CREATE POLICY within_reach ON import_rows AS PERMISSIVE FOR ALL TO public USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_rows.import_id))));
CREATE POLICY within_reach ON imports AS PERMISSIVE FOR ALL TO public USING (((scopes IS NULL) OR ( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON improvement_actions AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON invitations AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON memberships AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON post_assignments AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON post_funding_lines AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON post_holders AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON post_terms AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON posts AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON service_figure_groups AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON service_figures AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON sessions AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes <@ ( SELECT reach() AS reach))));
CREATE POLICY within_reach ON supervision_arrangements AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON supervision_sessions AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON training_records AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (scopes[1] IN ( SELECT unnest(reach()) AS unnest))));
CREATE POLICY within_reach ON users AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (scopes && ( SELECT reach() AS reach)) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE (m.user_id = users.id)))));
CREATE POLICY written_within_reach ON pcn_populations AS PERMISSIVE FOR ALL TO public USING ((( SELECT reaches_everything() AS reaches_everything) OR (('pcn:'::text || (pcn_code)::text) IN ( SELECT unnest(reach()) AS unnest)))) WITH CHECK ((( SELECT reaches_everything() AS reaches_everything) OR (('pcn:'::text || (pcn_code)::text) IN ( SELECT unnest(reach()) AS unnest))));

-- What the application may do

GRANT USAGE ON SCHEMA public TO trellis_app;
GRANT INSERT, SELECT ON api_client_secrets TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON api_client_uses TO trellis_app;
GRANT INSERT, SELECT ON api_clients TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON arrs_claims TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON assessment_campaigns TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON assessment_ratings TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON assessments TO trellis_app;
GRANT SELECT ON audit_changes TO trellis_app;
GRANT SELECT ON audit_events TO trellis_app;
GRANT SELECT ON borough_icbs TO trellis_app;
GRANT SELECT ON boroughs TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON credentials TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON embedding_criteria TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON embedding_domains TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON embedding_frameworks TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON entitlement_rates TO trellis_app;
GRANT SELECT ON gate_names TO trellis_app;
GRANT SELECT ON icb_successions TO trellis_app;
GRANT SELECT ON icbs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON identities TO trellis_app;
GRANT DELETE, INSERT, SELECT ON import_changes TO trellis_app;
GRANT INSERT, SELECT ON import_effects TO trellis_app;
GRANT INSERT, SELECT ON import_left_out_rows TO trellis_app;
GRANT DELETE, INSERT, SELECT ON import_problems TO trellis_app;
GRANT INSERT, SELECT ON import_rows TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON imports TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON improvement_actions TO trellis_app;
GRANT SELECT, UPDATE ON installation TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON invitations TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON memberships TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisation_names TO trellis_app;
GRANT INSERT, SELECT ON organisation_statements TO trellis_app;
GRANT SELECT ON outbox TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_boroughs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_corrections TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_populations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcn_sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON pcns TO trellis_app;
GRANT SELECT ON personal_columns TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON post_assignments TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON post_funding_lines TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON post_holders TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON post_terms TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON posts TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_deprivation TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_list_sizes TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_memberships TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practice_sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON practices TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON rate_cards TO trellis_app;
GRANT SELECT ON regions TO trellis_app;
GRANT SELECT ON revisions TO trellis_app;
GRANT SELECT, UPDATE ON role_types TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_figure_groups TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service_figures TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session_uses TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON sessions TO trellis_app;
GRANT SELECT ON sessions_seen TO trellis_app;
GRANT SELECT ON shown_assessment_campaigns TO trellis_app;
GRANT SELECT ON shown_assessments TO trellis_app;
GRANT SELECT ON shown_entitlement_rates TO trellis_app;
GRANT SELECT ON shown_pcns TO trellis_app;
GRANT SELECT ON shown_practices TO trellis_app;
GRANT SELECT ON shown_rate_cards TO trellis_app;
GRANT SELECT ON shown_workforce_censuses TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_failures TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_ins TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sub_icb_location_icbs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON sub_icb_locations TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON supervision_arrangements TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON supervision_sessions TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON totp_steps TO trellis_app;
GRANT SELECT ON training_courses TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON training_records TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON used_assertions TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON user_uses TO trellis_app;
GRANT INSERT, SELECT, UPDATE ON users TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON workforce_censuses TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON workforce_return_figures TO trellis_app;
GRANT INSERT, SELECT ON workforce_return_files TO trellis_app;
GRANT INSERT, SELECT ON workforce_return_statements TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON workforce_returns TO trellis_app;
GRANT UPDATE (ended_at, scopes) ON api_client_secrets TO trellis_app;
GRANT UPDATE (name, owner_id, permissions, expires_on, revoked_at, updated_at, version) ON api_clients TO trellis_app;
GRANT UPDATE (short_name, version, updated_at) ON icbs TO trellis_app;
GRANT UPDATE (data_origin) ON regions TO trellis_app;
GRANT EXECUTE ON FUNCTION assessment_asked(text,text,date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION boroughs_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION campaign_asking(text,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION campaign_networks(uuid,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION check_fixed_terms() TO trellis_app;
GRANT EXECUTE ON FUNCTION check_post_of_row() TO trellis_app;
GRANT EXECUTE ON FUNCTION close_event(uuid,timestamp with time zone,text,text,text,text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION contract_cliff(text[],date,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION count_comparison(text,date,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION day_within(date,date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION enforce_version() TO trellis_app;
GRANT EXECUTE ON FUNCTION erase_personal(text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION first_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION guard_assessment() TO trellis_app;
GRANT EXECUTE ON FUNCTION guard_assessment_campaign() TO trellis_app;
GRANT EXECUTE ON FUNCTION guard_assessment_rating() TO trellis_app;
GRANT EXECUTE ON FUNCTION guard_improvement_action() TO trellis_app;
GRANT EXECUTE ON FUNCTION icbs_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION likeness(text,text,text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION name_on(text,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION names_alike(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION number_events(bigint,uuid[],bytea[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION nwrs_role(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_by_borough(text,date,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_by_icb(text,date[],date[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_in(text,date[],date[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION organisations_like(date,text,text[],bigint) TO trellis_app;
GRANT EXECUTE ON FUNCTION pcns_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION plain_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION posts_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION practices_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION reach() TO PUBLIC;
GRANT EXECUTE ON FUNCTION reach() TO trellis_app;
GRANT EXECUTE ON FUNCTION reach_of(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION reach_of(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION reaches_everything() TO PUBLIC;
GRANT EXECUTE ON FUNCTION reaches_everything() TO trellis_app;
GRANT EXECUTE ON FUNCTION record_change() TO trellis_app;
GRANT EXECUTE ON FUNCTION refuse_change_of_published_framework() TO trellis_app;
GRANT EXECUTE ON FUNCTION refuse_truncate() TO trellis_app;
GRANT EXECUTE ON FUNCTION regions_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION require_event() TO trellis_app;
GRANT EXECUTE ON FUNCTION returned_by(text[],date) TO trellis_app;
GRANT EXECUTE ON FUNCTION role_series(text[],date[],text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION role_summaries(text[],date,text[],date) TO trellis_app;
GRANT EXECUTE ON FUNCTION scope_names(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION scope_names(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION scope_tokens(text,text[]) TO PUBLIC;
GRANT EXECUTE ON FUNCTION scope_tokens(text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION squeezed_name(text) TO trellis_app;
GRANT EXECUTE ON FUNCTION status_on(date,date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION sub_icb_locations_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION supervised_months(uuid,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION weaker(text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION workforce_censuses_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION workforce_networks(date,date) TO trellis_app;
GRANT EXECUTE ON FUNCTION workforce_returns_on(date,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION workforce_spread(text,text,date,date,text,text,text[]) TO trellis_app;
GRANT EXECUTE ON FUNCTION writes_assessment(text,text,boolean) TO trellis_app;
