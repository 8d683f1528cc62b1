-- Eight posts in every network: two years old and more, with terms that changed, somebody who left and somebody who came,
-- monthly supervision, and training. Written past the product, so its triggers rest meanwhile.
SELECT set_config('trellis.reach', '{*}', false);
ALTER TABLE posts DISABLE TRIGGER USER;
ALTER TABLE post_terms DISABLE TRIGGER USER;
ALTER TABLE post_funding_lines DISABLE TRIGGER USER;
ALTER TABLE post_holders DISABLE TRIGGER USER;
ALTER TABLE post_assignments DISABLE TRIGGER USER;
ALTER TABLE supervision_sessions DISABLE TRIGGER USER;
ALTER TABLE training_records DISABLE TRIGGER USER;

CREATE TEMP TABLE made AS
    SELECT gen_random_uuid() AS id, p.ods_code AS pcn, (ARRAY['splw', 'cc', 'hwbc'])[1 + n % 3] AS role, n, '2023-01-01'::date + n * 20 AS opened,
           CASE WHEN n % 4 = 0 THEN 'fixed_term' ELSE 'permanent' END AS contract, CASE WHEN n % 4 = 0 THEN '2027-02-01'::date END AS ends
      FROM pcns p CROSS JOIN generate_series(1, 8) n;
INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, recruiting_from, updated_at) SELECT id, pcn, role || '-' || n, role, opened, opened, now() FROM made;
INSERT INTO post_terms (post_id, pcn_code, valid_from, valid_to, wte_funded, afc_band, contract, contract_ends_on, engagement, employer_type, employer_name)
    SELECT id, pcn, opened, '2025-04-01'::date, 0.8, '5', contract, ends, 'employed', 'pcn', 'The network' FROM made
    UNION ALL SELECT id, pcn, '2025-04-01'::date, NULL, 1, '5', contract, ends, 'employed', 'pcn', 'The network' FROM made;
INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share)
    SELECT id, pcn, 'arrs', opened, CASE WHEN n % 2 = 0 THEN 100 ELSE 60 END FROM made UNION ALL SELECT id, pcn, 'icb', opened, 40 FROM made WHERE n % 2 = 1;

-- Of the eight, the seventh is vacant.
CREATE TEMP TABLE came AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS holder, m.id AS post, m.pcn, m.role, m.role || m.n || '-' || k AS reference,
           CASE k WHEN 1 THEN '2023-08-01'::date ELSE '2025-06-01'::date + m.n * 30 END AS since, CASE k WHEN 1 THEN '2025-05-01'::date + m.n * 20 END AS until
      FROM made m CROSS JOIN generate_series(1, 2) k WHERE NOT (m.n = 7 AND k = 2);
INSERT INTO post_holders (id, pcn_code, reference, updated_at) SELECT holder, pcn, reference, now() FROM came;
INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, valid_to, leaving_reason, updated_at)
    SELECT id, post, pcn, holder, 0.8, since, until, CASE WHEN until IS NOT NULL THEN 'pay' END, now() FROM came;
INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at)
    SELECT gen_random_uuid(), c.id, c.pcn, 'clinical_professional', d::date, now() FROM came c, generate_series('2023-08-10'::date, '2026-10-10', '1 month') d
     WHERE d >= c.since AND (c.until IS NULL OR d < c.until) AND hashtext(c.reference || d) % 12 <> 0;
INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, completed_on, updated_at)
    SELECT gen_random_uuid(), c.id, c.pcn, t.code, c.since, c.since + 60, now() FROM came c JOIN training_courses t ON t.role_types = '{}' OR c.role = ANY (t.role_types)
     WHERE hashtext(c.reference || t.code) % 6 <> 0;
DROP TABLE made, came;

ALTER TABLE posts ENABLE TRIGGER USER;
ALTER TABLE post_terms ENABLE TRIGGER USER;
ALTER TABLE post_funding_lines ENABLE TRIGGER USER;
ALTER TABLE post_holders ENABLE TRIGGER USER;
ALTER TABLE post_assignments ENABLE TRIGGER USER;
ALTER TABLE supervision_sessions ENABLE TRIGGER USER;
ALTER TABLE training_records ENABLE TRIGGER USER;
