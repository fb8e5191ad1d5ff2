import { z } from 'zod';
import type { Day } from '../../../month/month';
import { ConnectionError } from '../../connection-error';
import { dayOf } from '../../counts/day-counts';

/** A number for each day that has one, by cluster; '' is all of them. */
export type Series = ReadonlyMap<string, ReadonlyMap<Day, number>>;

const sample = z.tuple([z.number(), z.string()]);
const rangeSchema = z.object({
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), values: z.array(sample) })),
  }),
});

const refusal = (text: string, remedy: string): ConnectionError => new ConnectionError('bad-answer', text, remedy);

const clusterOf = (metric: Readonly<Record<string, string>>, label: string | null, what: string): string => {
  if (label === null) return '';
  const cluster = metric[label] ?? '';
  if (cluster !== '') return cluster;
  throw refusal(`The query for ${what} gives a series without the label ${label}.`, `Count by (${label}).`);
};

/** What is no whole number of workspaces is no number at all: NaN, infinities, parts of one. */
const wholeNumber = (text: string): number | null => {
  const value = Number(text);
  return text.trim() !== '' && Number.isSafeInteger(value) && value >= 0 ? value : null;
};

/** Reads the answer of a range query; values that are no counts are left out. Throws ConnectionError. */
export const readRange = (answer: unknown, label: string | null, what: string): Series => {
  const parsed = rangeSchema.safeParse(answer);
  if (!parsed.success)
    throw refusal(`The answer for ${what} is no matrix of Prometheus.`, 'Check that the address is a Prometheus’s.');
  const series = new Map<string, Map<Day, number>>();
  for (const { metric, values } of parsed.data.data.result) {
    const cluster = clusterOf(metric, label, what);
    if (series.has(cluster)) {
      const remedy = label === null ? 'Sum it, or name the label of the cluster.' : `Sum it by (${label}).`;
      throw refusal(`The query for ${what} gives several series${label === null ? '' : ` of ${cluster}`}.`, remedy);
    }
    const days = values.flatMap(([seconds, text]): [Day, number][] => {
      const value = wholeNumber(text);
      return value === null ? [] : [[dayOf(seconds * 1000), value]];
    });
    series.set(cluster, new Map(days));
  }
  return series;
};
