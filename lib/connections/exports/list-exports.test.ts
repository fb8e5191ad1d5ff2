import { describe, expect, it } from 'vitest';
import { chooseExport, describeExport, pathOf } from './choose-export';
import { listExports } from './list-exports';
import type { StoredFile } from './stored-file';

const files = (...keys: string[]): StoredFile[] =>
  keys.map((key) => ({ key, size: 10, version: `v of ${key}`, modifiedAt: new Date('2026-02-03T04:05:06Z') }));

const dataExport = (root: string, month: string, execution = '') => {
  const name = root.split('/').at(-1);
  return [
    `${root}/data/BILLING_PERIOD=${month}/${execution}${name}-00001.csv.gz`,
    `${root}/metadata/BILLING_PERIOD=${month}/${execution}${name}-Manifest.json`,
  ];
};

const summary = (keys: readonly string[]) =>
  listExports(files(...keys)).map((found) => [
    pathOf(found),
    found.layout,
    found.months.map(({ month, manifest }) => `${month} ${manifest?.key.slice(found.root.length + 1) ?? 'none'}`),
  ]);

describe('the exports in a listing', () => {
  it('are those of Data Exports, by the folder before data and metadata', () => {
    expect(summary([...dataExport('exports/daily', '2026-02'), ...dataExport('exports/daily', '2026-01')])).toEqual([
      [
        'exports/daily',
        'data-export',
        [
          '2026-01 metadata/BILLING_PERIOD=2026-01/daily-Manifest.json',
          '2026-02 metadata/BILLING_PERIOD=2026-02/daily-Manifest.json',
        ],
      ],
    ]);
  });

  it('take the manifest at the top, else that of the execution that began last', () => {
    const [old, next] = ['2026-01-05T10:00:00.000Z-aaa/', '2026-01-06T10:00:00.000Z-bbb/'];
    const both = [...dataExport('daily', '2026-01', next), ...dataExport('daily', '2026-01', old)];
    expect(summary(both)[0]?.[2]).toEqual([`2026-01 metadata/BILLING_PERIOD=2026-01/${next}daily-Manifest.json`]);
    const top = 'daily/metadata/BILLING_PERIOD=2026-01/daily-Manifest.json';
    expect(summary([...both, top])[0]?.[2]).toEqual(['2026-01 metadata/BILLING_PERIOD=2026-01/daily-Manifest.json']);
  });

  it('take a newer execution’s manifest before one at the top that nobody writes any more', () => {
    const next = '2026-01-06T10:00:00.000Z-bbb/';
    const listed = [...files(...dataExport('daily', '2026-01')), ...files(...dataExport('daily', '2026-01', next))];
    const later = listed.map((file) =>
      file.key.includes(next) ? { ...file, modifiedAt: new Date('2026-02-04T00:00:00Z') } : file,
    );
    expect(listExports(listed)[0]?.months[0]?.manifest?.key).not.toContain(next);
    expect(listExports(later)[0]?.months[0]?.manifest?.key).toContain(next);
  });

  it('are legacy reports, whose assemblies have manifests of their own that nobody follows', () => {
    const folder = 'cur/report/20260101-20260201';
    expect(
      summary([
        `${folder}/report-Manifest.json`,
        `${folder}/report-RedshiftManifest.json`,
        `${folder}/aaa/report-Manifest.json`,
        `${folder}/aaa/report-00001.csv.gz`,
        'cur/report/20260201-20260301/bbb/report-Manifest.json',
        'cur/report/20260201-20260301/bbb/report-00001.csv.gz',
      ]),
    ).toEqual([['cur/report', 'legacy', ['2026-01 20260101-20260201/report-Manifest.json', '2026-02 none']]]);
  });

  it('leave the Athena folders to the legacy report that they are of, and take them alone without it', () => {
    const athena = ['cur/report/report/year=2026/month=1/report-00001.snappy.parquet'];
    const status = 'cur/report/report/cost_and_usage_data_status/cost_and_usage_data_status.parquet';
    expect(summary([...athena, status])).toEqual([['cur/report/report', 'athena', ['2026-01 none']]]);
    expect(summary([...athena, status, 'cur/report/20260101-20260201/report-Manifest.json'])).toEqual([
      ['cur/report', 'legacy', ['2026-01 20260101-20260201/report-Manifest.json']],
    ]);
  });

  it('stand at the top of a bucket or folder too', () => {
    expect(summary(['metadata/BILLING_PERIOD=2026-01/daily-Manifest.json'])[0]?.[0]).toBe('daily');
    expect(summary(['20260101-20260201/report-Manifest.json'])[0]?.[0]).toBe('report');
  });
});

describe('which export a connection reads', () => {
  const several = listExports(files(...dataExport('a/daily', '2026-01'), ...dataExport('b/daily', '2026-01')));

  it('is the only one there is', () => {
    const [first] = several;
    expect(chooseExport(several.slice(0, 1), undefined, 's3://bills')).toBe(first);
  });

  it('is asked for with the list where there are several, by name or by path', () => {
    expect(() => chooseExport(several, undefined, 's3://bills')).toThrow(
      's3://bills holds several exports: a/daily (Data Exports: CUR 2.0 or FOCUS), 1 month, January 2026; b/daily',
    );
    expect(() => chooseExport(several, 'daily', 's3://bills')).toThrow('several exports');
    expect(pathOf(chooseExport(several, 'b/daily', 's3://bills'))).toBe('b/daily');
    expect(() => chooseExport(several, 'hourly', 's3://bills')).toThrow('no export called “hourly”');
    expect(() => chooseExport([], undefined, 's3://bills')).toThrow('holds no CUR 2.0, FOCUS or legacy CUR export');
  });

  it('is described by its months', () => {
    const [found] = listExports(files(...dataExport('daily', '2026-01'), ...dataExport('daily', '2026-02')));
    expect(found === undefined ? '' : describeExport(found)).toBe(
      'daily (Data Exports: CUR 2.0 or FOCUS), 2 months up to February 2026',
    );
  });
});
