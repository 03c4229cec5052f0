CREATE TABLE membership_forms (
    id uuid CONSTRAINT membership_forms_pkey PRIMARY KEY,
    member_type text NOT NULL,
    name text NOT NULL,
    name_initials text NOT NULL,
    short_name text,
    identity_kind text NOT NULL,
    identity_sealed bytea NOT NULL,
    identity_masked text NOT NULL,
    legal_name text,
    legal_resident_id_sealed bytea,
    legal_resident_id_masked text,
    legal_mobile_sealed bytea,
    legal_mobile_masked text,
    contact_name text NOT NULL,
    contact_mobile_sealed bytea NOT NULL,
    contact_mobile_digest bytea NOT NULL,
    contact_mobile_masked text NOT NULL,
    division_code text NOT NULL CONSTRAINT membership_forms_division REFERENCES divisions (code),
    address text NOT NULL,
    industries text[] NOT NULL,
    scale_unit text NOT NULL,
    scale_count bigint NOT NULL,
    registered_capital_fen bigint,
    established_on date,
    annual_revenue_fen bigint,
    employees bigint,
    households_driven bigint,
    demo_level text NOT NULL,
    members_total bigint,
    farmer_members bigint,
    organisation_members bigint,
    CONSTRAINT membership_forms_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco')),
    CONSTRAINT membership_forms_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT membership_forms_short_name_length CHECK (char_length(short_name) BETWEEN 1 AND 50),
    CONSTRAINT membership_forms_identity_kind_known CHECK (identity_kind IN ('resident_id', 'uscc')),
    CONSTRAINT membership_forms_legal_person_whole CHECK (num_nulls(
        legal_name, legal_resident_id_sealed, legal_resident_id_masked, legal_mobile_sealed,
        legal_mobile_masked) IN (0, 5)),
    CONSTRAINT membership_forms_contact_name_length CHECK (char_length(contact_name) BETWEEN 1 AND 50),
    CONSTRAINT membership_forms_address_length CHECK (char_length(address) BETWEEN 1 AND 200),
    CONSTRAINT membership_forms_industries_known CHECK (industries <@ ARRAY[
        'rice', 'vegetables', 'fruit', 'tea', 'bayberry', 'livestock', 'aquaculture', 'services', 'other']),
    CONSTRAINT membership_forms_industries_some CHECK (cardinality(industries) > 0),
    CONSTRAINT membership_forms_scale_unit_known CHECK (scale_unit IN ('mu', 'head', 'bird', 'yuan')),
    CONSTRAINT membership_forms_scale_count_range CHECK (scale_count >= 0),
    CONSTRAINT membership_forms_organisation_whole CHECK (num_nulls(
        registered_capital_fen, established_on, annual_revenue_fen, employees, households_driven) IN (0, 5)),
    CONSTRAINT membership_forms_organisation_range CHECK (
        registered_capital_fen >= 0 AND annual_revenue_fen >= 0 AND employees >= 0 AND households_driven >= 0),
    CONSTRAINT membership_forms_organisation_of_kind CHECK (
        (identity_kind = 'uscc') = (established_on IS NOT NULL) AND (identity_kind = 'uscc') = (legal_name IS NOT NULL)),
    CONSTRAINT membership_forms_demo_level_known CHECK (demo_level IN ('none', 'county', 'city', 'province', 'nation')),
    CONSTRAINT membership_forms_composition_whole CHECK (num_nulls(
        members_total, farmer_members, organisation_members) IN (0, 3)),
    CONSTRAINT membership_forms_composition_of_type CHECK (
        (member_type IN ('coop', 'coop_union')) = (members_total IS NOT NULL)),
    CONSTRAINT membership_forms_composition_sum CHECK (
        members_total > 0 AND farmer_members >= 0 AND organisation_members >= 0
        AND farmer_members + organisation_members <= members_total)
);
CREATE INDEX membership_forms_divisions ON membership_forms (division_code);
CREATE INDEX membership_forms_initials ON membership_forms (name_initials text_pattern_ops);
CREATE INDEX membership_forms_contact_mobiles ON membership_forms (contact_mobile_digest);
COMMENT ON TABLE membership_forms IS 'Complete forms as they were handed in, each with the charter accepted; what a member is known by.';
COMMENT ON COLUMN membership_forms.name_initials IS 'First letters of the name''s syllables, for typing.';
COMMENT ON COLUMN membership_forms.identity_sealed IS 'Resident number or credit code, encrypted for this row.';
COMMENT ON COLUMN membership_forms.contact_mobile_digest IS 'Keyed hash, for exact look-up.';
COMMENT ON COLUMN membership_forms.scale_count IS 'Of the unit''s smallest part: thousandths of a mu, animals, birds, fen.';

