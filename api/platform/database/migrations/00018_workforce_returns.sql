-- The official count: what networks returned to the National Workforce Reporting Service, as published. Individuals stand in
-- those files; only sums by network and role are kept. They are evidence of a file, like everything imported.
-- +goose Up
CREATE TABLE workforce_return_files (
    import_id    uuid   PRIMARY KEY REFERENCES imports,
    -- The last day of the month that was counted.
    census_on    date   NOT NULL CHECK (census_on = (date_trunc('month', census_on) + interval '1 month - 1 day')::date),
    -- The regions whose networks the file covers: one of them that is missing made no return.
    region_codes text[] NOT NULL
);
CREATE TABLE workforce_return_statements (
    import_id     uuid     NOT NULL REFERENCES workforce_return_files,
    pcn_code      ods_code NOT NULL,
    -- What the file calls the role, to the letter.
    staff_role    text     NOT NULL,
    -- A service bought in, of which no staff are counted.
    is_contracted boolean  NOT NULL,
    fte           numeric  NOT NULL CHECK (fte >= 0),
    -- Different people, told apart by the file's identifier; none of a contracted service.
    headcount     bigint   NOT NULL CHECK (headcount >= 0),
    rows          bigint   NOT NULL CHECK (rows > 0),
    PRIMARY KEY (import_id, pcn_code, staff_role, is_contracted)
);
CREATE INDEX workforce_return_statements_pcn ON workforce_return_statements (pcn_code);

-- What counts: of each census and network what the applied file says that was read last. Worked out anew whenever a file
-- is applied or undone.
CREATE TABLE workforce_returns (
    census_on  date     NOT NULL,
    pcn_code   ods_code NOT NULL,
    import_id  uuid     REFERENCES imports,
    is_demo    boolean  NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    PRIMARY KEY (census_on, pcn_code)
);
CREATE TABLE workforce_return_figures (
    census_on     date     NOT NULL,
    pcn_code      ods_code NOT NULL,
    staff_role    text     NOT NULL,
    is_contracted boolean  NOT NULL,
    -- Which of the roles Trellis keeps it is, or link workers counted apart as mental health practitioners; null for any other.
    role_type     text COLLATE "C" CHECK (role_type IN ('splw', 'cc', 'hwbc', 'splw_mental_health')),
    fte           numeric  NOT NULL,
    headcount     bigint   NOT NULL,
    PRIMARY KEY (census_on, pcn_code, staff_role, is_contracted),
    FOREIGN KEY (census_on, pcn_code) REFERENCES workforce_returns ON DELETE CASCADE
);
-- Most of a census is other roles.
CREATE INDEX workforce_return_figures_of_our_roles ON workforce_return_figures (pcn_code, census_on) WHERE role_type IS NOT NULL;
-- Which censuses there are, and for which regions: those of files, and those of the demonstration.
CREATE TABLE workforce_censuses (
    census_on    date    NOT NULL,
    is_demo      boolean NOT NULL DEFAULT false,
    region_codes text[]  NOT NULL,
    PRIMARY KEY (census_on, is_demo)
);

-- What a role of the returns is: its name decides, to the letter.
-- +goose StatementBegin
CREATE FUNCTION nwrs_role(staff_role text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT r.code FROM role_types r WHERE r.nwrs_staff_role = staff_role),
                    CASE WHEN staff_role = 'Social Prescribing Link Workers (Mental Health Practitioners)' THEN 'splw_mental_health' END)
$$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION nwrs_role(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION nwrs_role(text) TO trellis_app;

-- +goose StatementBegin
DO $$
DECLARE
    t text;
BEGIN
    -- A change row for each would say what the import says; what counts follows from the imports that are applied.
    FOREACH t IN ARRAY ARRAY['workforce_return_files', 'workforce_return_statements', 'workforce_returns', 'workforce_return_figures', 'workforce_censuses']
    LOOP
        EXECUTE format('CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON %I EXECUTE FUNCTION require_event()', t);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', t);
    END LOOP;
END $$;
-- +goose StatementEnd
GRANT SELECT, INSERT ON workforce_return_files, workforce_return_statements TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON workforce_returns, workforce_return_figures, workforce_censuses TO trellis_app;
