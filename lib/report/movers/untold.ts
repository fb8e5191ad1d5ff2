import type { ScopeClass } from '../../kpis/types';
import { compare, divide, fromDecimal, isZero, subtract, zero } from '../../money/rational';
import type { DriverId } from '../schema/movers';
import { endedSpike, isCalendar, staysWithin } from './daily-cost';
import type { MoverEvidence } from './evidence';

type Finding = { readonly id: DriverId; readonly evidence: string };
type Test = (evidence: MoverEvidence) => Finding | null;

const half = fromDecimal('0.5');

const byReturn: Test = ({ daily }) => {
  const side = endedSpike(daily);
  return side === null
    ? null
    : {
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

const byCalendar: Test = (evidence) =>
  isCalendar(evidence)
    ? {
        id: 'usage',
        evidence: `The months differ in days; a day’s cost stayed within ${evidence.noiseBandPct}%`,
      }
    : null;

const byWorkspaces: Test = (evidence) => {
  const { before, after, active, noiseBandPct } = evidence;
  if (active === null || active.before.numerator <= 0n || active.after.numerator <= 0n || !onlyUsage(evidence))
    return null;
  if (staysWithin(active.before, active.after, noiseBandPct)) return null;
  if (!staysWithin(divide(before, active.before), divide(after, active.after), noiseBandPct)) return null;
  return { id: 'usage', evidence: `Active workspaces changed; cost for each stayed within ${noiseBandPct}%` };
};

const followers: readonly (readonly [ScopeClass, string])[] = [
  ['support', 'Support follows the cost of everything else'],
  ['vendor-fee', 'A savings vendor’s fee follows what it saved'],
];

const byFollowing: Test = ({ before, after, changeByClass }) => {
  const change = subtract(after, before);
  if (isZero(change)) return null;
  const found = followers.find(([each]) => compare(divide(changeByClass.get(each) ?? zero, change), half) > 0);
  return found === undefined ? null : { id: 'not-told', evidence: found[1] };
};

/** The first that decides. */
const tests: readonly Test[] = [byReturn, byStart, byFollowing, byCalendar, byWorkspaces];

/** What the series and the counts say of a change whose lines do not tell usage from price. */
export const driverWithoutLines = (evidence: MoverEvidence): Finding =>
  tests.reduce<Finding | null>((known, test) => known ?? test(evidence), null) ?? {
    id: 'not-told',
    evidence: 'Its charges do not tell quantity from price',
  };
