import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../db/client';
import { saveConnectionState } from '../../db/commands/save-connection-state';
import { type Connection, connectionStateOf } from '../../db/queries/connections';
import { SecretError } from '../secrets/read-secret';
import { ConnectionError } from './connection-error';
import { connectorContext } from './connector-context';
import { HiddenSecrets } from './hidden-secrets';
import { connectorOf } from './registry';

const longestTestMs = 45_000;
const stateKey = 'last-test';

const testSchema = z.object({
  at: z.iso.datetime(),
  isOk: z.boolean(),
  text: z.string(),
  details: z.array(z.string()),
  code: z.string().nullable(),
  remedy: z.string().nullable(),
  attachment: z.string().nullable(),
});

/** What a test call found, or why it failed and what to do. */
export type ConnectionTest = z.infer<typeof testSchema>;

const failed = (error: unknown): Omit<ConnectionTest, 'at'> => {
  if (!(error instanceof ConnectionError || error instanceof SecretError)) throw error;
  const { code, message, remedy } = error;
  const attachment = error instanceof ConnectionError ? error.attachment : null;
  return { isOk: false, text: message, details: [], code, remedy, attachment };
};

const tooSlow = (): ConnectionError =>
  new ConnectionError('timeout', 'The other side did not answer in 45 seconds.', 'Check its address and the network.', {
    isTransient: true,
  });

/** Makes the test call of a connection and remembers what came of it. Throws only for what is no connection's fault. */
export const testConnection = async (db: PerunitDatabase, connection: Connection): Promise<ConnectionTest> => {
  const signal = AbortSignal.timeout(longestTestMs);
  const secrets = new HiddenSecrets();
  const context = connectorContext({ db, connection, signal, log: () => {}, secrets });
  const call = async () => connectorOf(connection.kind).test(connection.settings, context);
  const isLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(tooSlow()), { once: true });
  });
  const found = await Promise.race([call(), isLate]).then(
    ({ text, details }) => ({
      ...{ isOk: true, text: secrets.hide(text), details: details.map((line) => secrets.hide(line)) },
      ...{ code: null, remedy: null, attachment: null },
    }),
    (error: unknown) => failed(signal.aborted ? tooSlow() : secrets.hideIn(error)),
  );
  const test: ConnectionTest = { at: new Date().toISOString(), ...found };
  saveConnectionState(db, connection.id, stateKey, test);
  return test;
};

/** The last test of a connection; null before the first. */
export const lastTest = (db: PerunitDatabase, connectionId: number): ConnectionTest | null => {
  const kept = testSchema.safeParse(connectionStateOf(db, connectionId, stateKey));
  return kept.success ? kept.data : null;
};