CREATE SEQUENCE application_numbers;

CREATE TABLE applications (
    id uuid CONSTRAINT applications_pkey PRIMARY KEY,
    number text NOT NULL CONSTRAINT applications_number_once UNIQUE,
    tracking_hash bytea NOT NULL,
    form_id uuid NOT NULL CONSTRAINT applications_form_once UNIQUE
        CONSTRAINT applications_form REFERENCES membership_forms (id),
    identity_digest bytea NOT NULL,
    org_unit_id uuid NOT NULL CONSTRAINT applications_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT applications_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    status text NOT NULL,
    entered_by uuid CONSTRAINT applications_entered_by REFERENCES accounts (id),
    submitted_by uuid CONSTRAINT applications_submitted_by REFERENCES accounts (id),
    submitted_on date NOT NULL,
    town_reviewed_by uuid CONSTRAINT applications_town_reviewed_by REFERENCES accounts (id),
    town_reviewed_on date,
    county_reviewed_by uuid CONSTRAINT applications_county_reviewed_by REFERENCES accounts (id),
    county_reviewed_on date,
    council_approved_on date,
    publicity_from date,
    publicity_until date,
    objection_reason text,
    objection_raised_on date,
    reason text,
    closed_on date,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT applications_number_form CHECK (number ~ '^A-[0-9]{6}-[0-9]{6,}$'),
    CONSTRAINT applications_tracking_hash_length CHECK (octet_length(tracking_hash) = 32),
    CONSTRAINT applications_identity_digest_length CHECK (octet_length(identity_digest) = 32),
    CONSTRAINT applications_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT applications_status_known CHECK (status IN (
        'draft', 'submitted', 'town_review', 'county_review', 'council_approved', 'publicity', 'admitted',
        'returned', 'rejected', 'withdrawn')),
    CONSTRAINT applications_town_review_whole CHECK (num_nulls(town_reviewed_by, town_reviewed_on) IN (0, 2)),
    CONSTRAINT applications_county_review_whole CHECK (num_nulls(county_reviewed_by, county_reviewed_on) IN (0, 2)),
    CONSTRAINT applications_hands_differ CHECK (
        (town_reviewed_by <> entered_by) IS NOT FALSE
        AND (town_reviewed_by <> submitted_by) IS NOT FALSE
        AND (county_reviewed_by <> entered_by) IS NOT FALSE
        AND (county_reviewed_by <> submitted_by) IS NOT FALSE
        AND (county_reviewed_by <> town_reviewed_by) IS NOT FALSE),
    CONSTRAINT applications_objection_whole CHECK (num_nulls(objection_reason, objection_raised_on) IN (0, 2)),
    CONSTRAINT applications_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    CONSTRAINT applications_objection_length CHECK (char_length(objection_reason) BETWEEN 1 AND 500),
    CONSTRAINT applications_council_reviewed CHECK (
        status NOT IN ('council_approved', 'publicity', 'admitted')
        OR (county_reviewed_on IS NOT NULL AND council_approved_on >= county_reviewed_on)),
    CONSTRAINT applications_publicity_whole CHECK (num_nulls(publicity_from, publicity_until) IN (0, 2)),
    CONSTRAINT applications_publicity_order CHECK (publicity_until > publicity_from),
    CONSTRAINT applications_admitted_after_publicity CHECK (
        status <> 'admitted' OR (publicity_until <= closed_on AND objection_reason IS NULL) IS TRUE),
    CONSTRAINT applications_closed_on_of_status CHECK (
        (closed_on IS NOT NULL) = (status IN ('admitted', 'rejected', 'withdrawn')))
);
CREATE UNIQUE INDEX applications_identity_once ON applications (identity_digest)
    WHERE status NOT IN ('admitted', 'rejected', 'withdrawn');
