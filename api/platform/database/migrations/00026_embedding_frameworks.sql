-- What networks are assessed against: frameworks in versions, of which one is published at a time and none changes once it is.
-- +goose Up
CREATE TABLE embedding_frameworks (
    framework_version bigint      PRIMARY KEY CHECK (framework_version > 0),
    name              text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    note              text        NOT NULL CHECK (char_length(note) <= 2000),
    status            text        NOT NULL CHECK (status IN ('draft', 'published', 'retired')),
    -- The version it was copied from.
    based_on          bigint      REFERENCES embedding_frameworks CHECK (based_on < framework_version),
    published_at      timestamptz,
    -- When another was published in its place.
    retired_at        timestamptz,
    version           bigint      NOT NULL DEFAULT 1,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT embedding_frameworks_published_once CHECK ((status = 'draft') = (published_at IS NULL)),
    CONSTRAINT embedding_frameworks_retired_once CHECK ((status = 'retired') = (retired_at IS NOT NULL))
);
-- One is published at a time.
CREATE UNIQUE INDEX embedding_frameworks_one_published ON embedding_frameworks (status) WHERE status = 'published';

CREATE TABLE embedding_domains (
    framework_version bigint   NOT NULL REFERENCES embedding_frameworks,
    code              text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z]$'),
    name              text     NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    weight            bigint   NOT NULL CHECK (weight BETWEEN 1 AND 10),
    position          bigint   NOT NULL CHECK (position > 0),
    PRIMARY KEY (framework_version, code),
    CONSTRAINT embedding_domains_in_order UNIQUE (framework_version, position) DEFERRABLE
);

CREATE TABLE embedding_criteria (
    framework_version bigint   NOT NULL,
    -- Its domain's letter and a number. It means the same in every version.
    code              text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][1-9][0-9]?$'),
    domain_code       text COLLATE "C" NOT NULL,
    name              text     NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    explanation       text     NOT NULL CHECK (char_length(explanation) BETWEEN 1 AND 1000),
    scope             text     NOT NULL CHECK (scope IN ('pcn', 'role')),
    -- The roles it is asked of; empty where of all, or of the network.
    role_types        text[]   NOT NULL CHECK (role_types <@ '{splw,cc,hwbc}'),
    is_core           boolean  NOT NULL,
    -- The Network Contract asks it: below level 3 it caps the status.
    is_gate           boolean  NOT NULL,
    -- The rule by which a level is suggested.
    derivation        text,
    weight            bigint   NOT NULL CHECK (weight BETWEEN 1 AND 10),
    source            text     NOT NULL CHECK (char_length(source) BETWEEN 1 AND 500),
    -- What levels 0 to 4 look like.
    levels            text[]   NOT NULL CHECK (cardinality(levels) = 5),
    position          bigint   NOT NULL CHECK (position > 0),
    PRIMARY KEY (framework_version, code),
    FOREIGN KEY (framework_version, domain_code) REFERENCES embedding_domains,
    CONSTRAINT embedding_criteria_of_their_domain CHECK (left(code, 1) = domain_code),
    CONSTRAINT embedding_criteria_of_roles CHECK (scope = 'role' OR role_types = '{}'),
    CONSTRAINT embedding_criteria_in_order UNIQUE (framework_version, position) DEFERRABLE
);

-- +goose StatementBegin
-- What is published stays as it was: assessments are scored by it. It may only be retired.
CREATE FUNCTION refuse_change_of_published_framework() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- A framework is asked as it was; what belongs to it, as the framework is.
    is_draft boolean;
BEGIN
    IF TG_TABLE_NAME = 'embedding_frameworks' THEN
        is_draft := OLD.status = 'draft';
        IF NOT is_draft AND TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status = 'retired'
           AND (NEW.framework_version, NEW.name, NEW.note, NEW.based_on, NEW.published_at) IS NOT DISTINCT FROM (OLD.framework_version, OLD.name, OLD.note, OLD.based_on, OLD.published_at) THEN
            RETURN NEW;
        END IF;
    ELSE
        SELECT bool_and(f.status = 'draft') INTO is_draft FROM embedding_frameworks f
         WHERE f.framework_version IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.framework_version END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.framework_version END);
    END IF;
    IF NOT is_draft THEN
        RAISE EXCEPTION 'a published framework does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'embedding_frameworks_published_stay';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
