import type { default as PptxGenJS } from 'pptxgenjs';
import { FONT, inks } from '../../slides/look';
import type { ChartPart, ChartSeries } from '../../slides/slide';
import { DATE_FORMAT } from './month-dates';

type Options = PptxGenJS.IChartOpts;

/** Series that pptxgenjs draws in one go: all columns together, every line by itself. */
export type ChartGroup = { readonly kind: 'bar' | 'line'; readonly series: readonly ChartSeries[] };

const columns: readonly ChartSeries['drawing'][] = ['column', 'spacer', 'band'];

const isColumn = ({ drawing }: ChartSeries): boolean => columns.includes(drawing);

const hasBand = ({ series }: ChartPart): boolean => series.some(({ drawing }) => drawing === 'band');

/** What lies below comes first: columns, then the lines. */
export const chartGroups = ({ series }: ChartPart): ChartGroup[] => {
  const below = series.filter(isColumn);
  const lines = series.filter((each) => !isColumn(each));
  return [
    ...(below.length === 0 ? [] : [{ kind: 'bar' as const, series: below }]),
    ...lines.map((each) => ({ kind: 'line' as const, series: [each] })),
  ];
};

const LINE_POINTS = 1.75;

const dashes: Readonly<Record<string, 'dash' | 'sysDot' | 'solid'>> = { dashed: 'dash', dotted: 'sysDot' };

const lineOptions = ({ drawing }: ChartSeries): Options => ({
  lineSize: drawing === 'points' || drawing === 'labels' ? 0 : LINE_POINTS,
  lineDataSymbol: drawing === 'points' ? 'circle' : 'none',
  lineDataSymbolSize: 6,
  lineDash: dashes[drawing] ?? 'solid',
});

/** A colour for each series from `first` on; a mark takes the colour at its place in the whole chart. */
const colours = (series: readonly ChartSeries[], first: number): string[] => {
  const [one] = series;
  if (series.length === 1 && one !== undefined) return one.inks?.slice() ?? Array<string>(first + 1).fill(one.ink);
  return series.map(({ ink }) => ink);
};

const BAND_OPACITY = 16;

const columnOptions = (part: ChartPart): Options => ({
  barDir: part.direction === 'bars' ? 'bar' : 'col',
  barGrouping: part.isStacked ? 'stacked' : 'clustered',
  barGapWidthPct: part.direction === 'bars' ? 45 : hasBand(part) ? 0 : 35,
  ...(hasBand(part) ? { chartColorsOpacity: BAND_OPACITY } : {}),
  ...(part.isStacked && !hasBand(part) ? { dataBorder: { pt: 0.5, color: inks.paper } } : {}),
});

/** How one group of a chart is drawn; `first` is the place of its first series in the chart. */
export const groupOptions = (part: ChartPart, { kind, series }: ChartGroup, first: number): Options => {
  const labels = series.find((each) => each.labels !== null)?.labels ?? null;
  const [line] = series;
  return {
    chartColors: colours(series, first),
    showValue: labels !== null,
    dataLabelFormatCode: labels ?? 'General',
    dataLabelFontSize: part.size,
    dataLabelFontFace: FONT,
    dataLabelColor: inks.ink,
    ...(kind === 'bar' ? columnOptions(part) : {}),
    ...(kind === 'line' && line !== undefined ? { ...lineOptions(line), dataLabelPosition: 't' as const } : {}),
  };
};

const text = (part: ChartPart): Options => ({
  catAxisLabelFontFace: FONT,
  catAxisLabelFontSize: part.size,
  catAxisLabelColor: inks.caption,
  valAxisLabelFontFace: FONT,
  valAxisLabelFontSize: part.size,
  valAxisLabelColor: inks.caption,
});

const dateOptions = ({ dates }: ChartPart): Options =>
  dates === undefined
    ? {}
    : {
        catLabelFormatCode: DATE_FORMAT,
        catAxisBaseTimeUnit: 'months',
        catAxisMajorTimeUnit: 'months',
        catAxisMajorUnit: dates.every,
      };

const axes = (part: ChartPart): Options => ({
  catAxisHidden: part.axis === null,
  catAxisLineColor: inks.ink,
  catAxisLineSize: 0.75,
  // The edges that part a stack would cut the line to pieces.
  catAxisLineShow: !part.isStacked || hasBand(part),
  catAxisMajorTickMark: 'none',
  valAxisHidden: part.axis === null || !part.axis.isShown,
  valAxisLineShow: false,
  valAxisMajorTickMark: 'none',
  valAxisLabelFormatCode: part.axis?.format ?? 'General',
  valGridLine: part.axis?.isShown === true ? { color: inks.grid, size: 0.5, style: 'solid' } : { style: 'none' },
  ...(part.axis === null ? {} : { valAxisMinVal: part.axis.min }),
});

/** What the whole chart has in common: where it stands, its axes and type. */
export const chartOptions = (part: ChartPart): Options => ({
  ...part.at,
  objectName: part.name,
  altText: part.description,
  showLegend: false,
  showTitle: false,
  displayBlanksAs: 'gap',
  chartArea: { roundedCorners: false },
  ...text(part),
  ...axes(part),
  ...dateOptions(part),
});
