-- Every member as it stood on day $1, and the council's roster in force on it. Every figure counts rows of `held`
-- or `listed`. $2 subtree, $3 its root, $4 statuses of those who have not left, $5 first day that is still fresh.
WITH facts AS (
    SELECT members.id AS member_id, members.number, members.identity_digest, f.identity_masked, f.name, f.member_type,
        states.status, states.status IN (/*with_rights*/) AS rights, states.org_unit_id, states.org_path,
        /*mandatory*/ AS mandatory, /*missing*/ AS missing,
        coalesce(identity.passed, true) AS identity_passed, coalesce(twin.passed, true) AS duplicate_passed,
        CASE WHEN papers.passed THEN papers.checked_on END AS verified_on
    FROM members
    JOIN LATERAL (
        SELECT status, org_unit_id, org_path, form_id FROM member_states
        WHERE member_id = members.id AND since <= $1 ORDER BY since DESC LIMIT 1) states ON true
    JOIN membership_forms f ON f.id = coalesce(states.form_id, members.form_id)
    LEFT JOIN LATERAL (
        SELECT passed FROM member_checks WHERE member_id = members.id AND kind = 'identity' AND checked_on <= $1
        ORDER BY checked_on DESC, recorded_at DESC, id DESC LIMIT 1) identity ON true
    LEFT JOIN LATERAL (
        SELECT passed FROM member_checks WHERE member_id = members.id AND kind = 'duplicate' AND checked_on <= $1
        ORDER BY checked_on DESC, recorded_at DESC, id DESC LIMIT 1) twin ON true
    LEFT JOIN LATERAL (
        SELECT passed, checked_on FROM member_checks
        WHERE member_id = members.id AND kind = 'papers' AND checked_on <= $1
        ORDER BY checked_on DESC, recorded_at DESC, id DESC LIMIT 1) papers ON true
), held AS (
    SELECT member_id AS key, facts.*, mandatory - cardinality(missing) AS filled,
        verified_on >= $5 AS fresh, NULL::text AS gap
    FROM facts WHERE status = ANY ($4) AND org_path LIKE $2
), best AS (
    SELECT DISTINCT ON (identity_digest) * FROM facts
    ORDER BY identity_digest, rights DESC, status = ANY ($4) DESC, member_id DESC
), in_force AS (
    SELECT DISTINCT ON (org_unit_id) id FROM rosters
    WHERE signed_on <= $1 AND year <= extract(year FROM $1)
        AND (org_path LIKE $2 OR starts_with($3, org_path))
    ORDER BY org_unit_id, year DESC
), listed AS (
    SELECT e.id AS key, best.member_id, best.number, e.identity_digest, e.identity_masked, e.name, e.member_type,
        best.status, e.org_unit_id, e.org_path, coalesce(best.mandatory, 0) AS mandatory,
        coalesce(best.missing, '{}') AS missing, best.identity_passed, best.duplicate_passed, best.verified_on,
        coalesce(best.mandatory - cardinality(best.missing), 0) AS filled, best.verified_on >= $5 AS fresh,
        CASE
            WHEN best.member_id IS NULL THEN 'not_on_platform'
            WHEN NOT best.rights THEN 'not_active'
            WHEN cardinality(best.missing) > 0 THEN 'incomplete'
            WHEN NOT best.identity_passed THEN 'identity_failed'
            WHEN NOT best.duplicate_passed THEN 'duplicate'
            WHEN best.verified_on IS NULL THEN 'not_verified'
        END AS gap
    FROM roster_entries e
    LEFT JOIN best ON best.identity_digest = e.identity_digest
    -- As an array, so that the planner knows that a roster is long and does not compare every line with everybody.
    WHERE e.roster_id = ANY (ARRAY(SELECT id FROM in_force)) AND e.org_path LIKE $2 AND e.listed_on <= $1
        AND (e.struck_on IS NULL OR e.struck_on > $1) AND (best.status IS NULL OR best.status = ANY ($4))
)
