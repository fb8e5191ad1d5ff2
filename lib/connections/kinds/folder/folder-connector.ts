import 'server-only';
import { monthName } from '../../../month/month';
import { ConnectionError } from '../../connection-error';
import type { Connector, ConnectorContext, PullContext, PullPlan, PullRequest, PullResult } from '../../connector';
import { chooseExport, describeExport, pathOf } from '../../exports/choose-export';
import { type ListedExport, listExports } from '../../exports/list-exports';
import { pullPeriods } from '../../exports/pull-periods';
import { chooseForPull } from '../../exports/remembered-exports';
import type { StoredFile } from '../../exports/stored-file';
import { inputsOf, readFolderPeriods } from './folder-exports';
import { type FolderSettings, folderFields, folderSettingsSchema } from './folder-settings';
import { listFolder } from './list-folder';
import { looseFiles, pullLooseFiles } from './loose-files';

/** What lies in the folder: exports, unless it holds loose files alone, and loose files. */
const look = async ({ path, export: wanted }: FolderSettings, { signal }: ConnectorContext) => {
  const { files, growing } = await listFolder(path, signal);
  const listed = listExports(files);
  const exports = listed.length === 0 && wanted === undefined ? null : listed;
  const loose = looseFiles(files);
  if (exports === null && loose.length === 0)
    throw new ConnectionError(
      'not-found',
      `${path} holds no bill.`,
      'Put bills or exports there, or name another folder.',
    );
  return { files, growing, exports, loose };
};

const test = async (settings: FolderSettings, context: ConnectorContext) => {
  const { exports, loose } = await look(settings, context);
  const found = exports === null ? null : chooseExport(exports, settings.export, settings.path);
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

type Asked = { readonly settings: FolderSettings; readonly request: PullRequest; readonly context: PullContext };

const pullExport = async (
  { settings, request, context }: Asked,
  exports: readonly ListedExport[],
  files: readonly StoredFile[],
): Promise<PullResult> => {
  const { path, monthsBack = null } = settings;
  const { found, notices } = chooseForPull(context, exports, settings.export, path);
  let [done, total] = [0, 0];
  const pulled = await pullPeriods(context, request, {
    ...{ key: `export ${path} ${pathOf(found)}`, monthsBack },
    periods: await readFolderPeriods(path, found, files),
    begin: async (due) => {
      total = due.length;
    },
    bring: async (period) => {
      context.report({ text: `Reading ${monthName(period.month)}`, done, total });
      return inputsOf(path, period);
    },
    end: async () => {
      done += 1;
    },
  });
  return { ...pulled, notices: [...notices, ...pulled.notices] };
};

const growingNotice = (growing: readonly string[]): PullResult => ({
  outcomes: [],
  notices: [`Being written at this moment, so left for the next pull: ${growing.join(', ')}.`],
});

const pull = async (settings: FolderSettings, request: PullRequest, context: PullContext): Promise<PullResult> => {
  const { files, growing, exports, loose } = await look(settings, context);
  const settled = files.filter(({ key }) => !growing.includes(key));
  const parts = [
    growing.length > 0 ? growingNotice(growing) : await pullLooseFiles(context, request, settings.path, loose),
    ...(exports === null ? [] : [await pullExport({ settings, request, context }, exports, settled)]),
  ];
  return {
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    notices: parts.flatMap(({ notices }) => notices),
  };
};

/** A folder on this machine: exports as AWS lays them out, and loose files. */
export const folderConnector: Connector<FolderSettings> = {
  kind: 'folder',
  title: 'Folder',
  summary: 'Bills and exports that something else puts into a folder on this machine; only what changed is read.',
  settings: folderSettingsSchema,
  fields: folderFields,
  brings: 'cost',
  ...{ test, plan, pull },
};
