-- Whether a file ends the demonstration or brings it back, and which days files about a region describe.
-- +goose Up
ALTER TABLE imports
    ADD COLUMN replaces_demonstration boolean NOT NULL DEFAULT false,
    ADD COLUMN restores_demonstration boolean NOT NULL DEFAULT false;

CREATE INDEX organisation_statements_location ON organisation_statements (import_id, sub_icb_location_code) WHERE sub_icb_location_code IS NOT NULL;
