-- People, what they may do, how they sign in, and the machines that act for them.
-- +goose Up

-- The tokens that say what a membership or an API client was given for: "icb:QMJ". Row-level security compares
-- them with what the caller reaches.
-- +goose StatementBegin
CREATE FUNCTION scope_tokens(scope_kind text, scope_keys text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT array_agg(scope_kind || ':' || k ORDER BY k) FROM unnest(scope_keys) k $$;
-- +goose StatementEnd

-- What the caller reaches: set for one transaction by the application, and nothing where it was not.
-- +goose StatementBegin
CREATE FUNCTION reach() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(current_setting('trellis.reach', true), '')::text[], '{}') $$;
-- +goose StatementEnd

-- What follows from having been given something, by the facts of today (of what has ended, its last): an integrated care
-- board reaches those it succeeded, their networks and places; every region together, networks that lie in none.
-- +goose StatementBegin
CREATE FUNCTION reach_of(scope_kind text, scope_keys text[]) RETURNS text[]
    LANGUAGE sql STABLE AS $$
WITH RECURSIVE given AS (
    SELECT i.ods_code FROM icbs i
     WHERE scope_kind = 'icb' AND i.ods_code = ANY (scope_keys) OR scope_kind = 'region' AND i.region_code = ANY (scope_keys)
     UNION
    SELECT s.predecessor_code FROM given g JOIN icb_successions s ON s.successor_code = g.ods_code
), location AS ( -- each sub-ICB location's last board
    SELECT DISTINCT ON (l.sub_icb_location_code) l.sub_icb_location_code AS code, l.icb_code
      FROM sub_icb_location_icbs l ORDER BY l.sub_icb_location_code, l.valid_from DESC
), network AS ( -- each network's last sub-ICB location
    SELECT DISTINCT ON (n.pcn_code) n.pcn_code AS code, n.sub_icb_location_code AS location
      FROM pcn_sub_icb_locations n ORDER BY n.pcn_code, n.valid_from DESC
), lying AS ( -- each network's last borough
    SELECT DISTINCT ON (b.pcn_code) b.pcn_code AS code, b.borough_gss_code AS place
      FROM pcn_boroughs b ORDER BY b.pcn_code, b.valid_from DESC
)
SELECT array_agg(DISTINCT token ORDER BY token) FROM (
    SELECT scope_kind || ':' || k AS token FROM unnest(scope_keys) k
    UNION ALL SELECT 'icb:' || ods_code FROM given
    UNION ALL SELECT 'pcn:' || n.code FROM given g JOIN location l ON l.icb_code = g.ods_code JOIN network n ON n.location = l.code
    UNION ALL SELECT 'place:' || b.borough_gss_code FROM given g JOIN borough_icbs b ON b.icb_code = g.ods_code
    UNION ALL SELECT 'pcn:' || lying.code FROM lying WHERE scope_kind = 'place' AND lying.place = ANY (scope_keys)
    UNION ALL SELECT 'pcn:' || p.ods_code FROM pcns p LEFT JOIN network n ON n.code = p.ods_code LEFT JOIN location l ON l.code = n.location
               WHERE l.icb_code IS NULL AND scope_kind = 'region' AND scope_keys @> ARRAY(SELECT r.code FROM regions r)
) t
$$;
-- +goose StatementEnd

-- What a scope is called, in the order of its keys: of today, or last.
-- +goose StatementBegin
CREATE FUNCTION scope_names(scope_kind text, scope_keys text[]) RETURNS text[]
    LANGUAGE sql STABLE AS $$
SELECT array_agg(coalesce(CASE scope_kind
    WHEN 'region' THEN (SELECT r.name FROM regions r WHERE r.code = k)
    WHEN 'icb' THEN (SELECT i.short_name FROM icbs i WHERE i.ods_code = k)
    WHEN 'place' THEN (SELECT b.name FROM boroughs b WHERE b.gss_code = k)
    WHEN 'pcn' THEN (SELECT n.name FROM organisation_names n WHERE n.ods_code = k ORDER BY n.valid_from DESC LIMIT 1)
    END, k) ORDER BY place) FROM unnest(scope_keys) WITH ORDINALITY AS g (k, place)
