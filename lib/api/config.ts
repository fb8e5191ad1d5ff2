import { z } from 'zod';
import { configRecordSchema, configSchema } from '../config/config-schema';
import type { Operation } from './operation';
import { acceptRestatement, restatedMonthSchema } from './restatement';
import { monthSchema } from './values';

const changesSchema = z.array(configRecordSchema).min(1).max(10_000);

export const previewBody = z.object({ changes: changesSchema });

const fileFormatSchema = z.enum(['yaml', 'accounts-csv']);

export const changesBody = z.object({
  changes: changesSchema,
  acceptRestatement,
  format: fileFormatSchema
    .optional()
    .meta({ description: 'The file that the changes are of, as what is recorded then says beside the person' }),
});

/** A configuration file of a thousand accounts has a tenth of this. */
const longestFile = 5_000_000;

export const diffBody = z.object({
  format: fileFormatSchema,
  text: z.string().max(longestFile, 'is too long'),
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
    restates: z.array(restatedMonthSchema).meta({ description: 'What has to be agreed to' }),
  })
  .meta({ id: 'ChangePreview' });

const differenceSchema = z
  .strictObject({
    /** With one of these nothing can be applied; line and column count from 1. */
    problems: z.array(z.strictObject({ line: z.int().nullable(), column: z.int().nullable(), text: z.string() })),
    /** Records as `POST /config/changes` takes them, each with `before`, and in words. */
    changes: z.array(z.strictObject({ change: z.looseObject({ kind: z.string() }), text: z.string() })),
    notes: z.array(z.string()),
    preview: previewSchema.nullable(),
  })
  .meta({ id: 'ConfigFileDifference' });

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
    method: 'GET',
    path: '/config/accounts.csv',
    summary: 'The account map as the CSV that can be edited and imported again; accounts without an environment first',
    answers: [{ status: 200, text: 'The CSV', mediaTypes: ['text/csv'] }],
  },
  {
    method: 'POST',
    path: '/config/diff',
    summary: 'What a configuration file or an accounts CSV would change, or what is wrong with it; records nothing',
    body: diffBody,
    answers: [{ status: 200, text: 'The difference', json: differenceSchema }],
    problems: [409],
  },
  {
    method: 'POST',
    path: '/config/preview',
    summary: 'What changes would do to the KPIs of every month; records nothing',
    body: previewBody,
    answers: [{ status: 200, text: 'The months and KPIs that move', json: previewSchema }],
    problems: [409],
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
