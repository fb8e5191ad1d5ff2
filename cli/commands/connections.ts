import { Command, InvalidArgumentError } from 'commander';
import type { Change, Values } from '../connections/change';

const collect = (text: string, values: Values = {}): Values => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write key=value, for example --set path=/srv/exports.');
  return { ...values, [text.slice(0, at)]: text.slice(at + 1) };
};

/** Loaded when it is asked for: what reaches providers takes a while, and other commands have no use for it. */
const work = () => import('../connections/run-connections');

const asOption = ['--as <name>', 'who changes it (default: you on this machine)'] as const;
const setOption = ['--set <key=value>', 'a setting; secrets as env:NAME or file:/path', collect] as const;

export const connectionsCommand = new Command('connections')
  .description('Where data is pulled from: list, add, test, change, remove.')
  .addCommand(
    new Command('list')
      .description('List the connections and what their last test found.')
      .option('--json', 'print JSON', false)
      .action(async (options: { readonly json: boolean }) => (await work()).runList(options)),
    { isDefault: true },
  )
  .addCommand(
    new Command('kinds')
      .description('List the kinds of connection; of one, its settings.')
      .argument('[kind]', 'whose settings')
      .action(async (kind?: string) => (await work()).runKinds(kind)),
  )
  .addCommand(
    new Command('add')
      .description('Add a connection and test it.')
      .argument('<kind>', 'what it is: perunit connections kinds lists them')
      .argument('<name>', 'what people call it')
      .option(...setOption)
      .option('--off', 'do not pull it daily', false)
      .option(...asOption)
      .action(async (kind: string, name: string, change: Change) => (await work()).runAdd(kind, name, change)),
  )
  .addCommand(
    new Command('test')
      .description('Make the test call of a connection.')
      .argument('<connection>', 'its name, number or kind')
      .action(async (words: string) => (await work()).runTest(words)),
  )
  .addCommand(
    new Command('set')
      .description('Change a connection: settings that are not named stay, an empty value takes one away.')
      .argument('<connection>', 'its name, number or kind')
      .option(...setOption)
      .option('--name <name>', 'call it otherwise')
      .option('--at <pattern>', 'when it is pulled, five fields of cron in UTC, such as "10 5 * * *"')
      .option('--on', 'pull it daily', false)
      .option('--off', 'do not pull it daily', false)
      .option(...asOption)
      .action(async (words: string, change: Change) => (await work()).runSet(words, change)),
  )
  .addCommand(
    new Command('remove')
      .description('Remove a connection; what it brought stays.')
      .argument('<connection>', 'its name, number or kind')
      .option(...asOption)
      .action(async (words: string, change: Change) => (await work()).runRemove(words, change)),
  );