$$;
-- +goose StatementEnd

CREATE DOMAIN scope_kind AS text CHECK (VALUE IN ('region', 'icb', 'place', 'pcn', 'project', 'round', 'application'));

CREATE TABLE users (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    -- Gone when the person asked to be forgotten.
    email      citext      UNIQUE CHECK (char_length(email) BETWEEN 3 AND 254),
    -- One of the demonstration's people, whom anyone may sign in as on this machine.
    is_demo    boolean     NOT NULL DEFAULT false,
    status     text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
    scopes     text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['user:' || id::text]) STORED,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1
);

-- How a person signs in elsewhere: a subject of an issuer (OpenID Connect).
CREATE TABLE identities (
    issuer     text        NOT NULL,
    subject    text        NOT NULL,
    user_id    uuid        NOT NULL REFERENCES users,
    scopes     text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['user:' || user_id::text]) STORED,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- Passwords of small installations, and the second factor. Hashes and secrets stay out of the audit: writes need an
-- open event, whose change rows name the person's record.
CREATE TABLE credentials (
    user_id       uuid PRIMARY KEY REFERENCES users,
    -- argon2id, in its usual notation.
    password_hash text NOT NULL,
    -- The shared secret of the one-time codes, base32; null until one is set up.
    totp_secret   text,
    -- Whether the person has shown that their device knows the secret.
    totp_confirmed boolean NOT NULL DEFAULT false,
    scopes        text[] NOT NULL GENERATED ALWAYS AS (ARRAY['user:' || user_id::text]) STORED
);
-- The last time step whose code was taken: no code counts twice.
CREATE TABLE totp_steps (
    user_id uuid   PRIMARY KEY REFERENCES users,
    step    bigint NOT NULL
);
-- Wrong passwords in a row; kept apart because they are no write of anybody's.
CREATE TABLE sign_in_failures (
    user_id      uuid PRIMARY KEY REFERENCES users,
    failures     bigint NOT NULL,
    locked_until timestamptz
);

CREATE TABLE memberships (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users,
    role       text        NOT NULL CHECK (role IN ('programme_admin', 'programme_officer', 'finance_approver', 'icb_lead', 'pcn_manager', 'project_lead', 'panel_member', 'applicant', 'analyst')),
    scope_kind scope_kind  NOT NULL,
    scope_keys text[]      NOT NULL CHECK (cardinality(scope_keys) BETWEEN 1 AND 50),
    scopes     text[]      NOT NULL GENERATED ALWAYS AS (scope_tokens(scope_kind::text, scope_keys)) STORED,
    -- It holds on the days [valid_from, valid_to).
    valid_from date        NOT NULL,
    valid_to   date        CHECK (valid_to >= valid_from),
    given_by   text        NOT NULL,
    updated_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1
);
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE invitations (
    id          uuid        PRIMARY KEY,
    email       citext      NOT NULL,
    name        text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    role        text        NOT NULL,
    scope_kind  scope_kind  NOT NULL,
    scope_keys  text[]      NOT NULL CHECK (cardinality(scope_keys) BETWEEN 1 AND 50),
    scopes      text[]      NOT NULL GENERATED ALWAYS AS (scope_tokens(scope_kind::text, scope_keys)) STORED,
    -- SHA-256 of the secret in the link.
    token_hash  bytea       NOT NULL UNIQUE,
    expires_at  timestamptz NOT NULL,
    invited_by  text        NOT NULL,
    invited_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    accepted_by uuid        REFERENCES users,
    revoked_at  timestamptz,
    updated_at  timestamptz NOT NULL,
    version     bigint      NOT NULL DEFAULT 1
);

