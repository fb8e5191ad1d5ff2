import 'server-only';
import { ConnectionError } from '../../connection-error';
import type { Connector, ConnectorContext, PullContext, PullPlan, PullRequest, PullResult } from '../../connector';
import { chooseExport, describeExport, pathOf } from '../../exports/choose-export';
import { listExports } from '../../exports/list-exports';
import { pullPeriods } from '../../exports/pull-periods';
import { inputsOf, readFolderPeriods } from './folder-exports';
import { type FolderSettings, folderFields, folderSettingsSchema } from './folder-settings';
import { listFolder } from './list-folder';
import { looseFiles, pullLooseFiles } from './loose-files';

const look = async ({ path, export: wanted }: FolderSettings, { signal }: ConnectorContext) => {
  const { files, growing } = await listFolder(path, signal);
  const exports = listExports(files);
  const found = exports.length === 0 && wanted === undefined ? null : chooseExport(exports, wanted, path);
  const loose = looseFiles(files);
  if (found === null && loose.length === 0)
    throw new ConnectionError(
      'not-found',
      `${path} holds no bill.`,
      'Put bills or exports there, or name another folder.',
    );
  return { files, growing, found, loose };
};

const test = async (settings: FolderSettings, context: ConnectorContext) => {
  const { found, loose } = await look(settings, context);
  const count = `${loose.length === 1 ? '1 file' : `${loose.length} files`} that may be bills`;
  return {
    text: `Found ${found === null ? count : describeExport(found)}.`,
    details: found === null || loose.length === 0 ? [] : [`Beside it: ${count}.`],
  };
};

const plan = ({ path }: FolderSettings, { months }: PullRequest): PullPlan => ({
  steps: [
    `Looks through ${path}.`,
    months === null
      ? 'Imports only what is new or has changed since the last pull.'
      : `Imports ${months.join(', ')} anew.`,
  ],
  ...{ requests: 0, costMicros: 0n, notices: [] },
});

const nothing: PullResult = { outcomes: [], notices: [] };

const pull = async (settings: FolderSettings, request: PullRequest, context: PullContext): Promise<PullResult> => {
  const { path, monthsBack = null } = settings;
  const { files, growing, found, loose } = await look(settings, context);
  const settled = files.filter(({ key }) => !growing.includes(key));
  const others = growing.length > 0 ? nothing : await pullLooseFiles(context, request, path, loose);
  const ofExport =
    found === null
      ? nothing
      : await pullPeriods(context, request, {
          ...{ key: `export ${path} ${pathOf(found)}`, monthsBack },
          periods: await readFolderPeriods(path, found, settled),
          begin: async () => {},
          bring: async (period) => inputsOf(path, period),
          end: async () => {},
        });
  return {
    outcomes: [...others.outcomes, ...ofExport.outcomes],
    notices: [
      ...(growing.length === 0
        ? []
        : [`Being written at this moment, so left for the next pull: ${growing.join(', ')}.`]),
      ...others.notices,
      ...ofExport.notices,
    ],
  };
};

/** A folder on this machine: exports as AWS lays them out, and loose files. */
export const folderConnector: Connector<FolderSettings> = {
  kind: 'folder',
  title: 'Folder',
  summary: 'Bills and exports that something else puts into a folder on this machine.',
  settings: folderSettingsSchema,
  fields: folderFields,
  brings: 'cost',
  ...{ test, plan, pull },
};
