import { roundPartsTo } from '../../money/largest-remainder';
import {
  absolute,
  divide,
  fromInteger,
  isZero,
  type Rational,
  rational,
  subtract,
  toScaled,
} from '../../money/rational';
import { type Figure, figure } from '../figure';
import { formatMoneyChange, formatNumber, formatRelativeChange } from '../format/numbers';
import { startSentence } from '../format/words';
import type { DriverId } from '../schema/movers';
import { type Sentence, sentence } from '../sentence';
import type { MoverEvidence } from './evidence';
import type { PartId, UnitChange } from './split-change';

const words: Record<PartId, string> = {
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
    return sentence`${words[id]} ${figureOf(evidence, id, { value, unit: 'money', print })}`;
  });
  return clauses.reduce((list, clause) => sentence`${list}, ${clause}`);
};

const startWith = ({ text, figures }: Sentence): Sentence => ({ text: startSentence(text), figures });

const placesOf = (size: Rational): number => {
  const whole = toScaled(size, 0);
  if (whole >= 100n) return 0;
  return whole >= 1n ? 1 : 3;
};

const size = (nanos: bigint): bigint => (nanos < 0n ? -nanos : nanos);

/** The unit that makes up most of the usage part, when its quantity went the same way. */
const mainUnit = ({ split }: MoverEvidence): UnitChange | null => {
  const usage = split?.parts.get('usage') ?? 0n;
  const sorted = [...(split?.units ?? [])].sort((a, b) => (size(a.usage) < size(b.usage) ? 1 : -1));
  const [first] = sorted;
  if (first === undefined || size(first.usage) * 2n < size(usage)) return null;
  const isSameWay = first.usage * usage > 0n && (first.after - first.before) * usage > 0n;
  return isSameWay ? first : null;
};

/** `312 GB-Mo more`; null where no unit of the bill stands for the usage. */
const quantityWords = (evidence: MoverEvidence): Sentence | null => {
  const unit = mainUnit(evidence);
  if (unit === null) return null;
  const value = rational(unit.after - unit.before, MILLION);
  const places = placesOf(absolute(value));
  const print = () => formatNumber(absolute(value), places);
  const quantity = sentence`${figureOf(evidence, 'quantity', { value, unit: 'count', print })} ${unit.unit}`;
  if (unit.before === 0n) return sentence`${quantity}, none before`;
  if (unit.after === 0n) return sentence`${quantity} less, none left`;
  return unit.after > unit.before ? sentence`${quantity} more` : sentence`${quantity} less`;
};

/** `unit prices +5.0%`; null where discounts stand in the price part too. */
const priceWords = (evidence: MoverEvidence, parts: ReadonlyMap<PartId, Rational>): Sentence | null => {
  const { split, changeByClass } = evidence;
  const price = parts.get('price');
  if (split === null || price === undefined || split.atOldPrices <= 0n || changeByClass.has('discount')) return null;
  const value = divide(price, rational(split.atOldPrices, 1_000_000_000n));
  const change = figureOf(evidence, 'unit-price', { value, unit: 'relative-change', print: formatRelativeChange });
  return sentence`unit prices ${change}`;
};

/** What a change is made of, with its figures: `312 GB-Mo more: usage +$410, price −$20`. */
export const splitWords = (
  evidence: MoverEvidence,
  driver: DriverId,
  parts: ReadonlyMap<PartId, Rational>,
): Sentence => {
  const all = printParts(evidence, parts);
  const shown = all.filter(({ printed }) => printed !== 0n);
  const listed = shown.length === 0 ? all.slice(0, 1) : shown;
  const isAlone = listed.length === 1;
  const lead = driver === 'usage' ? quantityWords(evidence) : driver === 'price' ? priceWords(evidence, parts) : null;
  if (lead === null) return startWith(listParts(evidence, listed));
  if (isAlone)
    return startWith(driver === 'usage' ? sentence`${lead} at the same price` : sentence`${lead} for the same usage`);
  return startWith(sentence`${lead}: ${listParts(evidence, listed)}`);
};
