import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type FinishedScan, scanPaths } from '../ingest/testing/scan-paths';
import { writeDemoFiles } from './write-files';

const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-scan-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Costs of the facts by what both formats know alike, fees and what is unused of them taken together. */
const costsByGroup = ({ result, batches }: FinishedScan): Map<string, readonly bigint[]> => {
  const groups = new Map<string, readonly bigint[]>();
  for (const batch of batches) {
    for (let at = 0; at < batch.count; at += 1) {
      const key = result.keys[batch.key[at] ?? -1];
      if (!key) throw new Error('a fact without a key');
      const { accountId, service, usageType, operation, region, scopeClass, tags } = key;
      const group = JSON.stringify([
        batch.billingMonth[at],
        batch.usageDay[at],
        accountId,
        service,
        usageType,
        operation,
        region,
        scopeClass,
        tags,
      ]);
      const [billed = 0n, effective = 0n, list = 0n] = groups.get(group) ?? [];
      groups.set(group, [
        billed + (batch.billed[at] ?? 0n),
        effective + (batch.effective?.[at] ?? 0n),
        list + (batch.list?.[at] ?? 0n),
      ]);
    }
  }
  return groups;
};

it('the import reads the same costs, clusters and scopes from FOCUS and from CUR', async () => {
  const { bills } = await writeDemoFiles(directory, {
    formats: ['focus', 'cur'],
    variant: 'standard',
    months: [17, 21],
  });
  for (const month of ['2024-06', '2024-10']) {
    const [focus, cur] = await Promise.all(
      bills.filter((path) => path.includes(month)).map((path) => scanPaths([path], ['CloudClusterID', 'VpcID'])),
    );
    if (!focus || !cur) throw new Error(`no bills of ${month}`);
    expect([focus.result.format, cur.result.format]).toEqual(['focus-1.2', 'cur-2.0']);
    for (const { result } of [focus, cur])
      expect(result).toMatchObject({ currency: 'USD', rowsRejected: 0, rejects: [] });
    expect(costsByGroup(cur)).toEqual(costsByGroup(focus));
    expect(focus.result.finality).toMatchObject([{ billingMonth: month, uninvoicedRows: 0, hasInvoiceColumn: true }]);
  }
});
