import { describe, expect, it } from 'vitest';
import type { ChartPart, ChartSeries } from '../../slides/slide';
import {
  dropEmptyPoints,
  dropMissingAxes,
  firstBarOnTop,
  flatNames,
  flattenCategories,
  groupLines,
  hideSpacers,
  labelSeries,
  orderDates,
  orderSeries,
} from './mend-chart';

const part: ChartPart = {
  kind: 'chart',
  name: 'Cost',
  at: { x: 0, y: 0, w: 1, h: 1 },
  description: 'Cost',
  categories: ['Jan'],
  series: [],
  isStacked: false,
  direction: 'columns',
  axis: null,
  size: 10,
};

const series = (drawing: ChartSeries['drawing'], labels: string | null): ChartSeries => ({
  name: drawing,
  drawing,
  values: ['1'],
  ink: '000000',
  labels,
});

describe('what pptxgenjs writes of charts', () => {
  it('gets a grouping for its lines, once', () => {
    const mended = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/></c:lineChart>';
    expect(groupLines('<c:lineChart><c:varyColors val="0"/></c:lineChart>')).toBe(mended);
    expect(groupLines(mended)).toBe(mended);
  });

  it('has the parts of a series in the schema’s order, and nothing of columns in lines', () => {
    const given =
      '<c:ser><c:idx val="0"/> <c:invertIfNegative val="0"/><c:val/><c:marker><c:size/></c:marker><c:cat/></c:ser>';
    expect(orderSeries(`<c:lineChart>${given}</c:lineChart>`)).toBe(
      '<c:lineChart><c:ser><c:idx val="0"/><c:marker><c:size/></c:marker><c:cat/><c:val/></c:ser></c:lineChart>',
    );
    expect(orderSeries(`<c:barChart>${given}</c:barChart>`)).toBe(
      '<c:barChart><c:ser><c:idx val="0"/><c:invertIfNegative val="0"/><c:cat/><c:val/></c:ser></c:barChart>',
    );
  });

  it('names no axis that is not there', () => {
    const axes = '<c:catAx> <c:axId val="1"/></c:catAx><c:valAx><c:axId val="2"/></c:valAx>';
    expect(dropMissingAxes(`<c:axId val="1"/><c:axId val="2"/><c:axId val="3"/>${axes}`)).toBe(
      `<c:axId val="1"/><c:axId val="2"/>${axes}`,
    );
  });

  it('has no point where there is no value', () => {
    expect(dropEmptyPoints('<c:pt idx="0"><c:v>0</c:v></c:pt><c:pt idx="1"><c:v></c:v></c:pt>')).toBe(
      '<c:pt idx="0"><c:v>0</c:v></c:pt>',
    );
  });

  it('has plain words as categories', () => {
    const given =
      '<c:multiLvlStrRef><c:f>A</c:f><c:multiLvlStrCache><c:ptCount val="1"/><c:lvl><c:pt idx="0"/></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>';
    expect(flattenCategories(given)).toBe(
      '<c:strRef><c:f>A</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"/></c:strCache></c:strRef>',
    );
  });

  it('has an axis of dates in order and without the parts of names', () => {
    const given = '<c:dateAx><c:axId val="1"/><c:noMultiLvlLbl val="1"/><c:majorTimeUnit/><c:majorUnit/></c:dateAx>';
    expect(orderDates(given)).toBe('<c:dateAx><c:axId val="1"/><c:majorUnit/><c:majorTimeUnit/></c:dateAx>');
  });
});

describe('what its options can not say', () => {
  it('is that names lie flat below columns', () => {
    const given = '<c:catAx><c:txPr><a:bodyPr/></c:txPr></c:catAx>';
    expect(flatNames(given, part)).toContain('<a:bodyPr rot="0" vert="horz"/>');
    expect(flatNames(given, { ...part, direction: 'bars' })).toBe(given);
  });

  it('is that the first bar is on top', () => {
    const given = '<c:catAx><c:orientation val="minMax"/></c:catAx><c:valAx><c:orientation val="minMax"/></c:valAx>';
    expect(firstBarOnTop(given, part)).toBe(given);
    expect(firstBarOnTop(given, { ...part, direction: 'bars' })).toBe(given.replace('minMax', 'maxMin'));
  });

  it('is which series has labels', () => {
    const given = '<c:ser><c:showVal val="1"/></c:ser><c:ser><c:showVal val="1"/></c:ser><c:showVal val="1"/>';
    expect(labelSeries(given, [series('column', null), series('labels', '0')])).toBe(
      '<c:ser><c:showVal val="0"/></c:ser><c:ser><c:showVal val="1"/></c:ser><c:showVal val="0"/>',
    );
  });

  it('is that a spacer is not seen', () => {
    const given = '<c:ser><c:spPr><a:solidFill/></c:spPr></c:ser><c:ser><c:spPr><a:solidFill/></c:spPr></c:ser>';
    expect(hideSpacers(given, [series('spacer', null), series('column', null)])).toBe(
      '<c:ser><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:ser><c:ser><c:spPr><a:solidFill/></c:spPr></c:ser>',
    );
  });
});
