import 'server-only';
import { runImport } from '../../../../jobs/run-import';
import type { PullContext } from '../../../connector';
import { type ConnectorBench, connectorBench } from '../../../testing/connector-context';
import { type CostExplorerSettings, costExplorerSettingsSchema } from '../settings';
import { type AwsServer, type Scene, startAwsServer } from './aws-server';

/** A connection to a server that plays AWS. */
export type CostExplorerBench = {
  readonly server: AwsServer;
  readonly bench: ConnectorBench;
  readonly context: PullContext;
  readonly settings: (more?: Partial<Record<keyof CostExplorerSettings, unknown>>) => CostExplorerSettings;
  readonly remove: () => Promise<void>;
};

/** Without what is read once a week, unless a test asks for it. */
export const costExplorerBench = async (now: string, scene: Partial<Scene> = {}): Promise<CostExplorerBench> => {
  const server = await startAwsServer(scene);
  const bench = connectorBench('cost-explorer', now);
  const { db } = bench;
  const context: PullContext = {
    ...bench.context,
    importFiles: (inputs, said) => runImport({ db, inputs, by: 'test', ...(said === undefined ? {} : { said }) }),
  };
  return {
    ...{ server, bench, context },
    settings: (more = {}) =>
      costExplorerSettingsSchema.parse({
        ...{ aws: { endpoint: server.url }, commitments: false, forecast: false, usageTypes: 'off', historyMonths: 2 },
        ...more,
      }),
    remove: async () => {
      bench.remove();
      await server.close();
    },
  };
};
