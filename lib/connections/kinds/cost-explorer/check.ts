import 'server-only';
import { GetDimensionValuesCommand } from '@aws-sdk/client-cost-explorer';
import { addMonths, monthOfDay } from '../../../month/month';
import { awsFailure } from '../../aws/aws-failure';
import { callerIdentity } from '../../aws/caller-identity';
import type { ConnectionCheck, ConnectorContext } from '../../connector';
import { meteredClient } from './metered-client';
import { costExplorerPolicy } from './policy';
import type { CostExplorerSettings } from './settings';

const counted = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);

/** Asks whose credentials these are (free), and which accounts Cost Explorer sees ($0.01). Throws ConnectionError. */
export const checkCostExplorer = async (
  settings: CostExplorerSettings,
  context: ConnectorContext,
): Promise<ConnectionCheck> => {
  const { account, arn } = await callerIdentity(settings.aws, context.signal);
  const client = meteredClient(settings, context);
  try {
    const month = monthOfDay(context.now().toISOString());
    const command = new GetDimensionValuesCommand({
      ...{ Dimension: 'LINKED_ACCOUNT', Context: 'COST_AND_USAGE' },
      TimePeriod: { Start: `${addMonths(month, -1)}-01`, End: `${month}-01` },
    });
    const { DimensionValues: values = [] } = await client.send(command, { abortSignal: context.signal });
    const names = values.map(({ Value = '', Attributes = {} }) => `${Value} ${Attributes['description'] ?? ''}`.trim());
    return {
      text: `Reached Cost Explorer: it sees ${counted(values.length)}.`,
      details: [
        `The credentials are those of ${arn}.`,
        `The bill is taken for ${settings.payerId ?? account}’s.`,
        ...names.slice(0, 20),
        ...(names.length > 20 ? [`and ${names.length - 20} more`] : []),
        'This test cost $0.01.',
      ],
    };
  } catch (error) {
    throw awsFailure(error, {
      ...{ what: 'Asking which accounts there are', policy: costExplorerPolicy(settings), signal: context.signal },
    });
  } finally {
    client.destroy();
  }
};
