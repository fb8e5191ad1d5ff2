import { z } from 'zod';
import { chartSeries } from '../annotations/annotation';
import { cleanLine } from '../words/clean-text';

const isLink = (text: string): boolean => /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);

const isSeries = (text: string): boolean =>
  chartSeries.some((one) => one === text) || /^kpi\.[A-Za-z][A-Za-z0-9-]{0,19}$/.test(text);

/** What a note says and where it leads, as a person gives it. */
export const noteFields = {
  text: z.string().overwrite(cleanLine).min(1, 'is empty').max(300),
  link: z.string().max(500).refine(isLink, 'must be an address that begins with https://').nullable().default(null),
  series: z
    .string()
    .refine(isSeries, `must be ${chartSeries.join(', ')} or a KPI such as kpi.APWC`)
    .meta({ description: 'A chart of the report, or kpi.APWC; null: every chart' })
    .nullable()
    .default(null),
};
