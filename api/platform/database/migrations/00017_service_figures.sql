-- What a service did in a month: counted by the network for each role, never from anybody's record.
-- +goose Up
CREATE TABLE service_figures (
    id                        uuid        PRIMARY KEY,
    pcn_code                  ods_code    NOT NULL REFERENCES pcns,
    role_type                 text COLLATE "C" NOT NULL REFERENCES role_types,
    -- The first day of the month.
    month                     date        NOT NULL CHECK (month = date_trunc('month', month)::date),
    -- People referred in the month; how many of them declined. Null is not known, never 0.
    referrals                 bigint      CHECK (referrals >= 0),
    declined                  bigint      CHECK (declined >= 0),
    -- Middle wait in days from referral to first contact, of those first contacted in the month, and how many those were.
    wait_days_median          numeric(6, 1) CHECK (wait_days_median >= 0),
    first_contacts            bigint      CHECK (first_contacts >= 0),
    -- People on the caseload on the last day of the month; contacts with people in it.
    caseload                  bigint      CHECK (caseload >= 0),
    contacts                  bigint      CHECK (contacts >= 0),
    is_demo                   boolean     NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    scopes                    text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['service_figures:' || pcn_code]) STORED,
    version                   bigint      NOT NULL DEFAULT 1,
    updated_at                timestamptz NOT NULL,
    CONSTRAINT service_figures_one_a_month UNIQUE (pcn_code, role_type, month),
    CONSTRAINT service_figures_of_a_network UNIQUE (id, pcn_code),
    CONSTRAINT service_figures_declined_were_referred CHECK (declined <= referrals),
    CONSTRAINT service_figures_wait_of_somebody CHECK (wait_days_median IS NULL OR first_contacts > 0)
);

CREATE INDEX service_figures_month ON service_figures (month);

-- The month's referrals by where they came from, by ethnicity and by the deprivation of where people live; unknown is a group.
CREATE TABLE service_figure_groups (
    service_figure_id uuid     NOT NULL,
    pcn_code          ods_code NOT NULL,
    dimension         text     NOT NULL CHECK (dimension IN ('source', 'ethnicity', 'deprivation')),
    group_code        text COLLATE "C" NOT NULL,
    referrals         bigint   NOT NULL CHECK (referrals >= 0),
    scopes            text[]   NOT NULL GENERATED ALWAYS AS (ARRAY['service_figures:' || pcn_code]) STORED,
    PRIMARY KEY (service_figure_id, dimension, group_code),
    FOREIGN KEY (service_figure_id, pcn_code) REFERENCES service_figures (id, pcn_code) ON DELETE CASCADE,
    CONSTRAINT service_figure_groups_known CHECK (CASE dimension
        WHEN 'source' THEN group_code IN ('gp_practice', 'self', 'community_or_vcse', 'hospital', 'social_care', 'other', 'unknown')
        WHEN 'ethnicity' THEN group_code IN ('asian', 'black', 'mixed', 'white', 'other', 'unknown')
        ELSE group_code IN ('fifth_1', 'fifth_2', 'fifth_3', 'fifth_4', 'fifth_5', 'unknown') END)
);

-- +goose StatementBegin
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('service_figures', '''id'''), ('service_figure_groups', '''service_figure_id'', ''dimension'', ''group_code''')) AS v (name, keys)
    LOOP
        EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%s)', t.name, t.keys);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', t.name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.name);
        EXECUTE format('CREATE POLICY within_reach ON %I USING ((SELECT ''*'' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
            WITH CHECK ((SELECT ''*'' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))', t.name);
    END LOOP;
END $$;
-- +goose StatementEnd
CREATE TRIGGER enforce_version BEFORE UPDATE ON service_figures FOR EACH ROW EXECUTE FUNCTION enforce_version();
GRANT SELECT, INSERT, UPDATE, DELETE ON service_figures, service_figure_groups TO trellis_app;
