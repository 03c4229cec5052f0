ALTER TABLE applications ADD COLUMN sent_back_on date
    CONSTRAINT applications_sent_back_order CHECK (sent_back_on >= submitted_on);
COMMENT ON COLUMN applications.sent_back_on IS 'When the county last gave it back to the town; the town''s term begins anew.';
