-- A board's networks are listed by what is published of them, however many quarters came before.
-- +goose Up
DROP INDEX assessments_begun;
CREATE INDEX assessments_by_status ON assessments (pcn_code, status);

-- Of networks that are shown: those of a demonstration only where one was loaded.
CREATE VIEW shown_assessments WITH (security_invoker = true) AS
    SELECT * FROM assessments WHERE NOT is_demo OR (SELECT r.data_origin FROM regions r WHERE r.code = 'Y56') = 'demo';
GRANT SELECT ON shown_assessments TO trellis_app;
