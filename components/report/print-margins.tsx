import { cssString, type PrintLines } from './print-lines';

const boxes = ({ title, scope, standing }: PrintLines): string =>
  [
    `@top-left{content:${cssString(title)}}`,
    `@top-right{content:${cssString(scope)}}`,
    `@bottom-left{content:${cssString(standing)}}`,
    '@bottom-right{content:"Page " counter(page) " of " counter(pages)}',
  ].join('');

/** The running heads and feet of the printed report; the first page has its own head. */
export function PrintMargins({ lines }: { lines: PrintLines }) {
  return <style>{`@page{${boxes(lines)}}@page :first{@top-left{content:none}@top-right{content:none}}`}</style>;
}
