/** A name as Athena writes it: `lineItem/UsageAccountId` → `line_item_usage_account_id`, `ARN` → `a_r_n`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/([A-Z])/g, '_$1')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();

/** A name in snake case with runs of capitals kept together: `CloudClusterID` → `cloud_cluster_id`. */
export const wordCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
