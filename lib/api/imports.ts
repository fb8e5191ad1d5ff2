import { z } from 'zod';
import { numberFormats } from '../ingest/records/record-source';
import { environments } from '../kpis/types';
import { jobStarted } from './jobs';
import type { Operation } from './operation';
import { acceptRestatement, restatedMonthSchema } from './restatement';
import { decimalSchema, fileProblemSchema, monthSchema, recordIdSchema, timeSchema } from './values';

/** The id of an upload set; anything else never reaches the disk. */
export const uploadSetSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'is not an upload set');

export const startImportBody = z.object({ set: uploadSetSchema });

export const commitBody = z.object({
  acceptRejects: z.boolean().default(false),
  acceptShrink: z.boolean().default(false),
  acceptRestatement,
  by: z.string().trim().min(1).max(200).optional(),
});

export const undoBody = z.object({ acceptRestatement });

export const rereadBody = z.object({ numberFormat: z.enum(numberFormats) });

const importKinds = z.string().meta({ description: 'bill, or which of Perunit’s own CSVs it is' });
const importStatus = z.enum(['staged', 'active', 'unchanged', 'undone', 'discarded']);

const historyEntrySchema = z
  .strictObject({
    importId: z.int(),
    kind: importKinds,
    format: z.string(),
    name: z.string(),
    sha256: z.string(),
    status: importStatus,
    currency: z.string().nullable(),
    rowsRead: z.int(),
    rowsRejected: z.int(),
    by: z.string(),
    stagedAt: timeSchema,
    finishedAt: timeSchema.nullable(),
    billed: decimalSchema.nullable(),
    deliveries: z.array(
      z.strictObject({
        feed: z.string(),
        period: z.string(),
        status: z.enum(['staged', 'active', 'replaced', 'undone', 'discarded']),
        rows: z.int(),
        hasReplaced: z.boolean(),
      }),
    ),
    canUndo: z.boolean(),
  })
  .meta({ id: 'ImportHistoryEntry' });

const costsShape = {
  rows: z.int(),
  billed: decimalSchema,
  effective: decimalSchema.nullable(),
  contracted: decimalSchema.nullable(),
  list: decimalSchema.nullable(),
};

const previewDeliverySchema = z.strictObject({
  feed: z.string(),
  payerId: z.string().nullable(),
  period: z.string(),
  rows: z.int(),
  billed: decimalSchema.nullable(),
  usage: z
    .strictObject({
      firstDay: z.iso.date(),
      lastDay: z.iso.date(),
      invoicedRows: z.int(),
      uninvoicedRows: z.int(),
      hasInvoiceColumn: z.boolean(),
      isEstimated: z.boolean().nullable(),
    })
    .nullable(),
  takesPlaceOf: z.strictObject({ rows: z.int(), billed: decimalSchema.nullable(), isSame: z.boolean() }).nullable(),
});

const rejectSchema = z.strictObject({
  file: z.string(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  remedy: z.string(),
});

const previewSchema = z
  .strictObject({
    importId: z.int(),
    kind: importKinds,
    format: z.string(),
    name: z.string(),
    status: importStatus,
    sha256: z.string(),
    currency: z.string().nullable(),
    rowsRead: z.int(),
    rowsRejected: z.int(),
    rowsLeftOut: z.int(),
    rejectedBilled: decimalSchema.nullable(),
    facts: z.int(),
    files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
    columns: z.array(
      z.strictObject({ source: z.string(), target: z.string(), readAs: z.string(), filledRows: z.int() }),
    ),
    columnCount: z.int(),
    notices: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    rejects: z.array(rejectSchema),
    deliveries: z.array(previewDeliverySchema),
    total: z.strictObject(costsShape),
    months: z.array(z.strictObject({ ...costsShape, month: monthSchema })),
    accounts: z.array(
      z.strictObject({
        ...costsShape,
        accountId: z.string(),
        name: z.string().nullable(),
        environment: z.enum(environments),
      }),
    ),
    services: z.array(z.strictObject({ ...costsShape, service: z.string() })),
    unmappedAccounts: z.array(z.string()),
    problems: z.array(fileProblemSchema),
  })
  .meta({ id: 'ImportPreview' });

const committedSchema = z
  .strictObject({ result: z.enum(['imported', 'replaced', 'unchanged']), problems: z.array(fileProblemSchema) })
  .meta({ id: 'CommittedImport' });

const parameters = { id: recordIdSchema };

export const importOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/imports',
    summary: 'Start reading what was uploaded',
    body: startImportBody,
    answers: [jobStarted],
    problems: [404, 409],
  },
  {
    method: 'GET',
    path: '/imports',
    summary: 'Every import of the organisation on screen, newest first',
    answers: [{ status: 200, text: 'The imports', json: z.strictObject({ imports: z.array(historyEntrySchema) }) }],
  },
  {
    method: 'GET',
    path: '/imports/{id}',
    summary: 'What was found in an import: format, months, accounts, rows, totals, rejects',
    parameters,
    answers: [{ status: 200, text: 'The preview', json: previewSchema }],
    problems: [404],
  },
  {
    method: 'DELETE',
    path: '/imports/{id}',
    summary: 'Throw a staged import and its upload away',
    parameters,
    answers: [{ status: 204, text: 'It is gone' }],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/imports/{id}/commit',
    summary: 'Make a staged import count; 409 when it restates closed months and nobody agreed',
    parameters,
    body: commitBody,
    answers: [{ status: 200, text: 'What changed', json: committedSchema }],
    problems: [404, 409, 422],
  },
  {
    method: 'POST',
    path: '/imports/{id}/reread',
    summary: 'Read a small CSV again, its numbers as a person says that they are written',
    parameters,
    body: rereadBody,
    answers: [jobStarted],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/imports/{id}/undo',
    summary: 'Take an import back; what it replaced counts again; 409 when it restates closed months and nobody agreed',
    parameters,
    body: undoBody,
    answers: [{ status: 204, text: 'It is taken back' }],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/imports/{id}/restatement',
    summary:
      'Which closed months a staged import would restate by counting, one that counts by being taken back; stores nothing',
    parameters,
    answers: [
      {
        status: 200,
        text: 'The months, oldest first, and what moves in them',
        json: z.strictObject({ restates: z.array(restatedMonthSchema) }),
      },
    ],
    problems: [404],
  },
  {
    method: 'GET',
    path: '/imports/{id}/rejects.csv',
    summary: 'The rejected rows of an import, for a spreadsheet',
    parameters,
    answers: [{ status: 200, text: 'The rows', mediaTypes: ['text/csv'] }],
    problems: [404],
  },
];
