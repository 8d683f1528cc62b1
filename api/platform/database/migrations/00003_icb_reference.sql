-- The integrated care boards of England: the 36 of today, the 12 they followed, and the 16 successions
-- of 1 April 2026. Sources, with what each supports, are named in docs/data-sources.md:
-- names and ONS codes of today from the NHS practice mapping of July 2026; predecessors and successions
-- from the Organisation Data Service. An ONS code stays empty until a source for it is seen; codes
-- E54000065 and above were first issued for the boundaries of 1 April 2026.
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
    event uuid := '019a0000-0000-7000-8000-000000000003';
BEGIN
PERFORM set_config('trellis.event_id', event::text, true);

INSERT INTO regions (code, name) VALUES
    ('Y56', 'London'),
    ('Y58', 'South West'),
    ('Y59', 'South East'),
    ('Y60', 'Midlands'),
    ('Y61', 'East of England'),
    ('Y62', 'North West'),
    ('Y63', 'North East and Yorkshire');

INSERT INTO icbs (ods_code, ons_code, ons_code_from, name, short_name, region_code, valid_from, valid_to, updated_at)
SELECT v.ods_code, v.ons_code, v.ons_code_from::date, 'NHS ' || v.short_name || ' Integrated Care Board', v.short_name,
       v.region_code, v.valid_from::date, v.valid_to::date, now()
FROM (VALUES
    ('D7T5G', 'E54000066', '2026-04-01', 'Essex', 'Y61', '2026-04-01', NULL),
    ('QE1', 'E54000048', '2022-07-01', 'Lancashire and South Cumbria', 'Y62', '2022-07-01', NULL),
    ('QF7', 'E54000061', '2022-07-01', 'South Yorkshire', 'Y63', '2022-07-01', NULL),
    ('QGH', 'E54000019', '2022-07-01', 'Herefordshire and Worcestershire', 'Y60', '2022-07-01', NULL),
    ('QHL', 'E54000055', '2022-07-01', 'Birmingham and Solihull', 'Y60', '2022-07-01', NULL),
    ('QHM', 'E54000050', '2022-07-01', 'North East and North Cumbria', 'Y63', '2022-07-01', NULL),
    ('QJ2', 'E54000058', '2022-07-01', 'Derby and Derbyshire', 'Y60', '2022-07-01', NULL),
    ('QJK', 'E54000037', '2022-07-01', 'Devon', 'Y58', '2022-07-01', NULL),
    ('QJM', 'E54000013', '2022-07-01', 'Lincolnshire', 'Y60', '2022-07-01', NULL),
    ('QK1', 'E54000015', '2022-07-01', 'Leicester, Leicestershire and Rutland', 'Y60', '2022-07-01', NULL),
    ('QKK', 'E54000030', '2022-07-01', 'South East London', 'Y56', '2022-07-01', NULL),
    ('QKS', 'E54000032', '2022-07-01', 'Kent and Medway', 'Y59', '2022-07-01', NULL),
    ('QMF', 'E54000029', '2022-07-01', 'North East London', 'Y56', '2022-07-01', NULL),
    ('QNC', 'E54000010', '2022-07-01', 'Staffordshire and Stoke-on-Trent', 'Y60', '2022-07-01', NULL),
    ('QOC', 'E54000011', '2022-07-01', 'Shropshire, Telford and Wrekin', 'Y60', '2022-07-01', NULL),
    ('QOP', 'E54000057', '2022-07-01', 'Greater Manchester', 'Y62', '2022-07-01', NULL),
    ('QOQ', 'E54000051', '2022-07-01', 'Humber and North Yorkshire', 'Y63', '2022-07-01', NULL),
    ('QOX', 'E54000040', '2022-07-01', 'Bath and North East Somerset, Swindon and Wiltshire', 'Y58', '2022-07-01', NULL),
    ('QPM', 'E54000059', '2022-07-01', 'Northamptonshire', 'Y60', '2022-07-01', NULL),
    ('QR1', 'E54000043', '2022-07-01', 'Gloucestershire', 'Y58', '2022-07-01', NULL),
    ('QRL', 'E54000067', '2026-04-01', 'Hampshire and Isle of Wight', 'Y59', '2022-07-01', NULL),
    ('QSL', 'E54000038', '2022-07-01', 'Somerset', 'Y58', '2022-07-01', NULL),
    ('QT1', 'E54000060', '2022-07-01', 'Nottingham and Nottinghamshire', 'Y60', '2022-07-01', NULL),
    ('QT6', 'E54000036', '2022-07-01', 'Cornwall and the Isles of Scilly', 'Y58', '2022-07-01', NULL),
    ('QUA', 'E54000062', '2022-07-01', 'Black Country', 'Y60', '2022-07-01', NULL),
    ('QUY', 'E54000039', '2022-07-01', 'Bristol, North Somerset and South Gloucestershire', 'Y58', '2022-07-01', NULL),
    ('QVV', 'E54000041', '2022-07-01', 'Dorset', 'Y58', '2022-07-01', NULL),
    ('QWE', 'E54000031', '2022-07-01', 'South West London', 'Y56', '2022-07-01', NULL),
    ('QWO', 'E54000054', '2022-07-01', 'West Yorkshire', 'Y63', '2022-07-01', NULL),
    ('QWU', 'E54000018', '2022-07-01', 'Coventry and Warwickshire', 'Y60', '2022-07-01', NULL),
    ('QYG', 'E54000008', '2022-07-01', 'Cheshire and Merseyside', 'Y62', '2022-07-01', NULL),
    ('S0E4D', 'E54000070', '2026-04-01', 'Thames Valley', 'Y59', '2026-04-01', NULL),
    ('S1Y5D', 'E54000065', '2026-04-01', 'Central East', 'Y61', '2026-04-01', NULL),
    ('S9B9J', 'E54000069', '2026-04-01', 'Surrey and Sussex', 'Y59', '2026-04-01', NULL),
    ('T6Y0W', 'E54000068', '2026-04-01', 'Norfolk and Suffolk', 'Y61', '2026-04-01', NULL),
    ('Z9B2Z', 'E54000071', '2026-04-01', 'West and North London', 'Y56', '2026-04-01', NULL),
    ('QH8', NULL, NULL, 'Mid and South Essex', 'Y61', '2022-07-01', '2026-04-01'),
    ('QHG', NULL, NULL, 'Bedfordshire, Luton and Milton Keynes', 'Y61', '2022-07-01', '2026-04-01'),
    ('QJG', NULL, NULL, 'Suffolk and North East Essex', 'Y61', '2022-07-01', '2026-04-01'),
    ('QM7', NULL, NULL, 'Hertfordshire and West Essex', 'Y61', '2022-07-01', '2026-04-01'),
    ('QMJ', 'E54000028', '2022-07-01', 'North Central London', 'Y56', '2022-07-01', '2026-04-01'),
    ('QMM', NULL, NULL, 'Norfolk and Waveney', 'Y61', '2022-07-01', '2026-04-01'),
    ('QNQ', NULL, NULL, 'Frimley', 'Y59', '2022-07-01', '2026-04-01'),
    ('QNX', NULL, NULL, 'Sussex', 'Y59', '2022-07-01', '2026-04-01'),
    ('QRV', 'E54000027', '2022-07-01', 'North West London', 'Y56', '2022-07-01', '2026-04-01'),
    ('QU9', NULL, NULL, 'Buckinghamshire, Oxfordshire and Berkshire West', 'Y59', '2022-07-01', '2026-04-01'),
    ('QUE', NULL, NULL, 'Cambridgeshire and Peterborough', 'Y61', '2022-07-01', '2026-04-01'),
    ('QXU', NULL, NULL, 'Surrey Heartlands', 'Y59', '2022-07-01', '2026-04-01')
) AS v (ods_code, ons_code, ons_code_from, short_name, region_code, valid_from, valid_to);

