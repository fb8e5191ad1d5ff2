import type { ChartPart, ChartSeries } from '../../slides/slide';
import { chartGroups } from './chart-options';
import { inOrder, rewriteElements } from './xml';

const shared = ['c:idx', 'c:order', 'c:tx', 'c:spPr'];
const barSeries = [...shared, 'c:invertIfNegative', 'c:dPt', 'c:dLbls', 'c:cat', 'c:val'];
const lineSeries = [...shared, 'c:marker', 'c:dPt', 'c:dLbls', 'c:cat', 'c:val', 'c:smooth'];

/** A line chart has to say how its lines are grouped; pptxgenjs leaves it out. */
export const groupLines = (xml: string): string =>
  xml.replace(/<c:lineChart>(?!<c:grouping)/g, '<c:lineChart><c:grouping val="standard"/>');

/** pptxgenjs writes the parts of a series out of the schema's order, and parts of columns into lines. */
export const orderSeries = (xml: string): string => {
  const within = (chart: string, order: readonly string[]) => (given: string) =>
    rewriteElements(given, chart, (inner) => rewriteElements(inner, 'c:ser', (series) => inOrder(series, order)));
  return within('c:barChart', barSeries)(within('c:lineChart', lineSeries)(xml));
};

/** pptxgenjs gives flat charts a third axis that does not exist (its issue 1534). */
export const dropMissingAxes = (xml: string): string => {
  const known = new Set([...xml.matchAll(/<c:(?:cat|val|date)Ax>\s*<c:axId val="(\d+)"\/>/g)].map(([, id]) => id));
  return xml.replace(/<c:axId val="(\d+)"\/>/g, (text, id: string) => (known.has(id) ? text : ''));
};

const dateAxis = [
  ...['c:axId', 'c:scaling', 'c:delete', 'c:axPos', 'c:numFmt', 'c:majorTickMark', 'c:minorTickMark', 'c:tickLblPos'],
  ...['c:spPr', 'c:txPr', 'c:crossAx', 'c:crosses', 'c:baseTimeUnit', 'c:majorUnit', 'c:majorTimeUnit'],
];

/** An axis of dates has parts of its own; pptxgenjs gives it those of names too, and out of order. */
export const orderDates = (xml: string): string => rewriteElements(xml, 'c:dateAx', (axis) => inOrder(axis, dateAxis));

/** Names below columns lie flat; without a word on it LibreOffice turns them. */
export const flatNames = (xml: string, { direction }: ChartPart): string =>
  direction === 'bars' ? xml : xml.replace(/(<c:(?:cat|date)Ax>.*?)<a:bodyPr\/>/s, '$1<a:bodyPr rot="0" vert="horz"/>');

/** A month without a value is no point at all: an empty one is read as a fault, or as zero. */
export const dropEmptyPoints = (xml: string): string => xml.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '');

/** Categories of one level are plain words, not a tree of labels. */
export const flattenCategories = (xml: string): string =>
  xml
    .replace(/<c:multiLvlStrRef>(.*?)<c:lvl>(.*?)<\/c:lvl>(.*?)<\/c:multiLvlStrRef>/gs, '<c:strRef>$1$2$3</c:strRef>')
    .replaceAll('multiLvlStrCache', 'strCache');

/** The first category of bars is on top, where a table beside them has it; the values stay below. */
export const firstBarOnTop = (xml: string, { direction }: ChartPart): string =>
  direction === 'columns' ? xml : xml.replace(/(<c:catAx>.*?<c:orientation val=")minMax/s, '$1maxMin');

/** Each series says for itself whether and how its values are written; a group speaks for none of them. */
export const labelSeries = (xml: string, series: readonly ChartSeries[]): string => {
  const quiet = xml.replaceAll('<c:showVal val="1"/>', '<c:showVal val="0"/>');
  return rewriteElements(quiet, 'c:ser', (inner, at) => {
    const labels = series[at]?.labels ?? null;
    return labels === null ? inner : inner.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>');
  });
};

/** A spacer is there to carry what is above it: no fill and no edge. */
export const hideSpacers = (xml: string, series: readonly ChartSeries[]): string =>
  rewriteElements(xml, 'c:ser', (inner, at) =>
    series[at]?.drawing === 'spacer'
      ? inner.replace(/<c:spPr>.*?<\/c:spPr>/s, '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>')
      : inner,
  );

/** A chart part as pptxgenjs wrote it, made valid and given what its options can not say. */
export const mendChart = (xml: string, part: ChartPart): string => {
  const series = chartGroups(part).flatMap((group) => group.series);
  const valid = [groupLines, orderSeries, dropMissingAxes, orderDates, dropEmptyPoints, flattenCategories].reduce(
    (given, mend) => mend(given),
    xml,
  );
  return flatNames(firstBarOnTop(hideSpacers(labelSeries(valid, series), series), part), part);
};
