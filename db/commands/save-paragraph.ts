import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { paragraphs } from '../schema';
import { recordedNow, write } from '../write';
import type { WordOptions } from './save-mover-note';

export type ParagraphText = {
  readonly month: Month;
  readonly section: string;
  /** Raw Markdown; null takes the paragraph out. */
  readonly markdown: string | null;
};

/** Records a person's paragraph in one section of a month's report. */
export const saveParagraph = (
  db: PerunitDatabase,
  paragraph: ParagraphText,
  { by, at = recordedNow() }: WordOptions,
): void => {
  write(
    db,
    { by, action: 'save-paragraph', subject: `${paragraph.month} ${paragraph.section}`, detail: paragraph },
    () => {
      db.orm
        .insert(paragraphs)
        .values({ ...paragraph, by, recordedAt: at })
        .run();
    },
  );
};
