import { statusWords } from '../../kpis/format';
import type { RuleStatus } from '../../kpis/rules';
import type { Rational } from '../../money/rational';
import { type Month, monthName, monthsBetween } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, type FigureReason, type FigureUnit, figure, type Point, point } from '../figure';

/** What a verdict is called in the rule checks. */
export const ruleWords: Readonly<Record<RuleStatus, string>> = {
  ...statusWords,
  'on-target': 'Passes',
  'close-to-limit': 'Passes, close to limit',
  'off-target': 'Breached',
  'not-applicable': 'Not applicable',
};

/** A month as sentences name it: `Oct`, or `Jan 2025` when it is a year back or more. */
export const shortMonth = (context: ReportContext, month: Month): string =>
  monthsBetween(month, context.month) < 12 ? monthName(month, 'short').slice(0, 3) : monthName(month, 'short');

type RuleFigure = {
  readonly id: string;
  readonly value: Rational | null;
  readonly unit: FigureUnit;
  readonly print: (value: Rational) => string;
  readonly reason?: FigureReason | null;
};

/** A figure of a rule, of the report's month. */
export const ruleFigure = (context: ReportContext, { id, value, unit, print, reason }: RuleFigure): Figure =>
  figure({
    id: `rules.${id}`,
    value,
    unit,
    source: { kind: 'target', of: id, month: context.month },
    print,
    reason: reason ?? { code: 'not-computable', text: 'One of its inputs is missing.' },
  });

/** The rule's value over 13 months. */
export const ruleSeries = (
  context: ReportContext,
  unit: FigureUnit,
  valueIn: (month: Month) => Rational | null,
  print: (value: Rational) => string,
): Point[] => context.window.map((month) => point(month, valueIn(month), unit, print));
