/** A name as Athena writes it: `lineItem/UsageAccountId` → `line_item_usage_account_id`, `ARN` → `a_r_n`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/([A-Z])/g, '_$1')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