-- A signed-in browser. Its cookie holds a secret, this its SHA-256.
CREATE TABLE sessions (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users,
    token_hash bytea       NOT NULL UNIQUE,
    method     text        NOT NULL CHECK (method IN ('password', 'oidc', 'demo')),
    user_agent text        NOT NULL,
    address    text        NOT NULL,
    started_at timestamptz NOT NULL,
    -- Twelve hours after it began at the latest.
    expires_at timestamptz NOT NULL,
    -- Until when the last proof of who it is counts for what needs a fresh one.
    stepped_up_until timestamptz NOT NULL,
    ended_at   timestamptz,
    scopes     text[]      NOT NULL GENERATED ALWAYS AS (ARRAY['user:' || user_id::text]) STORED,
    version    bigint      NOT NULL DEFAULT 1
);
CREATE INDEX sessions_user ON sessions (user_id);
-- When it was last used, to the minute: no write of anybody's.
CREATE TABLE session_uses (
    session_id uuid PRIMARY KEY REFERENCES sessions,
    used_at    timestamptz NOT NULL
);

-- When a person signed in last: no write of anybody's.
CREATE TABLE user_uses (
    user_id      uuid PRIMARY KEY REFERENCES users,
    signed_in_at timestamptz NOT NULL
);

-- What is shown of sessions.
CREATE VIEW sessions_seen WITH (security_invoker = true) AS
    SELECT s.id::text, jsonb_build_object('id', u.id, 'name', u.name) AS "user", s.method, s.user_agent, s.address, s.started_at, coalesce(w.used_at, s.started_at) AS used_at,
           s.expires_at, s.stepped_up_until, s.ended_at, false AS is_current, s.version
      FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN session_uses w ON w.session_id = s.id;

-- A sign-in at an issuer that has begun and not come back yet; kept for ten minutes.
CREATE TABLE sign_ins (
    state_hash  bytea       PRIMARY KEY,
    nonce       text        NOT NULL,
    verifier    text        NOT NULL,
    return_to   text        NOT NULL,
    -- The session of the browser it began in, which a new one ends; null where nobody was signed in.
    session_id  uuid,
    -- Whether it is a fresh proof for that session.
    is_step_up  boolean     NOT NULL,
    invitation  bytea,
    expires_at  timestamptz NOT NULL
);

CREATE TABLE api_clients (
    id           uuid        PRIMARY KEY,
    name         text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    owner_id     text        NOT NULL,
    permissions  text[]      NOT NULL CHECK (cardinality(permissions) > 0),
    scope_kind   scope_kind  NOT NULL,
    scope_keys   text[]      NOT NULL CHECK (cardinality(scope_keys) BETWEEN 1 AND 50),
    scopes       text[]      NOT NULL GENERATED ALWAYS AS (scope_tokens(scope_kind::text, scope_keys) || ('user:' || owner_id)) STORED,
    -- The client's own public key (private_key_jwt), as a JSON web key; null for one that uses secrets.
    public_key   jsonb,
    is_demo      boolean     NOT NULL DEFAULT false,
    expires_on   date        NOT NULL,
    revoked_at   timestamptz,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      bigint      NOT NULL DEFAULT 1
);
-- At most two that count at a time, so that one can replace the other without a break.
CREATE TABLE api_client_secrets (
    id          uuid        PRIMARY KEY,
    client_id   uuid        NOT NULL REFERENCES api_clients,
    -- The beginning, to recognise it by.
    prefix      text        NOT NULL,
    secret_hash bytea       NOT NULL UNIQUE,
    created_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    scopes      text[]      NOT NULL
);
CREATE INDEX api_client_secrets_client ON api_client_secrets (client_id);
CREATE TABLE api_client_uses (
    client_id uuid PRIMARY KEY REFERENCES api_clients,
    used_at   timestamptz NOT NULL
);
-- Assertions that were shown once, until they expire: none counts twice.
CREATE TABLE used_assertions (
    client_id  uuid        NOT NULL,
    jti        text        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, jti)
);

-- Values that name a person, or open a door: the audit's hashes cover only their seals.
INSERT INTO personal_columns (table_name, column_name) VALUES
    ('users', 'name'), ('users', 'email'), ('identities', 'subject'), ('invitations', 'email'), ('invitations', 'name'),
    ('sessions', 'user_agent'), ('sessions', 'address');
