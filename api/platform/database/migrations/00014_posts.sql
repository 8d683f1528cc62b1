-- Posts for personalised care roles, the people in them, how those are supported, and what pays for them. Each dated fact
-- holds on the days [valid_from, valid_to); what is worked out from them, such as whether a post is filled, is kept nowhere.
-- +goose Up

CREATE TABLE role_types (
    code               text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[a-z]{2,10}$'),
    name               text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    short_name         text        NOT NULL CHECK (char_length(short_name) BETWEEN 1 AND 40),
    -- Other names people write, in small letters, for search and for reading files.
    aliases            text[]      NOT NULL,
    -- What the workforce returns call it, to the letter.
    nwrs_staff_role    text        NOT NULL UNIQUE,
    -- Its job role in the Spine Directory Service.
    sds_job_role_code  text COLLATE "C" NOT NULL UNIQUE,
    usual_afc_band     text,
    -- How many people one whole-time post should see in a year; null where no guidance says.
    caseload_min       bigint,
    caseload_max       bigint,
    training_rule      text        NOT NULL,
    supervision_rule   text        NOT NULL,
    source             text        NOT NULL,
    position           bigint      NOT NULL UNIQUE,
    version            bigint      NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT role_types_caseload CHECK (caseload_min <= caseload_max)
);

CREATE TABLE posts (
    id             uuid        PRIMARY KEY,
    pcn_code       ods_code    NOT NULL REFERENCES pcns,
    -- What the network calls the post. With the network it is the key of files.
    reference      text        NOT NULL CHECK (char_length(reference) BETWEEN 1 AND 40),
    role_type      text COLLATE "C" NOT NULL REFERENCES role_types,
    -- It is there on the days [opened_on, closed_on).
    opened_on      date        NOT NULL,
    closed_on      date        CHECK (closed_on > opened_on),
    -- Since when people were first looked for; null while it is only planned.
    recruiting_from date       CHECK (recruiting_from >= opened_on),
    base_practice_codes text[] NOT NULL DEFAULT '{}' CHECK (cardinality(base_practice_codes) <= 30),
    note           text        CHECK (char_length(note) BETWEEN 1 AND 1000),
    is_demo        boolean     NOT NULL GENERATED ALWAYS AS (pcn_code ~ '^UD[0-9]{4}$') STORED,
    scopes         text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    version        bigint      NOT NULL DEFAULT 1,
    updated_at     timestamptz NOT NULL,
    CONSTRAINT posts_one_a_reference UNIQUE (pcn_code, reference),
    -- Whatever belongs to a post belongs to its network too.
    CONSTRAINT posts_of_a_network UNIQUE (id, pcn_code)
);

