-- The shape of the database after every migration. Written from PostgreSQL's catalogues; do not edit.
-- To write it anew: go test ./api/platform/database/catalogue -update

-- Extensions

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Tables

CREATE TABLE audit_changes (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    table_name text NOT NULL,
    record_key text NOT NULL,
    action text NOT NULL,
    before jsonb,
    after jsonb
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

CREATE TABLE installation (
    id boolean NOT NULL DEFAULT true,
    began_as text,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE outbox (
    event_id uuid NOT NULL,
    sequence bigint
);

CREATE TABLE regions (
    code text COLLATE "C" NOT NULL,
    name text NOT NULL
);

CREATE TABLE revisions (
    table_name text NOT NULL,
    revision bigint NOT NULL
);

-- Constraints

ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_pkey PRIMARY KEY (id);
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])));
ALTER TABLE audit_events ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);
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
ALTER TABLE installation ADD CONSTRAINT installation_pkey PRIMARY KEY (id);
ALTER TABLE installation ADD CONSTRAINT installation_began_as_check CHECK ((began_as = ANY (ARRAY['demo'::text, 'empty'::text])));
ALTER TABLE installation ADD CONSTRAINT installation_id_check CHECK (id);
ALTER TABLE outbox ADD CONSTRAINT outbox_sequence_key UNIQUE (sequence);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (event_id);
ALTER TABLE regions ADD CONSTRAINT regions_pkey PRIMARY KEY (code);
ALTER TABLE revisions ADD CONSTRAINT revisions_pkey PRIMARY KEY (table_name);
ALTER TABLE audit_changes ADD CONSTRAINT audit_changes_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_predecessor_code_fkey FOREIGN KEY (predecessor_code) REFERENCES icbs(ods_code);
ALTER TABLE icb_successions ADD CONSTRAINT icb_successions_successor_code_fkey FOREIGN KEY (successor_code) REFERENCES icbs(ods_code);
ALTER TABLE icbs ADD CONSTRAINT icbs_region_code_fkey FOREIGN KEY (region_code) REFERENCES regions(code);
ALTER TABLE outbox ADD CONSTRAINT outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id) DEFERRABLE INITIALLY DEFERRED;

-- Indexes

CREATE INDEX audit_changes_event ON public.audit_changes USING btree (event_id);
CREATE INDEX audit_changes_record ON public.audit_changes USING btree (table_name, record_key, id);
CREATE INDEX icb_successions_successor ON public.icb_successions USING btree (successor_code);
CREATE INDEX icbs_region ON public.icbs USING btree (region_code);
CREATE UNIQUE INDEX icbs_short_name ON public.icbs USING btree (lower(short_name));
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);

-- Functions

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

CREATE OR REPLACE FUNCTION public.record_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    event      text := nullif(current_setting('trellis.event_id', true), '');
    old_values jsonb;
    new_values jsonb;
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
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_values -> o.key)
          INTO old_values, new_values
          FROM jsonb_each(old_values) o
         WHERE o.value IS DISTINCT FROM new_values -> o.key;
        IF old_values IS NULL THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO audit_changes (event_id, table_name, record_key, action, before, after)
    VALUES (event::uuid, TG_TABLE_NAME, record_key, lower(TG_OP), old_values, new_values);
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

-- Triggers

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icb_successions FOR EACH ROW EXECUTE FUNCTION record_change('predecessor_code', 'successor_code', 'effective_on');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icb_successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.icbs FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.icbs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enforce_version BEFORE UPDATE ON public.installation FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.installation FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.installation FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public.regions FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.regions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- What the application may do

GRANT USAGE ON SCHEMA public TO trellis_app;
GRANT SELECT ON audit_changes TO trellis_app;
GRANT SELECT ON audit_events TO trellis_app;
GRANT SELECT ON icb_successions TO trellis_app;
GRANT SELECT ON icbs TO trellis_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO trellis_app;
GRANT SELECT, UPDATE ON installation TO trellis_app;
GRANT SELECT ON outbox TO trellis_app;
GRANT SELECT ON regions TO trellis_app;
GRANT SELECT ON revisions TO trellis_app;
GRANT UPDATE (short_name, version, updated_at) ON icbs TO trellis_app;
GRANT EXECUTE ON FUNCTION close_event(uuid,timestamp with time zone,text,text,text,text,text) TO trellis_app;
GRANT EXECUTE ON FUNCTION enforce_version() TO trellis_app;
GRANT EXECUTE ON FUNCTION icbs_on(date) TO trellis_app;
GRANT EXECUTE ON FUNCTION record_change() TO trellis_app;
GRANT EXECUTE ON FUNCTION refuse_truncate() TO trellis_app;
