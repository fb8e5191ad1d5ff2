import type { default as PptxGenJS } from 'pptxgenjs';
import type { ChartPart, ChartSeries } from '../../slides/slide';
import { type ChartGroup, chartGroups, chartOptions, groupOptions } from './chart-options';
import { dayNumber } from './month-dates';

/** Not a number is what pptxgenjs leaves blank. */
const drawn = (value: string | null): number => (value === null ? Number.NaN : Number(value));

const dataOf = (categories: readonly string[], series: readonly ChartSeries[]) =>
  series.map(({ name, values }) => ({ name, labels: [...categories], values: values.map(drawn) }));

type Slide = PptxGenJS.Slide;
type ChartKind = PptxGenJS.CHART_NAME;

const kindOf = ({ kind }: ChartGroup): ChartKind => kind as ChartKind;

/** Adds a native chart, its values exact; every series keeps its place in the chart's workbook. */
export const drawChart = (slide: Slide, part: ChartPart): void => {
  const groups = chartGroups(part);
  const [only] = groups;
  if (only === undefined) return;
  const shared = chartOptions(part);
  const names = part.dates?.months.map((month) => String(dayNumber(month))) ?? part.categories;
  if (groups.length === 1) {
    slide.addChart(kindOf(only), dataOf(names, only.series), { ...shared, ...groupOptions(part, only, 0) });
    return;
  }
  let first = 0;
  const types = groups.map((group) => {
    const options = groupOptions(part, group, first);
    first += group.series.length;
    return { type: kindOf(group), data: dataOf(names, group.series), options };
  });
  // With several kinds pptxgenjs takes the options in the place of the data; its types do not say so.
  slide.addChart(types, { ...shared, barDir: 'col' } as never);
};
