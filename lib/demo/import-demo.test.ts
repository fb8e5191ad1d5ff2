import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { importHistory } from '../../db/queries/import-history';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { kpiReport } from '../kpis/kpi-report';
import { kpiRows } from '../kpis/kpi-rows';
import { buildMonthlyReport } from '../report/build-monthly-report';
import type { MonthlyReport } from '../report/monthly-report';
import { figuresOf } from '../report/outline/figures-of';
import type { Figure } from '../report/schema/figure';
import { importDemo } from './import-demo';
import { demoMonth } from './timeline';
import type { DemoBillFormat } from './write-files';

const directory = mkdtempSync(join(tmpdir(), 'perunit-import-demo-'));
const months = [6, 7, 8, 33];

const makeDemo = async (
  format: DemoBillFormat,
): Promise<{ db: PerunitDatabase; steps: string[]; again: () => Promise<string[]> }> => {
  const db = openDatabase(join(directory, `${format}.db`));
  const run = async () => {
    const steps: string[] = [];
    const files = join(directory, format);
    await importDemo({ db, directory: files, format, variant: 'standard', months, onStep: (text) => steps.push(text) });
    return steps;
  };
  return { db, steps: await run(), again: run };
};

/** The CUR has no contracted cost, so that it can not tell negotiated prices apart, and says so. */
const isUnknownToCur = ({ reason }: Figure): boolean => reason?.code === 'no-contracted-cost';

/** A CUR has commitments on lines of their own, so that it splits a mover's change in usage and price otherwise. */
const isSplitByLines = (id: string): boolean => /^movers\..+\.driver\./.test(id);

/** The ids of figures that differ, or that one of the two lacks. */
const differingFigures = (fromFocus: MonthlyReport, fromCur: MonthlyReport): string[] => {
  const known = new Map(figuresOf(fromFocus).map((figure) => [figure.id, figure]));
  const other = new Map(figuresOf(fromCur).map((figure) => [figure.id, figure]));
  return [...new Set([...known.keys(), ...other.keys()])].filter((id) => {
    if (isSplitByLines(id)) return false;
    const [one, two] = [known.get(id), other.get(id)];
    if (two !== undefined && isUnknownToCur(two)) return !id.includes('negotiated');
    return JSON.stringify(one) !== JSON.stringify(two);
  });
};

describe('the demo organisation from FOCUS and from CUR', () => {
  let focus: Awaited<ReturnType<typeof makeDemo>>;
  let cur: Awaited<ReturnType<typeof makeDemo>>;

  beforeAll(async () => {
    focus = await makeDemo('focus');
    cur = await makeDemo('cur');
  });

  afterAll(() => {
    for (const { db } of [focus, cur]) closeDatabase(db);
    rmSync(directory, { recursive: true, force: true });
  });

  it('gives the same KPIs and the same figures in every month and basis that both know', () => {
    for (const month of months.map(demoMonth)) {
      for (const basis of ['effective', 'billed', 'list'] as const) {
        const [fromFocus, fromCur] = [focus, cur].map(({ db }) => loadReportInputs(db, { month, basis }));
        if (fromFocus === undefined || fromCur === undefined) throw new Error('Two organisations are compared.');
        const rows = kpiRows(kpiReport(fromFocus));
        expect(kpiRows(kpiReport(fromCur))).toEqual(rows);
        expect(rows.find((row) => row.id === 'APWC')?.value).not.toBeNull();
        expect(differingFigures(buildMonthlyReport(fromFocus), buildMonthlyReport(fromCur))).toEqual([]);
      }
    }
  });

  it('imports every file, the restated month over its first version', () => {
    for (const { db, steps } of [focus, cur]) {
      expect(steps.filter((step) => step.endsWith(': imported'))).toHaveLength(5 + months.length);
      expect(steps.filter((step) => step.endsWith(': replaced'))).toHaveLength(1);
      expect(importHistory(db).every((entry) => entry.rowsRejected === 0)).toBe(true);
    }
  });

  it('changes nothing when it runs again', async () => {
    const before = importHistory(focus.db).length;
    expect((await focus.again()).at(-1)).toBe('Import: nothing changed');
    expect(importHistory(focus.db)).toHaveLength(before);
  });
});
