export type PrintMarginsProps = {
  /** On the left of the head: which report. */
  readonly title: string;
  /** On the right of the head: whose figures, in which state, of which cost. */
  readonly scope: string;
  /** On the left of the foot: the seal, or that there is none. */
  readonly standing: string;
};

/** A string of CSS: everything but letters, digits and plain signs is escaped, so that no text can end it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ,.:#·()+-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** The running heads and feet of the printed report; the first page has its own head. */
export function PrintMargins({ title, scope, standing }: PrintMarginsProps) {
  const boxes = [
    `@top-left{content:${cssString(title)}}`,
    `@top-right{content:${cssString(scope)}}`,
    `@bottom-left{content:${cssString(standing)}}`,
    '@bottom-right{content:"Page " counter(page) " of " counter(pages)}',
  ];
  return <style>{`@page{${boxes.join('')}}@page :first{@top-left{content:none}@top-right{content:none}}`}</style>;
}
