import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { accountMappings } from '../../db/queries/account-mappings';
import { reportMoney } from '../../db/queries/convert';
import { monthLines } from '../../db/queries/month-lines';
import { reportAccounts } from '../../db/queries/report-accounts';
import { rulesFor } from '../../db/queries/rules-for';
import { settingsFor } from '../../db/queries/settings-for';
import { ruleCatches } from '../kpis/classification/rule-catches';
import type { CostBasis, Rule, RuleKind } from '../kpis/types';
import type { Month } from '../month/month';
import type { RuleCatchesView } from './catches-view';
import type { ConfigRule } from './config-schema';
import { printCatches } from './print-catches';

export type CatchesQuestion = {
  readonly kind: RuleKind;
  readonly month: Month;
  /** Rules that are tried, in order, in place of those in force. */
  readonly rules?: readonly ConfigRule[] | undefined;
  /** The month's setting unless given. */
  readonly basis?: CostBasis | undefined;
  /** Lines of production accounts only: where cost classes and clusters count, and asked for unless given there. */
  readonly isProductionOnly?: boolean | undefined;
};

const draftRule = (kind: RuleKind, { name, match, result }: ConfigRule, position: number): Rule => ({
  ...{ id: `${kind}-${position}`, kind, position, name, validFrom: null, result },
  match: Object.fromEntries(Object.entries(match).filter(([, pattern]) => pattern !== undefined)),
});

const rulesOf = (db: PerunitDatabase, { kind, rules, month }: CatchesQuestion): Rule[] => {
  const inForce = rulesFor(db, month);
  if (rules === undefined) return inForce;
  const drafts = rules.map((rule, position) => draftRule(kind, rule, position));
  return [...inForce.filter((rule) => rule.kind !== kind), ...drafts];
};

/** What the rules of a kind catch of a month's bill lines, one pass over the line rollups; records nothing. */
export const catchesOf = (db: PerunitDatabase, question: CatchesQuestion): RuleCatchesView => {
  const { kind, month } = question;
  const settings = settingsFor(db, month);
  const basis = question.basis ?? settings.costBasis;
  const isProductionOnly = question.isProductionOnly ?? kind !== 'cost-type';
  const money = reportMoney(db, { first: month, last: month }, settings.currency);
  const lines = monthLines(db, { month, basis, money }).filter(
    ({ environment }) => !isProductionOnly || environment === 'production',
  );
  const found = ruleCatches(lines, { rules: rulesOf(db, question), kind, month });
  const names = new Map(reportAccounts(db, accountMappings(db), month).map(({ accountId, name }) => [accountId, name]));
  const currency = money.missing.has(month) ? null : money.currency;
  return { kind, month, basis, isProductionOnly, currency, ...printCatches(found, { currency, names }) };
};
