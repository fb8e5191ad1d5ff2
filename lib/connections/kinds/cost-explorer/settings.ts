import { z } from 'zod';
import { formatMoney } from '../../../kpis/format';
import { decimalToNanos } from '../../../money/nanos';
import { rational } from '../../../money/rational';
import { awsFields, awsSettingsSchema } from '../../aws/aws-settings';
import type { ConnectionField } from '../../connector';

const keys = z.array(z.string().min(1).max(128)).max(5);

/** Dollars with cents at most, as a number or as text; kept as text, so that it stays exact. */
const dollarsText = z.coerce.string().regex(/^\d{1,5}(\.\d{1,2})?$/, 'is no amount in dollars, such as 2.00');

export const costExplorerSettingsSchema = z.object({
  aws: awsSettingsSchema.default({}),
  /** The account whose bill it is; without it the one that the credentials belong to. */
  payerId: z
    .string()
    .regex(/^\d{12}$/, 'is no account id of 12 digits')
    .optional(),
  /** Closed months before the current one that may be asked for. */
  historyMonths: z.coerce.number().int().min(1).max(37).default(13),
  granularity: z.enum(['daily', 'monthly']).default('daily'),
  /** The second view of the same money, by account and usage type. */
  usageTypes: z.enum(['off', 'monthly', 'daily']).default('monthly'),
  tags: keys.default([]),
  costCategories: keys.default([]),
  /** Costs net of discounts; effective cost is the gross amortised one without them. */
  netCosts: z.boolean().default(true),
  commitments: z.boolean().default(true),
  forecast: z.boolean().default(true),
  /** Dollars that requests may cost in a calendar month. */
  capUsd: dollarsText.default('2.00'),
});

export type CostExplorerSettings = z.infer<typeof costExplorerSettingsSchema>;

/** The cap in millionths of a dollar. */
export const capMicrosOf = ({ capUsd }: CostExplorerSettings): bigint => decimalToNanos(capUsd) / 1000n;

/** Millionths of a dollar for people: `$0.30`. */
export const dollars = (micros: bigint): string => formatMoney(rational(micros, 1_000_000n), 'USD', 2);

const more = { isRequired: false, isAdvanced: true } as const;

export const costExplorerFields: readonly ConnectionField[] = [
  {
    ...{ key: 'payerId', label: 'Payer', type: 'text', isRequired: false, placeholder: '111122223333' },
    hint: 'The account whose bill it is. Empty: the one that the credentials belong to.',
  },
  {
    ...{ key: 'capUsd', label: 'Cap on requests', type: 'number', isRequired: false, placeholder: '2.00' },
    hint: 'Dollars a calendar month. Each request costs $0.01; the one that would exceed this is not made.',
  },
  {
    ...{ key: 'granularity', label: 'Costs by', type: 'choice', isRequired: false },
    hint: 'Days of the current month and three before it, which alerts need; large organisations pay for more pages.',
    options: [
      { value: 'daily', label: 'Day' },
      { value: 'monthly', label: 'Month' },
    ],
  },
  {
    ...{ key: 'usageTypes', label: 'Usage types', type: 'choice', ...more },
    hint: 'A second view of the same money, for reconciliation and looking closer; never added to the first.',
    options: [
      { value: 'monthly', label: 'By month' },
      { value: 'daily', label: 'By day' },
      { value: 'off', label: 'Not at all' },
    ],
  },
  {
    ...{ key: 'historyMonths', label: 'Months back', type: 'number', placeholder: '13', ...more },
    hint: 'How far the first pull goes back. AWS keeps 13 months, 38 where monthly history is enabled.',
  },
  {
    ...{ key: 'tags', label: 'Tags', type: 'list', placeholder: 'Environment', ...more },
    hint: 'Tag keys to see cost by, one request each. Views of the same money, never added.',
  },
  {
    ...{ key: 'costCategories', label: 'Cost categories', type: 'list', placeholder: 'Team', ...more },
    hint: 'The same for AWS’s cost categories.',
  },
  {
    ...{ key: 'netCosts', label: 'Costs net of discounts', type: 'switch', ...more },
    hint: 'Off only where AWS refuses them: effective cost is then before discounts.',
  },
  {
    ...{ key: 'commitments', label: 'Savings Plans and reservations', type: 'switch', ...more },
    hint: 'How much of them is used, and how much usage they cover: four requests, about once a week.',
  },
  {
    ...{ key: 'forecast', label: 'AWS’s own forecast', type: 'switch', ...more },
    hint: 'Kept beside ours, and scored when the month is final: one request, about once a week.',
  },
  ...awsFields,
];