INSERT INTO icb_successions (predecessor_code, successor_code, effective_on, kind) VALUES
    ('QHG', 'S1Y5D', '2026-04-01', 'merger'),
    ('QUE', 'S1Y5D', '2026-04-01', 'merger'),
    ('QM7', 'S1Y5D', '2026-04-01', 'split'),
    ('QM7', 'D7T5G', '2026-04-01', 'split'),
    ('QH8', 'D7T5G', '2026-04-01', 'merger'),
    ('QJG', 'D7T5G', '2026-04-01', 'split'),
    ('QJG', 'T6Y0W', '2026-04-01', 'split'),
    ('QMM', 'T6Y0W', '2026-04-01', 'merger'),
    ('QNQ', 'S0E4D', '2026-04-01', 'split'),
    ('QNQ', 'S9B9J', '2026-04-01', 'split'),
    ('QNQ', 'QRL', '2026-04-01', 'acquisition'),
    ('QU9', 'S0E4D', '2026-04-01', 'merger'),
    ('QXU', 'S9B9J', '2026-04-01', 'merger'),
    ('QNX', 'S9B9J', '2026-04-01', 'merger'),
    ('QMJ', 'Z9B2Z', '2026-04-01', 'merger'),
    ('QRV', 'Z9B2Z', '2026-04-01', 'merger');

PERFORM close_event(event, now(), 'system', 'system', 'reference_data.load', NULL, 'England''s integrated care boards');
END $$;
-- +goose StatementEnd
