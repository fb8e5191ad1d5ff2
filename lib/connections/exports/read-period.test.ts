import { describe, expect, it } from 'vitest';
import { IngestError } from '../../ingest/ingest-error';
import { duePeriods, type RememberedExport } from './due-periods';
import { listExports } from './list-exports';
import { type ExportPeriod, type PeriodPlace, readPeriod } from './read-period';
import type { StoredFile } from './stored-file';

const now = new Date('2026-02-03T12:00:00Z');
const hourAgo = new Date('2026-02-03T11:00:00Z');

const file = (key: string, changes: Partial<StoredFile> = {}): StoredFile => ({
  ...{ key, size: 10, version: `v of ${key}`, modifiedAt: hourAgo },
  ...changes,
});

const placeOf = (files: readonly StoredFile[]): PeriodPlace => ({
  ...{ buckets: ['bills'], settleMs: 15 * 60_000, now },
  findParts: ({ name, parts }) =>
    parts.map((part) => {
      const found = files.find(({ key }) => key === part);
      if (found !== undefined) return found;
      throw new IngestError('part-missing', name, `The manifest names ${part}, which is not there.`, 'Wait.');
    }),
});

const read = (files: readonly StoredFile[], manifest: object | null): ExportPeriod => {
  const [found] = listExports(files);
  const listed = found?.months[0];
  if (found === undefined || listed === undefined) throw new Error('No export.');
  return readPeriod(found, listed, manifest === null ? null : JSON.stringify(manifest), placeOf(files));
};

const period = 'cur/report/20260101-20260201';
const top = `${period}/report-Manifest.json`;
const assembly = (id: string) => [
  file(`${period}/${id}/report-00001.csv.gz`),
  file(`${period}/${id}/report-00002.csv.gz`),
];
const legacy = (id: string, changes = {}) => ({
  ...{ assemblyId: id, reportName: 'report', bucket: 'bills' },
  billingPeriod: { start: '20260101T000000.000Z', end: '20260201T000000.000Z' },
  reportKeys: assembly(id).map(({ key }) => key),
  ...changes,
});

describe('a period of an export', () => {
  it('is what its top manifest names; other assemblies are left alone', () => {
    expect(read([file(top), ...assembly('old'), ...assembly('new')], legacy('new'))).toMatchObject({
      ...{ state: 'ready', month: '2026-01', execution: 'new' },
      files: assembly('new'),
    });
  });

  it('changes its fingerprint with the files and their versions, and with nothing else', () => {
    const fingerprint = (files: readonly StoredFile[], manifest: object) => {
      const found = read(files, manifest);
      return found.state === 'ready' ? found.fingerprint : found.reason;
    };
    const first = fingerprint([file(top), ...assembly('a')], legacy('a'));
    expect(fingerprint([...assembly('b'), ...assembly('a'), file(top, { version: 'touched' })], legacy('a'))).toBe(
      first,
    );
    expect(fingerprint([file(top), ...assembly('b')], legacy('b'))).not.toBe(first);
    const [one, two] = assembly('a');
    if (one === undefined || two === undefined) throw new Error('No parts.');
    expect(fingerprint([file(top), one, { ...two, version: 'overwritten' }], legacy('a'))).not.toBe(first);
  });

  it.each([
    ['another bucket', { bucket: 'elsewhere' }, 'names files in the bucket elsewhere'],
    ['another prefix', { reportKeys: ['other/report-00001.csv.gz'] }, 'which is not in its export’s folder'],
    ['a climbing key', { reportKeys: [`${period}/../../secret.csv`] }, 'which climbs folders'],
    ['another period', { reportKeys: ['cur/report/20251201-20260101/a/x.csv'] }, 'which is of another period'],
    ['another month', { billingPeriod: { start: '20251201T000000.000Z' } }, 'is of 2025-12'],
    ['nothing', { reportKeys: [] }, 'names no data files'],
  ])('is refused when its manifest names %s', (_, changes, reason) => {
    expect(read([file(top), ...assembly('a')], legacy('a', changes))).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining(reason),
    });
  });

  it('is incomplete while a part that the manifest names is missing', () => {
    expect(read([file(top), ...assembly('a').slice(0, 1)], legacy('a'))).toMatchObject({ state: 'incomplete' });
  });

  it('is unfinished while files that are overwritten in place are newer than their manifest', () => {
    const part = `${period}/report-00001.csv.gz`;
    const overwritten = (modifiedAt: string) =>
      read([file(top), file(part, { modifiedAt: new Date(modifiedAt) })], legacy('a', { reportKeys: [part] })).state;
    expect(overwritten('2026-02-03T11:55:00Z')).toBe('unfinished');
    expect(overwritten('2026-02-03T10:59:00Z')).toBe('ready');
    expect(overwritten('2026-02-03T11:30:00Z')).toBe('ready');
  });

  it('without any manifest is the newest execution, where the folders say which', () => {
    const data = 'daily/data/BILLING_PERIOD=2026-01';
    const dated = ['2026-01-05T10:00:00.000Z-a', '2026-01-06T10:00:00.000Z-b'].map((one) =>
      file(`${data}/${one}/d.csv`),
    );
    expect(read(dated, null)).toMatchObject({ state: 'ready', files: dated.slice(1), manifest: null });
    expect(read([...assembly('a'), ...assembly('b')], null)).toMatchObject({ state: 'refused' });
    expect(read(assembly('a'), null)).toMatchObject({ state: 'ready', execution: 'a' });
  });
});

