import type { Rational } from '../../money/rational';
import { isMonth, type Month, monthName } from '../../month/month';
import { environmentNames, environmentOrder, type ListedEnvironment } from '../../report/environments';
import { inPart, type Split } from '../../report/projection/amounts';
import { type Projection, projectionOf } from '../../report/projection/projection';
import type { Leaf, Line } from '../leaf';
import type { Explained } from '../month-view';
import { printValue } from '../print-value';
import { costRef, namedRef } from '../refs';
import { historyLines, modelNotes } from './forecast-history';
import { scoredLeaf } from './scored';

type Part = ListedEnvironment | null;

const suffix = (part: Part): string => (part === null ? '' : `.${part}`);
const named = (part: Part): string => (part === null ? '' : `, ${environmentNames[part]}`);
const costOf = (part: Part, month: Month | null = null) => costRef(part === null ? {} : { environment: part }, month);

const money = (label: string, split: Split | null, part: Part, rest: Partial<Leaf>): Leaf => ({
  ...{ label: `${label}${named(part)}`, value: split === null ? null : inPart(split, part), unit: 'money' },
  reason: split === null ? 'There is too little history for a forecast.' : null,
  ...rest,
});

const line = (label: string, value: Rational | null, of: Line['of']): Line => ({ label, value, unit: 'money', of });

const byEnvironment = ({ environments }: Projection, amount: Split, id: string): Line[] =>
  environments.map((environment) =>
    line(environmentNames[environment], inPart(amount, environment), namedRef('forecast', `${id}.${environment}`)),
  );

const underWayLines = (part: Part, { partial }: Projection): Line[] =>
  partial === null
    ? []
    : [
        line('Cost to date', inPart(partial.toDate, part), costOf(part)),
        line('Rest of the month', inPart(partial.rest, part), namedRef('forecast', `rest${suffix(part)}`)),
      ];

const monthLeaf = (view: Explained, projection: Projection, month: Month, part: Part): Leaf | null => {
  const ahead = projection.ahead.find((one) => one.month === month);
  if (ahead === undefined) return null;
  const label = `Forecast for ${monthName(month)}`;
  if (projection.partial !== null && month === view.context.month) {
    return money(label, ahead.amount, part, {
      ...{ partsBy: 'step', adds: true, lines: () => underWayLines(part, projection) },
    });
  }
  if (part === null) {
    return money(label, ahead.amount, part, {
      ...{ partsBy: 'environment', adds: true, lines: () => byEnvironment(projection, ahead.amount, month) },
      notes: modelNotes(projection),
    });
  }
  return money(label, ahead.amount, part, {
    ...{ partsBy: 'month', adds: false, lines: () => historyLines(view, projection, part) },
    notes: [...modelNotes(projection), 'It is made from these months:'],
  });
};

const restLeaf = (view: Explained, projection: Projection, part: Part): Leaf | null => {
  const { partial } = projection;
  if (partial === null) return null;
  const { day, days, toDate, rest } = partial;
  const printed = printValue(inPart(toDate, part), 'money', view.currency);
  return money(`Rest of ${monthName(view.context.month)}`, rest, part, {
    formula: {
      text: 'cost to date ÷ days gone × days left',
      values: `${printed} ÷ ${day} × ${days - day}`,
    },
    ...{ partsBy: 'term', lines: () => [line('Cost to date', inPart(toDate, part), costOf(part))] },
  });
};

const aheadLines = (projection: Projection, part: Part, isLater: boolean): Line[] =>
  projection.ahead
    .slice(isLater && projection.partial !== null ? 1 : 0)
    .map(({ month, amount }) =>
      line(`${monthName(month)}, forecast`, inPart(amount, part), namedRef('forecast', `${month}${suffix(part)}`)),
    );

const yearLeaf = (view: Explained, projection: Projection, part: Part): Leaf => {
  const { plan, year } = projection;
  const known = (): Line[] =>
    plan.known.map((month) =>
      line(`${monthName(month)}, actual`, view.ask(costOf(part, month)).value, costOf(part, month)),
    );
  return money(`Fiscal year ${plan.year}, actual and forecast`, year.whole, part, {
    ...{ partsBy: 'month', adds: true, lines: () => [...known(), ...aheadLines(projection, part, false)] },
    notes: modelNotes(projection),
  });
};

const laterLeaf = (projection: Projection, part: Part): Leaf =>
  money(`Months to come of fiscal year ${projection.plan.year}`, projection.year.later, part, {
    ...{ partsBy: 'month', adds: true, lines: () => aheadLines(projection, part, true) },
    notes: modelNotes(projection),
  });

const toDateLeaf = (view: Explained, { plan, partial, year }: Projection, part: Part): Leaf => {
  const months = [...plan.known, ...(partial === null ? [] : [view.context.month])];
  return money(`Fiscal year ${plan.year} to date`, year.toDate, part, {
    ...{ reason: year.gap?.text ?? null, partsBy: 'month', adds: true },
    lines: () =>
      months.map((month) => line(monthName(month), view.ask(costOf(part, month)).value, costOf(part, month))),
  });
};

/**
 * What is forecast: `2026-05`, `2026-05.production`, `year`, `later`, `to-date`, `rest` (each with an environment or
 * without), or `scored`, what was forecast for the report's month. Null for anything else.
 */
export const forecastLeaf = (view: Explained, id: string): Leaf | null => {
  const [period = '', name] = id.split('.');
  if (period === 'scored') return scoredLeaf(view);
  const part = environmentOrder.find((one) => one === name) ?? null;
  if (name !== undefined && part === null) return null;
  const projection = projectionOf(view.context);
  if (isMonth(period)) return monthLeaf(view, projection, period, part);
  if (period === 'rest') return restLeaf(view, projection, part);
  if (period === 'year') return yearLeaf(view, projection, part);
  if (period === 'later') return laterLeaf(projection, part);
  return period === 'to-date' ? toDateLeaf(view, projection, part) : null;
};
