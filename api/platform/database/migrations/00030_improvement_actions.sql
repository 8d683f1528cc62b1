-- What is to be done about how well the roles are embedded in a network: whose it is, until when, and what came of it.
-- +goose Up
CREATE TABLE improvement_actions (
    id             uuid        PRIMARY KEY,
    pcn_code       ods_code    NOT NULL REFERENCES pcns,
    title          text        NOT NULL CHECK (char_length(title) BETWEEN 3 AND 200),
    -- Why: one of the reasons by which what to do next is ranked, or another.
    reason         text        NOT NULL CHECK (reason IN ('gate_not_met', 'falling', 'contracts_ending', 'unknown', 'not_assessed', 'stale', 'vacancy', 'other')),
    -- The criterion by its code in the framework that was in force when it was raised; that may have been replaced since.
    criterion_code text        CHECK (criterion_code ~ '^[A-Z][1-9][0-9]?$'),
    role_type      text        CHECK (role_type IN ('splw', 'cc', 'hwbc')),
    detail         text        CHECK (char_length(detail) BETWEEN 1 AND 2000),
    -- Whose it is, in words: a job title, or a colleague who agreed to be named.
    owner          text        NOT NULL CHECK (char_length(owner) BETWEEN 1 AND 100),
    due_on         date        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('open', 'in_progress', 'done', 'dropped')),
    -- What came of it, or why it was dropped.
    outcome        text        CHECK (char_length(outcome) BETWEEN 1 AND 2000),
    raised_at      timestamptz NOT NULL,
    -- The day, in London, on which it was done or dropped.
    closed_on      date,
    is_demo        boolean     NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    scopes         text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['improvement_actions:' || pcn_code]) STORED,
    version        bigint      NOT NULL DEFAULT 1,
    updated_at     timestamptz NOT NULL,
    CONSTRAINT improvement_actions_closed_with_an_outcome CHECK ((status IN ('done', 'dropped')) = (outcome IS NOT NULL) AND (outcome IS NULL) = (closed_on IS NULL))
);
-- One is under way for each reason of a network; of other reasons there may be several.
CREATE UNIQUE INDEX improvement_actions_one_under_way ON improvement_actions (pcn_code, reason, coalesce(criterion_code, ''), coalesce(role_type, ''))
    WHERE status IN ('open', 'in_progress') AND reason <> 'other';
CREATE INDEX improvement_actions_of_a_network ON improvement_actions (pcn_code, due_on);

-- +goose StatementBegin
-- What an action is for stays, and every step has those it may follow.
CREATE FUNCTION guard_improvement_action() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.pcn_code, NEW.reason, NEW.criterion_code, NEW.role_type, NEW.raised_at) IS DISTINCT FROM (OLD.id, OLD.pcn_code, OLD.reason, OLD.criterion_code, OLD.role_type, OLD.raised_at) THEN
        RAISE EXCEPTION 'what an improvement action is for does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_actions_reason_stays';
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (('open', 'in_progress'), ('open', 'done'), ('open', 'dropped'),
           ('in_progress', 'open'), ('in_progress', 'done'), ('in_progress', 'dropped'), ('done', 'open'), ('dropped', 'open')) THEN
        RAISE EXCEPTION 'an improvement action that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'improvement_actions_step_by_step';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION guard_improvement_action() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard_improvement_action() TO trellis_app;

CREATE TRIGGER guard_improvement_action BEFORE UPDATE ON improvement_actions FOR EACH ROW EXECUTE FUNCTION guard_improvement_action();
CREATE TRIGGER enforce_version BEFORE UPDATE ON improvement_actions FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON improvement_actions FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON improvement_actions EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_deletion BEFORE DELETE ON improvement_actions FOR EACH ROW EXECUTE FUNCTION refuse_deletion();

ALTER TABLE improvement_actions ENABLE ROW LEVEL SECURITY;
ALTER TABLE improvement_actions FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON improvement_actions USING ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())));

GRANT SELECT, INSERT, UPDATE, DELETE ON improvement_actions TO trellis_app;
