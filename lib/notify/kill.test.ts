import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../db/data-directory';
import type { Answer } from './testing/receiver';
import { type ToldSample, toldSample } from './testing/told-sample';

const kills = 12;
/** Most of a worker’s time lies between what it sent and what it noted of it. */
const answerMs = 15;
const worker = join(projectRoot(), 'lib', 'notify', 'testing', 'send-worker.ts');

let told: ToldSample;
beforeAll(async () => {
  told = await toldSample();
  await told.addChannel();
  const slowly: Answer = (response) => setTimeout(() => response.end('ok'), answerMs);
  told.receiver.answerNext(...Array.from({ length: 10_000 }, () => slowly));
});
afterAll(() => told.close());

/** Lets a worker send, kills it a random moment after its first event, and returns the keys that it noted. */
const runAndKill = (run: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const args = ['--conditions=react-server', '--import', 'tsx', worker, told.sample.db.path, String(run)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: projectRoot() });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });

it(`${kills} kills while sending lose nothing, and repeat at most one message each, under its own key`, {
  timeout: 600_000,
}, async () => {
  const noted: string[] = [];
  for (let run = 0; run < kills; run += 1) noted.push(...(await runAndKill(run)));
  await told.run();
  const arrived = told.told().map(({ id }) => id.replace('perunit:own:', ''));
  expect(new Set(arrived)).toEqual(new Set([...noted, ...arrived]));
  expect(arrived.length - new Set(arrived).size).toBeLessThanOrEqual(kills);
  expect(
    told.sample.db.raw.prepare("SELECT count(*) FROM notification_deliveries WHERE status <> 'sent'").pluck().get(),
  ).toBe(0n);
  expect(told.sample.db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
});
