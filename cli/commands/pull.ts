import { Command } from 'commander';
import type { PullOptions } from '../pull/run-pull';
import { readMonth } from '../report-month';

/** Loaded when it is asked for: what reaches providers takes a while, and other commands have no use for it. */
const run = async (source: string | undefined, options: PullOptions): Promise<void> => {
  const { runPull } = await import('../pull/run-pull');
  await runPull(source, options);
};

export const pullCommand = new Command('pull')
  .description('Pull what is due from connections: says what it will ask for and cost, then does it.')
  .argument('[source]', 'a connection’s name, number or kind (default: every one that is on)')
  .option('--month <YYYY-MM>', 'bring this month anew', readMonth)
  .option('--plan', 'say what it would ask for and cost, and stop', false)
  .option('--json', 'print the plan and the result as JSON, one object a line', false)
  .option('--as <name>', 'who pulls (default: you on this machine)')
  .action(run);
