CREATE TABLE assignments (
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    assigned_to uuid NOT NULL CONSTRAINT assignments_assignee REFERENCES accounts (id),
    assigned_by uuid NOT NULL CONSTRAINT assignments_assigner REFERENCES accounts (id),
    assigned_at timestamptz NOT NULL,
    reason text NOT NULL,
    CONSTRAINT assignments_pkey PRIMARY KEY (subject_id, kind),
    CONSTRAINT assignments_reason_length CHECK (char_length(reason) BETWEEN 1 AND 200)
);
CREATE INDEX assignments_assignees ON assignments (assigned_to);
CREATE INDEX assignments_assigners ON assignments (assigned_by);
COMMENT ON TABLE assignments IS 'To whom a thing to do was handed; whoever else may do it still can.';
COMMENT ON COLUMN assignments.kind IS 'What is to be done: behind that step the assignment says nothing any more.';

CREATE TABLE reminders (
    id uuid CONSTRAINT reminders_pkey PRIMARY KEY,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    reminded_by uuid NOT NULL CONSTRAINT reminders_reminder REFERENCES accounts (id),
    reminded_on date NOT NULL,
    reminded_at timestamptz NOT NULL,
    note text,
    CONSTRAINT reminders_once_a_day UNIQUE (subject_id, reminded_on),
    CONSTRAINT reminders_note_length CHECK (char_length(note) BETWEEN 1 AND 200)
);
CREATE INDEX reminders_reminders ON reminders (reminded_by);
COMMENT ON TABLE reminders IS 'Who urged what to be done, and when.';
