-- Imports: a file is read into a plan; nothing of it counts until the plan is applied, and an applied one
-- can be undone. What the file says is kept as statements, the evidence that history is worked out from.
-- +goose Up
CREATE TABLE imports (
    id          uuid        PRIMARY KEY,
    kind        text        NOT NULL,
    file_name   text        NOT NULL,
    file_bytes  bigint      NOT NULL,
    sha256      text        NOT NULL,
    -- The day the source describes.
    as_at       date        NOT NULL,
    status      text        NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'applied', 'undone', 'discarded')),
    -- Data rows read; rows left out; values put right; rows kept that wait for another file.
    rows_read   bigint      NOT NULL,
    left_out    bigint      NOT NULL,
    put_right   bigint      NOT NULL,
    waiting     bigint      NOT NULL,
    -- What the plan would change, and a digest of it: applying is refused once that has become something else.
    changes     bigint      NOT NULL,
    created     bigint      NOT NULL,
    renamed     bigint      NOT NULL,
    moved       bigint      NOT NULL,
    closed      bigint      NOT NULL,
    plan_sha256 text        NOT NULL,
    planned_at  timestamptz NOT NULL,
    planned_by  text        NOT NULL,
    applied_at  timestamptz,
    applied_by  text,
    undone_at   timestamptz,
    undone_by   text,
    undo_reason text,
    version     bigint      NOT NULL DEFAULT 1,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX imports_status ON imports (status, kind);

CREATE TABLE import_problems (
    import_id   uuid   NOT NULL REFERENCES imports,
    number      bigint NOT NULL,
    sheet       text,
    row         bigint,
    column_name text,
    value       text,
    code        text   NOT NULL,
    message     text   NOT NULL,
    result      text   NOT NULL CHECK (result IN ('left_out', 'put_right', 'waiting', 'noted')),
    -- Whether it shows only beside other files; then planning again finds it anew.
    is_found    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE import_changes (
    import_id     uuid   NOT NULL REFERENCES imports,
    number        bigint NOT NULL,
    action        text   NOT NULL CHECK (action IN ('create', 'rename', 'move', 'close', 'reopen', 'redate', 'update', 'remove')),
    record_type   text   NOT NULL,
    record_code   text COLLATE "C" NOT NULL,
    name          text,
    before        text,
    after         text,
    effective_on  date,
    certainty     certainty,
    sheet         text,
    row           bigint,
    PRIMARY KEY (import_id, number)
);

-- What a file says of an organisation, in one row of one sheet. Only the columns its fact needs are filled.
CREATE TABLE organisation_statements (
    import_id             uuid   NOT NULL REFERENCES imports,
    number                bigint NOT NULL,
    fact                  text   NOT NULL CHECK (fact IN ('sub_icb_location', 'pcn', 'practice', 'list_size', 'deprivation', 'borough', 'mention', 'unidentified')),
    code                  text COLLATE "C" NOT NULL,
    name                  text,
    postcode              text,
    ons_code              text,
    icb_code              text,
    sub_icb_location_code text,
    pcn_code              text,
    borough_gss_code      text,
    valid_from            date,
    valid_to              date,
    list_size             bigint,
    imd_year              bigint,
    imd_score             double precision,
    is_weak               boolean NOT NULL DEFAULT false,
    sheet                 text,
    row                   bigint NOT NULL,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX organisation_statements_code ON organisation_statements (code);

-- +goose StatementBegin
-- require_event lets a table that holds the content of a plan be written inside a use case only. A change row
-- for each of its rows would say everything twice: the import it belongs to is audited.
CREATE FUNCTION require_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    event text := nullif(current_setting('trellis.event_id', true), '');
BEGIN
    IF event IS NULL OR EXISTS (SELECT FROM audit_events e WHERE e.id = event::uuid) THEN
        RAISE EXCEPTION 'a write to % outside an audited use case', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON imports FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER enforce_version BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON imports EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON import_problems EXECUTE FUNCTION require_event();
CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON import_changes EXECUTE FUNCTION require_event();
CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON organisation_statements EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON import_problems EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON import_changes EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON organisation_statements EXECUTE FUNCTION refuse_truncate();

REVOKE ALL ON FUNCTION require_event() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION require_event() TO trellis_app;
GRANT SELECT, INSERT, UPDATE ON imports TO trellis_app;
GRANT SELECT, INSERT, DELETE ON import_problems, import_changes TO trellis_app;
-- Statements are evidence: they are added and never changed.
GRANT SELECT, INSERT ON organisation_statements TO trellis_app;
