import type { TemplateView } from '@/components/data/view-types';
import { recordSources } from '@/lib/ingest/sources/record-registry';

/** The small CSVs there are, from the registry that reads them. */
export const templateViews = (): TemplateView[] =>
  recordSources.map(({ id, title, rowMeaning, columns }) => ({
    id,
    title,
    row: rowMeaning,
    required: columns.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    optional: columns.filter(({ isRequired }) => !isRequired).map(({ name }) => name),
  }));
