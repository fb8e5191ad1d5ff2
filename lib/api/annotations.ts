import { z } from 'zod';
import { isMonth } from '../month/month';
import { noteFields } from '../report/schema/note-fields';
import type { Operation } from './operation';
import { monthSchema, recordIdSchema } from './values';

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** A note beside the months of a chart. */
export const annotationBody = z.strictObject({
  at: z
    .string()
    .refine((text) => isMonth(text) || isDay(text), 'must be a month such as 2026-01 or a day such as 2026-01-15'),
  ...noteFields,
});

/** A note's body as it is recorded. */
export const annotationContents = ({ at, ...rest }: z.infer<typeof annotationBody>) => ({
  ...rest,
  month: at.slice(0, 7),
  day: isMonth(at) ? null : at,
});

const annotationSchema = z
  .strictObject({
    id: z.int(),
    month: monthSchema,
    day: z.iso.date().nullable(),
    series: z.string().nullable(),
    text: z.string(),
    link: z.string().nullable(),
  })
  .meta({ id: 'Annotation' });

const saved = { status: 204, text: 'It is saved' } as const;
const one = { id: recordIdSchema };

export const annotationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/annotations',
    summary: 'The notes beside the months of the charts, oldest month first',
    answers: [{ status: 200, text: 'The notes', json: z.strictObject({ annotations: z.array(annotationSchema) }) }],
  },
  {
    method: 'POST',
    path: '/annotations',
    summary: 'Note something on a month or a day, in one chart or in every one',
    body: annotationBody,
    answers: [{ status: 201, text: 'It is noted', json: z.strictObject({ id: recordIdSchema }) }],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/annotations/{id}',
    summary: 'Change a note',
    parameters: one,
    body: annotationBody,
    answers: [saved],
    problems: [404, 409],
  },
  {
    method: 'DELETE',
    path: '/annotations/{id}',
    summary: 'Take a note out of the charts',
    parameters: one,
    answers: [saved],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/annotations/{id}/restore',
    summary: 'Bring a note back',
    parameters: one,
    answers: [saved],
    problems: [404, 409],
  },
];
