/** Cells of a CUR line by their canonical (Athena) names. */
export type CurRow = Readonly<Record<string, string>>;

const plainRow: CurRow = {
  bill_payer_account_id: '000000000001',
  bill_billing_entity: 'AWS',
  bill_billing_period_start_date: '2026-01-01T00:00:00.000Z',
  line_item_usage_account_id: '000000000042',
  line_item_line_item_type: 'Usage',
  line_item_usage_start_date: '2026-01-05T00:00:00.000Z',
  line_item_product_code: 'AmazonEC2',
  line_item_usage_type: 'BoxUsage:m6i.large',
  line_item_operation: 'RunInstances',
  line_item_currency_code: 'USD',
  line_item_unblended_cost: '10',
};

const quote = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A CUR CSV of the plain line with each row written over it. `spell` names the columns in the header. */
export const curCsv = (rows: readonly CurRow[], spell: (name: string) => string = (name) => name): string => {
  const names = [...new Set([...Object.keys(plainRow), ...rows.flatMap((row) => Object.keys(row))])];
  const lines = rows.map((row) => names.map((name) => quote(row[name] ?? plainRow[name] ?? '')).join(','));
  return `${[names.map(spell).join(','), ...lines].join('\n')}\n`;
};
