import { inspect } from 'node:util';
import { GetDimensionValuesCommand } from '@aws-sdk/client-cost-explorer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { providerSpend } from '../../../../db/queries/provider-spend';
import { ConnectionError } from '../../connection-error';
import type { Fault } from '../../testing/loopback-server';
import { askPages } from './ask-pages';
import { costExplorerConnector } from './cost-explorer';
import { meteredClient } from './metered-client';
import { awsError } from './testing/aws-server';
import { type CostExplorerBench, costExplorerBench } from './testing/bench';
import { accountNames, smallLedger } from './testing/small-ledger';

const { pull, test } = costExplorerConnector;
const payer = { payerId: '111122223333' };
const due = { months: null };

let at: CostExplorerBench;
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'very-secret-key');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session-token');
  at = await costExplorerBench('2026-03-12T08:00:00Z', { ledger: smallLedger, names: accountNames });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.remove();
});

const always = (fault: Fault): Fault[] => Array.from({ length: 40 }, () => fault);
const count = (table: string): bigint =>
  at.bench.db.raw.prepare<[], bigint>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0n;
const spend = () => providerSpend(at.bench.db, at.context.connection.id, '2026-03');

const failureOf = async (work: Promise<unknown>): Promise<ConnectionError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ConnectionError) return error;
  throw new Error(`It failed with ${String(error)}.`);
};

/** What goes wrong, and whether it may pass by itself. */
const faults: Readonly<Record<string, readonly [Fault, string, boolean]>> = {
  'LimitExceededException at every send': [
    awsError('LimitExceededException', 'Rate limit exceeded'),
    'throttled',
    true,
  ],
  'ThrottlingException at every send': [awsError('ThrottlingException', 'Rate exceeded'), 'throttled', true],
  'an answer cut off in the middle of a page': ['cut', 'unreachable', true],
  'JSON that ends too early': ['truncated', 'bad-answer', true],
  'JSON that is no answer': [{ body: { ResultsByTime: [{ TimePeriod: {} }] } }, 'bad-answer', true],
  'a server error': [awsError('InternalFailure', 'We are sorry.', 500), 'server-error', true],
  'an expired token': [
    awsError('ExpiredTokenException', 'The security token included in the request is expired'),
    ...(['expired-token', false] as const),
  ],
  'a wrong region': [
    awsError('InvalidSignatureException', "Credential should be scoped to a valid region, not 'eu-central-1'."),
    ...(['wrong-region', false] as const),
  ],
  'a clock that is wrong': [
    awsError('InvalidSignatureException', 'Signature expired: 20260312T080000Z is now earlier than 20260312T090000Z'),
    ...(['clock-skew', false] as const),
  ],
  'keys that AWS does not know': [
    awsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
    ...(['no-credentials', false] as const),
  ],
  'data that is not there yet': [
    awsError('DataUnavailableException', 'Data is not available. Please try to adjust the time period.'),
    ...(['data-unavailable', true] as const),
  ],
  'a report that expired': [
    awsError('BillExpirationException', 'The requested report expired.'),
    'data-unavailable',
    true,
  ],
};

