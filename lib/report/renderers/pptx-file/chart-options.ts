import type { default as PptxGenJS } from 'pptxgenjs';
import { FONT, inks } from '../../slides/look';
import type { ChartPart, ChartSeries } from '../../slides/slide';
import { DATE_FORMAT } from './month-dates';

type Options = PptxGenJS.IChartOpts;

/** Series that pptxgenjs draws in one go: all columns together, the band on its base, every line by itself. */
export type ChartGroup = { readonly kind: 'bar' | 'area' | 'line'; readonly series: readonly ChartSeries[] };

const kindOf = ({ drawing }: ChartSeries): ChartGroup['kind'] => {
  if (drawing === 'column' || drawing === 'spacer') return 'bar';
  return drawing === 'band' || drawing === 'band-base' ? 'area' : 'line';
};

/** What lies below comes first: columns and bands, then the lines. */
export const chartGroups = ({ series }: ChartPart): ChartGroup[] => {
  const together = (['bar', 'area'] as const).map((kind) => ({
    kind,
    series: series.filter((each) => kindOf(each) === kind),
  }));
  const lines = series.filter((each) => kindOf(each) === 'line');
  return [
    ...together.filter((group) => group.series.length > 0),
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

const columnOptions = (part: ChartPart): Options => ({
  barDir: part.direction === 'bars' ? 'bar' : 'col',
  barGrouping: part.isStacked ? 'stacked' : 'clustered',
  barGapWidthPct: part.direction === 'bars' ? 45 : 35,
  ...(part.isStacked ? { dataBorder: { pt: 0.5, color: inks.paper } } : {}),
});

const BAND_OPACITY = 16;

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
    ...(kind === 'area' ? { barGrouping: 'stacked', chartColorsOpacity: BAND_OPACITY } : {}),
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

const axes = ({ axis, isStacked }: ChartPart): Options => ({
  catAxisHidden: axis === null,
  catAxisLineColor: inks.ink,
  catAxisLineSize: 0.75,
  // The edges that part a stack would cut the line to pieces.
  catAxisLineShow: !isStacked,
  catAxisMajorTickMark: 'none',
  valAxisHidden: axis === null || !axis.isShown,
  valAxisLineShow: false,
  valAxisMajorTickMark: 'none',
  valAxisLabelFormatCode: axis?.format ?? 'General',
  valGridLine: axis?.isShown === true ? { color: inks.grid, size: 0.5, style: 'solid' } : { style: 'none' },
  ...(axis === null ? {} : { valAxisMinVal: axis.min }),
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
