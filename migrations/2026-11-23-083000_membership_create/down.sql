ALTER TABLE posts DROP CONSTRAINT posts_member;
DROP INDEX posts_members;
DROP TABLE members, member_numbers, applications, membership_forms;
DROP SEQUENCE application_numbers;
