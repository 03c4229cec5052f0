ALTER TABLE members ADD COLUMN entry_source text NOT NULL DEFAULT 'application';
UPDATE members SET entry_source = 'office' WHERE application_id IS NULL;
ALTER TABLE members ALTER COLUMN entry_source DROP DEFAULT,
    ADD CONSTRAINT members_entry_source_known CHECK (entry_source IN ('application', 'import', 'office')),
    ADD CONSTRAINT members_entry_source_of_application CHECK (
        (entry_source = 'application') = (application_id IS NOT NULL));
COMMENT ON COLUMN members.entry_source IS 'How the member came onto the platform.';

CREATE TABLE roster_imports (
    id uuid CONSTRAINT roster_imports_pkey PRIMARY KEY,
    org_unit_id uuid NOT NULL CONSTRAINT roster_imports_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT roster_imports_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    account_id uuid NOT NULL CONSTRAINT roster_imports_account REFERENCES accounts (id),
    file_name text NOT NULL,
    format text NOT NULL,
    encoding text NOT NULL,
    header_sealed bytea,
    row_count integer NOT NULL,
    missing_count integer,
    check_job_id uuid NOT NULL CONSTRAINT roster_imports_check_job REFERENCES jobs (id),
    commit_job_id uuid CONSTRAINT roster_imports_commit_job REFERENCES jobs (id),
    apply_changes boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    committed_on date,
    undone_on date,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT roster_imports_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT roster_imports_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND 200),
    CONSTRAINT roster_imports_format_known CHECK (format IN ('csv', 'xlsx')),
    CONSTRAINT roster_imports_encoding_known CHECK (encoding IN ('utf-8', 'gb18030')),
    CONSTRAINT roster_imports_row_count_positive CHECK (row_count > 0),
    CONSTRAINT roster_imports_commit_whole CHECK (num_nulls(commit_job_id, committed_on) IN (0, 2)),
    CONSTRAINT roster_imports_undone_after CHECK (undone_on IS NULL OR (undone_on >= committed_on) IS TRUE)
);
CREATE INDEX roster_imports_units ON roster_imports (org_unit_id);
CREATE INDEX roster_imports_subtree ON roster_imports (org_path text_pattern_ops, id);
CREATE INDEX roster_imports_accounts ON roster_imports (account_id);
CREATE INDEX roster_imports_check_jobs ON roster_imports (check_job_id);
CREATE INDEX roster_imports_commit_jobs ON roster_imports (commit_job_id);
CREATE INDEX roster_imports_age ON roster_imports (created_at) WHERE header_sealed IS NOT NULL;
COMMENT ON TABLE roster_imports IS 'Rosters of members handed in as a file.';
COMMENT ON COLUMN roster_imports.header_sealed IS 'The column headings as they stand in the file, encrypted; null once forgotten.';
COMMENT ON COLUMN roster_imports.missing_count IS 'Current members of the unit whom no row was about, when that was checked.';
COMMENT ON COLUMN roster_imports.apply_changes IS 'Whether changed rows are entered as well.';
COMMENT ON COLUMN roster_imports.committed_on IS 'Day on which the entry was begun last.';

CREATE TABLE roster_rows (
    import_id uuid NOT NULL CONSTRAINT roster_rows_import REFERENCES roster_imports (id),
    row_number integer NOT NULL,
    cells_sealed bytea,
    identity_digest bytea,
    first_row integer,
    result text,
    problems jsonb NOT NULL DEFAULT '[]',
    changes text[] NOT NULL DEFAULT '{}',
    member_id uuid,
    member_version bigint,
    form_id uuid,
    former_form_id uuid,
    written boolean NOT NULL DEFAULT false,
    CONSTRAINT roster_rows_pkey PRIMARY KEY (import_id, row_number),
    CONSTRAINT roster_rows_row_number_positive CHECK (row_number > 0),
    CONSTRAINT roster_rows_first_row_earlier CHECK (first_row < row_number),
    CONSTRAINT roster_rows_result_known CHECK (result IN ('new', 'same', 'changed', 'invalid')),
    CONSTRAINT roster_rows_problems_of_result CHECK (
        jsonb_typeof(problems) = 'array' AND (problems <> '[]') = (coalesce(result, '') = 'invalid')),
    CONSTRAINT roster_rows_changes_of_result CHECK ((changes <> '{}') = (coalesce(result, '') = 'changed')),
    CONSTRAINT roster_rows_written_whole CHECK (
        NOT written OR (result IN ('new', 'changed') AND num_nulls(member_id, member_version, form_id) = 0)),
    CONSTRAINT roster_rows_former_form_of_change CHECK (NOT written OR (former_form_id IS NOT NULL) = (result = 'changed'))
);
CREATE INDEX roster_rows_results ON roster_rows (import_id, result, row_number);
COMMENT ON TABLE roster_rows IS 'Rows of rosters and what became of each.';
COMMENT ON COLUMN roster_rows.row_number IS 'As the sheet itself counts, blank rows included.';
COMMENT ON COLUMN roster_rows.cells_sealed IS 'The cells as they stand in the file, encrypted; null once forgotten.';
COMMENT ON COLUMN roster_rows.identity_digest IS 'Keyed hash of the identity; null if the number cannot be read.';
COMMENT ON COLUMN roster_rows.first_row IS 'The earlier row with the same identity, if there is one.';
COMMENT ON COLUMN roster_rows.problems IS 'What is wrong: column, code and figures, never the content of a cell.';
COMMENT ON COLUMN roster_rows.member_id IS 'The member that the row is about. No reference: an undone member is gone.';
COMMENT ON COLUMN roster_rows.member_version IS 'The member''s version as the row left it.';
COMMENT ON COLUMN roster_rows.former_form_id IS 'What was known of the member before, so that it can be undone.';
