-- What networks are assessed against: frameworks in versions, of which one is published at a time and none changes once it is.
-- +goose Up
CREATE TABLE embedding_frameworks (
    framework_version bigint      PRIMARY KEY CHECK (framework_version > 0),
    name              text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    note              text        NOT NULL CHECK (char_length(note) <= 2000),
    status            text        NOT NULL CHECK (status IN ('draft', 'published', 'retired')),
    -- The version it was copied from.
    based_on          bigint      REFERENCES embedding_frameworks CHECK (based_on < framework_version),
    published_at      timestamptz,
    -- When another was published in its place.
    retired_at        timestamptz,
    version           bigint      NOT NULL DEFAULT 1,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT embedding_frameworks_published_once CHECK ((status = 'draft') = (published_at IS NULL)),
    CONSTRAINT embedding_frameworks_retired_once CHECK ((status = 'retired') = (retired_at IS NOT NULL))
);
-- One is published at a time.
CREATE UNIQUE INDEX embedding_frameworks_one_published ON embedding_frameworks (status) WHERE status = 'published';

CREATE TABLE embedding_domains (
    framework_version bigint   NOT NULL REFERENCES embedding_frameworks,
    code              text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z]$'),
    name              text     NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    weight            bigint   NOT NULL CHECK (weight BETWEEN 1 AND 10),
    position          bigint   NOT NULL CHECK (position > 0),
    PRIMARY KEY (framework_version, code),
    CONSTRAINT embedding_domains_in_order UNIQUE (framework_version, position) DEFERRABLE
);

CREATE TABLE embedding_criteria (
    framework_version bigint   NOT NULL,
    -- Its domain's letter and a number. It means the same in every version.
    code              text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][1-9][0-9]?$'),
    domain_code       text COLLATE "C" NOT NULL,
    name              text     NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    explanation       text     NOT NULL CHECK (char_length(explanation) BETWEEN 1 AND 1000),
    scope             text     NOT NULL CHECK (scope IN ('pcn', 'role')),
    -- The roles it is asked of; empty where of all, or of the network.
    role_types        text[]   NOT NULL CHECK (role_types <@ '{splw,cc,hwbc}'),
    is_core           boolean  NOT NULL,
    -- The Network Contract asks it: below level 3 it caps the status.
    is_gate           boolean  NOT NULL,
    -- The rule by which a level is suggested.
    derivation        text,
    weight            bigint   NOT NULL CHECK (weight BETWEEN 1 AND 10),
    source            text     NOT NULL CHECK (char_length(source) BETWEEN 1 AND 500),
    -- What levels 0 to 4 look like.
    levels            text[]   NOT NULL CHECK (cardinality(levels) = 5),
    position          bigint   NOT NULL CHECK (position > 0),
    PRIMARY KEY (framework_version, code),
    FOREIGN KEY (framework_version, domain_code) REFERENCES embedding_domains,
    CONSTRAINT embedding_criteria_of_their_domain CHECK (left(code, 1) = domain_code),
    CONSTRAINT embedding_criteria_of_roles CHECK (scope = 'role' OR role_types = '{}'),
    CONSTRAINT embedding_criteria_in_order UNIQUE (framework_version, position) DEFERRABLE
);

-- +goose StatementBegin
-- What is published stays as it was: assessments are scored by it. It may only be retired.
CREATE FUNCTION refuse_change_of_published_framework() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION refuse_change_of_published_framework() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refuse_change_of_published_framework() TO trellis_app;

CREATE TRIGGER published_stays BEFORE UPDATE OR DELETE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER enforce_version BEFORE UPDATE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON embedding_domains FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON embedding_criteria FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION record_change('framework_version');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_domains FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_criteria FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_frameworks EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_domains EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_criteria EXECUTE FUNCTION refuse_truncate();
GRANT SELECT, INSERT, UPDATE ON embedding_frameworks TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON embedding_domains, embedding_criteria TO trellis_app;
