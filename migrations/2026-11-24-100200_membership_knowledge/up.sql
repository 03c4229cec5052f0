CREATE TABLE change_requests (
    id uuid CONSTRAINT change_requests_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT change_requests_member REFERENCES members (id),
    org_path text NOT NULL CONSTRAINT change_requests_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    fields text[] NOT NULL,
    before_form_id uuid NOT NULL CONSTRAINT change_requests_before_form REFERENCES membership_forms (id),
    after_form_id uuid NOT NULL CONSTRAINT change_requests_after_form_once UNIQUE
        CONSTRAINT change_requests_after_form REFERENCES membership_forms (id),
    identity_digest bytea NOT NULL,
    evidence text NOT NULL,
    status text NOT NULL,
    submitted_by uuid NOT NULL CONSTRAINT change_requests_submitted_by REFERENCES accounts (id),
    submitted_on date NOT NULL,
    town_checked_by uuid CONSTRAINT change_requests_town_checked_by REFERENCES accounts (id),
    town_checked_on date,
    closed_by uuid CONSTRAINT change_requests_closed_by REFERENCES accounts (id),
    closed_on date,
    reason text,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT change_requests_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT change_requests_fields_known CHECK (fields <@ ARRAY[
        'name', 'short_name', 'identity', 'legal_person', 'division_code', 'address', 'industries', 'scale',
        'organisation', 'demo_level', 'composition']),
    CONSTRAINT change_requests_fields_some CHECK (cardinality(fields) > 0),
    CONSTRAINT change_requests_identity_digest_length CHECK (octet_length(identity_digest) = 32),
    CONSTRAINT change_requests_evidence_length CHECK (char_length(evidence) BETWEEN 1 AND 1000),
    CONSTRAINT change_requests_status_known CHECK (status IN (
        'submitted', 'town_checked', 'applied', 'rejected', 'cancelled')),
    CONSTRAINT change_requests_town_check_whole CHECK (num_nulls(town_checked_by, town_checked_on) IN (0, 2)),
    CONSTRAINT change_requests_closed_whole CHECK (num_nulls(closed_by, closed_on) IN (0, 2)),
    CONSTRAINT change_requests_closed_of_status CHECK (
        (closed_on IS NOT NULL) = (status IN ('applied', 'rejected', 'cancelled'))),
    CONSTRAINT change_requests_checked CHECK (
        status NOT IN ('town_checked', 'applied') OR town_checked_on IS NOT NULL),
    CONSTRAINT change_requests_county_approves CHECK (
        status <> 'applied' OR NOT fields && ARRAY['name', 'identity', 'legal_person'] OR closed_by <> town_checked_by),
    CONSTRAINT change_requests_hands_differ CHECK (
        (town_checked_by <> submitted_by) IS NOT FALSE
        AND (status NOT IN ('applied', 'rejected') OR closed_by <> submitted_by)),
    CONSTRAINT change_requests_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500)
);
CREATE UNIQUE INDEX change_requests_one_open ON change_requests (member_id) WHERE status IN ('submitted', 'town_checked');
CREATE INDEX change_requests_members ON change_requests (member_id);
CREATE INDEX change_requests_subtree ON change_requests (org_path text_pattern_ops);
CREATE INDEX change_requests_before_forms ON change_requests (before_form_id);
CREATE INDEX change_requests_submitters ON change_requests (submitted_by);
CREATE INDEX change_requests_checkers ON change_requests (town_checked_by);
CREATE INDEX change_requests_closers ON change_requests (closed_by);
COMMENT ON TABLE change_requests IS 'Requests to change what is known of a member, with the form before and after.';
COMMENT ON COLUMN change_requests.before_form_id IS 'What was known when it was asked for; it is applied to nothing else.';
COMMENT ON COLUMN change_requests.identity_digest IS 'Keyed hash of the identity on the form after.';

CREATE TABLE member_former_forms (
    form_id uuid CONSTRAINT member_former_forms_pkey PRIMARY KEY
        CONSTRAINT member_former_forms_form REFERENCES membership_forms (id),
    member_id uuid NOT NULL CONSTRAINT member_former_forms_member REFERENCES members (id),
    held_until timestamptz NOT NULL,
    change_request_id uuid NOT NULL CONSTRAINT member_former_forms_change_request REFERENCES change_requests (id)
);
CREATE INDEX member_former_forms_members ON member_former_forms (member_id, held_until);
CREATE INDEX member_former_forms_change_requests ON member_former_forms (change_request_id);
COMMENT ON TABLE member_former_forms IS 'What was known of a member before a change; the present form is with the member.';
REVOKE UPDATE, DELETE ON member_former_forms FROM sanwei_app;

CREATE TABLE member_contacts (
    id uuid CONSTRAINT member_contacts_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT member_contacts_member REFERENCES members (id),
    name text NOT NULL,
    role text NOT NULL,
    mobile_sealed bytea NOT NULL,
    mobile_digest bytea NOT NULL,
    mobile_masked text NOT NULL,
    is_primary boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT member_contacts_name_length CHECK (char_length(name) BETWEEN 1 AND 50),
    CONSTRAINT member_contacts_role_known CHECK (role IN (
        'head', 'business', 'finance', 'technician', 'family', 'other')),
    CONSTRAINT member_contacts_mobile_once UNIQUE (member_id, mobile_digest)
);
CREATE UNIQUE INDEX member_contacts_one_primary ON member_contacts (member_id) WHERE is_primary;
CREATE INDEX member_contacts_members ON member_contacts (member_id);
CREATE INDEX member_contacts_mobiles ON member_contacts (mobile_digest);
COMMENT ON TABLE member_contacts IS 'Whom to call at a member; exactly one is called first.';
COMMENT ON COLUMN member_contacts.id IS 'That of the form for the contact that came with it: its number is encrypted for that row.';
INSERT INTO member_contacts (id, member_id, name, role, mobile_sealed, mobile_digest, mobile_masked, is_primary)
    SELECT form.id, member.id, form.contact_name, 'head', form.contact_mobile_sealed, form.contact_mobile_digest,
        form.contact_mobile_masked, true
    FROM members AS member JOIN membership_forms AS form ON form.id = member.form_id;

CREATE TABLE federation_memberships (
    id uuid CONSTRAINT federation_memberships_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT federation_memberships_member REFERENCES members (id),
    org_unit_id uuid NOT NULL CONSTRAINT federation_memberships_unit REFERENCES org_units (id),
    joined_on date NOT NULL,
    left_on date,
    council_title text,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT federation_memberships_dates_order CHECK (left_on > joined_on),
    CONSTRAINT federation_memberships_council_title_length CHECK (char_length(council_title) BETWEEN 1 AND 30),
    CONSTRAINT federation_memberships_one_at_a_time EXCLUDE USING gist (
        member_id WITH =, org_unit_id WITH =, daterange(joined_on, left_on) WITH &&)
);
CREATE INDEX federation_memberships_members ON federation_memberships (member_id);
CREATE INDEX federation_memberships_units ON federation_memberships (org_unit_id);
COMMENT ON TABLE federation_memberships IS 'Members'' times in industry federations, besides their town.';
COMMENT ON COLUMN federation_memberships.left_on IS 'First day on which the member no longer belonged; null while it does.';
