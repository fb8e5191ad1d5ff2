-- What people write into the reports. Nothing is overwritten: the newest record counts, and an empty value takes back.

-- A person's value for one field of one month's mover; null: the proposal again.
CREATE TABLE mover_notes (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, mover TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('driver', 'kind', 'owner', 'comment')), value TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX mover_notes_by_month ON mover_notes (month, mover);

-- The whole of an action as it is from a report month on; earlier reports keep what they had. Savings are decimal text a month.
CREATE TABLE actions (
  id INTEGER PRIMARY KEY, action INTEGER NOT NULL, month TEXT NOT NULL, text TEXT NOT NULL, owner TEXT, due_month TEXT,
  expected_saving TEXT, realised_saving TEXT, currency TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  outcome TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX actions_by_action ON actions (action, month);

-- An action deleted as a mistake is in no report; the newest record says whether it is.
CREATE TABLE action_removals (
  id INTEGER PRIMARY KEY, action INTEGER NOT NULL, is_removed INTEGER NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX action_removals_by_action ON action_removals (action);

-- A person's paragraph in one section of one month's report, as raw Markdown; null: none.
CREATE TABLE paragraphs (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, section TEXT NOT NULL, markdown TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX paragraphs_by_month ON paragraphs (month, section);
