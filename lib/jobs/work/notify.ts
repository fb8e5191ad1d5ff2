import 'server-only';
import { runNotifications } from '../../notify/run-notifications';
import type { JobContext } from '../job-context';

/** Tells people what happened since the last time. */
export const notify = ({ db, signal }: JobContext): Promise<void> => runNotifications(db, { now: new Date(), signal });
