DROP TRIGGER members_verification ON members;
DROP TRIGGER members_begin_verification ON members;
DROP TRIGGER members_history ON members;
DROP TRIGGER members_begin_history ON members;
DROP FUNCTION members_keep_verification();
DROP FUNCTION members_keep_history();
DROP TABLE member_checks;
ALTER TABLE members DROP COLUMN verified_by;
DROP TABLE member_states;