-- +goose StatementEnd
REVOKE ALL ON FUNCTION refuse_change_of_published_framework() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refuse_change_of_published_framework() TO trellis_app;

CREATE TRIGGER published_stays BEFORE UPDATE OR DELETE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER enforce_version BEFORE UPDATE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION enforce_version();
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON embedding_domains FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON embedding_criteria FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_framework();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_frameworks FOR EACH ROW EXECUTE FUNCTION record_change('framework_version');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_domains FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON embedding_criteria FOR EACH ROW EXECUTE FUNCTION record_change('framework_version', 'code');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_frameworks EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_domains EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON embedding_criteria EXECUTE FUNCTION refuse_truncate();
GRANT SELECT, INSERT, UPDATE ON embedding_frameworks TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON embedding_domains, embedding_criteria TO trellis_app;

-- The first version. Sources are named in docs/data-sources.md.
-- +goose StatementBegin
DO $do$
DECLARE
    event uuid := '019a0000-0000-7000-8000-000000000026';
BEGIN
PERFORM set_config('trellis.event_id', event::text, true);

INSERT INTO embedding_frameworks (framework_version, name, note, status, updated_at) VALUES
    (1, 'Embedding of personalised care roles',
     'The first version. Levels are named after the realist evaluation of link workers in general practice (bolted on, fitting in, belonging); criteria follow national guidance, the Network Contract and the record of the London programme.', 'draft', now());

INSERT INTO embedding_domains (framework_version, code, name, weight, position) VALUES
    (1, 'A', 'Leadership, purpose and funding', 1, 1),
    (1, 'B', 'Recruitment and retention', 1, 2),
    (1, 'C', 'Induction, training and development', 1, 3),
    (1, 'D', 'Supervision and management', 1, 4),
    (1, 'E', 'Team integration and culture', 1, 5),
    (1, 'F', 'Pathways, access and workload', 1, 6),
    (1, 'G', 'Data, digital and evidence', 1, 7),
    (1, 'H', 'Community and inequalities', 1, 8);

