DROP TABLE roster_entries, rosters;
