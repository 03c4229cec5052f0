DROP TABLE roster_rows, roster_imports;
ALTER TABLE members DROP COLUMN entry_source;
