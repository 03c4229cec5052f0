CREATE TABLE scorecards (
    id uuid CONSTRAINT scorecards_pkey PRIMARY KEY,
    code text NOT NULL,
    version integer NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    effective_from date NOT NULL,
    groups jsonb NOT NULL,
    indicators jsonb NOT NULL,
    grades jsonb NOT NULL,
    line_rule jsonb NOT NULL,
    CONSTRAINT scorecards_code_known CHECK (code IN ('A', 'B')),
    CONSTRAINT scorecards_version_positive CHECK (version > 0),
    CONSTRAINT scorecards_version_once UNIQUE (code, version),
    CONSTRAINT scorecards_one_from_a_day UNIQUE (code, effective_from)
);
COMMENT ON TABLE scorecards IS 'Versions of the scorecards; a version that was scored with never changes.';
COMMENT ON COLUMN scorecards.effective_from IS 'First day of the version; it holds until the next version of the card begins.';

CREATE TABLE ratings (
    id uuid CONSTRAINT ratings_pkey PRIMARY KEY,
    org_path text NOT NULL CONSTRAINT ratings_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    member_id uuid NOT NULL CONSTRAINT ratings_member REFERENCES members (id),
    scorecard_id uuid NOT NULL CONSTRAINT ratings_scorecard REFERENCES scorecards (id),
    status text NOT NULL,
    scored_on date,
    total integer,
    missing_points integer,
    scored_grade text,
    vetoed boolean NOT NULL DEFAULT false,
    grade text,
    public_from date,
    public_until date,
    valid_from date,
    valid_until date,
    revoked_for text,
    net_assets_fen bigint,
    revenue_fen bigint,
    household_assets_fen bigint,
    operating_income_fen bigint,
    existing_credit_fen bigint,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT ratings_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT ratings_status_known CHECK (status IN (
        'draft', 'self_declared', 'data_pulled', 'town_surveyed', 'scored', 'committee_reviewed', 'publicity',
        'appealed', 'effective', 'downgraded', 'revoked', 'expired', 're_rated')),
    CONSTRAINT ratings_scored_grade_known CHECK (scored_grade IN ('AAA', 'AA', 'A', 'B', 'C')),
    CONSTRAINT ratings_grade_known CHECK (grade IN ('AAA', 'AA', 'A', 'B', 'C')),
    CONSTRAINT ratings_revoked_for_known CHECK (revoked_for IN (
        'V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11')),
    CONSTRAINT ratings_revoked_whole CHECK (revoked_for IS NULL OR (grade = 'C' AND valid_from IS NOT NULL)),
    CONSTRAINT ratings_total_range CHECK (total BETWEEN 0 AND 100),
    CONSTRAINT ratings_missing_range CHECK (missing_points BETWEEN 0 AND 100),
    CONSTRAINT ratings_score_whole CHECK (num_nonnulls(scored_on, total, missing_points) IN (0, 3)),
    CONSTRAINT ratings_score_before_grade CHECK (scored_grade IS NULL OR total IS NOT NULL),
    CONSTRAINT ratings_veto_is_c CHECK (NOT vetoed OR scored_grade IS NOT DISTINCT FROM 'C'),
    CONSTRAINT ratings_published_graded CHECK (
        status NOT IN ('committee_reviewed', 'publicity', 'effective', 'downgraded', 'revoked')
        OR scored_grade IS NOT NULL),
    CONSTRAINT ratings_public_order CHECK (public_until > public_from),
    CONSTRAINT ratings_public_whole CHECK ((public_from IS NULL) = (public_until IS NULL)),
    CONSTRAINT ratings_valid_order CHECK (valid_until > valid_from),
    CONSTRAINT ratings_valid_whole CHECK ((valid_from IS NULL) = (valid_until IS NULL)),
    CONSTRAINT ratings_in_force_valid CHECK (
        status NOT IN ('effective', 'downgraded', 'revoked') OR valid_from IS NOT NULL),
    CONSTRAINT ratings_revenue_not_negative CHECK (revenue_fen >= 0),
    CONSTRAINT ratings_household_assets_not_negative CHECK (household_assets_fen >= 0),
    CONSTRAINT ratings_operating_income_not_negative CHECK (operating_income_fen >= 0),
    CONSTRAINT ratings_existing_credit_not_negative CHECK (existing_credit_fen >= 0),
    CONSTRAINT ratings_figures_whole CHECK (
        num_nonnulls(net_assets_fen, revenue_fen, household_assets_fen, operating_income_fen, existing_credit_fen) = 0
        OR (num_nonnulls(existing_credit_fen, net_assets_fen, revenue_fen) = 3
            AND num_nonnulls(household_assets_fen, operating_income_fen) = 0)
        OR (num_nonnulls(existing_credit_fen, household_assets_fen, operating_income_fen) = 3
            AND num_nonnulls(net_assets_fen, revenue_fen) = 0))
);
CREATE UNIQUE INDEX ratings_one_open ON ratings (member_id) WHERE status IN (
    'draft', 'self_declared', 'data_pulled', 'town_surveyed', 'scored', 'committee_reviewed', 'publicity', 'appealed');
