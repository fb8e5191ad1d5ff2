import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Connection } from '../../db/queries/connections';
import type { Month } from '../month/month';
import type { PullPlan } from './connector';
import { connectorContext } from './connector-context';
import { HiddenSecrets } from './hidden-secrets';
import { connectorOf } from './registry';

/** What a pull of a connection would ask for and cost at most; asks nobody. Throws ConnectionError. */
export const planPull = (db: PerunitDatabase, connection: Connection, months: readonly Month[] | null): PullPlan => {
  const { signal } = new AbortController();
  const context = connectorContext({ db, connection, signal, log: () => {}, secrets: new HiddenSecrets() });
  return connectorOf(connection.kind).plan(connection.settings, { months }, context);
};
