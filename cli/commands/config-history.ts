import { Command } from 'commander';
import { configHistory } from '../../lib/config/config-history';
import { configuredOrganisation } from '../open-organisation';

type Options = { readonly demo: boolean; readonly json: boolean };

const runHistory = ({ demo, json }: Options): void => {
  const lines = configHistory(configuredOrganisation({ demo }));
  if (json) console.log(JSON.stringify(lines));
  else if (lines.length === 0) console.log('Nothing was recorded yet: everything is as it comes with Perunit.');
  else for (const { at, by, text } of lines) console.log(`${at.slice(0, 16).replace('T', ' ')}  ${text}  (${by})`);
};

export const configHistoryCommand = new Command('history')
  .description('Show what was ever recorded of the configuration: when (UTC), what, and by whom.')
  .option('--json', 'as JSON', false)
  .option('--demo', 'act on the demo organisation', false)
  .action(runHistory);
