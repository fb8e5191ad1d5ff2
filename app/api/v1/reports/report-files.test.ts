import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { commitImport } from '@/db/commands/commit-import';
import { stageImport } from '@/db/commands/stage-import';
import { classifySample, sampleScan } from '@/db/testing/sample-scan';
import { renderers } from '@/lib/report/renderers/registry';
import { monthlyReportSchema } from '@/lib/report/schema/monthly-report';
import { GET as getExport } from './[month]/export/[format]/route';
import { GET as getReport } from './[month]/route';
import { GET as getTable } from './[month]/tables/[file]/route';

const origin = 'http://127.0.0.1:3000';
let data: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'perunit-report-files-'));
  process.env['PERUNIT_DATA'] = data;
  const db = organisationDatabase('own');
  const scan = sampleScan([{ month: '2026-01', accountId: '0001', billed: 12_500_000_000n }]);
  const { importId } = await stageImport(db, scan, { classify: classifySample, by: 'a test' });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'a test' });
});

afterAll(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const asked = (path: string): Request =>
  new Request(`${origin}/api/v1/reports/${path}`, { headers: { host: '127.0.0.1:3000' } });
const params = <Params>(given: Params) => ({ params: Promise.resolve(given) });
const report = (month: string, query = '') => getReport(asked(month + query), params({ month }));
const file = (format: string, query = '') =>
  getExport(asked(`2026-01/export/${format}${query}`), params({ month: '2026-01', format }));
const table = (name: string) => getTable(asked(`2026-01/tables/${name}`), params({ month: '2026-01', file: name }));

describe('a month’s report over HTTP', () => {
  it('is the document, in the basis asked for', async () => {
    const answer = await report('2026-01', '?basis=billed');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(monthlyReportSchema.parse(await answer.json())).toMatchObject({ month: '2026-01', basis: 'billed' });
  });

  it('is refused for a month, a basis and an edition that are none, and not found where there is nothing', async () => {
    expect((await report('January')).status).toBe(400);
    expect((await report('2026-01', '?basis=cheap')).status).toBe(400);
    expect((await report('2026-01', '?edition=newest')).status).toBe(400);
    expect((await report('2020-01')).status).toBe(404);
    expect((await report('2026-01', '?edition=7')).status).toBe(404);
  });

  it.each(
    renderers
      .filter(({ kind }) => kind === 'document')
      .map(({ id, extension, mediaType }) => [id, extension, mediaType]),
  )('is to be had as %s, under its name and type', async (id, extension, mediaType) => {
    const answer = await file(id);
    expect(answer.headers.get('content-type')).toBe(mediaType);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="perunit-2026-01.${extension}"`);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(200);
  });

  it('names in the summary the page with the same document', async () => {
    const text = await (await file('md', '?basis=billed')).text();
    expect(text).toContain(`<${origin}/reports/2026-01?basis=billed>`);
  });

  it('has each table as CSV, and says which there are', async () => {
    const answer = await table('accounts.csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="perunit-2026-01-draft-accounts.csv"');
    expect(await answer.text()).toContain(',0001,Unmapped,,12.500000,');
    const missing = await table('accounts');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ remedy: expect.stringContaining('accounts-by-month.csv') });
    expect((await file('docx')).status).toBe(404);
  });
});
