import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const data = mkdtempSync(join(tmpdir(), 'perunit-config-'));
const file = join(data, 'perunit.yaml');
const run = (...args: string[]) => runCommand(['config', ...args], { PERUNIT_DATA: data });

beforeAll(async () => {
  expect(await run('export', '-o', file)).toMatchObject({ code: EXIT_CODES.done });
});
afterAll(() => rmSync(data, { recursive: true }));

describe('perunit config', () => {
  it('shows the difference, makes exactly it, and says who recorded what from the file', async () => {
    const text = readFileSync(file, 'utf8')
      .replace('noiseBandPct: "2"', 'noiseBandPct: "3"')
      .replace('annotations: []', 'annotations:\n  - {month: "2026-01", text: A load test}');
    writeFileSync(file, text);
    const lines = [
      'setting noiseBandPct, from the beginning: "2" → "3"',
      'note of Jan 2026: none → “A load test”',
      '',
      'Moves the KPIs of 0 months.',
      '',
    ].join('\n');
    expect(await run('diff', file)).toMatchObject({ code: EXIT_CODES.done, stdout: lines });
    expect(await run('apply', file)).toMatchObject({ code: EXIT_CODES.usage, stdout: lines });
    const applied = await run('apply', file, '--yes', '--as', 'Ana');
    expect(applied).toMatchObject({ code: EXIT_CODES.done, stdout: `${lines}\n2 changes made.\n` });
    expect((await run('diff', file)).stdout).toMatch(/^Nothing differs/);
    const { stdout } = await run('history');
    expect(stdout).toContain('setting noiseBandPct, from the beginning: "3"  (Ana, from configuration file)');
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}setting/);
    const answer: { by: string }[] = JSON.parse((await run('history', '--json')).stdout);
    expect(answer.map(({ by }) => by)).toEqual(['Ana, from configuration file', 'Ana, from configuration file']);
  });

  it('names the line of what can’t be read, and changes nothing', async () => {
    const wrong = join(data, 'wrong.yaml');
    writeFileSync(wrong, readFileSync(file, 'utf8').replace('A load test', '" "'));
    const { code, stderr } = await run('apply', wrong, '--yes');
    expect(code).toBe(EXIT_CODES.refused);
    expect(stderr).toMatch(/wrong\.yaml:\d+:\d+: annotations\[1\]\.text: is empty\nNothing was changed\./);
  });
});
