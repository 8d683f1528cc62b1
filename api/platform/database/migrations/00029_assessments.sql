-- How well the roles are embedded in a network, as somebody judged it: level by level against one version of the framework. The levels
-- are kept packed, in the order of that version's criteria; what is said of single ones stands in rows beside them.
-- +goose Up
CREATE TABLE assessments (
    id                uuid        PRIMARY KEY,
    pcn_code          ods_code    NOT NULL REFERENCES pcns,
    framework_version bigint      NOT NULL REFERENCES embedding_frameworks,
    -- Whose view it is: the network's own, another network's, or one agreed with the board.
    kind              text        NOT NULL CHECK (kind IN ('self', 'peer', 'moderated')),
    criteria_set      text        NOT NULL CHECK (criteria_set IN ('core', 'full')),
    status            text        NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'validated', 'published', 'superseded', 'discarded')),
    -- The roles deployed when it was last saved.
    role_types        text[]      NOT NULL CHECK (role_types <@ '{splw,cc,hwbc}'),
    -- 0 to 4, -1 not assessed, -2 not applicable.
    levels            smallint[]  NOT NULL CHECK (levels <@ '{-2,-1,0,1,2,3,4}'),
    -- What they come to. It equals what they would come to if it were worked out again.
    result            jsonb       NOT NULL,
    -- Whose levels it began with.
    prefilled_from    uuid        REFERENCES assessments,
    submitted_at      timestamptz,
    submitted_by      text        CHECK (char_length(submitted_by) BETWEEN 1 AND 100),
    -- Why the board last gave it back.
    return_comment    text        CHECK (char_length(return_comment) BETWEEN 1 AND 2000),
    returned_at       timestamptz,
    validated_at      timestamptz,
    validated_by      text        CHECK (char_length(validated_by) BETWEEN 1 AND 100),
    published_at      timestamptz,
    -- The days on which it was the network's status: from the first, until the second.
    published_on      date,
    superseded_on     date        CHECK (superseded_on >= published_on),
    -- The status before it, and what the score moved by where both are against one version and of one set.
    previous_id       uuid        REFERENCES assessments,
    score_change      numeric(5, 2),
    opened_at         timestamptz NOT NULL,
    is_demo           boolean     NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    -- Who sees it depends on how far it is: a draft is the network's, then its board's too, then of all who may read what is published.
    scopes            text[]      NOT NULL GENERATED ALWAYS AS (ARRAY[CASE WHEN status IN ('draft', 'discarded') THEN 'assessment_drafts:'
        WHEN status IN ('published', 'superseded') THEN 'assessments:' ELSE 'assessments_in_review:' END || pcn_code]) STORED,
    version           bigint      NOT NULL DEFAULT 1,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT assessments_of_a_network UNIQUE (id, pcn_code),
    CONSTRAINT assessments_submitted CHECK (status IN ('draft', 'discarded') OR submitted_at IS NOT NULL AND submitted_by IS NOT NULL),
    CONSTRAINT assessments_returned_for_a_reason CHECK ((returned_at IS NULL) = (return_comment IS NULL) AND (status <> 'returned' OR returned_at IS NOT NULL)),
    CONSTRAINT assessments_validated CHECK ((status IN ('validated', 'published', 'superseded')) = (validated_at IS NOT NULL) AND (validated_at IS NULL) = (validated_by IS NULL)),
    -- What a demonstration invents, the system did.
    CONSTRAINT assessments_validated_by_another CHECK (validated_by <> submitted_by OR validated_by = 'system'),
    CONSTRAINT assessments_published CHECK ((status IN ('published', 'superseded')) = (published_on IS NOT NULL) AND (published_at IS NULL) = (published_on IS NULL)),
    CONSTRAINT assessments_superseded CHECK ((status = 'superseded') = (superseded_on IS NOT NULL)),
    CONSTRAINT assessments_moved_from CHECK (score_change IS NULL OR previous_id IS NOT NULL)
);
-- One is being worked at, and one is published.
CREATE UNIQUE INDEX assessments_one_open ON assessments (pcn_code, framework_version) WHERE status IN ('draft', 'submitted', 'returned', 'validated');
CREATE UNIQUE INDEX assessments_one_published ON assessments (pcn_code) WHERE status = 'published';
CREATE INDEX assessments_in_force ON assessments (pcn_code, published_on) WHERE published_on IS NOT NULL;

