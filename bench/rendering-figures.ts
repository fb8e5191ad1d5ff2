import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildMonthlyReport } from '../lib/report/build-monthly-report';
import type { MonthlyReport } from '../lib/report/monthly-report';
import type { DocumentRenderer, Renderer } from '../lib/report/renderer';
import { renderers } from '../lib/report/renderers/registry';
import { demoInputs } from './demo-inputs';
import { bounded, type Figure } from './figure';
import { median } from './measure';
import { timeRequests, withServer } from './server';

const month = '2026-01';
const runs = 5;
const documentLimitMs = 1_000;
const paperLimitMs = 4_000;

const isOfDocument = (renderer: Renderer): renderer is DocumentRenderer => renderer.kind === 'document';

const figureOf = (name: string, milliseconds: number, limitMs: number): Figure =>
  bounded(name, milliseconds, 'ms', `at most ${limitMs} ms`, milliseconds <= limitMs);

const documentFigure = async (renderer: DocumentRenderer, report: MonthlyReport): Promise<Figure> => {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const started = performance.now();
    await renderer.render(report, { address: `http://127.0.0.1:3000/reports/${month}` });
    times.push(performance.now() - started);
  }
  // The first run loads the library that makes the file.
  return figureOf(`${renderer.label} of the demo’s month, warm`, median(times.slice(1)), documentLimitMs);
};

const paperFigure = (data: string): Promise<Figure> =>
  withServer(data, async (address) => {
    const url = `${address}/api/v1/reports/${month}/export/pdf?edition=live`;
    const headers = { cookie: 'perunit-organisation=demo' };
    const times = await timeRequests(url, runs + 1, headers);
    return figureOf('PDF of the demo’s month, warm', median(times.slice(1)), paperLimitMs);
  });

/** How long each rendering of the demo's last month takes, once the code and the browser are warm. */
export const renderingFigures = async (directory: string): Promise<Figure[]> => {
  const data = join(directory, 'renderings');
  const report = buildMonthlyReport(await demoInputs(data, month));
  const figures: Figure[] = [];
  for (const renderer of renderers.filter(isOfDocument)) figures.push(await documentFigure(renderer, report));
  figures.push(await paperFigure(data));
  await rm(data, { recursive: true });
  return figures;
};
