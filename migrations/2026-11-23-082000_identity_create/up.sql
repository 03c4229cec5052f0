CREATE TABLE accounts (
    id uuid CONSTRAINT accounts_pkey PRIMARY KEY,
    login text NOT NULL CONSTRAINT accounts_login_once UNIQUE,
    display_name text NOT NULL,
    status text NOT NULL,
    password_hash text NOT NULL,
    password_set_at timestamptz NOT NULL,
    password_to_change boolean NOT NULL,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT accounts_login_form CHECK (login ~ '^[a-z0-9._-]{3,40}$'),
    CONSTRAINT accounts_display_name_length CHECK (char_length(display_name) BETWEEN 1 AND 80),
    CONSTRAINT accounts_status_known CHECK (status IN ('active', 'disabled'))
);
COMMENT ON TABLE accounts IS 'Those who sign in.';
COMMENT ON COLUMN accounts.password_hash IS 'Argon2id in PHC format; never leaves the server.';
COMMENT ON COLUMN accounts.password_to_change IS 'Set when somebody else chose the password.';

CREATE TABLE password_history (
    account_id uuid NOT NULL CONSTRAINT password_history_account REFERENCES accounts (id),
    set_at timestamptz NOT NULL,
    password_hash text NOT NULL,
    CONSTRAINT password_history_pkey PRIMARY KEY (account_id, set_at)
);
COMMENT ON TABLE password_history IS 'Former passwords, so that the last few are not used again.';

CREATE TABLE posts (
    id uuid CONSTRAINT posts_pkey PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT posts_account REFERENCES accounts (id),
    role text NOT NULL,
    org_unit_id uuid NOT NULL CONSTRAINT posts_unit REFERENCES org_units (id),
    provider_id uuid,
    member_id uuid,
    main boolean NOT NULL,
    granted_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT posts_role_known CHECK (role IN (
        'administrator', 'security_administrator', 'auditor', 'county_officer', 'reviewer', 'town_officer',
        'provider', 'member')),
    CONSTRAINT posts_provider_of_role CHECK ((role = 'provider') = (provider_id IS NOT NULL)),
    CONSTRAINT posts_member_of_role CHECK ((role = 'member') = (member_id IS NOT NULL)),
    CONSTRAINT posts_dates_order CHECK (ended_at >= granted_at),
    CONSTRAINT posts_powers_separate EXCLUDE USING gist (account_id WITH =, role WITH <>)
        WHERE (ended_at IS NULL AND role IN ('administrator', 'security_administrator', 'auditor'))
);
CREATE UNIQUE INDEX posts_one_main ON posts (account_id) WHERE main AND ended_at IS NULL;
CREATE UNIQUE INDEX posts_once ON posts (account_id, org_unit_id, role) WHERE ended_at IS NULL;
CREATE INDEX posts_accounts ON posts (account_id);
CREATE INDEX posts_units ON posts (org_unit_id);
COMMENT ON TABLE posts IS 'Roles that accounts hold at units; a session acts from one of them.';
COMMENT ON COLUMN posts.ended_at IS 'When the post was withdrawn; null while it is held.';

CREATE TABLE sessions (
    id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT sessions_account REFERENCES accounts (id),
    post_id uuid NOT NULL CONSTRAINT sessions_post REFERENCES posts (id),
    created_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    user_agent text NOT NULL,
    CONSTRAINT sessions_end_reason_known CHECK (end_reason IN (
        'signed_out', 'replaced', 'token_reused', 'password_changed', 'post_changed', 'account_disabled', 'killed')),
    CONSTRAINT sessions_end_whole CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_accounts ON sessions (account_id);
CREATE INDEX sessions_posts ON sessions (post_id);
COMMENT ON TABLE sessions IS 'Sign-ins. Ending the row ends every token of the family at once.';

CREATE TABLE refresh_tokens (
    token_hash bytea CONSTRAINT refresh_tokens_pkey PRIMARY KEY,
    session_id uuid NOT NULL CONSTRAINT refresh_tokens_session REFERENCES sessions (id),
    issued_at timestamptz NOT NULL,
    spent_at timestamptz,
    CONSTRAINT refresh_tokens_hash_length CHECK (octet_length(token_hash) = 32)
);
CREATE UNIQUE INDEX refresh_tokens_one_unspent ON refresh_tokens (session_id) WHERE spent_at IS NULL;
CREATE INDEX refresh_tokens_sessions ON refresh_tokens (session_id);
COMMENT ON TABLE refresh_tokens IS 'Every refresh token ever issued to a session, so that a spent one is recognised.';

CREATE TABLE sign_in_failures (
    subject text CONSTRAINT sign_in_failures_pkey PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    CONSTRAINT sign_in_failures_count_positive CHECK (failures > 0)
);
CREATE INDEX sign_in_failures_age ON sign_in_failures (last_at);
COMMENT ON TABLE sign_in_failures IS 'Failed sign-ins in a row, per login tried and per source address.';
