-- What one unit of a currency is in another in one month, as decimal text: typed in, or from a rates file. Nothing is
-- overwritten: the newest record counts, and a rate that is null takes back.
CREATE TABLE exchange_rates (
  id INTEGER PRIMARY KEY, delivery_id INTEGER REFERENCES deliveries (id), month TEXT NOT NULL, currency TEXT NOT NULL,
  to_currency TEXT NOT NULL, rate TEXT, recorded_at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX exchange_rates_by_month ON exchange_rates (month, currency, to_currency);
CREATE INDEX exchange_rates_by_delivery ON exchange_rates (delivery_id);
