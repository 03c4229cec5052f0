DROP TABLE member_transfers, expulsions;
UPDATE members SET status = 'active' WHERE status = 'transfer_in_progress';
DROP INDEX members_standing_takers, members_identity_once;
ALTER TABLE members
    DROP CONSTRAINT members_status_known,
    ADD CONSTRAINT members_status_known CHECK (status IN (
        'active', 'suspended', 'withdrawing', 'withdrawn', 'expelled', 'lapsed')),
    DROP CONSTRAINT members_suspended_for_of_status,
    DROP CONSTRAINT members_lapsed_for_of_status,
    DROP CONSTRAINT members_standing_order,
    DROP standing_since,
    DROP standing_by,
    DROP suspended_for,
    DROP lapsed_for;
CREATE UNIQUE INDEX members_identity_once ON members (identity_digest)
    WHERE status IN ('active', 'suspended', 'withdrawing');
DROP TABLE membership_policies;
