-- A small invented London, in codes that ODS cannot issue: networks that close and open, change their names and boards,
-- and practices that move between them, are in none, or lie elsewhere than their network.
UPDATE regions SET data_origin = 'demo' WHERE code = 'Y56';

INSERT INTO sub_icb_locations (ods_code, valid_from, valid_to, certainty, valid_to_certainty, updated_at)
VALUES ('D0X9Z', '2022-07-01', '2026-04-01', 'exact', 'exact', '2026-11-01');
-- Since 1 April 2026 no board has taken it over.
INSERT INTO sub_icb_location_icbs VALUES ('D0X9Z', 'QWE', '2022-07-01', '2026-04-01', 'exact', 'exact');

INSERT INTO pcns (ods_code, valid_from, valid_to, certainty, valid_to_certainty, updated_at)
SELECT v.code, v.valid_from::date, v.valid_to::date, v.certainty, CASE WHEN v.valid_to IS NOT NULL THEN 'exact' END, '2026-11-01' FROM (VALUES
    ('UD0001', '2019-07-01', NULL, 'exact'),
    ('UD0002', '2019-07-01', '2025-10-01', 'exact'),
    ('UD0003', '2019-07-01', NULL, 'exact'),
    ('UD0004', '2019-07-01', NULL, 'exact'),
    ('UD0005', '2019-07-01', NULL, 'exact'),
    ('UD0006', '2026-06-01', NULL, 'known_by'),
    ('UD0007', '2019-07-01', NULL, 'exact')) AS v (code, valid_from, valid_to, certainty);

INSERT INTO pcn_sub_icb_locations
SELECT v.code, v.location, p.valid_from, p.valid_to, p.certainty, p.valid_to_certainty FROM (VALUES
    ('UD0001', '93C'), ('UD0002', '93C'), ('UD0003', '93C'), ('UD0004', 'W2U3Z'), ('UD0005', 'A3A8R'), ('UD0006', '72Q'),
    ('UD0007', 'D0X9Z')) AS v (code, location) JOIN pcns p ON p.ods_code = v.code;

INSERT INTO pcn_boroughs
SELECT v.code, v.gss, p.valid_from, p.valid_to, 'carried_back', p.valid_to_certainty FROM (VALUES
    ('UD0001', 'E09000007'), ('UD0002', 'E09000007'), ('UD0003', 'E09000019'), ('UD0004', 'E09000005')) AS v (code, gss)
    JOIN pcns p ON p.ods_code = v.code;

INSERT INTO practices (ods_code, postcode, valid_from, valid_to, certainty, valid_to_certainty, updated_at)
SELECT v.code, 'ZZ1 1ZZ', '2019-07-01', v.valid_to::date, 'known_by', CASE WHEN v.valid_to IS NOT NULL THEN 'known_by' END, '2026-11-01' FROM (VALUES
    ('YD0001', NULL), ('YD0002', NULL), ('YD0003', NULL), ('YD0004', NULL), ('YD0005', NULL), ('YD0006', NULL), ('YD0007', NULL),
    ('YD0008', NULL), ('YD0009', NULL), ('YD0010', NULL), ('YD0011', '2024-04-01'), ('YD0012', NULL)) AS v (code, valid_to);

INSERT INTO practice_sub_icb_locations
SELECT v.code, v.location, p.valid_from, p.valid_to, p.certainty, p.valid_to_certainty FROM (VALUES
    ('YD0001', '93C'), ('YD0002', '93C'), ('YD0003', '93C'), ('YD0004', '93C'), ('YD0005', '93C'), ('YD0007', 'W2U3Z'), ('YD0008', 'A3A8R'),
    ('YD0006', 'A3A8R'), -- over the border from its network
    ('YD0009', 'D0X9Z'), ('YD0010', '93C'), ('YD0011', 'A3A8R'), ('YD0012', '72Q')) AS v (code, location) JOIN practices p ON p.ods_code = v.code;

