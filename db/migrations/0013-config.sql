-- The team that an account belongs to, beside who answers for it.
ALTER TABLE account_mappings ADD COLUMN team TEXT;
