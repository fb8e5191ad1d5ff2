import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildMonthlyReport } from '../lib/report/build-monthly-report';
import type { ReportInputs } from '../lib/report/inputs';
import { demoInputs } from './demo-inputs';
import { bounded, type Figure } from './figure';
import { percentile } from './measure';

const month = '2026-01';
const limitMs = 30;

const timeBuilds = (inputs: ReportInputs, count: number): number[] =>
  Array.from({ length: count }, () => {
    const started = performance.now();
    buildMonthlyReport(inputs);
    return performance.now() - started;
  });

/** Milliseconds from a month's inputs to its whole document, once the code is warm. */
export const documentFigures = async (directory: string): Promise<Figure[]> => {
  const data = join(directory, 'document');
  const inputs = await demoInputs(data, month);
  timeBuilds(inputs, 50);
  const times = timeBuilds(inputs, 200);
  await rm(data, { recursive: true });
  const name = `document of ${inputs.months.length} months of the demo`;
  return [0.5, 0.95].map((share) => {
    const milliseconds = percentile(times, share);
    return bounded(`${name}, p${share * 100}`, milliseconds, 'ms', `at most ${limitMs} ms`, milliseconds <= limitMs);
  });
};