INSERT INTO practice_memberships (practice_code, pcn_code, valid_from, valid_to, certainty, valid_to_certainty)
SELECT v.code, v.pcn, v.valid_from::date, v.valid_to::date, 'exact', CASE WHEN v.valid_to IS NOT NULL THEN 'exact' END FROM (VALUES
    ('YD0001', 'UD0001', '2019-07-01', NULL), ('YD0002', 'UD0001', '2019-07-01', NULL),
    ('YD0003', 'UD0002', '2019-07-01', '2025-10-01'), ('YD0003', 'UD0001', '2025-10-01', NULL),
    ('YD0004', 'UD0002', '2019-07-01', '2025-10-01'), ('YD0004', 'UD0001', '2025-10-01', NULL),
    ('YD0005', 'UD0002', '2019-07-01', '2025-10-01'), ('YD0005', 'UD0003', '2025-10-01', NULL),
    ('YD0006', 'UD0003', '2019-07-01', NULL), ('YD0007', 'UD0004', '2019-07-01', NULL), ('YD0008', 'UD0005', '2019-07-01', NULL),
    ('YD0009', 'UD0007', '2019-07-01', NULL), ('YD0011', 'UD0005', '2019-07-01', '2024-04-01'),
    ('YD0012', 'UD0006', '2026-06-01', NULL)) AS v (code, pcn, valid_from, valid_to);

INSERT INTO practice_list_sizes
SELECT v.code, v.list_size, '2026-01-01', NULL, 'exact', NULL FROM (VALUES
    ('YD0001', 10000), ('YD0002', 5000), ('YD0003', 8000), ('YD0004', 7000), ('YD0005', 6000), ('YD0006', 9000), ('YD0007', 12000),
    ('YD0009', 4000), ('YD0010', 2500)) AS v (code, list_size);

INSERT INTO practice_deprivation
SELECT v.code, 2019, v.score, '2019-09-26', NULL, 'exact', NULL FROM (VALUES
    ('YD0001', 20.1), ('YD0002', 30.05), ('YD0004', 25.5), ('YD0005', 15.25), ('YD0006', 18), ('YD0007', 22.2), ('YD0008', 35),
    ('YD0009', 10), ('YD0010', 40)) AS v (code, score);

INSERT INTO organisation_names (ods_code, name, valid_from, valid_to, certainty, valid_to_certainty)
SELECT v.code, v.name, v.valid_from::date, v.valid_to::date, 'exact', CASE WHEN v.valid_to IS NOT NULL THEN 'exact' END FROM (VALUES
    ('D0X9Z', 'NHS Elsewhere ICB - D0X9Z', '2022-07-01', NULL),
    ('UD0001', 'Kentish Town Network', '2019-07-01', NULL),
    ('UD0002', 'Regent''s Canal Network', '2019-07-01', '2025-10-01'),
    ('UD0003', 'Co-ordinated Care Angel', '2019-07-01', '2023-01-01'),
    ('UD0003', 'Upper Street Network', '2023-01-01', NULL),
    ('UD0004', 'Willesden & Kilburn Network', '2019-07-01', NULL),
    ('UD0005', 'Hackney Marshes Network', '2019-07-01', NULL),
    ('UD0006', 'Crystal Palace Network', '2026-06-01', NULL),
    ('UD0007', 'Elsewhere Network', '2021-01-01', NULL), -- what it was called before is not known
    ('YD0001', 'PRINCE OF WALES ROAD SURGERY', '2019-07-01', NULL), ('YD0002', 'FORTESS ROAD SURGERY', '2019-07-01', NULL),
    ('YD0003', 'CANALSIDE MEDICAL CENTRE', '2019-07-01', NULL), ('YD0004', 'GASHOLDER PRACTICE', '2019-07-01', NULL),
    ('YD0005', 'LOCK KEEPERS'' SURGERY', '2019-07-01', NULL), ('YD0006', 'ISLINGTON GREEN PRACTICE', '2019-07-01', NULL),
    ('YD0007', 'HIGH ROAD & PARTNERS', '2019-07-01', NULL), ('YD0008', 'MARSH LANE SURGERY', '2019-07-01', NULL),
    ('YD0009', 'ELSEWHERE PRACTICE', '2019-07-01', NULL), ('YD0010', 'HAMPSTEAD HEATH SURGERY', '2019-07-01', NULL),
    ('YD0011', 'OLD FORD PRACTICE', '2019-07-01', '2024-04-01'), ('YD0012', 'PARKSIDE SURGERY', '2019-07-01', NULL)) AS v (code, name, valid_from, valid_to);
