-- Whom free text may speak of; what is known of networks before they were, and of posts before there were any; which training
-- is completed; who writes how many people a network has; and which file may take a post away.
-- +goose Up

-- Who teaches may name whom they teach: it is told to whoever knows who that is.
UPDATE personal_columns SET class = 'post_holders' WHERE table_name = 'training_records' AND column_name = 'provider';

-- Of the courses that are required, those of which being enrolled is not enough: NHS England has link workers complete the
-- e-learning, and everyone what statute and their employer ask.
ALTER TABLE training_courses ADD must_be_completed boolean NOT NULL DEFAULT false;
ALTER TABLE training_courses DISABLE TRIGGER USER;
UPDATE training_courses SET must_be_completed = true WHERE code IN ('social_prescribing_e_learning', 'statutory_and_mandatory');
ALTER TABLE training_courses ENABLE TRIGGER USER;

-- How many people a network has is published: everyone reads it, and only who reaches the network writes it.
ALTER TABLE pcn_populations ENABLE ROW LEVEL SECURITY;
ALTER TABLE pcn_populations FORCE ROW LEVEL SECURITY;
CREATE POLICY read_by_all ON pcn_populations FOR SELECT USING (true);
CREATE POLICY written_within_reach ON pcn_populations USING ((SELECT '*' = ANY (reach())) OR 'pcn:' || pcn_code IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR 'pcn:' || pcn_code IN (SELECT unnest(reach())));

-- A post goes where the file that made it is being undone, and with no other file.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce((to_jsonb(OLD) ->> 'is_demo')::boolean, to_jsonb(OLD) ->> 'pcn_code' ~ '^UD[0-9]{4}$', false) THEN RETURN OLD; END IF;
    IF current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo') THEN RETURN OLD; END IF;
    IF TG_TABLE_NAME = 'posts' AND EXISTS (SELECT FROM import_effects e JOIN imports i ON i.id = e.import_id
           WHERE i.kind = 'posts' AND i.id::text = current_setting('trellis.undoes', true) AND i.status = 'applied'
             AND e.before IS NULL AND e.record_key = concat_ws('/', to_jsonb(OLD) ->> 'pcn_code', to_jsonb(OLD) ->> 'reference')) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a record of % is kept: only what a demonstration invented, or holds besides while it is set back, is deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
-- +goose StatementEnd

-- The networks that are open on a day, as before, and since when each is there where that is known to the day: a network that
-- was not there at a census made no return, and was not asked for one.
DROP FUNCTION workforce_networks(date, date);
-- +goose StatementBegin
CREATE FUNCTION workforce_networks(day date, map_day date) RETURNS TABLE (
    pcn_code text, pcn_name text, region_code text, icb_code text, borough_gss_code text, borough_name text, is_demo boolean, opened_on date
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd

-- Each census up to a day, as before: no return is that of a network that was there.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION workforce_censuses_on(day date) RETURNS TABLE (
    census_on date, region_codes text[], pcns_returned bigint, pcns_without_return bigint, months_since_previous bigint, is_demo boolean
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd

-- What every network returned, as before: of those that opened after a census there is nothing to say.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION workforce_returns_on(day date, asked text) RETURNS TABLE (
    key text, census_on date, pcn_code text, pcn_name text, icb_code text, role_type text, status text,
    fte double precision, contracted_fte double precision, headcount bigint, is_demo boolean
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd

-- WTE of some networks by role on each of some days, as before. Of posts nothing is known of a day on which none had been
-- opened here yet.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION role_series(networks text[], days date[], reach text[]) RETURNS TABLE (
    day date, role_type text, wte_funded numeric, wte_in_post numeric, return_fte numeric
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd

-- What is counted of posts, as before, except that who is only enrolled in what is to be completed is not trained.
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
$$;
-- +goose StatementEnd

-- One network's roles counted three ways, as before, with the newest census for which it was there.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION count_comparison(network text, day date, reach text[]) RETURNS TABLE (
    pcn_name text, is_demo boolean, role_type text, census_on date, return_status text, posts_wte numeric, posts_arrs_wte numeric, return_fte numeric, return_contracted_fte numeric, claimed_wte numeric
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION workforce_networks(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION workforce_networks(date, date) TO trellis_app;

SELECT record_baseline('019a0000-0000-7000-8000-000000000033', 'Which training is to be completed');
