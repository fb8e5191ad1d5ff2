import { formatShare } from '../../kpis/format';
import { formatPoints } from '../../kpis/format-change';
import { subtract } from '../../money/rational';
import type { ReportContext } from '../context';
import { type FigureReason, figure, point } from '../figure';
import { changeReason } from '../reasons';
import type { rateIds, SavingsRate } from '../schema/savings';
import type { Known, MonthSavings } from './month-savings';

type RateId = (typeof rateIds)[number];

type Rate = {
  readonly id: RateId;
  readonly name: string;
  readonly meaning: string;
  readonly of: (savings: MonthSavings) => Known;
};

const rates: readonly Rate[] = [
  {
    id: 'esr',
    name: 'Effective savings rate (ESR)',
    meaning: 'Off list price, before vendor fees',
    of: ({ esr }) => esr,
  },
  { id: 'net-esr', name: 'Net ESR', meaning: 'Off list price, after vendor fees', of: ({ netEsr }) => netEsr },
  {
    id: 'coverage',
    name: 'Commitment coverage',
    meaning: 'Of usage at list price, without spot',
    of: ({ coverage }) => coverage,
  },
  {
    id: 'utilisation',
    name: 'Commitment utilisation',
    meaning: 'Of what commitments cost, used',
    of: ({ utilisation }) => utilisation,
  },
];

const changeReasonOf = (context: ReportContext, now: Known, before: Known): FigureReason | null =>
  changeReason(context) ?? now.reason ?? before.reason;

const rateOf = (
  context: ReportContext,
  months: readonly MonthSavings[],
  { id, name, meaning, of }: Rate,
): SavingsRate[] => {
  const [before, now] = months.slice(-2).map(of);
  if (before === undefined || now === undefined) return [];
  const { month } = context;
  const reason = changeReasonOf(context, now, before);
  const change =
    reason !== null || now.value === null || before.value === null ? null : subtract(now.value, before.value);
  const value = figure({
    ...{ id: `savings.${id}`, value: now.value, unit: 'share', reason: now.reason },
    source: { kind: 'savings', of: id, month },
    print: (exact) => formatShare(exact),
  });
  const changed = figure({
    ...{ id: `savings.${id}.change`, value: change, unit: 'share-change', reason, print: formatPoints },
    source: { kind: 'savings', of: `${id}.change`, month },
  });
  const series = months.map((each) => point(each.month, of(each).value, 'share', (exact) => formatShare(exact)));
  return [{ id, name, meaning, value, change: changed, series }];
};

/** ESR, net ESR, coverage and utilisation of the last of the months, with the series of all of them. */
export const savingsRates = (context: ReportContext, months: readonly MonthSavings[]): SavingsRate[] =>
  rates.flatMap((rate) => rateOf(context, months, rate));
