-- Whom the free text of assessments, improvement actions and campaigns may speak of: the audit hashes its seal, so that it can be
-- erased. Change rows that were written before stay as they were.
-- +goose Up

-- Whoever sees the record sees these too: evidence is a record of its own class, and an action says whose it is.
INSERT INTO personal_columns (table_name, column_name) VALUES
    ('assessment_ratings', 'reason'), ('assessment_ratings', 'evidence'), ('assessment_ratings', 'evidence_url'),
    ('improvement_actions', 'title'), ('improvement_actions', 'detail'), ('improvement_actions', 'owner'), ('improvement_actions', 'outcome'),
    ('assessment_campaigns', 'note');
-- What a board writes to a network when it returns an assessment is between the two, as the evidence is that it asks for.
INSERT INTO personal_columns (table_name, column_name, class) VALUES ('assessments', 'return_comment', 'assessment_evidence');
-- Who handed an assessment in and who validated it, the events of those steps say. Beside them nothing is kept but the seal, and no
-- follower is told.
INSERT INTO personal_columns (table_name, column_name, is_secret) VALUES ('assessments', 'submitted_by', true), ('assessments', 'validated_by', true);
