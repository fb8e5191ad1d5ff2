import 'server-only';
import { DatabaseError } from '../../db/database-error';
import type { Closing, Edition } from '../../db/queries/editions';
import { type Month, monthName } from '../month/month';
import type { Check } from '../report/closing/check';
import { listOf } from '../report/format/words';

const longestReason = 500;
const longestName = 80;

const day = (iso: string): string => iso.slice(0, 10);

/** A name as it is signed. Throws 'report-refused' for none. */
export const signedName = (name: string): string => {
  const text = name.replace(/\p{C}/gu, '').trim();
  if (text !== '') return [...text].slice(0, longestName).join('');
  throw new DatabaseError('report-refused', 'A name is needed: it stands in the report.', 'Say who you are.');
};

/** A reason as it is kept; null for none. */
export const givenReason = (reason: string | null | undefined): string | null => {
  const text = (reason ?? '').replace(/\p{C}/gu, ' ').trim();
  return text === '' ? null : [...text].slice(0, longestReason).join('');
};

/** A month that has anything to report. */
export const refuseUnknownMonth = (month: Month, known: readonly Month[]): void => {
  if (known.includes(month)) return;
  const text = `There is nothing to report for ${monthName(month)}.`;
  throw new DatabaseError('report-refused', text, 'Import its bill first.');
};

export const refuseClosedAlready = (month: Month, { by, at }: Closing): never => {
  const text = `${by} closed ${monthName(month)} on ${day(at)}, and no figure changed since.`;
  throw new DatabaseError('report-refused', text, `To work on it, re-open it: npx perunit reopen ${month} --reason …`);
};

export const refuseStaleClosing = (month: Month, { by, at }: Closing): never => {
  const text = `Figures of ${monthName(month)} changed since ${by} closed it on ${day(at)}.`;
  throw new DatabaseError('report-refused', text, `Close it again, then publish: npx perunit close ${month}`);
};

export const refuseSameEdition = ({ edition, by, at }: Edition): never => {
  const text = `${by} published #${edition} on ${day(at)}, and nothing changed since.`;
  throw new DatabaseError('report-refused', text, 'There is nothing to publish.');
};

/** Refuses what may not be published at all, and asks for a reason where one is due. */
export const refuseUnready = (month: Month, checks: readonly Check[], reason: string | null): void => {
  const failed = checks.filter(({ isPassed }) => !isPassed);
  const inWords = (some: readonly Check[]) => listOf(some.map(({ label, text }) => `${label}: ${text}`));
  const refused = failed.filter(({ publishing }) => publishing === 'refused');
  if (refused.length > 0) {
    const text = `${monthName(month)} can’t be published. ${inWords(refused)}.`;
    throw new DatabaseError('report-refused', text, 'Mend what is named, close the month again, then publish.');
  }
  const doubtful = failed.filter(({ publishing }) => publishing === 'reason');
  if (doubtful.length === 0 || reason !== null) return;
  const text = `${monthName(month)} has open questions. ${inWords(doubtful)}.`;
  throw new DatabaseError('reason-needed', text, 'Mend them, or say why it is published all the same.');
};

export const refuseWithoutReason = (edition: string, before: Edition, reason: string | null): void => {
  if (reason !== null) return;
  const text = `#${edition} replaces #${before.edition}, which people have read.`;
  throw new DatabaseError('reason-needed', text, 'Say why a new edition is issued.');
};
