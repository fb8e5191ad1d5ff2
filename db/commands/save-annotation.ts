import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { annotations } from '../schema';
import { recordedNow, write } from '../write';

export type Annotation = { readonly month: Month; readonly text: string; readonly link: string | null };

/** Records a note on a month, which the charts show beside it. */
export const saveAnnotation = (db: PerunitDatabase, annotation: Annotation, { by }: { readonly by: string }): void => {
  write(db, { by, action: 'save-annotation', subject: annotation.month, detail: annotation }, () => {
    db.orm
      .insert(annotations)
      .values({ ...annotation, by, recordedAt: recordedNow() })
      .run();
  });
};
