-- The exact billed cost of an import, so that its history does not add its totals up again.
ALTER TABLE imports ADD COLUMN billed TEXT;
