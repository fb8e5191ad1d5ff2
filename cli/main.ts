import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { alertsCommand } from './commands/alerts';
import { channelsCommand } from './commands/channels';
import { closeCommand } from './commands/close';
import { configCommand } from './commands/config';
import { connectionsCommand } from './commands/connections';
import { demoCommand } from './commands/demo';
import { explainCommand } from './commands/explain';
import { forecastsCommand } from './commands/forecasts';
import { importCommand } from './commands/import';
import { jobsCommand } from './commands/jobs';
import { kpiCommand } from './commands/kpi';
import { publishCommand } from './commands/publish';
import { pullCommand } from './commands/pull';
import { reconcileCommand } from './commands/reconcile';
import { reopenCommand } from './commands/reopen';
import { reportCommand } from './commands/report';
import { verifyCommand } from './commands/verify';
import { EXIT_CODES } from './exit-codes';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

const COMMANDS: readonly Command[] = [
  importCommand,
  pullCommand,
  connectionsCommand,
  jobsCommand,
  kpiCommand,
  explainCommand,
  reconcileCommand,
  forecastsCommand,
  reportCommand,
  closeCommand,
  reopenCommand,
  publishCommand,
  verifyCommand,
  demoCommand,
  configCommand,
  alertsCommand,
  channelsCommand,
];

/** A command of a command answers wrong options as its parents do. */
const inheriting = (command: Command, parent: Command): Command => {
  command.copyInheritedSettings(parent);
  for (const own of command.commands) inheriting(own, command);
  return command;
};

/** Runs one `perunit` command line. Commands set process.exitCode themselves; what they throw is a failure. */
async function runCommandLine(argv: string[]): Promise<void> {
  const program = new Command('perunit')
    .description('Unit-cost KPIs and the monthly cost report from your billing export.')
    .version(version)
    .showHelpAfterError('(perunit --help lists the commands)')
    .exitOverride();
  for (const command of COMMANDS) program.addCommand(inheriting(command, program));
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
      return;
    }
    console.error(`perunit: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env['PERUNIT_DEBUG'] && error instanceof Error) console.error(error.stack);
    process.exitCode = EXIT_CODES.failed;
  }
}

// A reader that has seen enough closes the pipe (`perunit kpi | head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT_CODES.done);
});

await runCommandLine(process.argv);
