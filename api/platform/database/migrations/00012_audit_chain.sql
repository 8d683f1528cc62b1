-- The audit as one chain: committed events are numbered once, each with a hash over itself and the one before. What
-- names a person is kept beside what is hashed, so that it can be erased without breaking the chain.
-- +goose Up
ALTER TABLE outbox
    ADD hash bytea CHECK (octet_length(hash) = 32),
    ADD CONSTRAINT outbox_numbered_with_its_hash CHECK ((sequence IS NULL) = (hash IS NULL));
CREATE INDEX outbox_waiting ON outbox (event_id) WHERE sequence IS NULL;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON outbox EXECUTE FUNCTION refuse_truncate();

ALTER TABLE audit_changes
    -- {"salt": …, "before": {…}, "after": {…}}: the personal values whose seals stand in before and after. Null where there
    -- are none, or where they have been erased.
    ADD personal      jsonb,
    -- Who could see the record before and after: the column scopes of its table. Null where everyone may.
    ADD scopes_before text[],
    ADD scopes_after  text[];
DROP INDEX audit_changes_event;
CREATE INDEX audit_changes_event ON audit_changes (event_id, id);
-- Whatever the application asks, it sees the changes of records that the caller reached before or reaches after. The
-- functions that write here are their owner's, and not held by this.
ALTER TABLE audit_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON audit_changes FOR SELECT USING (
    coalesce(scopes_before, scopes_after) IS NULL
    OR '*' = ANY ((SELECT nullif(current_setting('trellis.reach', true), '')::text[])::text[])
    OR scopes_before && (SELECT nullif(current_setting('trellis.reach', true), '')::text[])
    OR scopes_after && (SELECT nullif(current_setting('trellis.reach', true), '')::text[]));

-- Columns whose values the audit seals. Of a secret, such as the hash of a token, it keeps nothing but the seal.
CREATE TABLE personal_columns (
    table_name  text    NOT NULL,
    column_name text    NOT NULL,
    is_secret   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (table_name, column_name)
);
GRANT SELECT ON personal_columns TO trellis_app;

-- +goose StatementBegin
-- seal puts a seal in the place of each personal value: a hash that tells nothing without the salt. It gives those values back.
CREATE FUNCTION seal(of_table text, salt text, INOUT given jsonb, OUT kept jsonb)
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT given || coalesce(jsonb_object_agg(p.column_name, jsonb_build_object('sealed', encode(sha256(convert_to(salt || (given -> p.column_name)::text, 'UTF8')), 'hex'))), '{}'),
           jsonb_object_agg(p.column_name, given -> p.column_name) FILTER (WHERE NOT p.is_secret)
      FROM personal_columns p WHERE p.table_name = of_table AND given -> p.column_name <> 'null'
$$;
-- +goose StatementEnd

-- +goose StatementBegin
-- keep_change writes one change row, for functions that have set their search path.
CREATE FUNCTION keep_change(event uuid, of_table text, of_key text, did text, old_values jsonb, new_values jsonb, old_scopes text[], new_scopes text[])
    RETURNS void LANGUAGE plpgsql AS $$
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
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- scopes_of reads who may see a record: null where its table has no column scopes, nobody where it is empty.
CREATE FUNCTION scopes_of(record_values jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN record_values ? 'scopes' THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(nullif(record_values -> 'scopes', 'null'), '[]'))) END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
-- record_change writes the change row of an audited table. It refuses a write outside a use case,
-- so no path to the data can forget the audit. Its arguments name the key columns.
CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
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
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- number_events gives committed events the next numbers, in the order given, each with its hash. Whatever number an event
-- has it keeps.
CREATE FUNCTION number_events(first bigint, events uuid[], hashes bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- erase_personal takes the personal values of one record out of the audit, inside a use case. The chain holds their seals
-- only, so it stays whole. Called after the record itself has lost them, it reaches that change too.
CREATE FUNCTION erase_personal(of_table text, of_key text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    erased bigint;
BEGIN
    IF nullif(current_setting('trellis.event_id', true), '') IS NULL THEN
        RAISE EXCEPTION 'an erasure outside an audited use case';
    END IF;
    UPDATE audit_changes c SET personal = NULL WHERE c.table_name = of_table AND c.record_key = of_key AND c.personal IS NOT NULL;
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- record_baseline writes, as one event, the change rows that are missing for the audit to hold every value of every
-- audited table: those of rows older than their trigger, and those of columns added since. A migration that adds a column
-- to an audited table ends with it. A value the audit already speaks of it leaves alone.
CREATE FUNCTION record_baseline(event uuid, reason text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
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
END $$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION seal(text, text, jsonb), keep_change(uuid, text, text, text, jsonb, jsonb, text[], text[]), scopes_of(jsonb), record_change(),
    number_events(bigint, uuid[], bytea[]), erase_personal(text, text), record_baseline(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_change(), number_events(bigint, uuid[], bytea[]), erase_personal(text, text) TO trellis_app;

SELECT record_baseline('019a0000-0000-7000-8000-000000000012', 'Everything the audit did not hold yet');
