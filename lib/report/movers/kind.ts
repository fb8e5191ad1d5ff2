import { absolute, compare, fromDecimal, fromNanos, multiply, type Rational, subtract } from '../../money/rational';
import { daysInMonth, type Month } from '../../month/month';
import type { Driver, DriverId } from '../schema/movers';
import { endedSpike, hasNewLevel, hasRun, isCalendar, swings } from './daily-cost';
import type { MoverEvidence } from './evidence';
import { lastWeek } from './last-week';
import type { MoverLine } from './mover-line';

type Kind = Pick<Driver, 'kind' | 'kindRule'>;
type Rule = Kind & { readonly holds: (driver: DriverId, evidence: MoverEvidence) => boolean };

const half = fromDecimal('0.5');
/** A line whose last day comes earlier has ended: bills miss the last day or two of some charges. */
const LAST_DAYS = 2;

const isMost = (part: Rational, { before, after }: MoverEvidence): boolean =>
  compare(absolute(part), multiply(absolute(subtract(after, before)), half)) >= 0;

/** Monthly charges stand on the first day alone, and have not ended. */
const hasEnded = ({ after }: MoverLine, month: Month): boolean => {
  const lastDays = `${month}-${String(daysInMonth(month) - LAST_DAYS).padStart(2, '0')}`;
  return after !== null && after.lastDay < lastDays && after.lastDay > `${month}-01`;
};

const isStarted = (evidence: MoverEvidence, isEnded: boolean): boolean => {
  const lines = evidence.split?.started.filter((line) => hasEnded(line, evidence.month) === isEnded) ?? [];
  const nanos = lines.reduce((total, { after }) => total + (after?.nanos ?? 0n), 0n);
  return nanos > 0n && isMost(fromNanos(nanos), evidence);
};

const isGone = (evidence: MoverEvidence): boolean =>
  evidence.split !== null && evidence.split.gone > 0n && isMost(fromNanos(evidence.split.gone), evidence);

const isWeek = (driver: DriverId, evidence: MoverEvidence, week: 'back' | 'kept'): boolean =>
  driver === 'usage' && lastWeek(evidence) === week;

const temporary = (kindRule: string, holds: Rule['holds']): Rule => ({ kind: 'temporary', kindRule, holds });
const structural = (kindRule: string, holds: Rule['holds']): Rule => ({ kind: 'structural', kindRule, holds });

/** The first that holds. */
const rules: readonly Rule[] = [
  structural('A mapping holds until it is changed.', (driver) => driver === 'mapping'),
  temporary('A one-off does not come again.', (driver) => driver === 'one-off'),
  structural('A price holds until it is changed.', (driver) => driver === 'price'),
  structural('A commitment holds for its term.', (driver) => driver === 'commitment'),
  temporary('The length of a month is not the next one’s.', (_, evidence) => isCalendar(evidence)),
  temporary(
    'The month before stood out, and at least half of that is gone.',
    (_, { daily }) => endedSpike(daily) !== null,
  ),
  temporary('What is new ended within the month.', (_, evidence) => isStarted(evidence, true)),
  structural('What is new ran to the end of the month.', (_, evidence) => isStarted(evidence, false)),
  structural('What is gone is not used any more.', (_, evidence) => isGone(evidence)),
  temporary('In its last 7 days usage was back near the month before’s.', (driver, evidence) =>
    isWeek(driver, evidence, 'back'),
  ),
  structural('In its last 7 days usage was still at the new level.', (driver, evidence) =>
    isWeek(driver, evidence, 'kept'),
  ),
  structural('A day’s cost went the same way in each of the last 3 months.', (_, { daily }) => hasRun(daily)),
  structural('A day’s cost stands outside all months before, two months running.', (_, { daily }) =>
    hasNewLevel(daily),
  ),
  temporary('A day’s cost turned round and stands where it has been before.', (_, { daily }) => swings(daily)),
];

/**
 * Whether a change lasts, as a proposal. Temporary: one-offs, the calendar's part, the end of a spike of the month
 * before, new lines that ended within the month, usage that was back in its last 7 days, a swing within the range of
 * the 13 months. Structural: mappings, prices, commitments, usage that came to stay or is gone, that kept its level in
 * the last 7 days, a run of 3 months, a new level of 2 months. Else open.
 */
export const kindOf = (driver: DriverId, evidence: MoverEvidence): Kind => {
  const rule = rules.find(({ holds }) => holds(driver, evidence));
  if (rule === undefined)
    return { kind: 'open', kindRule: 'Neither its lines nor its 13 months tell whether it lasts.' };
  return { kind: rule.kind, kindRule: rule.kindRule };
};
