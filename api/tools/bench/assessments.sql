-- An assessment of every network in each of some quarters, the newest in October 2026, each one of those in the table judged.
-- Written past the product, so its triggers rest meanwhile.
ALTER TABLE assessments DISABLE TRIGGER USER;

CREATE TEMP TABLE published AS
    SELECT gen_random_uuid() AS id, p.ods_code AS pcn, q, (k * 7 + q * 5) % 64 AS n, ('2026-10-05'::date + (k % 20)::int - make_interval(months => 3 * q))::date AS published_on
      FROM (SELECT ods_code, row_number() OVER (ORDER BY ods_code) AS k FROM pcns) p CROSS JOIN generate_series(0, current_setting('bench.quarters')::int - 1) q;
CREATE INDEX ON published (pcn, q);
ANALYZE published;
INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, opened_at, submitted_at, submitted_by, validated_at, validated_by,
                         published_at, published_on, superseded_on, previous_id, score_change, updated_at)
    SELECT p.id, p.pcn, j.framework_version, j.kind, j.criteria_set, CASE p.q WHEN 0 THEN 'published' ELSE 'superseded' END, j.role_types, j.levels, j.result,
           p.published_on - 20, p.published_on - 9, 'the network', p.published_on - 2, 'the board', p.published_on + time '12:00', p.published_on, later.published_on, before.id,
           CASE WHEN b.criteria_set = j.criteria_set THEN (j.result ->> 'score')::numeric - (b.result ->> 'score')::numeric END, p.published_on
      FROM published p JOIN judged j ON j.n = p.n
      LEFT JOIN published later ON later.pcn = p.pcn AND later.q = p.q - 1
      LEFT JOIN published before ON before.pcn = p.pcn AND before.q = p.q + 1
      LEFT JOIN judged b ON b.n = before.n;
DROP TABLE judged, published;

ALTER TABLE assessments ENABLE TRIGGER USER;
