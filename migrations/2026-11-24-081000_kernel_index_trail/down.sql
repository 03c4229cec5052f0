DROP INDEX events_instants;
DROP INDEX events_accounts;
DROP INDEX events_kinds;
