import {
  absolute,
  compare,
  divide,
  fromDecimal,
  isZero,
  multiply,
  type Rational,
  subtract,
  toDecimal,
} from '../money/rational';
import { monthName } from '../month/month';
import { kpiCells } from './cost-groups';
import type { EvaluatedMonth } from './evaluate';
import { formatKpiValue, formatShare, groupDigits } from './format';
import type { GuardNote } from './guard';
import type { KpiSettings } from './kpi-settings';
import type { CostCell, CountBasis, KpiDefinition, KpiValue } from './types';
import { isBeforeHibernation } from './workspace-counts';

/** Something the screen must say beside a KPI. A badge is a few words at the value, a note a sentence below it. */
export type Caveat = { readonly id: CaveatId; readonly kind: 'badge' | 'note'; readonly text: string };

export type CaveatContext = {
  readonly value: KpiValue;
  readonly month: EvaluatedMonth;
  readonly settings: KpiSettings;
  readonly guard: GuardNote | null;
};

type CaveatRule = {
  readonly id: string;
  readonly kind: Caveat['kind'];
  /** When it is shown, in words for the documentation. */
  readonly when: string;
  /** The text for this KPI in this month; null when it does not apply. */
  readonly text: (context: CaveatContext) => string | null;
};

const notableDifference = fromDecimal('0.05');

/** Whether b differs from a by more than 5 % of a. */
const differsNotably = (a: Rational, b: Rational): boolean =>
  compare(absolute(subtract(b, a)), multiply(absolute(a), notableDifference)) > 0;

const measureOf = ({ month }: CaveatContext, id: string): Rational | null => month.measures.get(id)?.value ?? null;

const names = (definition: KpiDefinition, measure: string): boolean => definition.formula.includes(measure);

const is = ({ value }: CaveatContext, ...ids: readonly string[]): boolean =>
  ids.includes(value.id) && value.definition.version === 1;

const countText = (count: Rational): string => groupDigits(toDecimal(count, count.denominator === 1n ? 0 : 1));

const elevenPlusText = (context: CaveatContext): string | null => {
  const [paid, elevenPlus] = [measureOf(context, 'workspaces.paid'), measureOf(context, 'workspaces.elevenPlus')];
  const { numerator, definition } = context.value;
  if (paid === null || elevenPlus === null || numerator === null || isZero(elevenPlus)) return null;
  if (!is(context, 'ASWC', 'SASWC') || !differsNotably(paid, elevenPlus)) return null;
  const other = formatKpiValue(divide(numerator, elevenPlus), definition.unit, context.settings.currency);
  return `The source describes workspaces of 11 or more users: with those ${countText(elevenPlus)} in place of ${countText(paid)} paid ones it would be ${other}.`;
};

const basisWords: Readonly<Record<CountBasis, string>> = {
  'month-end': 'on the month’s last day',
  'daily-average': 'on the daily average',
};

const otherBasis = (basis: CountBasis): CountBasis => (basis === 'month-end' ? 'daily-average' : 'month-end');

const countBasisText = (context: CaveatContext): string | null => {
  const { counts } = context.month.inputs;
  const total = measureOf(context, 'workspaces.total');
  if (counts === null || total === null || counts.otherBasisTotal === null) return null;
  if (!names(context.value.definition, 'workspaces.') || !differsNotably(total, counts.otherBasisTotal)) return null;
  return `Workspaces are counted ${basisWords[counts.basis]} (${countText(total)}); ${basisWords[otherBasis(counts.basis)]} they are ${countText(counts.otherBasisTotal)}.`;
};

const productionNanos = (cells: readonly CostCell[]): bigint =>
  cells.reduce((total, cell) => total + (cell.environment === 'production' ? (cell.nanos ?? 0n) : 0n), 0n);

/** The share of production cost that no cost-class rule names; null without production cost. */
export const unclassifiedShare = (cells: readonly CostCell[], settings: KpiSettings): Rational | null => {
  const inScope = kpiCells(cells, settings);
  const whole = productionNanos(inScope);
  const unclassified = productionNanos(inScope.filter((cell) => cell.costClass === 'unclassified'));
  return whole === 0n
    ? null
    : divide({ numerator: unclassified, denominator: 1n }, { numerator: whole, denominator: 1n });
};