INSERT INTO embedding_criteria (framework_version, code, domain_code, name, explanation, scope, role_types, is_core, is_gate, derivation, weight, source, levels, position) VALUES
    (1, 'A1', 'A', 'Named clinical and managerial lead for personalised care', 'Somebody in the network answers for the roles: clinically, and for managing them day to day.',
     'pcn', '{}', true, false, NULL, 1, 'Network Contract DES 2024/25 (the clinical director answers for how additional roles are used); NHS England, Social prescribing link workers: reference guide for primary care networks, technical annexes, June 2020', ARRAY[
     'Nobody is named as a lead for personalised care, clinical or managerial.',
     'Somebody looks after the roles out of interest; it is written down nowhere.',
     'A clinical or a managerial lead is named in writing; the other is missing, or time for it is not set aside.',
     'Both a clinical and a managerial lead are named, with time for it, and the role-holders and every practice know who they are.',
     'Both leads report on the roles to the network''s board at least twice a year, and changes they proposed have been made.'], 1),
    (1, 'A2', 'A', 'Written purpose and shared plan for the roles', 'Why the network has these roles and what they are to achieve, agreed with voluntary organisations, the council and the place partnership.',
     'pcn', '{}', true, false, NULL, 1, 'NHS England, Social prescribing reference guide, technical annexes, June 2020 (shared local plan); workforce development frameworks (an employer is clear on purpose before employing); common model of social prescribing', ARRAY[
     'There is no written purpose for the roles.',
     'The purpose is known to one or two people, or stands only in a bid or an advertisement.',
     'A plan for the roles is written; partners outside general practice have not agreed it, or it is more than two years old.',
     'A plan no older than two years is agreed with the voluntary sector and the council or place partnership, and is in use.',
     'The plan is reviewed with those partners and with residents every year, against what the roles achieved.'], 2),
    (1, 'A3', 'A', 'A model of how the three roles work together', 'How link workers, care co-ordinators and health and wellbeing coaches share the work with each other and the wider team: triage, one point of access, who takes whom.',
     'pcn', '{}', true, false, NULL, 1, 'Record of the London personalised care programme', ARRAY[
     'Each role works by itself; referrers choose by whom they happen to know.',
     'Role-holders sort referrals out among themselves, with nothing written down.',
     'A model is written down with who takes whom; some practices or roles do not work by it.',
     'All roles deployed and every practice work by one model with one point of access, and people are handed on within it.',
     'The model is reviewed at least yearly from referrals and people''s experience, and adjusted.'], 3),
    (1, 'A4', 'A', 'Funding secure for a year ahead', 'How much of the WTE funded is agreed for at least the next twelve months, and whether anything but the national scheme pays towards it.',
     'pcn', '{}', true, false, 'funding_security', 1, 'Record of the London personalised care programme (short contracts are the first challenge every area names); London PCN toolkit, funding sources', ARRAY[
     'Nothing is agreed for twelve months ahead, or nobody knows.',
     'Less than half of the WTE funded is agreed for twelve months ahead.',
     'At least half of the WTE funded is agreed for twelve months ahead.',
     'All of the WTE funded is agreed for twelve months ahead.',
     'All of it is, some of it is paid from another source than the national scheme, and a plan says what happens if the scheme changes.'], 4),
    (1, 'B1', 'B', 'A current role description, and work within it', 'The role description matches the national minimum for the role, and what people do all day matches the description.',
     'role', '{}', true, false, NULL, 1, 'Network Contract DES, Annex B (minimum role requirements); NHS England, workforce development frameworks; record of the London personalised care programme (misuse of roles)', ARRAY[
     'There is no role description, or role-holders mostly do other work.',
     'A description exists from recruitment; it has not been held against the national minimum.',
     'The description matches the national minimum; some of the work regularly lies outside it.',
     'The description matches, was looked at in the last twelve months, and every role-holder confirms that their work is within it.',
     'Work outside the role is noticed and put right through supervision, and descriptions are developed with role-holders.'], 5),
    (1, 'B2', 'B', 'Posts filled', 'WTE in post beside the WTE funded.',
     'role', '{}', true, false, 'establishment_filled', 1, 'Record of the London personalised care programme', ARRAY[
     'Nobody is in post.',
     'Less than half of the WTE funded is in post.',
     'At least half of the WTE funded is in post.',
     'At least four fifths of the WTE funded is in post.',
     'At least 95 per cent of the WTE funded is in post, and no post has been vacant for 90 days or more.'], 6),
    (1, 'B3', 'B', 'A fair offer', 'Posts are at the usual Agenda for Change band of the role or above it, and permanent or for a term that lets somebody stay.',
     'role', '{}', false, false, 'fair_offer', 1, 'Record of the London personalised care programme (serial short fixed terms); reimbursement bands of the Additional Roles Reimbursement Scheme', ARRAY[
     'Every post is below the usual band, or for a fixed term with less than six months left.',
     'Less than half of the WTE funded is at the usual band and permanent or with at least twelve months left.',
     'At least half of the WTE funded is at the usual band and permanent or with at least twelve months left.',
     'All of the WTE funded is at the usual band and permanent or with at least twelve months left.',
     'All of the WTE funded is at the usual band and permanent.'], 7),
    (1, 'B4', 'B', 'A workforce that reflects the community', 'Local people are reached when posts are filled, and the network knows how its role-holders compare with the people it serves.',
     'pcn', '{}', false, false, NULL, 1, 'London PCN toolkit, diversity and representation', ARRAY[
     'Posts are advertised in one place, and nobody has compared the workforce with the community.',
     'Local routes were tried once, by one person''s effort.',
     'Local recruitment routes are written down and used for some posts.',
     'Every post is advertised through local and community routes, and the make-up of the workforce is compared with the community''s.',
     'What was found changed how posts are filled, and residents or partners take part in choosing.'], 8),
    (1, 'B5', 'B', 'Retention actively managed', 'Turnover is known, people are asked why they stay or leave, and there is somewhere to go in the role.',
     'role', '{}', true, false, 'retention', 1, 'London PCN toolkit, retention and career progression; National Association of Link Workers survey, June 2020; University of Oxford survey of link workers, end of 2023', ARRAY[
     'Nobody knows how many people left in the last twelve months, or why.',
     'Leavers are known; reasons are not recorded for all of them.',
     'Reasons are recorded for everybody who left in the last twelve months.',
     'Reasons are recorded, and turnover in the last twelve months is at most 20 per cent.',
     'Besides, stay conversations are held with every role-holder each year, and there is a way to progress in the role that somebody has taken.'], 9),
    (1, 'C1', 'C', 'Structured induction completed', 'Everybody in the role was shown in by a checklist: information technology, policies, people, safeguarding, an allocated supervisor.',
     'role', '{}', true, false, 'induction', 1, 'NHS England, induction checklist for new roles in primary care, May 2023; social prescribing reference guide, technical annexes, June 2020', ARRAY[
     'Nobody in the role has had an induction.',
     'Newcomers are shown round; there is no checklist.',
     'A checklist is used; less than everybody in the role has completed it.',
     'Everybody in the role has completed every item of the checklist.',
     'Everybody has, and the checklist was improved in the last year from what newcomers said.'], 10),
    (1, 'C2', 'C', 'Training for the role', 'Link workers: the national e-learning and accredited training. Care co-ordinators: the accredited two-day course. Health and wellbeing coaches: the accredited four-day course. Accredited is by the Personalised Care Institute.',
     'role', '{}', true, true, 'role_training', 1, 'NHS England, Additional roles: a quick reference summary', ARRAY[
     'Nobody in the role has completed or is enrolled in the required training.',
     'Less than half of those in the role have completed or are enrolled in it.',
     'At least half of those in the role have completed or are enrolled in it.',
     'Everybody in the role has completed or is enrolled in it.',
     'Everybody in the role has completed it, and nothing has expired.'], 11),
    (1, 'C3', 'C', 'Statutory and mandatory training', 'Safeguarding, information governance and lone working among it, as for all staff of the network.',
     'role', '{}', false, false, NULL, 1, 'NHS England, induction checklist for new roles in primary care, May 2023', ARRAY[
     'Nobody knows who has done it.',
     'Role-holders see to it themselves; no record is kept.',
     'A record is kept; less than everybody is up to date.',
     'Everybody in the role is up to date, safeguarding and lone working included.',
     'Everybody is, reminders go out before anything lapses, and training is adapted to what the role meets.'], 12),
    (1, 'C4', 'C', 'Appraisal, development plan and protected time to learn', 'A yearly appraisal, a personal development plan, and time for learning that is not taken away when it is busy.',
     'role', '{}', true, false, NULL, 1, 'London personalised care programme (from the NHS Long Term Plan); NHS England, workforce development frameworks', ARRAY[
     'There is no appraisal and no time to learn.',
     'Appraisals happen for some, or learning is done in people''s own time.',
     'Everybody has had an appraisal or a development plan; time to learn is not protected.',
     'Everybody has had an appraisal within twelve months, has a development plan, and has protected time that was used.',
     'Plans are followed up in the year, and what was learned has changed the service.'], 13),
    (1, 'C5', 'C', 'Takes part in peer support', 'A network of peers at place or system level, an action learning set, or the managers'' network.',
     'role', '{}', true, false, NULL, 1, 'NHS England, Additional roles: a quick reference summary (peer support networks); record of the London personalised care programme', ARRAY[
     'Nobody in the role knows of or goes to peer support.',
     'Some go when they can; it is not counted as work.',
     'Everybody is told of it and may go in working time; attendance is patchy.',
     'Everybody in the role took part in at least two of the last four meetings of a peer network.',
     'Role-holders lead or facilitate peer support, and bring back what they learn.'], 14),
    (1, 'D1', 'D', 'A named first point of contact in the network', 'Everybody in the role knows whom to turn to first in the network, a GP among them.',
     'role', '{}', true, true, NULL, 1, 'NHS England, Additional roles: a quick reference summary', ARRAY[
     'Nobody is named.',
     'Role-holders ask whoever is there.',
     'A contact is named; no GP among them, or not for every practice where the role works.',
     'A first point of contact is named for everybody in the role, including a GP, and role-holders can say who it is.',
     'Contacts are reachable every working day with a named deputy, and role-holders confirm that it works.'], 15),
    (1, 'D2', 'D', 'Monthly supervision is happening', 'Clinical or professional supervision by an appropriate health professional, held and not only planned; for health and wellbeing coaches with a health coaching mentor. For care co-ordinators no national frequency is published; the same is asked here.',
     'role', '{}', true, true, 'supervision', 1, 'NHS England, Additional roles: a quick reference summary; NHS England, Supervision guidance for primary care network multidisciplinary teams, 16 May 2023', ARRAY[
     'There is no supervision.',
     'Supervision happens now and then, by nobody in particular.',
     'A supervisor is named; supervision was not held in each of the last six months for everybody in the role.',
     'Supervision was held in each of the last six months for everybody in the role.',
     'It is monthly with protected time, its quality was reviewed within a year, and role-holders confirm that it helps.'], 16),
    (1, 'D3', 'D', 'Day-to-day supervision and a way to escalate', 'A duty or clinic supervisor on the day, for urgent worries and safeguarding.',
     'role', '{}', true, false, NULL, 1, 'NHS England, Supervision guidance for primary care network multidisciplinary teams, 16 May 2023; London PCN toolkit, supervision', ARRAY[
     'Role-holders have nobody to turn to on the day.',
     'They find somebody if they are lucky.',
     'Who is on duty is written down; not for all sessions or all practices.',
     'For every session in every practice a duty supervisor is named, and everybody knows how to raise an urgent or a safeguarding concern.',
     'Escalations are looked at afterwards, and arrangements were changed by what was learned.'], 17),
    (1, 'D4', 'D', 'A line manager who understands the role', 'Line management is separate from clinical supervision, by somebody who knows what the role is for.',
     'role', '{}', true, false, NULL, 1, 'NHS England, Supervision guidance for primary care network multidisciplinary teams, 16 May 2023; workforce development frameworks', ARRAY[
     'There is no line manager, or nobody knows who it is.',
     'There is one on paper, seldom seen.',
     'There is one for everybody; they are also the only supervisor, or have not been told what the role is for.',
     'Everybody has a line manager apart from the supervisor, who knows the role and meets them at least every two months.',
     'Line managers take part in a managers'' network or training for it, and role-holders confirm that it works.'], 18),
    (1, 'D5', 'D', 'Reflection, wellbeing and workload', 'Group reflection or support, an offer for staff wellbeing, and a workload that somebody looks at.',
     'role', '{}', false, false, NULL, 1, 'National Association of Link Workers survey, June 2020; University of Oxford survey of link workers, end of 2023; record of the London personalised care programme', ARRAY[
     'There is none of it.',
     'Role-holders support one another informally.',
     'A wellbeing offer or reflective group exists; workload is not reviewed.',
     'Everybody has reflective or group support and knows the wellbeing offer, and each workload is reviewed at least quarterly.',
     'Reviews of workload led to changes, and role-holders say that they are well supported.'], 19),
    (1, 'E1', 'E', 'Part of team and practice meetings', 'Invited to multidisciplinary and practice meetings, and there.',
     'role', '{}', true, false, NULL, 1, 'University of Oxford survey of link workers, end of 2023 (not being invited goes with intending to leave)', ARRAY[
     'Not invited to any.',
     'Invited by one practice or now and then.',
     'Invited by at least half of the member practices; attendance is patchy.',
     'Invited to the meetings of every practice they work with, and attend most of them.',
     'They bring cases and themes to meetings, and plans for people are changed by what they say.'], 20),
    (1, 'E2', 'E', 'Practices know what the roles do', 'Briefings, one-page descriptions, and newcomers to practices being told.',
     'pcn', '{}', true, false, NULL, 1, 'Record of the London personalised care programme', ARRAY[
     'Most staff of practices do not know of the roles.',
     'Some clinicians know, through whom they know.',
     'A description of each role went to all practices; reception or new staff are missed.',
     'Every practice had a briefing within twelve months, and descriptions are part of its induction.',
     'Practices are asked what they know and need, and few referrals come to the wrong role.'], 21),
    (1, 'E3', 'E', 'Space and equipment', 'A private room, a telephone and a laptop, an NHSmail account.',
     'role', '{}', false, false, NULL, 1, 'University of Oxford survey of link workers, end of 2023; details are professional knowledge, not checked', ARRAY[
     'Role-holders lack a room or equipment most days.',
     'They manage with what is free.',
     'Equipment and NHSmail are there for everybody; private rooms often are not.',
     'Everybody has equipment, NHSmail and a private room where they see people.',
     'Needs are reviewed with role-holders each year, space in the community included.'], 22),
    (1, 'E4', 'E', 'Role-holders shape services', 'Those in the roles lead improvement or have a say in how services are designed.',
     'pcn', '{}', false, false, NULL, 1, 'British Journal of General Practice, realist evaluation, doi 10.3399/BJGP.2024.0279 (demonstrating effect, diffusing power); evaluation of the Social Prescribing Innovators Programme 2022/23 by University College London', ARRAY[
     'They have no say.',
     'Single ideas are heard, through one manager.',
     'They are consulted on some changes.',
     'They take part in the network''s improvement work, and at least one change in the last twelve months was theirs.',
     'They lead improvement with protected time, measured and shared beyond the network.'], 23),
    (1, 'F1', 'F', 'Clear referral pathway and criteria', 'Who may be referred, by whom and how, with several sources and self-referral among them.',
     'role', '{}', true, false, NULL, 1, 'NHS England, common model of social prescribing (easy referral from all agencies); London PCN toolkit, clear referral pathways', ARRAY[
     'There is no pathway.',
     'Referrals come by e-mail or word of mouth, as each practice likes.',
     'A pathway and criteria are written down for referrals from practices.',
     'One pathway with criteria is used by every practice, takes referrals from at least two other sources, and people can refer themselves.',
     'Sources are reviewed each quarter, and those who do not reach the service are sought.'], 24),
    (1, 'F2', 'F', 'Caseload within guidance', 'People first contacted in twelve months for each WTE in post, beside the guidance for the role: 200 to 250 for link workers. For the other roles a local limit is agreed.',
     'role', '{}', true, false, 'caseload', 1, 'Health Education England, role explorer (200 to 250 people a year); programme background (a safe caseload is at most 250)', ARRAY[
     'Nobody knows the caseload.',
     'It is known for some months of the last twelve.',
     'It is known for the last twelve months and above guidance, or no limit is agreed.',
     'It is known for the last twelve months and within guidance or the agreed limit.',
     'It is, and caseloads and their complexity are reviewed with role-holders each quarter and adjusted.'], 25),
    (1, 'F3', 'F', 'Wait for the first contact measured and acted on', 'The median wait from referral to first contact, month by month.',
     'role', '{}', true, false, 'wait', 1, 'Social Prescribing Innovators Programme 2022/23 (Lambeth: shorter waits at the busiest practices)', ARRAY[
     'Waits are not measured.',
     'They were measured in some of the last six months.',
     'They were measured in each of the last six months, and grew.',
     'They were measured in each of the last six months, and did not grow.',
     'They are, a local standard is met, and practices with longer waits had something done about it.'], 26),
    (1, 'F4', 'F', 'Enough time with each person', 'As many contacts as a person needs; for link workers typically six to twelve.',
     'role', '{}', false, false, NULL, 1, 'Health Education England, role explorer (6 to 12 contacts); record of the London personalised care programme', ARRAY[
     'Contacts are cut to a number, or to one call.',
     'Time depends on who shouts loudest.',
     'A usual number of contacts is agreed; often it cannot be kept.',
     'People get the contacts they need, within what is usual for the role, and contacts are counted.',
     'Contacts are compared with outcomes, and time is moved to those who need more.'], 27),
    (1, 'F5', 'F', 'People sought out from data', 'Proactive work: groups of people who would gain are identified from data and invited, rather than waited for.',
     'pcn', '{}', true, false, NULL, 1, 'Record of the London personalised care programme (proactive social prescribing); London PCN toolkit', ARRAY[
     'The roles only answer referrals.',
     'A list was made once, by one person''s effort.',
     'A group is chosen and defined; fewer than half of its people have been offered anything.',
     'At least one group is chosen from data each year, invited, and followed up.',
     'Groups are chosen with the inequalities of the area in view, and what it did for them is measured.'], 28),
    (1, 'F6', 'F', 'Quality of referrals', 'The share of referrals that should not have come to the role is known, and falls.',
     'role', '{}', false, false, NULL, 1, 'Record of the London personalised care programme (inappropriate referrals)', ARRAY[
     'Nobody knows.',
     'Role-holders complain of single cases.',
     'Inappropriate referrals are counted.',
     'They are counted, told to those who sent them, and their share fell or is low.',
     'What was learned changed criteria or briefings, and the share has stayed low for a year.'], 29),
    (1, 'G1', 'G', 'Access to clinical systems', 'Reading and writing in the GP clinical system of every member practice where the role works.',
     'role', '{}', true, false, NULL, 1, 'British Journal of General Practice, realist evaluation, doi 10.3399/BJGP.2024.0279 (access varies)', ARRAY[
     'No access to any practice''s system.',
     'Access at one practice, or through somebody else.',
     'Reading and writing at some of the practices, or only reading at all of them.',
     'Reading and writing at every practice where the role works.',
     'Access is given on the first day and taken away on the last, and shared templates are used everywhere.'], 30),
    (1, 'G2', 'G', 'Referrals coded with the national codes', 'Referral to social prescribing, and its being declined, are coded in the GP clinical system with the national SNOMED CT codes (871731000000106 and 871711000000103). The codes are for link workers only.',
     'role', '{splw}', true, true, NULL, 1, 'Network Contract DES 2024/25 (referrals are recorded in GP clinical systems using the national codes)', ARRAY[
     'Referrals are not coded.',
     'Some people code, with codes of their own choice.',
     'The national codes are used in some practices, or for referrals and not for those declined.',
     'Referrals and those declined are coded with the national codes in every member practice.',
     'Coding is checked against the service''s own count each quarter, and gaps are closed.'], 31),
    (1, 'G3', 'G', 'Records to the information standard', 'Case management holds the minimum dataset: demographics, needs and concerns, support offered, outcomes.',
     'pcn', '{}', false, false, NULL, 1, 'Professional Record Standards Body, Social Prescribing Information Standard 1.1, January 2023', ARRAY[
     'Records are kept in notes or spreadsheets of each person''s own.',
     'One shared spreadsheet or system, filled in as each likes.',
     'A case management system is used; parts of the minimum dataset are missing.',
     'Everybody records the minimum dataset in one system.',
     'Its completeness is checked each quarter, and messages go back to those who referred.'], 32),
    (1, 'G4', 'G', 'A standard measure at start and end', 'Such as ONS4 for personal wellbeing or the Patient Activation Measure.',
     'role', '{}', true, false, NULL, 1, 'Transformation Partners in Health and Care, social prescribing evaluation toolkit; NHS England, common model of social prescribing (common outcomes framework)', ARRAY[
     'No measure is used.',
     'Some role-holders use one of their own choice.',
     'One measure is agreed and used at the start for most people; seldom at the end.',
     'One measure is used at start and end for most people who finish.',
     'Results are looked at by group of people each year, and the service was changed by them.'], 33),
    (1, 'G5', 'G', 'Workforce returns and claims current', 'The network made a workforce return to the newest census, and its claims are there for the months that are over.',
     'pcn', '{}', true, true, 'returns_and_claims', 1, 'Network Contract DES (workforce data including additional roles is recorded and submitted); NHS England, National Workforce Reporting Service', ARRAY[
     'There was no return at any census of the last twelve months, and there are no claims of them.',
     'There was a return or a claim in the last twelve months, and none that is current.',
     'Either the return or the claims are current.',
     'Both are current: a return at the newest census, and claims up to the month before last for each role in post.',
     'Both are current, and posts, return and claims agree or the difference is explained.'], 34),
    (1, 'G6', 'G', 'Data sharing agreed', 'Agreements and an impact assessment between member practices and whoever employs the role-holders.',
     'pcn', '{}', false, false, NULL, 1, 'Network Contract DES 2024/25 (members share non-clinical data for analysis, delivery and compliance)', ARRAY[
     'Nothing is agreed.',
     'An agreement was drafted, or copied from elsewhere.',
     'Agreements are signed by some of the practices or employers.',
     'Agreements and a data protection impact assessment are signed by all practices and employers, and in date.',
     'They are reviewed each year, and partners outside the NHS who need it are within them.'], 35),
    (1, 'H1', 'H', 'Partnership with the voluntary sector', 'A shared directory, an understanding of what local groups can take on, and a way to tell where there are gaps.',
     'pcn', '{}', true, false, NULL, 1, 'NHS England, common model of social prescribing (support for community groups, collaborative commissioning)', ARRAY[
     'Role-holders have no links with local groups.',
     'Links are personal, and go with the person.',
     'A directory is kept and groups are met; what they can take on is not agreed.',
     'A shared directory is up to date, capacity is agreed with the main groups, and gaps are collected.',
     'Gaps have led to new provision or money for groups within two years.'], 36),
    (1, 'H2', 'H', 'Services made with residents', 'People who use or could use the service take part in shaping it.',
     'pcn', '{}', false, false, NULL, 1, 'Record of the London personalised care programme; evaluation of the Social Prescribing Innovators Programme 2022/23 by University College London', ARRAY[
     'Residents have no part.',
     'Comments are taken when somebody makes them.',
     'People''s experience is asked for at least once a year.',
     'Residents took part in designing at least one part of the service in the last twelve months.',
     'Residents take part in deciding and reviewing as a matter of course, supported and reimbursed.'], 37),
    (1, 'H3', 'H', 'Referrals compared by ethnicity and deprivation', 'Who is referred, by ethnicity and deprivation, beside who is registered.',
     'pcn', '{}', true, false, 'referrals_by_group', 1, 'Record of the London personalised care programme; Transformation Partners in Health and Care, social prescribing evaluation toolkit', ARRAY[
     'Referrals are not counted by ethnicity or deprivation.',
     'They are counted by one of them, or more than half are unknown.',
     'They are counted by both in at least three of the last six months, at most half of them unknown.',
     'They are counted by both in each of the last six months, at most a fifth of them unknown.',
     'They are, compared with the list each quarter, and something was done for those who are missing.'], 38);

UPDATE embedding_frameworks SET status = 'published', published_at = now(), version = 2, updated_at = now();

PERFORM close_event(event, now(), 'system', 'system', 'reference_data.load', NULL, 'The first framework of embedding');
END $do$;
-- +goose StatementEnd
