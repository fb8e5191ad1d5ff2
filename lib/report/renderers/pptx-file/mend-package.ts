import type { Deck } from '../../slides/slide';
import { type PackageParts, partsIn, rewritePart } from './package-parts';
import { escapeXml } from './xml';

const CONTENT_TYPES = '[Content_Types].xml';
const THEME = 'ppt/theme/theme1.xml';
const NOTES_THEME = 'ppt/theme/theme2.xml';

/** pptxgenjs numbers charts through all the files that a process makes: here they start with one. */
export const renumberCharts = (parts: PackageParts): void => {
  const charts = partsIn(parts, 'ppt/charts/').map((path) => /(\d+)\.xml$/.exec(path)?.[1] ?? '');
  const numbers = new Map(charts.map((given, index) => [given, String(index + 1)]));
  const renamed = (text: string) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)\./g,
      (match, name: string, given: string) => {
        const number = numbers.get(given);
        return number === undefined ? match : `${name}${number}.`;
      },
    );
  for (const [path, content] of [...parts]) {
    parts.delete(path);
    const isList = path.endsWith('.rels') || path === CONTENT_TYPES;
    parts.set(renamed(path), typeof content === 'string' && isList ? renamed(content) : content);
  }
};

/** The notes' master has a theme of its own; shared with the slides' it makes PowerPoint repair the file (issue 1449). */
export const giveNotesATheme = (parts: PackageParts): void => {
  const theme = parts.get(THEME);
  if (theme === undefined) return;
  parts.set(NOTES_THEME, theme);
  rewritePart(parts, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  rewritePart(parts, CONTENT_TYPES, (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/${NOTES_THEME}" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>`,
    ),
  );
};

/** Content types of parts that are not there make PowerPoint repair the file (pptxgenjs issue 1444). */
export const dropMissingTypes = (parts: PackageParts): void => {
  const extensions = new Set([...parts.keys()].map((path) => path.slice(path.lastIndexOf('.') + 1)));
  rewritePart(parts, CONTENT_TYPES, (xml) =>
    xml
      .replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (text, path: string) => (parts.has(path) ? text : ''))
      .replace(/<Default Extension="([^"]+)"[^>]*\/>/g, (text, given: string) => (extensions.has(given) ? text : '')),
  );
};

/** The notes' master stands in front of the slides, and notes are a page of paper. */
export const orderPresentation = (parts: PackageParts): void =>
  rewritePart(parts, 'ppt/presentation.xml', (xml) =>
    xml
      .replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1')
      .replace(/<p:notesSz [^>]*\/>/, '<p:notesSz cx="6858000" cy="9144000"/>'),
  );

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const coreProperties = ({ title, footer, organisation, created }: Deck): string => {
  const at = `xsi:type="dcterms:W3CDTF">${created}T00:00:00Z`;
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(footer)}</dc:subject><dc:creator>${escapeXml(organisation)}</dc:creator><cp:lastModifiedBy>${escapeXml(organisation)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created ${at}</dcterms:created><dcterms:modified ${at}</dcterms:modified></cp:coreProperties>`;
};

const applicationProperties = ({ slides, organisation }: Deck): string =>
  `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Perunit</Application><Slides>${slides.length}</Slides><Notes>${slides.length}</Notes><Company>${escapeXml(organisation)}</Company></Properties>`;

/** What the file says of itself: from the document, and no other day than the document's. */
export const describePackage = (parts: PackageParts, deck: Deck): void => {
  parts.set('docProps/core.xml', coreProperties(deck));
  parts.set('docProps/app.xml', applicationProperties(deck));
};
