DROP TABLE reminders, assignments;
