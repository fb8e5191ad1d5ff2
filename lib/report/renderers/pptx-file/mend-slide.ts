import { escapeXml, rewriteElements } from './xml';

/** Ids of shapes are unique on a slide; pptxgenjs counts tables by themselves (its issue 1532). */
export const renumberShapes = (xml: string): string => {
  let id = 0;
  return xml.replace(/(<p:cNvPr id=")\d+"/g, (_, start: string) => {
    id += 1;
    return `${start}${id}"`;
  });
};

/** A paragraph has its properties once, in front; pptxgenjs repeats them before every run. */
export const keepFirstProperties = (xml: string): string =>
  rewriteElements(xml, 'a:p', (inner) => {
    let isFirst = true;
    return inner.replace(/<a:pPr(?:\s[^>]*)?(?:\/>|>.*?<\/a:pPr>)/gs, (properties) => {
      const kept = isFirst ? properties : '';
      isFirst = false;
      return kept;
    });
  });

/** An outline without a paint takes the theme's: no outline is said. */
export const sayNoOutline = (xml: string): string => xml.replaceAll('<a:ln></a:ln>', '<a:ln><a:noFill/></a:ln>');

/** A ground of one colour still names its effects (pptxgenjs issue 1442). */
export const completeGround = (xml: string): string =>
  xml.replaceAll('</a:solidFill></p:bgPr>', '</a:solidFill><a:effectLst/></p:bgPr>');

/** A shape without words has an empty body (pptxgenjs issue 1441). */
export const completeShapes = (xml: string): string =>
  xml.replaceAll(
    '</p:spPr></p:sp>',
    '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>',
  );

/** A title is the title, without a number and without a prompt of its own. */
export const plainTitles = (xml: string): string =>
  xml.replace(/<p:ph\s[^>]*type="title"[^>]*\/>/g, '<p:ph type="title"/>');

/** A layout shows a sign where a slide has its number. */
export const signForNumber = (xml: string): string =>
  xml.replace(/(type="slidenum"><a:rPr[^>]*\/><a:t>)[^<]*/g, '$1‹#›');

/** A slide as pptxgenjs wrote it, made valid. */
export const mendSlide = (xml: string): string =>
  [renumberShapes, keepFirstProperties, sayNoOutline, completeShapes, plainTitles].reduce(
    (given, mend) => mend(given),
    xml,
  );

/** A layout or the master, the same. */
export const mendLayout = (xml: string): string => signForNumber(completeGround(mendSlide(xml)));

/** Speaker notes with a paragraph for every line; pptxgenjs puts them all into one. */
export const mendNotes = (xml: string, lines: readonly string[]): string => {
  const paragraphs = lines
    .map((line) => `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`)
    .join('');
  return xml.replace(
    /(type="body" idx="1"\/>.*?<a:lstStyle\/>).*?(<\/p:txBody>)/s,
    (_, start: string, end: string) => `${start}${paragraphs}${end}`,
  );
};
