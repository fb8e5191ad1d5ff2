-- Cost Explorer answers in the metrics that it was asked for: an effective cost that nobody asked for is unknown, not zero.
ALTER TABLE exact_totals ALTER COLUMN effective DROP NOT NULL;
ALTER TABLE facts ALTER COLUMN effective DROP NOT NULL;
ALTER TABLE rollups ALTER COLUMN effective DROP NOT NULL;
ALTER TABLE pricing_rollups ALTER COLUMN effective DROP NOT NULL;
ALTER TABLE line_rollups ALTER COLUMN effective DROP NOT NULL;
-- Whether the source itself says that a month's amounts are estimates; null where it never says.
ALTER TABLE delivery_months ADD COLUMN is_estimated INTEGER;
