import { formatShare } from '../../kpis/format';
import type { Rational } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { formatRelativeChange } from '../format/numbers';
import { countOf, monthWord } from '../format/words';
import type { ProjectionFact, ScoredProjection } from '../schema/projection';
import { type Sentence, sentence } from '../sentence';
import { bandRound } from './amounts';
import type { BudgetAnswer } from './budgets';
import { againstBudget, type ClosedYear, moneyFigure } from './finding';
import { errorFigure, modelNames, trialWords } from './model-rows';
import { fiscalYearName } from './plan';
import type { Projection } from './projection';

type Asked = { readonly context: ReportContext; readonly projection: Projection; readonly budget: BudgetAnswer };

const shareFigure = (context: ReportContext, id: string, value: Rational | null): Figure | null =>
  value === null
    ? null
    : figure({
        id: `projection.${id}`,
        value,
        unit: 'relative-change',
        source: { kind: 'projection', of: id, month: context.month },
        print: formatRelativeChange,
      });

const reasonWords = (text: string): Sentence => sentence`${text}`;

const closedFact = (context: ReportContext, closed: ClosedYear | null): ProjectionFact[] => {
  if (closed === null || closed.actual === null) return [];
  const { budget, reason } = closed.budget;
  const share = shareFigure(context, 'closed.against-budget', againstBudget(closed.actual, closed.budget));
  const total = moneyFigure(context, { id: 'closed.budget', value: budget?.total ?? null, kind: 'target' });
  return [
    {
      id: 'closed',
      label: `${fiscalYearName(closed.year)} actual`,
      value: moneyFigure(context, { id: 'closed.actual', value: closed.actual, kind: 'cost' }),
      note:
        budget === null
          ? reasonWords(reason?.text ?? '')
          : share === null
            ? sentence`Budget ${total}`
            : sentence`Budget ${total}, ${share}`,
    },
  ];
};

const toDateFact = ({ context, projection }: Asked): ProjectionFact[] => {
  const { plan, year, partial } = projection;
  if (year.toDate === null || (plan.known.length === 0 && partial === null)) return [];
  const months = plan.known.length === 0 ? '' : countOf(plan.known.length, 'month');
  const days = partial === null ? '' : `${countOf(partial.day, 'day')} of ${monthWord(context.month)}`;
  return [
    {
      id: 'to-date',
      label: `${fiscalYearName(plan.year)} to date`,
      value: moneyFigure(context, { id: 'to-date', value: year.toDate.total, kind: 'cost' }),
      note: sentence`${[months, days].filter((words) => words !== '').join(' and ')}`,
    },
  ];
};

const restFact = ({ context, projection: { partial, forecast } }: Asked): ProjectionFact[] => {
  if (partial === null) return [];
  const half = forecast?.monthlyHalfBands(1)[0] ?? null;
  const band = bandRound(partial.rest.total, half);
  const low = moneyFigure(context, { id: 'rest-of-month.low', value: band?.low ?? null });
  const high = moneyFigure(context, { id: 'rest-of-month.high', value: band?.high ?? null });
  const left = sentence`${countOf(partial.days - partial.day, 'day')} of ${String(partial.days)}, at the cost a day so far`;
  return [
    {
      id: 'rest-of-month',
      label: `Rest of ${monthWord(context.month)}`,
      value: moneyFigure(context, { id: 'rest-of-month', value: partial.rest.total }),
      note: band === null ? left : sentence`${left}; 80%: ${low} to ${high}`,
    },
  ];
};

const yearFacts = ({ context, projection, budget }: Asked): ProjectionFact[] => {
  const { plan, year } = projection;
  if (year.whole === null) return [];
  const name = fiscalYearName(plan.year);
  const band = year.bandOf(null);
  const low = moneyFigure(context, { id: 'whole.low', value: band?.low ?? null });
  const high = moneyFigure(context, { id: 'whole.high', value: band?.high ?? null });
  const share = shareFigure(context, 'whole.against-budget', againstBudget(year.whole.total, budget));
  return [
    {
      id: 'whole',
      label: `${name} forecast`,
      value: moneyFigure(context, { id: 'whole', value: year.whole.total }),
      note:
        band === null
          ? reasonWords('No band: too few past forecasts reach this far')
          : sentence`80%: ${low} to ${high}`,
    },
    {
      id: 'budget',
      label: `${name} budget`,
      value: {
        ...moneyFigure(context, { id: 'budget', value: budget.budget?.total ?? null, kind: 'target' }),
        reason: budget.budget === null ? budget.reason : null,
      },
      note: share === null ? reasonWords(budget.reason?.text ?? '') : sentence`Forecast ${share}`,
    },
  ];
};

const scoredFact = ({ context }: Asked, scored: ScoredProjection | null): ProjectionFact[] => {
  if (scored === null) return [];
  const held = scored.isInside === null ? '' : scored.isInside ? ', inside the band' : ', outside the band';
  return [
    {
      id: 'scored',
      label: `Forecast for ${monthWord(context.month)}`,
      value: scored.projected,
      note:
        scored.error.exact === null
          ? sentence`Not scored: the month is not over`
          : sentence`Actual ${scored.actual}, error ${scored.error}${held}`,
    },
  ];
};

const errorFact = ({ context, projection }: Asked): ProjectionFact[] => {
  const { forecast } = projection;
  if (forecast === null) return [];
  const errorOf = (id: string) => forecast.scores.find((score) => score.id === id)?.error ?? null;
  const naive = figure({
    id: 'projection.model.last-value.error',
    value: errorOf('last-value'),
    unit: 'share',
    source: { kind: 'projection', of: 'error', month: context.month },
    print: (value) => formatShare(value),
    reason: { code: 'not-compared', text: 'It was not compared.' },
  });
  const name = modelNames[forecast.model];
  return [
    {
      id: 'error',
      label: `Mean error, ${trialWords(projection)}`,
      value: errorFigure(context, `projection.model.${forecast.model}.error`, errorOf(forecast.model), ''),
      note:
        forecast.model === 'last-value' || naive.exact === null
          ? sentence`${name}, the best of ${countOf(forecast.scores.filter(({ error }) => error !== null).length, 'model')}`
          : sentence`${name}; repeating the last month ${naive}`,
    },
  ];
};

/** The figures beside the finding: the year, its budget, last month's forecast, the model's error. */
export const factsOf = (asked: Asked, closed: ClosedYear | null, scored: ScoredProjection | null): ProjectionFact[] => [
  ...closedFact(asked.context, closed),
  ...toDateFact(asked),
  ...restFact(asked),
  ...yearFacts(asked),
  ...scoredFact(asked, scored),
  ...errorFact(asked),
];
