-- Imports that belong to somebody. A file about organisations is for everyone who may read files; one about the records of
-- networks is for those who see such records of every network in it.
-- +goose Up

-- A record without scopes is everyone's, in the audit too. Nobody's is what has an empty list of them.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION scopes_of(record_values jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN nullif(record_values -> 'scopes', 'null') IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(record_values -> 'scopes')) END
$$;
-- +goose StatementEnd

ALTER TABLE imports
    -- Whose it is: null for everyone who may read files. All of them must be within reach.
    ADD scopes   text[] CHECK (cardinality(scopes) > 0),
    -- The headings of the rows that were left out, where those are kept.
    ADD headings text[];
-- Of a change that is of one value, which.
ALTER TABLE import_changes ADD column_name text;

-- What a file says in one row, of a kind whose rows each say what one record is.
CREATE TABLE import_rows (
    import_id uuid   NOT NULL REFERENCES imports,
    number    bigint NOT NULL,
    key       text COLLATE "C" NOT NULL,
    -- By column; an empty text is nothing. A column that the file has not is not there.
    cells     jsonb  NOT NULL,
    sheet     text,
    row       bigint NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- The rows that were left out, as they stood in the file, of kinds that hold no personal data.
CREATE TABLE import_left_out_rows (
    import_id uuid   NOT NULL REFERENCES imports,
    number    bigint NOT NULL,
    sheet     text,
    row       bigint NOT NULL,
    cells     text[] NOT NULL,
    problem   text   NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- What applying an import did to each record, so that it can be undone: what the record was, null where there was none,
-- and what it became.
CREATE TABLE import_effects (
    import_id  uuid   NOT NULL REFERENCES imports,
    number     bigint NOT NULL,
    record_key text COLLATE "C" NOT NULL,
    before     text,
    after      text   NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- +goose StatementBegin
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['import_rows', 'import_left_out_rows', 'import_effects']
    LOOP
        EXECUTE format('CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON %I EXECUTE FUNCTION require_event()', name);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO trellis_app', name);
    END LOOP;
    -- What belongs to an import is seen by those who see the import.
    FOREACH name IN ARRAY ARRAY['import_problems', 'import_changes', 'import_rows', 'import_left_out_rows', 'import_effects']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY within_reach ON %I USING (EXISTS (SELECT FROM imports i WHERE i.id = import_id))', name);
    END LOOP;
END $$;
-- +goose StatementEnd
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON imports USING (scopes IS NULL OR '*' = ANY ((SELECT reach())::text[]) OR scopes <@ (SELECT reach()));

-- An import that made a record can be undone: then the record never was.
GRANT DELETE ON posts TO trellis_app;

-- Who reaches a region holds thousands of tokens. Of most rows the first scope alone tells that they are reached, and that is
-- looked up in a table made once for the query; && compares it with every token there is.
ALTER POLICY within_reach ON audit_changes USING (
    coalesce(scopes_before, scopes_after) IS NULL OR '*' = ANY ((SELECT reach())::text[])
    OR (coalesce(scopes_after, scopes_before))[1] IN (SELECT unnest(reach()))
    OR scopes_before && (SELECT reach()) OR scopes_after && (SELECT reach())
    OR (CASE WHEN cardinality(coalesce(scopes_after, scopes_before)) = 1 THEN (coalesce(scopes_after, scopes_before))[1] END) IN (SELECT 'user:' || m.user_id FROM memberships m));

SELECT record_baseline('019a0000-0000-7000-8000-000000000020', 'Whose an import is, and the headings of its rows');
