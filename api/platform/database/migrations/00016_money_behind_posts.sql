-- What posts may cost, what a network is entitled to, and what it claimed. Rates change in the middle of a year and
-- backwards, so every rate is dated, has its source, and stays when another takes its place.
-- +goose Up
CREATE DOMAIN financial_year AS text COLLATE "C" CHECK (VALUE ~ '^20[0-9]{2}/[0-9]{2}$' AND right(VALUE, 2)::int = (substr(VALUE, 3, 2)::int + 1) % 100);

-- The most that is reimbursed for one whole-time post in a year.
CREATE TABLE rate_cards (
    id                uuid        PRIMARY KEY,
    role_type         text COLLATE "C" NOT NULL REFERENCES role_types,
    pay_zone          text        NOT NULL CHECK (pay_zone IN ('base', 'inner', 'outer')),
    valid_from        date        NOT NULL,
    valid_to          date        CHECK (valid_to > valid_from),
    annual_max_pence  bigint      NOT NULL CHECK (annual_max_pence > 0),
    status            text        NOT NULL CHECK (status IN ('provisional', 'confirmed', 'superseded')),
    -- Somebody compared it with the document that sets it.
    is_verified       boolean     NOT NULL DEFAULT false,
    source            text        NOT NULL CHECK (char_length(source) BETWEEN 1 AND 300),
    source_url        text        CHECK (source_url ~ '^https?://' AND char_length(source_url) <= 500),
    -- Which took its place. It may be written before the other is: only one holds on a day.
    superseded_by     uuid        REFERENCES rate_cards DEFERRABLE INITIALLY DEFERRED,
    recorded_at       timestamptz NOT NULL,
    version           bigint      NOT NULL DEFAULT 1,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT rate_cards_superseded_by_something CHECK ((status = 'superseded') = (superseded_by IS NOT NULL)),
    CONSTRAINT rate_cards_one_at_a_time EXCLUDE USING gist (role_type WITH =, pay_zone WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (status <> 'superseded')
);

-- What a network is entitled to for each weighted person in a financial year.
CREATE TABLE entitlement_rates (
    id                       uuid           PRIMARY KEY,
    financial_year           financial_year NOT NULL,
    -- In pence, and thousandths of one.
    pence_per_weighted_person numeric(9, 3) NOT NULL CHECK (pence_per_weighted_person > 0),
    -- The day of the lists that it is multiplied with.
    list_date                date           NOT NULL,
    status                   text           NOT NULL CHECK (status IN ('provisional', 'confirmed', 'superseded')),
    is_verified              boolean        NOT NULL DEFAULT false,
    source                   text           NOT NULL CHECK (char_length(source) BETWEEN 1 AND 300),
    source_url               text           CHECK (source_url ~ '^https?://' AND char_length(source_url) <= 500),
    superseded_by            uuid           REFERENCES entitlement_rates DEFERRABLE INITIALLY DEFERRED,
    recorded_at              timestamptz    NOT NULL,
    version                  bigint         NOT NULL DEFAULT 1,
    updated_at               timestamptz    NOT NULL,
    CONSTRAINT entitlement_rates_superseded_by_something CHECK ((status = 'superseded') = (superseded_by IS NOT NULL))
);
CREATE UNIQUE INDEX entitlement_rates_one_a_year ON entitlement_rates (financial_year) WHERE status <> 'superseded';

-- People registered with a network's practices, and the same weighted by need, as payments count them.
CREATE TABLE pcn_populations (
    pcn_code   ods_code       NOT NULL REFERENCES pcns,
    counted_on date           NOT NULL,
    registered bigint         CHECK (registered > 0),
    weighted   numeric(12, 2) NOT NULL CHECK (weighted > 0),
    source     text           NOT NULL CHECK (char_length(source) BETWEEN 1 AND 300),
    is_demo    boolean        NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    version    bigint         NOT NULL DEFAULT 1,
    updated_at timestamptz    NOT NULL,
    PRIMARY KEY (pcn_code, counted_on)
);

-- What was claimed for a month through the national portal. Trellis keeps the totals; it is not where one claims.
CREATE TABLE arrs_claims (
    id           uuid          PRIMARY KEY,
    pcn_code     ods_code      NOT NULL REFERENCES pcns,
    -- The first day of the month.
    month        date          NOT NULL CHECK (month = date_trunc('month', month)::date),
    role_type    text COLLATE "C" NOT NULL REFERENCES role_types,
    -- Without a scale, or more decimals would be rounded away where they should be refused.
    wte          numeric       NOT NULL CHECK (wte >= 0 AND wte <= 200 AND wte = round(wte, 4)),
    amount_pence bigint        NOT NULL CHECK (amount_pence >= 0),
    status       text          NOT NULL CHECK (status IN ('recorded', 'icb_approved', 'adjusted')),
    -- Who recorded it, as the audit names them, and who approved it or adjusted it last: never the same person. What a
    -- demonstration invents, the system did.
    recorded_by  text          NOT NULL CHECK (char_length(recorded_by) BETWEEN 1 AND 100),
    judged_by    text          CHECK (char_length(judged_by) BETWEEN 1 AND 100),
    adjustment_reason text     CHECK (char_length(adjustment_reason) BETWEEN 1 AND 500),
    is_demo      boolean       NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    scopes       text[]        NOT NULL GENERATED ALWAYS AS (ARRAY['arrs_claims:' || pcn_code]) STORED,
    version      bigint        NOT NULL DEFAULT 1,
    updated_at   timestamptz   NOT NULL,
    CONSTRAINT arrs_claims_one_a_month UNIQUE (pcn_code, month, role_type),
    CONSTRAINT arrs_claims_judged_by_another CHECK (judged_by <> recorded_by OR judged_by = 'system'),
    CONSTRAINT arrs_claims_judged_once_approved CHECK ((status = 'recorded') = (judged_by IS NULL)),
    CONSTRAINT arrs_claims_adjusted_for_a_reason CHECK ((status = 'adjusted') = (adjustment_reason IS NOT NULL))
);
CREATE INDEX arrs_claims_month ON arrs_claims (month);

-- +goose StatementBegin
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('rate_cards', '''id'''), ('entitlement_rates', '''id'''), ('pcn_populations', '''pcn_code'', ''counted_on'''), ('arrs_claims', '''id''')) AS v (name, keys)
    LOOP
        EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%s)', t.name, t.keys);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', t.name);
        EXECUTE format('CREATE TRIGGER enforce_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION enforce_version()', t.name);
    END LOOP;
