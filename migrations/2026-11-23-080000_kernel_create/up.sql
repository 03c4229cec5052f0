-- The role under which the server works. It owns nothing, so what it may not do is decided here and below.
DO $$ BEGIN
    CREATE ROLE sanwei_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
    EXECUTE format('GRANT sanwei_app TO %I', current_user);
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO sanwei_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sanwei_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO sanwei_app;
-- The list of steps run is older than the default above; readiness checks read it.
GRANT SELECT ON __diesel_schema_migrations TO sanwei_app;

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE events (
    id uuid CONSTRAINT events_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    account_id uuid,
    role text,
    org_path text NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    changes jsonb NOT NULL,
    reason text,
    request_id uuid,
    CONSTRAINT events_org_path_form CHECK (org_path ~ '^([0-9]+/)*$'),
    CONSTRAINT events_changes_object CHECK (jsonb_typeof(changes) = 'object')
);
CREATE INDEX events_subject ON events (subject_id, id);
CREATE INDEX events_subtree ON events (org_path text_pattern_ops, id);
COMMENT ON TABLE events IS 'Append-only trail: one row per change of state, written in the same transaction.';
COMMENT ON COLUMN events.account_id IS 'Who did it; null when nobody was signed in.';
COMMENT ON COLUMN events.org_path IS 'Where the subject stood then; empty for what belongs to no unit.';
COMMENT ON COLUMN events.changes IS 'Before and after per field; no secret and no full identity number.';

CREATE TABLE unsealed_events (
    event_id uuid CONSTRAINT unsealed_events_pkey PRIMARY KEY
        CONSTRAINT unsealed_events_event REFERENCES events (id)
);
COMMENT ON TABLE unsealed_events IS 'Events that wait to be sealed, so that writers never wait for one another.';

CREATE TABLE sealed_events (
    position bigint CONSTRAINT sealed_events_pkey PRIMARY KEY,
    event_id uuid NOT NULL CONSTRAINT sealed_events_event_once UNIQUE
        CONSTRAINT sealed_events_event REFERENCES events (id),
    seal bytea NOT NULL,
    CONSTRAINT sealed_events_position_positive CHECK (position > 0),
    CONSTRAINT sealed_events_seal_length CHECK (octet_length(seal) = 32)
);
COMMENT ON TABLE sealed_events IS 'The trail in its final order; each seal covers the event and the seal before it.';

REVOKE UPDATE, DELETE, TRUNCATE ON events, sealed_events FROM sanwei_app;

CREATE TABLE idempotency_keys (
    caller text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    status smallint NOT NULL,
    answer bytea NOT NULL,
    answered_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, operation, key),
    CONSTRAINT idempotency_keys_key_length CHECK (char_length(key) BETWEEN 1 AND 200),
    CONSTRAINT idempotency_keys_status_success CHECK (status BETWEEN 200 AND 299)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (answered_at);
COMMENT ON TABLE idempotency_keys IS 'First answers, kept for a day; written in the transaction of the effect.';
COMMENT ON COLUMN idempotency_keys.answer IS 'The answer body, sealed: it may hold what is shown only once.';
