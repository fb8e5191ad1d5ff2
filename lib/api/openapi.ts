import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import {
  figureReasonSchema,
  figureSchema,
  figureSourceSchema,
  pointSchema,
  sentenceSchema,
} from '../report/schema/figure';
import { monthlyReportSchema } from '../report/schema/monthly-report';
import type { Answer, Operation } from './operation';
import { operations } from './operations';
import { problemSchema } from './values';

const problemTexts: Readonly<Record<number, string>> = {
  400: 'The request can’t be read',
  403: 'The request comes from another page',
  404: 'Nothing has this address',
  409: 'Not possible in this state, or on the demo',
  415: 'The body is not JSON',
  422: 'Refused, with what is wrong',
  500: 'Something failed here',
  503: 'Busy, or not ready: try again',
  507: 'The disk is full',
};

const contentOf = (answer: Answer) => {
  if ('json' in answer) return { content: { 'application/json': { schema: answer.json } } };
  if (!('mediaTypes' in answer)) return {};
  const raw = { schema: z.string() };
  return { content: Object.fromEntries(answer.mediaTypes.map((mediaType) => [mediaType, raw])) };
};

const problemsOf = ({ method, body, problems = [] }: Operation): number[] => {
  const always = method === 'GET' ? [400, 500] : [400, 403, 500, 503];
  const ofBody = body === undefined || body === 'application/octet-stream' ? [] : [415];
  return [...new Set([...always, ...ofBody, ...problems])].sort((a, b) => a - b);
};

const responsesOf = (operation: Operation): ZodOpenApiResponsesObject =>
  Object.fromEntries([
    ...operation.answers.map((answer) => [String(answer.status), { description: answer.text, ...contentOf(answer) }]),
    ...problemsOf(operation).map((status) => [
      String(status),
      {
        description: problemTexts[status] ?? 'A problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  ]);

const bodyOf = ({ body }: Operation) => {
  if (body === undefined) return {};
  const content =
    body === 'application/octet-stream'
      ? { [body]: { schema: z.string().meta({ format: 'binary' }) } }
      : { 'application/json': { schema: body } };
  return { requestBody: { required: true, content } };
};

const operationId = ({ method, path }: Operation): string =>
  `${method.toLowerCase()}${path.replace(/[/{}.-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`;

const toOpenApi = (operation: Operation): ZodOpenApiOperationObject => ({
  operationId: operationId(operation),
  summary: operation.summary,
  ...((operation.parameters !== undefined || operation.query !== undefined) && {
    requestParams: {
      ...(operation.parameters && { path: z.object(operation.parameters) }),
      ...(operation.query && { query: z.object(operation.query) }),
    },
  }),
  ...bodyOf(operation),
  responses: responsesOf(operation),
});

/** What the document names once and refers to: the report is made of them. */
const sharedSchemas = {
  Figure: figureSchema,
  Point: pointSchema,
  Sentence: sentenceSchema,
  FigureSource: figureSourceSchema,
  FigureReason: figureReasonSchema,
  MonthlyReport: monthlyReportSchema,
};

/** The API as an OpenAPI 3.1 document, made from the same schemas that check its requests. */
export const openApiDocument = () => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: toOpenApi(operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Perunit',
      version: '1',
      description:
        'Unit-cost KPIs and the monthly cost report. Amounts are decimals as text. The server listens on this machine ' +
        'alone; what changes something needs the header Origin of the address that it calls.',
    },
    servers: [{ url: 'http://127.0.0.1:3000' }],
    paths,
    components: { schemas: sharedSchemas },
  });
};
