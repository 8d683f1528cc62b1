-- The contract cliff beside the series, so that whoever counts a board's workforce asks both alike; and somebody's posts, found by who they are.
-- +goose Up

-- Of the two together: an index of posts that holds holders too is taken for one of holders, and read from end to end.
ALTER TABLE post_assignments DROP CONSTRAINT post_assignments_once_at_a_time,
    ADD CONSTRAINT post_assignments_once_at_a_time EXCLUDE USING gist ((post_id::text || holder_id::text) WITH =, daterange(valid_from, valid_to) WITH &&);

-- What an assessment comes to, beside its levels: lists and trends read it of many without unpacking each result.
ALTER TABLE assessments ADD embedding_status text GENERATED ALWAYS AS (result ->> 'status') STORED,
    ADD score numeric(5, 2) GENERATED ALWAYS AS ((result ->> 'score')::numeric) STORED,
    ADD gates_failed bigint GENERATED ALWAYS AS (jsonb_array_length(result -> 'gate_failures')) STORED,
    ADD assessed bigint GENERATED ALWAYS AS ((result ->> 'assessed')::bigint) STORED,
    ADD applicable bigint GENERATED ALWAYS AS ((result ->> 'applicable')::bigint) STORED;

-- What the gates of each version of the framework are called, for answers that speak of them.
CREATE VIEW gate_names WITH (security_invoker = true) AS
    SELECT framework_version, jsonb_object_agg(code, name) AS names FROM embedding_criteria WHERE is_gate GROUP BY framework_version;
GRANT SELECT ON gate_names TO trellis_app;

-- What is known of the two years after a day: somebody comes or leaves, a fixed term ends, what is paid for changes. Each is a
-- step of one role; the first point is the day itself. A fixed term that should have ended and is still filled ends the day after.
-- +goose StatementBegin
CREATE FUNCTION contract_cliff(networks text[], on_day date, reach text[]) RETURNS TABLE (
    day date, role_type text, wte_funded numeric, wte_under_contract numeric, contracts_ending bigint
) LANGUAGE sql STABLE AS $$
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
$$;
-- +goose StatementEnd