END $$;
-- +goose StatementEnd
ALTER TABLE arrs_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE arrs_claims FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON arrs_claims USING ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())));

GRANT SELECT, INSERT, UPDATE ON rate_cards, entitlement_rates, pcn_populations, arrs_claims TO trellis_app;

-- +goose StatementBegin
-- The rates of which something published was read. Nobody has compared them with the documents that set them, so none is
-- verified yet; others are to be entered by whoever has those.
DO $$
DECLARE
    event uuid := '019a0000-0000-7000-8000-000000000016';
BEGIN
PERFORM set_config('trellis.event_id', event::text, true);
INSERT INTO rate_cards (id, role_type, pay_zone, valid_from, valid_to, annual_max_pence, status, is_verified, source, source_url, recorded_at, updated_at) VALUES
    ('019a0000-0000-7000-8000-000000001601', 'splw', 'base', '2019-07-01', '2020-04-01', 3411300, 'confirmed', false, 'RCGP, General practice at scale (gpatscale.rcgp.org.uk): 2019/20, reimbursed at 100 per cent up to £34,113', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001602', 'splw', 'base', '2020-04-01', '2021-04-01', 3538900, 'confirmed', false, 'Greater Manchester Training Hub: 2020/21, up to £35,389', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001606', 'splw', 'base', '2021-04-01', '2022-04-01', 3538900, 'provisional', false, 'No source seen for 2021/22: taken to be that of 2020/21, unchanged', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001603', 'cc', 'base', '2020-04-01', '2021-04-01', 2913500, 'confirmed', false, 'Greater Manchester Primary Care Careers: 2020/21, up to £29,135', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001604', 'splw', 'base', '2022-04-01', '2023-04-01', 3642800, 'confirmed', false, 'Management in Practice, February 2023: 2022/23, up to £36,428', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001605', 'splw', 'base', '2024-10-01', '2025-04-01', 4015900, 'provisional', false, 'North East and North Cumbria primary care roles: £40,159, undated; that it holds from October 2024 is inferred', NULL, now(), now());
INSERT INTO entitlement_rates (id, financial_year, pence_per_weighted_person, list_date, status, is_verified, source, source_url, recorded_at, updated_at) VALUES
    ('019a0000-0000-7000-8000-000000001611', '2023/24', 2267.1, '2023-01-01', 'confirmed', false, 'NHS North East London: 2023/24, £22.671 for each weighted person', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001612', '2024/25', 2289.4, '2024-01-01', 'confirmed', false, 'Pulse PCN and Key Medical Services: 2024/25, £22.894 for each weighted person', NULL, now(), now()),
    ('019a0000-0000-7000-8000-000000001613', '2025/26', 2663.1, '2025-01-01', 'confirmed', false, 'NHS North East London: 2025/26, £26.631 for each weighted person', NULL, now(), now());
PERFORM close_event(event, now(), 'system', 'system', 'reference_data.load', NULL, 'Rates of the additional roles reimbursement scheme');
END $$;
-- +goose StatementEnd
