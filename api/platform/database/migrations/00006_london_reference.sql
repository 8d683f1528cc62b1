-- London's five sub-ICB locations and 33 boroughs: Trellis's reference data. Sources are named in
-- docs/data-sources.md. Before 1 July 2022 there were no integrated care boards; London's relations to them
-- are carried back to 1 July 2019, when the Network Contract DES began and with it the first PCNs.
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
    event uuid := '019a0000-0000-7000-8000-000000000006';
BEGIN
PERFORM set_config('trellis.event_id', event::text, true);

INSERT INTO sub_icb_locations (ods_code, ons_code, valid_from, certainty, is_reference, updated_at)
SELECT v.ods_code, v.ons_code, '2022-07-01', 'exact', true, now() FROM (VALUES
    ('36L', 'E38000245'),
    ('72Q', 'E38000244'),
    ('93C', 'E38000240'),
    ('A3A8R', 'E38000255'),
    ('W2U3Z', 'E38000256')) AS v (ods_code, ons_code);

INSERT INTO organisation_names (ods_code, name, valid_from, valid_to, certainty, valid_to_certainty)
SELECT v.ods_code, v.name, v.valid_from::date, v.valid_to::date, 'exact', CASE WHEN v.valid_to IS NOT NULL THEN 'exact' END FROM (VALUES
    ('36L', 'NHS South West London ICB - 36L', '2022-07-01', NULL),
    ('72Q', 'NHS South East London ICB - 72Q', '2022-07-01', NULL),
    ('93C', 'NHS North Central London ICB - 93C', '2022-07-01', '2026-04-01'),
    ('93C', 'NHS West and North London ICB - 93C', '2026-04-01', NULL),
    ('A3A8R', 'NHS North East London ICB - A3A8R', '2022-07-01', NULL),
    ('W2U3Z', 'NHS North West London ICB - W2U3Z', '2022-07-01', '2026-04-01'),
    ('W2U3Z', 'NHS West and North London ICB - W2U3Z', '2026-04-01', NULL)) AS v (ods_code, name, valid_from, valid_to);

INSERT INTO sub_icb_location_icbs (sub_icb_location_code, icb_code, valid_from, valid_to, certainty, valid_to_certainty)
SELECT v.code, v.icb_code, v.valid_from::date, v.valid_to::date, v.certainty, CASE WHEN v.valid_to IS NOT NULL THEN 'exact' END FROM (VALUES
    ('36L', 'QWE', '2019-07-01', '2022-07-01', 'carried_back'),
    ('36L', 'QWE', '2022-07-01', NULL, 'exact'),
    ('72Q', 'QKK', '2019-07-01', '2022-07-01', 'carried_back'),
    ('72Q', 'QKK', '2022-07-01', NULL, 'exact'),
    ('93C', 'QMJ', '2019-07-01', '2022-07-01', 'carried_back'),
    ('93C', 'QMJ', '2022-07-01', '2026-04-01', 'exact'),
    ('93C', 'Z9B2Z', '2026-04-01', NULL, 'exact'),
    ('A3A8R', 'QMF', '2019-07-01', '2022-07-01', 'carried_back'),
    ('A3A8R', 'QMF', '2022-07-01', NULL, 'exact'),
    ('W2U3Z', 'QRV', '2019-07-01', '2022-07-01', 'carried_back'),
    ('W2U3Z', 'QRV', '2022-07-01', '2026-04-01', 'exact'),
    ('W2U3Z', 'Z9B2Z', '2026-04-01', NULL, 'exact')) AS v (code, icb_code, valid_from, valid_to, certainty);

-- The map of tiles is Trellis's own: each borough roughly where it lies.
INSERT INTO boroughs (gss_code, name, tile_column, tile_row) VALUES
    ('E09000001', 'City of London', 4, 3),
    ('E09000002', 'Barking and Dagenham', 6, 3),
    ('E09000003', 'Barnet', 2, 1),
    ('E09000004', 'Bexley', 6, 5),
    ('E09000005', 'Brent', 2, 2),
    ('E09000006', 'Bromley', 6, 6),
    ('E09000007', 'Camden', 3, 2),
    ('E09000008', 'Croydon', 4, 6),
    ('E09000009', 'Ealing', 1, 3),
    ('E09000010', 'Enfield', 4, 0),
    ('E09000011', 'Greenwich', 6, 4),
    ('E09000012', 'Hackney', 5, 2),
    ('E09000013', 'Hammersmith and Fulham', 2, 4),
    ('E09000014', 'Haringey', 4, 1),
    ('E09000015', 'Harrow', 1, 1),
    ('E09000016', 'Havering', 7, 2),
    ('E09000017', 'Hillingdon', 0, 3),
    ('E09000018', 'Hounslow', 0, 4),
    ('E09000019', 'Islington', 4, 2),
    ('E09000020', 'Kensington and Chelsea', 3, 4),
    ('E09000021', 'Kingston upon Thames', 1, 6),
    ('E09000022', 'Lambeth', 3, 5),
    ('E09000023', 'Lewisham', 5, 5),
    ('E09000024', 'Merton', 2, 6),
    ('E09000025', 'Newham', 5, 3),
    ('E09000026', 'Redbridge', 6, 2),
    ('E09000027', 'Richmond upon Thames', 1, 5),
    ('E09000028', 'Southwark', 4, 4),
    ('E09000029', 'Sutton', 3, 6),
    ('E09000030', 'Tower Hamlets', 5, 4),
    ('E09000031', 'Waltham Forest', 5, 1),
    ('E09000032', 'Wandsworth', 2, 5),
    ('E09000033', 'Westminster', 3, 3);

-- Each borough lay in one board until 31 March 2026 and in one from then on.
INSERT INTO borough_icbs (borough_gss_code, icb_code, valid_from, valid_to, certainty)
SELECT b.gss_code, d.icb_code, d.valid_from, d.valid_to, d.certainty
  FROM (VALUES
    ('QMF', 'QMF', ARRAY['01', '02', '12', '16', '25', '26', '30', '31']),
    ('QMJ', 'Z9B2Z', ARRAY['03', '07', '10', '14', '19']),
    ('QKK', 'QKK', ARRAY['04', '06', '11', '22', '23', '28']),
    ('QRV', 'Z9B2Z', ARRAY['05', '09', '13', '15', '17', '18', '20', '33']),
    ('QWE', 'QWE', ARRAY['08', '21', '24', '27', '29', '32'])) AS v (before, after, numbers)
  CROSS JOIN unnest(v.numbers) AS n
  JOIN boroughs b ON b.gss_code = 'E090000' || n
  CROSS JOIN LATERAL (VALUES
    (v.before, '2019-07-01'::date, '2022-07-01'::date, 'carried_back'),
    (v.before, '2022-07-01', CASE WHEN v.before <> v.after THEN '2026-04-01'::date END, 'exact'),
    (nullif(v.after, v.before), '2026-04-01', NULL, 'exact')) AS d (icb_code, valid_from, valid_to, certainty)
 WHERE d.icb_code IS NOT NULL;

PERFORM close_event(event, now(), 'system', 'system', 'reference_data.load', NULL, 'London''s sub-ICB locations and boroughs');
END $$;
-- +goose StatementEnd
