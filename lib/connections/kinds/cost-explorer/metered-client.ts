import 'server-only';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { recordProviderRequest, releaseProviderRequest } from '../../../../db/commands/record-provider-request';
import { monthOfDay } from '../../../month/month';
import { awsClientConfig } from '../../aws/aws-client-config';
import { ConnectionError } from '../../connection-error';
import type { ConnectorContext } from '../../connector';
import { requestMicros } from './plan-pull';
import { type CostExplorerSettings, capMicrosOf, dollars } from './settings';

const capReached = (settings: CostExplorerSettings): ConnectionError =>
  new ConnectionError(
    'cap-reached',
    `The next request would cost more than ${dollars(capMicrosOf(settings))} this month, which is the most that it may.`,
    'Raise “Cap on requests”, or wait for the next month. Nothing was stored in part.',
  );

/** Whether AWS answered with an error: it charges nothing for that. Of an answer that never came nobody knows. */
const isAnsweredError = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return false;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return false;
  return typeof metadata.httpStatusCode === 'number' && metadata.httpStatusCode >= 400;
};

type Timeouts = { readonly connect?: number; readonly request?: number; readonly idle?: number };

/**
 * A client of Cost Explorer that counts each send before it is made, the SDK's retries too, and makes none that would
 * exceed the cap of the calendar month: it throws ConnectionError `cap-reached` instead.
 */
export const meteredClient = (
  settings: CostExplorerSettings,
  { db, connection, now }: Pick<ConnectorContext, 'db' | 'connection' | 'now'>,
  timeouts: Timeouts = {},
): CostExplorerClient => {
  const client = new CostExplorerClient(awsClientConfig({ settings: settings.aws, timeouts }));
  const count = (operation: string): number => {
    const requestedAt = now().toISOString();
    const request = {
      connectionId: connection.id,
      operation,
      month: monthOfDay(requestedAt),
      costMicros: requestMicros,
    };
    const id = recordProviderRequest(db, { ...request, requestedAt }, capMicrosOf(settings));
    if (id === null) throw capReached(settings);
    return id;
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const id = count((commandName ?? 'request').replace(/Command$/, ''));
        try {
          return await next(args);
        } catch (error) {
          if (isAnsweredError(error)) releaseProviderRequest(db, id);
          throw error;
        }
      },
    // The innermost place after signing: once for each send.
    { step: 'finalizeRequest', priority: 'low', name: 'countRequest' },
  );
  return client;
};
