import 'server-only';
import { z } from 'zod';
import { entitlementsSource } from '../../../ingest/sources/entitlements/entitlements-source';
import type { ConnectionField } from '../../connector';
import { httpFields, httpSettingsSchema } from '../../http/http-settings';

const ourColumns = entitlementsSource.columns.map(({ name }) => name);

const isSafe = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
};

const parts = z.object({
  http: httpSettingsSchema,
  /** Their column → ours. */
  columns: z
    .record(
      z.string().min(1),
      z.string().refine((name) => ourColumns.includes(name), 'is none of our columns'),
    )
    .optional(),
});

export type EntitlementsUrlSettings = z.infer<typeof parts>;

export const entitlementsUrlSettingsSchema: z.ZodType<EntitlementsUrlSettings> = parts.refine(
  ({ http }) => isSafe(http.url),
  { path: ['http', 'url'], message: 'has to be https: it says who pays' },
);

export const entitlementsUrlFields: readonly ConnectionField[] = [
  ...httpFields({ hint: 'Where the CSV or JSON is.', placeholder: 'https://billing.example.com/entitlements.csv' }),
  {
    key: 'columns',
    label: 'Names of columns',
    hint: `Their name, and which it is of ${ourColumns.join(', ')}.`,
    ...{ type: 'pairs', isRequired: false, isAdvanced: true },
  },
];