-- What a post is, which may change from a day on. They cover every day of it.
CREATE TABLE post_terms (
    post_id          uuid     NOT NULL,
    pcn_code         ods_code NOT NULL,
    valid_from       date     NOT NULL,
    valid_to         date     CHECK (valid_to > valid_from),
    wte_funded       numeric(6, 4) NOT NULL CHECK (wte_funded > 0 AND wte_funded <= 10),
    afc_band         text     CHECK (afc_band IN ('2', '3', '4', '5', '6', '7', '8a', '8b', 'other')),
    -- The pay zone whose maximum is claimed: the base, or that with the inner or outer London supplement; null where nobody said.
    pay_zone         text     CHECK (pay_zone IN ('base', 'inner', 'outer')),
    contract         text     NOT NULL CHECK (contract IN ('permanent', 'fixed_term')),
    -- The first day after a fixed term.
    contract_ends_on date,
    engagement       text     NOT NULL CHECK (engagement IN ('employed', 'subcontracted', 'seconded')),
    employer_type    text     NOT NULL CHECK (employer_type IN ('pcn', 'practice', 'gp_federation', 'vcse', 'nhs_trust', 'local_authority', 'other')),
    employer_name    text     NOT NULL CHECK (char_length(employer_name) BETWEEN 1 AND 200),
    scopes           text[]   NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    PRIMARY KEY (post_id, valid_from),
    FOREIGN KEY (post_id, pcn_code) REFERENCES posts (id, pcn_code),
    CONSTRAINT post_terms_one_at_a_time EXCLUDE USING gist (post_id WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT post_terms_fixed_term_ends CHECK ((contract = 'fixed_term') = (contract_ends_on IS NOT NULL)),
    CONSTRAINT post_terms_ends_once_begun CHECK (contract_ends_on > valid_from)
);

-- Who pays which part. On every day of a post they add up to 100 per cent.
CREATE TABLE post_funding_lines (
    post_id    uuid          NOT NULL,
    pcn_code   ods_code      NOT NULL,
    source     text          NOT NULL CHECK (source IN ('arrs', 'icb', 'local_authority', 'vcse', 'pcn', 'project_grant', 'other')),
    valid_from date          NOT NULL,
    valid_to   date          CHECK (valid_to > valid_from),
    -- In per cent.
    share      numeric(5, 2) NOT NULL CHECK (share > 0 AND share <= 100),
    scopes     text[]        NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    PRIMARY KEY (post_id, source, valid_from),
    FOREIGN KEY (post_id, pcn_code) REFERENCES posts (id, pcn_code),
    CONSTRAINT post_funding_lines_one_at_a_time EXCLUDE USING gist (post_id WITH =, source WITH =, daterange(valid_from, valid_to) WITH &&)
);

-- People in posts, by a pseudonym. Who that is only the network's own manager sees.
CREATE TABLE post_holders (
    id         uuid        PRIMARY KEY,
    pcn_code   ods_code    NOT NULL REFERENCES pcns,
    -- The pseudonym, which the network gives: a staff number would do, a name would not.
    reference  text        NOT NULL CHECK (char_length(reference) BETWEEN 1 AND 40),
    name       text        CHECK (char_length(name) BETWEEN 1 AND 200),
    -- When both were taken away, long after they had left.
    forgotten_at timestamptz,
    scopes     text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['post_holders:' || pcn_code]) STORED,
    version    bigint      NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL,
    CONSTRAINT post_holders_one_a_reference UNIQUE (pcn_code, reference),
    CONSTRAINT post_holders_of_a_network UNIQUE (id, pcn_code)
);

CREATE TABLE post_assignments (
    id             uuid          PRIMARY KEY,
    post_id        uuid          NOT NULL,
    pcn_code       ods_code      NOT NULL,
    holder_id      uuid          NOT NULL,
    wte            numeric(6, 4) NOT NULL CHECK (wte > 0 AND wte <= 2),
    valid_from     date          NOT NULL,
    valid_to       date          CHECK (valid_to > valid_from),
    leaving_reason text          CHECK (leaving_reason IN ('end_of_contract', 'other_role_in_network', 'other_role_in_nhs', 'other_employer', 'career_change', 'workload', 'lack_of_support', 'pay', 'retirement', 'personal', 'dismissal', 'not_known')),
    scopes         text[]        NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    version        bigint        NOT NULL DEFAULT 1,
    updated_at     timestamptz   NOT NULL,
    FOREIGN KEY (post_id, pcn_code) REFERENCES posts (id, pcn_code),
    FOREIGN KEY (holder_id, pcn_code) REFERENCES post_holders (id, pcn_code),
    CONSTRAINT post_assignments_of_a_network UNIQUE (id, pcn_code),
    CONSTRAINT post_assignments_once_at_a_time EXCLUDE USING gist (post_id WITH =, holder_id WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT post_assignments_left_for_a_reason CHECK ((valid_to IS NULL) = (leaving_reason IS NULL))
);
CREATE INDEX post_assignments_post ON post_assignments (post_id);

-- Supervision as agreed for a post, and as it was held for who is in it.
CREATE TABLE supervision_arrangements (
    id              uuid        PRIMARY KEY,
    post_id         uuid        NOT NULL,
    pcn_code        ods_code    NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('clinic_practice', 'clinical_professional', 'educational')),
    supervisor_role text        NOT NULL CHECK (char_length(supervisor_role) BETWEEN 1 AND 100),
    frequency       text        NOT NULL CHECK (frequency IN ('daily', 'weekly', 'fortnightly', 'monthly', 'six_weekly', 'quarterly', 'when_needed')),
    valid_from      date        NOT NULL,
    -- Its first day, where it was taken back before it began.
    valid_to        date        CHECK (valid_to >= valid_from),
    scopes          text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    version         bigint      NOT NULL DEFAULT 1,
    updated_at      timestamptz NOT NULL,
    FOREIGN KEY (post_id, pcn_code) REFERENCES posts (id, pcn_code),
    CONSTRAINT supervision_arrangements_one_at_a_time EXCLUDE USING gist (post_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE TABLE supervision_sessions (
    id            uuid        PRIMARY KEY,
    assignment_id uuid        NOT NULL,
    pcn_code      ods_code    NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('clinic_practice', 'clinical_professional', 'educational')),
    held_on       date        NOT NULL,
    scopes        text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    version       bigint      NOT NULL DEFAULT 1,
    updated_at    timestamptz NOT NULL,
    -- Taken back where it was written down by mistake.
    withdrawn_on  date,
    FOREIGN KEY (assignment_id, pcn_code) REFERENCES post_assignments (id, pcn_code)
);
CREATE UNIQUE INDEX supervision_sessions_once_a_day ON supervision_sessions (assignment_id, kind, held_on) WHERE withdrawn_on IS NULL;

-- Training courses and the items of an induction.
CREATE TABLE training_courses (
    code        text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{1,59}$'),
    kind        text NOT NULL CHECK (kind IN ('induction', 'training')),
    name        text NOT NULL,
    -- Of which roles it is asked; all where empty.
    role_types  text[] NOT NULL,
    is_required boolean NOT NULL,
    source      text NOT NULL,
    position    bigint NOT NULL
);
CREATE TABLE training_records (
    id            uuid        PRIMARY KEY,
    assignment_id uuid        NOT NULL,
    pcn_code      ods_code    NOT NULL,
    course_code   text COLLATE "C" NOT NULL REFERENCES training_courses,
    provider      text        CHECK (char_length(provider) BETWEEN 1 AND 200),
    -- Enrolled until completed, completed until it expires.
    enrolled_on   date        NOT NULL,
    completed_on  date        CHECK (completed_on >= enrolled_on),
    expires_on    date        CHECK (expires_on > completed_on),
    scopes        text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['posts:' || pcn_code]) STORED,
    version       bigint      NOT NULL DEFAULT 1,
    updated_at    timestamptz NOT NULL,
    withdrawn_on  date,
    FOREIGN KEY (assignment_id, pcn_code) REFERENCES post_assignments (id, pcn_code),
    CONSTRAINT training_records_expires_once_completed CHECK (expires_on IS NULL OR completed_on IS NOT NULL)
);
CREATE UNIQUE INDEX training_records_one_a_course ON training_records (assignment_id, course_code) WHERE withdrawn_on IS NULL;
CREATE INDEX training_records_assignment ON training_records (assignment_id);

