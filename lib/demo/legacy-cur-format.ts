import type { BillColumn, BillFormat } from './bill-format';
import { curFormat } from './cur-format';

/** Columns that only Data Exports has: maps, and names beside the ids. */
const onlyInCur2 =
  /^(bill_payer_account_name|line_item_usage_account_name|cost_category|product|resource_tags|tags|discount.*)$/;

const groups: readonly (readonly [prefix: string, group: string])[] = [
  ['identity_', 'identity'],
  ['bill_', 'bill'],
  ['line_item_', 'lineItem'],
  ['pricing_', 'pricing'],
  ['product_', 'product'],
  ['reservation_', 'reservation'],
  ['savings_plan_', 'savingsPlan'],
];

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** `line_item_unblended_cost` as the legacy report writes it: `lineItem/UnblendedCost`, `product/regionCode`. */
const legacyName = (name: string): string => {
  const [prefix, group] = groups.find(([start]) => name.startsWith(start)) ?? ['', ''];
  const [first = '', ...rest] = name.slice(prefix.length).split('_');
  return `${group}/${group === 'product' ? first : capitalised(first)}${rest.map(capitalised).join('')}`;
};

const tagColumns = ['CloudClusterID', 'Environment', 'VpcID'].map(
  (key): BillColumn => ({
    name: `resourceTags/user:${key}`,
    type: 'text',
    value: ({ charge }) => charge.tags[key] ?? '',
  }),
);

/** The legacy Cost and Usage Report in gzip'ed CSV: the lines of CUR 2.0 under the old names, a column for each tag. */
export const legacyCurFormat: BillFormat = {
  ...curFormat,
  id: 'cur-legacy',
  columns: [
    ...curFormat.columns
      .filter(({ name }) => !onlyInCur2.test(name))
      .map((column) => ({ ...column, name: legacyName(column.name) })),
    ...tagColumns,
  ],
};
