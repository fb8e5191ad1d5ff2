import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectInputs } from './pipeline';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perunit-json-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const input = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { name, path };
};

const entitlements = '[{"installation_id":"w1","plan":"Pro","paid_from":"2026-01-01"}]';

describe('a JSON list of objects', () => {
  it('is the small file that its keys say, alone and among others', async () => {
    const json = input('entitlements.json', entitlements);
    const csv = input('fleet.csv', 'month,spot_hours,total_hours\n2026-01,1,2\n');
    const beside = input('notes.json', '{"note":"nothing to import"}');
    const kinds = async (...inputs: { name: string; path: string }[]) =>
      (await inspectInputs(inputs)).map((set) => [set.name, set.kind === 'records' ? set.source.id : set.kind]);
    expect(await kinds(json)).toEqual([['entitlements.json', 'entitlements']]);
    expect(await kinds(json, csv, beside)).toEqual([
      ['entitlements.json', 'entitlements'],
      ['fleet.csv', 'fleet'],
    ]);
  });

  it('of something else is refused as any unknown file', async () => {
    const sets = await inspectInputs([input('other.json', '[{"name":"x"}]')]);
    expect(sets).toMatchObject([{ kind: 'refused', problems: [{ code: 'unknown-format' }] }]);
  });
});
