import 'server-only';
import { z } from 'zod';
import type { ConnectionField } from '../../connector';
import { httpFields, httpSettingsSchema } from '../../http/http-settings';
import { parsePath } from './json-path';

const path = z
  .string()
  .max(500)
  .refine((text) => parsePath(text) !== null, 'is no path, such as data.counts.active or clusters[].active');

const parts = z.object({
  http: httpSettingsSchema,
  rows: path.optional(),
  date: path.optional(),
  cluster: path.optional(),
  active: path.optional(),
  hibernated: path.optional(),
  total: path.optional(),
  paid: path.optional(),
  historyMonths: z.number().int().min(0).max(60).optional(),
});

export type JsonCountsSettings = z.infer<typeof parts>;

/** The counts that an answer may hold, each at a path of its own. */
export const countFields = ['active', 'hibernated', 'total', 'paid'] as const;

export const jsonCountsSettingsSchema: z.ZodType<JsonCountsSettings> = parts
  .refine(({ active, total }) => active !== undefined || total !== undefined, {
    ...{ path: ['active'], message: 'is needed, or a path to all of them' },
  })
  .refine(({ rows, date, cluster }) => rows !== undefined || (date === undefined && cluster === undefined), {
    ...{ path: ['rows'], message: 'is needed where a date or a cluster is read from rows' },
  });

const pathField = (
  key: keyof JsonCountsSettings,
  label: string,
  hint: string,
  placeholder: string,
): ConnectionField => ({
  ...{ key, label, hint, placeholder, type: 'text', isRequired: false },
});

export const jsonCountsFields: readonly ConnectionField[] = [
  ...httpFields({
    hint: 'With {day}, {month}, {first} or {last} where the server wants to know which.',
    placeholder: 'https://counts.example.com/workspaces?day={day}',
  }),
  pathField('active', 'Active workspaces', 'Path to the number.', 'data.active'),
  pathField('hibernated', 'Hibernated workspaces', 'Path to the number.', 'data.hibernated'),
  pathField('total', 'All workspaces', 'Path to the number. Empty: active + hibernated.', 'data.total'),
  pathField('paid', 'Paid workspaces', 'Path to the number.', 'data.paid'),
  pathField(
    'rows',
    'Rows',
    'Path to a list with a row for each day or cluster; other paths are then inside a row.',
    'data.rows',
  ),
  pathField('date', 'Day of a row', 'Path to its UTC day.', 'date'),
  pathField('cluster', 'Cluster of a row', 'Path to its name.', 'cluster'),
  {
    key: 'historyMonths',
    label: 'Months of history',
    hint: 'How many months before this one are asked for. Empty: 2.',
    ...{ type: 'number', isRequired: false, isAdvanced: true },
  },
];
