CREATE TABLE jobs (
    id uuid CONSTRAINT jobs_pkey PRIMARY KEY,
    kind text NOT NULL,
    state text NOT NULL,
    subject_id uuid NOT NULL,
    org_unit_id uuid NOT NULL CONSTRAINT jobs_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT jobs_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    account_id uuid NOT NULL CONSTRAINT jobs_account REFERENCES accounts (id),
    role text NOT NULL,
    request_id uuid,
    cursor bigint NOT NULL DEFAULT 0,
    done bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    worker_id uuid,
    heartbeat_at timestamptz,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT jobs_kind_known CHECK (kind IN ('roster_check', 'roster_commit')),
    CONSTRAINT jobs_state_known CHECK (state IN ('queued', 'running', 'cancelling', 'done', 'failed', 'cancelled')),
    CONSTRAINT jobs_role_known CHECK (role IN (
        'administrator', 'security_administrator', 'auditor', 'county_officer', 'reviewer', 'town_officer',
        'provider', 'member')),
    CONSTRAINT jobs_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT jobs_progress_range CHECK (failed >= 0 AND done >= failed AND total >= done AND cursor >= 0),
    CONSTRAINT jobs_attempts_range CHECK (attempts >= 0),
    CONSTRAINT jobs_worker_of_state CHECK (
        (state IN ('running', 'cancelling')) = (worker_id IS NOT NULL)
        AND (worker_id IS NULL OR heartbeat_at IS NOT NULL)),
    CONSTRAINT jobs_finished_at_of_state CHECK (
        (finished_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled')))
);
CREATE INDEX jobs_waiting ON jobs (id) WHERE state IN ('queued', 'running', 'cancelling');
CREATE INDEX jobs_accounts ON jobs (account_id, id);
CREATE INDEX jobs_units ON jobs (org_unit_id);
CREATE INDEX jobs_subtree ON jobs (org_path text_pattern_ops, id);
COMMENT ON TABLE jobs IS
    'Long work, done in batches by any server: a batch, its effects and its progress are one transaction.';
COMMENT ON COLUMN jobs.subject_id IS 'The record that it works on; which table, the kind says.';
COMMENT ON COLUMN jobs.account_id IS 'Who began it; it acts in this account''s name, in that role, at that unit.';
COMMENT ON COLUMN jobs.cursor IS 'Where the next batch begins; what it counts, the kind says.';
COMMENT ON COLUMN jobs.done IS 'Pieces looked at, among them those that failed.';
COMMENT ON COLUMN jobs.attempts IS 'How often a worker took it up since it last got anywhere.';
COMMENT ON COLUMN jobs.heartbeat_at IS 'Last sign of life of the worker that has it in hand.';

CREATE TABLE job_results (
    job_id uuid CONSTRAINT job_results_pkey PRIMARY KEY CONSTRAINT job_results_job REFERENCES jobs (id),
    file_name text NOT NULL,
    media_type text NOT NULL,
    content_sealed bytea NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT job_results_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND 200)
);
CREATE INDEX job_results_age ON job_results (made_at);
COMMENT ON TABLE job_results IS 'Files that jobs made, encrypted; kept for so many days.';
