import { z } from 'zod';
import { actionStatuses } from '../words/words';
import { figureSchema, monthSchema, sentenceSchema } from './figure';
import { writtenShape } from './written';

/** How an action stands: open ones are new in this report, open since an earlier one, or past their month. */
export const actionStandings = ['new', 'open', 'late', 'done', 'dropped'] as const;

export const actionRowSchema = z
  .strictObject({
    id: z.string(),
    text: z.string(),
    owner: z.string().nullable(),
    dueMonth: monthSchema.nullable(),
    /** `Mar 2026`. */
    due: z.string().nullable(),
    status: z.enum(actionStatuses),
    /** Of both savings. */
    currency: z.string(),
    standing: z.enum(actionStandings),
    /** The standing in words: `Late, due Jan 2026`. */
    standingText: z.string(),
    /** A month; no number where nobody estimated it. */
    expected: figureSchema,
    /** A month, once it is done; null before, and for what was dropped. */
    realised: figureSchema.nullable(),
    outcome: z.string().nullable(),
    ...writtenShape,
  })
  .readonly();

export const actionsSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** What became of the actions of the month before; null where it had none. */
    since: sentenceSchema.nullable(),
    /** Late ones first, then by due month. */
    open: z.array(actionRowSchema).readonly(),
    /** Done or dropped in this month. */
    settled: z.array(actionRowSchema).readonly(),
    /** What the open ones in the report's currency are expected to save; null without one. */
    openTotal: figureSchema.nullable(),
    /** The same of the settled ones, and what those done save. */
    settledTotal: z.strictObject({ expected: figureSchema, realised: figureSchema }).readonly().nullable(),
    /** That amounts in another currency are not in the totals. */
    note: z.string().nullable(),
  })
  .readonly();

export type ActionStanding = (typeof actionStandings)[number];
export type ActionRow = z.infer<typeof actionRowSchema>;
export type ActionsSection = z.infer<typeof actionsSchema>;
