import { z } from 'zod';

const addressSchema = z
  .string()
  .max(500)
  .refine(
    (text) => /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text),
    'must be an address that begins with https://',
  );

const decimal = (pattern: RegExp, text: string) => z.string().regex(pattern, text);

/** What links, freshness and alerts go by. */
export const notificationSettingsBody = z.strictObject({
  baseUrl: addressSchema
    .nullable()
    .meta({ description: 'Where people reach this server; null: PERUNIT_URL, or no links' }),
  staleAfterHours: z.int().min(1).max(2_000).meta({ description: 'A connection without news for longer is stale' }),
  billDueDay: z
    .int()
    .min(1)
    .max(28)
    .meta({ description: 'The day of the month by which last month’s bill is expected' }),
  budgetTolerancePct: decimal(/^\d{1,3}(\.\d{1,2})?$/, 'must be a percentage').meta({
    description: 'How far above its budget a month may head before a warning',
  }),
  budgetFromDay: z.int().min(1).max(28).meta({ description: 'The first day of the month on which the pace is judged' }),
  dayCostFactor: decimal(/^\d{1,3}(\.\d{1,2})?$/, 'must be a number').meta({
    description: 'A day stands out above median + factor × median absolute deviation of the 28 days before',
  }),
  dayCostMinimum: decimal(/^\d{1,9}(\.\d{1,2})?$/, 'must be an amount').meta({
    description: 'And by at least this much, in the report’s currency',
  }),
  runbooks: z
    .strictObject({
      'budget-pace': addressSchema.nullable(),
      'kpi-target': addressSchema.nullable(),
      'day-cost': addressSchema.nullable(),
    })
    .meta({ description: 'What to read when an alert of a kind comes' }),
});

export type NotificationSettings = z.infer<typeof notificationSettingsBody>;

/** What holds until somebody decides otherwise. */
export const defaultNotificationSettings: NotificationSettings = {
  baseUrl: null,
  staleAfterHours: 26,
  billDueDay: 10,
  budgetTolerancePct: '2',
  budgetFromDay: 5,
  dayCostFactor: '6',
  dayCostMinimum: '50',
  runbooks: { 'budget-pace': null, 'kpi-target': null, 'day-cost': null },
};
