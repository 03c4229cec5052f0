COMMENT ON COLUMN accounts.password_to_change IS 'Set when somebody else chose the password.';
DROP TABLE sealed_head;
