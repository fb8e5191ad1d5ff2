import { stableZip } from '../../files/stable-zip';
import type { Deck } from '../../slides/slide';
import { chartWorkbook } from './chart-workbook';
import { mendChart } from './mend-chart';
import { describePackage, dropMissingTypes, giveNotesATheme, orderPresentation, renumberCharts } from './mend-package';
import { mendLayout, mendNotes, mendSlide } from './mend-slide';
import { type PackageParts, partsIn, readPackage, rewritePart } from './package-parts';

const mendCharts = async (parts: PackageParts, { slides }: Deck): Promise<void> => {
  const charts = slides.flatMap((slide) => slide.parts).filter((part) => part.kind === 'chart');
  for (const [index, part] of charts.entries()) {
    const number = index + 1;
    rewritePart(parts, `ppt/charts/chart${number}.xml`, (xml) => mendChart(xml, part));
    parts.set(`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`, await chartWorkbook(part));
  }
};

const mendSlides = (parts: PackageParts, { slides }: Deck): void => {
  for (const path of partsIn(parts, 'ppt/slides/')) rewritePart(parts, path, mendSlide);
  for (const folder of ['ppt/slideLayouts/', 'ppt/slideMasters/'])
    for (const path of partsIn(parts, folder)) rewritePart(parts, path, mendLayout);
  for (const [index, { notes }] of slides.entries())
    rewritePart(parts, `ppt/notesSlides/notesSlide${index + 1}.xml`, (xml) => mendNotes(xml, notes));
};

/** The file that pptxgenjs wrote, made valid, and the same bytes whenever it is made from the same deck. */
export const mendFile = async (bytes: Uint8Array, deck: Deck): Promise<Uint8Array> => {
  const parts = await readPackage(bytes);
  renumberCharts(parts);
  await mendCharts(parts, deck);
  mendSlides(parts, deck);
  orderPresentation(parts);
  giveNotesATheme(parts);
  describePackage(parts, deck);
  dropMissingTypes(parts);
  return stableZip([...parts].map(([path, content]) => ({ path, content })));
};
