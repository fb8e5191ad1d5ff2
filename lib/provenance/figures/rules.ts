import { addMonths, type Month } from '../../month/month';
import type { AskedFigure, FigureSourceAnswer } from '../figure-facts';
import type { Ref } from '../question';
import { costRef, kpiRef, measureRef, monthsRef, ratioRef, relativeRef, sumRef } from '../refs';

const five = ['production', 'core', 'test', 'dev', 'staging'] as const;
const COMPARED_MONTHS = 3;
const YEAR = 12;
const QUARTER = 3;

type Policy = { readonly value: Ref; readonly before: Ref };

/** P-3: spot instance-hours of the fiscal quarter's months over all of theirs. */
const spot = ({ facts }: AskedFigure): Policy => {
  const share = (from: Month, month: Month | null): Ref => ({
    ...ratioRef(monthsRef(measureRef('fleet.spotHours'), from), monthsRef(measureRef('fleet.totalHours'), from)),
    month,
  });
  const start = facts.quarterFrom;
  return { value: share(start, null), before: share(addMonths(start, -QUARTER), addMonths(start, -1)) };
};

/** P-4: the non-production environments over all five. */
const nonProduction = ({ facts, previous }: AskedFigure, isWithoutCore: boolean): Policy => {
  const part = facts.nonProduction.filter((environment) => !isWithoutCore || environment !== 'core');
  const value = ratioRef(
    sumRef(part.map((environment) => costRef({ environment }))),
    sumRef(five.map((environment) => costRef({ environment }))),
  );
  return { value, before: { ...value, month: previous } };
};

const thresholdWords = (asked: AskedFigure, id: string): FigureSourceAnswer => {
  const { month } = asked.report;
  const row = asked.report.sections.rules.rows.find((one) => one.id === id);
  const held = row === undefined ? [] : [`The rule: ${row.question}. It is held against: ${row.threshold.text}.`];
  const kpi = id === 'P-2' ? 'APWC' : id;
  if (id === 'P-2') {
    const words = 'The same month a year ago, at its cost a day, times the days of this month.';
    return { words: [...held, words], from: [kpiRef(kpi, addMonths(month, -YEAR))] };
  }
  if (id === 'APWC' || id === 'WB') {
    const months = Array.from({ length: COMPARED_MONTHS }, (_, at) => addMonths(month, -1 - at));
    const day = id === 'APWC' ? ' Costs are compared by the day, and printed for the days of this month.' : '';
    return {
      words: [...held, `The mean of the three months before.${day}`],
      from: months.map((at) => kpiRef(kpi, at)),
    };
  }
  if (id === 'P-3') {
    const words = 'The spot share of the quarter before plus 2 points, at most 50%.';
    return { words: [...held, words], from: [spot(asked).before] };
  }
  return { words: [...held, 'A threshold that is set: in the settings, or as it comes with Perunit.'], from: [] };
};

const policyOf = (asked: AskedFigure, id: string): Policy => {
  if (id === 'P-3') return spot(asked);
  if (id === 'P-4' || id === 'P-4-without-core') return nonProduction(asked, id !== 'P-4');
  const kpi = id === 'P-2' ? 'APWC' : id;
  return { value: kpiRef(kpi), before: kpiRef(kpi, asked.previous) };
};

/** What a figure of the rule checks asks; null for others. */
export const ruleFigure = (asked: AskedFigure): FigureSourceAnswer | null => {
  const found = /^rules\.(.+)\.([^.]+)$/.exec(asked.figure.id);
  if (found === null) return null;
  const [, id = '', part] = found;
  const policy = policyOf(asked, id);
  if (part === 'value') return { ref: policy.value };
  if (part === 'change') return { ref: sumRef([policy.value], [policy.before]) };
  if (part === 'workspaces') {
    const before = measureRef('workspaces.total', addMonths(asked.report.month, -YEAR));
    return { ref: relativeRef(measureRef('workspaces.total'), before) };
  }
  if (part === 'cap')
    return { words: ['The rule’s cap: at most half of the fleet runs on spot.'], from: [policy.value] };
  const threshold = thresholdWords(asked, id);
  if (part === 'threshold' || 'ref' in threshold) return threshold;
  const words = 'How far the month’s value lies from what the rule compares it with, as a share of that.';
  return { words: [words, ...threshold.words], from: [policy.value, ...threshold.from] };
};
