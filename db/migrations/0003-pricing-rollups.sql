-- What each account's charges cost in every basis, by how they are priced: what the report's savings are made of.
-- Account, scope class, pricing category and commitment status are labels; an empty one where the bill names none.
CREATE TABLE pricing_rollups (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id), billing_month TEXT NOT NULL, account INTEGER NOT NULL,
  scope_class INTEGER NOT NULL, pricing_category INTEGER NOT NULL, commitment_status INTEGER NOT NULL,
  row_count INTEGER NOT NULL, billed INTEGER NOT NULL, effective INTEGER NOT NULL, contracted INTEGER, list INTEGER,
  PRIMARY KEY (delivery_id, billing_month, account, scope_class, pricing_category, commitment_status)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO labels (text) VALUES ('');
INSERT OR IGNORE INTO labels (text)
SELECT text FROM terms
WHERE id IN (SELECT account FROM line_keys UNION SELECT scope_class FROM line_keys
  UNION SELECT pricing_category FROM line_keys UNION SELECT commitment_status FROM line_keys);

-- The facts that are there already, first by line key, so that words are looked up once a key and not once a fact.
INSERT INTO pricing_rollups
SELECT f.delivery_id, printf('%04d-%02d', f.billing_month / 100, f.billing_month % 100), k.account, k.scope, k.pricing, k.status,
  sum(f.row_count), sum(f.billed), sum(f.effective),
  CASE WHEN count(f.contracted) = count(*) THEN sum(f.contracted) END,
  CASE WHEN count(f.list) = count(*) THEN sum(f.list) END
FROM (
  SELECT delivery_id, billing_month, line_key, sum(row_count) AS row_count, sum(billed) AS billed, sum(effective) AS effective,
    CASE WHEN count(contracted) = count(*) THEN sum(contracted) END AS contracted,
    CASE WHEN count(list) = count(*) THEN sum(list) END AS list
  FROM facts GROUP BY delivery_id, billing_month, line_key
) f
JOIN (
  SELECT l.id, account.id AS account, scope.id AS scope, pricing.id AS pricing, status.id AS status
  FROM line_keys l
  JOIN labels account ON account.text = (SELECT text FROM terms WHERE id = l.account)
  JOIN labels scope ON scope.text = (SELECT text FROM terms WHERE id = l.scope_class)
  JOIN labels pricing ON pricing.text = coalesce((SELECT text FROM terms WHERE id = l.pricing_category), '')
  JOIN labels status ON status.text = coalesce((SELECT text FROM terms WHERE id = l.commitment_status), '')
) k ON k.id = f.line_key
GROUP BY f.delivery_id, f.billing_month, k.account, k.scope, k.pricing, k.status;