CREATE INDEX applications_identities ON applications (identity_digest);
CREATE INDEX applications_subtree ON applications (org_path text_pattern_ops);
CREATE INDEX applications_units ON applications (org_unit_id);
CREATE INDEX applications_enterers ON applications (entered_by);
CREATE INDEX applications_submitters ON applications (submitted_by);
CREATE INDEX applications_town_reviewers ON applications (town_reviewed_by);
CREATE INDEX applications_county_reviewers ON applications (county_reviewed_by);
COMMENT ON TABLE applications IS 'Applications for membership on their way from the town to the council.';
COMMENT ON COLUMN applications.tracking_hash IS 'SHA-256 of the code by which the applicant follows it; shown once.';
COMMENT ON COLUMN applications.identity_digest IS 'Keyed hash of the identity''s kind and number; one open application each.';
COMMENT ON COLUMN applications.entered_by IS 'The officer who entered it first; null when the applicant did.';
COMMENT ON COLUMN applications.submitted_by IS 'The officer who submitted it last; null when the applicant did.';
COMMENT ON COLUMN applications.publicity_from IS 'First day on which the council''s decision hangs out.';
COMMENT ON COLUMN applications.publicity_until IS 'First day on which it no longer does.';
COMMENT ON COLUMN applications.reason IS 'Why it was returned or rejected last.';
COMMENT ON COLUMN applications.closed_on IS 'Day of admission, rejection or withdrawal.';

CREATE TABLE member_numbers (
    county_code text NOT NULL CONSTRAINT member_numbers_county REFERENCES divisions (code),
    member_type text NOT NULL,
    last integer NOT NULL,
    CONSTRAINT member_numbers_pkey PRIMARY KEY (county_code, member_type),
    CONSTRAINT member_numbers_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco')),
    CONSTRAINT member_numbers_last_range CHECK (last BETWEEN 1 AND 999999)
);
COMMENT ON TABLE member_numbers IS 'The last serial number given to a member, per county and type.';

CREATE TABLE members (
    id uuid CONSTRAINT members_pkey PRIMARY KEY,
    number text NOT NULL CONSTRAINT members_number_once UNIQUE,
    member_type text NOT NULL,
    status text NOT NULL,
    form_id uuid NOT NULL CONSTRAINT members_form_once UNIQUE
        CONSTRAINT members_form REFERENCES membership_forms (id),
    identity_digest bytea NOT NULL,
    org_unit_id uuid NOT NULL CONSTRAINT members_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT members_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    application_id uuid CONSTRAINT members_application_once UNIQUE
        CONSTRAINT members_application REFERENCES applications (id),
    joined_on date NOT NULL,
    left_on date,
    verified_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT members_number_form CHECK (number ~ '^[1-9][0-9]{5}-(CO|CU|FF|EN|SO|LG|IN|VE)-[0-9]{6}$'),
    CONSTRAINT members_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco')),
    CONSTRAINT members_status_known CHECK (status IN (
        'active', 'suspended', 'withdrawing', 'withdrawn', 'expelled', 'lapsed')),
    CONSTRAINT members_identity_digest_length CHECK (octet_length(identity_digest) = 32),
    CONSTRAINT members_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT members_dates_order CHECK (left_on >= joined_on),
    CONSTRAINT members_left_on_of_status CHECK (
        (left_on IS NOT NULL) = (status IN ('withdrawn', 'expelled', 'lapsed')))
);
CREATE UNIQUE INDEX members_identity_once ON members (identity_digest)
    WHERE status IN ('active', 'suspended', 'withdrawing');
CREATE INDEX members_subtree ON members (org_path text_pattern_ops);
CREATE INDEX members_units ON members (org_unit_id);
COMMENT ON TABLE members IS 'Members of the federation, also those who have left.';
COMMENT ON COLUMN members.number IS 'County, type when admitted, serial number: 330382-CO-000123. Given once and never again.';
COMMENT ON COLUMN members.identity_digest IS 'Keyed hash of the identity''s kind and number; one membership each.';
COMMENT ON COLUMN members.form_id IS 'What is known of the member; handed over by the admitted application.';
COMMENT ON COLUMN members.verified_at IS 'When somebody last checked the entries against the papers.';

ALTER TABLE posts ADD CONSTRAINT posts_member FOREIGN KEY (member_id) REFERENCES members (id);
CREATE INDEX posts_members ON posts (member_id);
