import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { ConnectorContext } from './connector';
import type { HiddenSecrets } from './hidden-secrets';

type Told = {
  readonly db: PerunitDatabase;
  readonly connection: ConnectorContext['connection'];
  readonly signal: AbortSignal;
  readonly log: ConnectorContext['log'];
  readonly secrets: HiddenSecrets;
};

/** What connectors may use, the same for a test, a plan and a pull. */
export const connectorContext = ({ db, connection, signal, log, secrets }: Told): ConnectorContext => ({
  ...{ db, connection, signal },
  now: () => new Date(),
  secret: (reference) => secrets.read(reference),
  log: (level, text) => log(level, secrets.hide(text)),
});
