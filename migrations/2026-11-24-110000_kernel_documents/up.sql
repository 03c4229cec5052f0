CREATE TABLE documents (
    id uuid CONSTRAINT documents_pkey PRIMARY KEY,
    owner_kind text NOT NULL,
    owner_id uuid NOT NULL,
    kind text NOT NULL,
    file_name_sealed bytea NOT NULL,
    media_type text NOT NULL,
    size_bytes bigint NOT NULL,
    checksum bytea NOT NULL,
    object_name text NOT NULL CONSTRAINT documents_object_once UNIQUE,
    filed_by uuid CONSTRAINT documents_filer REFERENCES accounts (id),
    filed_at timestamptz NOT NULL,
    withdrawn_by uuid CONSTRAINT documents_withdrawer REFERENCES accounts (id),
    withdrawn_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT documents_owner_kind_known CHECK (owner_kind IN ('application', 'member')),
    CONSTRAINT documents_kind_known CHECK (kind IN (
        'identity_card', 'licence', 'member_list', 'charter', 'directory_listing', 'land_contract',
        'village_certificate', 'leading_enterprise', 'trade_permit', 'signed_form', 'authorisation', 'other')),
    CONSTRAINT documents_media_type_known CHECK (media_type IN (
        'application/pdf', 'image/jpeg', 'image/png', 'image/webp',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
    CONSTRAINT documents_size_positive CHECK (size_bytes > 0),
    CONSTRAINT documents_checksum_length CHECK (octet_length(checksum) = 32),
    CONSTRAINT documents_withdrawn_whole CHECK (withdrawn_by IS NULL OR withdrawn_at IS NOT NULL),
    CONSTRAINT documents_withdrawn_order CHECK (withdrawn_at >= filed_at)
);
CREATE INDEX documents_owners ON documents (owner_kind, owner_id, id);
CREATE INDEX documents_filers ON documents (filed_by);
CREATE INDEX documents_withdrawers ON documents (withdrawn_by);
COMMENT ON TABLE documents IS 'Files that belong to a record, whose scope decides who reads them; the bytes lie encrypted in the document store.';
COMMENT ON COLUMN documents.owner_id IS 'The record of that kind; its owner''s rows are reached through its own scope.';
COMMENT ON COLUMN documents.file_name_sealed IS 'What the sender called it, encrypted for this row: such names hold names and numbers of people.';
COMMENT ON COLUMN documents.media_type IS 'Seen in the bytes, not told by the sender.';
COMMENT ON COLUMN documents.checksum IS 'SHA-256 of the bytes as they were sent.';
COMMENT ON COLUMN documents.object_name IS 'Random name in the document store.';
COMMENT ON COLUMN documents.filed_by IS 'Null when an applicant without an account did.';
COMMENT ON COLUMN documents.withdrawn_at IS 'When it was taken back; the row and its bytes stay for the trail.';
-- What was handed in is taken back, never made to disappear.
REVOKE DELETE ON documents FROM sanwei_app;
