import { addMonths, isMonth, type Month } from '../../month/month';
import type { AskedFigure, FigureSourceAnswer } from '../figure-facts';
import type { EffectSide, Ref } from '../question';
import { costRef, kpiRef, measureRef, namedRef, relativeRef, sumRef } from '../refs';

const YEAR = 12;

const changeOf = (row: (month: Month | null) => Ref, previous: Month): Ref => sumRef([row(null)], [row(previous)]);

const effect = (id: string, side: EffectSide, from: Month): Ref => ({
  question: { kind: 'effect', id, side, from },
  month: null,
});

const ofKpi = (id: string, part: string, previous: Month): FigureSourceAnswer | null => {
  const row = (month: Month | null) => kpiRef(id, month);
  if (part === 'value') return { ref: row(null) };
  if (part === 'previous') return { ref: row(previous) };
  if (part === 'change') return { ref: changeOf(row, previous) };
  if (part === 'relative-change') return { ref: relativeRef(row(null), row(previous)) };
  if (part === 'numerator-effect') return { ref: effect(id, 'numerator', previous) };
  if (part === 'denominator-effect') return { ref: effect(id, 'denominator', previous) };
  if (part !== 'calendar') return null;
  const words =
    'How much of the change is the calendar: what the longer or shorter month alone would have done at the cost a day of the month before.';
  return { words: [words], from: [row(null), row(previous)] };
};

const guardFigure = (of: string, previous: Month): FigureSourceAnswer | null => {
  if (of === 'AAPWC') return { ref: kpiRef(of) };
  const side = /^([^.]+)\.(numerator|denominator|change)$/.exec(of);
  if (side?.[2] === 'change') return ofKpi(side[1] ?? '', 'relative-change', previous);
  if (side !== null) {
    const id = side[1] ?? '';
    return {
      words: [`By how much the ${side[2]} of ${id} changed on the month before, without its sign.`],
      from: [kpiRef(id), kpiRef(id, previous)],
    };
  }
  return { ref: changeOf((month) => measureRef(of, month), previous) };
};

const workspaceFigure = (rest: string, previous: Month): FigureSourceAnswer | null => {
  const end = rest.lastIndexOf('.');
  const [name, last] = [rest.slice(0, end), rest.slice(end + 1)];
  if (last === 'change') return { ref: changeOf((month) => measureRef(`workspaces.${name}`, month), previous) };
  if (!isMonth(last)) return null;
  return { ref: /^[A-Z]/.test(name) ? kpiRef(name, last) : measureRef(`workspaces.${name}`, last) };
};

const headline = (asked: AskedFigure, rest: string): FigureSourceAnswer | null => {
  const { previous, report } = asked;
  const total = measureRef('cost.total');
  const named = rest.replace(/\.size$/, '');
  const month = rest.slice(rest.lastIndexOf('.') + 1);
  if (named === 'cost.total.change') return { ref: relativeRef(total, measureRef('cost.total', previous)) };
  if (named === 'cost.total.year-change') {
    return { ref: relativeRef(total, measureRef('cost.total', addMonths(report.month, -YEAR))) };
  }
  if (named === 'cost.total.forecast-change') return { ref: relativeRef(total, namedRef('forecast', 'scored')) };
  if (named === 'cost.total.budget-change') return { ref: relativeRef(total, namedRef('budget', report.month)) };
  if (named === 'cost.total.daily-change') {
    const words = 'The change of the cost a day: each month’s cost divided by its days.';
    return { words: [words], from: [total, measureRef('cost.total', previous)] };
  }
  if (rest === 'calendar') {
    const words = 'The cost a day of the month before, times the days by which the two months differ.';
    return { words: [words], from: [measureRef('cost.total', previous)] };
  }
  if (rest === 'forecast') return { ref: namedRef('forecast', 'scored') };
  if (rest === 'budget') return { ref: namedRef('budget', report.month) };
  if (rest === 'invoice' || rest === 'billed') return { ref: namedRef('bill', rest) };
  if (rest === 'invoice.difference') {
    const hasInvoice = report.sections.headline.facts.some(({ value }) => value.id === 'headline.invoice');
    return { ref: sumRef([namedRef('bill', hasInvoice ? 'invoice' : 'billed')], [total]) };
  }
  if (rest === 'change') return { ref: changeOf((at) => measureRef('cost.total', at), previous) };
  const environment = /^change\.(.+)$/.exec(rest)?.[1];
  if (environment !== undefined) {
    return { ref: changeOf((at) => costRef({ environment: environment as 'production' }, at), previous) };
  }
  if (!isMonth(month)) return null;
  const name = rest.slice(0, -(month.length + 1));
  return { ref: name === 'cost' ? measureRef('cost.total', month) : kpiRef(name, month) };
};

/** What a figure of the headline, the scorecard or the workspaces asks; null for others. */
export const kpiFigure = (asked: AskedFigure): FigureSourceAnswer | null => {
  const [section = ''] = asked.figure.id.split('.');
  const rest = asked.figure.id.slice(section.length + 1);
  if (section === 'headline') return headline(asked, rest);
  if (section === 'workspaces') return workspaceFigure(rest, asked.previous);
  if (section !== 'scorecard') return null;
  if (rest.startsWith('guard.')) return guardFigure(rest.slice('guard.'.length), asked.previous);
  const end = rest.lastIndexOf('.');
  return ofKpi(rest.slice(0, end), rest.slice(end + 1), asked.previous);
};
