-- A member that a roster entered by mistake goes with what it was compared by, and with pairs of which nobody has
-- said anything. The server, which must not delete pairs, refuses to take a member back of which somebody has.
ALTER TABLE duplicate_subjects
    DROP CONSTRAINT duplicate_subjects_member,
    ADD CONSTRAINT duplicate_subjects_member FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE CASCADE;
ALTER TABLE duplicate_keys
    DROP CONSTRAINT duplicate_keys_subject,
    ADD CONSTRAINT duplicate_keys_subject FOREIGN KEY (subject_id) REFERENCES duplicate_subjects (id) ON DELETE CASCADE;
ALTER TABLE duplicate_pairs
    DROP CONSTRAINT duplicate_pairs_first,
    ADD CONSTRAINT duplicate_pairs_first FOREIGN KEY (first_id) REFERENCES duplicate_subjects (id) ON DELETE CASCADE;
ALTER TABLE duplicate_pairs
    DROP CONSTRAINT duplicate_pairs_second,
    ADD CONSTRAINT duplicate_pairs_second FOREIGN KEY (second_id) REFERENCES duplicate_subjects (id) ON DELETE CASCADE;
