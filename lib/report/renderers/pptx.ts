import type { MonthlyReport } from '../monthly-report';
import { reportDeck } from '../slides/deck';
import { cleanText } from './pptx-file/clean-text';
import { drawDeck } from './pptx-file/draw-deck';
import { mendFile } from './pptx-file/mend-file';

/**
 * A report as a PowerPoint file of at most 16 slides: native charts and tables, a finding as each title, the sources in
 * the speaker notes. The same document gives the same bytes.
 */
export const renderPptx = async (report: MonthlyReport): Promise<Uint8Array> => {
  const deck = cleanText(reportDeck(report));
  return mendFile(await drawDeck(deck), deck);
};
