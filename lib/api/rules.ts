import { z } from 'zod';
import { ruleSchema } from '../config/config-schema';
import { costBases, ruleKinds, scopeClasses } from '../kpis/types';
import type { Operation } from './operation';
import { currencySchema, decimalSchema, monthSchema } from './values';

const mostRules = 1_000;

export const catchesBody = z.strictObject({
  kind: z.enum(ruleKinds),
  month: monthSchema,
  rules: z
    .array(ruleSchema)
    .max(mostRules)
    .optional()
    .meta({ description: 'Tried in order, in place of those in force in the month' }),
  basis: z.enum(costBases).optional().meta({ description: 'The month’s cost basis unless given' }),
  isProductionOnly: z
    .boolean()
    .optional()
    .meta({ description: 'Lines of production accounts only: unless given, of cost classes and clusters' }),
});

const caughtShape = {
  rows: z.int(),
  exact: decimalSchema.nullable(),
  text: z.string(),
  share: z.string().meta({ description: 'Of the total, in percent' }),
};

const caughtSchema = z.strictObject(caughtShape).meta({ id: 'CaughtLines' });

const lineSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  service: z.string(),
  usageType: z.string().nullable(),
  operation: z.string().nullable(),
  region: z.string().nullable(),
  scopeClass: z.enum(scopeClasses),
  tags: z.record(z.string(), z.string()),
  rows: z.int(),
  exact: decimalSchema.nullable(),
  text: z.string(),
});

const catchesSchema = z
  .strictObject({
    kind: z.enum(ruleKinds),
    month: monthSchema,
    basis: z.enum(costBases),
    isProductionOnly: z.boolean(),
    currency: currencySchema
      .nullable()
      .meta({ description: 'Null: a bill is in another currency and the month lacks its rate' }),
    catches: z.array(caughtSchema).meta({ description: 'By rule, in order' }),
    fallThrough: caughtSchema.meta({ description: 'What no rule catches; with the catches it sums to the total' }),
    total: caughtSchema,
    unnamed: z
      .strictObject({ ...caughtShape, lines: z.array(lineSchema), more: z.int() })
      .meta({ description: 'What no rule names, the rule for the rest included; its dearest lines' }),
    coverage: z.string().meta({ description: 'The share of cost that rules name, in percent' }),
  })
  .meta({ id: 'RuleCatches' });

export const ruleOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rules/catches',
    summary: 'What rules catch of a month’s bill, and what falls through; those in force or a draft. Records nothing',
    body: catchesBody,
    answers: [{ status: 200, text: 'The catches by rule', json: catchesSchema }],
  },
];
