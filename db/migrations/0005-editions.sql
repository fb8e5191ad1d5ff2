-- Documents as they were signed and issued: canonical JSON (RFC 8785) under its own SHA-256. Nothing rewrites one.
CREATE TABLE frozen_documents (
  sha256 TEXT PRIMARY KEY, document_version INTEGER NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE TRIGGER frozen_documents_are_append_only_update BEFORE UPDATE ON frozen_documents BEGIN SELECT RAISE(ABORT, 'a frozen document stays as it is'); END;
CREATE TRIGGER frozen_documents_are_append_only_delete BEFORE DELETE ON frozen_documents BEGIN SELECT RAISE(ABORT, 'a frozen document stays as it is'); END;

-- Who closed and who re-opened a month; the newest record of a month is in force. last_audit_id: what was recorded by then.
CREATE TABLE closings (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN ('close', 'reopen')),
  reason TEXT, failed_checks TEXT NOT NULL, sha256 TEXT REFERENCES frozen_documents (sha256), last_audit_id INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, by TEXT NOT NULL, CHECK ((action = 'close') = (sha256 IS NOT NULL)), CHECK (action = 'close' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX closings_by_month ON closings (month);
CREATE TRIGGER closings_are_append_only_update BEFORE UPDATE ON closings BEGIN SELECT RAISE(ABORT, 'a closing stays as it is'); END;
CREATE TRIGGER closings_are_append_only_delete BEFORE DELETE ON closings BEGIN SELECT RAISE(ABORT, 'a closing stays as it is'); END;

-- Published editions: #61, then #61.1. `summary` is what the list of all issues shows of the document.
CREATE TABLE editions (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, number INTEGER NOT NULL, revision INTEGER NOT NULL, edition TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL REFERENCES frozen_documents (sha256), summary TEXT NOT NULL, closing_id INTEGER NOT NULL REFERENCES closings (id),
  reason TEXT, last_audit_id INTEGER NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (month, revision)
) STRICT;
CREATE TRIGGER editions_are_append_only_update BEFORE UPDATE ON editions BEGIN SELECT RAISE(ABORT, 'an edition stays as it is'); END;
CREATE TRIGGER editions_are_append_only_delete BEFORE DELETE ON editions BEGIN SELECT RAISE(ABORT, 'an edition stays as it is'); END;
