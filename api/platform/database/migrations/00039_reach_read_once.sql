-- Whether a caller reaches everything was found, in each statement, by taking apart the list of all they reach; row-level security then
-- took it apart once more to look the scope of a row up in it. It is said in one word now: who reaches everything reaches nothing else.
-- +goose Up
CREATE FUNCTION reaches_everything() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('trellis.reach', true) = '{*}', false) $$;
GRANT EXECUTE ON FUNCTION reaches_everything() TO trellis_app;

-- +goose StatementBegin
DO $$
DECLARE
    p      record;
    clause text;
    anew   text;
BEGIN
    FOR p IN SELECT tablename, policyname, ARRAY['USING', qual, 'WITH CHECK', with_check] AS parts FROM pg_policies
              WHERE schemaname = 'public' AND concat(qual, with_check) LIKE '%reach()%' ORDER BY 1, 2 LOOP
        anew := format('ALTER POLICY %I ON %I', p.policyname, p.tablename);
        FOR n IN 1..3 BY 2 LOOP
            clause := regexp_replace(p.parts[n + 1], '\( *SELECT \(''\*''::text = ANY \(reach\(\)\)\)[^)]*\)|''\*''::text = ANY \(\( *SELECT reach\(\)[^)]*\)::text\[\]\)', '( SELECT reaches_everything())', 'g');
            CONTINUE WHEN clause IS NULL;
            IF clause LIKE '%''*''%' THEN
                RAISE EXCEPTION 'policy % of % asks for everything in words of its own: %', p.policyname, p.tablename, clause;
            END IF;
            anew := anew || format(' %s (%s)', p.parts[n], clause);
        END LOOP;
        EXECUTE anew;
    END LOOP;
END $$;
-- +goose StatementEnd
