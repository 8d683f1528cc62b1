-- Rates that a demonstration invents, so that its forecasts have something to stand on. They are shown while its organisations
-- are, give way to any real rate of the same days, and are no rates of a real network.
-- +goose Up
ALTER TABLE rate_cards
    ADD is_demo boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT rate_cards_one_at_a_time,
    ADD CONSTRAINT rate_cards_one_at_a_time EXCLUDE USING gist (role_type WITH =, pay_zone WITH =, (is_demo::int) WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (status <> 'superseded');
ALTER TABLE entitlement_rates ADD is_demo boolean NOT NULL DEFAULT false;
DROP INDEX entitlement_rates_one_a_year;
CREATE UNIQUE INDEX entitlement_rates_one_a_year ON entitlement_rates (financial_year, is_demo) WHERE status <> 'superseded';

CREATE VIEW shown_rate_cards WITH (security_invoker = true) AS
    SELECT r.* FROM rate_cards r
     WHERE NOT r.is_demo OR (SELECT g.data_origin FROM regions g WHERE g.code = 'Y56') = 'demo'
       AND (r.status = 'superseded' OR NOT EXISTS (SELECT FROM rate_cards x WHERE NOT x.is_demo AND x.status <> 'superseded'
                AND x.role_type = r.role_type AND x.pay_zone = r.pay_zone AND daterange(x.valid_from, x.valid_to) && daterange(r.valid_from, r.valid_to)));
CREATE VIEW shown_entitlement_rates WITH (security_invoker = true) AS
    SELECT r.* FROM entitlement_rates r
     WHERE NOT r.is_demo OR (SELECT g.data_origin FROM regions g WHERE g.code = 'Y56') = 'demo'
       AND (r.status = 'superseded' OR NOT EXISTS (SELECT FROM entitlement_rates x WHERE NOT x.is_demo AND x.status <> 'superseded' AND x.financial_year = r.financial_year));
GRANT SELECT ON shown_rate_cards, shown_entitlement_rates TO trellis_app;

-- A demonstration can be set back to its beginning: what was written down by hand since then never was. The audit keeps it.
-- Nowhere else does any of it go: in an installation that did not begin as a demonstration only what is invented could.
-- +goose StatementBegin
CREATE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce((to_jsonb(OLD) ->> 'is_demo')::boolean, to_jsonb(OLD) ->> 'pcn_code' ~ '^UD[0-9]{4}$', false) THEN RETURN OLD; END IF;
    IF EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo') THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a record of % is kept: only what a demonstration invented, or holds besides, is deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{post_holders,post_assignments,supervision_arrangements,supervision_sessions,training_records,arrs_claims,pcn_populations,rate_cards,entitlement_rates}'::text[] LOOP
        EXECUTE format('CREATE TRIGGER refuse_deletion BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_deletion()', t);
    END LOOP;
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION refuse_deletion() FROM PUBLIC;
GRANT DELETE ON post_holders, post_assignments, supervision_arrangements, supervision_sessions, training_records, arrs_claims, pcn_populations, rate_cards, entitlement_rates TO trellis_app;

SELECT record_baseline('019a0000-0000-7000-8000-000000000022', 'Which rates are invented');
