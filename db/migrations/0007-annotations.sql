-- A note on a day of its month, and on one series; without a series it stands in every chart. Nothing is overwritten: the
-- records of one annotation share its number (the first one's id, which that one leaves empty), and the newest counts.
ALTER TABLE annotations ADD COLUMN annotation INTEGER;
ALTER TABLE annotations ADD COLUMN day TEXT;
ALTER TABLE annotations ADD COLUMN series TEXT;
CREATE INDEX annotations_by_annotation ON annotations (annotation);
