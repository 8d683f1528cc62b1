-- What ends with a post and goes on with it; terms that are over; whom free text may speak of; and who may take a post away.
-- +goose Up

-- Whether it ended because its post closed: that goes on where the post is opened again, and what ended by itself does not.
ALTER TABLE supervision_arrangements ADD ended_with_post boolean NOT NULL DEFAULT false;
-- Of posts that are closed already the audit knows: in the event that closed the post its supervision was ended too.
-- +goose StatementBegin
DO $$
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    ALTER TABLE supervision_arrangements DISABLE TRIGGER USER;
    UPDATE supervision_arrangements s SET ended_with_post = true FROM posts p
     WHERE p.id = s.post_id AND s.valid_to = p.closed_on
       AND EXISTS (SELECT FROM audit_changes c JOIN audit_changes o ON o.event_id = c.event_id AND o.table_name = 'posts' AND o.record_key = p.id::text AND o.after ->> 'closed_on' = p.closed_on::text
                    WHERE c.table_name = 'supervision_arrangements' AND c.record_key = s.id::text AND c.after ->> 'valid_to' = s.valid_to::text);
    ALTER TABLE supervision_arrangements ENABLE TRIGGER USER;
END $$;
-- +goose StatementEnd

-- A term that nobody renewed is a fact, and the post goes on changing. What is said of it after the term's end keeps that
-- end; an end that is said anew comes after the day from which it is said.
ALTER TABLE post_terms DROP CONSTRAINT post_terms_ends_once_begun;
-- +goose StatementBegin
CREATE FUNCTION check_fixed_terms() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reached text := coalesce(current_setting('trellis.reach', true), '');
    post    uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.post_id ELSE NEW.post_id END;
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    IF EXISTS (SELECT FROM post_terms t WHERE t.post_id = post AND t.contract_ends_on <= t.valid_from
           AND NOT EXISTS (SELECT FROM post_terms b WHERE b.post_id = post AND b.valid_to = t.valid_from AND b.contract_ends_on = t.contract_ends_on)) THEN
        RAISE EXCEPTION 'a fixed term of post % ends before it begins', post USING ERRCODE = 'check_violation', CONSTRAINT = 'post_terms_ends_once_begun';
    END IF;
    PERFORM set_config('trellis.reach', reached, true);
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE CONSTRAINT TRIGGER check_fixed_terms AFTER INSERT OR UPDATE ON post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.contract_ends_on <= NEW.valid_from) EXECUTE FUNCTION check_fixed_terms();
CREATE CONSTRAINT TRIGGER check_fixed_terms_left AFTER UPDATE OR DELETE ON post_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.contract_ends_on IS NOT NULL) EXECUTE FUNCTION check_fixed_terms();
REVOKE ALL ON FUNCTION check_fixed_terms() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION check_fixed_terms() TO trellis_app;

-- Who teaches is written in free text, beside whom they teach.
INSERT INTO personal_columns (table_name, column_name) VALUES ('training_records', 'provider');

-- What a file did to a post is kept to take it back, and a file does not change the note: it was kept there for nothing.
-- +goose StatementBegin
DO $$
BEGIN
    PERFORM set_config('trellis.reach', '{*}', true);
    ALTER TABLE import_effects DISABLE TRIGGER USER;
    UPDATE import_effects SET before = regexp_replace(before, '"Note":(null|"([^"\\]|\\.)*"),', ''), after = regexp_replace(after, '"Note":(null|"([^"\\]|\\.)*"),', '')
     WHERE before LIKE '%"Note":%' OR after LIKE '%"Note":%';
    ALTER TABLE import_effects ENABLE TRIGGER USER;
END $$;
-- +goose StatementEnd

-- What a network keeps is deleted nowhere but while a demonstration is set back to its beginning, which only one on a machine
-- of its own can be; a demonstration that is used for something else deletes no more than any other installation. A post goes
-- besides where the file that made it is undone.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce((to_jsonb(OLD) ->> 'is_demo')::boolean, to_jsonb(OLD) ->> 'pcn_code' ~ '^UD[0-9]{4}$', false) THEN RETURN OLD; END IF;
    IF current_setting('trellis.sets_back', true) = 'true' AND EXISTS (SELECT FROM installation i WHERE i.began_as = 'demo') THEN RETURN OLD; END IF;
    IF TG_TABLE_NAME = 'posts' AND EXISTS (SELECT FROM import_effects e JOIN imports i ON i.id = e.import_id
           WHERE i.kind = 'posts' AND e.before IS NULL AND e.record_key = concat_ws('/', to_jsonb(OLD) ->> 'pcn_code', to_jsonb(OLD) ->> 'reference')) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a record of % is kept: only what a demonstration invented, or holds besides while it is set back, is deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
-- +goose StatementEnd
CREATE TRIGGER refuse_deletion BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION refuse_deletion();

SELECT record_baseline('019a0000-0000-7000-8000-000000000023', 'Which supervision ended with its post');
