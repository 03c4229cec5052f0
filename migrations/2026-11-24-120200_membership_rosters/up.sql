CREATE TABLE rosters (
    id uuid CONSTRAINT rosters_pkey PRIMARY KEY,
    org_unit_id uuid NOT NULL CONSTRAINT rosters_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT rosters_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    year smallint NOT NULL,
    signed_on date NOT NULL,
    document text NOT NULL,
    entered_by uuid NOT NULL CONSTRAINT rosters_enterer REFERENCES accounts (id),
    entered_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT rosters_one_a_year UNIQUE (org_unit_id, year),
    CONSTRAINT rosters_year_range CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT rosters_signed_near_year CHECK (signed_on >= make_date(year - 1, 1, 1) AND signed_on < make_date(year + 1, 1, 1)),
    CONSTRAINT rosters_document_length CHECK (char_length(document) BETWEEN 1 AND 100),
    CONSTRAINT rosters_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX rosters_subtree ON rosters (org_path text_pattern_ops);
CREATE INDEX rosters_enterers ON rosters (entered_by);
COMMENT ON TABLE rosters IS 'Rosters of record: who is a member in a year as the council has signed it (R1.18).';
COMMENT ON COLUMN rosters.document IS 'Number of the council''s document.';

CREATE TABLE roster_entries (
    id uuid CONSTRAINT roster_entries_pkey PRIMARY KEY,
    roster_id uuid NOT NULL CONSTRAINT roster_entries_roster REFERENCES rosters (id),
    org_unit_id uuid NOT NULL CONSTRAINT roster_entries_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT roster_entries_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    member_type text NOT NULL,
    name text NOT NULL,
    name_initials text NOT NULL,
    identity_digest bytea NOT NULL,
    identity_masked text NOT NULL,
    identity_valid boolean NOT NULL,
    listed_on date NOT NULL,
    source text NOT NULL,
    entered_by uuid NOT NULL CONSTRAINT roster_entries_enterer REFERENCES accounts (id),
    entered_at timestamptz NOT NULL,
    struck_on date,
    struck_reason text,
    struck_by uuid CONSTRAINT roster_entries_striker REFERENCES accounts (id),
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT roster_entries_identity_once UNIQUE (roster_id, org_unit_id, identity_digest),
    CONSTRAINT roster_entries_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco')),
    CONSTRAINT roster_entries_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT roster_entries_source_length CHECK (char_length(source) BETWEEN 1 AND 100),
    CONSTRAINT roster_entries_identity_digest_length CHECK (octet_length(identity_digest) = 32),
    CONSTRAINT roster_entries_struck_whole CHECK (num_nulls(struck_on, struck_reason, struck_by) IN (0, 3)),
    CONSTRAINT roster_entries_struck_order CHECK (struck_on >= listed_on),
    CONSTRAINT roster_entries_struck_reason_length CHECK (char_length(struck_reason) BETWEEN 1 AND 200),
    CONSTRAINT roster_entries_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX roster_entries_subtree ON roster_entries (org_path text_pattern_ops);
CREATE INDEX roster_entries_units ON roster_entries (org_unit_id);
CREATE INDEX roster_entries_identities ON roster_entries (identity_digest);
CREATE INDEX roster_entries_enterers ON roster_entries (entered_by);
CREATE INDEX roster_entries_strikers ON roster_entries (struck_by);
COMMENT ON TABLE roster_entries IS
    'Who stands on a roster, in each federation that lists it; the county counts an identity once (R1.22).';
COMMENT ON COLUMN roster_entries.identity_digest IS 'Keyed hash by which the member is found on the platform; the number itself is not kept.';
COMMENT ON COLUMN roster_entries.identity_valid IS 'Whether the number on the roster passes its check.';
COMMENT ON COLUMN roster_entries.listed_on IS 'First day on which the entry counts.';
COMMENT ON COLUMN roster_entries.struck_on IS 'First day on which it no longer counts; null while it does.';
