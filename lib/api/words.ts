import { z } from 'zod';
import { isMonth } from '../month/month';
import { moverDrivers, moverKinds } from '../report/schema/movers';
import { sections } from '../report/sections/registry';
import { cleanLine, cleanText } from '../report/words/clean-text';
import { actionStatuses } from '../report/words/words';
import type { Operation } from './operation';
import { currencySchema, monthSchema, recordIdSchema } from './values';

const line = (longest: number) => z.string().overwrite(cleanLine).min(1, 'is empty').max(longest);
const givenLine = (longest: number) => line(longest).nullable().default(null);

/** What a person says about one mover; a field that is null goes back to the proposal, one left out stays. */
export const moverNoteBody = z.strictObject({
  mover: z.string().min(1).max(300).meta({ description: 'The mover’s key in the document' }),
  driver: z.enum(moverDrivers).nullable().optional(),
  kind: z.enum(moverKinds).nullable().optional(),
  owner: line(120).nullable().optional(),
  comment: line(500).nullable().optional(),
});

const expected = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'must be a plain amount such as 1900.50');
const realised = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'must be a plain amount such as 1900.50');

/** An action as it is from the report’s month on; savings are a month’s. */
export const actionBody = z
  .strictObject({
    text: line(300),
    owner: givenLine(120),
    dueMonth: z.string().refine(isMonth, 'must be a month such as 2026-01').nullable().default(null),
    expectedSaving: expected.nullable().default(null),
    realisedSaving: realised.nullable().default(null),
    currency: currencySchema,
    status: z.enum(actionStatuses).default('open'),
    outcome: givenLine(500),
  })
  .refine(({ status, outcome }) => status !== 'open' || outcome === null, {
    message: 'is told once the action is done or dropped',
    path: ['outcome'],
  })
  .refine(({ status, realisedSaving }) => status === 'done' || realisedSaving === null, {
    message: 'is told once the action is done',
    path: ['realisedSaving'],
  });

export const paragraphBody = z.strictObject({
  markdown: z.string().overwrite(cleanText).min(1, 'is empty').max(4_000).nullable(),
});

export const sectionSchema = z.enum(sections.map(({ id }) => id));

const saved = { status: 204, text: 'It is saved' } as const;
const month = { month: monthSchema };
const oneAction = { month: monthSchema, id: recordIdSchema };

export const wordOperations: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/reports/{month}/movers',
    summary: 'Say what drives one of the month’s movers; null goes back to the proposal',
    parameters: month,
    body: moverNoteBody,
    answers: [saved],
    problems: [409],
  },
  {
    method: 'POST',
    path: '/reports/{month}/actions',
    summary: 'Add an action to the month’s report',
    parameters: month,
    body: actionBody,
    answers: [{ status: 201, text: 'It is added', json: z.strictObject({ id: recordIdSchema }) }],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/reports/{month}/actions/{id}',
    summary: 'Say how an action is from the month’s report on; earlier reports keep what they had',
    parameters: oneAction,
    body: actionBody,
    answers: [saved],
    problems: [404, 409],
  },
  {
    method: 'DELETE',
    path: '/reports/{month}/actions/{id}',
    summary: 'Delete an action from every report that is not published',
    parameters: oneAction,
    answers: [saved],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/reports/{month}/actions/{id}/restore',
    summary: 'Bring a deleted action back',
    parameters: oneAction,
    answers: [saved],
    problems: [404, 409],
  },
  {
    method: 'PUT',
    path: '/reports/{month}/paragraphs/{section}',
    summary: 'Write a paragraph (Markdown) into a section of the month’s report; null takes it out',
    parameters: { month: monthSchema, section: sectionSchema },
    body: paragraphBody,
    answers: [saved],
    problems: [409],
  },
];