CREATE TABLE assessment_ratings (
    assessment_id    uuid     NOT NULL,
    pcn_code         ods_code NOT NULL,
    criterion_code   text COLLATE "C" NOT NULL,
    -- Blank where it is of the network.
    role_type        text COLLATE "C" NOT NULL CHECK (role_type IN ('', 'splw', 'cc', 'hwbc')),
    -- Why it does not apply, or why the level is another than what is suggested.
    reason           text     CHECK (char_length(reason) BETWEEN 1 AND 1000),
    evidence         text     CHECK (char_length(evidence) BETWEEN 1 AND 2000),
    evidence_url     text     CHECK (evidence_url ~ '^https?://' AND char_length(evidence_url) <= 500),
    -- What the rule came to when the rating was saved, and from what.
    suggested_level  smallint CHECK (suggested_level BETWEEN 0 AND 4),
    suggested_from   text[]   NOT NULL DEFAULT '{}',
    scopes           text[]   NOT NULL GENERATED ALWAYS AS (ARRAY['assessment_evidence:' || pcn_code]) STORED,
    PRIMARY KEY (assessment_id, criterion_code, role_type),
    FOREIGN KEY (assessment_id, pcn_code) REFERENCES assessments (id, pcn_code)
);

-- +goose StatementBegin
-- What was handed in stays as it was, and every step has those it may follow.
CREATE FUNCTION guard_assessment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF cardinality(NEW.levels) <> (SELECT sum(CASE WHEN c.scope = 'pcn' THEN 1 WHEN c.role_types = '{}' THEN 3 ELSE cardinality(c.role_types) END)
                                     FROM embedding_criteria c WHERE c.framework_version = NEW.framework_version) THEN
        RAISE EXCEPTION 'an assessment has a level for each place of its framework' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_levels_of_the_framework';
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

-- What is said of a rating is the draft's.
CREATE FUNCTION guard_assessment_rating() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments a WHERE a.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END AND a.status NOT IN ('draft', 'returned'))
       AND NOT (TG_OP = 'DELETE' AND current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo')) THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_handed_in_stay';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION guard_assessment(), guard_assessment_rating() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard_assessment(), guard_assessment_rating() TO trellis_app;

CREATE TRIGGER guard_assessment BEFORE INSERT OR UPDATE ON assessments FOR EACH ROW EXECUTE FUNCTION guard_assessment();
CREATE TRIGGER enforce_version BEFORE UPDATE ON assessments FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON assessments FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON assessments EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_deletion BEFORE DELETE ON assessments FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER guard_assessment_rating BEFORE INSERT OR UPDATE OR DELETE ON assessment_ratings FOR EACH ROW EXECUTE FUNCTION guard_assessment_rating();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON assessment_ratings FOR EACH ROW EXECUTE FUNCTION record_change('assessment_id', 'criterion_code', 'role_type');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON assessment_ratings EXECUTE FUNCTION refuse_truncate();

ALTER TABLE assessments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessments FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON assessments USING ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())));
ALTER TABLE assessment_ratings ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_ratings FORCE ROW LEVEL SECURITY;
-- Evidence is seen by who sees the assessment, and evidence.
CREATE POLICY within_reach ON assessment_ratings USING (((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach()))) AND EXISTS (SELECT FROM assessments a WHERE a.id = assessment_id))
    WITH CHECK (((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach()))) AND EXISTS (SELECT FROM assessments a WHERE a.id = assessment_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON assessments, assessment_ratings TO trellis_app;
