import { hostname, userInfo } from 'node:os';
import { InvalidArgumentError } from 'commander';
import type { PerunitDatabase } from '../db/client';
import { DatabaseError, type DatabaseErrorCode } from '../db/database-error';
import { isMonth, type Month } from '../lib/month/month';
import { EXIT_CODES } from './exit-codes';
import { openOrganisation } from './open-organisation';

/** A month on the command line. */
export const readMonth = (text: string): Month => {
  if (!isMonth(text)) throw new InvalidArgumentError('Write the month as YYYY-MM, for example 2026-01.');
  return text;
};

/** Who signs when nobody is named: the person at this machine. */
export const defaultPerson = (): string => `${userInfo().username}@${hostname()}`;

/** What a person can mend; everything else is a failure. */
const refusals: readonly DatabaseErrorCode[] = ['report-refused', 'reason-needed'];

/**
 * Runs a command that changes where a month's report stands: on one's own organisation, on the demo only when asked
 * for. A refusal is printed with its remedy and ends with 1, no data with 3.
 */
export const changeReport = (demo: boolean, work: (db: PerunitDatabase) => void): void => {
  const db = openOrganisation({ demo });
  if (db === null || (db.organisation === 'demo' && !demo)) {
    console.error('There is nothing of your own to issue yet. With --demo the command acts on the demo.');
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  try {
    work(db);
  } catch (error) {
    if (!(error instanceof DatabaseError) || !refusals.includes(error.code)) throw error;
    console.error(`${error.message}\n${error.remedy}${error.code === 'reason-needed' ? ' (--reason "…")' : ''}`);
    process.exitCode = EXIT_CODES.refused;
  }
};
