CREATE INDEX events_kinds ON events (kind, id);
CREATE INDEX events_accounts ON events (account_id, id);
CREATE INDEX events_instants ON events (at);
