import type { Month } from '../../month/month';
import type { ReportContext } from '../context';
import type { ChartAnnotation } from '../schema/annotation';
import { annotationsOf, type ChartSeries } from './annotation';

/** The notes of a chart of the report as its document keeps them. */
export const chartAnnotations = (
  context: ReportContext,
  series: ChartSeries,
  months: readonly Month[],
): ChartAnnotation[] =>
  annotationsOf(context.inputs.annotations, series, months).map(({ month, day, text, link, series: own }) => ({
    ...{ month, day, text, link, isOwn: own !== null },
  }));