describe('what a pull has to fetch', () => {
  const ready = (month: string, fingerprint: string): ExportPeriod => ({
    ...{ state: 'ready', month, manifest: null, files: [], execution: null, fingerprint },
  });
  const choice = { months: null, earliest: null, openFrom: '2026-01' };
  const remembered: RememberedExport = {
    '2025-11': { fingerprint: 'a', execution: null, result: 'taken' },
    '2025-12': { fingerprint: 'b', execution: null, result: 'taken' },
    '2026-01': { fingerprint: 'c', execution: null, result: 'refused' },
  };
  const months = (periods: readonly { month: string }[]) => periods.map(({ month }) => month);

  it('is what is new or has changed, and what was refused is said again', () => {
    const found = [ready('2025-11', 'a'), ready('2025-12', 'B'), ready('2026-01', 'c'), ready('2026-02', 'd')];
    const result = duePeriods(found, remembered, choice);
    expect(months(result.due)).toEqual(['2025-12', '2026-02']);
    expect(result.notices).toEqual([expect.stringContaining('January 2026 was refused before')]);
  });

  it('is what was asked for, changed or not', () => {
    const asked = duePeriods([ready('2025-11', 'a')], remembered, { ...choice, months: ['2025-10', '2025-11'] });
    expect(months(asked.due)).toEqual(['2025-11']);
    expect(asked.notices[0]).toBe('October 2025 is not in the export.');
  });

  it('leaves out months before the earliest, and says how many', () => {
    const found = [ready('2024-01', 'x'), ready('2026-02', 'd')];
    const result = duePeriods(found, {}, { ...choice, earliest: '2025-01' });
    expect(months(result.due)).toEqual(['2026-02']);
    expect(result.notices).toEqual(['Months before January 2025 are left out: 1.']);
  });

  it('notices once that a period is gone', () => {
    const found = [ready('2025-12', 'b'), ready('2026-01', 'c')];
    expect(duePeriods(found, remembered, choice)).toMatchObject({ due: [], gone: ['2025-11'] });
    const told = {
      ...remembered,
      '2025-11': { fingerprint: 'a', execution: null, result: 'taken', isGone: true },
    } as const;
    expect(duePeriods(found, told, choice).gone).toEqual([]);
  });

  it('notices once that files of an old month went, though its manifest stayed', () => {
    const broken: ExportPeriod = { state: 'incomplete', month: '2025-11', reason: 'A part is missing.' };
    const result = duePeriods([broken, ready('2025-12', 'b'), ready('2026-01', 'c')], remembered, choice);
    expect(result).toMatchObject({ gone: ['2025-11'], failing: [] });
    expect(result.notices).toHaveLength(2);
  });

  it('fails for an open month that cannot be taken, and only notices an old one', () => {
    const broken = (month: string): ExportPeriod => ({ state: 'incomplete', month, reason: 'A part is missing.' });
    const result = duePeriods([broken('2023-01'), broken('2026-02')], {}, choice);
    expect(months(result.failing)).toEqual(['2026-02']);
    expect(result.notices).toEqual(['January 2023 was left out: A part is missing.']);
  });
});
