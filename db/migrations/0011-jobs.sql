-- Jobs of any kind: tried again later, resumed after a kill, and never two open of a kind for one subject.
-- Ids are never given twice: what was said of a job (a message sent, a folder) must not become another's.
CREATE TABLE jobs_with_attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT,
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'waiting', 'failed', 'cancelled', 'done')),
  payload TEXT NOT NULL, progress TEXT, result TEXT, error TEXT, pid INTEGER, cancel_requested INTEGER NOT NULL DEFAULT 0,
  attempt INTEGER NOT NULL DEFAULT 0, max_attempts INTEGER NOT NULL DEFAULT 1, run_at TEXT,
  by TEXT NOT NULL, created_at TEXT NOT NULL, started_at TEXT, heartbeat_at TEXT, finished_at TEXT
) STRICT;
INSERT INTO jobs_with_attempts (id, kind, status, payload, progress, result, error, pid, cancel_requested, attempt, by, created_at, started_at, heartbeat_at, finished_at)
  SELECT id, kind, status, payload, progress, result, error, pid, cancel_requested, started_at IS NOT NULL, by, created_at, started_at, heartbeat_at, finished_at FROM jobs;
DROP TABLE jobs;
ALTER TABLE jobs_with_attempts RENAME TO jobs;
CREATE INDEX jobs_by_status ON jobs (status);
CREATE INDEX jobs_by_kind ON jobs (kind, id);
CREATE UNIQUE INDEX jobs_open_once ON jobs (kind, subject) WHERE subject IS NOT NULL AND status IN ('queued', 'running', 'waiting');

-- What a job says while it works, for people.
CREATE TABLE job_log (
  id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  at TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')), text TEXT NOT NULL
) STRICT;
CREATE INDEX job_log_by_job ON job_log (job_id);

-- When what is started by itself: a pattern of croner, in UTC. A pull's switch is its connection's.
CREATE TABLE schedules (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, connection_id INTEGER REFERENCES connections (id), pattern TEXT NOT NULL,
  is_enabled INTEGER NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX schedules_once ON schedules (kind, coalesce(connection_id, 0));
-- Every due time that was acted on, once each whatever the clock does.
CREATE TABLE schedule_runs (
  schedule_id INTEGER NOT NULL REFERENCES schedules (id), due_at TEXT NOT NULL, job_id INTEGER, started_at TEXT NOT NULL,
  PRIMARY KEY (schedule_id, due_at)
) STRICT, WITHOUT ROWID;
