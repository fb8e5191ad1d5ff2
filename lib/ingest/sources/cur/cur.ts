import { snakeCase } from '../../snake-case';
import type { BillSource } from '../bill-source';
import { curMapping } from './mapping';

const required = [
  'bill_payer_account_id',
  'bill_billing_period_start_date',
  'line_item_usage_account_id',
  'line_item_line_item_type',
  'line_item_usage_start_date',
  'line_item_product_code',
  'line_item_currency_code',
  'line_item_unblended_cost',
];

/** Columns that only Data Exports has: maps in one cell, and names beside the ids. */
const onlyInCur2 = [
  'bill_payer_account_name',
  'line_item_usage_account_name',
  'product',
  'resource_tags',
  'cost_category',
  'discount',
  'tags',
];

const isLegacy = (columns: ReadonlySet<string>, header: readonly string[]): boolean => {
  if (header.some((name) => name.includes('/'))) return true;
  if (onlyInCur2.some((name) => columns.has(name))) return false;
  return columns.has('product_product_name') || columns.has('product_servicename') || columns.has('product_region');
};

/** CUR 2.0 of AWS Data Exports. */
export const cur2Source: BillSource = {
  formats: ['cur-2.0'],
  title: 'CUR 2.0',
  origin: 'AWS Data Exports, table COST_AND_USAGE_REPORT',
  canonicalName: (header) => header,
  required,
  hints: ['line_item_unblended_cost', 'line_item_line_item_type', 'bill_payer_account_id'],
  formatOf: (columns, header) => (isLegacy(columns, header) ? null : 'cur-2.0'),
  mapping: curMapping,
};

/** The legacy Cost and Usage Report, as CSV (`lineItem/UnblendedCost`) and as Athena's Parquet. */
export const curLegacySource: BillSource = {
  formats: ['cur-legacy'],
  title: 'legacy CUR',
  origin: 'AWS Cost and Usage Reports (before Data Exports)',
  canonicalName: (header) => (header.includes('/') ? snakeCase(header) : header),
  required,
  hints: ['line_item_unblended_cost', 'line_item_line_item_type', 'bill_payer_account_id'],
  formatOf: (columns, header) => (isLegacy(columns, header) ? 'cur-legacy' : null),
  mapping: curMapping,
};
