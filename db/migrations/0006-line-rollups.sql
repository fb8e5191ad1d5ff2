-- What a delivery's lines of one key come to in a billing month: quantity and price of a change, and what new rules classify.
-- Days are counted from 1970; late is the month's last 7 days, which tell a spike that is over. A cost type of 0 is not classified yet: rules are no SQL.
CREATE TABLE line_rollups (
  delivery_id INTEGER NOT NULL, billing_month TEXT NOT NULL, account INTEGER NOT NULL,
  cost_type INTEGER NOT NULL, line_key INTEGER NOT NULL,
  row_count INTEGER NOT NULL, billed INTEGER NOT NULL, effective INTEGER NOT NULL, contracted INTEGER, list INTEGER,
  quantity_micros INTEGER, late_micros INTEGER, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  PRIMARY KEY (delivery_id, billing_month, account, cost_type, line_key)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO labels (text) SELECT t.text FROM terms t WHERE t.id IN (SELECT account FROM line_keys);
-- A quantity is summed in two halves: a sum beyond 64 bits is unknown, and no reason to refuse the upgrade.
INSERT INTO line_rollups
SELECT f.delivery_id, printf('%04d-%02d', f.billing_month / 100, f.billing_month % 100), l.id, 0, f.line_key,
  f.row_count, f.billed, f.effective, f.contracted, f.list, f.quantity_micros,
  CASE WHEN f.quantity_micros IS NOT NULL THEN (f.late_high << 32) + f.late_low END, f.first_day, f.last_day
FROM (
  SELECT delivery_id, billing_month, line_key, sum(row_count) AS row_count, sum(billed) AS billed, sum(effective) AS effective,
    CASE WHEN count(contracted) = count(*) THEN sum(contracted) END AS contracted,
    CASE WHEN count(list) = count(*) THEN sum(list) END AS list,
    CASE WHEN count(quantity_micros) = count(*) AND abs(total(quantity_micros)) < 9e18
      THEN (sum(quantity_micros >> 32) << 32) + sum(quantity_micros & 4294967295) END AS quantity_micros,
    sum(CASE WHEN usage_day >= late_day THEN quantity_micros >> 32 ELSE 0 END) AS late_high,
    sum(CASE WHEN usage_day >= late_day THEN quantity_micros & 4294967295 ELSE 0 END) AS late_low,
    min(usage_day) AS first_day, max(usage_day) AS last_day
  FROM (
    SELECT *, unixepoch(printf('%04d-%02d-01', billing_month / 100, billing_month % 100), '+1 month') / 86400 - 7 AS late_day FROM facts
  ) GROUP BY delivery_id, billing_month, line_key
) f JOIN line_keys k ON k.id = f.line_key JOIN terms t ON t.id = k.account JOIN labels l ON l.text = t.text;
