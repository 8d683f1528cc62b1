-- What every room stands on: the audit of each write, the outbox, revisions and idempotency keys.
-- +goose Up
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS unaccent;

GRANT USAGE ON SCHEMA public TO trellis_app;
-- The application tells by this whether it and its database fit together.
GRANT SELECT ON goose_db_version TO trellis_app;

-- One row per use case that changed something.
CREATE TABLE audit_events (
    id          uuid        PRIMARY KEY,
    occurred_at timestamptz NOT NULL,
    actor_id    text        NOT NULL,
    actor_kind  text        NOT NULL,
    operation   text        NOT NULL,
    request_id  text,
    reason      text
);

-- One row per record that the use case touched: the values before and after, changed columns only.
CREATE TABLE audit_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid   NOT NULL REFERENCES audit_events DEFERRABLE INITIALLY DEFERRED,
    table_name text   NOT NULL,
    record_key text   NOT NULL,
    action     text   NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    before     jsonb,
    after      jsonb
);
CREATE INDEX audit_changes_event ON audit_changes (event_id);
CREATE INDEX audit_changes_record ON audit_changes (table_name, record_key, id);

-- Events waiting to be told to others. One sequencer numbers them once they are committed.
CREATE TABLE outbox (
    event_id uuid   PRIMARY KEY REFERENCES audit_events DEFERRABLE INITIALLY DEFERRED,
    sequence bigint UNIQUE
);

-- How often each table has changed. Cached reads are keyed by the revisions of what they read.
CREATE TABLE revisions (
    table_name text   PRIMARY KEY,
    revision   bigint NOT NULL
);

-- Answers kept so that a repeated request has one effect.
CREATE TABLE idempotency_keys (
    actor_id     text        NOT NULL,
    method       text        NOT NULL,
    path         text        NOT NULL,
    key          text        NOT NULL,
    body_hash    bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    status       integer,
    etag_prefix  text,
    location     text,
    content_type text,
    body         bytea,
    PRIMARY KEY (actor_id, method, path, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Facts about this installation; one row.
CREATE TABLE installation (
    id       boolean PRIMARY KEY DEFAULT true CHECK (id),
    -- Whether its first start loaded the demonstration; null until that is done.
    began_as text CHECK (began_as IN ('demo', 'empty')),
    version  bigint  NOT NULL DEFAULT 1
);

-- +goose StatementBegin
-- record_change writes the change row of an audited table. It refuses a write outside a use case,
-- so no path to the data can forget the audit. Its arguments name the key columns.
CREATE FUNCTION record_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- enforce_version lets an update through only when it names the next version, so a lost update
-- cannot be saved by any path.
CREATE FUNCTION enforce_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'an update of % must raise version % by one', TG_TABLE_NAME, OLD.version;
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- close_event ends a use case: where it changed something, its event and outbox row are written,
-- the revisions of the touched tables rise and listeners are told. It returns those revisions. No
-- further write belongs to the event.
CREATE FUNCTION close_event(
    event uuid, at timestamptz, actor_id text, actor_kind text, operation text, request_id text, reason text
) RETURNS TABLE (touched text, now_at bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- refuse_truncate keeps a table from being emptied past the audit.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is audited: delete its rows in a use case', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd

-- A temporary table must not stand in for one of ours.
-- +goose StatementBegin
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
-- +goose StatementEnd

-- The application reads the audit and adds to it through the functions above, and nothing more.
REVOKE ALL ON FUNCTION record_change(), enforce_version(), refuse_truncate(),
    close_event(uuid, timestamptz, text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_change(), enforce_version(), refuse_truncate(),
    close_event(uuid, timestamptz, text, text, text, text, text) TO trellis_app;
GRANT SELECT ON audit_events, audit_changes, outbox, revisions TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO trellis_app;

INSERT INTO installation DEFAULT VALUES;
CREATE TRIGGER enforce_version BEFORE UPDATE ON installation
    FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON installation
    FOR EACH ROW EXECUTE FUNCTION record_change('id');
GRANT SELECT, UPDATE ON installation TO trellis_app;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON installation EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_changes EXECUTE FUNCTION refuse_truncate();
