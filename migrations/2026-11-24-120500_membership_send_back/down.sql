ALTER TABLE applications DROP COLUMN sent_back_on;
