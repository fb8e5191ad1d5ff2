import type { CostViewRow } from '../../../../db/commands/save-cost-explorer';
import { effectiveMetric } from '../../../ingest/sources/cost-explorer/answer-lines';
import { fromDecimal, type Rational, sum, toExactDecimal } from '../../../money/rational';
import { monthOfDay } from '../../../month/month';
import type { SideView } from './read-costs';

const decimalOf = (amounts: readonly Rational[]): string => toExactDecimal(sum(amounts)) ?? '0';

/** A view's amounts as rows to keep; exact decimals. A tag's value is what stands behind its key, empty where there is none. */
export const sideRows = (payerId: string, { id, answers }: SideView): CostViewRow[] => {
  const pages = answers.flatMap((answer) => answer.pages);
  const effective = effectiveMetric(pages);
  const rows = new Map<string, { row: CostViewRow; billed: Rational[]; effective: Rational[] }>();
  const groups = pages.flatMap(({ ResultsByTime }) =>
    ResultsByTime.flatMap(({ TimePeriod, Groups }) =>
      (Groups ?? []).map((group) => ({ ...group, day: TimePeriod.Start })),
    ),
  );
  for (const {
    Keys: [accountId = '', key = ''],
    Metrics,
    day,
  } of groups) {
    const value = id.startsWith('tag:') || id.startsWith('category:') ? key.slice(key.indexOf('$') + 1) : key;
    const month = monthOfDay(day);
    const { Amount: billed = '0', Unit: currency = 'USD' } = Metrics['UnblendedCost'] ?? {};
    const place = JSON.stringify([month, accountId, value]);
    const empty = { payerId, month, view: id, accountId, value, billed: '0', effective: null, currency };
    const found = rows.get(place) ?? { row: empty, billed: [], effective: [] };
    found.billed.push(fromDecimal(billed));
    if (effective !== null) found.effective.push(fromDecimal(Metrics[effective]?.Amount ?? '0'));
    rows.set(place, found);
  }
  return [...rows.values()].map(({ row, ...amounts }) => ({
    ...{ ...row, billed: decimalOf(amounts.billed) },
    effective: effective === null ? null : decimalOf(amounts.effective),
  }));
};
