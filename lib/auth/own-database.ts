import 'server-only';

import { organisationDatabase, type PerunitDatabase } from '../../db/client';
import { ProblemError } from '../observe/problems';
import { organisationOf } from './organisation';

/**
 * One's own organisation, to write beside what is on screen. Throws `demo-is-read-only` while that is the demo: its
 * reports' movers and actions are not one's own.
 */
export const ownDatabaseOnScreen = (headers: Headers): PerunitDatabase => {
  if (organisationOf(headers) === 'demo')
    throw new ProblemError('demo-is-read-only', 'The report on screen is the demo’s.');
  return organisationDatabase('own');
};
