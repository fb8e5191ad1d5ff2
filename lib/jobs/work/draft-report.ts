import 'server-only';
import { z } from 'zod';
import { reportMonths } from '../../../db/queries/report-months';
import { monthSchema } from '../../api/values';
import { monthIssue } from '../../publishing/month-issue';
import type { JobContext } from '../job-context';

const payloadSchema = z.object({ month: monthSchema });

/**
 * Builds the draft of a month's report and goes through its checklist. The result says whether the month can be closed
 * and what is missing: what the people who sign it are told.
 */
export const draftReport = async ({ db, job, log }: JobContext) => {
  const { month } = payloadSchema.parse(job.payload);
  if (!reportMonths(db).includes(month)) {
    log('warning', `There is no data for ${month} yet, so there is no draft.`);
    return { month, hasData: false, state: null, isReady: false, open: [] };
  }
  const issue = monthIssue(db, month);
  issue.live();
  const open = issue.checks().filter(({ isPassed }) => !isPassed);
  const isReady = open.every(({ publishing }) => publishing !== 'refused');
  log('info', `The draft of ${month} is built: ${isReady ? 'ready to close' : 'not ready to close'}.`);
  for (const { label, text } of open) log('warning', `${label}: ${text}.`);
  return {
    ...{ month, hasData: true, state: issue.state, isReady },
    open: open.map(({ id, label, text, publishing }) => ({ id, label, text, publishing })),
  };
};
