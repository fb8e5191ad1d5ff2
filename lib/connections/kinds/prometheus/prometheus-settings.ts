import 'server-only';
import { z } from 'zod';
import type { ConnectionField } from '../../connector';
import { httpFields, httpSettingsSchema } from '../../http/http-settings';

const query = z.string().trim().min(1).max(4000);

const parts = z.object({
  http: httpSettingsSchema,
  active: query.optional(),
  hibernated: query.optional(),
  total: query.optional(),
  paid: query.optional(),
  clusterLabel: z
    .string()
    .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'is no name of a label')
    .optional(),
  historyMonths: z.number().int().min(0).max(60).optional(),
});

export type PrometheusSettings = z.infer<typeof parts>;

/** The counts that can be asked for, each by a query of its own. */
export const populations = ['active', 'hibernated', 'total', 'paid'] as const;
export type Population = (typeof populations)[number];

export const prometheusSettingsSchema: z.ZodType<PrometheusSettings> = parts.refine(
  ({ active, total }) => active !== undefined || total !== undefined,
  { path: ['active'], message: 'is needed, or a query for all of them' },
);

const queryField = (key: Population, label: string, placeholder: string, isRequired = false): ConnectionField => ({
  ...{
    key,
    label,
    hint: 'A PromQL query that gives one number, or one a cluster.',
    type: 'text',
    placeholder,
    isRequired,
  },
});

export const prometheusFields: readonly ConnectionField[] = [
  ...httpFields({ hint: 'Where its API is, without /api/v1.', placeholder: 'https://prometheus.example.com' }),
  queryField('active', 'Active workspaces', 'count(workspace_info{state="active"}) or vector(0)'),
  queryField('hibernated', 'Hibernated workspaces', 'count(workspace_info{state="hibernated"}) or vector(0)'),
  queryField('total', 'All workspaces', 'count(workspace_info)'),
  queryField('paid', 'Paid workspaces', 'count(workspace_info{plan!="free"})'),
  {
    key: 'clusterLabel',
    label: 'Label of the cluster',
    hint: 'Only if the queries give a number for each cluster: count by (cluster) (…).',
    ...{ type: 'text', placeholder: 'cluster', isRequired: false },
  },
  {
    key: 'historyMonths',
    label: 'Months of history',
    hint: 'How many months before this one are asked for, as far as Prometheus keeps them. Empty: 2.',
    ...{ type: 'number', isRequired: false, isAdvanced: true },
  },
];
