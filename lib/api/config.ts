import { z } from 'zod';
import { configRecordSchema, configSchema } from '../config/config-schema';
import type { Operation } from './operation';
import { monthSchema } from './values';

const changesSchema = z.array(configRecordSchema).min(1).max(10_000);

export const previewBody = z.object({ changes: changesSchema });

export const changesBody = z.object({
  changes: changesSchema,
  /** Whether a person agreed that closed and published months are restated. */
  acceptRestatement: z.boolean().default(false),
});

const previewSchema = z
  .strictObject({
    moved: z.array(
      z.strictObject({
        month: monthSchema,
        reportState: z.enum(['draft', 'closed', 'published', 'restated']),
        edition: z.string().nullable(),
        values: z.array(z.strictObject({ id: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    unmovedMonths: z.int(),
  })
  .meta({ id: 'ChangePreview' });

export const configOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/config',
    summary: 'Settings, account map, rules, targets and KPI definitions in force, with their months',
    answers: [{ status: 200, text: 'The configuration', json: configSchema.meta({ id: 'OrganisationConfig' }) }],
  },
  {
    method: 'GET',
    path: '/config/file',
    summary: 'The same as one commented YAML file',
    answers: [{ status: 200, text: 'The file', mediaTypes: ['application/yaml'] }],
  },
  {
    method: 'POST',
    path: '/config/preview',
    summary: 'What changes would do to the KPIs of every month; records nothing',
    body: previewBody,
    answers: [{ status: 200, text: 'The months and KPIs that move', json: previewSchema }],
  },
  {
    method: 'POST',
    path: '/config/changes',
    summary: 'Make changes, all or none; 409 when they restate closed months and nobody agreed',
    body: changesBody,
    answers: [{ status: 200, text: 'What moved', json: previewSchema }],
    problems: [409],
  },
];