INSERT INTO personal_columns (table_name, column_name, is_secret) VALUES
    ('sessions', 'token_hash', true), ('invitations', 'token_hash', true), ('api_client_secrets', 'secret_hash', true);

-- +goose StatementBegin
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM (VALUES ('users', '''id'''), ('identities', '''issuer'', ''subject'''), ('memberships', '''id'''), ('invitations', '''id'''),
        ('sessions', '''id'''), ('api_clients', '''id'''), ('api_client_secrets', '''id''')) AS v (name, keys)
    LOOP
        EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%s)', t.name, t.keys);
        EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_truncate()', t.name);
    END LOOP;
    FOR t IN SELECT unnest(ARRAY['users', 'memberships', 'invitations', 'sessions', 'api_clients']) AS name
    LOOP
        EXECUTE format('CREATE TRIGGER enforce_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION enforce_version()', t.name);
    END LOOP;
    -- Whatever the application asks, it sees and writes the rows the caller reaches, and no other.
    FOR t IN SELECT unnest(ARRAY['identities', 'credentials', 'memberships', 'invitations', 'sessions']) AS name
    LOOP
        EXECUTE format('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY; ALTER TABLE %1$I FORCE ROW LEVEL SECURITY', t.name);
        EXECUTE format('CREATE POLICY within_reach ON %I USING (''*'' = ANY ((SELECT reach())::text[]) OR scopes && (SELECT reach()))
            WITH CHECK (''*'' = ANY ((SELECT reach())::text[]) OR scopes <@ (SELECT reach()))', t.name);
    END LOOP;
END $$;
-- +goose StatementEnd
-- An API client is its owner's, and of those who reach part of what it is for: they may always end it. It is made by
-- those who reach all of that, and for what it was made it stays.
ALTER TABLE api_clients ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON api_clients USING ('*' = ANY ((SELECT reach())::text[]) OR scopes && (SELECT reach()));
CREATE POLICY made_within_reach ON api_clients AS RESTRICTIVE FOR INSERT WITH CHECK ('*' = ANY ((SELECT reach())::text[]) OR scopes <@ (SELECT reach()));
ALTER TABLE api_client_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_client_secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON api_client_secrets USING ('*' = ANY ((SELECT reach())::text[]) OR scopes && (SELECT reach()));
-- A person is seen by those who see one of their memberships, ended ones too.
ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON users
    USING ('*' = ANY ((SELECT reach())::text[]) OR scopes && (SELECT reach()) OR EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id));

-- Who sees a person sees what was done to their account and how they signed in. The memberships a caller reaches are
-- looked up once for each query.
ALTER POLICY within_reach ON audit_changes USING (
    coalesce(scopes_before, scopes_after) IS NULL OR '*' = ANY ((SELECT reach())::text[])
    OR scopes_before && (SELECT reach()) OR scopes_after && (SELECT reach())
    OR (CASE WHEN cardinality(coalesce(scopes_after, scopes_before)) = 1 THEN (coalesce(scopes_after, scopes_before))[1] END) IN (SELECT 'user:' || m.user_id FROM memberships m));

CREATE TRIGGER require_event BEFORE INSERT OR UPDATE OR DELETE ON credentials EXECUTE FUNCTION require_event();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON credentials EXECUTE FUNCTION refuse_truncate();

GRANT EXECUTE ON FUNCTION scope_tokens(text, text[]), reach(), reach_of(text, text[]), scope_names(text, text[]) TO trellis_app;
GRANT SELECT, INSERT, UPDATE ON users, identities, credentials, memberships, invitations, sessions TO trellis_app;
GRANT SELECT, INSERT ON api_clients, api_client_secrets TO trellis_app;
GRANT UPDATE (name, owner_id, permissions, expires_on, revoked_at, updated_at, version) ON api_clients TO trellis_app;
GRANT UPDATE (ended_at, scopes) ON api_client_secrets TO trellis_app;
GRANT SELECT ON sessions_seen TO trellis_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures, totp_steps, session_uses, user_uses, sign_ins, api_client_uses, used_assertions TO trellis_app;
