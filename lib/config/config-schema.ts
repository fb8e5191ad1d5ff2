import { z } from 'zod';
import { parseFormula } from '../kpis/formula/parse-formula';
import { measureDefinitions } from '../kpis/measures';
import { environments, ruleKinds } from '../kpis/types';
import { isRate } from '../money/exchange-rate';
import { monthSchema } from '../report/schema/figure';
import { annotationRecordSchema, annotationSchema } from './annotation-schema';
import { settingKeys, settingSchemas } from './setting-schemas';

const settingsSchema = z.strictObject(settingSchemas).partial();

const fromSchema = monthSchema.nullable();

const accountPlaceSchema = z.strictObject({
  environment: z.enum(environments),
  name: z.string().trim().min(1).max(200).nullable().default(null),
  owner: z.string().trim().min(1).max(200).nullable().default(null),
  team: z.string().trim().min(1).max(200).nullable().default(null),
});

const accountPeriodSchema = accountPlaceSchema.extend({ from: monthSchema });

const accountIdSchema = z.string().min(1).max(200);

const accountSchema = z.strictObject({
  id: accountIdSchema,
  periods: z.array(accountPeriodSchema).min(1),
});

const patternSchema = z.string().min(1).max(500);

/** Nothing to match on: what is left goes here. */
const matchSchema = z
  .strictObject({
    account: patternSchema,
    service: patternSchema,
    usageType: patternSchema,
    operation: patternSchema,
    region: patternSchema,
    scopeClass: patternSchema,
    cluster: patternSchema,
    costType: patternSchema,
    tag: z.strictObject({ key: z.string().min(1), value: patternSchema }),
  })
  .partial();

export const ruleSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  match: matchSchema,
  result: z.string().trim().min(1).max(200),
});

const ruleSetSchema = z.strictObject({
  kind: z.enum(ruleKinds),
  from: fromSchema,
  rules: z.array(ruleSchema).readonly(),
});

const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a plain decimal such as 0.2');

/** Null: no target from its month on. */
const aimSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('threshold'),
      operator: z.enum(['<', '<=', '>', '>=']),
      fail: decimalSchema,
      warn: decimalSchema.nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('trend'), operator: z.enum(['falls', 'rises']) }),
  ])
  .nullable();

const kpiIdSchema = z.string().min(1).max(40);

const targetSchema = z.strictObject({ kpi: kpiIdSchema, from: fromSchema, target: aimSchema });

const knownMeasures = new Set(measureDefinitions.map(({ id }) => id));

/** A formula that can be read and names measures that exist. */
export const formulaSchema = z
  .string()
  .min(1)
  .superRefine((text, check) => {
    const { problem } = parseFormula(text, knownMeasures);
    if (problem !== null)
      check.addIssue({ code: 'custom', message: `${problem.text} (character ${problem.position})` });
  });

const definitionSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, 'must be a short code such as APWC'),
  version: z.int().positive(),
  from: fromSchema,
  name: z.string().trim().min(1).max(120),
  group: z.enum(['primary', 'secondary', 'custom']),
  formula: formulaSchema,
  unit: z.enum(['money-per-workspace', 'share', 'ratio', 'money']),
  better: z.enum(['lower', 'higher', 'none']),
  description: z.string().trim().min(1).max(500),
  numeratorLabel: z.string().trim().min(1).max(80),
  denominatorLabel: z.string().trim().min(1).max(80),
  caveats: z.array(z.string().trim().min(1).max(500)),
  breaksAtHibernation: z.boolean(),
  /** From its month on there is no such KPI; only those of one's own. */
  isRetired: z.literal(true).optional(),
});

const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR');

/** More than 0; up to 9 digits before the point and 18 after. */
export const exchangeRateSchema = z.string().refine(isRate, 'must be a rate such as 1.0837');

const isBetweenTwo = ({ currency, to }: { readonly currency: string; readonly to: string }) => currency !== to;
const betweenTwo = { message: 'must be another currency', path: ['to'] };

/** What one unit of a currency is in another in one month. */
const rateSchema = z
  .strictObject({ month: monthSchema, currency: currencySchema, to: currencySchema, rate: exchangeRateSchema })
  .refine(isBetweenTwo, betweenTwo);

/** An organisation's settings, maps, rules, definitions and targets with their months: what the YAML file holds. */
export const configSchema = z.strictObject({
  version: z.literal(1),
  /** In force from the beginning. */
  settings: settingsSchema,
  /** In force from a month on. */
  changes: z.array(z.strictObject({ from: monthSchema, settings: settingsSchema })),
  accounts: z.array(accountSchema),
  rules: z.array(ruleSetSchema),
  targets: z.array(targetSchema),
  /** The KPIs of one's own, and the versions of built-in ones after the first. */
  definitions: z.array(definitionSchema),
  /** Exchange rates; a file without them leaves them as they are. */
  rates: z.array(rateSchema).optional(),
  /** Notes beside the months of charts; a file without them leaves them as they are. */
  annotations: z.array(annotationSchema).optional(),
});

/** One record of a configuration as it is made: what, from which month on, and what holds from then. */
export const configRecordSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('setting'), key: z.enum(settingKeys), from: fromSchema, after: z.json() })
    .transform((setting, check) => {
      const parsed = settingSchemas[setting.key].safeParse(setting.after);
      if (parsed.success) return { ...setting, after: parsed.data };
      for (const { path, message } of parsed.error.issues)
        check.addIssue({ code: 'custom', path: ['after', ...path], message });
      return z.NEVER;
    }),
  z.strictObject({ kind: z.literal('account'), id: accountIdSchema, from: monthSchema, after: accountPlaceSchema }),
  z.strictObject({
    kind: z.literal('rules'),
    of: z.enum(ruleKinds),
    from: fromSchema,
    after: z.array(ruleSchema).readonly(),
  }),
  z.strictObject({ kind: z.literal('target'), kpi: kpiIdSchema, from: fromSchema, after: aimSchema }),
  z.strictObject({ kind: z.literal('definition'), definition: definitionSchema }),
  /** `from` is the one month that it is for. */
  z
    .strictObject({
      ...{ kind: z.literal('rate'), from: monthSchema, currency: currencySchema, to: currencySchema },
      after: exchangeRateSchema.nullable(),
    })
    .refine(isBetweenTwo, betweenTwo),
  annotationRecordSchema,
]);

export type ConfigRecord = z.infer<typeof configRecordSchema>;
export type OrganisationConfig = z.infer<typeof configSchema>;
export type ConfigAccountPeriod = z.infer<typeof accountPeriodSchema>;
export type ConfigRule = z.infer<typeof ruleSchema>;
export type ConfigTarget = z.infer<typeof targetSchema>['target'];
export type ConfigRate = z.infer<typeof rateSchema>;
export type ConfigDefinition = z.infer<typeof definitionSchema>;
