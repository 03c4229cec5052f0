CREATE TABLE membership_policies (
    valid_from date CONSTRAINT membership_policies_pkey PRIMARY KEY,
    town_review_days integer NOT NULL,
    county_review_days integer NOT NULL,
    council_days integer NOT NULL,
    publicity_days integer NOT NULL,
    reapply_months integer NOT NULL,
    hearing_days integer NOT NULL,
    document text NOT NULL,
    CONSTRAINT membership_policies_days_range CHECK (
        town_review_days BETWEEN 1 AND 60 AND county_review_days BETWEEN 1 AND 60 AND council_days BETWEEN 1 AND 366
        AND publicity_days BETWEEN 1 AND 60 AND reapply_months BETWEEN 0 AND 60 AND hearing_days BETWEEN 1 AND 60),
    CONSTRAINT membership_policies_document_length CHECK (char_length(document) BETWEEN 1 AND 200)
);
COMMENT ON TABLE membership_policies IS 'The county''s time limits, each row from its day on. A row never changes: another follows.';
COMMENT ON COLUMN membership_policies.document IS 'What the limits rest on.';
REVOKE UPDATE, DELETE ON membership_policies FROM sanwei_app;
INSERT INTO membership_policies VALUES ('1949-10-01', 5, 5, 30, 7, 6, 10, '系统预设时限，县农合联另行规定前适用');

ALTER TABLE members
    ADD standing_since date,
    ADD standing_by uuid CONSTRAINT members_standing_by REFERENCES accounts (id),
    ADD suspended_for text,
    ADD lapsed_for text,
    DROP CONSTRAINT members_status_known,
    ADD CONSTRAINT members_status_known CHECK (status IN (
        'active', 'suspended', 'withdrawing', 'transfer_in_progress', 'withdrawn', 'expelled', 'lapsed')),
    ADD CONSTRAINT members_suspended_for_known CHECK (suspended_for IN ('licence_check', 'unpaid_dues')),
    ADD CONSTRAINT members_lapsed_for_known CHECK (lapsed_for IN ('cancelled', 'dead')),
    ADD CONSTRAINT members_suspended_for_of_status CHECK (suspended_for IS NULL OR status = 'suspended'),
    ADD CONSTRAINT members_lapsed_for_of_status CHECK (lapsed_for IS NULL OR status = 'lapsed'),
    ADD CONSTRAINT members_standing_order CHECK (standing_since >= joined_on);
DROP INDEX members_identity_once;
CREATE UNIQUE INDEX members_identity_once ON members (identity_digest)
    WHERE status IN ('active', 'suspended', 'withdrawing', 'transfer_in_progress');
CREATE INDEX members_standing_takers ON members (standing_by);
COMMENT ON COLUMN members.standing_since IS 'Day of the last step of the life cycle; null before the first.';
COMMENT ON COLUMN members.standing_by IS 'Who took that step; who took a notice does not approve it.';

CREATE TABLE expulsions (
    id uuid CONSTRAINT expulsions_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT expulsions_member REFERENCES members (id),
    org_path text NOT NULL CONSTRAINT expulsions_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    reason text NOT NULL,
    notice text NOT NULL,
    opened_by uuid NOT NULL CONSTRAINT expulsions_opened_by REFERENCES accounts (id),
    opened_on date NOT NULL,
    heard_until date NOT NULL,
    status text NOT NULL,
    answer text,
    answered_by uuid CONSTRAINT expulsions_answered_by REFERENCES accounts (id),
    answered_on date,
    seats integer,
    in_favour integer,
    against integer,
    abstained integer,
    voted_by uuid CONSTRAINT expulsions_voted_by REFERENCES accounts (id),
    voted_on date,
    dropped_for text,
    dropped_by uuid CONSTRAINT expulsions_dropped_by REFERENCES accounts (id),
    dropped_on date,
    appeal text,
    appealed_by uuid CONSTRAINT expulsions_appealed_by REFERENCES accounts (id),
    appealed_on date,
    ruled_by uuid CONSTRAINT expulsions_ruled_by REFERENCES accounts (id),
    ruled_on date,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT expulsions_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT expulsions_reason_known CHECK (reason IN ('charter_breach', 'law_breach', 'false_statements')),
    CONSTRAINT expulsions_status_known CHECK (status IN (
        'hearing', 'expelled', 'dismissed', 'dropped', 'appealed', 'confirmed', 'annulled')),
    CONSTRAINT expulsions_texts_length CHECK (
        char_length(notice) BETWEEN 1 AND 2000 AND char_length(answer) BETWEEN 1 AND 2000
        AND char_length(dropped_for) BETWEEN 1 AND 2000 AND char_length(appeal) BETWEEN 1 AND 2000),
    CONSTRAINT expulsions_answer_whole CHECK (num_nulls(answer, answered_by, answered_on) IN (0, 3)),
    CONSTRAINT expulsions_vote_whole CHECK (
        num_nulls(seats, in_favour, against, abstained, voted_by, voted_on) IN (0, 6)),
    CONSTRAINT expulsions_dropped_whole CHECK (num_nulls(dropped_for, dropped_by, dropped_on) IN (0, 3)),
    CONSTRAINT expulsions_appeal_whole CHECK (num_nulls(appeal, appealed_by, appealed_on) IN (0, 3)),
    CONSTRAINT expulsions_ruling_whole CHECK (num_nulls(ruled_by, ruled_on) IN (0, 2)),
    CONSTRAINT expulsions_vote_of_status CHECK (
        (voted_on IS NOT NULL) = (status NOT IN ('hearing', 'dropped'))),
    CONSTRAINT expulsions_dropped_of_status CHECK ((dropped_on IS NOT NULL) = (status = 'dropped')),
    CONSTRAINT expulsions_appeal_of_status CHECK (
        (appealed_on IS NOT NULL) = (status IN ('appealed', 'confirmed', 'annulled'))),
    CONSTRAINT expulsions_ruling_of_status CHECK ((ruled_on IS NOT NULL) = (status IN ('confirmed', 'annulled'))),
    CONSTRAINT expulsions_heard CHECK (voted_on > heard_until AND heard_until > opened_on),
    CONSTRAINT expulsions_hands_differ CHECK (
        (voted_by <> opened_by) IS NOT FALSE AND (ruled_by <> opened_by) IS NOT FALSE
        AND (ruled_by <> appealed_by) IS NOT FALSE),
    CONSTRAINT expulsions_quorum CHECK (
        in_favour >= 0 AND against >= 0 AND abstained >= 0 AND in_favour + against + abstained <= seats
        AND (in_favour + against + abstained) * 3 >= seats * 2),
    CONSTRAINT expulsions_majority CHECK (
        voted_on IS NULL OR (status <> 'dismissed') = (in_favour * 2 > in_favour + against + abstained))
);
CREATE UNIQUE INDEX expulsions_one_open ON expulsions (member_id) WHERE status = 'hearing';
CREATE INDEX expulsions_members ON expulsions (member_id);
CREATE INDEX expulsions_subtree ON expulsions (org_path text_pattern_ops);
CREATE INDEX expulsions_openers ON expulsions (opened_by);
CREATE INDEX expulsions_answer_takers ON expulsions (answered_by);
CREATE INDEX expulsions_vote_takers ON expulsions (voted_by);
CREATE INDEX expulsions_droppers ON expulsions (dropped_by);
CREATE INDEX expulsions_appeal_takers ON expulsions (appealed_by);
CREATE INDEX expulsions_rulers ON expulsions (ruled_by);
COMMENT ON TABLE expulsions IS 'Cases of expulsion: notice, hearing, the council''s vote, the appeal to the congress.';
COMMENT ON COLUMN expulsions.notice IS 'The written notice that the member was given on opened_on.';
COMMENT ON COLUMN expulsions.heard_until IS 'Last day on which the member may be heard; the vote comes later.';
COMMENT ON COLUMN expulsions.ruled_on IS 'Day of the congress that decided the appeal.';

