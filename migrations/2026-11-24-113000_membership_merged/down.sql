-- Merged members become lapsed ones: the step before knows no better word for a record that ended.
ALTER TABLE members DROP CONSTRAINT members_merged_into_of_status;
UPDATE members SET status = 'lapsed', merged_into = NULL WHERE status = 'merged';
DROP INDEX members_merged;
ALTER TABLE members
    DROP COLUMN merged_into,
    DROP CONSTRAINT members_status_known,
    ADD CONSTRAINT members_status_known CHECK (status IN (
        'active', 'suspended', 'withdrawing', 'transfer_in_progress', 'withdrawn', 'expelled', 'lapsed')),
    DROP CONSTRAINT members_left_on_of_status,
    ADD CONSTRAINT members_left_on_of_status CHECK (
        (left_on IS NOT NULL) = (status IN ('withdrawn', 'expelled', 'lapsed')));
