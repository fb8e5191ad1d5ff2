import type { ScopeClass } from '../../kpis/types';
import type { DriverPart } from '../schema/movers';
import type { MoverLine } from './mover-line';
import { isMeasured, splitMeasured, totalOf } from './usage-price';

/** What a part of a change is put down to; `not-told` is what the lines do not tell. */
export type PartId = DriverPart | 'not-told';

/** What the usage of one unit did: quantities in millionths, late ones of a month's last 7 days, its usage part in nanos. */
export type UnitChange = {
  readonly unit: string;
  readonly before: bigint;
  readonly after: bigint;
  readonly lateBefore: bigint;
  readonly lateAfter: bigint;
  readonly usage: bigint;
};

/** A change in nanos, split so that the parts sum to it. */
export type ChangeSplit = {
  readonly parts: ReadonlyMap<PartId, bigint>;
  readonly units: readonly UnitChange[];
  /** What this month's measured quantities would have cost at last month's prices. */
  readonly atOldPrices: bigint;
  /** Lines of usage of which there was none the month before. */
  readonly started: readonly MoverLine[];
  /** What usage cost the month before of which there is none any more. */
  readonly gone: bigint;
};

/** Charges that are of one kind whatever their quantity; support and tax follow other cost. */
export const partOfClass: Readonly<Partial<Record<ScopeClass, PartId>>> = {
  commitment: 'commitment',
  discount: 'price',
  credit: 'one-off',
  refund: 'one-off',
  support: 'not-told',
  tax: 'not-told',
  'vendor-fee': 'not-told',
};

type Group = { readonly thing: string; readonly first: MoverLine; readonly lines: readonly MoverLine[] };
type Elsewhere = ReadonlyMap<string, Group>;

/** The lines of one thing: all of it but how it is paid. */
const thingOf = (line: MoverLine): string =>
  JSON.stringify([line.service, line.usageType, line.operation, line.region, line.unit, line.scopeClass]);

const groupLines = (lines: readonly MoverLine[]): Map<string, Group> => {
  const groups = new Map<string, Group & { lines: MoverLine[] }>();
  for (const line of lines) {
    const thing = thingOf(line);
    const known = groups.get(thing);
    if (known === undefined) groups.set(thing, { thing, first: line, lines: [line] });
    else known.lines.push(line);
  }
  return groups;
};

const nothing = { parts: new Map(), units: [], atOldPrices: 0n, started: [], gone: 0n } satisfies ChangeSplit;
const only = (part: PartId, nanos: bigint): ChangeSplit => ({ ...nothing, parts: new Map([[part, nanos]]) });

/** New here, or gone, while it stood under another cost type in the other month: rules moved it. */
const isMoved = ({ thing }: Group, elsewhere: Elsewhere, missing: 'before' | 'after'): boolean => {
  const there = elsewhere.get(thing)?.lines ?? [];
  return totalOf(there, missing) !== null && totalOf(there, missing === 'before' ? 'after' : 'before') === null;
};

const unitOf = ({ first, lines }: Group, usage: bigint): UnitChange[] => {
  const none = { micros: 0n, lateMicros: 0n };
  const [from, to] = [totalOf(lines, 'before') ?? none, totalOf(lines, 'after') ?? none];
  const [before, lateBefore, after, lateAfter] = [from.micros, from.lateMicros, to.micros, to.lateMicros];
  if (first.unit === null || before === null || after === null || lateBefore === null || lateAfter === null) return [];
  return [{ unit: first.unit, before, after, lateBefore, lateAfter, usage }];
};

/** Of usage that stands in one of the months only; another charge than usage is a one-off then. */
const splitOneSided = (group: Group, elsewhere: Elsewhere, change: bigint): ChangeSplit => {
  const isNew = totalOf(group.lines, 'before') === null;
  if (isMoved(group, elsewhere, isNew ? 'before' : 'after')) return only('mapping', change);
  if (group.first.scopeClass !== 'usage') return only('one-off', change);
  const split = { ...only('usage', change), units: unitOf(group, change) };
  return isNew ? { ...split, started: group.lines } : { ...split, gone: -change };
};

const splitGroup = (group: Group, elsewhere: Elsewhere): ChangeSplit => {
  const { first, lines } = group;
  const [before, after] = [totalOf(lines, 'before'), totalOf(lines, 'after')];
  const change = (after?.nanos ?? 0n) - (before?.nanos ?? 0n);
  const known = first.commitmentStatus === 'Unused' ? 'commitment' : partOfClass[first.scopeClass];
  if (known !== undefined) return only(known, change);
  if (before === null || after === null) return splitOneSided(group, elsewhere, change);
  if (!isMeasured(before) || !isMeasured(after)) return only('not-told', change);
  const { usage, price, commitment } = splitMeasured(lines, before, after);
  return {
    ...nothing,
    parts: new Map<PartId, bigint>([
      ['usage', usage],
      ['price', price],
      ['commitment', commitment],
    ]),
    units: unitOf(group, usage),
    atOldPrices: after.nanos - price,
  };
};

const addUnit = (a: UnitChange, b: UnitChange): UnitChange => ({
  unit: a.unit,
  before: a.before + b.before,
  after: a.after + b.after,
  lateBefore: a.lateBefore + b.lateBefore,
  lateAfter: a.lateAfter + b.lateAfter,
  usage: a.usage + b.usage,
});

const addUp = (splits: readonly ChangeSplit[]): ChangeSplit => {
  const parts = new Map<PartId, bigint>();
  const units = new Map<string, UnitChange>();
  for (const split of splits) {
    for (const [part, nanos] of split.parts) parts.set(part, (parts.get(part) ?? 0n) + nanos);
    for (const change of split.units) {
      const known = units.get(change.unit);
      units.set(change.unit, known === undefined ? change : addUnit(known, change));
    }
  }
  return {
    parts,
    units: [...units.values()],
    atOldPrices: splits.reduce((total, split) => total + split.atOldPrices, 0n),
    started: splits.flatMap(({ started }) => started),
    gone: splits.reduce((total, { gone }) => total + gone, 0n),
  };
};

const isCostUnknown = ({ before, after }: MoverLine): boolean => before?.nanos === null || after?.nanos === null;

/**
 * Splits a change of one account and cost type by its lines; `elsewhere` are the account's lines of other cost types.
 * Null without lines, and where the bill does not know a cost.
 */
export const splitChange = (lines: readonly MoverLine[], elsewhere: readonly MoverLine[]): ChangeSplit | null => {
  if (lines.length === 0 || lines.some(isCostUnknown)) return null;
  const others = groupLines(elsewhere);
  return addUp([...groupLines(lines).values()].map((group) => splitGroup(group, others)));
};

const size = (nanos: bigint): bigint => (nanos < 0n ? -nanos : nanos);

/** The unit that makes up at least half of the usage part, when its quantity went the same way; else null. */
export const mainUnit = ({ parts, units }: ChangeSplit): UnitChange | null => {
  const usage = parts.get('usage') ?? 0n;
  const [first] = [...units].sort((a, b) => (size(a.usage) < size(b.usage) ? 1 : -1));
  if (first === undefined || size(first.usage) * 2n < size(usage)) return null;
  const isSameWay = first.usage * usage > 0n && (first.after - first.before) * usage > 0n;
  return isSameWay ? first : null;
};
