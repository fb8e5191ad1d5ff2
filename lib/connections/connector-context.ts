import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { readSecret } from '../secrets/read-secret';
import type { ConnectorContext } from './connector';

type Told = {
  readonly db: PerunitDatabase;
  readonly connection: ConnectorContext['connection'];
  readonly signal: AbortSignal;
  readonly log: ConnectorContext['log'];
};

/** What connectors may use, the same for a test, a plan and a pull. */
export const connectorContext = ({ db, connection, signal, log }: Told): ConnectorContext => ({
  ...{ db, connection, signal, log },
  now: () => new Date(),
  secret: (reference) => readSecret(reference),
});
