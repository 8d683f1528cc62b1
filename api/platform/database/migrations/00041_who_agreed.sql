-- Which body agreed to an assessment; that the programme may lay one aside that nobody else is there to; and that each begins as a draft.
-- +goose Up

-- Of those that were validated before, it was not written down for which body: it stays unknown.
ALTER TABLE assessments ADD agreed_by text CHECK (agreed_by IN ('board', 'network', 'programme')),
    -- Why it was discarded, where another body than its own did so, or its own says so.
    ADD discard_reason text CHECK (char_length(discard_reason) BETWEEN 10 AND 2000),
    ADD CONSTRAINT assessments_agreed_by_another_body CHECK (agreed_by IS NULL OR validated_at IS NOT NULL AND agreed_by <> CASE kind WHEN 'moderated' THEN 'board' ELSE 'network' END),
    ADD CONSTRAINT assessments_discarded_for_a_reason CHECK (discard_reason IS NULL OR status = 'discarded');
-- It is between the bodies, as what one writes to the other when it gives an assessment back.
INSERT INTO personal_columns (table_name, column_name, class) VALUES ('assessments', 'discard_reason', 'assessment_evidence');
CREATE OR REPLACE VIEW shown_assessments WITH (security_invoker = true) AS
    SELECT * FROM assessments WHERE NOT is_demo OR (SELECT r.data_origin FROM regions r WHERE r.code = 'Y56') = 'demo';

-- +goose StatementBegin
-- What was handed in stays as it was, every step has those it may follow, and each is one body's to take: who works at an assessment
-- hands it in, the other validates or returns it, and the board publishes. What was handed in only who writes for both
-- bodies discards, as the programme does. Each begins as a draft, but for what the system writes whole.
CREATE OR REPLACE FUNCTION guard_assessment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF cardinality(NEW.levels) <> (SELECT sum(CASE WHEN c.scope = 'pcn' THEN 1 WHEN c.role_types = '{}' THEN 3 ELSE cardinality(c.role_types) END)
                                     FROM embedding_criteria c WHERE c.framework_version = NEW.framework_version) THEN
        RAISE EXCEPTION 'an assessment has a level for each place of its framework' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_levels_of_the_framework';
    END IF;
    IF NOT (CASE WHEN TG_OP = 'INSERT' OR OLD.status IN ('draft', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, true)
                 WHEN NEW.status = 'discarded' THEN writes_assessment('self', NEW.pcn_code, true) AND writes_assessment('moderated', NEW.pcn_code, true)
                 WHEN NEW.status IN ('validated', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, false)
                 ELSE writes_assessment('moderated', NEW.pcn_code, true) END) THEN
        RAISE EXCEPTION 'this is another body''s to write' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_by_their_bodies';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' AND NOT reaches_everything() THEN
            RAISE EXCEPTION 'an assessment begins as a draft, and not %', NEW.status USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_begin_as_drafts';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.pcn_code, NEW.framework_version, NEW.kind, NEW.prefilled_from, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.pcn_code, OLD.framework_version, OLD.kind, OLD.prefilled_from, OLD.opened_at)
       OR OLD.status NOT IN ('draft', 'returned') AND (NEW.levels, NEW.role_types, NEW.criteria_set, NEW.result) IS DISTINCT FROM (OLD.levels, OLD.role_types, OLD.criteria_set, OLD.result)
       OR OLD.validated_at IS NOT NULL AND NEW.validated_at IS NOT NULL AND (NEW.validated_at, NEW.agreed_by) IS DISTINCT FROM (OLD.validated_at, OLD.agreed_by)
       OR OLD.published_at IS NOT NULL AND (NEW.published_at, NEW.published_on, NEW.previous_id, NEW.score_change) IS DISTINCT FROM (OLD.published_at, OLD.published_on, OLD.previous_id, OLD.score_change) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (('draft', 'submitted'), ('draft', 'discarded'), ('returned', 'draft'), ('returned', 'submitted'), ('returned', 'discarded'),
           ('submitted', 'returned'), ('submitted', 'validated'), ('submitted', 'discarded'), ('validated', 'returned'), ('validated', 'published'), ('validated', 'discarded'), ('published', 'superseded')) THEN
        RAISE EXCEPTION 'an assessment that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_step_by_step';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
