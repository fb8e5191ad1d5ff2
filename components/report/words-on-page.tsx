import { formatDay } from '@/components/data/format-time';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { ParagraphText } from './paragraph-text';
import type { WordsOnPage } from './words-context';

/** What people wrote into a report as the page shows it, and whether they may write here. */
export const wordsOnPage = (report: MonthlyReport, canWrite: boolean): WordsOnPage => ({
  month: report.month,
  currency: report.currency,
  canEdit: canWrite && report.organisation.id === 'own' && report.published === null,
  isDemo: canWrite && report.organisation.id === 'demo',
  isSealed: canWrite && report.organisation.id === 'own' && report.published !== null,
  paragraphs: Object.fromEntries(
    report.paragraphs.map(({ section, markdown, by, at }) => [
      section,
      { markdown, writtenBy: `${by}, ${formatDay(at)}`, content: <ParagraphText markdown={markdown} /> },
    ]),
  ),
});
