CREATE TABLE sealed_head (
    singleton boolean CONSTRAINT sealed_head_pkey PRIMARY KEY DEFAULT true,
    position bigint NOT NULL,
    mark bytea NOT NULL,
    CONSTRAINT sealed_head_one_row CHECK (singleton),
    CONSTRAINT sealed_head_position_positive CHECK (position > 0),
    CONSTRAINT sealed_head_mark_length CHECK (octet_length(mark) = 32)
);
COMMENT ON TABLE sealed_head IS 'Where the trail ends, so that events cut off at its end are missed.';
COMMENT ON COLUMN sealed_head.mark IS 'Keyed hash of position and last seal: who has no key cannot move the end back.';

REVOKE DELETE, TRUNCATE ON sealed_head FROM sanwei_app;

COMMENT ON COLUMN accounts.password_to_change IS 'Set when somebody else chose the password, or it is too old.';
