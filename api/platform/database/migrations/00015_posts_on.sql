-- +goose Up
-- What is worked out of posts on a day: those that are open or to come, with what they are then and who is in them. A post
-- is filled while anyone is in it, vacant once nobody is who was, recruiting since people were first looked for.
-- +goose StatementBegin
CREATE FUNCTION posts_on(day date) RETURNS TABLE (
    id uuid, pcn_code text, reference text, role_type text, status text, opened_on date, closed_on date, recruiting_from date,
    wte_funded numeric, wte_in_post numeric, holders bigint, afc_band text, pay_zone text, contract text, contract_ends_on date,
    engagement text, employer_type text, employer_name text, vacant_since date, is_demo boolean, version bigint, updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT p.id, p.pcn_code, p.reference, p.role_type,
           CASE WHEN p.closed_on <= day THEN 'closed'
                WHEN a.wte > 0 THEN 'filled'
                WHEN a.last_left IS NOT NULL THEN 'vacant'
                WHEN p.recruiting_from <= day THEN 'recruiting'
                ELSE 'planned' END,
           p.opened_on, p.closed_on, p.recruiting_from,
           t.wte_funded, coalesce(a.wte, 0), coalesce(a.holders, 0), t.afc_band, t.pay_zone, t.contract, t.contract_ends_on,
           t.engagement, t.employer_type, t.employer_name,
           CASE WHEN p.closed_on <= day OR a.wte > 0 THEN NULL
                WHEN a.last_left IS NOT NULL THEN a.last_left
                WHEN p.recruiting_from <= day THEN p.recruiting_from END,
           p.is_demo, p.version, p.updated_at
      FROM posts p
      JOIN shown_pcns n ON n.ods_code = p.pcn_code
      LEFT JOIN post_terms t ON t.post_id = p.id
           AND t.valid_from <= day_within(day, p.opened_on, p.closed_on) AND (t.valid_to IS NULL OR t.valid_to > day_within(day, p.opened_on, p.closed_on))
     CROSS JOIN LATERAL ( -- looked up post by post, so that a page is found without all others; nobody is in a post twice on one day
            SELECT sum(x.wte) FILTER (WHERE x.valid_to IS NULL OR x.valid_to > day) AS wte,
                   count(*) FILTER (WHERE x.valid_to IS NULL OR x.valid_to > day) AS holders,
                   max(x.valid_to) FILTER (WHERE x.valid_to <= day) AS last_left
              FROM post_assignments x WHERE x.post_id = p.id AND x.valid_from <= day) a
$$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION posts_on(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION posts_on(date) TO trellis_app;

-- The three personalised care roles and what is asked of those who hold them. Sources are named in docs/data-sources.md.
-- +goose StatementBegin
DO $$
DECLARE
    event uuid := '019a0000-0000-7000-8000-000000000015';
BEGIN
PERFORM set_config('trellis.event_id', event::text, true);

INSERT INTO role_types (code, name, short_name, aliases, nwrs_staff_role, sds_job_role_code, usual_afc_band, caseload_min, caseload_max, training_rule, supervision_rule, source, position, updated_at) VALUES
    ('splw', 'Social prescribing link worker', 'Link worker',
     '{"link worker","social prescriber","social prescribing link workers","social prescribing","splw","connector"}',
     'Social Prescribing Link Workers', 'R9815', '5', 200, 250,
     'Has completed the e-learning for social prescribing and is enrolled in, or qualified from, training accredited by the Personalised Care Institute.',
     'Monthly supervision from an appropriate health professional, and a named first point of contact in the network.',
     'NHS England, Additional roles: a quick reference summary; caseload: Health Education England role explorer, 200 to 250 people a year', 1, now()),
    ('cc', 'Care co-ordinator', 'Care co-ordinator',
     '{"care coordinator","care coordinators","care co-ordinators","care coordination","care co-ordination","cc"}',
     'Care Coordinators', 'R9801', '4', NULL, NULL,
     'Is enrolled in, undertaking or qualified from two-day care co-ordination training accredited by the Personalised Care Institute, with e-learning in personalised care and support planning and shared decision making.',
     'Regular supervision and a named first point of contact in the network; no national frequency is stated.',
     'NHS England, Additional roles: a quick reference summary', 2, now()),
    ('hwbc', 'Health and wellbeing coach', 'Coach',
     '{"health coach","health & wellbeing coach","health and wellbeing coaches","health coaching","wellbeing coach","hwbc"}',
     'Health and Wellbeing Coaches', 'R9807', '5', NULL, NULL,
     'Is undertaking or qualified from four-day health coaching training accredited by the Personalised Care Institute.',
     'Monthly supervision from an appropriate member of the team and a health coaching mentor; group coaching supervision is encouraged.',
     'NHS England, Additional roles: a quick reference summary', 3, now());

INSERT INTO training_courses (code, kind, name, role_types, is_required, source, position) VALUES
    ('practicalities', 'induction', 'Practicalities: place of work, equipment, working hours', '{}', true, 'NHS England induction checklist, May 2023', 1),
    ('introductions', 'induction', 'Introductions: clinical director, teams and networks', '{}', true, 'NHS England induction checklist, May 2023', 2),
    ('contacts', 'induction', 'Contacts: who to turn to, and for what', '{}', true, 'NHS England induction checklist, May 2023', 3),
    ('it_and_communications', 'induction', 'IT and communications, with access to the clinical system', '{}', true, 'NHS England induction checklist, May 2023', 4),
    ('policies', 'induction', 'Policies: home visits, lone working, complaints, incidents', '{}', true, 'NHS England induction checklist, May 2023', 5),
    ('booking_with_gp', 'induction', 'How to book with a GP', '{}', true, 'NHS England induction checklist, May 2023', 6),
    ('safeguarding', 'induction', 'Safeguarding', '{}', true, 'NHS England induction checklist, May 2023', 7),
    ('supervisor_allocated', 'induction', 'A supervisor is allocated', '{}', true, 'NHS England induction checklist, May 2023', 8),
    ('social_prescribing_e_learning', 'training', 'Social prescribing e-learning (eLfH)', '{splw}', true, 'NHS England, Additional roles: a quick reference summary', 11),
    ('link_worker_pci', 'training', 'Link worker training accredited by the Personalised Care Institute', '{splw}', true, 'NHS England, Additional roles: a quick reference summary', 12),
    ('care_co_ordination_pci', 'training', 'Two-day care co-ordination training accredited by the Personalised Care Institute', '{cc}', true, 'NHS England, Additional roles: a quick reference summary', 13),
    ('personalised_care_e_learning', 'training', 'E-learning: personalised care and support planning, shared decision making', '{cc}', true, 'NHS England, Additional roles: a quick reference summary', 14),
    ('health_coaching_pci', 'training', 'Four-day health coaching training accredited by the Personalised Care Institute', '{hwbc}', true, 'NHS England, Additional roles: a quick reference summary', 15),
    ('statutory_and_mandatory', 'training', 'Statutory and mandatory training: safeguarding, information governance, lone working', '{}', true, 'NHS England induction checklist, May 2023', 16),
    ('other', 'training', 'Another course', '{}', false, 'Trellis', 17);

PERFORM close_event(event, now(), 'system', 'system', 'reference_data.load', NULL, 'The three personalised care roles and what is asked of those who hold them');
END $$;
-- +goose StatementEnd
