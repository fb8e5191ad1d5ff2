-- Who did what and when; a counter that every write of numbers bumps.
CREATE TABLE generation (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT;
INSERT INTO generation (id, value) VALUES (1, 0);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- Effective-dated records: nothing is overwritten, the newest record of the newest valid-from month wins.
CREATE TABLE settings (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, valid_from TEXT, value TEXT NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX settings_by_key ON settings (key, valid_from);
CREATE TABLE rule_sets (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, valid_from TEXT, rules TEXT NOT NULL, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE TABLE kpi_definitions (
  id INTEGER PRIMARY KEY, kpi_id TEXT NOT NULL, version INTEGER NOT NULL, valid_from TEXT, definition TEXT NOT NULL,
  recorded_at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (kpi_id, version)
) STRICT;
CREATE TABLE targets (
  id INTEGER PRIMARY KEY, kpi_id TEXT NOT NULL, valid_from TEXT, target TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE TABLE invoice_totals (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, payer_id TEXT NOT NULL, amount TEXT, currency TEXT NOT NULL,
  recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE TABLE annotations (
  id INTEGER PRIMARY KEY, month TEXT NOT NULL, text TEXT NOT NULL, link TEXT, removed_at TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;

-- Imports: one file or one set of parts. Deliveries: what a feed brings for one of its periods.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, format TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, currency TEXT,
  status TEXT NOT NULL CHECK (status IN ('staged', 'active', 'unchanged', 'undone', 'discarded')),
  rows_read INTEGER NOT NULL, rows_rejected INTEGER NOT NULL, rejected_billed TEXT, rejects_accepted INTEGER NOT NULL DEFAULT 0,
  column_count INTEGER NOT NULL, fact_count INTEGER NOT NULL, first_fact_id INTEGER, last_fact_id INTEGER,
  pid INTEGER NOT NULL, by TEXT NOT NULL, staged_at TEXT NOT NULL, finished_at TEXT
) STRICT;
CREATE INDEX imports_by_hash ON imports (sha256);
CREATE TABLE import_files (
  import_id INTEGER NOT NULL REFERENCES imports (id), name TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX import_files_by_import ON import_files (import_id);
CREATE TABLE import_columns (
  import_id INTEGER NOT NULL REFERENCES imports (id), source TEXT NOT NULL, target TEXT NOT NULL, read_as TEXT NOT NULL, filled_rows INTEGER NOT NULL
) STRICT;
CREATE INDEX import_columns_by_import ON import_columns (import_id);
CREATE TABLE import_accounts (
  import_id INTEGER NOT NULL REFERENCES imports (id), payer_id TEXT NOT NULL, account_id TEXT NOT NULL, name TEXT
) STRICT;
CREATE INDEX import_accounts_by_import ON import_accounts (import_id);
CREATE TABLE import_rejects (
  import_id INTEGER NOT NULL REFERENCES imports (id), file TEXT NOT NULL, line INTEGER, "column" TEXT, value TEXT, reason TEXT NOT NULL, remedy TEXT NOT NULL
) STRICT;
CREATE INDEX import_rejects_by_import ON import_rejects (import_id);
CREATE TABLE import_notices (
  import_id INTEGER NOT NULL REFERENCES imports (id), code TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX import_notices_by_import ON import_notices (import_id);
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, stored_bytes INTEGER NOT NULL, file TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES imports (id), kind TEXT NOT NULL, feed TEXT NOT NULL, payer_id TEXT,
  period TEXT NOT NULL, currency TEXT, set_hash TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('staged', 'active', 'replaced', 'undone', 'discarded')),
  row_count INTEGER NOT NULL, replaces_id INTEGER REFERENCES deliveries (id), activated_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_active_delivery ON deliveries (feed, period) WHERE status = 'active';
CREATE INDEX deliveries_by_import ON deliveries (import_id);
CREATE TABLE delivery_months (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), billing_month TEXT NOT NULL, payer_id TEXT NOT NULL,
  row_count INTEGER NOT NULL, invoiced_rows INTEGER NOT NULL, uninvoiced_rows INTEGER NOT NULL, has_invoice_column INTEGER NOT NULL,
  first_usage_day TEXT NOT NULL, last_usage_day TEXT NOT NULL, PRIMARY KEY (delivery_id, billing_month)
) STRICT, WITHOUT ROWID;
CREATE TABLE exact_totals (
  import_id INTEGER NOT NULL REFERENCES imports (id), delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  payer_id TEXT NOT NULL, billing_month TEXT NOT NULL, account_id TEXT NOT NULL, service TEXT NOT NULL,
  row_count INTEGER NOT NULL, billed TEXT NOT NULL, effective TEXT NOT NULL, contracted TEXT, list TEXT
) STRICT;
CREATE INDEX exact_totals_by_import ON exact_totals (import_id);
CREATE INDEX exact_totals_by_delivery ON exact_totals (delivery_id);
CREATE TABLE feed_choices (
  id INTEGER PRIMARY KEY, payer_id TEXT NOT NULL, billing_month TEXT NOT NULL, feed TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE TABLE active_feeds (
  payer_id TEXT NOT NULL, billing_month TEXT NOT NULL, feed TEXT NOT NULL, PRIMARY KEY (payer_id, billing_month)
) STRICT, WITHOUT ROWID;

-- The star: interned words, line keys made of them, facts, rollups.
CREATE TABLE terms (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE line_keys (
  id INTEGER PRIMARY KEY, signature TEXT NOT NULL UNIQUE, payer INTEGER NOT NULL, account INTEGER NOT NULL, service INTEGER NOT NULL,
  usage_type INTEGER, operation INTEGER, region INTEGER, scope_class INTEGER NOT NULL, pricing_category INTEGER,
  commitment_status INTEGER, usage_unit INTEGER, tags INTEGER NOT NULL
) STRICT;
CREATE TABLE facts (
  id INTEGER PRIMARY KEY, delivery_id INTEGER NOT NULL, line_key INTEGER NOT NULL, billing_month INTEGER NOT NULL, usage_day INTEGER NOT NULL,
  row_count INTEGER NOT NULL, billed INTEGER NOT NULL, effective INTEGER NOT NULL, contracted INTEGER, list INTEGER, quantity_micros INTEGER
) STRICT;
CREATE TABLE labels (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE rollups (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), billing_month TEXT NOT NULL, account INTEGER NOT NULL, service INTEGER NOT NULL,
  cost_type INTEGER NOT NULL, cost_class INTEGER NOT NULL, cluster INTEGER NOT NULL, scope_class INTEGER NOT NULL,
  row_count INTEGER NOT NULL, billed INTEGER NOT NULL, effective INTEGER NOT NULL, contracted INTEGER, list INTEGER,
  PRIMARY KEY (delivery_id, billing_month, account, service, cost_type, cost_class, cluster, scope_class)
) STRICT, WITHOUT ROWID;
CREATE TABLE fleet_rollups (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), billing_month TEXT NOT NULL, account_id TEXT NOT NULL,
  spot_micros INTEGER NOT NULL, total_micros INTEGER NOT NULL, PRIMARY KEY (delivery_id, billing_month, account_id)
) STRICT, WITHOUT ROWID;

-- Effective-dated mappings of accounts, typed in or from an accounts file.
CREATE TABLE account_mappings (
  id INTEGER PRIMARY KEY, delivery_id INTEGER REFERENCES deliveries (id), account_id TEXT NOT NULL, environment TEXT NOT NULL,
  valid_from TEXT NOT NULL, name TEXT, owner TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX account_mappings_by_account ON account_mappings (account_id);

-- Rows of Perunit's own CSVs, under their delivery. Counts and hours are decimal text, money is nanos.
CREATE TABLE workspace_months (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), month TEXT NOT NULL, cluster TEXT NOT NULL, basis TEXT NOT NULL,
  total TEXT, active TEXT, hibernated TEXT, paid TEXT, freemium TEXT, freemium_active TEXT, eleven_plus TEXT, provisioning TEXT, leaving TEXT,
  PRIMARY KEY (delivery_id, month, cluster, basis)
) STRICT, WITHOUT ROWID;
CREATE TABLE workspace_days (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), day TEXT NOT NULL, cluster TEXT NOT NULL,
  total TEXT, active TEXT, hibernated TEXT, paid TEXT, freemium_active TEXT, PRIMARY KEY (delivery_id, day, cluster)
) STRICT, WITHOUT ROWID;
CREATE TABLE entitlements (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), workspace_id TEXT NOT NULL, plan TEXT NOT NULL, paid_from TEXT NOT NULL,
  paid_until TEXT, paid_for TEXT, seats INTEGER, active_users INTEGER, PRIMARY KEY (delivery_id, workspace_id, paid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE savings (
  id INTEGER PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries (id), month TEXT NOT NULL, account_id TEXT NOT NULL, vendor TEXT NOT NULL,
  gross_saving INTEGER NOT NULL, fee INTEGER NOT NULL, refund INTEGER, product TEXT, currency TEXT NOT NULL, note TEXT
) STRICT;
CREATE INDEX savings_by_delivery ON savings (delivery_id);
CREATE TABLE budgets (
  id INTEGER PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries (id), month TEXT NOT NULL, amount INTEGER NOT NULL,
  environment TEXT, account_id TEXT
) STRICT;
CREATE INDEX budgets_by_delivery ON budgets (delivery_id);
CREATE TABLE fleet_hours (
  id INTEGER PRIMARY KEY, delivery_id INTEGER NOT NULL REFERENCES deliveries (id), month TEXT NOT NULL, environment TEXT,
  spot_hours TEXT NOT NULL, total_hours TEXT NOT NULL
) STRICT;
CREATE INDEX fleet_hours_by_delivery ON fleet_hours (delivery_id);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'failed', 'cancelled', 'done')),
  payload TEXT NOT NULL, progress TEXT, result TEXT, error TEXT, pid INTEGER, cancel_requested INTEGER NOT NULL DEFAULT 0,
  by TEXT NOT NULL, created_at TEXT NOT NULL, started_at TEXT, heartbeat_at TEXT, finished_at TEXT
) STRICT;
CREATE INDEX jobs_by_status ON jobs (status);
