import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { runPerunit } from './run-perunit';

const kpiRows = z.array(z.object({ id: z.string(), value: z.string().nullable(), unit: z.string() }));

export type KpiRow = z.infer<typeof kpiRows>[number];

/** What `perunit kpi --json` says of a month. */
export async function kpisOf(month: string, ...options: string[]): Promise<KpiRow[]> {
  const { code, stdout, stderr } = await runPerunit('kpi', '--month', month, '--json', ...options);
  if (code !== 0) throw new Error(`perunit kpi ended with ${code}: ${stderr}`);
  return kpiRows.parse(JSON.parse(stdout));
}

/** What the page must print, by arithmetic of its own: half even, from the exact text. */
export function printedFigure({ value, unit }: KpiRow): string {
  if (value === null) throw new Error('A figure that is not computable is not printed.');
  const exact = new Decimal(value);
  const text = (number: Decimal, places: number) => number.toFixed(places, Decimal.ROUND_HALF_EVEN);
  if (unit === 'share') return `${text(exact.times(100), 1)}%`;
  return unit === 'ratio' ? text(exact, 2) : `$${text(exact, 2)}`;
}
