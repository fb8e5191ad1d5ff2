import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paidWorkspaces } from '../../../../db/queries/paid-workspaces';
import type { PullResult } from '../../connector';
import { checked } from '../../registry';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import { type LoopbackServer, startServer } from '../../testing/loopback-server';
import { entitlementsUrlConnector } from './entitlements-url-connector';

let bench: ConnectorBench;
let server: LoopbackServer;
let body: unknown;
beforeEach(async () => {
  bench = connectorBench('entitlements-url', '2026-02-10T09:30:00Z');
  server = await startServer(() => ({ body, headers: { 'content-type': 'text/plain' } }));
});
afterEach(async () => {
  await server.close();
  bench.remove();
});

const pull = (columns: object = {}): Promise<PullResult> =>
  checked(entitlementsUrlConnector).pull(
    { http: { url: server.url, attempts: 1 }, columns },
    { months: null },
    bench.context,
  );

const isPaid = (id: string, day = '2026-01-31') => paidWorkspaces(bench.db)?.isPaid(id, day, 'entitlement-on-last-day');

describe('entitlements', () => {
  it('are read from JSON with other names, and nothing else of a customer is kept', async () => {
    body = [
      {
        installationId: 'w1',
        tier: 'Pro',
        since: '2025-02-01T00:00:00Z',
        email: 'canary@example.com',
        paidUntil: null,
      },
      { installationId: 'w2', tier: 'Trial', since: '2025-02-01T00:00:00.000Z', email: 'canary@example.com' },
    ];
    const { outcomes } = await pull({ tier: 'plan', since: 'paid_from' });
    expect(outcomes).toMatchObject([{ name: 'entitlements.csv', result: 'imported' }]);
    expect([isPaid('w1'), isPaid('w2'), isPaid('w1', '2025-01-31')]).toEqual([true, false, false]);
    expect(readFileSync(join(bench.context.folder, 'entitlements.csv'), 'utf8')).not.toContain('canary');
  });

  it('are read from CSV; the same again changes nothing, fewer wait for a person', async () => {
    body = 'workspace_id;plan;paid_from;paid_until\nw1;Pro;2025-02-01;2026-01-15\nw2;Pro;2025-02-01;\n';
    await pull();
    expect([isPaid('w1'), isPaid('w1', '2026-01-15'), isPaid('w2')]).toEqual([false, true, true]);
    expect((await pull()).outcomes).toMatchObject([{ result: 'unchanged' }]);
    body = 'workspace_id;plan;paid_from\nw1;Pro;2025-02-01\n';
    expect((await pull()).outcomes).toMatchObject([{ problems: [{ code: 'period-shrinks' }] }]);
    expect(isPaid('w2')).toBe(true);
  });

  it.each([
    ['[{"plan": "Pro"}]', 'The answer has no workspace_id, paid_from.'],
    ['{"message": "canary"}', 'The answer has no workspace_id, plan, paid_from.'],
    ['<html>canary</html>', 'The answer has no workspace_id, plan, paid_from.'],
    ['', 'The answer has no workspace_id, plan, paid_from.'],
  ])('that are %j are refused, without saying what stands there', async (text, message) => {
    body = text;
    await expect(pull()).rejects.toMatchObject({ code: 'bad-answer', message });
  });

  it('that break off are not taken', async () => {
    body = 'workspace_id,plan,paid_from\nw1,Pro,2025-02-01\nw2,Pro,2025-02-01\n';
    server.faults.push('cut');
    await expect(pull()).rejects.toMatchObject({ code: 'damaged-download' });
    expect(paidWorkspaces(bench.db)).toBeNull();
  });

  it('are asked for without encryption from this computer alone', () => {
    const check = (url: string) => entitlementsUrlConnector.settings.safeParse({ http: { url } }).success;
    expect(
      ['http://billing.example.com/e.csv', 'https://billing.example.com/e.csv', 'http://127.0.0.1:1/'].map(check),
    ).toEqual([false, true, true]);
  });

  it('are tested with one call', async () => {
    body = 'workspace_id,plan,paid_from\nw1,Pro,2025-02-01\n';
    const { text } = await checked(entitlementsUrlConnector).test({ http: { url: server.url } }, bench.context);
    expect(text).toMatch(/: 1 entitlements$/);
    expect(server.asked).toHaveLength(1);
  });
});
