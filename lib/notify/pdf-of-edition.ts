import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Message } from '../../db/notify-types';
import { editionsOf } from '../../db/queries/editions';
import type { Month } from '../month/month';
import { frozenReport } from '../publishing/frozen-report';
import type { Attachment } from './channels/sending';

/** Prints a published edition; throws where it can't be printed. */
export type PrintEdition = (month: Month, edition: string) => Promise<Attachment>;

/** What prints the PDF of a message for a mail; null where it is about no edition. */
export const attachmentOf = ({ edition }: Message, print: PrintEdition): (() => Promise<Attachment>) | null =>
  edition === null ? null : () => print(edition.month, edition.edition);

/**
 * Prints exactly the sealed document, by the built app in a process of its own. What prints is loaded only then. Throws
 * PaperError, or Error where the edition is not there or not what was sealed.
 */
export const printEdition =
  (db: PerunitDatabase): PrintEdition =>
  async (month, edition) => {
    const found = editionsOf(db, month).find((one) => one.edition === edition);
    const report = found === undefined ? 'The edition is not there any more.' : frozenReport(db, found.sha256);
    if (typeof report === 'string') throw new Error(report);
    const { renderPdfAlone } = await import('../paper/render-pdf');
    return { fileName: `perunit-${month}.pdf`, content: await renderPdfAlone(report) };
  };
