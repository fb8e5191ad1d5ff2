import 'server-only';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConnectionError } from '../../connections/connection-error';
import type { Connector, PullContext, PullRequest, PullResult } from '../../connections/connector';
import type { ImportOutcome } from '../import-outcome';

const settings = z.object({ path: z.string(), token: z.string().optional() });
type Settings = z.infer<typeof settings>;

/** What the other side does next: a file of one word for each attempt, the first line first. */
const nextMood = (path: string): string => {
  const file = join(path, 'mood.txt');
  return existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[0] ?? '') : '';
};

const throttled = () =>
  new ConnectionError('throttled', 'The other side asks for patience.', 'It is tried again by itself.', {
    ...{ isTransient: true, retryAfterMs: 90_000 },
  });

const pull = async ({ path }: Settings, _: PullRequest, context: PullContext): Promise<PullResult> => {
  const names = readdirSync(path).filter((name) => name.endsWith('.csv'));
  const mood = nextMood(path);
  context.report({ text: 'Fetching', done: 0, total: names.length });
  const outcomes: ImportOutcome[] = [];
  for (const [index, name] of names.entries()) {
    const target = join(context.folder, name);
    copyFileSync(join(path, name), target);
    if (mood === 'throttle' && index > 0) throw throttled();
    if (mood === 'deny' && index > 0)
      throw new ConnectionError('access-denied', 'Not allowed.', 'Attach the policy.', { attachment: '{}' });
    if (mood === 'hang') await new Promise(() => setInterval(() => {}, 1_000));
    context.report({ text: `Reading ${name}`, done: index, total: names.length });
    outcomes.push(...(await context.importFiles([{ name, path: target }])));
  }
  return { outcomes, notices: [] };
};

/** A connection of tests: the CSVs of a folder, one import each, and a mood that says how it misbehaves. */
export const testConnector: Connector<Settings> = {
  ...{ kind: 'test', title: 'Test', summary: 'Files of a folder.', brings: 'cost', settings },
  fields: [
    { key: 'path', label: 'Path', hint: 'Where the files lie.', type: 'text', isRequired: true },
    { key: 'token', label: 'Token', hint: 'A secret.', type: 'secret', isRequired: false },
  ],
  test: async ({ path }) => {
    if (!existsSync(path)) throw new ConnectionError('not-found', `There is no folder ${path}.`, 'Check the path.');
    return { text: `Reached ${path}`, details: [] };
  },
  plan: () => ({ steps: ['Every file'], requests: 2, costMicros: 20_000n, notices: [] }),
  pull,
};