CREATE UNIQUE INDEX ratings_one_in_force ON ratings (member_id) WHERE status IN ('effective', 'downgraded');
CREATE INDEX ratings_members ON ratings (member_id);
CREATE INDEX ratings_scorecards ON ratings (scorecard_id);
CREATE INDEX ratings_subtree ON ratings (org_path text_pattern_ops, id);
CREATE INDEX ratings_statuses ON ratings (status, id);
CREATE INDEX ratings_publicity_ends ON ratings (public_until) WHERE status = 'publicity';
CREATE INDEX ratings_term_ends ON ratings (valid_until) WHERE status IN ('effective', 'downgraded');
COMMENT ON TABLE ratings IS 'Credit ratings of members, each with one version of a scorecard.';
COMMENT ON COLUMN ratings.scored_grade IS 'Grade that the latest scoring gave; null before it and for members that are not ratable.';
COMMENT ON COLUMN ratings.grade IS 'Grade that the rating stands for today: as scored, or lowered since it took effect.';
COMMENT ON COLUMN ratings.missing_points IS 'Points that indicators without confirmed evidence could have earned.';
COMMENT ON COLUMN ratings.public_until IS 'First day on which the rating was no longer open to appeals.';
COMMENT ON COLUMN ratings.valid_until IS 'First day on which the rating no longer holds.';
COMMENT ON COLUMN ratings.existing_credit_fen IS 'Agricultural credit that the member already uses; taken off the suggested line.';

CREATE TABLE rating_steps (
    rating_id uuid NOT NULL CONSTRAINT rating_steps_rating REFERENCES ratings (id),
    seq integer NOT NULL,
    reached text NOT NULL,
    taken_by uuid CONSTRAINT rating_steps_taken_by REFERENCES accounts (id),
    taken_on date NOT NULL,
    note text,
    CONSTRAINT rating_steps_pkey PRIMARY KEY (rating_id, seq),
    CONSTRAINT rating_steps_seq_counts CHECK (seq >= 0),
    CONSTRAINT rating_steps_reached_known CHECK (reached IN (
        'draft', 'self_declared', 'data_pulled', 'town_surveyed', 'scored', 'committee_reviewed', 'publicity',
        'appealed', 'effective', 'downgraded', 'revoked', 'expired', 're_rated')),
    CONSTRAINT rating_steps_note_length CHECK (char_length(note) BETWEEN 1 AND 500)
);
CREATE INDEX rating_steps_people ON rating_steps (taken_by);
COMMENT ON TABLE rating_steps IS 'Every status that a rating has reached, in order.';
COMMENT ON COLUMN rating_steps.taken_by IS 'Who took the step; null for what the calendar does.';
COMMENT ON COLUMN rating_steps.note IS 'Reason of a return, an appeal, a ruling or a revocation.';

CREATE TABLE rating_grades (
    rating_id uuid NOT NULL CONSTRAINT rating_grades_rating REFERENCES ratings (id),
    seq integer NOT NULL,
    changed_on date NOT NULL,
    grade text NOT NULL,
    cause text NOT NULL,
    CONSTRAINT rating_grades_pkey PRIMARY KEY (rating_id, seq),
    CONSTRAINT rating_grades_seq_counts CHECK (seq >= 0),
    CONSTRAINT rating_grades_grade_known CHECK (grade IN ('AAA', 'AA', 'A', 'B', 'C')),
    CONSTRAINT rating_grades_cause_known CHECK (cause IN (
        'taken_effect', 'overdue', 'abnormal_list', 'penalty', 'veto'))
);
COMMENT ON TABLE rating_grades IS 'The grades of a rating since it took effect, in order.';

