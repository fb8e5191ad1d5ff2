import type { CostBasis, ScopeClass } from '../../kpis/types';
import {
  absolute,
  add,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  isZero,
  mean,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../../money/rational';
import { movementOf } from '../format/words';
import type { Driver, DriverId } from '../schema/movers';
import { sentence } from '../sentence';

/** What the bill and the counts tell about one change. */
export type MoverEvidence = {
  readonly before: Rational;
  readonly after: Rational;
  /** The change, by the kind of charge. */
  readonly changeByClass: ReadonlyMap<ScopeClass, Rational>;
  /** Cost a day, oldest month first, the report's last; null without a bill. */
  readonly daily: readonly (Rational | null)[];
  /** Whether the account was out of scope in one of the two months. */
  readonly scope: 'entered' | 'left' | 'same';
  readonly daysDiffer: boolean;
  /** Active workspaces in both months, for production; null where one is unknown. */
  readonly active: { readonly before: Rational; readonly after: Rational } | null;
  readonly basis: CostBasis;
  readonly noiseBandPct: string;
};

type Finding = { readonly id: DriverId; readonly evidence: string; readonly isCalendar?: boolean };
type Test = (evidence: MoverEvidence) => Finding | null;

const half = fromDecimal('0.5');
const outlierShare = fromDecimal('0.1');
const RUN_MONTHS = 3;

/** The last value, the one before, and the mean of the 3 before that; null unless all are known. */
const lastMonths = (daily: readonly (Rational | null)[]) => {
  const [now = null, last = null, ...rest] = [...daily].reverse();
  const before = rest.slice(0, RUN_MONTHS).filter((value) => value !== null);
  const usual = before.length < RUN_MONTHS ? null : mean(before);
  return now === null || last === null || usual === null ? null : { now, last, usual };
};

const byMapping: Test = ({ scope }) => {
  if (scope === 'same') return null;
  const evidence =
    scope === 'entered' ? 'The account was out of scope the month before' : 'The account is out of scope now';
  return { id: 'mapping', evidence };
};

const decides = (evidence: MoverEvidence, classes: readonly ScopeClass[]): boolean => {
  const change = subtract(evidence.after, evidence.before);
  const part = classes.reduce((total, each) => add(total, evidence.changeByClass.get(each) ?? zero), zero);
  return !isZero(change) && compare(divide(part, change), half) > 0;
};

const byCharge: Test = (evidence) => {
  if (decides(evidence, ['commitment'])) {
    return { id: 'commitment', evidence: 'More than half of it is commitment fees or unused commitments' };
  }
  if (decides(evidence, ['discount'])) return { id: 'price', evidence: 'More than half of it is negotiated discounts' };
  if (decides(evidence, ['credit', 'refund'])) {
    return { id: 'one-off', evidence: 'More than half of it is credits or refunds' };
  }
  return null;
};

const byReturn: Test = ({ daily }) => {
  const months = lastMonths(daily);
  if (months === null || months.usual.numerator <= 0n) return null;
  const off = subtract(months.last, months.usual);
  const wasOff = compare(absolute(off), multiply(months.usual, outlierShare)) > 0;
  const left = absolute(subtract(months.now, months.usual));
  if (!wasOff || compare(left, multiply(absolute(off), half)) > 0) return null;
  const side = off.numerator > 0n ? 'above' : 'below';
  return {
    id: 'one-off',
    evidence: `The month before stood over 10% ${side} its 3 months before, a day; at least half of that is gone`,
  };
};

const onlyUsage = ({ changeByClass }: MoverEvidence): boolean =>
  [...changeByClass].every(([scopeClass, change]) => scopeClass === 'usage' || isZero(change));

const byStart: Test = (evidence) => {
  if (evidence.basis === 'billed' || !onlyUsage(evidence)) return null;
  if (isZero(evidence.before)) return { id: 'usage', evidence: 'There was no such cost the month before' };
  return isZero(evidence.after) ? { id: 'usage', evidence: 'There is no such cost any more' } : null;
};

const staysWithin = (before: Rational, after: Rational, bandPct: string): boolean =>
  before.numerator > 0n && movementOf(divide(subtract(after, before), before), bandPct) === 'flat';

const byCalendar: Test = ({ daily, daysDiffer, noiseBandPct }) => {
  const [before = null, after = null] = daily.slice(-2);
  if (!daysDiffer || before === null || after === null || !staysWithin(before, after, noiseBandPct)) return null;
  return {
    id: 'usage',
    evidence: `The months differ in days; a day’s cost stayed within ${noiseBandPct}%`,
    isCalendar: true,
  };
};

const byWorkspaces: Test = (evidence) => {
  const { before, after, active, noiseBandPct } = evidence;
  if (active === null || active.before.numerator <= 0n || active.after.numerator <= 0n || !onlyUsage(evidence))
    return null;
  if (staysWithin(active.before, active.after, noiseBandPct)) return null;
  if (!staysWithin(divide(before, active.before), divide(after, active.after), noiseBandPct)) return null;
  return {
    id: 'usage',
    evidence: `Active workspaces changed; cost for each stayed within ${noiseBandPct}%`,
  };
};

const notTold: Finding = { id: 'not-told', evidence: 'Its charges do not tell quantity from price' };

/** The first that decides. */
const tests: readonly Test[] = [byMapping, byCharge, byReturn, byStart, byCalendar, byWorkspaces];

const hasRun = (daily: readonly (Rational | null)[]): boolean => {
  const last = daily.slice(-RUN_MONTHS - 1).filter((value) => value !== null);
  if (last.length <= RUN_MONTHS) return false;
  const moves = last.slice(1).map((value, index) => compare(value, last[index] ?? value));
  return moves.every((move) => move !== 0 && move === moves[0]);
};

const kindOf = ({ id, isCalendar = false }: Finding, evidence: MoverEvidence): Pick<Driver, 'kind' | 'kindRule'> => {
  if (id === 'mapping') return { kind: 'structural', kindRule: 'A mapping holds until it is changed.' };
  if (id === 'one-off') return { kind: 'temporary', kindRule: 'A one-off does not come again.' };
  if (isCalendar) return { kind: 'temporary', kindRule: 'The length of a month is not the next one’s.' };
  return hasRun(evidence.daily)
    ? { kind: 'structural', kindRule: 'A day’s cost went the same way in each of the last 3 months.' }
    : { kind: 'open', kindRule: 'A day’s cost did not go the same way in each of the last 3 months.' };
};

/** The driver of a change that the data alone supports, by the first test that decides, and whether it will last. */
export const proposeDriver = (evidence: MoverEvidence): Driver => {
  const finding = tests.reduce<Finding | null>((known, test) => known ?? test(evidence), null) ?? notTold;
  return { id: finding.id, parts: [], evidence: sentence`${finding.evidence}`, ...kindOf(finding, evidence) };
};

/** A day's cost of a month; null without a bill. */
export const perDay = (cost: Rational | null, days: number): Rational | null =>
  cost === null ? null : divide(cost, fromInteger(days));
