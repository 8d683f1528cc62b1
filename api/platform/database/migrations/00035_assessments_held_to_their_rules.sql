-- Which criteria can be gates, and by what assessments are listed.
-- +goose Up
-- A gate that a quick assessment does not ask would cap nothing there: gates are core criteria.
ALTER TABLE embedding_criteria ADD CONSTRAINT embedding_criteria_gates_are_core CHECK (is_core OR NOT is_gate);

-- Assessments are listed by when they last changed, the newest first: a page of 42,000 took 240 ms, and takes one.
CREATE INDEX assessments_recent ON assessments (updated_at, id);
