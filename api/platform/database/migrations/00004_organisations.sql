-- Sub-ICB locations, boroughs, PCNs and practices, and everything about them that changes in time. Each
-- dated fact is a row that holds on the days [valid_from, valid_to). What files say is kept in
-- organisation_statements; but for the reference data, the tables of facts are worked out from it.
-- +goose Up

-- Certainty of a first or last day: 'exact', the source states it; 'known_by', a source shows that it held
-- (or had ended) by then; 'carried_back', a later source says so and nothing earlier says otherwise.
CREATE DOMAIN certainty AS text CHECK (VALUE IN ('exact', 'known_by', 'carried_back'));
CREATE DOMAIN ods_code AS text COLLATE "C" CHECK (VALUE ~ '^[A-Z0-9]{3,8}$');

CREATE TABLE sub_icb_locations (
    ods_code           ods_code    PRIMARY KEY,
    ons_code           text COLLATE "C" CHECK (ons_code ~ '^E38[0-9]{6}$'),
    valid_from         date        NOT NULL,
    valid_to           date        CHECK (valid_to > valid_from),
    certainty          certainty   NOT NULL,
    valid_to_certainty certainty,
    -- Reference data of Trellis: no file changes it.
    is_reference       boolean     NOT NULL DEFAULT false,
    version            bigint      NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT sub_icb_locations_end_is_certain CHECK ((valid_to IS NULL) = (valid_to_certainty IS NULL))
);

-- Whose organisations a region shows: the real ones, or those of the demonstration until there are real ones.
ALTER TABLE regions ADD data_origin text NOT NULL DEFAULT 'real' CHECK (data_origin IN ('real', 'demo'));

CREATE TABLE boroughs (
    gss_code    text COLLATE "C" PRIMARY KEY CHECK (gss_code ~ '^E09[0-9]{6}$'),
    name        text NOT NULL,
    -- Its place on the map of tiles, from the top left corner.
    tile_column bigint NOT NULL CHECK (tile_column >= 0),
    tile_row    bigint NOT NULL CHECK (tile_row >= 0),
    CONSTRAINT boroughs_one_a_tile UNIQUE (tile_column, tile_row)
);
CREATE TABLE borough_icbs (
    borough_gss_code text COLLATE "C" NOT NULL REFERENCES boroughs,
    icb_code         text COLLATE "C" NOT NULL REFERENCES icbs,
    valid_from       date NOT NULL,
    valid_to         date,
    certainty        certainty NOT NULL,
    PRIMARY KEY (borough_gss_code, valid_from),
    CONSTRAINT borough_icbs_one_at_a_time EXCLUDE USING gist (borough_gss_code WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT borough_icbs_valid_for_a_day CHECK (valid_to > valid_from)
);

CREATE TABLE pcns (
    ods_code           ods_code    PRIMARY KEY CHECK (ods_code ~ '^U([0-9]{5}|D[0-9]{4})$'),
    -- Invented: its code is one that ODS cannot issue, and nothing else makes it so.
    is_demo            boolean     NOT NULL GENERATED ALWAYS AS (ods_code ~ '^UD[0-9]{4}$') STORED,
    valid_from         date        NOT NULL,
    valid_to           date        CHECK (valid_to > valid_from),
    certainty          certainty   NOT NULL,
    valid_to_certainty certainty,
    version            bigint      NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT pcns_end_is_certain CHECK ((valid_to IS NULL) = (valid_to_certainty IS NULL))
);

CREATE TABLE practices (
    -- ODS gives no practice a code that begins as those of PCNs do.
    ods_code           ods_code    PRIMARY KEY CHECK (ods_code !~ '^U'),
    is_demo            boolean     NOT NULL GENERATED ALWAYS AS (ods_code ~ '^YD[0-9]{4}$') STORED,
    postcode           text,
    valid_from         date        NOT NULL,
    valid_to           date        CHECK (valid_to > valid_from),
    certainty          certainty   NOT NULL,
    valid_to_certainty certainty,
    version            bigint      NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT practices_end_is_certain CHECK ((valid_to IS NULL) = (valid_to_certainty IS NULL))
);

-- What is shown: every real organisation, and those of the demonstration, which are all in London, while London shows
-- them. Every answer reads these and never the tables, so that one place decides and nothing is deleted for it.
CREATE VIEW shown_pcns WITH (security_invoker = true) AS
    SELECT * FROM pcns WHERE NOT is_demo OR (SELECT r.data_origin FROM regions r WHERE r.code = 'Y56') = 'demo';
CREATE VIEW shown_practices WITH (security_invoker = true) AS
    SELECT * FROM practices WHERE NOT is_demo OR (SELECT r.data_origin FROM regions r WHERE r.code = 'Y56') = 'demo';

-- Names of sub-ICB locations, PCNs and practices. ODS never uses a code twice, so the code alone says whose.
CREATE TABLE organisation_names (
    ods_code ods_code NOT NULL,
    name     text     NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200)
);
CREATE TABLE sub_icb_location_icbs (
    sub_icb_location_code ods_code NOT NULL REFERENCES sub_icb_locations,
    icb_code              text COLLATE "C" NOT NULL REFERENCES icbs
);
CREATE TABLE pcn_sub_icb_locations (
    pcn_code              ods_code NOT NULL REFERENCES pcns,
    sub_icb_location_code ods_code NOT NULL REFERENCES sub_icb_locations
);
CREATE TABLE practice_sub_icb_locations (
    practice_code         ods_code NOT NULL REFERENCES practices,
    sub_icb_location_code ods_code NOT NULL REFERENCES sub_icb_locations
);
CREATE TABLE practice_memberships (
    practice_code ods_code NOT NULL REFERENCES practices,
    pcn_code      ods_code NOT NULL REFERENCES pcns
);
CREATE TABLE pcn_boroughs (
    pcn_code         ods_code NOT NULL REFERENCES pcns,
    borough_gss_code text COLLATE "C" NOT NULL REFERENCES boroughs
);
-- People registered at a practice, from the day they were counted until the next count.
CREATE TABLE practice_list_sizes (
    practice_code ods_code NOT NULL REFERENCES practices,
    list_size     bigint   NOT NULL CHECK (list_size >= 0)
);
-- The Index of Multiple Deprivation of the people registered: higher is more deprived.
CREATE TABLE practice_deprivation (
    practice_code ods_code NOT NULL REFERENCES practices,
    imd_year      bigint   NOT NULL CHECK (imd_year BETWEEN 2000 AND 2100),
    imd_score     double precision NOT NULL CHECK (imd_score BETWEEN 0 AND 100)
);

