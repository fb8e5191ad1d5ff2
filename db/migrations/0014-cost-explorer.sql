-- Other views of money that a bill has already, never added to it: by account and record type, tag or cost category.
CREATE TABLE cost_views (
  payer_id TEXT NOT NULL, month TEXT NOT NULL, view TEXT NOT NULL, account_id TEXT NOT NULL, value TEXT NOT NULL,
  billed TEXT NOT NULL, effective TEXT, currency TEXT NOT NULL, PRIMARY KEY (payer_id, month, view, account_id, value)
) STRICT, WITHOUT ROWID;
-- What the provider says of the use and coverage of commitments; amounts are its own decimals.
CREATE TABLE commitment_figures (
  payer_id TEXT NOT NULL, month TEXT NOT NULL, figure TEXT NOT NULL, amount TEXT NOT NULL, recorded_at TEXT NOT NULL,
  PRIMARY KEY (payer_id, month, figure)
) STRICT, WITHOUT ROWID;
-- The provider's forecast of a month beside ours, as both were on a day; amounts are decimals, null where there is none.
CREATE TABLE provider_forecasts (
  payer_id TEXT NOT NULL, made_on TEXT NOT NULL, month TEXT NOT NULL, currency TEXT NOT NULL, mean TEXT NOT NULL, low TEXT, high TEXT,
  own_model TEXT, own_mean TEXT, own_low TEXT, own_high TEXT, PRIMARY KEY (payer_id, made_on, month)
) STRICT, WITHOUT ROWID;
