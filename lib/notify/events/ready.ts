import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import type { NewEvent } from '../../../db/commands/record-event';
import type { Message } from '../../../db/notify-types';
import { reportStatesIn } from '../../../db/queries/editions';
import { lastClosingId } from '../../../db/queries/last-closing-id';
import { reportMonths } from '../../../db/queries/report-months';
import { type Month, monthName } from '../../month/month';
import { checklistOf } from '../../publishing/checklist';
import { type Check, failedChecks, failureText } from '../../report/closing/check';
import { countOf } from '../../report/format/words';
import type { Looking } from './looking';

/** Months that nobody closed for longer wait for nothing that a message could bring. */
const NEWEST_MONTHS = 3;

const messageOf = (month: Month, checks: readonly Check[]): Message => {
  const remarks = failedChecks(checks);
  const name = monthName(month);
  return {
    title: `${name} is ready to close`,
    sentences: [
      `Nothing on its checklist stands in the way of publishing: ${countOf(checks.length - remarks.length, 'check')} of ${checks.length} pass.`,
    ],
    facts: [],
    lists: remarks.length === 0 ? [] : [{ title: 'Remarks, which block nothing', items: remarks.map(failureText) }],
    ...{ path: `/reports/${month}`, place: `Reports, ${name}`, runbook: null, edition: null },
  };
};

/** The newest months, as long as nobody closed them. */
const openMonths = (db: PerunitDatabase): Month[] => {
  const months = reportMonths(db).slice(-NEWEST_MONTHS);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const states = reportStatesIn(db, { first, last });
  return months.filter((month) => !states.has(month));
};

/** Open months whose checklist has nothing left that refuses publishing or asks for a reason; again after a re-opening. */
export const readyEvents = ({ db, now, known }: Looking): NewEvent[] =>
  openMonths(db).flatMap((month): NewEvent[] => {
    const key = `month-ready:${month}:${lastClosingId(db, month)}`;
    if (known.has(key)) return [];
    const checks = checklistOf(db, month);
    if (failedChecks(checks).some(({ publishing }) => publishing !== null)) return [];
    return [{ kind: 'month-ready', key, message: messageOf(month, checks), happenedAt: now.toISOString() }];
  });
