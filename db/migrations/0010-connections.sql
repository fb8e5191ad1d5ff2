-- Where data is pulled from. Settings name secrets (env:NAME, file:/path), they never hold one.
CREATE TABLE connections (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL, is_enabled INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, by TEXT NOT NULL, removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX connections_by_name ON connections (name) WHERE removed_at IS NULL;
-- What a connection remembers between pulls: which execution of an export it has, how far it read a history.
CREATE TABLE connection_state (
  connection_id INTEGER NOT NULL REFERENCES connections (id), key TEXT NOT NULL, value TEXT NOT NULL, recorded_at TEXT NOT NULL,
  PRIMARY KEY (connection_id, key)
) STRICT, WITHOUT ROWID;
-- Requests that a provider charges for, counted before they are sent.
CREATE TABLE provider_requests (
  id INTEGER PRIMARY KEY, connection_id INTEGER NOT NULL REFERENCES connections (id), operation TEXT NOT NULL,
  month TEXT NOT NULL, cost_micros INTEGER NOT NULL, requested_at TEXT NOT NULL, is_charged INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX provider_requests_by_month ON provider_requests (connection_id, month);
