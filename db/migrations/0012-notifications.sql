-- Where messages go. Settings name secrets (env:NAME, file:/path), they never hold one. Nothing that happened before `since` is sent.
CREATE TABLE channels (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL, events TEXT NOT NULL, is_enabled INTEGER NOT NULL,
  since TEXT NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL, removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX channels_by_name ON channels (name) WHERE removed_at IS NULL;
-- What happened, once each: the key is made of what it is about.
CREATE TABLE notification_events (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL UNIQUE, message TEXT NOT NULL, happened_at TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT;
-- One event to one channel, until it is sent or given up; what was sent stays.
CREATE TABLE notification_deliveries (
  id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL REFERENCES notification_events (id), channel_id INTEGER NOT NULL REFERENCES channels (id),
  status TEXT NOT NULL CHECK (status IN ('due', 'sending', 'sent', 'dead')), attempts INTEGER NOT NULL, due_at TEXT NOT NULL,
  pid INTEGER, claimed_at TEXT, error TEXT, remedy TEXT, note TEXT, recorded_at TEXT NOT NULL, sent_at TEXT, UNIQUE (event_id, channel_id)
) STRICT;
CREATE INDEX notification_deliveries_by_status ON notification_deliveries (status, due_at);
-- What is wrong with the figures, from when on, and what people did about it. One open alert a key.
CREATE TABLE alerts (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL CHECK (stage IN ('warning', 'alert')), month TEXT NOT NULL,
  period TEXT NOT NULL, story TEXT NOT NULL, opened_at TEXT NOT NULL, alerted_at TEXT, acknowledged_at TEXT, acknowledged_by TEXT,
  snoozed_until TEXT, snoozed_by TEXT, resolved_at TEXT, resolved_by TEXT, ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_alert ON alerts (key) WHERE resolved_at IS NULL;
CREATE INDEX alerts_by_key ON alerts (key, id);
-- Thresholds, runbooks and the address for links: the newest row holds.
CREATE TABLE notification_settings (id INTEGER PRIMARY KEY, settings TEXT NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL) STRICT;
-- What was looked at already: the data that alerts were worked out from, the line of the audit log up to which months were compared.
CREATE TABLE notification_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
