import type { Day, Month } from '../../../month/month';
import type { PullPlan } from '../../connector';
import { type DueMonths, finalFrom, runsOf, spanText } from './due-months';
import { familiesOf } from './families';
import type { Memory } from './memory';
import type { CostExplorerSettings } from './settings';
import { chosenViews, serviceView, typesView, usageView, type View } from './views';

/** What AWS charges for a request, and for each further page: $0.01, in millionths. */
export const requestMicros = 10_000n;

/** Between two readings of what changes slowly. */
const slowDays = 7;
/** Utilisation and coverage, of Savings Plans and of reservations; for each run of months. */
const commitmentRequests = 4;

const dayMs = 86_400_000;

/** Whether commitments and AWS's forecast are read this time: once a week, when a month becomes final, when asked by name. */
export const isSlowDue = (memory: Memory, due: DueMonths, today: Day, isAskedByName: boolean): boolean => {
  if (due.months.length === 0) return false;
  const days = memory.slowOn === null ? slowDays : (Date.parse(today) - Date.parse(memory.slowOn)) / dayMs;
  return isAskedByName || days >= slowDays || due.months.some((month) => becameFinal(month, memory, today));
};

const becameFinal = (month: Month, { slowOn }: Memory, today: Day): boolean =>
  today >= finalFrom(month) && (slowOn ?? '') < finalFrom(month);

type Step = { readonly text: string; readonly requests: number };

type Facts = {
  readonly settings: CostExplorerSettings;
  readonly due: DueMonths;
  readonly memory: Memory;
  readonly today: Day;
  readonly isAskedByName: boolean;
};

const pagesOf = ({ pages }: Memory, { id }: View, months: number): number =>
  Math.max(1, Math.ceil((pages[id] ?? 0) * months));

const viewSteps = ({ due, memory, today }: Facts, view: View, granularity: 'daily' | 'monthly'): Step[] =>
  runsOf(due.months, granularity, today).map(({ months }) => ({
    text: `${spanText(months)}: ${view.title}`,
    requests: pagesOf(memory, view, months.length),
  }));

/** Each family of record types is a request of its own; pages are those of the first, the others are small. */
const serviceSteps = (facts: Facts): Step[] => {
  const families = familiesOf(facts.memory.types, facts.memory.apart);
  return viewSteps(facts, serviceView, facts.settings.granularity).map(({ text, requests }) => ({
    text: families.length === 1 ? text : `${text}, in ${families.length} groups of record types`,
    requests: requests + families.length - 1,
  }));
};

const slowSteps = ({ settings, due, memory, today, isAskedByName }: Facts): Step[] => {
  if (!isSlowDue(memory, due, today, isAskedByName)) return [];
  const runs = runsOf(due.months, 'monthly', today).length;
  const text = 'use and coverage of Savings Plans and reservations';
  return [
    ...(settings.commitments
      ? [{ text: `${spanText(due.months)}: ${text}`, requests: commitmentRequests * runs }]
      : []),
    ...(settings.forecast ? [{ text: 'AWS’s own forecast of the months to come', requests: 1 }] : []),
  ];
};

const planSteps = (facts: Facts): Step[] => [
  ...viewSteps(facts, typesView, 'monthly'),
  ...serviceSteps(facts),
  ...(facts.settings.usageTypes === 'off' ? [] : viewSteps(facts, usageView, facts.settings.usageTypes)),
  ...chosenViews(facts.settings).flatMap((view) => viewSteps(facts, view, 'monthly')),
  ...slowSteps(facts),
];

const counted = ({ text, requests }: Step): string =>
  `${text} (${requests} ${requests === 1 ? 'request' : 'requests'})`;

/** What a pull would ask for, from what earlier ones met: pages and record types that nobody met yet come on top. */
export const planPull = (facts: Facts): PullPlan => {
  const steps = planSteps(facts);
  const requests = steps.reduce((sum, step) => sum + step.requests, 0);
  return {
    ...{ steps: steps.map(counted), requests, costMicros: BigInt(requests) * requestMicros },
    notices:
      facts.due.months.length === 0
        ? [...facts.due.notices, 'Nothing is due: all months are final.']
        : facts.due.notices,
  };
};