CREATE TABLE rating_evidence (
    rating_id uuid NOT NULL CONSTRAINT rating_evidence_rating REFERENCES ratings (id),
    indicator text NOT NULL,
    value jsonb NOT NULL,
    source text NOT NULL,
    observed_on date NOT NULL,
    declared_by uuid NOT NULL CONSTRAINT rating_evidence_declared_by REFERENCES accounts (id),
    confirmed_by uuid CONSTRAINT rating_evidence_confirmed_by REFERENCES accounts (id),
    CONSTRAINT rating_evidence_pkey PRIMARY KEY (rating_id, indicator),
    CONSTRAINT rating_evidence_indicator_form CHECK (indicator ~ '^[A-Z][0-9]+\.[0-9]+$'),
    CONSTRAINT rating_evidence_value_object CHECK (jsonb_typeof(value) = 'object'),
    CONSTRAINT rating_evidence_source_known CHECK (source IN (
        'platform', 'document', 'declaration', 'village_assessment', 'bank', 'survey'))
);
CREATE INDEX rating_evidence_declarers ON rating_evidence (declared_by);
CREATE INDEX rating_evidence_confirmers ON rating_evidence (confirmed_by);
COMMENT ON TABLE rating_evidence IS 'What is known for each indicator of a rating, until it is reviewed.';
COMMENT ON COLUMN rating_evidence.value IS
    '{"number": n} in the unit of the indicator (fen, thousandths of a mu, basis points, whole things), {"ratio": {"numerator": n, "denominator": n}} or {"choice": code}.';
COMMENT ON COLUMN rating_evidence.confirmed_by IS 'Who checked the value; only what is confirmed counts.';

CREATE TABLE rating_findings (
    rating_id uuid NOT NULL CONSTRAINT rating_findings_rating REFERENCES ratings (id),
    seq integer NOT NULL,
    indicator text NOT NULL,
    points integer NOT NULL,
    max_points integer NOT NULL,
    band integer,
    value jsonb,
    source text,
    observed_on date,
    confirmed_by uuid CONSTRAINT rating_findings_confirmed_by REFERENCES accounts (id),
    CONSTRAINT rating_findings_pkey PRIMARY KEY (rating_id, seq),
    CONSTRAINT rating_findings_indicator_once UNIQUE (rating_id, indicator),
    CONSTRAINT rating_findings_points_range CHECK (points BETWEEN 0 AND max_points),
    CONSTRAINT rating_findings_whole CHECK (num_nonnulls(band, value, source, observed_on, confirmed_by) IN (0, 5)),
    CONSTRAINT rating_findings_missing_earns_nothing CHECK (band IS NOT NULL OR points = 0),
    CONSTRAINT rating_findings_source_known CHECK (source IN (
        'platform', 'document', 'declaration', 'village_assessment', 'bank', 'survey'))
);
CREATE INDEX rating_findings_confirmers ON rating_findings (confirmed_by);
COMMENT ON TABLE rating_findings IS
    'The latest scoring of a rating, frozen: every input, the band that it hit and the points; nulls where nothing was known.';
COMMENT ON COLUMN rating_findings.band IS 'Place of the band hit in the indicator''s bands, from 0.';

CREATE TABLE rating_vetoes (
    rating_id uuid NOT NULL CONSTRAINT rating_vetoes_rating REFERENCES ratings (id),
    kind text NOT NULL,
    since date NOT NULL,
    until date,
    document text NOT NULL,
    entered_by uuid NOT NULL CONSTRAINT rating_vetoes_entered_by REFERENCES accounts (id),
    CONSTRAINT rating_vetoes_pkey PRIMARY KEY (rating_id, kind),
    CONSTRAINT rating_vetoes_kind_known CHECK (kind IN (
        'V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11')),
    CONSTRAINT rating_vetoes_order CHECK (until > since),
    CONSTRAINT rating_vetoes_document_length CHECK (char_length(document) BETWEEN 1 AND 200)
);
CREATE INDEX rating_vetoes_people ON rating_vetoes (entered_by);
COMMENT ON TABLE rating_vetoes IS 'Facts found for a rating that rule out a credit line.';
COMMENT ON COLUMN rating_vetoes.until IS 'First day on which it no longer counts; null while it lasts.';
