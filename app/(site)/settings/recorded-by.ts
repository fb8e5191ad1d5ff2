import type { PerunitDatabase } from '@/db/client';
import { recordsOf } from '@/db/queries/config-records';
import type { Month } from '@/lib/month/month';
import { writtenBy } from '@/lib/report/words/written-by';

/** Who recorded a setting or a target from a month on, and when: `Ana, 3 Jan 2026`; null: it comes with the program. */
export const recordedBy = (db: PerunitDatabase, what: 'settings' | 'targets') => {
  const recordOf = recordsOf(db, what);
  return (subject: string, from: Month | null): string | null => {
    const record = recordOf(subject, from);
    return record === null ? null : writtenBy(record);
  };
};