-- Every dated fact has the same days, the same certainty and the same guard: one at a time.
-- +goose StatementBegin
DO $$
DECLARE
    fact record;
BEGIN
    FOR fact IN SELECT * FROM (VALUES
        ('organisation_names', 'ods_code'), ('sub_icb_location_icbs', 'sub_icb_location_code'),
        ('pcn_sub_icb_locations', 'pcn_code'), ('practice_sub_icb_locations', 'practice_code'),
        ('practice_memberships', 'practice_code'), ('pcn_boroughs', 'pcn_code'),
        ('practice_list_sizes', 'practice_code'), ('practice_deprivation', 'practice_code')) AS f (of, subject)
    LOOP
        EXECUTE format('ALTER TABLE %1$I
            ADD valid_from date NOT NULL, ADD valid_to date,
            ADD certainty certainty NOT NULL, ADD valid_to_certainty certainty,
            ADD PRIMARY KEY (%2$I, valid_from),
            ADD CONSTRAINT %1$s_valid_for_a_day CHECK (valid_to > valid_from),
            ADD CONSTRAINT %1$s_end_is_certain CHECK ((valid_to IS NULL) = (valid_to_certainty IS NULL)),
            ADD CONSTRAINT %1$s_one_at_a_time EXCLUDE USING gist (%2$I WITH =, daterange(valid_from, valid_to) WITH &&)
                DEFERRABLE INITIALLY DEFERRED', fact.of, fact.subject);
        EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION record_change(%L, ''valid_from'')', fact.of, fact.subject);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', fact.of);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO trellis_app', fact.of);
    END LOOP;
END $$;
-- +goose StatementEnd
CREATE INDEX practice_memberships_pcn ON practice_memberships (pcn_code);
CREATE INDEX pcn_sub_icb_locations_location ON pcn_sub_icb_locations (sub_icb_location_code);
CREATE INDEX practice_sub_icb_locations_location ON practice_sub_icb_locations (sub_icb_location_code);
CREATE INDEX pcn_boroughs_borough ON pcn_boroughs (borough_gss_code);
CREATE INDEX organisation_names_alike ON organisation_names USING gin (lower(name) gin_trgm_ops);

-- What a person has put right about a PCN: it beats every file.
CREATE TABLE pcn_corrections (
    pcn_code         ods_code    PRIMARY KEY REFERENCES pcns,
    name             text        CHECK (char_length(name) BETWEEN 2 AND 200),
    borough_gss_code text COLLATE "C" REFERENCES boroughs,
    version          bigint      NOT NULL DEFAULT 1,
    updated_at       timestamptz NOT NULL
);

CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON sub_icb_locations FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON boroughs FOR EACH ROW EXECUTE FUNCTION record_change('gss_code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON borough_icbs FOR EACH ROW EXECUTE FUNCTION record_change('borough_gss_code', 'valid_from');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON pcns FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON practices FOR EACH ROW EXECUTE FUNCTION record_change('ods_code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON pcn_corrections FOR EACH ROW EXECUTE FUNCTION record_change('pcn_code');
CREATE TRIGGER enforce_version BEFORE UPDATE ON sub_icb_locations FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER enforce_version BEFORE UPDATE ON pcns FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER enforce_version BEFORE UPDATE ON practices FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER enforce_version BEFORE UPDATE ON pcn_corrections FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON sub_icb_locations EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON boroughs EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON borough_icbs EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON pcns EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON practices EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON pcn_corrections EXECUTE FUNCTION refuse_truncate();

GRANT SELECT ON boroughs, borough_icbs, shown_pcns, shown_practices TO trellis_app;
GRANT UPDATE (data_origin) ON regions TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sub_icb_locations, pcns, practices, pcn_corrections TO trellis_app;