CREATE TABLE member_transfers (
    id uuid CONSTRAINT member_transfers_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT member_transfers_member REFERENCES members (id),
    from_unit_id uuid NOT NULL CONSTRAINT member_transfers_from_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT member_transfers_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    to_unit_id uuid NOT NULL CONSTRAINT member_transfers_to_unit REFERENCES org_units (id),
    receiving_path text NOT NULL
        CONSTRAINT member_transfers_receiving_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    reason text NOT NULL,
    status text NOT NULL,
    proposed_by uuid NOT NULL CONSTRAINT member_transfers_proposed_by REFERENCES accounts (id),
    proposed_on date NOT NULL,
    decided_by uuid CONSTRAINT member_transfers_decided_by REFERENCES accounts (id),
    decided_on date,
    decision_reason text,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT member_transfers_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT member_transfers_receiving_path_form CHECK (receiving_path ~ '^([0-9]+/)+$'),
    CONSTRAINT member_transfers_units_differ CHECK (from_unit_id <> to_unit_id),
    CONSTRAINT member_transfers_status_known CHECK (status IN ('proposed', 'accepted', 'refused', 'cancelled')),
    CONSTRAINT member_transfers_reason_length CHECK (
        char_length(reason) BETWEEN 1 AND 500 AND char_length(decision_reason) BETWEEN 1 AND 500),
    CONSTRAINT member_transfers_decision_whole CHECK (num_nulls(decided_by, decided_on) IN (0, 2)),
    CONSTRAINT member_transfers_decision_of_status CHECK ((decided_on IS NOT NULL) = (status <> 'proposed')),
    CONSTRAINT member_transfers_reason_of_status CHECK (
        (decision_reason IS NOT NULL) = (status IN ('refused', 'cancelled'))),
    CONSTRAINT member_transfers_hands_differ CHECK (status NOT IN ('accepted', 'refused') OR decided_by <> proposed_by),
    CONSTRAINT member_transfers_dates_order CHECK (decided_on >= proposed_on)
);
CREATE UNIQUE INDEX member_transfers_one_open ON member_transfers (member_id) WHERE status = 'proposed';
CREATE INDEX member_transfers_members ON member_transfers (member_id);
CREATE INDEX member_transfers_from_units ON member_transfers (from_unit_id);
CREATE INDEX member_transfers_to_units ON member_transfers (to_unit_id);
CREATE INDEX member_transfers_subtree ON member_transfers (org_path text_pattern_ops);
CREATE INDEX member_transfers_receiving_subtree ON member_transfers (receiving_path text_pattern_ops);
CREATE INDEX member_transfers_proposers ON member_transfers (proposed_by);
CREATE INDEX member_transfers_deciders ON member_transfers (decided_by);
COMMENT ON TABLE member_transfers IS 'Moves of members from one town''s federation to another''s; the member moves when the other accepts.';
COMMENT ON COLUMN member_transfers.org_path IS 'The proposing unit. It and the receiving one read the transfer; the member is the proposing one''s until accepted.';