-- +goose StatementBegin
-- check_post refuses a post whose dated facts contradict each other on any day: terms that leave a day of it out or lie
-- beyond it, funding that does not add up to 100 per cent, more people in it than it is funded for. What holds on the day a
-- fact begins holds until the next begins or one ends, so those days are enough to look at. It sees all of the post,
-- whatever whoever changed it reaches by then. The detail of a refusal is the day, what it is funded by in per cent, the
-- WTE it is funded for and the WTE in it.
CREATE FUNCTION check_post(post uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    p       record;
    bad     record;
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    -- The facts of a post change one transaction at a time.
    SELECT * INTO p FROM posts WHERE id = post FOR UPDATE;
    FOR bad IN
        WITH days AS (
            SELECT p.opened_on AS day
            UNION SELECT p.closed_on
            UNION SELECT unnest(ARRAY[t.valid_from, t.valid_to]) FROM post_terms t WHERE t.post_id = post
            UNION SELECT unnest(ARRAY[f.valid_from, f.valid_to]) FROM post_funding_lines f WHERE f.post_id = post
            UNION SELECT unnest(ARRAY[a.valid_from, a.valid_to]) FROM post_assignments a WHERE a.post_id = post
        ), facts AS (
            SELECT d.day, d.day >= p.opened_on AND (p.closed_on IS NULL OR d.day < p.closed_on) AS is_open,
                   (SELECT t.wte_funded FROM post_terms t WHERE t.post_id = post AND t.valid_from <= d.day AND (t.valid_to IS NULL OR t.valid_to > d.day)) AS funded,
                   (SELECT sum(f.share) FROM post_funding_lines f WHERE f.post_id = post AND f.valid_from <= d.day AND (f.valid_to IS NULL OR f.valid_to > d.day)) AS share,
                   (SELECT sum(a.wte) FROM post_assignments a WHERE a.post_id = post AND a.valid_from <= d.day AND (a.valid_to IS NULL OR a.valid_to > d.day)) AS wte
              FROM days d WHERE d.day IS NOT NULL
        )
        SELECT f.day, CASE
                   WHEN f.is_open AND f.funded IS NULL THEN 'post_terms_cover_the_post'
                   WHEN NOT f.is_open AND (f.funded IS NOT NULL OR f.share IS NOT NULL OR f.wte IS NOT NULL) THEN 'post_facts_within_the_post'
                   WHEN f.is_open AND f.share IS DISTINCT FROM 100 THEN 'post_funding_lines_sum_to_100'
                   WHEN f.wte > f.funded THEN 'post_assignments_within_wte_funded' END AS rule,
               coalesce(f.share, 0) AS share, f.funded, f.wte
          FROM facts f
         WHERE f.is_open AND (f.funded IS NULL OR f.share IS DISTINCT FROM 100 OR f.wte > f.funded)
            OR NOT f.is_open AND (f.funded IS NOT NULL OR f.share IS NOT NULL OR f.wte IS NOT NULL)
         ORDER BY f.day LIMIT 1
    LOOP
        RAISE EXCEPTION 'post % on %: share %, funded %, in post %', post, bad.day, bad.share, bad.funded, bad.wte
            USING ERRCODE = 'check_violation', CONSTRAINT = bad.rule,
                  DETAIL = concat_ws(' ', bad.day, trim_scale(bad.share), trim_scale(coalesce(bad.funded, 0)), trim_scale(coalesce(bad.wte, 0)));
    END LOOP;
    PERFORM set_config('trellis.reach', reached, true);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION check_post_of_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'posts' THEN
        PERFORM check_post(NEW.id);
    ELSE
        IF TG_OP <> 'INSERT' THEN PERFORM check_post(OLD.post_id); END IF;
        IF TG_OP <> 'DELETE' THEN PERFORM check_post(NEW.post_id); END IF;
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR UPDATE ON posts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR UPDATE OR DELETE ON post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR UPDATE OR DELETE ON post_funding_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();
CREATE CONSTRAINT TRIGGER check_post AFTER INSERT OR UPDATE OR DELETE ON post_assignments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_post_of_row();

-- What is told of a person in a record that more people see than know who that is: the audit and the feed tell it to those
-- alone who see the records of this class. Null where whoever sees the record may see the value.
ALTER TABLE personal_columns ADD class text;
INSERT INTO personal_columns (table_name, column_name, class) VALUES ('post_holders', 'reference', NULL), ('post_holders', 'name', NULL),
    ('post_assignments', 'holder_id', 'post_holders'), ('post_assignments', 'leaving_reason', 'post_holders'), ('posts', 'note', 'post_holders');

-- +goose StatementBegin
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('role_types', '''code'''), ('training_courses', '''code'''), ('posts', '''id'''), ('post_terms', '''post_id'', ''valid_from'''),
        ('post_funding_lines', '''post_id'', ''source'', ''valid_from'''), ('post_holders', '''id'''), ('post_assignments', '''id'''),
        ('supervision_arrangements', '''id'''), ('supervision_sessions', '''id'''), ('training_records', '''id''')) AS v (name, keys)
    LOOP
        EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%s)', t.name, t.keys);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', t.name);
    END LOOP;
    FOR t IN SELECT unnest(ARRAY['role_types', 'posts', 'post_holders', 'post_assignments', 'supervision_arrangements', 'supervision_sessions', 'training_records']) AS name
    LOOP
        EXECUTE format('CREATE TRIGGER enforce_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION enforce_version()', t.name);
    END LOOP;
    FOR t IN SELECT unnest(ARRAY['posts', 'post_terms', 'post_funding_lines', 'post_holders', 'post_assignments', 'supervision_arrangements', 'supervision_sessions', 'training_records']) AS name
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.name);
        -- A record has one scope, and a caller has a thousand: it is looked up among theirs, not compared with each.
        EXECUTE format('CREATE POLICY within_reach ON %I USING ((SELECT ''*'' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
            WITH CHECK ((SELECT ''*'' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))', t.name);
    END LOOP;
END $$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION check_post(uuid), check_post_of_row() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION check_post_of_row() TO trellis_app;
GRANT SELECT, UPDATE ON role_types TO trellis_app;
GRANT SELECT ON training_courses TO trellis_app;
GRANT SELECT, INSERT, UPDATE ON posts, post_holders, post_assignments, supervision_arrangements, supervision_sessions, training_records TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON post_terms, post_funding_lines TO trellis_app;
