import type { Month } from '../../../../month/month';
import { type LoopbackServer, type Reply, startServer } from '../../../testing/loopback-server';
import { type Asked, answerOf, type Entry } from './ledger';

/** What the account is like that the server plays. */
export type Scene = {
  ledger: readonly Entry[];
  estimated: ReadonlySet<Month>;
  names: Readonly<Record<string, string>>;
  groupsOnPage: number;
  /** Days before it are refused, as AWS does beyond an account's history. */
  historyFrom: string;
  /** Answers of other operations by name; without one they have no data. */
  others: Readonly<Record<string, object>>;
  payer: string;
};

/** A server that answers as Cost Explorer (JSON 1.1) and STS (XML) do, with every request of Cost Explorer as it came. */
export type AwsServer = LoopbackServer & {
  readonly scene: Scene;
  readonly requests: { operation: string; body: unknown }[];
};

/** An error as AWS writes it in JSON 1.1. */
export const awsError = (type: string, message: string, status = 400): Reply => ({
  ...{ status, headers: { 'content-type': 'application/x-amz-json-1.1' } },
  body: { __type: type, Message: message, message },
});

const noData = awsError(
  'DataUnavailableException',
  'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet',
);
const tooOld = awsError(
  'ValidationException',
  'You haven’t enabled historical data beyond 14 months.'.replace('’', "'"),
);

const identity = (payer: string): Reply => ({
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${payer}:user/billing</Arn><UserId>AIDA</UserId><Account>${payer}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
});

const accounts = ({ names }: Scene): Reply => {
  const found = Object.entries(names).map(([Value, description]) => ({ Value, Attributes: { description } }));
  return { body: { DimensionValues: found, ReturnSize: found.length, TotalSize: found.length } };
};

const answer = (scene: Scene, operation: string, body: unknown): Reply => {
  if (operation === 'GetDimensionValues') return accounts(scene);
  if (operation !== 'GetCostAndUsage') return { body: scene.others[operation] } satisfies Reply;
  const asked = body as Asked;
  return asked.TimePeriod.Start < scene.historyFrom ? tooOld : { body: answerOf(scene.ledger, asked, scene) };
};

/** Starts the server; credentials for it are whatever the environment has. */
export const startAwsServer = async (given: Partial<Scene> = {}): Promise<AwsServer> => {
  const scene: Scene = {
    ...{ ledger: [], estimated: new Set(), names: {}, groupsOnPage: 1000, historyFrom: '2000-01-01' },
    ...{ others: {}, payer: '111122223333' },
    ...given,
  };
  const requests: AwsServer['requests'] = [];
  const server = await startServer((_, request, text) => {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string') return identity(scene.payer);
    const operation = target.replace(/^AWSInsightsIndexService\./, '');
    const body: unknown = JSON.parse(text);
    requests.push({ operation, body });
    const isKnown = operation === 'GetCostAndUsage' || operation === 'GetDimensionValues' || operation in scene.others;
    return isKnown ? answer(scene, operation, body) : noData;
  });
  return Object.assign(server, { scene, requests });
};
