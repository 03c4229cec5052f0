-- A step of the life cycle says itself from which day on it holds. Of everything else a record cannot tell: the server
-- says it once per transaction, by its own clock; who edits by hand says it with SET LOCAL sanwei.day, or it is today in China.
CREATE TABLE member_states (
    member_id uuid NOT NULL CONSTRAINT member_states_member REFERENCES members (id) ON DELETE CASCADE,
    since date NOT NULL,
    status text NOT NULL,
    org_unit_id uuid NOT NULL CONSTRAINT member_states_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT member_states_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    form_id uuid CONSTRAINT member_states_form REFERENCES membership_forms (id) ON DELETE SET NULL,
    CONSTRAINT member_states_pkey PRIMARY KEY (member_id, since),
    CONSTRAINT member_states_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX member_states_subtree ON member_states (org_path text_pattern_ops);
CREATE INDEX member_states_units ON member_states (org_unit_id);
CREATE INDEX member_states_forms ON member_states (form_id);
COMMENT ON TABLE member_states IS
    'How each member stood from a day on, until the next row: kept by members_keep_history, so that figures are true for any past day.';
COMMENT ON COLUMN member_states.since IS 'First day on which it stood so.';
COMMENT ON COLUMN member_states.status IS 'Copied from the member, whose own table knows the list.';
COMMENT ON COLUMN member_states.form_id IS 'What was known of it; null for a form that was taken back: then the present one counts.';

ALTER TABLE members ADD COLUMN verified_by uuid CONSTRAINT members_verifier REFERENCES accounts (id);
CREATE INDEX members_verifiers ON members (verified_by);
COMMENT ON COLUMN members.verified_by IS 'Who checked the entries against the papers; null where it came with the admission.';

CREATE TABLE member_checks (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT member_checks_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT member_checks_member REFERENCES members (id) ON DELETE CASCADE,
    kind text NOT NULL,
    passed boolean NOT NULL,
    checked_on date NOT NULL,
    checked_by uuid CONSTRAINT member_checks_checker REFERENCES accounts (id),
    reason text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT member_checks_kind_known CHECK (kind IN ('papers', 'identity', 'duplicate')),
    CONSTRAINT member_checks_reason_length CHECK (char_length(reason) BETWEEN 1 AND 200),
    CONSTRAINT member_checks_reason_of_failure CHECK (passed OR reason IS NOT NULL)
);
CREATE INDEX member_checks_latest ON member_checks (member_id, kind, checked_on DESC, recorded_at DESC, id DESC);
CREATE INDEX member_checks_checkers ON member_checks (checked_by);
COMMENT ON TABLE member_checks IS
    'Checks of members with their day and outcome; the latest one of a kind up to a day holds on it. Only added to.';
COMMENT ON COLUMN member_checks.id IS 'In the order of recording, also within one instant.';
COMMENT ON COLUMN member_checks.checked_on IS 'Day of the check, which may lie before its recording.';
COMMENT ON COLUMN member_checks.checked_by IS 'Who checked; null where it came with the admission.';
REVOKE UPDATE, DELETE, TRUNCATE ON member_checks FROM sanwei_app;

CREATE FUNCTION members_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    day date;
BEGIN
    IF TG_OP = 'INSERT' THEN
        day := coalesce(NEW.left_on, NEW.standing_since);
        INSERT INTO member_states VALUES (
            NEW.id, NEW.joined_on, CASE WHEN day > NEW.joined_on THEN 'active' ELSE NEW.status END,
            NEW.org_unit_id, NEW.org_path, NEW.form_id);
        IF day > NEW.joined_on THEN
            INSERT INTO member_states VALUES (NEW.id, day, NEW.status, NEW.org_unit_id, NEW.org_path, NEW.form_id);
        END IF;
        RETURN NULL;
    END IF;
    IF NEW.joined_on <> OLD.joined_on THEN
        UPDATE member_states SET since = NEW.joined_on WHERE member_id = NEW.id AND since = OLD.joined_on;
    END IF;
    -- A day of leaving that is corrected: what the former one said no longer holds.
    IF OLD.left_on IS NOT NULL AND NEW.left_on IS DISTINCT FROM OLD.left_on THEN
        DELETE FROM member_states
        WHERE member_id = NEW.id AND since >= OLD.left_on AND since > NEW.joined_on AND status = OLD.status;
    END IF;
    day := CASE WHEN NEW.left_on IS DISTINCT FROM OLD.left_on THEN NEW.left_on END;
    day := coalesce(day, CASE WHEN NEW.standing_since IS DISTINCT FROM OLD.standing_since THEN NEW.standing_since END);
    day := coalesce(day, nullif(current_setting('sanwei.day', true), '')::date);
    day := greatest(coalesce(day, (now() AT TIME ZONE 'Asia/Shanghai')::date), NEW.joined_on);
    INSERT INTO member_states (member_id, since, status, org_unit_id, org_path, form_id)
        SELECT member_id, day, status, org_unit_id, org_path, form_id FROM member_states
        WHERE member_id = NEW.id AND since <= day ORDER BY since DESC LIMIT 1
        ON CONFLICT (member_id, since) DO NOTHING;
    IF NEW.status <> OLD.status OR NEW.left_on IS DISTINCT FROM OLD.left_on THEN
        UPDATE member_states SET status = NEW.status WHERE member_id = NEW.id AND since >= day;
    END IF;
    IF NEW.org_unit_id <> OLD.org_unit_id THEN
        UPDATE member_states SET org_unit_id = NEW.org_unit_id, org_path = NEW.org_path
        WHERE member_id = NEW.id AND since >= day;
    END IF;
    IF NEW.form_id <> OLD.form_id THEN
        UPDATE member_states SET form_id = NEW.form_id WHERE member_id = NEW.id AND since >= day;
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION members_keep_history() IS
    'Writes down from which day on a member stands as it does. A change holds from its day on, also over what was written for later days.';

CREATE TRIGGER members_begin_history AFTER INSERT ON members
    FOR EACH ROW EXECUTE FUNCTION members_keep_history();
CREATE TRIGGER members_history AFTER UPDATE ON members
    FOR EACH ROW WHEN ((OLD.status, OLD.org_unit_id, OLD.form_id, OLD.joined_on, OLD.left_on)
        IS DISTINCT FROM (NEW.status, NEW.org_unit_id, NEW.form_id, NEW.joined_on, NEW.left_on))
    EXECUTE FUNCTION members_keep_history();

CREATE FUNCTION members_keep_verification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    day date := (NEW.verified_at AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    INSERT INTO member_checks (member_id, kind, passed, checked_on, checked_by, recorded_at)
        SELECT NEW.id, 'papers', true, day, NEW.verified_by, NEW.verified_at
        WHERE NOT EXISTS (
            SELECT FROM member_checks
            WHERE member_id = NEW.id AND kind = 'papers' AND passed AND checked_on = day);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION members_keep_verification() IS
    'Whoever enters a member as verified leaves a check of the papers behind.';

CREATE TRIGGER members_begin_verification AFTER INSERT ON members
    FOR EACH ROW WHEN (NEW.verified_at IS NOT NULL) EXECUTE FUNCTION members_keep_verification();
CREATE TRIGGER members_verification AFTER UPDATE ON members
    FOR EACH ROW WHEN (NEW.verified_at IS NOT NULL AND NEW.verified_at IS DISTINCT FROM OLD.verified_at)
    EXECUTE FUNCTION members_keep_verification();

INSERT INTO member_states
    SELECT id, joined_on, CASE WHEN coalesce(left_on, standing_since) > joined_on THEN 'active' ELSE status END,
        org_unit_id, org_path, form_id
    FROM members;
INSERT INTO member_states
    SELECT id, coalesce(left_on, standing_since), status, org_unit_id, org_path, form_id
    FROM members WHERE coalesce(left_on, standing_since) > joined_on;
INSERT INTO member_checks (member_id, kind, passed, checked_on, recorded_at)
    SELECT id, 'papers', true, (verified_at AT TIME ZONE 'Asia/Shanghai')::date, verified_at
    FROM members WHERE verified_at IS NOT NULL;
