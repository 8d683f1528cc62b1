-- When a board asks its networks to assess themselves, until when, and how far each of them is.
-- +goose Up
CREATE TABLE assessment_campaigns (
    id           uuid        PRIMARY KEY,
    icb_code     text COLLATE "C" NOT NULL REFERENCES icbs,
    title        text        NOT NULL CHECK (char_length(title) BETWEEN 3 AND 120),
    -- Which criteria are asked: an assessment of these, or of all, answers it.
    criteria_set text        NOT NULL CHECK (criteria_set IN ('core', 'full')),
    -- What the board says to its networks' managers.
    note         text        CHECK (char_length(note) BETWEEN 1 AND 2000),
    opens_on     date        NOT NULL,
    due_on       date        NOT NULL,
    closed_on    date,
    is_demo      boolean     NOT NULL DEFAULT false,
    scopes       text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['icb:' || icb_code]) STORED,
    version      bigint      NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT assessment_campaigns_due_within_a_year CHECK (due_on BETWEEN opens_on AND opens_on + 366)
);
-- A board asks for one thing at a time. What is invented does not stand in the way once it has made way for what is real.
CREATE UNIQUE INDEX assessment_campaigns_one_open ON assessment_campaigns (icb_code, is_demo) WHERE closed_on IS NULL;
CREATE INDEX assessment_campaigns_board ON assessment_campaigns (icb_code, opens_on);
-- What every answer reads: an invented campaign is shown as long as invented networks are.
CREATE VIEW shown_assessment_campaigns WITH (security_invoker = true) AS
    SELECT * FROM assessment_campaigns WHERE NOT is_demo OR (SELECT r.data_origin FROM regions r WHERE r.code = 'Y56') = 'demo';
CREATE INDEX assessments_begun ON assessments (pcn_code, opened_at);

-- +goose StatementBegin
-- Whose a campaign is and when it opened stays, and a closed one changes in nothing but that it is opened again.
CREATE FUNCTION guard_assessment_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.icb_code, NEW.opens_on, NEW.is_demo) IS DISTINCT FROM (OLD.id, OLD.icb_code, OLD.opens_on, OLD.is_demo)
       OR OLD.closed_on IS NOT NULL AND (NEW.closed_on IS NOT NULL OR (NEW.title, NEW.criteria_set, NEW.note, NEW.due_on) IS DISTINCT FROM (OLD.title, OLD.criteria_set, OLD.note, OLD.due_on)) THEN
        RAISE EXCEPTION 'a campaign that is closed does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_campaigns_closed_stay';
    END IF;
    RETURN NEW;
END $$;

-- By which assessment a network answers what it was asked, and how far that is: one of the set that was asked or of all criteria,
-- begun from fourteen days before the day that was asked on (and no later than the campaign was open), or submitted from that day on.
-- Of several it is the one that is furthest, and of those the first. Nothing of what stands in it is told.
CREATE FUNCTION assessment_asked(network text, asked text, opens date, closed date) RETURNS TABLE (
    assessment_id uuid, state text, opened_at timestamptz, submitted_at timestamptz, published_on date
) LANGUAGE sql STABLE AS $$
    SELECT a.id, CASE a.status WHEN 'superseded' THEN 'published' ELSE a.status END, a.opened_at, a.submitted_at, a.published_on
      FROM assessments a
     WHERE a.pcn_code = network AND a.status <> 'discarded' AND a.criteria_set IN (asked, 'full')
       AND ((a.opened_at AT TIME ZONE 'Europe/London')::date >= opens - 14 OR (a.submitted_at AT TIME ZONE 'Europe/London')::date >= opens)
       AND (closed IS NULL OR (a.opened_at AT TIME ZONE 'Europe/London')::date <= closed)
     ORDER BY array_position('{published,superseded,validated,submitted,returned,draft}', a.status), a.opened_at LIMIT 1
$$;

