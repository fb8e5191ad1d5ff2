-- How a vendor's own export is read: said once in the preview, remembered under a name. Settings: sheet, columns, constants.
CREATE TABLE vendor_mappings (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, signature TEXT NOT NULL, settings TEXT NOT NULL,
  recorded_at TEXT NOT NULL, by TEXT NOT NULL, removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX vendor_mappings_by_name ON vendor_mappings (name) WHERE removed_at IS NULL;
