CREATE TABLE duplicate_policies (
    effective daterange CONSTRAINT duplicate_policies_pkey PRIMARY KEY,
    same_name integer NOT NULL,
    sounding_name integer NOT NULL,
    similar_name integer NOT NULL,
    same_mobile integer NOT NULL,
    same_person integer NOT NULL,
    same_address integer NOT NULL,
    threshold integer NOT NULL,
    similar_percent integer NOT NULL,
    common_above integer NOT NULL,
    source text NOT NULL,
    CONSTRAINT duplicate_policies_weights_range CHECK (
        least(same_name, sounding_name, similar_name, same_mobile, same_person, same_address) >= 0
        AND greatest(same_name, sounding_name, similar_name, same_mobile, same_person, same_address) <= 100),
    CONSTRAINT duplicate_policies_threshold_range CHECK (threshold BETWEEN 1 AND 300),
    CONSTRAINT duplicate_policies_similar_share CHECK (similar_percent BETWEEN 1 AND 100),
    CONSTRAINT duplicate_policies_common_range CHECK (common_above BETWEEN 1 AND 1000),
    CONSTRAINT duplicate_policies_effective_some CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    CONSTRAINT duplicate_policies_one_at_a_time EXCLUDE USING gist (effective WITH &&)
);
COMMENT ON TABLE duplicate_policies IS 'What makes two records look like one, and the days on which that is in force.';
COMMENT ON COLUMN duplicate_policies.threshold IS 'The score from which a pair is looked at.';
COMMENT ON COLUMN duplicate_policies.similar_percent IS 'Share of letter pairs that two similar names have in common.';
COMMENT ON COLUMN duplicate_policies.common_above IS 'What more records than that share says nothing about two of them, such as the telephone of an office.';

INSERT INTO duplicate_policies VALUES (
    daterange('2017-08-22', NULL), 50, 40, 30, 30, 25, 25, 60, 80, 50, '农合联会员重复登记核查办法');

CREATE TABLE duplicate_subjects (
    id uuid CONSTRAINT duplicate_subjects_pkey PRIMARY KEY,
    application_id uuid CONSTRAINT duplicate_subjects_application_once UNIQUE
        CONSTRAINT duplicate_subjects_application REFERENCES applications (id),
    member_id uuid CONSTRAINT duplicate_subjects_member_once UNIQUE
        CONSTRAINT duplicate_subjects_member REFERENCES members (id),
    member_type text NOT NULL,
    CONSTRAINT duplicate_subjects_some CHECK (num_nonnulls(application_id, member_id) > 0),
    CONSTRAINT duplicate_subjects_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco'))
);
COMMENT ON TABLE duplicate_subjects IS 'Applications and members that were looked at for duplicates; an applicant who is admitted stays one subject.';

CREATE TABLE duplicate_keys (
    subject_id uuid NOT NULL CONSTRAINT duplicate_keys_subject REFERENCES duplicate_subjects (id),
    trait text NOT NULL,
    value text NOT NULL,
    CONSTRAINT duplicate_keys_pkey PRIMARY KEY (subject_id, trait, value),
    CONSTRAINT duplicate_keys_trait_known CHECK (trait IN ('name', 'sound', 'address', 'mobile', 'person'))
);
CREATE INDEX duplicate_keys_values ON duplicate_keys (value, trait);
COMMENT ON TABLE duplicate_keys IS 'By what subjects are compared, in a form in which the same is equal.';
COMMENT ON COLUMN duplicate_keys.value IS 'Of telephones and people the keyed hash in hexadecimal digits, never the number.';

CREATE TABLE duplicate_pairs (
    id uuid CONSTRAINT duplicate_pairs_pkey PRIMARY KEY,
    org_path text NOT NULL CONSTRAINT duplicate_pairs_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    first_id uuid NOT NULL CONSTRAINT duplicate_pairs_first REFERENCES duplicate_subjects (id),
    second_id uuid NOT NULL CONSTRAINT duplicate_pairs_second REFERENCES duplicate_subjects (id),
    score integer NOT NULL,
    reasons text[] NOT NULL,
    status text NOT NULL,
    found_at timestamptz NOT NULL,
    survivor text,
    taken text[],
    proposed_by uuid CONSTRAINT duplicate_pairs_proposer REFERENCES accounts (id),
    proposed_at timestamptz,
    proposal_reason text,
    decided_by uuid CONSTRAINT duplicate_pairs_decider REFERENCES accounts (id),
    decided_at timestamptz,
    decision_reason text,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT duplicate_pairs_once UNIQUE (first_id, second_id),
    CONSTRAINT duplicate_pairs_two CHECK (first_id < second_id),
    CONSTRAINT duplicate_pairs_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT duplicate_pairs_score_positive CHECK (score > 0),
    CONSTRAINT duplicate_pairs_reasons_known CHECK (reasons <@ ARRAY[
        'same_name', 'sounding_name', 'similar_name', 'same_mobile', 'same_person', 'same_address']),
    CONSTRAINT duplicate_pairs_reasons_some CHECK (cardinality(reasons) > 0),
    CONSTRAINT duplicate_pairs_status_known CHECK (status IN ('open', 'dismissed', 'proposed', 'merged')),
    CONSTRAINT duplicate_pairs_survivor_known CHECK (survivor IN ('first', 'second')),
    CONSTRAINT duplicate_pairs_taken_known CHECK (taken <@ ARRAY[
        'name', 'identity', 'contact', 'address', 'business', 'recognition', 'composition']),
    CONSTRAINT duplicate_pairs_proposal_whole CHECK (
        num_nulls(survivor, taken, proposed_by, proposed_at, proposal_reason) IN (0, 5)
        AND (proposed_by IS NOT NULL) = (status IN ('proposed', 'merged'))),
    CONSTRAINT duplicate_pairs_decision_whole CHECK (
        num_nulls(decided_by, decided_at) IN (0, 2)
        AND (decided_by IS NOT NULL OR status NOT IN ('dismissed', 'merged'))),
    CONSTRAINT duplicate_pairs_hands_differ CHECK (status <> 'merged' OR decided_by <> proposed_by),
    CONSTRAINT duplicate_pairs_reason_lengths CHECK (
        char_length(proposal_reason) BETWEEN 1 AND 500 AND char_length(decision_reason) BETWEEN 1 AND 500)
);
CREATE INDEX duplicate_pairs_subtree ON duplicate_pairs (org_path text_pattern_ops);
CREATE INDEX duplicate_pairs_seconds ON duplicate_pairs (second_id);
CREATE INDEX duplicate_pairs_queue ON duplicate_pairs (status, score DESC, id);
CREATE INDEX duplicate_pairs_proposers ON duplicate_pairs (proposed_by);
CREATE INDEX duplicate_pairs_deciders ON duplicate_pairs (decided_by);
COMMENT ON TABLE duplicate_pairs IS 'Two records that look like one and the same subject, and what was decided about them.';
COMMENT ON COLUMN duplicate_pairs.org_path IS 'The lowest unit above both: pairs across towns are the county''s.';
COMMENT ON COLUMN duplicate_pairs.survivor IS 'Which of the two stays when they are merged.';
COMMENT ON COLUMN duplicate_pairs.taken IS 'Which fields the survivor takes from the other one.';
COMMENT ON COLUMN duplicate_pairs.decided_by IS 'Who dismissed, declined or merged last.';
REVOKE DELETE ON duplicate_pairs, duplicate_subjects FROM sanwei_app;