describe('at the wire', () => {
  it.each(Object.entries(faults))(
    '%s: nothing is stored, the message is clear, the next run completes',
    async (_, [fault, code, isTransient]) => {
      at.server.faults.push(null, null, ...always(fault));
      const error = await failureOf(pull(at.settings(payer), due, at.context));
      expect(error).toMatchObject({ code, isTransient });
      expect(inspect(error, { depth: 9 })).not.toMatch(/very-secret-key|session-token|AKIAEXAMPLE/);
      expect(error.message).toMatch(/^January 2026 to March 2026: cost by account and service/);
      expect([count('imports'), count('deliveries'), count('cost_views')]).toEqual([0n, 0n, 0n]);
      at.server.faults.length = 0;
      const { outcomes } = await pull(at.settings(payer), due, at.context);
      expect(outcomes).toMatchObject([{ result: 'imported' }]);
    },
  );

  it('a throttled send is made again after a while, and costs nothing', async () => {
    const throttled = awsError('LimitExceededException', 'Rate limit exceeded');
    at.server.faults.push(throttled, throttled, null, 'cut');
    await pull(at.settings(payer), due, at.context);
    // An answer that broke off counts as charged: nobody knows.
    expect(spend()).toEqual({ requests: 7, failed: 2, costMicros: 50_000n });
  });

  it('a page token that AWS no longer knows starts the view again, once', async () => {
    at.server.scene.groupsOnPage = 5;
    const stale = awsError('InvalidNextTokenException', 'The pagination token is invalid.');
    at.server.faults.push(null, stale);
    await expect(pull(at.settings(payer), due, at.context)).resolves.toMatchObject({
      outcomes: [{ result: 'imported' }],
    });
    const changed = awsError('RequestChangedException', 'Your request parameters changed between pages.');
    at.server.faults.push(changed, changed);
    const error = await failureOf(
      pull(at.settings(payer), { months: ['2026-03'] }, { ...at.context, now: () => new Date('2026-03-14') }),
    );
    expect(error).toMatchObject({ code: 'bad-answer', isTransient: true });
  });

  it('denied access says exactly which policy to attach', async () => {
    at.server.faults.push(
      awsError(
        'AccessDeniedException',
        'User: arn:aws:iam::111122223333:user/x is not authorized to perform: ce:GetCostAndUsage',
      ),
    );
    const error = await failureOf(pull(at.settings({ ...payer, forecast: true }), due, at.context));
    expect(error.code).toBe('access-denied');
    expect(JSON.parse(error.attachment ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          ...{ Effect: 'Allow', Resource: '*' },
          Action: ['ce:GetCostAndUsage', 'ce:GetDimensionValues', 'ce:GetCostForecast'],
        },
      ],
    });
  });

  it('a server that is silent is given up in time, and one that is not there is said', async () => {
    const client = meteredClient(at.settings(), at.context, { request: 50 });
    const asking = { what: 'Accounts', policy: '', signal: at.context.signal, tokenOf: () => undefined };
    const command = new GetDimensionValuesCommand({
      Dimension: 'LINKED_ACCOUNT',
      TimePeriod: { Start: '2026-01-01', End: '2026-02-01' },
    });
    at.server.faults.push(...always('silent'));
    expect(await failureOf(askPages({ ...asking, ask: () => client.send(command) }))).toMatchObject({
      code: 'timeout',
      isTransient: true,
    });
    client.destroy();
    const nowhere = at.settings({ ...payer, aws: { endpoint: 'http://127.0.0.1:9' } });
    expect(await failureOf(pull(nowhere, due, at.context))).toMatchObject({ code: 'unreachable', isTransient: true });
  });

  it('a pull that is cancelled ends at once, and stores nothing', async () => {
    at.server.faults.push('silent');
    const pulling = pull(at.settings(payer), due, at.context);
    setTimeout(at.bench.cancel, 100);
    expect(await failureOf(pulling)).toMatchObject({ code: 'cancelled' });
    expect(count('imports')).toBe(0n);
  });

  it('without credentials says so, and sends nothing', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    expect(await failureOf(pull(at.settings(payer), due, at.context))).toMatchObject({ code: 'no-credentials' });
    expect(await failureOf(test(at.settings(), at.context))).toMatchObject({ code: 'no-credentials' });
    expect([at.server.requests.length, spend().requests]).toEqual([0, 0]);
  });
});

describe('a test of the connection', () => {
  it('asks STS and one cheap question, and says what it cost', async () => {
    const found = await test(at.settings(), at.context);
    expect(found.text).toBe('Reached Cost Explorer: it sees 2 accounts.');
    expect(found.details).toContain('444455556666 prod');
    expect(found.details).toContain('The bill is taken for 111122223333’s.');
    expect(found.details.at(-1)).toBe('This test cost $0.01.');
    expect(spend()).toEqual({ requests: 1, failed: 0, costMicros: 10_000n });
  });
});
