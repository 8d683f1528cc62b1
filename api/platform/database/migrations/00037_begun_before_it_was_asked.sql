-- What a network has open answers a campaign whenever it was begun, and so does what was published since the campaign opened.
-- +goose Up
-- +goose StatementBegin
-- By which assessment a network answers what it was asked, and how far that is: one of the set that was asked or of all criteria, begun
-- no later than the campaign was open. It is one that is not finished, whenever it was begun, or one that was begun from fourteen days
-- before the day that was asked on, submitted from that day on or published from it on. Of several it is the one that is furthest, and of
-- those the first. Nothing of what stands in it is told.
CREATE OR REPLACE FUNCTION assessment_asked(network text, asked text, opens date, closed date) RETURNS TABLE (
    assessment_id uuid, state text, opened_at timestamptz, submitted_at timestamptz, published_on date
) LANGUAGE sql STABLE AS $$
    SELECT a.id, CASE a.status WHEN 'superseded' THEN 'published' ELSE a.status END, a.opened_at, a.submitted_at, a.published_on
      FROM assessments a
     WHERE a.pcn_code = network AND a.status <> 'discarded' AND a.criteria_set IN (asked, 'full')
       AND (a.status IN ('draft', 'returned', 'submitted', 'validated') OR a.published_on >= opens
            OR (a.opened_at AT TIME ZONE 'Europe/London')::date >= opens - 14 OR (a.submitted_at AT TIME ZONE 'Europe/London')::date >= opens)
       AND (closed IS NULL OR (a.opened_at AT TIME ZONE 'Europe/London')::date <= closed)
     ORDER BY array_position('{published,superseded,validated,submitted,returned,draft}', a.status), a.opened_at LIMIT 1
$$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION assessment_asked(text, text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assessment_asked(text, text, date, date) TO trellis_app;
