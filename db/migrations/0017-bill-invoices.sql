-- What a bill's own rows say that a payer's invoices of a month come to.
CREATE TABLE bill_invoices (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), payer_id TEXT NOT NULL, month TEXT NOT NULL,
  currency TEXT NOT NULL, amount TEXT NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (delivery_id, payer_id, month, currency)
) STRICT, WITHOUT ROWID;
-- What is known of each payer's month: what somebody entered last, else what the newest bill that counts says itself.
-- Format: null for what was entered.
CREATE VIEW known_invoices AS
WITH entered AS (
  SELECT month, payer_id, currency, amount FROM invoice_totals AS t
  WHERE amount IS NOT NULL
    AND id = (SELECT max(id) FROM invoice_totals AS l WHERE l.month = t.month AND l.payer_id = t.payer_id)
), stated AS (
  SELECT b.month, b.payer_id, b.currency, b.amount, substr(d.feed, 1, instr(d.feed, ':') - 1) AS format,
    row_number() OVER (PARTITION BY b.month, b.payer_id, b.currency ORDER BY d.id DESC) AS place
  FROM bill_invoices AS b JOIN deliveries AS d ON d.id = b.delivery_id AND d.status = 'active'
)
SELECT month, payer_id, currency, amount, NULL AS format FROM entered
UNION ALL
SELECT s.month, s.payer_id, s.currency, s.amount, s.format FROM stated AS s
WHERE s.place = 1 AND NOT EXISTS (SELECT 1 FROM entered AS e WHERE e.month = s.month AND e.payer_id = s.payer_id);
