import { fromDecimal, subtract } from '../../money/rational';
import type { MonthlyReport } from '../monthly-report';
import { figuresOf } from '../outline/figures-of';
import type { Figure } from '../schema/figure';
import { printDifference } from './print-difference';

/** A figure that is not what it was; null where one of the two documents does not have it. */
export type FigureDifference = {
  readonly id: string;
  readonly was: Figure | null;
  readonly now: Figure | null;
  /** now − was as printed, signed; null where one of them is no number. */
  readonly difference: string | null;
};

/** What a person wrote is words: an expected saving does not restate a month. */
const ownFigures = (report: MonthlyReport): ReadonlyMap<string, Figure> =>
  new Map(
    figuresOf(report)
      .filter(({ source }) => source.kind !== 'person')
      .map((figure) => [figure.id, figure]),
  );

const differenceOf = (was: Figure | null, now: Figure | null, currency: string): string | null => {
  if (was === null || now === null || was.exact === null || now.exact === null || was.unit !== now.unit) return null;
  return printDifference(subtract(fromDecimal(now.exact), fromDecimal(was.exact)), now.unit, currency);
};

/** Every figure whose exact value differs between a frozen document and the one that the data gives now, in the document's order. */
export const compareDocuments = (frozen: MonthlyReport, live: MonthlyReport): readonly FigureDifference[] => {
  const [before, after] = [ownFigures(frozen), ownFigures(live)];
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const was = before.get(id) ?? null;
    const now = after.get(id) ?? null;
    if ((was?.exact ?? null) === (now?.exact ?? null) && (was === null) === (now === null)) return [];
    return [{ id, was, now, difference: differenceOf(was, now, live.currency) }];
  });
};
