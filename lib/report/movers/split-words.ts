import { roundPartsTo } from '../../money/largest-remainder';
import {
  absolute,
  divide,
  fromInteger,
  fromNanos,
  isZero,
  type Rational,
  rational,
  subtract,
  toScaled,
  zero,
} from '../../money/rational';
import { type Figure, figure } from '../figure';
import { formatMoneyChange, formatNumber, formatRelativeChange } from '../format/numbers';
import { startSentence } from '../format/words';
import type { DriverId } from '../schema/movers';
import { type Sentence, sentence } from '../sentence';
import { isCalendar } from './daily-cost';
import type { MoverEvidence } from './evidence';
import { mainUnit, type PartId, type UnitChange } from './split-change';

const partNames: Record<PartId, string> = {
  usage: 'usage',
  price: 'price',
  commitment: 'commitments',
  'one-off': 'one-off charges',
  mapping: 'cost types mapped anew',
  'not-told': 'not told',
};

type PrintedPart = { readonly id: PartId; readonly value: Rational; readonly printed: bigint };

const MILLION = 1_000_000n;

const figureOf = (
  evidence: MoverEvidence,
  of: string,
  given: Pick<Parameters<typeof figure>[0], 'value' | 'unit' | 'print'>,
): Figure => {
  const id = `movers.${evidence.key}.driver.${of}`;
  return figure({ ...given, id, source: { kind: 'bill', of: `movers.${evidence.key}.change`, month: evidence.month } });
};

/** In whole units of the currency, so that they sum to the change that the row prints. */
const printParts = (evidence: MoverEvidence, parts: ReadonlyMap<PartId, Rational>): PrintedPart[] => {
  const known = [...parts].filter(([, value]) => !isZero(value));
  const change = subtract(evidence.after, evidence.before);
  const total = toScaled(evidence.printedChange ?? change, 0);
  const printed = roundPartsTo(
    known.map(([, value]) => value),
    total,
  );
  return known.map(([id, value], index) => ({ id, value, printed: printed[index] ?? 0n }));
};

const listParts = (evidence: MoverEvidence, parts: readonly PrintedPart[]): Sentence => {
  const clauses = parts.map(({ id, value, printed }) => {
    const print = () => formatMoneyChange(fromInteger(printed), evidence.currency);
    return sentence`${partNames[id]} ${figureOf(evidence, id, { value, unit: 'money', print })}`;
  });
  return clauses.reduce((list, clause) => sentence`${list}, ${clause}`);
};

const startWith = ({ text, figures }: Sentence): Sentence => ({ text: startSentence(text), figures });

/** The calendar's part is said where it explains the change. */
const withCalendar = (evidence: MoverEvidence, driver: DriverId, words: Sentence): Sentence =>
  driver === 'usage' && isCalendar(evidence) ? sentence`${words}; the months differ in days` : words;

const placesOf = (size: Rational): number => {
  const whole = toScaled(size, 0);
  if (whole >= 100n) return 0;
  return whole >= 1n ? 1 : 3;
};

const quantityOf = (evidence: MoverEvidence, { before, after, unit }: UnitChange): Sentence => {
  const value = rational(after - before, MILLION);
  const print = () => formatNumber(absolute(value), placesOf(absolute(value)));
  return sentence`${figureOf(evidence, 'quantity', { value, unit: 'count', print })} ${unit}`;
};

/** `312 GB-Mo more: usage +$410, price −$20`; null where no unit of the bill stands for the usage. */
const usageWords = (evidence: MoverEvidence, list: Sentence | null): Sentence | null => {
  const unit = evidence.split === null ? null : mainUnit(evidence.split);
  if (unit === null) return null;
  const quantity = quantityOf(evidence, unit);
  const isNew = unit.before === 0n;
  const isGone = unit.after === 0n;
  const more = unit.after > unit.before ? 'more' : 'less';
  const words = isNew ? sentence`${quantity}, none before` : sentence`${quantity} ${isGone ? 'less, none left' : more}`;
  if (list !== null) return sentence`${words}: ${list}`;
  return isNew || isGone ? words : sentence`${words} at the same price`;
};

/** `Unit prices +5.0% for the same usage`; null where discounts stand in the price part too. */
const priceWords = (evidence: MoverEvidence, price: Rational, list: Sentence | null): Sentence | null => {
  const { split, changeByClass } = evidence;
  if (split === null || split.atOldPrices <= 0n || changeByClass.has('discount')) return null;
  const value = divide(price, fromNanos(split.atOldPrices));
  const change = figureOf(evidence, 'unit-price', { value, unit: 'relative-change', print: formatRelativeChange });
  return list === null ? sentence`unit prices ${change} for the same usage` : sentence`unit prices ${change}: ${list}`;
};

/** What a change is made of, with its figures; the parts are listed where more than the driver's prints. */
export const splitWords = (
  evidence: MoverEvidence,
  driver: DriverId,
  parts: ReadonlyMap<PartId, Rational>,
): Sentence => {
  const all = printParts(evidence, parts);
  const shown = all.filter(({ printed }) => printed !== 0n);
  const list = listParts(evidence, shown.length === 0 ? all : shown);
  const further = shown.length === 1 ? null : list;
  const ofPrice = () => priceWords(evidence, parts.get('price') ?? zero, further);
  const found = driver === 'usage' ? usageWords(evidence, further) : driver === 'price' ? ofPrice() : null;
  return startWith(withCalendar(evidence, driver, found ?? list));
};