const unclassifiedText = (context: CaveatContext): string | null => {
  const isClassed =
    names(context.value.definition, 'cost.customerSpecific') ||
    names(context.value.definition, 'cost.variablePlatform');
  const { costs } = context.month.inputs;
  if (!isClassed || costs === null || context.value.reason?.code === 'no-class-rules') return null;
  const share = unclassifiedShare(costs, context.settings);
  return share === null ? null : `${formatShare(share)} of production cost is unclassified.`;
};

const paidMeaningText = ({ value, month, settings }: CaveatContext): string | null => {
  if (!names(value.definition, 'workspaces.paid') || settings.paidBasis !== 'payment-received') return null;
  if (month.inputs.counts === null) return null;
  return month.inputs.counts.paidSource === 'entitlements'
    ? 'Paid counts payments received for the month, which yearly contracts and late payers break.'
    : 'Paid is as the workspace counts give it: payments received are counted from entitlements alone.';
};

const hibernationText = ({ value, month, settings }: CaveatContext): string | null => {
  const start = settings.hibernationStartMonth;
  if (start === null || !value.definition.breaksAtHibernation) return null;
  return isBeforeHibernation(month.inputs.month, start)
    ? `Hibernation began in ${monthName(start)}: all workspaces were active before, and the series breaks there.`
    : null;
};

const guardText = ({ guard, value }: CaveatContext): string | null => {
  if (guard === null) return null;
  const { numeratorLabel, denominatorLabel } = value.definition;
  return `It got ${guard.outcome} only through ${denominatorLabel.toLowerCase()}, not through ${numeratorLabel.toLowerCase()}.`;
};

const textFor =
  (text: string, ...ids: readonly string[]) =>
  (context: CaveatContext): string | null =>
    is(context, ...ids) ? text : null;

/** The caveats of kpis.md that figures decide; those on a KPI's wording alone stand in its definition. */
export const caveatRules = [
  {
    id: 'paid-or-eleven-plus',
    kind: 'note',
    when: 'ASWC, SASWC, when the two counts differ by over 5 %',
    text: elevenPlusText,
  },
  {
    id: 'whole-production-cost',
    kind: 'badge',
    when: 'APFC, ATPFC, ASWC',
    text: textFor('Whole production cost, not allocated', 'APFC', 'ATPFC', 'ASWC'),
  },
  {
    id: 'paid-meaning',
    kind: 'note',
    when: 'KPIs that count paid workspaces, when payments received are to be counted',
    text: paidMeaningText,
  },
  {
    id: 'before-hibernation',
    kind: 'note',
    when: 'KPIs that break there, in months before hibernation began',
    text: hibernationText,
  },
  {
    id: 'unclassified-cost',
    kind: 'note',
    when: 'KPIs over cost classes, once there are rules',
    text: unclassifiedText,
  },
  {
    id: 'count-basis',
    kind: 'note',
    when: 'KPIs over workspaces, when the two count bases differ by over 5 %',
    text: countBasisText,
  },
  { id: 'not-computable', kind: 'note', when: 'KPIs without a value', text: ({ value }) => value.reason?.text ?? null },
  { id: 'other-side', kind: 'note', when: 'A KPI that moved only through its denominator', text: guardText },
] as const satisfies readonly CaveatRule[];

/** `definition`: a caveat of the KPI's own wording, from its definition. */
export type CaveatId = (typeof caveatRules)[number]['id'] | 'definition';

const definitionCaveats = ({ caveats }: KpiDefinition): Caveat[] =>
  caveats.map((text) => ({ id: 'definition', kind: 'note', text }));

/** The caveats that apply to a KPI's value in its month: those of its definition, then those of its figures. */
export const caveatsFor = (context: CaveatContext): Caveat[] => [
  ...definitionCaveats(context.value.definition),
  ...caveatRules.flatMap(({ id, kind, text }): Caveat[] => {
    const applied = text(context);
    return applied === null ? [] : [{ id, kind, text: applied }];
  }),
];
