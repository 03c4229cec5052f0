ALTER TABLE members
    ADD COLUMN merged_into uuid CONSTRAINT members_merged_into REFERENCES members (id),
    DROP CONSTRAINT members_status_known,
    ADD CONSTRAINT members_status_known CHECK (status IN (
        'active', 'suspended', 'withdrawing', 'transfer_in_progress', 'withdrawn', 'expelled', 'lapsed', 'merged')),
    DROP CONSTRAINT members_left_on_of_status,
    ADD CONSTRAINT members_left_on_of_status CHECK (
        (left_on IS NOT NULL) = (status IN ('withdrawn', 'expelled', 'lapsed', 'merged'))),
    ADD CONSTRAINT members_merged_into_of_status CHECK ((merged_into IS NOT NULL) = (status = 'merged')),
    ADD CONSTRAINT members_merged_into_other CHECK (merged_into <> id);
CREATE INDEX members_merged ON members (merged_into);
COMMENT ON COLUMN members.merged_into IS 'The member that this one turned out to be; never itself a merged one.';
