import { z } from 'zod';
import type { DocumentText } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T00:00:00Z)?$/, 'is no day');
const metricsSchema = z.record(z.string(), z.object({ Amount: z.string(), Unit: z.string() }));

const periodSchema = z.object({
  TimePeriod: z.object({ Start: day, End: day }),
  Total: metricsSchema.nullish(),
  Groups: z.array(z.object({ Keys: z.array(z.string()), Metrics: metricsSchema })).nullish(),
  Estimated: z.boolean().nullish(),
});

const dimensionSchema = z.object({ Key: z.string(), Values: z.array(z.string()).min(1) });

/** What was asked for, which an answer does not say: our own pulls put it beside each page. */
const requestSchema = z.object({
  TimePeriod: z.object({ Start: day, End: day }),
  Granularity: z.string(),
  Filter: z
    .union([z.object({ Dimensions: dimensionSchema }), z.object({ Not: z.object({ Dimensions: dimensionSchema }) })])
    .nullish(),
});

const pageSchema = z.object({
  Request: requestSchema.nullish(),
  GroupDefinitions: z.array(z.object({ Type: z.string().nullish(), Key: z.string() })).nullish(),
  ResultsByTime: z.array(periodSchema),
  DimensionValueAttributes: z
    .array(z.object({ Value: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }))
    .nullish(),
  NextPageToken: z.string().nullish(),
  /** The AWS CLI's own, after `--max-items`. */
  NextToken: z.string().nullish(),
});

export type AnswerMetrics = z.infer<typeof metricsSchema>;
export type AnswerPeriod = z.infer<typeof periodSchema>;
export type AnswerPage = z.infer<typeof pageSchema>;

/** The record type that a page's costs are of, as its request says: the first of a family; empty where any was asked for. */
export const recordTypeAsked = ({ Request }: AnswerPage): string => {
  const filter = Request?.Filter;
  if (filter === null || filter === undefined || !('Dimensions' in filter)) return '';
  return filter.Dimensions.Key === 'RECORD_TYPE' ? (filter.Dimensions.Values[0] ?? '') : '';
};

const askAgain = 'Save the whole output of `aws ce get-cost-and-usage` again, as the AWS CLI prints it.';

const broken = (name: string, text: string, value: string | null = null) =>
  new IngestError('document-broken', name, text, askAgain, { value });

const opening = new Set(['{', '[']);
const closing = new Set(['}', ']']);

/** The ends of the JSON values that stand one behind another: pages of an answer are often just appended. */
const valueTexts = ({ name, text }: DocumentText): string[] => {
  const values: string[] = [];
  let depth = 0;
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character === '\\') at += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (opening.has(character)) depth += 1;
    else if (closing.has(character)) {
      depth -= 1;
      if (depth > 0) continue;
      values.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  if (text.slice(start).trim() !== '') throw broken(name, 'The JSON breaks off before its end, or has text behind it.');
  return values;
};

const parseValue = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(name, `It is no JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
};

const parsePage = (name: string, value: unknown): AnswerPage => {
  const parsed = pageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw broken(
    name,
    `It is no whole answer of get-cost-and-usage: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}.`,
  );
};

/** The pages of one file, in a list, behind one another, or one alone. */
export const answerPages = (document: DocumentText): AnswerPage[] =>
  valueTexts(document)
    .map((text) => parseValue(document.name, text))
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map((value) => parsePage(document.name, value));

const hasNext = ({ NextPageToken, NextToken }: AnswerPage): boolean => Boolean(NextPageToken) || Boolean(NextToken);

/** The last page is the one without a token; of files nobody knows the order. */
const hasEnd = (pages: readonly AnswerPage[], isAnyOrder: boolean): boolean =>
  (isAnyOrder ? pages : pages.slice(-1)).some((page) => !hasNext(page));

/** Throws when pages say that another follows, and none does: half an answer would be too small a bill. */
export const refuseMissingPages = (name: string, files: readonly (readonly AnswerPage[])[]): void => {
  const answers = new Map<string, AnswerPage[]>();
  for (const page of files.flat()) {
    const asked = JSON.stringify(page.Request ?? null);
    answers.set(asked, [...(answers.get(asked) ?? []), page]);
  }
  if ([...answers.values()].every((pages) => hasEnd(pages, files.length > 1))) return;
  throw new IngestError(
    'part-missing',
    name,
    'The answer has another page that is not here.',
    'Bring all its pages together: behind one another in one file, or as files in one drop or command.',
  );
};
