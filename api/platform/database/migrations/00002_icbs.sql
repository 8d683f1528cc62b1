-- Integrated care boards, their regions and who followed whom.
-- +goose Up
CREATE TABLE regions (
    code text COLLATE "C" PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE icbs (
    ods_code      text COLLATE "C" PRIMARY KEY CHECK (ods_code ~ '^[A-Z0-9]{3}([A-Z0-9]{2})?$'),
    name          text NOT NULL,
    short_name    text NOT NULL CHECK (char_length(short_name) BETWEEN 2 AND 60),
    region_code   text COLLATE "C" NOT NULL REFERENCES regions,
    -- The code the Office for National Statistics gave it, and the first day the code is known to hold.
    ons_code      text COLLATE "C" UNIQUE CHECK (ons_code ~ '^E54[0-9]{6}$'),
    ons_code_from date,
    -- [valid_from, valid_to): valid_to is the first day on which it no longer stands.
    valid_from    date NOT NULL,
    valid_to      date,
    certainty     text NOT NULL DEFAULT 'exact' CHECK (certainty IN ('exact', 'known_by')),
    version       bigint NOT NULL DEFAULT 1,
    updated_at    timestamptz NOT NULL,
    CONSTRAINT icbs_valid_for_a_day CHECK (valid_to > valid_from),
    CONSTRAINT icbs_ons_code_is_dated CHECK ((ons_code IS NULL) = (ons_code_from IS NULL))
);
CREATE UNIQUE INDEX icbs_short_name ON icbs (lower(short_name));
CREATE INDEX icbs_region ON icbs (region_code);

CREATE TABLE icb_successions (
    predecessor_code text COLLATE "C" NOT NULL REFERENCES icbs,
    successor_code   text COLLATE "C" NOT NULL REFERENCES icbs,
    effective_on     date NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('merger', 'split', 'acquisition')),
    PRIMARY KEY (predecessor_code, successor_code, effective_on),
    CONSTRAINT icb_successions_not_to_itself CHECK (predecessor_code <> successor_code)
);
CREATE INDEX icb_successions_successor ON icb_successions (successor_code);

-- +goose StatementBegin
-- icbs_on gives every ICB as it stood on a day. An ONS code appears only from the day it is known to hold.
CREATE FUNCTION icbs_on(day date) RETURNS TABLE (
    ods_code text, ons_code text, name text, short_name text, region_code text, region_name text,
    valid_from date, valid_to date, certainty text, status text, version bigint, updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT i.ods_code, CASE WHEN day >= i.ons_code_from THEN i.ons_code END, i.name, i.short_name,
           i.region_code, r.name, i.valid_from, i.valid_to, i.certainty,
           CASE WHEN day < i.valid_from THEN 'not_yet_open' WHEN day >= i.valid_to THEN 'closed' ELSE 'open' END,
           i.version, i.updated_at
      FROM icbs i JOIN regions r ON r.code = i.region_code
$$;
-- +goose StatementEnd

CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON regions
    FOR EACH ROW EXECUTE FUNCTION record_change('code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON icbs
    FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER enforce_version BEFORE UPDATE ON icbs
    FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON icb_successions
    FOR EACH ROW EXECUTE FUNCTION record_change('predecessor_code', 'successor_code', 'effective_on');

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON regions EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON icbs EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON icb_successions EXECUTE FUNCTION refuse_truncate();

REVOKE ALL ON FUNCTION icbs_on(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION icbs_on(date) TO trellis_app;
GRANT SELECT ON regions, icbs, icb_successions TO trellis_app;
GRANT UPDATE (short_name, version, updated_at) ON icbs TO trellis_app;
