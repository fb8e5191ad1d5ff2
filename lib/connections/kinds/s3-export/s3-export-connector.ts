import 'server-only';
import { addMonths } from '../../../month/month';
import type { Connector, ConnectorContext, PullContext, PullPlan, PullRequest } from '../../connector';
import { chooseExport, describeExport, pathOf } from '../../exports/choose-export';
import { listExports } from '../../exports/list-exports';
import { pullPeriods } from '../../exports/pull-periods';
import { chooseForPull } from '../../exports/remembered-exports';
import { periodFetcher } from './fetch-period';
import { readPeriods } from './read-exports';
import { openBucket } from './s3-bucket';
import { type S3Settings, s3Fields, s3SettingsSchema, whereOf } from './s3-settings';

/** A test lists so many thousand files at most. */
const testPages = 10;

const test = async (settings: S3Settings, { signal }: ConnectorContext) => {
  const bucket = openBucket(settings, signal);
  try {
    const { files, isWhole } = await bucket.list(testPages);
    const exports = listExports(files);
    const found = chooseExport(exports, settings.export, whereOf(settings));
    const newest = found.months.findLast(({ manifest }) => manifest !== null)?.manifest ?? null;
    if (newest !== null) await bucket.readText(newest);
    return {
      text: `Found ${describeExport(found)}.`,
      details: [
        ...(newest === null
          ? []
          : [`Delivered last ${newest.modifiedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`]),
        ...(isWhole ? [] : [`Only the first ${files.length} files were looked at.`]),
      ],
    };
  } finally {
    bucket.close();
  }
};

const plan = (settings: S3Settings, { months }: PullRequest): PullPlan => ({
  steps: [
    `Lists ${whereOf(settings)} and reads the manifests.`,
    months === null
      ? 'Fetches only months that are new or were delivered anew since the last pull.'
      : `Fetches ${months.join(', ')} anew.`,
  ],
  ...{ requests: 0, costMicros: 0n },
  notices: [
    'S3 charges less than a cent for the requests, which are not counted here. Reading from outside AWS’s region is data transfer, about $0.09 a GB.',
  ],
});

const pull = async (settings: S3Settings, request: PullRequest, context: PullContext) => {
  const where = whereOf(settings);
  const bucket = openBucket(settings, context.signal);
  try {
    context.report({ text: `Listing ${where}`, done: 0, total: null });
    const { files } = await bucket.list();
    const { found, notices } = chooseForPull(context, listExports(files), settings.export, where);
    context.log('info', `${where} has ${describeExport(found)}.`);
    const now = context.now();
    const monthsBack = settings.monthsBack ?? null;
    const earliest = monthsBack === null ? '' : addMonths(now.toISOString().slice(0, 7), 1 - monthsBack);
    const isWanted = (month: string) => request.months?.includes(month) ?? month >= earliest;
    const { periods, texts } = await readPeriods(found, { bucket, settings, files, isWanted, now });
    const key = `export s3://${settings.bucket}/${pathOf(found)}`;
    const fetcher = periodFetcher({ context, settings, bucket, manifestTexts: texts });
    const pulled = await pullPeriods(context, request, { key, periods, monthsBack, ...fetcher });
    return { ...pulled, notices: [...notices, ...pulled.notices] };
  } finally {
    bucket.close();
  }
};

/** CUR 2.0, FOCUS and legacy CUR exports where AWS delivers them, or any S3-compatible server has them. */
export const s3ExportConnector: Connector<S3Settings> = {
  kind: 's3-export',
  title: 'S3 export',
  summary:
    'CUR 2.0, FOCUS and legacy CUR from the bucket that AWS delivers them to; only months that changed are fetched.',
  settings: s3SettingsSchema,
  fields: s3Fields,
  brings: 'cost',
  ...{ test, plan, pull },
};
