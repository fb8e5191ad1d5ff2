import {
  absolute,
  compare,
  fromDecimal,
  fromNanos,
  multiply,
  type Rational,
  subtract,
  sum,
  zero,
} from '../../money/rational';
import { type Driver, type DriverPart, driverParts } from '../schema/movers';
import { type Sentence, sentence } from '../sentence';
import type { MoverEvidence } from './evidence';
import { kindOf } from './kind';
import { type PartId, partOfClass } from './split-change';
import { splitWords } from './split-words';
import { driverWithoutLines } from './untold';

type Finding = Pick<Driver, 'id' | 'parts'> & { readonly evidence: Sentence };
type Parts = ReadonlyMap<PartId, Rational>;

const half = fromDecimal('0.5');

/** By lines where there are any, else by the kind of charge; what neither tells makes up the rest. */
const partsOf = ({ before, after, split, changeByClass }: MoverEvidence): Parts => {
  const told = new Map<PartId, Rational>();
  const put = (part: PartId, amount: Rational) => told.set(part, sum([told.get(part) ?? zero, amount]));
  if (split === null)
    for (const [scopeClass, amount] of changeByClass) put(partOfClass[scopeClass] ?? 'not-told', amount);
  else for (const [part, nanos] of split.parts) put(part, fromNanos(nanos));
  put('not-told', subtract(subtract(after, before), sum(told.values())));
  const order: readonly PartId[] = [...driverParts, 'not-told'];
  return new Map(order.map((part) => [part, told.get(part) ?? zero]));
};

type SizedPart = { readonly id: PartId; readonly amount: Rational };

/** The parts that go the change's way, largest first; of two as large the one listed first. */
const leadingParts = (parts: Parts, change: Rational): SizedPart[] =>
  [...parts]
    .map(([id, amount]) => ({ id, amount }))
    .filter(({ amount }) => amount.numerator * change.numerator > 0n)
    .sort((a, b) => compare(absolute(b.amount), absolute(a.amount)));

const isTold = (part: SizedPart): part is SizedPart & { readonly id: DriverPart } => part.id !== 'not-told';

/** One part that makes up half of the change, or the two largest together; null: the charges do not tell. */
const decide = (parts: Parts, change: Rational): Pick<Driver, 'id' | 'parts'> | null => {
  const enough = absolute(multiply(change, half));
  const makesUp = (of: readonly SizedPart[]) => compare(absolute(sum(of.map(({ amount }) => amount))), enough) >= 0;
  const leading = leadingParts(parts, change);
  const [largest] = leading;
  if (largest === undefined) return null;
  if (makesUp([largest])) return isTold(largest) ? { id: largest.id, parts: [] } : null;
  const told = leading.filter(isTold).slice(0, 2);
  return told.length === 2 && makesUp(told) ? { id: 'mixed', parts: told.map(({ id }) => id) } : null;
};

const scopeEvidence = {
  entered: 'The account was out of scope the month before',
  left: 'The account is out of scope now',
} as const;

const findingOf = (evidence: MoverEvidence): Finding => {
  if (evidence.scope !== 'same') {
    return { id: 'mapping', parts: [], evidence: sentence`${scopeEvidence[evidence.scope]}` };
  }
  const parts = partsOf(evidence);
  const found = decide(parts, subtract(evidence.after, evidence.before));
  if (found !== null) return { ...found, evidence: splitWords(evidence, found.id, parts) };
  const untold = driverWithoutLines(evidence);
  return { id: untold.id, parts: [], evidence: sentence`${untold.evidence}` };
};

/**
 * The driver of a change that the data alone supports, as a proposal: the part that makes up at least half of it, or
 * the two largest together as a mix. Lines tell usage, price, commitment, one-offs and mappings apart; where they do
 * not, the series and the counts are asked. An account that moves between environments keeps its cost: that is no driver.
 */
export const proposeDriver = (evidence: MoverEvidence): Driver => {
  const finding = findingOf(evidence);
  return { ...finding, parts: [...finding.parts], ...kindOf(finding.id, evidence) };
};
