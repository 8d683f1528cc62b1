-- A moderated assessment is the board's: its lead rates it and hands it in, and the network's manager agrees to it or gives it back.
-- No installation has one that a manager began: none was released before.
-- +goose Up

-- A moderated one is seen by both from its beginning on: it is agreed, and not sprung on anybody. What hangs on the column is the policy.
DROP POLICY within_reach ON assessments;
ALTER TABLE assessments DROP COLUMN scopes;
ALTER TABLE assessments ADD scopes text[] NOT NULL GENERATED ALWAYS AS (ARRAY[CASE WHEN status IN ('published', 'superseded') THEN 'assessments:'
    WHEN status IN ('draft', 'discarded') AND kind <> 'moderated' THEN 'assessment_drafts:' ELSE 'assessments_in_review:' END || pcn_code]) STORED;
CREATE POLICY within_reach ON assessments USING ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())));

-- +goose StatementBegin
-- Whether an assessment of a kind, of a network, is the caller's to write in: by the body that works at it, or by the other one.
CREATE FUNCTION writes_assessment(kind text, network text, works boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT '*' = ANY (reach()) OR CASE WHEN (kind = 'moderated') = works THEN 'assessment_moderation:' ELSE 'assessment_drafts:' END || network = ANY (reach())
$$;

-- What was handed in stays as it was, every step has those it may follow, and each is one body's to take: who works at an assessment
-- hands it in, the other validates or returns it, and the board publishes.
CREATE OR REPLACE FUNCTION guard_assessment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF cardinality(NEW.levels) <> (SELECT sum(CASE WHEN c.scope = 'pcn' THEN 1 WHEN c.role_types = '{}' THEN 3 ELSE cardinality(c.role_types) END)
                                     FROM embedding_criteria c WHERE c.framework_version = NEW.framework_version) THEN
        RAISE EXCEPTION 'an assessment has a level for each place of its framework' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_levels_of_the_framework';
    END IF;
    IF NOT (CASE WHEN TG_OP = 'INSERT' OR OLD.status IN ('draft', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, true)
                 WHEN NEW.status IN ('validated', 'returned') THEN writes_assessment(NEW.kind, NEW.pcn_code, false)
                 ELSE writes_assessment('moderated', NEW.pcn_code, true) END) THEN
        RAISE EXCEPTION 'this is another body''s to write' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_by_their_bodies';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.pcn_code, NEW.framework_version, NEW.kind, NEW.prefilled_from, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.pcn_code, OLD.framework_version, OLD.kind, OLD.prefilled_from, OLD.opened_at)
       OR OLD.status NOT IN ('draft', 'returned') AND (NEW.levels, NEW.role_types, NEW.criteria_set, NEW.result) IS DISTINCT FROM (OLD.levels, OLD.role_types, OLD.criteria_set, OLD.result)
       OR OLD.published_at IS NOT NULL AND (NEW.published_at, NEW.published_on, NEW.previous_id, NEW.score_change) IS DISTINCT FROM (OLD.published_at, OLD.published_on, OLD.previous_id, OLD.score_change) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (('draft', 'submitted'), ('draft', 'discarded'), ('returned', 'draft'), ('returned', 'submitted'), ('returned', 'discarded'),
           ('submitted', 'returned'), ('submitted', 'validated'), ('validated', 'returned'), ('validated', 'published'), ('published', 'superseded')) THEN
        RAISE EXCEPTION 'an assessment that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_step_by_step';
    END IF;
    RETURN NEW;
END $$;

-- What is said of a rating is the draft's, and whose the draft is says it.
CREATE OR REPLACE FUNCTION guard_assessment_rating() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a assessments;
BEGIN
    SELECT * INTO a FROM assessments x WHERE x.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END;
    IF a.status NOT IN ('draft', 'returned')
       AND NOT (TG_OP = 'DELETE' AND current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo')) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    IF NOT writes_assessment(a.kind, a.pcn_code, true) THEN
        RAISE EXCEPTION 'this is another body''s to write' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'assessments_by_their_bodies';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- By which assessment a network answers what it was asked, and how far that is: its own or one worked out with another network, of the set
-- that was asked or of all criteria, begun no later than the campaign was open. What its board assesses does not answer what its board
-- asks. It is one that is not finished, whenever it was begun, or one that was begun from fourteen days before the day that was asked on,
-- submitted from that day on or published from it on. Of several it is the one that is furthest, and of those the first. Nothing of what
-- stands in it is told.
CREATE OR REPLACE FUNCTION assessment_asked(network text, asked text, opens date, closed date) RETURNS TABLE (
    assessment_id uuid, state text, opened_at timestamptz, submitted_at timestamptz, published_on date
) LANGUAGE sql STABLE AS $$
    SELECT a.id, CASE a.status WHEN 'superseded' THEN 'published' ELSE a.status END, a.opened_at, a.submitted_at, a.published_on
      FROM assessments a
     WHERE a.pcn_code = network AND a.status <> 'discarded' AND a.kind <> 'moderated' AND a.criteria_set IN (asked, 'full')
       AND (a.status IN ('draft', 'returned', 'submitted', 'validated') OR a.published_on >= opens
            OR (a.opened_at AT TIME ZONE 'Europe/London')::date >= opens - 14 OR (a.submitted_at AT TIME ZONE 'Europe/London')::date >= opens)
       AND (closed IS NULL OR (a.opened_at AT TIME ZONE 'Europe/London')::date <= closed)
     ORDER BY array_position('{published,superseded,validated,submitted,returned,draft}', a.status), a.opened_at LIMIT 1
$$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION writes_assessment(text, text, boolean), assessment_asked(text, text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION writes_assessment(text, text, boolean), assessment_asked(text, text, date, date) TO trellis_app;
