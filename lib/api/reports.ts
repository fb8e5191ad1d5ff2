import { z } from 'zod';
import { costBases } from '../kpis/types';
import { renderers } from '../report/renderers/registry';
import { editionSchema } from '../report/schema/editions';
import { monthlyReportSchema } from '../report/schema/monthly-report';
import type { Operation } from './operation';
import { monthSchema } from './values';

const choices = {
  /** Another cost basis than the report's own is worked out from the data. */
  basis: z.enum(costBases).optional(),
  /** An edition by its number; `live` for what the data gives now; else the newest edition, or the draft. */
  edition: z.union([editionSchema, z.literal('live')]).optional(),
};

/** What chooses one document of a month. */
export const documentQuery = z.object(choices);

export const reportOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/reports/{month}',
    summary: 'A month’s report: the document that every rendering is made from, as canonical JSON',
    parameters: { month: monthSchema },
    query: choices,
    answers: [{ status: 200, text: 'The document', json: monthlyReportSchema }],
    problems: [400, 404],
  },
  {
    method: 'GET',
    path: '/reports/{month}/export/{format}',
    summary: 'A month’s report as a file',
    parameters: { month: monthSchema, format: z.enum(renderers.map(({ id }) => id)) },
    query: choices,
    answers: [{ status: 200, text: 'The file', mediaTypes: renderers.map(({ mediaType }) => mediaType) }],
    problems: [400, 404, 503],
  },
  {
    method: 'GET',
    path: '/reports/{month}/tables/{file}',
    summary: 'One table of a month’s report as CSV, exact numbers in it',
    parameters: { month: monthSchema, file: z.string().regex(/^[a-z-]+\.csv$/) },
    query: choices,
    answers: [{ status: 200, text: 'The table', mediaTypes: ['text/csv'] }],
    problems: [400, 404],
  },
];