-- The networks a campaign asks, with how far each is: those of its board on the day it is due, or today, or its last day, or the board's
-- last, whichever comes first. A board is told the step and the days of a draft, which it does not see otherwise, and of a network that
-- has left it since; so this looks beyond the reach of whoever asks, and answers for a campaign within it alone.
CREATE FUNCTION campaign_networks(campaign uuid, today date) RETURNS TABLE (
    pcn_code text, assessment_id uuid, state text, opened_at timestamptz, submitted_at timestamptz, published_on date
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    c       record;
BEGIN
    SELECT k.icb_code, k.criteria_set, k.opens_on, k.closed_on,
           least(k.due_on, today, k.closed_on, (SELECT min(s.effective_on) - 1 FROM icb_successions s WHERE s.predecessor_code = k.icb_code)) AS day INTO c
      FROM shown_assessment_campaigns k WHERE k.id = campaign AND ('*' = ANY (reach()) OR k.scopes[1] = ANY (reach()));
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM set_config('trellis.reach', '{*}', true);
    RETURN QUERY
    SELECT p.ods_code::text, a.assessment_id, coalesce(a.state, 'not_begun'), a.opened_at, a.submitted_at, a.published_on
      FROM sub_icb_location_icbs m
      JOIN pcn_sub_icb_locations s ON s.sub_icb_location_code = m.sub_icb_location_code AND s.valid_from <= c.day AND (s.valid_to IS NULL OR s.valid_to > c.day)
      JOIN shown_pcns p ON p.ods_code = s.pcn_code AND p.valid_from <= c.day AND (p.valid_to IS NULL OR p.valid_to > c.day)
      LEFT JOIN LATERAL assessment_asked(p.ods_code, c.criteria_set, c.opens_on, c.closed_on) a ON true
     WHERE m.icb_code = c.icb_code AND m.valid_from <= c.day AND (m.valid_to IS NULL OR m.valid_to > c.day);
    PERFORM set_config('trellis.reach', reached, true);
END $$;

-- What the board of a network asks of it on a day, to whoever reaches the network: a campaign is its board's, and a network's manager
-- does not reach that.
CREATE FUNCTION campaign_asking(network text, day date) RETURNS TABLE (
    id uuid, icb_code text, icb_name text, title text, note text, criteria_set text, opens_on date, due_on date, state text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
BEGIN
    IF NOT ('*' = ANY (reach()) OR 'pcn:' || network = ANY (reach())) THEN RETURN; END IF;
    PERFORM set_config('trellis.reach', '{*}', true);
    RETURN QUERY
    SELECT c.id, c.icb_code::text, i.short_name, c.title, c.note, c.criteria_set, c.opens_on, c.due_on, coalesce(a.state, 'not_begun')
      FROM pcn_sub_icb_locations s
      JOIN sub_icb_location_icbs m ON m.sub_icb_location_code = s.sub_icb_location_code AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)
      JOIN icbs i ON i.ods_code = m.icb_code
      JOIN shown_assessment_campaigns c ON c.icb_code = m.icb_code AND c.closed_on IS NULL AND c.opens_on <= day
      LEFT JOIN LATERAL assessment_asked(network, c.criteria_set, c.opens_on, NULL) a ON true
     WHERE s.pcn_code = network AND s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day);
    PERFORM set_config('trellis.reach', reached, true);
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION guard_assessment_campaign(), assessment_asked(text, text, date, date), campaign_networks(uuid, date), campaign_asking(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard_assessment_campaign(), assessment_asked(text, text, date, date), campaign_networks(uuid, date), campaign_asking(text, date) TO trellis_app;

CREATE TRIGGER guard_assessment_campaign BEFORE UPDATE ON assessment_campaigns FOR EACH ROW EXECUTE FUNCTION guard_assessment_campaign();
CREATE TRIGGER enforce_version BEFORE UPDATE ON assessment_campaigns FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON assessment_campaigns FOR EACH ROW EXECUTE FUNCTION record_change('id');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON assessment_campaigns EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_deletion BEFORE DELETE ON assessment_campaigns FOR EACH ROW EXECUTE FUNCTION refuse_deletion();

ALTER TABLE assessment_campaigns ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_campaigns FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON assessment_campaigns USING ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())))
    WITH CHECK ((SELECT '*' = ANY (reach())) OR scopes[1] IN (SELECT unnest(reach())));

GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_campaigns TO trellis_app;
GRANT SELECT ON shown_assessment_campaigns TO trellis_app;
