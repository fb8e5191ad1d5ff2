-- What servers say of a day beside active and hibernated: workspaces being created, being deleted, and in states that nobody has put anywhere.
ALTER TABLE workspace_days ADD COLUMN provisioning TEXT;
ALTER TABLE workspace_days ADD COLUMN leaving TEXT;
ALTER TABLE workspace_days ADD COLUMN unclassified TEXT;
